package view

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/theme"
	"sojourn/ui/view/part"
)

// column stacks objects with a gap, at their own heights and the full width.
type column struct{ gap float32 }

func (c column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			s.Width = max(s.Width, m.Width)
			s.Height += m.Height + c.gap
		}
	}
	s.Height = max(0, s.Height-c.gap)
	return s
}

func (c column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var y float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		y += o.Size().Height + c.gap
	}
}

// line puts objects beside each other: an object of weight 0 keeps its width, the others share the rest. They stand on
// one line, or around its middle.
type line struct {
	gap     float32
	weights []float32
	middle  bool
}

func (l line) weight(i int) float32 {
	if i < len(l.weights) {
		return l.weights[i]
	}
	return 1
}

func (l line) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		s.Width += m.Width + l.gap
		s.Height = max(s.Height, m.Height)
	}
	s.Width = max(0, s.Width-l.gap)
	return s
}

func (l line) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest, sum := size.Width-l.gap*float32(max(0, len(objects)-1)), float32(0)
	for i, o := range objects {
		if w := l.weight(i); w > 0 {
			sum += w
		} else {
			rest -= o.MinSize().Width
		}
	}
	var x float32
	for i, o := range objects {
		w, h := o.MinSize().Width, o.MinSize().Height
		if k := l.weight(i); k > 0 {
			w = max(0, rest*k/sum)
		}
		y := size.Height - h
		if l.middle {
			y /= 2
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		x += w + l.gap
	}
}

// padded surrounds the one object in it with space.
type padded struct{ left, top, right, bottom float32 }

func (p padded) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(p.left+p.right, p.top+p.bottom)
}

func (p padded) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(p.left, p.top))
	objects[0].Resize(size.SubtractWidthHeight(p.left+p.right, p.top+p.bottom))
}

func pad(o fyne.CanvasObject, left, top, right, bottom float32) *fyne.Container {
	return container.New(padded{left, top, right, bottom}, o)
}

// space is an empty stretch.
func space(w, h float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(w, h))
	return r
}

// newGround is a plain area in one of the palette's colours.
func newGround(ink part.Ink, min fyne.Size) *part.Ground { return part.NewGround(ink, min) }

func panel(p theme.Palette) color.NRGBA    { return p.Panel }
func hairline(p theme.Palette) color.NRGBA { return p.Hairline }
func sheet(p theme.Palette) color.NRGBA    { return p.Canvas }
