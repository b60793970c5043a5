package view

import (
	"fyne.io/fyne/v2"

	"sojourn/ui/vm"
)

// Pieces returns where the middle of each piece of the palette is in the window.
func (f *Frame) Pieces() map[vm.PieceKind]fyne.Position {
	out := map[vm.PieceKind]fyne.Position{}
	for i, p := range f.side.shown {
		o := f.side.tiles[i]
		size := o.Size()
		out[p.Kind] = fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(size.Width/2, size.Height/2)
	}
	return out
}

// Fields returns where the middle of each field of the inspector that takes keys is in the window, by the field's key.
func (f *Frame) Fields() map[string]fyne.Position {
	out := map[string]fyne.Position{}
	for key, c := range f.inspector.cells {
		if o, ok := c.focus.(fyne.CanvasObject); ok {
			size := o.Size()
			out[key] = fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(size.Width/2, size.Height/2)
		}
	}
	return out
}
