package part

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/ui/theme"
)

// Bar shows a number as a filled length and takes a new one by press, drag or arrow key. It stops at every Step; the
// full length is Max, the empty one is the origin below Min.
type Bar struct {
	touch
	OnSet func(v float64, any bool)
	Fill  Ink

	min, max, step float64
	value          float64
	any            bool
	thick          float32
}

// NewBar returns a bar for whole numbers from lo to hi, counted from nothing as ratings are.
func NewBar(lo, hi float64, fill Ink, set func(v float64, any bool)) *Bar {
	b := &Bar{OnSet: set, Fill: fill, min: lo, max: hi, step: 1, thick: 6}
	b.ExtendBaseWidget(b)
	return b
}

// NewSlider returns a bar for any hundredth of the way from lo to hi.
func NewSlider(lo, hi float64, fill Ink, set func(v float64, any bool)) *Bar {
	b := NewBar(lo, hi, fill, set)
	b.step = (hi - lo) / 100
	return b
}

// SetValue shows a number; any false is none.
func (b *Bar) SetValue(v float64, any bool) {
	if b.value != v || b.any != any {
		b.value, b.any = v, any
		b.Refresh()
	}
}

// SetFill changes the colour.
func (b *Bar) SetFill(i Ink) {
	now := theme.Current()
	seen := b.Fill(now) != i(now)
	if b.Fill = i; seen {
		b.Refresh()
	}
}

// origin is the value of an empty bar: a rating of 1 is a fifth full, a slider at its low end is empty.
func (b *Bar) origin() float64 {
	if b.step == 1 && b.min >= 1 {
		return b.min - 1
	}
	return b.min
}

func (b *Bar) at(x float32) float64 {
	w := float64(b.Size().Width)
	if w <= 0 {
		return b.min
	}
	v := b.origin() + float64(x)/w*(b.max-b.origin())
	if b.step == 1 {
		v = math.Ceil(v - 1e-9)
	} else {
		v = math.Round(v/b.step) * b.step
	}
	return max(b.min, min(b.max, v))
}

// Tapped takes the value under the pointer; pressing the value that is set takes a rating back.
func (b *Bar) Tapped(e *fyne.PointEvent) {
	v := b.at(e.Position.X)
	if b.step == 1 && b.any && v == b.value {
		b.set(v, false)
		return
	}
	b.set(v, true)
}

// Dragged takes the value under the pointer as it moves.
func (b *Bar) Dragged(e *fyne.DragEvent) {
	if v := b.at(e.Position.X); v != b.value || !b.any {
		b.set(v, true)
	}
}

// DragEnd implements fyne.Draggable.
func (b *Bar) DragEnd() {}

// Cursor shows that the bar can be pulled.
func (b *Bar) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// TypedKey changes the value by one step, to an end, or to nothing.
func (b *Bar) TypedKey(k *fyne.KeyEvent) {
	step := max(b.step, (b.max-b.min)/20)
	if b.step == 1 {
		step = 1
	}
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		b.set(max(b.min, b.value-step), true)
	case fyne.KeyRight, fyne.KeyUp:
		b.set(max(b.min, min(b.max, b.value+step)), true)
	case fyne.KeyHome:
		b.set(b.min, true)
	case fyne.KeyEnd:
		b.set(b.max, true)
	case fyne.KeyDelete, fyne.KeyBackspace:
		b.set(b.value, false)
	}
}

func (b *Bar) set(v float64, any bool) {
	b.value, b.any = v, any
	b.Refresh()
	if b.OnSet != nil {
		b.OnSet(v, any)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	track, fill := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	track.CornerRadius, fill.CornerRadius = b.thick/2, b.thick/2
	knob := canvas.NewCircle(color.Transparent)
	knob.StrokeWidth = 2
	l := &look{widget: b, objects: []fyne.CanvasObject{track, fill, knob}}
	l.paint = func() {
		p := theme.Current()
		track.FillColor, fill.FillColor = p.Track, b.Fill(p)
		knob.FillColor, knob.StrokeColor = p.Panel, p.Accent
		fill.Hidden = !b.any
		knob.Hidden = !b.focused && !b.hovered
	}
	l.min = func() fyne.Size { return fyne.NewSize(60, 14) }
	l.layout = func(s fyne.Size) {
		y := (s.Height - b.thick) / 2
		place(track, 0, y, s.Width, b.thick)
		w := float32(0)
		if b.any && b.max > b.origin() {
			w = s.Width * float32((b.value-b.origin())/(b.max-b.origin()))
		}
		place(fill, 0, y, max(w, b.thick), b.thick)
		place(knob, max(0, min(s.Width-12, w-6)), (s.Height-12)/2, 12, 12)
	}
	return l.show()
}
