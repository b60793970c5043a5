package raster

import (
	"image"
	"testing"

	"sojourn/canvas/golden"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
)

// rounding is what a picture may be off: the vector library rounds differently without SSE.
var rounding = golden.Tolerance{Channel: 2}

func paintFrame(w, h int, f Frame) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	New(typeset.Shared()).Paint(dst, f)
	return dst
}

// node wraps primitives so that nothing is snapped or culled.
func node(prims ...scene.Prim) scene.Node {
	return scene.Node{Bounds: scene.Rect{W: 400, H: 400}, Prims: prims}
}

func sheet(nodes ...scene.Node) *scene.Scene {
	return &scene.Scene{Ground: scene.RGB(0xF4F6F9), Nodes: nodes}
}

func rects() scene.Node {
	at := func(i int) scene.Rect {
		return scene.Rect{X: 8 + float64(i%4)*48, Y: 8 + float64(i/4)*32, W: 40, H: 24}
	}
	ramp := &scene.Ramp{From: scene.Point{X: 8}, To: scene.Point{X: 200}, Stops: []scene.Stop{{At: 0, Color: accent}, {At: 1, Color: scene.RGB(0xD64545)}}}
	return node(
		scene.Prim{Rect: at(0), Fill: accent},
		scene.Prim{Rect: at(1), Fill: white, Stroke: ink, Width: 1},
		scene.Prim{Rect: at(2), Radius: 8, Fill: white, Stroke: ink, Width: 1},
		scene.Prim{Rect: at(3), Radius: 12, Fill: accent},
		scene.Prim{Rect: at(4), Radius: 8, Stroke: accent, Width: 2},
		scene.Prim{Rect: at(5), Radius: 8, Stroke: accent, Width: 5},
		scene.Prim{Rect: at(6), Radius: 8, Fill: scene.Color{R: 214, A: 100}, Stroke: scene.Color{A: 100}, Width: 3},
		scene.Prim{Rect: at(7), Radius: 6, Stroke: muted, Width: 1, Dash: []float64{4, 3}},
		scene.Prim{Rect: at(8), Radius: 4, Fill: ink, Ramp: ramp},
		scene.Prim{Rect: at(9), Radius: 4, Stroke: ink, Width: 3, Ramp: ramp},
		scene.Prim{Rect: scene.Rect{X: 110, Y: 72, W: 0.4, H: 24}, Fill: ink},
		scene.Prim{Rect: at(11), Radius: 40, Fill: scene.RGB(0x2B9A66)},
	)
}

func paths() scene.Node {
	zig := new(scene.Path).MoveTo(12, 40).LineTo(32, 12).LineTo(52, 40).LineTo(56, 12)
	wave := new(scene.Path).MoveTo(70, 30).CubeTo(90, -10, 110, 70, 130, 30).QuadTo(140, 10, 150, 30)
	star := new(scene.Path).MoveTo(180, 8).LineTo(186, 22).LineTo(200, 22).LineTo(189, 31).LineTo(193, 45).LineTo(180, 37).
		LineTo(167, 45).LineTo(171, 31).LineTo(160, 22).LineTo(174, 22).Close()
	ramp := &scene.Ramp{From: scene.Point{Y: 10}, To: scene.Point{Y: 50}, Stops: []scene.Stop{
		{At: 0, Color: scene.RGB(0x2B9A66)}, {At: 0.5, Color: scene.RGB(0xE39A1B)}, {At: 1, Color: scene.RGB(0xD64545)}}}
	return node(
		scene.Prim{Op: scene.OpPath, Path: zig, Stroke: scene.Color{B: 200, A: 120}, Width: 6},
		scene.Prim{Op: scene.OpPath, Path: wave, Stroke: ink, Width: 3, Ramp: ramp},
		scene.Prim{Op: scene.OpPath, Path: star, Fill: scene.RGB(0xE39A1B), Stroke: ink, Width: 1},
		scene.Prim{Op: scene.OpPath, Path: scene.Circle(30, 75, 18), Fill: white, Stroke: accent, Width: 2},
		scene.Prim{Op: scene.OpPath, Path: scene.Circle(80, 75, 18), Stroke: accent, Width: 2, Dash: []float64{5, 4}},
		scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(110, 60).LineTo(195, 60), Stroke: muted, Width: 1},
		scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(110, 66).LineTo(195, 66), Stroke: muted, Width: 1, Dash: []float64{4, 3}},
		scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(195, 72).LineTo(110, 72), Stroke: muted, Width: 1, Dash: []float64{4, 3}},
		scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(115, 84).LineTo(190, 84), Stroke: ink, Width: 7},
		scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(115, 96).LineTo(190, 94), Stroke: ink, Width: 4, Dash: []float64{0.1, 8}},
	)
}

func text() scene.Node {
	var prims []scene.Prim
	for i, st := range []typeset.Style{{Size: 16}, {Face: scene.Bold, Size: 16}, {Size: 12, Skew: true}, {Size: 9}, {Size: 6}} {
		prims = append(prims, words("结算 Pay 12 “好” 👍🏽 é 한", st, 8, 20+float64(i)*20, 400, 1, ink, scene.Near)...)
	}
	return node(append(prims, words("大", typeset.Style{Face: scene.Bold, Size: 210}, 150, 180, 400, 1, scene.Color{R: 47, G: 111, B: 237, A: 60}, scene.Near)...)...)
}

func soft() scene.Node {
	picture := &scene.Image{Key: "photo", Bytes: photo(64, 48)}
	broken := &scene.Image{Key: "broken", Bytes: []byte("no picture")}
	card := scene.Rect{X: 20, Y: 16, W: 70, H: 44}
	return node(
		scene.Prim{Op: scene.OpShadow, Rect: card.Move(0, 3), Radius: 8, Width: 12, Fill: scene.Color{A: 90}},
		scene.Prim{Rect: card, Radius: 8, Fill: white},
		scene.Prim{Op: scene.OpShadow, Rect: scene.Rect{X: 120, Y: 20, W: 8, H: 30}, Radius: 4, Width: 8, Fill: scene.Color{A: 120}},
		scene.Prim{Op: scene.OpImage, Rect: scene.Rect{X: 150, Y: 10, W: 48, H: 48}, Radius: 24, Image: picture},
		scene.Prim{Op: scene.OpImage, Rect: scene.Rect{X: 20, Y: 74, W: 80, H: 30}, Image: picture},
		scene.Prim{Op: scene.OpImage, Rect: scene.Rect{X: 120, Y: 74, W: 40, H: 30}, Radius: 6, Image: broken},
	)
}

func TestGoldenPictures(t *testing.T) {
	moved := func(r scene.Ref) scene.Point {
		if r.ID == "c1" {
			return scene.Point{Y: 20}
		}
		return scene.Point{}
	}
	lasso := scene.Node{Bounds: scene.Rect{X: 150, Y: 70, W: 120, H: 60}, Prims: []scene.Prim{
		{Rect: scene.Rect{X: 150, Y: 70, W: 120, H: 60}, Fill: scene.Color{R: 47, G: 111, B: 237, A: 30}, Stroke: accent, Width: 1}}}
	middle := scene.Middle
	cases := []struct {
		name string
		w, h int
		f    Frame
	}{
		{"rects", 208, 104, Frame{Scene: sheet(rects())}},
		{"rects-half", 104, 52, Frame{Scene: sheet(rects()), Camera: viewport.Camera{Zoom: 0.5}}},
		{"paths", 208, 104, Frame{Scene: sheet(paths())}},
		{"paths-large", 416, 208, Frame{Scene: sheet(paths()), Camera: viewport.Camera{Zoom: 2}}},
		{"text", 300, 200, Frame{Scene: sheet(text())}},
		{"soft", 208, 112, Frame{Scene: sheet(soft())}},
		{"near", 320, 240, Frame{Scene: board(6, 3), Camera: viewport.Camera{X: 100, Y: 10, Zoom: 1}}},
		{"middle", 320, 240, Frame{Scene: board(60, 8), Camera: viewport.Camera{Zoom: 0.35}}},
		{"far", 160, 120, Frame{Scene: board(200, 14), Camera: viewport.Camera{Zoom: 0.1}}},
		{"sticky", 320, 240, Frame{Scene: board(24, 6), Sticky: true, Camera: viewport.Camera{X: 150.3, Y: 90.6, Zoom: 1}}},
		{"gesture", 320, 240, Frame{Scene: board(6, 3), Camera: viewport.Camera{X: 100, Y: 10, Zoom: 1}, Overlay: []scene.Node{lasso},
			Ghost: func(r scene.Ref) bool { return r.ID == "c0" }, Shift: moved}},
		{"faded", 320, 240, Frame{Scene: faded(6, 3), Camera: viewport.Camera{X: 100, Y: 10, Zoom: 1}}},
		{"asked-detail", 160, 120, Frame{Scene: board(6, 3), Camera: viewport.Camera{X: 100, Y: 10, Zoom: 1}, Detail: &middle}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { golden.Compare(t, c.name, paintFrame(c.w, c.h, c.f), rounding) })
	}
}
