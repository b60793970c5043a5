package part

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sojourn/ui/theme"
)

// Sheet shows all of a page of paper on a desk. Whoever owns it paints the page in as many pixels as OnRoom tells.
type Sheet struct {
	touch
	OnRoom func(w, h int) // hears how many pixels a page may take, whenever that changes
	page   image.Image    // nil is none yet
	room   image.Point    // as OnRoom has heard it
	min    fyne.Size
}

// NewSheet returns an empty desk of at least this size.
func NewSheet(min fyne.Size) *Sheet {
	s := &Sheet{min: min}
	s.ExtendBaseWidget(s)
	return s
}

// SetPage shows a page; nil clears the desk.
func (s *Sheet) SetPage(m image.Image) {
	s.page = m
	s.Refresh()
}

// Room returns how many pixels a page may take.
func (s *Sheet) Room() (w, h int) { return s.room.X, s.room.Y }

// deskMargin is the space around a page, in pixels of the screen.
const deskMargin = 12

// paint puts the page on the desk, in pixels of the screen.
func (s *Sheet) paint(w, h int) image.Image {
	dst := newDesk(w, h)
	if room := (image.Point{max(1, w-2*deskMargin), max(1, h-2*deskMargin)}); room != s.room {
		s.room = room
		if s.OnRoom != nil {
			s.OnRoom(room.X, room.Y)
		}
	}
	if s.page == nil {
		return dst
	}
	size := s.page.Bounds().Size()
	at := image.Rectangle{Max: size}.Add(image.Pt((w-size.X)/2, (h-size.Y)/2))
	layDown(dst, at)
	draw.Draw(dst, at, s.page, s.page.Bounds().Min, draw.Over)
	return dst
}

// newDesk is a desk with nothing on it.
func newDesk(w, h int) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, max(1, w), max(1, h)))
	draw.Draw(dst, dst.Rect, image.NewUniform(theme.Current().Canvas), image.Point{}, draw.Src)
	return dst
}

// layDown draws the shadow and the edge of a sheet of paper.
func layDown(dst *image.RGBA, at image.Rectangle) {
	const edge = 1
	p := theme.Current()
	draw.Draw(dst, at.Add(image.Pt(2, 3)).Inset(-edge), image.NewUniform(p.Shadow), image.Point{}, draw.Over)
	draw.Draw(dst, at.Inset(-edge), image.NewUniform(p.Hairline), image.Point{}, draw.Src)
}

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	return framed(s, s.paint, func() bool { return s.focused }, s.min)
}

// framed is a painted desk with an edge, which says whether the keyboard is there.
func framed(widget fyne.Widget, desk func(w, h int) image.Image, focused func() bool, least fyne.Size) fyne.WidgetRenderer {
	paper, frame := canvas.NewRaster(desk), canvas.NewRectangle(color.Transparent)
	l := &look{widget: widget, objects: []fyne.CanvasObject{paper, frame}}
	l.paint = func() {
		p := theme.Current()
		frame.StrokeColor, frame.StrokeWidth = p.Hairline, p.Line()
		if focused() {
			frame.StrokeColor, frame.StrokeWidth = p.Focus, 2
		}
	}
	l.min = func() fyne.Size { return least }
	l.layout = func(size fyne.Size) {
		place(paper, 0, 0, size.Width, size.Height)
		place(frame, 0, 0, size.Width, size.Height)
	}
	return l.show()
}
