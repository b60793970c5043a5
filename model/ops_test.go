package model_test

import (
	"slices"
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

type fixture struct {
	*testing.T
	s     *model.Session
	m     model.ID
	lanes map[model.LaneType]model.ID
	cols  []model.Column
}

func newFixture(t *testing.T) *fixture {
	ids := &modeltest.IDs{}
	f := &fixture{T: t, s: model.NewSession(modeltest.Start(ids), ids), lanes: map[model.LaneType]model.ID{}}
	f.m = f.s.Doc().Maps()[0].ID
	for _, l := range f.s.Doc().Lanes(f.m) {
		f.lanes[l.Type] = l.ID
	}
	f.cols = f.s.Doc().Columns(f.m)
	return f
}

func (f *fixture) do(op func(*model.Tx) error) {
	f.Helper()
	if _, err := f.s.Do("test", op); err != nil {
		f.Fatal(err)
	}
}

func (f *fixture) card(l model.LaneType, col int, title string) (id model.ID) {
	f.Helper()
	f.do(func(tx *model.Tx) (err error) {
		id, err = model.AddCard(tx, model.Card{Map: f.m, Lane: f.lanes[l], Column: f.cols[col].ID, Title: model.Plain(title)}, "")
		return err
	})
	return id
}

func (f *fixture) cell(l model.LaneType, col int) (titles string) {
	for _, c := range f.s.Doc().Cell(f.lanes[l], f.cols[col].ID) {
		titles += c.Title.In("zh")
	}
	return titles
}

func TestMoveCardsKeepsOrderAndKnowledge(t *testing.T) {
	f := newFixture(t)
	a, b, c := f.card(model.TouchpointsLane, 0, "a"), f.card(model.TouchpointsLane, 0, "b"), f.card(model.TouchpointsLane, 0, "c")
	five := 5.0
	f.do(func(tx *model.Tx) error {
		card, _ := model.Get[model.Card](tx, c)
		card.Touchpoint = &model.Touchpoint{Expectation: &five}
		model.Put(tx, card)
		return model.MoveCards(tx, []model.ID{c, b}, f.lanes[model.TouchpointsLane], f.cols[0].ID, a)
	})
	if got := f.cell(model.TouchpointsLane, 0); got != "cba" {
		t.Fatalf("order %q", got)
	}
	f.do(func(tx *model.Tx) error {
		return model.MoveCards(tx, []model.ID{c}, f.lanes[model.PainsLane], f.cols[1].ID, "")
	})
	moved, _ := model.Get[model.Card](f.s.Doc(), c)
	if moved.Type != model.PainCard || moved.Touchpoint == nil || f.cell(model.PainsLane, 1) != "c" {
		t.Fatalf("moved to another lane: %+v", moved)
	}
}

func TestMoveBeforeACardThatMovesToo(t *testing.T) {
	f := newFixture(t)
	a, b := f.card(model.PainsLane, 0, "a"), f.card(model.PainsLane, 0, "b")
	f.card(model.PainsLane, 0, "c")
	f.do(func(tx *model.Tx) error {
		return model.MoveCards(tx, []model.ID{a, b}, f.lanes[model.PainsLane], f.cols[0].ID, b)
	})
	if got := f.cell(model.PainsLane, 0); got != "abc" {
		t.Fatalf("order %q", got)
	}
}

func TestLockedCardsStayAndCurvesTakeNoCards(t *testing.T) {
	f := newFixture(t)
	a := f.card(model.PainsLane, 0, "a")
	f.do(func(tx *model.Tx) error {
		c, _ := model.Get[model.Card](tx, a)
		c.Locked = true
		model.Put(tx, c)
		return model.MoveCards(tx, []model.ID{a}, f.lanes[model.PainsLane], f.cols[2].ID, "")
	})
	if f.cell(model.PainsLane, 0) != "a" {
		t.Fatal("a locked card moved")
	}
	if _, err := f.s.Do("x", func(tx *model.Tx) error {
		return model.MoveCards(tx, []model.ID{a}, f.lanes[model.EmotionLane], f.cols[2].ID, "")
	}); err == nil {
		t.Fatal("a card went into the emotion curve")
	}
}

func TestStepsTakeOverTheStageAndGiveItBack(t *testing.T) {
	f := newFixture(t)
	f.card(model.ActionsLane, 0, "a")
	var step model.ID
	f.do(func(tx *model.Tx) (err error) {
		step, err = model.AddStep(tx, f.cols[0].ID, model.Plain("1"), "")
		return err
	})
	d := f.s.Doc()
	if got := d.Columns(f.m); len(got) != 3 || got[0].ID != step || f.cell(model.ActionsLane, 0) != "a" {
		t.Fatalf("columns %v", got)
	}
	f.do(func(tx *model.Tx) error {
		return model.MoveCards(tx, []model.ID{d.Cards(f.m)[0].ID}, f.lanes[model.ActionsLane], step, "")
	})
	f.do(func(tx *model.Tx) error { return model.Delete(tx, step) })
	if f.cell(model.ActionsLane, 0) != "a" || len(f.s.Doc().Columns(f.m)) != 3 {
		t.Fatal("deleting the last step lost the stage's cards")
	}
}

func TestDeleteTakesWhatCannotStandAlone(t *testing.T) {
	f := newFixture(t)
	pain, opp := f.card(model.PainsLane, 0, "p"), f.card(model.OpportunitiesLane, 1, "o")
	f.do(func(tx *model.Tx) error {
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), Type: model.Solves, From: pain, To: opp})
		return model.SetEmotion(tx, f.m, f.cols[0].ID, "", model.Current, 9)
	})
	if p := f.s.Doc().Points(f.m)[0]; p.Value != 2 {
		t.Fatalf("emotion %v is off the scale", p.Value)
	}
	f.do(func(tx *model.Tx) error { return model.Delete(tx, f.cols[0].ID) })
	d := f.s.Doc()
	if len(d.Links()) != 0 || len(d.Points(f.m)) != 0 || len(d.Cards(f.m)) != 1 || modeltest.Broken(d) != "" {
		t.Fatalf("left behind: %d links, %d points, %d cards, %s", len(d.Links()), len(d.Points(f.m)), len(d.Cards(f.m)), modeltest.Broken(d))
	}
	f.do(func(tx *model.Tx) error { return model.Delete(tx, f.m) })
	if d := f.s.Doc(); d.Len() != 1 || len(d.Personas()) != 1 {
		t.Fatalf("%d records left", d.Len())
	}
}

func TestDeletingAPersonaIsForgottenEverywhere(t *testing.T) {
	f := newFixture(t)
	p := f.s.Doc().Personas()[0].ID
	f.do(func(tx *model.Tx) error {
		m, _ := model.Get[model.Map](tx, f.m)
		m.Personas = []model.ID{p}
		model.Put(tx, m)
		return model.SetEmotion(tx, f.m, f.cols[0].ID, p, model.Current, 1)
	})
	f.do(func(tx *model.Tx) error { return model.Delete(tx, p) })
	if d := f.s.Doc(); len(d.Maps()[0].Personas) != 0 || modeltest.Broken(d) != "" {
		t.Fatal(modeltest.Broken(d))
	}
}

// Files of other hands may hold equal keys; moving among them must still do what was asked.
func TestEqualOrderKeysAreMadeAnew(t *testing.T) {
	f := newFixture(t)
	f.do(func(tx *model.Tx) error {
		for _, s := range tx.Doc().Stages(f.m) {
			n := *s
			n.Order = "a0"
			model.Put(tx, n)
		}
		return nil
	})
	first := f.s.Doc().Stages(f.m)[0].ID
	f.do(func(tx *model.Tx) error { return model.MoveStage(tx, first, f.s.Doc().Stages(f.m)[2].ID) })
	if got := f.s.Doc().Stages(f.m)[1].ID; got != first {
		t.Fatalf("second stage is %s, want %s", got, first)
	}
}

func TestTextInLanguages(t *testing.T) {
	both := model.Texts(map[string]string{"zh": "阶段", "en": "Stage"})
	for lang, want := range map[string]string{"zh": "阶段", "zh-Hant": "阶段", "en-GB": "Stage", "de": "Stage"} {
		if got := both.In(lang); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
	if got := both.Edit("en", "Phase", nil).In("zh"); got != "阶段" {
		t.Errorf("editing English changed Chinese to %q", got)
	}
	if got := model.Plain("x").Edit("en", "y", []string{"zh"}); !got.Equal(model.Plain("y")) {
		t.Errorf("a plain text did not stay plain: %v", got)
	}
	two := []string{"zh", "en"}
	if got := model.Plain("阶段").Edit("en", "Stage", two); !got.Equal(both) {
		t.Errorf("translating a plain text gave %v", got)
	}
	if got := model.Plain("旧").Edit("zh", "阶段", two).With("en", "Stage"); !got.Equal(both) {
		t.Errorf("editing a plain text in the first language gave %v", got)
	}
	if got := (model.Text{}).Edit("en", "Stage", two); got.In("zh") != "Stage" || !slices.Equal(got.Languages(), []string{"en"}) {
		t.Errorf("a new text in a project of two languages: %v", got)
	}
	if !both.With("en", "").With("zh", "").Empty() {
		t.Error("taking out every language leaves something")
	}
}

func TestDuplicatedMapStandsOnItsOwn(t *testing.T) {
	f := newFixture(t)
	pain, opp := f.card(model.PainsLane, 0, "p"), f.card(model.OpportunitiesLane, 1, "o")
	f.do(func(tx *model.Tx) error {
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), Type: model.Solves, From: pain, To: opp})
		if _, err := model.AddStep(tx, f.cols[2].ID, model.Plain("1"), ""); err != nil {
			return err
		}
		return model.SetEmotion(tx, f.m, f.cols[0].ID, "", model.Current, 1)
	})
	before := f.s.Doc()
	var copied model.ID
	f.do(func(tx *model.Tx) (err error) { copied, err = model.DuplicateMap(tx, f.m); return err })
	f.do(func(tx *model.Tx) error { return model.Delete(tx, f.m) })
	d := f.s.Doc()
	if len(d.Cards(copied)) != 2 || len(d.Columns(copied)) != 3 || len(d.Lanes(copied)) != len(before.Lanes(f.m)) ||
		len(d.Points(copied)) != 1 || len(d.Links()) != 1 || modeltest.Broken(d) != "" {
		t.Fatalf("%d cards, %d columns, %d points, %d links, %s", len(d.Cards(copied)), len(d.Columns(copied)), len(d.Points(copied)), len(d.Links()), modeltest.Broken(d))
	}
}

func TestMovesGoWhereTheyAreTold(t *testing.T) {
	f := newFixture(t)
	first := f.cols[0].ID
	f.do(func(tx *model.Tx) error {
		for _, name := range []string{"1", "2", "3"} {
			if _, err := model.AddStep(tx, first, model.Plain(name), ""); err != nil {
				return err
			}
		}
		return nil
	})
	stages := func() (ids []model.ID) {
		for _, s := range f.s.Doc().Stages(f.m) {
			ids = append(ids, s.ID)
		}
		return ids
	}
	steps := func() (ids []model.ID) {
		for _, s := range f.s.Doc().Steps(first) {
			ids = append(ids, s.ID)
		}
		return ids
	}
	lanes := func() (ids []model.ID) {
		for _, l := range f.s.Doc().Lanes(f.m)[:3] {
			ids = append(ids, l.ID)
		}
		return ids
	}
	for name, c := range map[string]struct {
		list func() []model.ID
		move func(*model.Tx, model.ID, model.ID) error
	}{"stage": {stages, model.MoveStage}, "step": {steps, model.MoveStep}, "lane": {lanes, model.MoveLane}} {
		was := c.list()
		for _, m := range []struct{ id, before int }{{2, 1}, {0, 2}, {1, 1}, {2, 0}} {
			id, before := c.list()[m.id], c.list()[m.before]
			f.do(func(tx *model.Tx) error { return c.move(tx, id, before) })
		}
		// 0 1 2 → 0 2 1 → 2 0 1 → (before itself) 2 0 1 → 1 2 0
		if got := c.list(); got[0] != was[1] || got[1] != was[2] || got[2] != was[0] {
			t.Errorf("%s: %v became %v", name, was, got)
		}
	}
	before := f.s.Doc().Stages(f.m)[1].ID
	f.do(func(tx *model.Tx) error {
		_, err := model.AddStage(tx, f.m, model.Plain("between"), before)
		return err
	})
	if got := f.s.Doc().Stages(f.m)[1].Name.In("zh"); got != "between" {
		t.Errorf("a stage added before the second is not the second but %q", got)
	}
}
