package part

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sojourn/ui/theme"
)

// Card is a large choice: a name, a few lines about it, and a small line at its foot.
type Card struct {
	touch
	Name, About, Foot string
	Picture           image.Image // at the right; nil is none
}

// NewCard returns a card.
func NewCard(name, about, foot string, tapped func()) *Card {
	c := &Card{Name: name, About: about, Foot: foot}
	c.OnTapped = tapped
	c.ExtendBaseWidget(c)
	return c
}

const (
	cardPad    = 14
	cardHeight = 140
	aboutLines = 4

	// CardPicture is the side of the room for a picture, in Fyne units.
	CardPicture = 104
)

// CreateRenderer implements fyne.Widget.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 10
	name, foot := newText(c.Name, TitleSize, true), newText(c.Foot, MetaSize, false)
	about := make([]*canvas.Text, aboutLines)
	img := &canvas.Image{Image: c.Picture, FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}
	img.Hidden = c.Picture == nil
	l := &look{widget: c, objects: []fyne.CanvasObject{ground, name, foot, img}}
	for i := range about {
		about[i] = newText("", SmallSize, false)
		l.objects = append(l.objects, about[i])
	}
	l.paint = func() {
		p := theme.Current()
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = p.Panel, p.Hairline, p.Line()
		if c.hovered {
			ground.FillColor = p.Hover
		}
		if c.focused {
			ground.StrokeWidth = 1.5
			ring(ground, p)
		}
		name.Color, foot.Color = p.Ink, p.Muted
		for _, t := range about {
			t.Color = p.Body
		}
	}
	l.min = func() fyne.Size { return fyne.NewSize(200, cardHeight) }
	l.layout = func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		w := s.Width - 2*cardPad
		if c.Picture != nil {
			w -= CardPicture + 10
			place(img, s.Width-cardPad-CardPicture, (s.Height-CardPicture)/2, CardPicture, CardPicture)
		}
		name.Text = Fit(c.Name, TitleSize, name.TextStyle, w)
		place(name, cardPad, 12, w, name.MinSize().Height)
		y := 16 + name.MinSize().Height
		lines := Lines(c.About, SmallSize, w)
		for i, t := range about {
			if t.Text = ""; i < len(lines) {
				t.Text = lines[i]
			}
			if i == aboutLines-1 && len(lines) > aboutLines {
				t.Text = cut([]rune(lines[i])[:max(0, len([]rune(lines[i]))-2)])
			}
			place(t, cardPad, y, w, t.MinSize().Height)
			y += 18
		}
		foot.Text = Fit(c.Foot, MetaSize, foot.TextStyle, w)
		place(foot, cardPad, s.Height-12-foot.MinSize().Height, w, foot.MinSize().Height)
	}
	return l.show()
}
