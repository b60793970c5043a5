package edit

import (
	"slices"
	"testing"

	"sojourn/canvas/tool"
	"sojourn/model"
	"sojourn/model/insight"
)

// finding is the first one of a rule.
func (f *fixture) finding(r insight.Rule) (out insight.Finding) {
	f.Helper()
	for _, found := range insight.Check(f.Session.Doc()) {
		if found.Rule == r {
			return found
		}
	}
	f.Fatalf("%s finds nothing", r)
	return out
}

func TestAFindingIsDismissedWithAReasonAndTakenBack(t *testing.T) {
	f := newFixture(t)
	gone, stays := f.add(model.PainsLane, 0, "a"), f.add(model.PainsLane, 0, "b")
	fail := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	fail(f.Dismiss(f.finding(insight.PainWithoutOpp), " known ", "周工", "2026-11-27"))
	p := f.Session.Doc().Project()
	if len(p.Dismissed) != 1 || p.Dismissed[0].Subject != gone || p.Dismissed[0].Reason.In("zh") != "known" || p.Dismissed[0].By != "周工" || p.Dismissed[0].Date != "2026-11-27" {
		t.Fatalf("%+v", p.Dismissed)
	}
	fail(f.Dismiss(f.finding(insight.PainWithoutOpp), "other", "", ""))
	if p := f.Session.Doc().Project(); len(p.Dismissed) != 1 || p.Dismissed[0].Reason.In("zh") != "other" {
		t.Errorf("dismissed twice: %+v", p.Dismissed)
	}
	f.Session.Do("x", func(tx *model.Tx) error { return model.Delete(tx, gone) })
	still := f.finding(insight.PainWithoutOpp)
	fail(f.Dismiss(still, "too", "", ""))
	if p := f.Session.Doc().Project(); len(p.Dismissed) != 1 || p.Dismissed[0].Subject != stays {
		t.Errorf("what is gone is still dismissed: %+v", p.Dismissed)
	}
	fail(f.TakeBack(still))
	if p := f.Session.Doc().Project(); len(p.Dismissed) != 0 || f.Session.UndoLabel() != "do.check.back" {
		t.Errorf("%+v, would undo %q", p.Dismissed, f.Session.UndoLabel())
	}
}

func TestTwinsBecomeOneCardThatSaysWhatBothSaid(t *testing.T) {
	f := newFixture(t)
	a, b := f.add(model.TouchpointsLane, 0, "app"), f.add(model.TouchpointsLane, 1, "app")
	pain := f.add(model.PainsLane, 0, "p")
	f.apply(tool.Link{From: string(b), To: string(pain)})
	five, two := 5.0, 2.0
	f.Session.Do("x", func(tx *model.Tx) error {
		change(tx, a, func(c *model.Card) {
			c.Owner, c.Tags = model.Plain("周工"), []string{"x"}
			c.Touchpoint = &model.Touchpoint{Expectation: &five}
			c.Personas = nil
		})
		return change(tx, b, func(c *model.Card) {
			c.Owner, c.Body, c.Tags, c.Span = model.Plain("林悦"), model.Plain("more"), []string{"x", "y"}, 2
			c.Touchpoint = &model.Touchpoint{Expectation: &two, Experience: &two, Channel: model.Plain("App")}
			c.Personas = []model.ID{tx.Doc().Personas()[0].ID}
		})
	})
	before := f.Session.Doc()
	res, err := f.MergeTwins(b)
	if err != nil || !slices.Equal(res.Selected, []model.ID{a}) {
		t.Fatal(res, err)
	}
	d := f.Session.Doc()
	c, _ := model.Get[model.Card](d, a)
	if _, there := model.Get[model.Card](d, b); there || c.Owner.In("") != "周工" || c.Body.In("") != "more" || len(c.Tags) != 2 || c.Span != 0 || len(c.Personas) != 0 {
		t.Errorf("%+v", c)
	}
	if tp := c.Touchpoint; *tp.Expectation != 5 || *tp.Experience != 2 || tp.Channel.In("") != "App" {
		t.Errorf("%+v", tp)
	}
	if l := d.Links(); len(l) != 1 || l[0].From != a || l[0].To != pain {
		t.Errorf("%+v", l)
	}
	if old, _ := model.Get[model.Card](before, a); old.Touchpoint.Experience != nil {
		t.Error("the document before has changed")
	}
	if f.Session.Undo(); !model.Compare(before, f.Session.Doc()).Empty() {
		t.Error("one step back is not where it was")
	}
}

// What is internal must not become part of a card that clients see.
func TestAnInternalTwinStaysApart(t *testing.T) {
	f := newFixture(t)
	a, b := f.add(model.TouchpointsLane, 0, "app"), f.add(model.TouchpointsLane, 1, "app")
	f.Session.Do("x", func(tx *model.Tx) error { return change(tx, a, func(c *model.Card) { c.Internal = true }) })
	if res, err := f.MergeTwins(b); err != nil || len(res.Selected) != 0 || f.Session.UndoLabel() == "do.card.merge" {
		t.Errorf("%+v, %v", res, err)
	}
}
