package view

import (
	"fyne.io/fyne/v2"

	"sojourn/model"
	"sojourn/ui/vm"
)

// middle is where the middle of a thing is in the window.
func middle(o fyne.CanvasObject) fyne.Position {
	size := o.Size()
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(size.Width/2, size.Height/2)
}

// Pieces returns where the middle of each piece of the palette is in the window.
func (f *Frame) Pieces() map[vm.PieceKind]fyne.Position {
	out := map[vm.PieceKind]fyne.Position{}
	for i, p := range f.side.shown {
		out[p.Kind] = middle(f.side.tiles[i])
	}
	return out
}

// People returns where the middle of each line that stands for a persona is in the window.
func (f *Frame) People() map[model.ID]fyne.Position {
	out := map[model.ID]fyne.Position{}
	for i, p := range f.side.last.Personas {
		out[p.ID] = middle(f.side.people[i])
	}
	return out
}

// Maps returns where the middle of each line that stands for a map is in the window.
func (f *Frame) Maps() map[model.ID]fyne.Position {
	out := map[model.ID]fyne.Position{}
	for _, m := range f.side.maps {
		out[m.id] = middle(m.row)
	}
	return out
}

// FirstField returns the key of the inspector's first field that takes keys, and the field; without one the key is empty.
func (f *Frame) FirstField() (key string, field fyne.CanvasObject) {
	for key, c := range f.inspector.cells {
		if o, ok := c.focus.(fyne.CanvasObject); ok && c.focus == f.inspector.first {
			return key, o
		}
	}
	return "", nil
}
