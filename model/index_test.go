package model_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

// lists returns everything a document answers in order.
func lists(d *model.Document) (all []any) {
	all = append(all, d.Maps(), d.Personas(), d.Media(), d.Links())
	for _, m := range d.Maps() {
		all = append(all, d.Stages(m.ID), d.Lanes(m.ID), d.Cards(m.ID), d.Points(m.ID), d.Columns(m.ID))
		for _, c := range d.Columns(m.ID) {
			for _, l := range d.Lanes(m.ID) {
				all = append(all, d.Cell(l.ID, c.ID))
			}
		}
	}
	return all
}

// What an edit leaves alone is not sorted again; nobody must see that.
func TestEditedDocumentsAreInTheOrderOfFreshOnes(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 3))
		ids := &modeltest.IDs{}
		s := model.NewSession(modeltest.Start(ids), ids)
		for step := range 100 {
			if step%7 == 6 {
				s.Undo()
			} else if _, err := s.Do("x", func(tx *model.Tx) error { return modeltest.Operate(r, tx) }); err != nil {
				t.Fatal(err)
			}
			var records []model.Record
			for k := range model.Kinds {
				records = append(records, s.Doc().Records(k)...)
			}
			if fresh := model.Assemble(records, model.Kept{}); !reflect.DeepEqual(lists(s.Doc()), lists(fresh)) {
				t.Fatalf("seed %d, step %d: another order", seed, step)
			}
		}
	}
}

// A list that an edit has left as it was is the very same: what is made of it need not be made anew.
func TestEditKeepsTheListsItDoesNotTouch(t *testing.T) {
	f := newFixture(t)
	var first model.ID
	f.do(func(tx *model.Tx) error {
		for _, l := range []model.LaneType{model.PainsLane, model.GoalsLane} {
			id, err := model.AddCard(tx, model.Card{Map: f.m, Lane: f.lanes[l], Column: f.cols[0].ID}, "")
			if err != nil {
				return err
			}
			first = id
		}
		return nil
	})
	cell := func(l model.LaneType) []*model.Card { return f.s.Doc().Cell(f.lanes[l], f.cols[0].ID) }
	pains, goals := cell(model.PainsLane), cell(model.GoalsLane)
	f.do(func(tx *model.Tx) error {
		c, _ := model.Get[model.Card](tx, first)
		c.Title = model.Plain("edited")
		model.Put(tx, c)
		return nil
	})
	if &cell(model.PainsLane)[0] != &pains[0] || &cell(model.GoalsLane)[0] == &goals[0] {
		t.Error("the wrong list was made anew")
	}
	if len(goals) != 1 || !goals[0].Title.Empty() {
		t.Error("a list of the document before has changed")
	}
}

func TestReadsWithinAStepSeeItsChanges(t *testing.T) {
	f := newFixture(t)
	f.do(func(tx *model.Tx) error {
		for _, title := range []string{"a", "b", "c"} {
			if _, err := model.AddCard(tx, model.Card{Map: f.m, Lane: f.lanes[model.PainsLane], Column: f.cols[0].ID, Title: model.Plain(title)}, ""); err != nil {
				return err
			}
		}
		cell := tx.Doc().Cell(f.lanes[model.PainsLane], f.cols[0].ID)
		if len(cell) != 3 || cell[2].Title.In("zh") != "c" {
			t.Errorf("three cards were added, %d are there", len(cell))
		}
		if err := model.Delete(tx, cell[1].ID, cell[1].ID, f.cols[1].ID); err != nil {
			return err
		}
		if got := len(tx.Doc().Cards(f.m)); got != 2 {
			t.Errorf("%d cards after one was deleted", got)
		}
		return nil
	})
	if f.cell(model.PainsLane, 0) != "ac" || len(f.s.Doc().Columns(f.m)) != 2 {
		t.Errorf("left: %q and %d columns", f.cell(model.PainsLane, 0), len(f.s.Doc().Columns(f.m)))
	}
}

func BenchmarkMove500Of5000Cards(b *testing.B) {
	s, m := crowd(5000)
	lane, column := s.Doc().Lanes(m)[0].ID, s.Doc().Columns(m)[0].ID
	var some []model.ID
	for _, c := range s.Doc().Cards(m)[:500] {
		some = append(some, c.ID)
	}
	for b.Loop() {
		s.Do("x", func(tx *model.Tx) error { return model.MoveCards(tx, some, lane, column, "") })
	}
}

// crowd returns a session on a map whose tray holds n cards.
func crowd(n int) (*model.Session, model.ID) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	s.Do("x", func(tx *model.Tx) error {
		for _, key := range model.OrderSeries(n) {
			model.Put(tx, model.Card{ID: tx.NewID(model.KindCard), Map: m, Order: key})
		}
		return nil
	})
	return s, m
}
