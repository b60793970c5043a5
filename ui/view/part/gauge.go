package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/theme"
)

// Gauge shows how much of something is done.
type Gauge struct {
	widget.BaseWidget
	share float32
}

// NewGauge returns a gauge at nothing.
func NewGauge() *Gauge {
	g := &Gauge{}
	g.ExtendBaseWidget(g)
	return g
}

// SetShare shows how much is done, from 0 to 1.
func (g *Gauge) SetShare(share float32) {
	g.share = max(0, min(1, share))
	g.Refresh()
}

// Share returns how much is done.
func (g *Gauge) Share() float32 { return g.share }

// CreateRenderer implements fyne.Widget.
func (g *Gauge) CreateRenderer() fyne.WidgetRenderer {
	const thick = 8
	track, fill := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	track.CornerRadius, fill.CornerRadius = thick/2, thick/2
	l := &look{widget: g, objects: []fyne.CanvasObject{track, fill}}
	l.paint = func() {
		p := theme.Current()
		track.FillColor, fill.FillColor = p.Track, p.Accent
		track.StrokeColor, track.StrokeWidth = p.Hairline, p.Line()
		fill.Hidden = g.share == 0
	}
	l.min = func() fyne.Size { return fyne.NewSize(60, thick) }
	l.layout = func(s fyne.Size) {
		place(track, 0, 0, s.Width, thick)
		place(fill, 0, 0, max(thick, s.Width*g.share), thick)
	}
	return l.show()
}
