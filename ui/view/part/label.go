package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/theme"
)

// Ink picks a colour of the palette when a widget is painted, so that a change of look reaches it.
type Ink func(theme.Palette) color.NRGBA

// Inks in common use.
func Strong(p theme.Palette) color.NRGBA   { return p.Ink }
func Plain(p theme.Palette) color.NRGBA    { return p.Body }
func Muted(p theme.Palette) color.NRGBA    { return p.Muted }
func Faint(p theme.Palette) color.NRGBA    { return p.Faint }
func Panel(p theme.Palette) color.NRGBA    { return p.Panel }
func Hairline(p theme.Palette) color.NRGBA { return p.Hairline }
func Accent(p theme.Palette) color.NRGBA   { return p.Accent }
func Alarm(p theme.Palette) color.NRGBA    { return p.Pain }
func Good(p theme.Palette) color.NRGBA     { return p.Opportunity }

// Fixed is a colour that is the same in every look.
func Fixed(c color.Color) Ink {
	own := color.NRGBAModel.Convert(c).(color.NRGBA)
	return func(theme.Palette) color.NRGBA { return own }
}

// Label is one line of text that is cut where it does not fit.
type Label struct {
	widget.BaseWidget
	text string
	size float32
	bold bool
	ink  Ink
}

// NewLabel returns a label.
func NewLabel(text string, size float32, bold bool, ink Ink) *Label {
	l := &Label{text: text, size: size, bold: bold, ink: ink}
	l.ExtendBaseWidget(l)
	return l
}

// Text returns the text shown.
func (l *Label) Text() string { return l.text }

// SetText changes the text.
func (l *Label) SetText(s string) {
	if l.text != s {
		l.text = s
		l.Refresh()
	}
}

// SetInk changes the colour.
func (l *Label) SetInk(i Ink) {
	now := theme.Current()
	seen := l.ink(now) != i(now)
	if l.ink = i; seen {
		l.Refresh()
	}
}

// FullWidth is how wide the label would like to be.
func (l *Label) FullWidth() float32 {
	return fyne.MeasureText(l.text, l.size, fyne.TextStyle{Bold: l.bold}).Width
}

// CreateRenderer implements fyne.Widget.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	text := newText(l.text, l.size, l.bold)
	k := &look{widget: l, objects: []fyne.CanvasObject{text}}
	k.paint = func() { text.Color = l.ink(theme.Current()) }
	k.min = func() fyne.Size {
		return fyne.NewSize(min(l.FullWidth(), 40), fyne.MeasureText("国", l.size, text.TextStyle).Height)
	}
	k.layout = func(s fyne.Size) {
		text.Text = Fit(l.text, l.size, text.TextStyle, s.Width)
		middle(text, 0, s.Width, s.Height)
	}
	return k.show()
}
