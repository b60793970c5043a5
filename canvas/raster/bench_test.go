package raster

import (
	"image"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
)

// benchmark pans over a map at one zoom, in a window of 1500 by 900.
func benchmark(b *testing.B, s *scene.Scene, zoom float64) {
	p, dst := New(typeset.Shared()), image.NewRGBA(image.Rect(0, 0, 1500, 900))
	frame := func(i int) {
		p.Paint(dst, Frame{Scene: s, Sticky: true, Camera: viewport.Camera{X: 200 + float64(i%40)*3.3, Y: 150 + float64(i%23)*1.7, Zoom: zoom}})
	}
	for i := range 40 {
		frame(i)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		frame(i)
	}
}

// BenchmarkScreen pans as benchmark does, by whole pixels, in a window that keeps its picture.
func BenchmarkScreen(b *testing.B) {
	f, s := Frame{Scene: board(5000, 50), Sticky: true, Camera: viewport.Camera{Zoom: 1}}, NewScreen(New(typeset.Shared()))
	for i := 0; b.Loop(); i++ {
		f.Camera.X, f.Camera.Y = 200+float64(i%40)*3, 150+float64(i%23)*2
		s.Paint(1500, 900, f)
	}
}

func BenchmarkPan72Cards(b *testing.B)  { benchmark(b, board(5000, 50), 1) }
func BenchmarkPan272Cards(b *testing.B) { benchmark(b, board(5000, 50), 0.52) }
func BenchmarkPan756Cards(b *testing.B) { benchmark(b, board(5000, 50), 0.3) }
func BenchmarkWholeMap(b *testing.B)    { benchmark(b, board(5000, 70), 0.07) }

func BenchmarkRectangles(b *testing.B) {
	s := &scene.Scene{Ground: white}
	for i := range 5000 {
		r := scene.Rect{X: float64(i%100) * 15, Y: float64(i/100) * 18, W: 12, H: 14}
		s.Nodes = append(s.Nodes, scene.Node{Bounds: r, Prims: []scene.Prim{{Op: scene.OpRect, Rect: r, Radius: 2, Fill: accent}}})
	}
	p, dst := New(typeset.Shared()), image.NewRGBA(image.Rect(0, 0, 1500, 900))
	for b.Loop() {
		p.Paint(dst, Frame{Scene: s, Camera: viewport.Camera{Zoom: 1}})
	}
}

// BenchmarkZoom meets a new size of every glyph in most frames.
func BenchmarkZoom(b *testing.B) {
	s := board(5000, 50)
	p, dst := New(typeset.Shared()), image.NewRGBA(image.Rect(0, 0, 1500, 900))
	for i := 0; b.Loop(); i++ {
		p.Paint(dst, Frame{Scene: s, Sticky: true, Camera: viewport.Camera{X: 200, Y: 150, Zoom: 0.5 + float64(i%200)*0.01}})
	}
}

// faded is a map in which a filter has faded nearly all cards.
func faded(cards, rows int) *scene.Scene {
	s := board(cards, rows)
	for i := range s.Nodes {
		s.Nodes[i].Faded = i%50 != 0
	}
	return s
}

func BenchmarkFaded72Cards(b *testing.B)  { benchmark(b, faded(5000, 50), 1) }
func BenchmarkFadedWholeMap(b *testing.B) { benchmark(b, faded(5000, 70), 0.07) }
