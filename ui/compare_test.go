package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sojourn/model"
)

// A target map is derived, changed and held against what is; every difference is in the list and is walked to by keys.
func TestATargetMapIsHeldAgainstWhatIs(t *testing.T) {
	w := open(t)
	from := w.mapID
	if !w.actions.Run("journey.derive") || w.mapID == from || w.session.UndoLabel() != "do.map.derive" {
		t.Fatal("no target map was derived")
	}
	var seen []*model.Card // a lane that the target hides is not compared
	for _, c := range w.session.Doc().Cards(w.mapID) {
		if l, _ := model.Get[model.Lane](w.session.Doc(), c.Lane); l.Type == model.TouchpointsLane {
			seen = append(seen, c)
		}
	}
	gone, changed := seen[0], seen[1]
	w.session.Do("x", func(tx *model.Tx) error {
		n := *changed
		n.Title = model.Plain("改过的卡片")
		model.Put(tx, n)
		return model.Delete(tx, gone.ID)
	})
	w.actions.Run("analyse.compare")
	p, ok := w.page().(*comparePage)
	if !ok || p.from != from || p.to != w.mapID || p.now.Note != "" {
		t.Fatalf("%+v", p)
	}
	var lines []string
	for _, part := range p.now.Parts {
		for _, r := range part.Rows {
			lines = append(lines, r.Line)
		}
	}
	if len(lines) != 2 || !strings.Contains(strings.Join(lines, "\n"), "改过的卡片") {
		t.Fatalf("%q", lines)
	}
	for range 3 {
		p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if len(p.board.Selection()) != 1 {
		t.Error("the picture does not follow the list")
	}
	p.choose(string(changed.ID))
	if s := p.selection(); len(s) != 1 || s[0].ID != string(changed.ID) {
		t.Errorf("selected %v", s)
	}
	p.choose(string(gone.Origin)) // what is gone is the card of the other map: Delete must not reach it from here
	if s := p.selection(); len(p.board.Selection()) != 1 || len(s) != 0 {
		t.Errorf("selected %v", s)
	}
	p.chosen(0, w.mapID)
	if p.from != w.mapID || p.to != from {
		t.Error("the sides do not change places")
	}
}

func TestOneMapAloneIsNotCompared(t *testing.T) {
	w := open(t)
	for _, m := range w.session.Doc().Maps() {
		if m.ID != w.mapID {
			w.session.Do("x", func(tx *model.Tx) error { return model.Delete(tx, m.ID) })
		}
	}
	w.actions.Run("analyse.compare")
	if p := w.page().(*comparePage); p.now.Against != nil || p.now.Note != w.words("compare.one") {
		t.Errorf("%+v", p.now)
	}
}
