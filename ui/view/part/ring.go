package part

import (
	"fyne.io/fyne/v2/canvas"

	"sojourn/ui/theme"
)

// ring marks a widget as the one that the keyboard goes to. Where every edge is thick and dark, the mark is thicker and
// lighter.
func ring(r *canvas.Rectangle, p theme.Palette) {
	r.StrokeColor = p.Focus
	if p.Strong {
		r.StrokeWidth = 4
	}
}
