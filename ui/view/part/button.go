package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sojourn/ui/theme"
)

// Style is how loud a button is.
type Style uint8

// Styles.
const (
	Quiet   Style = iota // no border; the toolbar
	Outline              // a hairline; dialogs
	Primary              // filled; the one thing to do
	Danger               // outlined, in the colour of pain
	Bare                 // nothing but its icon; inside a text field
)

// Button is flat: text, an icon, or both. With OnMore it ends in a small arrow that does something else.
type Button struct {
	touch
	Text   string
	Icon   string // a name of Icon
	Style  Style
	On     bool // it stands pressed: what it turns on is on; for Quiet ones
	OnMore func()
}

// NewButton returns a button.
func NewButton(text, icon string, style Style, tapped func()) *Button {
	b := &Button{Text: text, Icon: icon, Style: style}
	b.OnTapped = tapped
	b.ExtendBaseWidget(b)
	return b
}

const (
	buttonHeight = 32
	buttonPad    = 10
	moreWidth    = 24
)

// Tapped presses the button, or its arrow.
func (b *Button) Tapped(e *fyne.PointEvent) {
	if b.OnMore != nil && !b.disabled && e.Position.X > b.Size().Width-moreWidth-2 {
		b.OnMore()
		return
	}
	b.press()
}

// SetText changes the text.
func (b *Button) SetText(s string) {
	if b.Text != s {
		b.Text = s
		b.Refresh()
	}
}

// SetOn lets the button stand pressed, or not.
func (b *Button) SetOn(on bool) {
	if b.On != on {
		b.On = on
		b.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 6
	text := newText(b.Text, BodySize, false)
	icon, arrow := newSign(), newSign()
	split := canvas.NewRectangle(color.Transparent)
	l := &look{widget: b, objects: []fyne.CanvasObject{ground, icon.raster, text, split, arrow.raster}}
	l.paint = func() { b.paint(ground, text, icon, split, arrow) }
	l.min = func() fyne.Size {
		w := float32(2 * buttonPad)
		if b.Icon != "" {
			w += 16
		}
		if b.Text != "" {
			w += text.MinSize().Width
		}
		if b.Icon != "" && b.Text != "" {
			w += 6
		}
		if b.OnMore != nil {
			w += moreWidth
		}
		return fyne.NewSize(max(buttonHeight, w), buttonHeight)
	}
	l.layout = func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		inner, x := l.min().Width-2*buttonPad, float32(0)
		if x = (s.Width - inner) / 2; b.Icon != "" {
			side := float32(16)
			if b.Text == "" {
				x = (s.Width - side) / 2
			}
			icon.place(x, (s.Height-side)/2, side)
			x += side + 6
		}
		middle(text, x, text.MinSize().Width, s.Height)
		place(split, s.Width-moreWidth-2, 8, 1, s.Height-16)
		arrow.place(s.Width-moreWidth+3, (s.Height-12)/2, 12)
	}
	return l.show()
}

// paint never leaves a line or an area without a colour: where a clear area meets a line the graphics card mixes in black.
func (b *Button) paint(ground *canvas.Rectangle, text *canvas.Text, icon *sign, split *canvas.Rectangle, arrow *sign) {
	p := theme.Current()
	ink, fill, edge := p.Body, p.Panel, p.Panel
	switch b.Style {
	case Outline:
		edge = p.Hairline
		fill = p.Panel
	case Primary:
		ink, fill, edge = p.OnAccent, p.Accent, p.Accent
	case Danger:
		ink, edge, fill = p.Pain, p.Hairline, p.Panel
	}
	switch {
	case b.disabled && b.Style == Primary:
		fill, edge, ink = p.Track, p.Track, p.Faint
	case b.disabled:
		ink = mix(p.Faint, p.Panel, 0.45)
	case b.On:
		ink, fill, edge = p.OnSelected, p.Selected, p.Selected
		if p.Strong {
			edge = p.OnSelected
		}
	case b.hovered && b.Style == Primary:
		fill = mix(p.Accent, p.Ink, 0.12)
		edge = fill
	case b.hovered:
		if fill = p.Hover; b.Style == Quiet {
			edge = fill
		}
	}
	ground.StrokeWidth = p.Line()
	plain := b.Style == Bare || b.Style == Quiet && edge == p.Panel // on the panel it would not be seen
	ground.FillColor, ground.StrokeColor, ground.Hidden = fill, edge, plain && !b.focused
	switch {
	case b.focused && b.Style == Primary && !p.Strong:
		ground.StrokeColor, ground.StrokeWidth = mix(p.Accent, p.Ink, 0.45), 2
	case b.focused:
		ground.StrokeWidth = 1.5
		ring(ground, p)
	}
	text.Text, text.Color = b.Text, ink
	text.Hidden = b.Text == ""
	icon.Drawing, icon.raster.Hidden = Icon(b.Icon, ink), b.Icon == ""
	split.Hidden, arrow.raster.Hidden = b.OnMore == nil, b.OnMore == nil
	split.FillColor = mix(p.Accent, p.OnAccent, 0.35)
	arrow.Drawing = Icon("down", ink)
}

// mix is a with share t of b.
func mix(a, b color.NRGBA, t float64) color.NRGBA {
	at := func(x, y uint8) uint8 { return uint8(float64(x)*(1-t) + float64(y)*t + 0.5) }
	return color.NRGBA{at(a.R, b.R), at(a.G, b.G), at(a.B, b.B), 255}
}
