package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/theme"
)

// Heading is the small word above a group.
type Heading struct {
	widget.BaseWidget
	Text string
}

// NewHeading returns a heading.
func NewHeading(text string) *Heading {
	h := &Heading{Text: text}
	h.ExtendBaseWidget(h)
	return h
}

// SetText changes the word.
func (h *Heading) SetText(s string) {
	if h.Text != s {
		h.Text = s
		h.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (h *Heading) CreateRenderer() fyne.WidgetRenderer {
	text := newText(h.Text, MetaSize, true)
	l := &look{widget: h, objects: []fyne.CanvasObject{text}}
	l.paint = func() { text.Text, text.Color = h.Text, theme.Current().Muted }
	l.min = func() fyne.Size { return text.MinSize() }
	l.layout = func(s fyne.Size) { middle(text, 0, s.Width, s.Height) }
	return l.show()
}
