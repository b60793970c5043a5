package part

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/theme"
)

// Option is one value of a Choice.
type Option struct{ ID, Text string }

// Choice shows one of several values in a box and the others in a menu below it.
type Choice struct {
	touch
	OnChosen func(id string)

	options []Option
	id      string
	find    func(typed string) []Option // nil opens a menu
}

// NewChoice returns a choice.
func NewChoice(options []Option, chosen func(id string)) *Choice {
	c := &Choice{OnChosen: chosen, options: options}
	c.OnTapped = func() {
		if c.find != nil {
			openFinder(c, "")
			return
		}
		ShowMenu(c, c.items())
	}
	c.ExtendBaseWidget(c)
	return c
}

// Search makes the choice open a list to search in, for values that are too many for a menu; what is typed on the choice
// is looked for at once. Find returns the values that fit, the best first, and all of them for nothing typed.
func (c *Choice) Search(find func(typed string) []Option) { c.find = find }

// TypedRune looks for what is typed.
func (c *Choice) TypedRune(r rune) {
	if c.find != nil && r != ' ' {
		openFinder(c, string(r))
	}
}

// SetOptions replaces the values.
func (c *Choice) SetOptions(options []Option) {
	if !slices.Equal(c.options, options) {
		c.options = options
		c.Refresh()
	}
}

// SetID shows a value.
func (c *Choice) SetID(id string) {
	if c.id != id {
		c.id = id
		c.Refresh()
	}
}

// ID returns the value chosen.
func (c *Choice) ID() string { return c.id }

// TypedKey steps through the values with the arrows.
func (c *Choice) TypedKey(k *fyne.KeyEvent) {
	step := 0
	switch k.Name {
	case fyne.KeyUp:
		step = -1
	case fyne.KeyDown:
		step = 1
	default:
		c.touch.TypedKey(k)
		return
	}
	for i, o := range c.options {
		if next := i + step; o.ID == c.id && next >= 0 && next < len(c.options) {
			c.choose(c.options[next].ID)
			return
		}
	}
	if len(c.options) > 0 && c.Text() == "" {
		c.choose(c.options[0].ID)
	}
}

func (c *Choice) choose(id string) {
	c.SetID(id)
	if c.OnChosen != nil {
		c.OnChosen(id)
	}
}

// Text returns what is shown of the value chosen.
func (c *Choice) Text() string {
	for _, o := range c.options {
		if o.ID == c.id {
			return o.Text
		}
	}
	return ""
}

func (c *Choice) items() []*fyne.MenuItem {
	items := make([]*fyne.MenuItem, len(c.options))
	for i, o := range c.options {
		items[i] = fyne.NewMenuItem(o.Text, func() { c.choose(o.ID) })
		items[i].Checked = o.ID == c.id
	}
	return items
}

// CreateRenderer implements fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 6
	text, arrow := newText("", BodySize, false), newSign()
	l := &look{widget: c, objects: []fyne.CanvasObject{ground, text, arrow.raster}}
	l.paint = func() {
		p := theme.Current()
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = p.Panel, p.Hairline, p.Line()
		if c.hovered {
			ground.FillColor = p.Hover
		}
		if c.focused {
			ring(ground, p)
		}
		text.Color = p.Ink
		if c.disabled {
			text.Color = p.Faint
		}
		arrow.Drawing = Icon("down", p.Muted)
	}
	l.min = func() fyne.Size { return fyne.NewSize(60, 31) }
	l.layout = func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		arrow.place(s.Width-22, (s.Height-13)/2, 13)
		text.Text = Fit(c.Text(), BodySize, fyne.TextStyle{}, s.Width-32)
		middle(text, 7, s.Width-32, s.Height)
	}
	return l.show()
}

// ShowMenu opens a menu right below a widget.
func ShowMenu(below fyne.CanvasObject, items []*fyne.MenuItem) {
	c := fyne.CurrentApp().Driver().CanvasForObject(below)
	if c == nil || len(items) == 0 {
		return
	}
	widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), c, fyne.NewPos(0, below.Size().Height+2), below)
}
