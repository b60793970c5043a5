package ui

import (
	"time"

	"sojourn/model"
)

// showPersona opens the page of a persona.
func (w *window) showPersona(id model.ID) {
	w.showPage("personas")
	if p, ok := w.page().(*personasPage); ok {
		p.show(id)
	}
	w.keepSettings()
	w.refresh()
}

// pressedPersona is a press on a persona in the left panel.
type pressedPersona struct {
	id model.ID
	at time.Time
}

// openPersona selects a persona of the left panel, and shows it in the inspector where it does not travel this map yet; the
// second press opens its page.
func (w *window) openPersona(id model.ID) {
	const doubleClick = 400 * time.Millisecond
	was, now := w.pressed, pressedPersona{id, time.Now()}
	w.pressed = now
	if p, ok := w.page().(*personasPage); ok {
		p.show(id)
		return
	}
	if was.id == id && now.at.Sub(was.at) < doubleClick {
		w.showPersona(id)
		return
	}
	w.choosePersona(id)
}

// choosePersona selects a persona, which may be on another map.
func (w *window) choosePersona(id model.ID) {
	w.board.Select(string(id))
	w.inspect([]model.ID{id})
}
