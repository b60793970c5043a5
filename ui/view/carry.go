package view

import (
	"fyne.io/fyne/v2"

	"sojourn/model"
	"sojourn/ui/view/part"
)

// mapRow is a line of the left panel that stands for a map: cards can be let go on it.
type mapRow struct {
	row *part.Row
	id  model.ID
}

// Carry shows cards that are held outside the map beside the pointer, and marks the map of the left panel that they
// would fall on.
func (f *Frame) Carry(name, note string, at fyne.Position) {
	f.ghost.carry(name, note, at)
	id, _ := f.MapAt(at)
	f.side.aim(id)
}

// EndCarry takes away what Carry showed.
func (f *Frame) EndCarry() {
	f.ghost.remove()
	f.side.aim("")
}

// MapAt returns the map whose line in the left panel lies at a place of the window.
func (f *Frame) MapAt(at fyne.Position) (model.ID, bool) {
	if !f.left.Visible() || !covers(f.side.scroll, at) {
		return "", false
	}
	for _, m := range f.side.maps {
		if covers(m.row, at) {
			return m.id, true
		}
	}
	return "", false
}

func covers(o fyne.CanvasObject, at fyne.Position) bool {
	in := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(o))
	return in.X >= 0 && in.Y >= 0 && in.X < o.Size().Width && in.Y < o.Size().Height
}

// aim marks the line of one map; of none for "". The map that is open already takes nothing.
func (s *sidebar) aim(id model.ID) {
	for _, m := range s.maps {
		if on := m.id == id && !m.row.On; m.row.Aimed != on {
			m.row.Aimed = on
			m.row.Refresh()
		}
	}
}
