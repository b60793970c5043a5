package part

import (
	"image"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// View is a part of a page in pixels of the screen.
type View struct {
	Scale float64 // pixels per point
	X, Y  float64 // the point of the page at its top left corner
	W, H  int     // pixels
}

// Viewer shows a page of paper on a desk, all of it or closer. Whoever owns it paints the part that OnView tells.
type Viewer struct {
	touch
	OnView func(View)
	OnTurn func(by int)            // hears of pages to turn: +1 is the next one
	Mods   func() fyne.KeyModifier // held down; nil asks the toolkit

	wide, high float64     // of the page in points, 0 for none
	zoom       float64     // times what shows all of the page
	x, y       float64     // the point of the page in the middle
	room       image.Point // pixels
	perUnit    float64     // pixels per unit of the toolkit
	page       image.Image // nil is none yet
	painted    View        // what of the page that is
	min        fyne.Size
}

// How close a page can be looked at, and in which steps.
const (
	closest    = 2.0  // pixels per point at which a small page fills the desk no further
	closestAll = 16.0 // and at which it is looked at no closer
	zoomStep   = 1.25
)

// NewViewer returns an empty desk of at least this size.
func NewViewer(min fyne.Size) *Viewer {
	v := &Viewer{min: min, zoom: 1, perUnit: 1}
	v.ExtendBaseWidget(v)
	return v
}

// SetPaper tells how large the page is, in points. How close it is looked at stays.
func (v *Viewer) SetPaper(wide, high float64) {
	if wide != v.wide || high != v.high {
		v.wide, v.high, v.page = wide, high, nil
		v.x, v.y = wide/2, high/2
	}
	v.tell()
}

// SetPage shows a page of which a part was painted.
func (v *Viewer) SetPage(m image.Image, of View) {
	v.page, v.painted = m, of
	v.Refresh()
}

// Page returns what was painted, nil for nothing.
func (v *Viewer) Page() image.Image { return v.page }

// Zoom returns how many times closer the page is than where all of it shows.
func (v *Viewer) Zoom() float64 { return v.zoom }

// fit is the scale at which all of the page shows.
func (v *Viewer) fit() float64 {
	return min(float64(v.room.X)/v.wide, float64(v.room.Y)/v.high, closest)
}

// Seen returns the part of the page that is in view.
func (v *Viewer) Seen() View {
	s := v.fit() * v.zoom
	one := View{Scale: s}
	one.X, one.W = stretch(v.x, v.wide, s, v.room.X)
	one.Y, one.H = stretch(v.y, v.high, s, v.room.Y)
	return one
}

// stretch is where what is seen of a length begins, with some point of it as near to the middle of the room as its ends
// allow, and how many pixels it takes.
func stretch(middle, length, scale float64, room int) (from float64, pixels int) {
	seen := float64(room) / scale
	if seen >= length {
		return 0, max(1, int(length*scale))
	}
	return max(0, min(length-seen, middle-seen/2)), room
}

func (v *Viewer) known() bool { return v.wide > 0 && v.high > 0 && v.room.X > 0 }

// tell asks for what is in view.
func (v *Viewer) tell() {
	if v.known() && v.OnView != nil {
		v.OnView(v.Seen())
	}
	v.Refresh()
}

// Closer zooms by steps, 0 shows all of the page; what is in the middle stays there.
func (v *Viewer) Closer(steps int) {
	if !v.known() {
		return
	}
	if steps == 0 {
		v.zoom, v.x, v.y = 1, v.wide/2, v.high/2
		v.tell()
		return
	}
	v.zoomAt(steps, image.Pt(v.room.X/2, v.room.Y/2))
}

// zoomAt zooms so that the point of the page under a pixel of the room stays there.
func (v *Viewer) zoomAt(steps int, at image.Point) {
	before := v.Seen()
	most := max(1, closestAll/v.fit())
	v.zoom = max(1, min(most, v.zoom*math.Pow(zoomStep, float64(steps))))
	if v.zoom < 1.001 {
		v.zoom = 1
	}
	s := v.fit() * v.zoom
	from := func(start float64, pixels, room, at int) float64 {
		return start + (float64(at)-float64(room-pixels)/2)/before.Scale - (float64(at)-float64(room)/2)/s
	}
	v.move(from(before.X, before.W, v.room.X, at.X), from(before.Y, before.H, v.room.Y, at.Y))
}

// move brings a point of the page into the middle, as far as the page reaches.
func (v *Viewer) move(x, y float64) {
	s := v.fit() * v.zoom
	keep := func(at, length float64, room int) float64 {
		half := float64(room) / s / 2
		if 2*half >= length {
			return length / 2
		}
		return max(half, min(length-half, at))
	}
	v.x, v.y = keep(x, v.wide, v.room.X), keep(y, v.high, v.room.Y)
	v.tell()
}

// pan moves the page by pixels of the screen.
func (v *Viewer) pan(dx, dy float64) {
	if v.known() {
		s := v.fit() * v.zoom
		v.move(v.x-dx/s, v.y-dy/s)
	}
}

// Scrolled zooms with Ctrl held down, and pans without.
func (v *Viewer) Scrolled(e *fyne.ScrollEvent) {
	const notch = 2.5
	dx, dy := float64(e.Scrolled.DX), float64(e.Scrolled.DY)
	if v.mods()&(fyne.KeyModifierControl|fyne.KeyModifierSuper) == 0 {
		v.pan(dx*notch*v.perUnit, dy*notch*v.perUnit)
		return
	}
	if !v.known() || dy == 0 {
		return
	}
	at := image.Pt(int(float64(e.Position.X)*v.perUnit)-deskMargin, int(float64(e.Position.Y)*v.perUnit)-deskMargin)
	v.zoomAt(int(math.Copysign(1, dy)), at)
}

func (v *Viewer) mods() fyne.KeyModifier {
	if v.Mods != nil {
		return v.Mods()
	}
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// MouseDown takes the keyboard, before a drag as well.
func (v *Viewer) MouseDown(*desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(v)
	}
}

// MouseUp implements desktop.Mouseable.
func (v *Viewer) MouseUp(*desktop.MouseEvent) {}

// Dragged pans.
func (v *Viewer) Dragged(e *fyne.DragEvent) {
	v.pan(float64(e.Dragged.DX)*v.perUnit, float64(e.Dragged.DY)*v.perUnit)
}

// DragEnd implements fyne.Draggable.
func (v *Viewer) DragEnd() {}

// farTurn is more pages than there are.
const farTurn = 1 << 20

// TypedKey turns pages; arrows pan one that is larger than the desk.
func (v *Viewer) TypedKey(k *fyne.KeyEvent) {
	by, dx, dy := 0, 0.0, 0.0
	switch k.Name {
	case fyne.KeyLeft:
		by, dx = -1, 1
	case fyne.KeyUp:
		by, dy = -1, 1
	case fyne.KeyRight:
		by, dx = 1, -1
	case fyne.KeyDown:
		by, dy = 1, -1
	case fyne.KeySpace:
		by = 1
	case fyne.KeyHome:
		by = -farTurn
	case fyne.KeyEnd:
		by = farTurn
	default:
		v.touch.TypedKey(k)
		return
	}
	const part = 0.2 // of the room
	switch {
	case v.zoom > 1 && (dx != 0 || dy != 0):
		v.pan(dx*part*float64(v.room.X), dy*part*float64(v.room.Y))
	case v.OnTurn != nil:
		v.OnTurn(by)
	}
}

// paint puts what is in view on the desk, in pixels of the screen. What has not been painted yet shows as far as the picture
// before has it.
func (v *Viewer) paint(w, h int) image.Image {
	dst := newDesk(w, h)
	if width := v.Size().Width; width > 0 {
		v.perUnit = float64(w) / float64(width)
	}
	if room := (image.Point{max(1, w-2*deskMargin), max(1, h-2*deskMargin)}); room != v.room {
		if v.room = room; v.known() && v.OnView != nil {
			v.OnView(v.Seen())
		}
	}
	if v.page == nil || !v.known() {
		return dst
	}
	now := v.Seen()
	at := image.Rectangle{Max: image.Pt(now.W, now.H)}.Add(image.Pt((w-now.W)/2, (h-now.H)/2))
	layDown(dst, at)
	draw.Draw(dst, at, image.White, image.Point{}, draw.Src)
	v.place(dst, at, now)
	return dst
}

// place draws the picture where what it shows is now.
func (v *Viewer) place(dst *image.RGBA, at image.Rectangle, now View) {
	k := v.painted.Scale / now.Scale
	x0, y0 := (now.X-v.painted.X)*v.painted.Scale, (now.Y-v.painted.Y)*v.painted.Scale
	b := v.page.Bounds()
	if k == 1 {
		draw.Draw(dst, at, v.page, b.Min.Add(image.Pt(int(math.Round(x0)), int(math.Round(y0)))), draw.Over)
		return
	}
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			from := b.Min.Add(image.Pt(int(math.Floor(x0+float64(x-at.Min.X)*k)), int(math.Floor(y0+float64(y-at.Min.Y)*k))))
			if from.In(b) {
				dst.Set(x, y, v.page.At(from.X, from.Y))
			}
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (v *Viewer) CreateRenderer() fyne.WidgetRenderer {
	return framed(v, v.paint, func() bool { return v.focused }, v.min)
}
