package part

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/theme"
)

// Thumb shows a small picture on a quiet ground, in its own proportions.
type Thumb struct {
	widget.BaseWidget
	img image.Image
}

// ThumbSide is the longest side of a picture in a Thumb, in Fyne units.
const ThumbSide = 240

const thumbHeight = 96

// NewThumb returns a place for a picture.
func NewThumb() *Thumb {
	t := &Thumb{}
	t.ExtendBaseWidget(t)
	return t
}

// SetImage shows a picture; nil shows the empty ground.
func (t *Thumb) SetImage(m image.Image) {
	t.img = m
	t.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *Thumb) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 6
	img := &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}
	l := &look{widget: t, objects: []fyne.CanvasObject{ground, img}}
	l.paint = func() {
		p := theme.Current()
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = p.Canvas, p.Hairline, 1
		img.Hidden, img.Image = t.img == nil, t.img
	}
	l.min = func() fyne.Size { return fyne.NewSize(60, thumbHeight) }
	l.layout = func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(img, 4, 4, s.Width-8, s.Height-8)
	}
	return l.show()
}
