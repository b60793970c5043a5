package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
)

var (
	ink    = scene.RGB(0x1C2430)
	muted  = scene.RGB(0x6B7685)
	line   = scene.RGB(0xE2E6EC)
	accent = scene.RGB(0x2F6FED)
	white  = scene.RGB(0xFFFFFF)
)

// words returns the primitives of a text whose first baseline starts at x, y.
func words(s string, st typeset.Style, x, y, width float64, max int, c scene.Color, d scene.Detail) (out []scene.Prim) {
	for i, l := range typeset.Shared().Lines(s, st, width, max) {
		for _, r := range l.Runs {
			out = append(out, scene.Prim{Op: scene.OpText, Detail: d, Run: r.At(x+r.X, y+float64(i)*st.Size*1.4), Fill: c})
		}
	}
	return out
}

// card returns a touchpoint card as the design draws it.
func card(id string, x, y float64, title, body string) scene.Node {
	b := scene.Rect{X: x, Y: y, W: 160, H: 72}
	n := scene.Node{Ref: scene.Ref{Kind: scene.Card, ID: id}, Layer: scene.Content, Bounds: b, Prims: []scene.Prim{
		{Op: scene.OpShadow, Detail: scene.Middle, Rect: b.Move(0, 1), Radius: 8, Width: 4, Fill: scene.Color{A: 40}},
		{Op: scene.OpRect, Rect: b, Radius: 8, Fill: white, Stroke: line, Width: 1},
		{Op: scene.OpPath, Path: scene.RoundRect(scene.Rect{X: x, Y: y, W: 4, H: 72}, 4, 0, 0, 4), Fill: accent},
		{Op: scene.OpRect, Detail: scene.Near, Rect: scene.Rect{X: x + 10, Y: y + 48, W: 70, H: 16}, Radius: 8, Fill: line},
	}}
	n.Prims = append(n.Prims, words(title, typeset.Style{Face: scene.Bold, Size: 12}, x+10, y+18, 130, 1, ink, scene.Middle)...)
	n.Prims = append(n.Prims, words(body, typeset.Style{Size: 11}, x+10, y+36, 140, 1, muted, scene.Near)...)
	n.Prims = append(n.Prims, words("线上 · 网店", typeset.Style{Size: 10}, x+18, y+60, 60, 1, muted, scene.Near)...)
	face := scene.RGB(0x2B9A66)
	return scene.Node{Ref: n.Ref, Layer: n.Layer, Bounds: n.Bounds, Prims: append(n.Prims,
		scene.Prim{Op: scene.OpPath, Detail: scene.Near, Path: scene.Circle(x+100, y+56, 7), Fill: white, Stroke: face, Width: 1.5},
		scene.Prim{Op: scene.OpPath, Detail: scene.Near, Path: new(scene.Path).MoveTo(x+97, y+58).QuadTo(x+100, y+61, x+103, y+58), Stroke: face, Width: 1.5},
	)}
}

// board returns a map of n cards in columns of rows cards.
func board(n, rows int) *scene.Scene {
	s := &scene.Scene{Ground: scene.RGB(0xF4F6F9), HeadTop: 0, Grid: scene.Rect{X: 112, Y: 44}}
	for i := range n {
		x, y := 112+float64(i/rows)*172+6, 44+float64(i%rows)*84+6
		s.Nodes = append(s.Nodes, card(fmt.Sprint("c", i), x, y, fmt.Sprintf("结算页付款 %d", i%97), fmt.Sprintf("付款方式少，运费末步才出现 %d", i%53)))
	}
	columns := (n + rows - 1) / rows
	s.Size = scene.Size{W: 112 + float64(columns)*172, H: 44 + float64(rows)*84}
	for r := range rows {
		y := 44 + float64(r)*84
		b := scene.Rect{X: 0, Y: y, W: 112, H: 84}
		s.Nodes = append(s.Nodes,
			scene.Node{Ref: scene.Ref{Kind: scene.LaneBody}, Layer: scene.Ground, Bounds: scene.Rect{X: 112, Y: y, W: s.Size.W - 112, H: 84}, Prims: []scene.Prim{
				{Op: scene.OpPath, Path: new(scene.Path).MoveTo(112, y).LineTo(s.Size.W, y), Stroke: line, Width: 1}}},
			scene.Node{Ref: scene.Ref{Kind: scene.LaneHead}, Layer: scene.Side, Bounds: b, Prims: append([]scene.Prim{
				{Op: scene.OpRect, Rect: b, Fill: white, Stroke: line, Width: 1}},
				words("触点", typeset.Style{Face: scene.Bold, Size: 12}, 10, y+20, 90, 1, ink, scene.Middle)...)})
	}
	for c := range columns {
		x := 112 + float64(c)*172
		path := new(scene.Path).MoveTo(x, 4).LineTo(x+160, 4).LineTo(x+170, 22).LineTo(x+160, 40).LineTo(x, 40).LineTo(x+10, 22).Close()
		s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.StageHead}, Layer: scene.Head, Bounds: scene.Rect{X: x, Y: 0, W: 172, H: 44}, Prims: append([]scene.Prim{
			{Op: scene.OpRect, Rect: scene.Rect{X: x, Y: 0, W: 172, H: 44}, Fill: s.Ground},
			{Op: scene.OpPath, Path: path, Fill: scene.RGB(0x33475B), Ramp: &scene.Ramp{From: scene.Point{X: 112}, To: scene.Point{X: s.Size.W}, Stops: []scene.Stop{
				{At: 0, Color: scene.RGB(0x33475B)}, {At: 0.5, Color: scene.RGB(0x2479A6)}, {At: 1, Color: scene.RGB(0x129683)}}}}},
			words(fmt.Sprint(c+1, "  购买"), typeset.Style{Face: scene.Bold, Size: 14}, x+60, 27, 100, 1, white, scene.Far)...)})
	}
	s.Nodes = append(s.Nodes, scene.Node{Layer: scene.Corner, Bounds: scene.Rect{W: 112, H: 44}, Prims: []scene.Prim{
		{Op: scene.OpRect, Rect: scene.Rect{W: 112, H: 44}, Fill: s.Ground}}})
	s.Nodes = append(s.Nodes, curve(s.Size.W, 44+float64(rows)*42))
	return s
}

// curve returns an emotion curve over a map.
func curve(width, y float64) scene.Node {
	path, area := new(scene.Path).MoveTo(112, y), new(scene.Path).MoveTo(112, y)
	for x := 112.0; x+172 <= width; x += 172 {
		path.CubeTo(x+60, y-60, x+110, y+60, x+172, y)
		area.CubeTo(x+60, y-60, x+110, y+60, x+172, y)
	}
	ramp := &scene.Ramp{From: scene.Point{Y: y - 25}, To: scene.Point{Y: y + 25}, Stops: []scene.Stop{
		{At: 0, Color: scene.RGB(0x2B9A66)}, {At: 0.5, Color: scene.RGB(0xE39A1B)}, {At: 1, Color: scene.RGB(0xD64545)}}}
	return scene.Node{Ref: scene.Ref{Kind: scene.EmotionCurve}, Layer: scene.Content, Bounds: scene.Rect{X: 112, Y: y - 60, W: width - 112, H: 120}, Prims: []scene.Prim{
		{Op: scene.OpPath, Path: area.Close(), Fill: scene.Color{A: 26}, Ramp: ramp},
		{Op: scene.OpPath, Path: path, Stroke: ink, Width: 3, Ramp: ramp}}}
}

// photo returns the bytes of a picture of w by h pixels: four coloured quarters.
func photo(w, h int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{uint8(200 * (2 * x / w)), uint8(200 * (2 * y / h)), 120, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}
