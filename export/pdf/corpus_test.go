package pdf_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode"

	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/typeset"
	"sojourn/export"
	"sojourn/export/pdf"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/template"
)

// keyed stands in for the word list: a key is its own text.
func keyed(key string, _ ...any) string { return key }

// solid takes out all white space and what only joins or directs characters.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}

// copied returns what a reader copies out of the poster of a map.
func copied(t *testing.T, d *model.Document, m model.ID) string {
	t.Helper()
	var out bytes.Buffer
	job := export.Job{Doc: d, Map: m, Lang: "zh", Words: keyed, Fonts: typeset.Shared()}
	if err := pdf.Export(context.Background(), &out, job); err != nil {
		t.Fatal(err)
	}
	return solid(text(t, out.Bytes()))
}

func TestEveryTitleAndBodyIsGivenBack(t *testing.T) {
	for _, m := range layouttest.Maps() {
		got := copied(t, m.Doc, m.Map)
		folded := map[model.ID]bool{}
		for _, l := range m.Doc.Lanes(m.Map) {
			folded[l.ID] = l.Folded || l.Hidden
		}
		for _, c := range m.Doc.Cards(m.Map) {
			if c.InTray() || folded[c.Lane] {
				continue
			}
			for _, said := range []string{c.Title.In("zh"), c.Body.In("zh")} {
				if rightToLeft(said) {
					continue // readers turn such lines round, each in its own way
				}
				if !strings.Contains(got, solid(said)) {
					t.Errorf("%s: %.60q of card %s is not given back", m.Name, said, c.ID)
				}
			}
		}
	}
}

func rightToLeft(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Arabic, unicode.Hebrew) })
}

// A poster reads from the title to the personas, the stages, and then lane by lane, each after its label.
func TestPosterIsReadInOrder(t *testing.T) {
	d, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	m := d.Maps()[0]
	got := copied(t, d, m.ID)
	want := []string{m.Title.In("zh"), d.Personas()[0].Name.In("zh")}
	for _, s := range d.Stages(m.ID) {
		want = append(want, s.Name.In("zh"))
	}
	for _, l := range d.Lanes(m.ID) {
		if l.Hidden {
			continue
		}
		want = append(want, "lane."+string(l.Type)+"lane."+string(l.Type)+".note")
		for _, col := range d.Columns(m.ID) {
			for _, c := range d.Cell(l.ID, col.ID) {
				if l.Type != model.MetricsLane {
					want = append(want, c.Title.In("zh"))
				}
			}
		}
	}
	for _, w := range want {
		i := strings.Index(got, solid(w))
		if i < 0 {
			t.Fatalf("%q is missing or comes before what it belongs to", w)
		}
		got = got[i+len(solid(w)):]
	}
}
