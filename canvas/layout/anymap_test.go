package layout_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// For documents whose every field is filled now and then: in every style and on any paper each card that is shown stands
// on one page, whole, with nothing over it, every link leads to a page that there is, and no bookmark skips a level.
func TestAnyDocumentOnAnyPaper(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 41))
		d := modeltest.Random(r, 5+r.IntN(60))
		o := layout.Options{Map: d.Maps()[0].ID, Lang: "zh", Words: words}
		if seed%2 == 1 {
			d, o.Also, o.AlsoWords = modeltest.Bilingual(d), "en", alsoWords
		}
		size := scene.Size{W: 200 + 1200*r.Float64(), H: 200 + 1200*r.Float64()}
		sheet := layout.Sheet{Size: size, Smallest: 8 * r.Float64()}
		for style, pages := range map[string][]layout.Page{
			"poster": {layout.Poster(d, o, sheet, typeset.Shared())},
			"pages":  layout.Pages(d, o, sheet, typeset.Shared()),
			"slides": layout.Slides(d, o, sheet, typeset.Shared()),
		} {
			where := fmt.Sprintf("seed %d, %s on %.0f", seed, style, size)
			checkCards(t, where, d, o.Map, pages)
			checkLeads(t, where, pages)
			for i, p := range pages {
				for _, f := range layouttest.Faults(p.Scene) {
					t.Errorf("%s, page %d of %d: %s", where, i+1, len(pages), f)
				}
			}
		}
		checkLeads(t, fmt.Sprintf("seed %d, tiles", seed), layout.Tiles(d, o, sheet, layout.Tile{Size: scene.Size{W: 300, H: 400}, Overlap: 20}, typeset.Shared()))
	}
}

func checkCards(t *testing.T, where string, d *model.Document, m model.ID, pages []layout.Page) {
	t.Helper()
	seen := map[string]int{}
	for _, p := range pages {
		for _, n := range p.Scene.Nodes {
			if n.Ref.Kind == scene.Card && !n.Again {
				seen[n.Ref.ID]++
			}
		}
	}
	shut := map[model.ID]bool{}
	for _, l := range d.Lanes(m) {
		shut[l.ID] = l.Folded || l.Hidden || !l.Type.TakesCards()
	}
	for _, c := range d.Columns(m) {
		shut[c.ID] = c.Stage.Folded
		shut[c.Stage.ID] = c.Stage.Folded // of a card before the steps were
	}
	for _, c := range d.Cards(m) {
		want := 1
		if c.InTray() || shut[c.Lane] || shut[c.Column] {
			want = 0
		}
		if seen[string(c.ID)] != want {
			t.Errorf("%s: card %s stands on %d pages, want %d", where, c.ID, seen[string(c.ID)], want)
		}
	}
}

func checkLeads(t *testing.T, where string, pages []layout.Page) {
	t.Helper()
	anchors := map[string]int{}
	for i, p := range pages {
		for _, n := range p.Scene.Nodes {
			if n.Anchor != "" {
				anchors["#"+n.Anchor]++
				if strings.HasPrefix(n.Anchor, "page-") && n.Anchor != fmt.Sprintf("page-%d", i+1) {
					t.Errorf("%s: page %d is %s", where, i+1, n.Anchor)
				}
			}
		}
	}
	level := -1
	for i, p := range pages {
		for _, n := range p.Scene.Nodes {
			if n.Link == "" {
				continue
			}
			if _, out := layout.Address(n.Link); !out && anchors[n.Link] != 1 {
				t.Errorf("%s, page %d: %q leads to %d places", where, i+1, n.Link, anchors[n.Link])
			}
		}
		for _, m := range p.Marks {
			if m.Level > level+1 || m.Y < 0 || m.Y > p.Size.H || m.Title == "" {
				t.Errorf("%s, page %d: bookmark %+v after level %d", where, i+1, m, level)
			}
			level = m.Level
		}
	}
	if level < 0 {
		t.Errorf("%s: no bookmarks", where)
	}
}
