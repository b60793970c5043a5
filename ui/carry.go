package ui

import (
	"cmp"

	"sojourn/canvas/tool"
	"sojourn/model"
)

// carried shows cards that a hand holds outside the map: they can be let go on another map of the left panel.
func (w *window) carried(e tool.Leave) {
	if len(e.IDs) == 0 {
		w.frame.EndCarry()
		return
	}
	c, _ := model.Get[model.Card](w.session.Doc(), model.ID(e.IDs[0]))
	name := cmp.Or(c.Title.In(w.lang), w.words("untitled.card"))
	w.frame.Carry(name, w.words("bar.cards", "n", len(e.IDs)), w.board.Absolute(e.At))
}

// droppedOutside moves cards to the map that they were let go on, and goes there with them.
func (w *window) droppedOutside(e tool.LeaveDrop) {
	to, ok := w.frame.MapAt(w.board.Absolute(e.At))
	if !ok || to == w.mapID {
		return
	}
	ids := make([]model.ID, len(e.IDs))
	for i, id := range e.IDs {
		ids[i] = model.ID(id)
	}
	res, err := w.editor().MoveToMap(ids, to)
	if err == nil && len(res.Selected) > 0 {
		w.openMap(to)
		w.board.RevealID(string(res.Selected[0]))
	}
	w.done(res, err)
}
