package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sojourn/ui/theme"
)

// Mark is what stands before the words of a Check.
type Mark uint8

// Marks.
const (
	Box      Mark = iota // a box with a tick
	StarMark             // a star, for a moment of truth; it stands behind the words
	Round                // a disc with a dot: one of several
)

// Check is something that is on or off, with words beside it.
type Check struct {
	touch
	Text      string
	OnChanged func(bool)

	mark Mark
	on   bool
}

// NewCheck returns a check.
func NewCheck(text string, mark Mark, changed func(bool)) *Check {
	c := &Check{Text: text, OnChanged: changed, mark: mark}
	c.OnTapped = func() {
		c.on = !c.on
		c.Refresh()
		if c.OnChanged != nil {
			c.OnChanged(c.on)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// SetOn shows a state.
func (c *Check) SetOn(on bool) {
	if c.on != on {
		c.on = on
		c.Refresh()
	}
}

// On reports the state.
func (c *Check) On() bool { return c.on }

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(color.Transparent)
	box.CornerRadius = 4
	mark, text := newSign(), newText(c.Text, BodySize, false)
	l := &look{widget: c, objects: []fyne.CanvasObject{box, mark.raster, text}}
	l.paint = func() {
		p := theme.Current()
		text.Color = p.Body
		box.StrokeWidth = p.Line()
		box.StrokeColor, box.FillColor = mix(p.Hairline, p.Muted, 0.4), p.Panel
		mark.raster.Hidden = !c.on
		if c.on {
			box.FillColor, box.StrokeColor = p.Accent, p.Accent
			mark.Drawing = Icon("check", p.OnAccent)
		}
		if c.focused {
			box.StrokeWidth = 2
			ring(box, p)
		}
		if box.CornerRadius = 4; c.mark == Round {
			box.CornerRadius = 8
			mark.Drawing = Icon("dot", p.OnAccent)
		}
		if c.mark == StarMark {
			box.Hidden, mark.raster.Hidden = !c.focused, false
			box.FillColor = p.Panel
			mark.Drawing = Star(c.on, p.Quote)
			if !c.on {
				mark.Drawing = Star(false, p.Faint)
			}
		}
		if c.hovered {
			text.Color = p.Ink
		}
	}
	l.min = func() fyne.Size { return fyne.NewSize(60, 24) }
	l.layout = func(s fyne.Size) {
		at, from := float32(0), float32(24)
		if c.mark == StarMark {
			w := fyne.MeasureText(c.Text, BodySize, fyne.TextStyle{}).Width
			at, from = min(w+8, s.Width-18), 0
		}
		place(box, at, (s.Height-16)/2, 16, 16)
		side := float32(12)
		if c.mark == StarMark {
			side = 15
		}
		mark.place(at+(16-side)/2, (s.Height-side)/2, side)
		text.Text = Fit(c.Text, BodySize, fyne.TextStyle{}, s.Width-24)
		middle(text, from, s.Width-24, s.Height)
	}
	return l.show()
}
