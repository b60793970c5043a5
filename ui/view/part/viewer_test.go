package part

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// desk is a viewer of a page of 1000 × 500 points in a room of 400 × 300 pixels, and what it has asked for.
func desk(t *testing.T) (v *Viewer, asked *[]View) {
	test.NewTempApp(t)
	v, asked = NewViewer(fyne.NewSize(100, 100)), new([]View)
	v.OnView = func(of View) { *asked = append(*asked, of) }
	v.SetPaper(1000, 500)
	if len(*asked) != 0 {
		t.Error("a page is asked for before there is room for it")
	}
	v.Resize(fyne.NewSize(400+2*deskMargin, 300+2*deskMargin))
	v.paint(400+2*deskMargin, 300+2*deskMargin)
	return v, asked
}

// pointAt is the point of the page under a pixel of the room.
func pointAt(v *Viewer, x, y float64) (float64, float64) {
	of := v.Seen()
	return of.X + (x-(400-float64(of.W))/2)/of.Scale, of.Y + (y-(300-float64(of.H))/2)/of.Scale
}

func TestZoomKeepsThePointUnderThePointer(t *testing.T) {
	v, asked := desk(t)
	if got := (*asked)[0]; got.W != 400 || got.H != 200 || got.X != 0 || got.Y != 0 || got.Scale != 0.4 {
		t.Errorf("the whole page is %+v", got)
	}
	v.Mods = func() fyne.KeyModifier { return fyne.KeyModifierControl }
	wheel := func(dy float32) {
		v.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(deskMargin+300, deskMargin+140)}, Scrolled: fyne.NewDelta(0, dy)})
	}
	for range 5 {
		wheel(10)
	}
	x, y := pointAt(v, 300, 140)
	for range 4 {
		wheel(10)
	}
	if x1, y1 := pointAt(v, 300, 140); math.Hypot(x1-x, y1-y) > 0.01 {
		t.Errorf("%g, %g was under the pointer, now %g, %g", x, y, x1, y1)
	}
	for range 60 {
		wheel(10)
	}
	if s := v.Seen().Scale; s != closestAll {
		t.Errorf("as close as %g pixels a point", s)
	}
	for range 60 {
		wheel(-10)
	}
	if v.Zoom() != 1 || v.Seen() != (*asked)[0] {
		t.Errorf("back at %+v", v.Seen())
	}
}

func TestAPageNeverLeavesTheDesk(t *testing.T) {
	v, _ := desk(t)
	v.Closer(5)
	for range 40 {
		v.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(150, 90)})
	}
	if of := v.Seen(); of.X != 0 || of.Y != 0 {
		t.Errorf("dragged to %+v", of)
	}
	v.Mods = func() fyne.KeyModifier { return 0 }
	for range 60 {
		v.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-40, -40)})
	}
	of := v.Seen()
	if x, y := of.X+float64(of.W)/of.Scale, of.Y+float64(of.H)/of.Scale; math.Abs(x-1000) > 0.01 || math.Abs(y-500) > 0.01 {
		t.Errorf("scrolled to %g, %g", x, y)
	}
}

// Arrows turn pages that show whole, and pan those that do not.
func TestArrowsTurnOrPan(t *testing.T) {
	v, _ := desk(t)
	turned := 0
	v.OnTurn = func(by int) { turned += by }
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	v.Closer(4)
	from := v.Seen()
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if turned != 1 || v.Seen().X <= from.X {
		t.Errorf("%d pages turned, from %g to %g", turned, from.X, v.Seen().X)
	}
}

// While the part that is in view now is being painted, what the picture before has of it stands in its place.
func TestThePictureBeforeFollowsThePage(t *testing.T) {
	v, _ := desk(t)
	of := v.Seen()
	img := image.NewRGBA(image.Rect(0, 0, of.W, of.H))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	at := image.Pt(260, 120)
	for dy := range 5 {
		for dx := range 5 {
			img.Set(at.X+dx, at.Y+dy, color.Black)
		}
	}
	v.SetPage(img, of)
	black := func() image.Point {
		dst := v.paint(400+2*deskMargin, 300+2*deskMargin)
		for y := 8; y < 300; y++ {
			for x := 8; x < 400; x++ {
				if r, g, b, _ := dst.At(x+deskMargin, y+deskMargin).RGBA(); r+g+b == 0 {
					return image.Pt(x, y)
				}
			}
		}
		return image.Point{}
	}
	for range 3 {
		want := image.Pt(int((650-v.Seen().X)*v.Seen().Scale)+(400-v.Seen().W)/2, int((300-v.Seen().Y)*v.Seen().Scale)+(300-v.Seen().H)/2)
		if got := black(); got.X < want.X-2 || got.X > want.X+2 || got.Y < want.Y-2 || got.Y > want.Y+2 {
			t.Errorf("at %v, want %v", got, want)
		}
		v.Closer(1)
		v.pan(10, 10)
	}
}
