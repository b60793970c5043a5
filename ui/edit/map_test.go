package edit

import (
	"fmt"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// another adds a map with the first two stages of the fixture's the other way round, and only some of its lanes.
func (f *fixture) another() (m model.ID, lanes []model.ID) {
	f.Helper()
	_, err := f.Session.Do("x", func(tx *model.Tx) error {
		m = model.AddMap(tx, model.Map{}, []model.LaneType{model.PainsLane, model.TouchpointsLane, model.PainsLane})
		for _, i := range []int{1, 0} {
			if _, err := model.AddStage(tx, m, f.cols[i].Stage.Name, ""); err != nil {
				return err
			}
		}
		for i, l := range tx.Doc().Lanes(m) {
			lanes = append(lanes, l.ID)
			lane := *l
			lane.Name = model.Plain([]string{"痛", "", ""}[i])
			model.Put(tx, lane)
		}
		return nil
	})
	if err != nil {
		f.Fatal(err)
	}
	return m, lanes
}

func TestCardsGoToTheSamePlaceOfAnotherMap(t *testing.T) {
	f := newFixture(t)
	pain, touch := f.add(model.PainsLane, 0, "p"), f.add(model.TouchpointsLane, 1, "t")
	late, goal, fixed := f.add(model.PainsLane, 2, "late"), f.add(model.GoalsLane, 0, "g"), f.add(model.PainsLane, 0, "fixed")
	m, lanes := f.another()
	f.Session.Do("x", func(tx *model.Tx) error { return change(tx, fixed, func(c *model.Card) { c.Locked = true }) })
	before := f.Session.Doc()
	res, err := f.MoveToMap([]model.ID{pain, touch, late, goal, fixed, "gone"}, m)
	if err != nil || fmt.Sprint(res.Selected) != fmt.Sprint([]model.ID{pain, touch, late, goal}) {
		t.Fatal(res, err)
	}
	d := f.Session.Doc()
	cols := d.Columns(m)
	for _, c := range []struct {
		id, lane, column model.ID
	}{{pain, lanes[2], cols[1].ID}, {touch, lanes[1], cols[0].ID}, {late, "", ""}, {goal, "", ""}} {
		card, _ := model.Get[model.Card](d, c.id)
		if card.Map != m || card.Lane != c.lane || card.Column != c.column {
			t.Errorf("%s: on %s in %q, %q, want %q, %q", card.Title.In("zh"), card.Map, card.Lane, card.Column, c.lane, c.column)
		}
	}
	if card, _ := model.Get[model.Card](d, fixed); card.Map != f.Map {
		t.Error("a locked card has moved")
	}
	if f.Session.Undo(); !model.Compare(before, f.Session.Doc()).Empty() {
		t.Error("more than one step")
	}
}

func TestACardFromTheTrayGoesToTheTray(t *testing.T) {
	f := newFixture(t)
	res, err := f.Paste(Clip{}, "x", "")
	if err != nil {
		t.Fatal(err)
	}
	m, _ := f.another()
	if _, err := f.MoveToMap(res.Selected, m); err != nil || len(f.Session.Doc().Tray(m)) != 1 {
		t.Errorf("%v, %v", f.Session.Doc().Tray(m), err)
	}
	if got, err := f.MoveToMap(res.Selected, f.Map); err != nil || got.Selected != nil || got.Open.Kind != scene.Nothing {
		t.Errorf("to its own map: %v, %v", got, err)
	}
}

func TestAColumnIsFoundByItsNameThenByItsPlace(t *testing.T) {
	f := newFixture(t)
	f.AddStep(f.cols[0].ID)
	step := f.Session.Doc().Columns(f.Map)[0].ID
	m, _ := f.another()
	d := f.Session.Doc()
	for column, want := range map[model.ID]model.ID{step: d.Columns(m)[0].ID, f.cols[0].ID: d.Columns(m)[0].ID, f.cols[1].ID: d.Columns(m)[0].ID, f.cols[2].ID: ""} {
		if got := f.columnOn(d, m, column); got != want {
			t.Errorf("%s: %q, want %q", column, got, want)
		}
	}
}
