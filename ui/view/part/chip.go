package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sojourn/ui/theme"
)

// Chip is a small rounded word. One that is on is filled, another is an outline.
type Chip struct {
	touch
	Text string
	On   bool
}

// NewChip returns a chip.
func NewChip(text string, on bool, tapped func()) *Chip {
	c := &Chip{Text: text, On: on}
	c.OnTapped = tapped
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 10
	text := newText(c.Text, MetaSize, false)
	text.Alignment = fyne.TextAlignCenter
	l := &look{widget: c, objects: []fyne.CanvasObject{ground, text}}
	l.paint = func() {
		p := theme.Current()
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = p.Panel, p.Hairline, p.Line()
		text.Text, text.Color = c.Text, p.Muted
		if c.On {
			ground.FillColor, ground.StrokeColor, text.Color = p.Chip, p.Chip, p.Body
		}
		if c.On && p.Strong {
			ground.FillColor, ground.StrokeColor, text.Color = p.Selected, p.Selected, p.OnSelected
		}
		if c.hovered && !c.On {
			ground.FillColor = p.Hover
		}
		if c.focused {
			ring(ground, p)
		}
	}
	l.min = func() fyne.Size { return fyne.NewSize(text.MinSize().Width+16, 20) }
	l.layout = func(s fyne.Size) {
		place(ground, 0, (s.Height-20)/2, s.Width, 20)
		middle(text, 0, s.Width, s.Height)
	}
	return l.show()
}
