package raster

import (
	"bytes"
	"image"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
)

// edgy are the primitives that look different, if only by a trace, where the edge of the picture cuts them elsewhere, or
// that keep their place by a part of a pixel.
func edgy() map[string]scene.Prim {
	ramp := &scene.Ramp{From: scene.Point{X: 30}, To: scene.Point{X: 200, Y: 90}, Stops: []scene.Stop{{Color: ink}, {At: 1, Color: accent}}}
	wide := scene.Rect{X: 20.3, Y: 30.7, W: 190, H: 70}
	return map[string]scene.Prim{
		"a gradient":       {Op: scene.OpRect, Rect: wide, Radius: 8, Fill: accent, Ramp: ramp},
		"a dashed outline": {Op: scene.OpRect, Rect: wide, Radius: 8, Stroke: accent, Width: 2, Dash: []float64{4, 3}},
		"a round one":      {Op: scene.OpRect, Rect: scene.Rect{X: 20, Y: 30, W: 190, H: 150}, Radius: 75, Fill: accent, Stroke: ink, Width: 3},
		"a dashed line":    {Op: scene.OpPath, Path: new(scene.Path).MoveTo(20, 80.5).LineTo(260, 80.5), Stroke: accent, Width: 1, Dash: []float64{3, 2.7, 1}},
		"a curve":          {Op: scene.OpPath, Path: new(scene.Path).MoveTo(20, 40).CubeTo(90, 50, 60, 190, 260, 170), Stroke: accent, Width: 2},
		"a slanted line":   {Op: scene.OpPath, Path: new(scene.Path).MoveTo(20, 40).LineTo(260, 171), Stroke: accent, Width: 1},
		"a disc":           {Op: scene.OpPath, Path: scene.Circle(120, 90, 60), Fill: accent, Ramp: ramp},
		"big letters":      words("旅程", typeset.Style{Size: 120}, 20, 150, 900, 1, accent, scene.Far)[0],
		"bigger letters":   words("O", typeset.Style{Size: 120}, 12, 110, 900, 1, accent, scene.Far)[0],
		"a broken picture": {Op: scene.OpImage, Image: &scene.Image{Key: "bad", Bytes: []byte("no picture")}, Rect: wide, Radius: 6},
		"a picture":        {Op: scene.OpImage, Image: &scene.Image{Key: "good", Bytes: photo(60, 40)}, Rect: wide, Radius: 6},
	}
}

// Each of them is pushed out of the picture over every edge and back, pixel by pixel, at several zooms.
func TestScreenCutsEveryPrimitiveAsAPainterDoes(t *testing.T) {
	const w, h = 300, 220
	for name, pr := range edgy() {
		n := node(pr)
		n.Bounds = scene.Rect{X: 10, Y: 20, W: 260, H: 170}
		sc := &scene.Scene{Size: scene.Size{W: 300, H: 220}, Nodes: []scene.Node{n}}
		p := New(typeset.Shared())
		s := NewScreen(p)
		for _, zoom := range []float64{0.3, 1.37, 8} {
			for _, way := range [][2]float64{{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}} {
				for step := range 16 {
					by := float64(step*13%171) / zoom
					f := Frame{Scene: sc, Camera: viewport.Camera{X: 0.4 + way[0]*by, Y: 0.3 + way[1]*by, Zoom: zoom}}
					got, want := s.Paint(w, h, f), image.NewRGBA(image.Rect(0, 0, w, h))
					p.Paint(want, f)
					if !bytes.Equal(got.Pix, want.Pix) {
						t.Fatalf("%s, zoom %v, %v by %v: %s", name, zoom, way, by, differs(got, want))
					}
				}
			}
		}
	}
}

// Letters are kept up to a size and filled as paths above it, as much here as there: kept ones of every size that a zoom
// passes through would push all others out.
func TestLettersAboveASizeAreNotKept(t *testing.T) {
	p := New(typeset.Shared())
	var filled [2]int
	for i, size := range []float64{largest, largest + 0.25} {
		pr := words("O", typeset.Style{Size: size}, 20, 200, 900, 1, accent, scene.Far)[0]
		n := node(pr)
		n.Bounds = scene.Rect{W: 300, H: 300}
		m := image.NewRGBA(image.Rect(0, 0, 300, 300))
		p.Paint(m, Frame{Scene: &scene.Scene{Size: scene.Size{W: 300, H: 300}, Nodes: []scene.Node{n}}, Camera: viewport.Camera{Zoom: 1}})
		for j := 2; j < len(m.Pix); j += 4 {
			if m.Pix[j] > accent.B/2 {
				filled[i]++
			}
		}
		if _, kept := p.glyphs.Get(glyphKey{face: pr.Run.Face, id: pr.Run.Glyphs[0].ID, size: uint16(size * 4)}); kept != (size == largest) {
			t.Errorf("letters of %v pixels: kept %v", size, kept)
		}
	}
	if least := 4000; filled[0] < least || filled[1] < filled[0] || filled[1] > filled[0]+filled[0]/50 {
		t.Errorf("%v pixels are filled below and above the size", filled)
	}
}

// The frame of a selection is as wide at any zoom, and so reaches further beyond its card the farther that is away. It is
// painted on all sides, and when it goes, all of it goes.
func TestScreenKeepsToFramesOfFarCards(t *testing.T) {
	const away = 5 // pixels between a card and the middle of its frame
	sc := board(60, 9)
	p := New(typeset.Shared())
	s := NewScreen(p)
	for _, zoom := range []float64{0.1, 0.15, 0.3} {
		for i := range 12 {
			f := Frame{Scene: sc, Camera: viewport.Camera{X: -100, Y: -100, Zoom: zoom}}
			card := &sc.Nodes[21+i%3] // no label covers its frame
			frame := card.Bounds.Inset(-away / zoom)
			if i%2 == 0 {
				f.Among = []scene.Node{{Layer: card.Layer, Bounds: card.Bounds, Prims: []scene.Prim{
					{Op: scene.OpRect, Rect: frame, Radius: 8, Stroke: accent, Width: 4 / zoom}}}}
			}
			got, want := s.Paint(400, 300, f), image.NewRGBA(image.Rect(0, 0, 400, 300))
			p.Paint(want, f)
			if !bytes.Equal(got.Pix, want.Pix) {
				t.Fatalf("zoom %v, frame %d: %s", zoom, i, differs(got, want))
			}
			middle := f.Camera.ToView(frame.Center())
			left := f.Camera.ToView(scene.Point{X: frame.X, Y: frame.Y})
			for name, at := range map[string]scene.Point{"left": {X: left.X, Y: middle.Y}, "top": {X: middle.X, Y: left.Y},
				"right": {X: 2*middle.X - left.X, Y: middle.Y}, "bottom": {X: middle.X, Y: 2*middle.Y - left.Y}} {
				c := got.RGBAAt(whole(at.X), whole(at.Y))
				if framed := c.R == accent.R && c.B == accent.B; framed != (i%2 == 0) {
					t.Errorf("zoom %v, frame %d, %s: %v", zoom, i, name, c)
				}
			}
		}
	}
}
