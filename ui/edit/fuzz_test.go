package edit

import (
	"errors"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/limits"
	"sojourn/model/modeltest"
)

// FuzzPaste wants text from any other program to become cards in one step that can be undone, or to be refused by a
// rule with nothing changed.
func FuzzPaste(f *testing.F) {
	for i, s := range []string{"", "one\ttwo\nthree", "\r\n\t\r\n", "a\xff\tb", "=1+1\t@x", "\x00\u2028😀\t\t", strings.Repeat("长", limits.TitleRunes+1), strings.Repeat("x\n", 150)} {
		f.Add(s, i)
	}
	f.Fuzz(func(t *testing.T, text string, place int) {
		if strings.Count(text, "\n") > 200 {
			return // nothing new, and slow
		}
		ids := &modeltest.IDs{}
		doc := modeltest.Start(ids)
		e := Editor{Session: model.NewSession(doc, ids), Map: doc.Maps()[0].ID, Lang: "zh"}
		spots := []model.ID{"", "nowhere", doc.Lanes(e.Map)[0].ID, doc.Stages(e.Map)[0].ID}
		got, err := e.Paste(Clip{}, text, spots[uint(place)%uint(len(spots))])
		var rule *model.RuleError
		if err != nil && (!errors.As(err, &rule) || e.Session.Doc() != doc) {
			t.Fatalf("%v, changed %v", err, e.Session.Doc() != doc)
		}
		if broken := modeltest.Broken(e.Session.Doc()); broken != "" {
			t.Fatal(broken)
		}
		if err == nil && len(got.Selected) != e.Session.Doc().Len()-doc.Len() {
			t.Fatalf("%d cards are selected of %d", len(got.Selected), e.Session.Doc().Len()-doc.Len())
		}
		if e.Session.Undo(); !model.Compare(doc, e.Session.Doc()).Empty() {
			t.Fatal("undoing does not lead back")
		}
	})
}
