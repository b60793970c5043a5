package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/theme"
)

// Ground is a plain area in one of the palette's colours that follows a change of look.
type Ground struct {
	widget.BaseWidget
	ink Ink
	min fyne.Size
}

// NewGround returns an area of at least this size.
func NewGround(ink Ink, min fyne.Size) *Ground {
	g := &Ground{ink: ink, min: min}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	r := canvas.NewRectangle(g.ink(theme.Current()))
	l := &look{widget: g, objects: []fyne.CanvasObject{r}}
	l.paint = func() { r.FillColor = g.ink(theme.Current()) }
	l.min = func() fyne.Size { return g.min }
	l.layout = func(s fyne.Size) { r.Resize(s) }
	return l.show()
}
