package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sojourn/ui/theme"
)

// SwatchColors are the colours on offer; the first, empty, is the kind's own.
var SwatchColors = []string{"", "#33475B", "#2F6FED", "#7A5AF0", "#D64545", "#E39A1B", "#2B9A66", "#12889A", "#F3C969", "#9FD3C7", "#F2A7A0", "#D5C1EC"}

// Swatches chooses a colour from a row of dots.
type Swatches struct {
	touch
	OnPicked func(hex string)

	value string
}

// NewSwatches returns a row of colours.
func NewSwatches(picked func(hex string)) *Swatches {
	s := &Swatches{OnPicked: picked}
	s.ExtendBaseWidget(s)
	return s
}

// SetValue shows a colour, #RRGGBB or empty.
func (s *Swatches) SetValue(hex string) {
	if s.value != hex {
		s.value = hex
		s.Refresh()
	}
}

const swatchStep = 22

// Tapped takes the colour under the pointer.
func (s *Swatches) Tapped(e *fyne.PointEvent) {
	if i := int(e.Position.X / swatchStep); i >= 0 && i < len(SwatchColors) {
		s.pick(i)
	}
}

// TypedKey moves along the row.
func (s *Swatches) TypedKey(k *fyne.KeyEvent) {
	at := max(0, s.index())
	switch k.Name {
	case fyne.KeyLeft:
		s.pick(max(0, at-1))
	case fyne.KeyRight:
		s.pick(min(len(SwatchColors)-1, at+1))
	}
}

func (s *Swatches) pick(i int) {
	s.SetValue(SwatchColors[i])
	if s.OnPicked != nil {
		s.OnPicked(s.value)
	}
}

func (s *Swatches) index() int {
	for i, c := range SwatchColors {
		if c == s.value {
			return i
		}
	}
	return -1
}

// CreateRenderer implements fyne.Widget.
func (s *Swatches) CreateRenderer() fyne.WidgetRenderer {
	l := &look{widget: s}
	ring := canvas.NewCircle(color.Transparent)
	ring.StrokeWidth = 2
	l.objects = append(l.objects, ring)
	dots := make([]*canvas.Circle, len(SwatchColors))
	for i, c := range SwatchColors {
		dots[i] = canvas.NewCircle(ParseColor(c, theme.Light.Panel))
		l.objects = append(l.objects, dots[i])
	}
	none := newSign()
	l.objects = append(l.objects, none.raster)
	l.paint = func() {
		p := theme.Current()
		dots[0].FillColor, dots[0].StrokeColor, dots[0].StrokeWidth = p.Panel, p.Hairline, p.Line()
		none.Drawing = Icon("minus", p.Muted)
		ring.FillColor, ring.StrokeColor, ring.Hidden = p.Panel, p.Muted, s.index() < 0
		if ring.StrokeWidth = 2; s.focused {
			ring.StrokeColor, ring.StrokeWidth = p.Focus, 3
		}
	}
	l.min = func() fyne.Size { return fyne.NewSize(float32(len(SwatchColors))*swatchStep, 22) }
	l.layout = func(fyne.Size) {
		for i, d := range dots {
			place(d, 3+float32(i)*swatchStep, 3, 16, 16)
		}
		none.place(6, 6, 10)
		place(ring, float32(max(0, s.index()))*swatchStep, 0, 22, 22)
	}
	return l.show()
}
