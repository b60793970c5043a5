package ui

import (
	"cmp"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/canvas/tool"
	"sojourn/canvas/viewport"
	"sojourn/model"
)

// dwell is how long cards are held over a map of the left panel until it opens under them.
const dwell = 600 * time.Millisecond

// carry is what is known of cards that a hand holds outside the map.
type carry struct {
	over  model.ID // the map of the left panel below them, "" for none
	opens *time.Timer
	home  viewport.View // how their own map was seen
}

// carried shows cards that a hand holds outside the map: they can be let go on another map of the left panel, which
// opens when they are held there for a while.
func (w *window) carried(e tool.Leave) {
	if len(e.IDs) == 0 {
		w.frame.EndCarry()
		w.hover("", nil)
		return
	}
	at := w.board.Absolute(e.At)
	w.frame.Carry(w.cardName(model.ID(e.IDs[0])), w.words("bar.cards", "n", len(e.IDs)), at)
	over, _ := w.frame.MapAt(at)
	w.hover(over, e.IDs)
}

func (w *window) cardName(id model.ID) string {
	c, _ := model.Get[model.Card](w.session.Doc(), id)
	return cmp.Or(c.Title.In(w.lang), w.words("untitled.card"))
}

// hover waits over a map of the left panel.
func (w *window) hover(over model.ID, ids []string) {
	if over == w.carry.over {
		return
	}
	w.carry.over = over
	if w.carry.opens != nil {
		w.carry.opens.Stop()
	}
	if over != "" && over != w.mapID {
		w.carry.opens = time.AfterFunc(dwell, func() { fyne.Do(func() { w.opensUnder(over, ids) }) })
	}
}

// opensUnder opens a map while cards are held over its line, unless they are gone from there: the drag goes on over it.
func (w *window) opensUnder(to model.ID, ids []string) {
	if w.carry.over != to {
		return
	}
	if w.mapOf(ids) == w.mapID {
		w.carry.home = w.board.View()
	}
	w.board.Send(tool.Carry{})
	w.openMap(to)
}

// mapOf is the map that the first of some cards is on, "" when it is gone.
func (w *window) mapOf(ids []string) model.ID {
	c, _ := model.Get[model.Card](w.session.Doc(), model.ID(ids[0]))
	return c.Map
}

// takenBack goes back to the map that carried cards are on.
func (w *window) takenBack(cards []string) {
	if home := w.mapOf(cards); home != "" && home != w.mapID {
		w.openMap(home)
		w.board.SetView(w.carry.home)
	}
	w.board.Select(cards...)
}

// droppedOutside moves cards to the map that they were let go on, and goes there with them. Let go on none they stay
// where they are.
func (w *window) droppedOutside(e tool.LeaveDrop) {
	home := w.mapOf(e.IDs)
	to, ok := w.frame.MapAt(w.board.Absolute(e.At))
	if !ok || to == home {
		w.takenBack(e.IDs)
		return
	}
	ids := make([]model.ID, len(e.IDs))
	for i, id := range e.IDs {
		ids[i] = model.ID(id)
	}
	from := w.editor()
	from.Map = home
	res, err := from.MoveToMap(ids, to)
	if err == nil && len(res.Selected) > 0 {
		w.openMap(to)
		w.board.RevealID(string(res.Selected[0]))
	}
	w.done(res, err)
}
