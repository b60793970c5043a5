package report

import (
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// large is a project whose only map has so many lanes and stages, and a card wherever they cross at one in three.
func large(t *testing.T, lanes, stages int) *model.Document {
	return edited(t, func(tx *model.Tx, m model.ID) error {
		for len(tx.Doc().Lanes(m)) < lanes {
			if _, err := model.AddLane(tx, m, model.TouchpointsLane, ""); err != nil {
				return err
			}
		}
		for len(tx.Doc().Stages(m)) < stages {
			if _, err := model.AddStage(tx, m, model.Plain("阶段"), ""); err != nil {
				return err
			}
		}
		for i, l := range tx.Doc().Lanes(m) {
			for j, c := range tx.Doc().Columns(m) {
				if (i+j)%3 > 0 || !l.Type.TakesCards() {
					continue
				}
				card := model.Card{Map: m, Lane: l.ID, Column: c.ID, Type: l.Type.CardType(), Title: model.Plain("付款方式太少")}
				if _, err := model.AddCard(tx, card, ""); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// A map whose text would be too small to read on its one page goes on over further ones. They are numbered like the
// rest of the report, lead to each other by these numbers, show every card once and have one entry in the contents.
func TestALargeMapGoesOnOverPages(t *testing.T) {
	for name, d := range map[string]*model.Document{"40 lanes": large(t, 40, 6), "60 columns": large(t, 6, 60)} {
		const smallest = 5
		o := layout.Options{Lang: "zh", Words: wordsOf(t, "zh")}
		in := func(least float64) []layout.Page {
			return Build(d, o, Ask{Whole: true}, layout.Sheet{Size: a3, Smallest: least}, typeset.Shared())
		}
		m, pages := d.Maps()[0], in(smallest)
		var at []int
		cards := map[string]int{}
		for i, p := range pages {
			if !poster(p) {
				continue
			}
			at = append(at, i)
			if got := layout.SmallestText(p); got < smallest {
				t.Errorf("%s, page %d: text of %.1f points", name, i+1, got)
			}
			if numbered := wordsOf(t, "zh")("page.of", "page", i+1, "pages", len(pages)); !strings.Contains(said(p.Scene.Nodes), bare(numbered)) {
				t.Errorf("%s, page %d does not say so", name, i+1)
			}
			for _, n := range p.Scene.Nodes {
				if n.Ref.Kind == scene.Card {
					cards[n.Ref.ID]++
				}
			}
		}
		if len(at) < 3 || at[len(at)-1]-at[0] != len(at)-1 {
			t.Fatalf("%s: the map stands on pages %v", name, at)
		}
		for _, c := range d.Cards(m.ID) {
			if cards[string(c.ID)] != 1 {
				t.Errorf("%s: card %s stands on %d pages", name, c.ID, cards[string(c.ID)])
			}
		}
		checkPages(t, name, pages)
		if marks := pages[at[0]].Marks; len(marks) == 0 || marks[0].Level != 0 || pages[at[1]].Title != pages[at[0]].Title {
			t.Errorf("%s: bookmarks %v", name, marks)
		}
		if pages[at[0]].Scene.Nodes[slices.IndexFunc(pages[at[0]].Scene.Nodes, func(n scene.Node) bool { return n.Ref.Kind == scene.Title })].Anchor != "map-"+string(m.ID) {
			t.Errorf("%s: nothing leads to the map", name)
		}
		if few := slices.DeleteFunc(in(0), func(p layout.Page) bool { return !poster(p) }); len(few) != 1 {
			t.Errorf("%s: %d pages where any size will do", name, len(few))
		}
	}
}

// A card that is too long for the poster keeps its first lines there and goes on among the cards in detail, by the number of
// that page, also one of which these would not tell else.
func TestALongCardOfAPosterGoesOnInDetail(t *testing.T) {
	var ids []model.ID
	d := edited(t, func(tx *model.Tx, m model.ID) error {
		for _, c := range []model.Card{{Title: model.Plain(strings.Repeat("付款方式太少", 160))}, {Title: model.Plain("付款"), Body: model.Plain(strings.Repeat("运费到最后一步才出现；", 450))}} {
			id, err := add(tx, m, model.ThoughtsLane, 1, c)
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return nil
	})
	o := layout.Options{Lang: "zh", Words: wordsOf(t, "zh")}
	pages := Build(d, o, Ask{Whole: true}, layout.Sheet{Size: a3, Smallest: 5}, typeset.Shared())
	at := map[string]int{}
	for i, p := range pages {
		if got := layout.SmallestText(p); got < 5 {
			t.Errorf("page %d: text of %.1f points", i+1, got)
		}
		for _, n := range p.Scene.Nodes {
			at[n.Anchor] = i + 1
		}
	}
	for _, id := range ids {
		anchor := "card-" + string(id)
		leads := slices.IndexFunc(pages, func(p layout.Page) bool {
			return slices.ContainsFunc(p.Scene.Nodes, func(n scene.Node) bool {
				return n.Link == "#"+anchor && n.Label == wordsOf(t, "zh")("card.goeson", "page", at[anchor])
			})
		})
		if leads < 0 || at[anchor] == 0 {
			t.Errorf("nothing says that card %s goes on on page %d", id, at[anchor])
		}
	}
	if all := said(passages(pages)); strings.Count(all, "运费到最后一步才出现；") < 450 || strings.Count(all, "付款方式太少") < 160 {
		t.Error("the report lost a part of a text")
	}
	checkPages(t, "long cards", pages)
}
