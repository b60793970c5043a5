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
	for i, s := range []string{"", "one\ttwo\nthree", "\r\n\t\r\n", "a\xff\tb", "=1+1\t@x", "\x00\u2028😀\t\t", strings.Repeat("长", limits.TitleRunes+1), strings.Repeat("x\n", 150),
		"a\tb\r\n\"c\nd\"\t\"e\"\"f\"\r\n", "\"open\tx", "• a\n- b\t1. c", "\t\t\t\t\tx"} {
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
		var many *TooManyError
		if err != nil && (!errors.As(err, &rule) && !errors.As(err, &many) || e.Session.Doc() != doc) {
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

// FuzzClip wants a file in place of the one with the copied cards to hold no clip, or one that can be pasted in one step.
func FuzzClip(f *testing.F) {
	start := newFixture(&testing.T{})
	clip := start.Copy([]model.ID{start.add(model.PainsLane, 0, "a"), start.add(model.TouchpointsLane, 2, "b")})
	data, err := clip.Encode()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", "{}", string(data), strings.Replace(string(data), `"2"`, `"-2"`, 1), strings.Replace(string(data), `"2"`, `"99999999999"`, 1)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		clip, ok := ReadClip(data)
		if !ok {
			return
		}
		ids := &modeltest.IDs{}
		doc := modeltest.Start(ids)
		e := Editor{Session: model.NewSession(doc, ids), Map: doc.Maps()[0].ID, Lang: "zh"}
		if _, err := e.Paste(clip, clip.Text, ""); err != nil {
			var rule *model.RuleError
			if !errors.As(err, &rule) {
				t.Fatal(err)
			}
		}
		if broken := modeltest.Broken(e.Session.Doc()); broken != "" {
			t.Fatal(broken)
		}
		if e.Session.Undo(); !model.Compare(doc, e.Session.Doc()).Empty() {
			t.Fatal("undoing does not lead back")
		}
	})
}
