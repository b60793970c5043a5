package scene

import (
	"reflect"
	"testing"
)

func TestPlaceScalesEverythingAndLeavesTheOriginal(t *testing.T) {
	build := func() *Scene {
		return &Scene{
			Size: Size{100, 50}, Grid: Rect{10, 20, 90, 30}, HeadTop: 5, Ground: RGB(0xFFFFFF),
			Columns: []Track{{ID: "s", At: 10, Extent: 40}}, Lanes: []Track{{ID: "l", At: 20, Extent: 30, Drop: true}},
			Nodes: []Node{{Ref: Ref{Kind: Card, ID: "c"}, Bounds: Rect{10, 20, 30, 10}, Prims: []Prim{
				{Rect: Rect{10, 20, 30, 10}, Radius: 4, Width: 1, Dash: []float64{2, 1}},
				{Op: OpPath, Path: new(Path).MoveTo(1, 2).LineTo(3, 4), Ramp: &Ramp{From: Point{1, 2}, To: Point{10, 0}, Stops: []Stop{{At: 0.5}}}},
				{Op: OpText, Run: &Run{Text: "a", Size: 12, X: 10, Y: 20, Width: 6, Glyphs: []Glyph{{ID: 3, X: 0.5, End: 1}}}},
			}}},
		}
	}
	s := build()
	got := s.Place(2, 100, 1000)
	if !reflect.DeepEqual(s, build()) {
		t.Fatal("the original changed")
	}
	n := got.Nodes[0]
	checks := []struct {
		name      string
		got, want any
	}{
		{"size", got.Size, Size{200, 100}},
		{"ground", got.Ground, RGB(0xFFFFFF)},
		{"ref", n.Ref, Ref{Kind: Card, ID: "c"}},
		{"grid", got.Grid, Rect{120, 1040, 180, 60}},
		{"head", got.HeadTop, 1010.0},
		{"column", got.Columns[0], Track{ID: "s", At: 120, Extent: 80}},
		{"lane", got.Lanes[0], Track{ID: "l", At: 1040, Extent: 60, Drop: true}},
		{"bounds", n.Bounds, Rect{120, 1040, 60, 20}},
		{"scale", n.Scale, 2.0},
		{"scale again", got.Place(0.25, 0, 0).Nodes[0].Scale, 0.5},
		{"rect", n.Prims[0], Prim{Rect: Rect{120, 1040, 60, 20}, Radius: 8, Width: 2, Dash: []float64{4, 2}}},
		{"path", n.Prims[1].Path.Points, []Point{{102, 1004}, {106, 1008}}},
		{"ramp", *n.Prims[1].Ramp, Ramp{From: Point{102, 1004}, To: Point{120, 1000}, Stops: []Stop{{At: 0.5}}}},
		{"run", *n.Prims[2].Run, Run{Text: "a", Size: 24, X: 120, Y: 1040, Width: 12, Glyphs: s.Nodes[0].Prims[2].Run.Glyphs}},
	}
	for _, c := range checks {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, c.got, c.want)
		}
	}
}

// A node that is placed from an origin of its own is drawn where one placed from that of the map would be.
func TestOriginIsWherePrimitivesStart(t *testing.T) {
	prims := func(x, y float64) []Prim {
		return []Prim{
			{Rect: Rect{x, y, 30, 10}, Radius: 4},
			{Op: OpPath, Rect: Rect{x, y, 0, 0}, Path: new(Path).MoveTo(x+1, y+2).LineTo(x+3, y+4)},
			{Op: OpText, Rect: Rect{x, y, 0, 0}, Run: &Run{Text: "a", Size: 12, X: x + 4, Y: y + 8}},
		}
	}
	box := Rect{10, 20, 30, 10}
	far, near := Node{Bounds: box, Prims: prims(10, 20)}, Node{Bounds: box, Origin: Point{10, 20}, Prims: prims(0, 0)}
	if !reflect.DeepEqual(near.Placed(), far.Prims) || !reflect.DeepEqual(far.Placed(), far.Prims) {
		t.Errorf("%+v", near.Placed())
	}
	if near.Inner() != (Rect{W: 30, H: 10}) || far.Inner() != box {
		t.Errorf("inner %v and %v", near.Inner(), far.Inner())
	}
	a, b := (&Scene{Nodes: []Node{near}}).Place(2, 100, 1000), (&Scene{Nodes: []Node{far}}).Place(2, 100, 1000)
	if !reflect.DeepEqual(a, b) {
		t.Errorf("placed %+v, want %+v", a.Nodes, b.Nodes)
	}
}
