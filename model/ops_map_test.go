package model_test

import (
	"testing"

	"sojourn/model"
)

func TestACardMovesToACellOfAnotherMapOnly(t *testing.T) {
	f := newFixture(t)
	a := f.card(model.PainsLane, 0, "a")
	var m, lane, line, column model.ID
	f.do(func(tx *model.Tx) (err error) {
		m = model.AddMap(tx, model.Map{}, []model.LaneType{model.OpportunitiesLane, model.LineInteractionLane})
		lane, line = tx.Doc().Lanes(m)[0].ID, tx.Doc().Lanes(m)[1].ID
		if column, err = model.AddStage(tx, m, model.Plain("x"), ""); err != nil {
			return err
		}
		_, err = model.AddCard(tx, model.Card{Map: m, Lane: lane, Column: column}, "")
		return err
	})
	for _, c := range [][3]model.ID{{m, f.lanes[model.PainsLane], column}, {m, line, column}, {m, "nowhere", column}, {"nowhere", "", ""}} {
		if _, err := f.s.Do("x", func(tx *model.Tx) error { return model.MoveToMap(tx, a, c[0], c[1], c[2]) }); err == nil {
			t.Errorf("it went to %v", c)
		}
	}
	f.do(func(tx *model.Tx) error { return model.MoveToMap(tx, a, m, lane, column) })
	cell := f.s.Doc().Cell(lane, column)
	if len(cell) != 2 || cell[1].ID != a || cell[1].Type != model.OpportunityCard || cell[1].Map != m {
		t.Errorf("%+v", cell)
	}
	f.do(func(tx *model.Tx) error { return model.MoveToMap(tx, a, f.m, "", "") })
	if tray := f.s.Doc().Tray(f.m); len(tray) != 1 || tray[0].ID != a {
		t.Errorf("in the tray: %v", tray)
	}
}
