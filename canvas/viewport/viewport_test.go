package viewport

import (
	"math"
	"math/rand"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model/limits"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// sample is a map of 1,000 by 800 with a heading of 100, a stage row of 50 and lane labels of 112.
func sample() *scene.Scene {
	node := func(k scene.Kind, l scene.Layer, x, y, w, h float64) scene.Node {
		return scene.Node{Ref: scene.Ref{Kind: k, ID: "x"}, Layer: l, Bounds: scene.Rect{X: x, Y: y, W: w, H: h}}
	}
	return &scene.Scene{
		Size: scene.Size{W: 1000, H: 800}, Grid: scene.Rect{X: 112, Y: 150, W: 888, H: 650}, HeadTop: 100,
		Nodes: []scene.Node{
			node(scene.LaneBody, scene.Ground, 112, 150, 888, 100),
			node(scene.Card, scene.Content, 120, 160, 160, 50),
			node(scene.LaneHead, scene.Side, 0, 150, 112, 650),
			node(scene.StageHead, scene.Head, 112, 100, 888, 50),
			node(scene.Title, scene.Corner, 0, 100, 112, 50),
		},
	}
}

func TestToViewAndBack(t *testing.T) {
	c := Camera{X: 10, Y: 20, Zoom: 2}
	if p := c.ToView(scene.Point{X: 15, Y: 30}); p != (scene.Point{X: 10, Y: 20}) {
		t.Errorf("ToView gave %v", p)
	}
	if p := c.ToMap(scene.Point{X: 10, Y: 20}); p != (scene.Point{X: 15, Y: 30}) {
		t.Errorf("ToMap gave %v", p)
	}
	if r := c.RectToView(scene.Rect{X: 11, Y: 21, W: 3, H: 4}); r != (scene.Rect{X: 2, Y: 2, W: 6, H: 8}) {
		t.Errorf("RectToView gave %v", r)
	}
	if p := (Camera{}).ToMap(scene.Point{X: 3, Y: 4}); p != (scene.Point{X: 3, Y: 4}) {
		t.Errorf("a camera without zoom maps 3, 4 to %v", p)
	}
}

func TestStickyLayers(t *testing.T) {
	s := sample()
	cases := []struct {
		name  string
		at    Camera
		layer scene.Layer
		want  Camera
	}{
		{"content moves with the map", Camera{500, 400, 1}, scene.Content, Camera{500, 400, 1}},
		{"the ground too", Camera{500, 400, 1}, scene.Ground, Camera{500, 400, 1}},
		{"the head keeps its place before its top", Camera{500, 60, 1}, scene.Head, Camera{500, 60, 1}},
		{"the head at its top", Camera{500, 100, 1}, scene.Head, Camera{500, 100, 1}},
		{"the head sticks past its top", Camera{500, 400, 2}, scene.Head, Camera{500, 100, 2}},
		{"the side keeps its place while the map's edge is seen", Camera{-30, 400, 1}, scene.Side, Camera{-30, 400, 1}},
		{"the side sticks past the edge", Camera{500, 400, 1}, scene.Side, Camera{0, 400, 1}},
		{"the corner does both", Camera{500, 400, 1}, scene.Corner, Camera{0, 100, 1}},
		{"the corner does neither", Camera{-5, -5, 1}, scene.Corner, Camera{-5, -5, 1}},
	}
	for _, c := range cases {
		if got := c.at.For(s, c.layer); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestZoomKeepsThePointUnderThePointerStill(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 1000 {
		v := View{Camera{r.Float64()*4000 - 2000, r.Float64()*4000 - 2000, 0.05 + r.Float64()*3.9}, scene.Size{W: 1500, H: 900}}
		p := scene.Point{X: r.Float64() * 1500, Y: r.Float64() * 900}
		before, w := v.ToMap(p), v.ZoomAt(p, math.Exp(r.Float64()*6-3))
		if after := w.ToMap(p); math.Hypot(after.X-before.X, after.Y-before.Y) > 1e-6 {
			t.Fatalf("%v at %v moved to %v", before, p, after)
		}
		if w.Zoom < limits.ZoomMin || w.Zoom > limits.ZoomMax {
			t.Fatalf("zoom %v is beyond its limits", w.Zoom)
		}
	}
}

func TestPanMovesTheMapWithThePointer(t *testing.T) {
	v := View{Camera: Camera{X: 10, Y: 10, Zoom: 2}}
	before := v.ToView(scene.Point{X: 50, Y: 60})
	after := v.Pan(30, -8).ToView(scene.Point{X: 50, Y: 60})
	if !near(after.X-before.X, 30) || !near(after.Y-before.Y, -8) {
		t.Errorf("moved by %v, %v", after.X-before.X, after.Y-before.Y)
	}
}

func TestFit(t *testing.T) {
	cases := []struct {
		name    string
		content scene.Size
		want    Camera
	}{
		{"wide", scene.Size{W: 1904, H: 400}, Camera{-48, -700, 0.5}},
		{"tall", scene.Size{W: 100, H: 852}, Camera{-450, -24, 1}},
		{"small is not enlarged", scene.Size{W: 200, H: 100}, Camera{-400, -400, 1}},
		{"too large begins at its beginning", scene.Size{W: 1e6, H: 1e6}, Camera{-480, -480, limits.ZoomMin}},
		{"nothing", scene.Size{}, Camera{-500, -450, 1}},
	}
	for _, c := range cases {
		got := View{Size: scene.Size{W: 1000, H: 900}}.Fit(c.content).Camera
		if !near(got.X, c.want.X) || !near(got.Y, c.want.Y) || !near(got.Zoom, c.want.Zoom) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestReveal(t *testing.T) {
	v := View{Camera{X: 100, Y: 100, Zoom: 2}, scene.Size{W: 1000, H: 800}} // sees 100..600, 100..500
	cases := []struct {
		name string
		r    scene.Rect
		x, y float64
	}{
		{"in view", scene.Rect{X: 200, Y: 200, W: 50, H: 50}, 100, 100},
		{"to the right", scene.Rect{X: 700, Y: 200, W: 50, H: 50}, 262, 100},
		{"above and left", scene.Rect{X: 50, Y: 20, W: 50, H: 50}, 38, 8},
		{"below", scene.Rect{X: 200, Y: 600, W: 50, H: 50}, 100, 262},
		{"larger than the view", scene.Rect{X: 0, Y: 0, W: 900, H: 900}, 0, 0},
		{"within it something larger than the view", scene.Rect{X: 300, Y: 200, W: 900, H: 900}, 300, 200},
		{"as wide as the view less a margin", scene.Rect{X: 102, Y: 200, W: 496, H: 50}, 100, 100},
	}
	for _, c := range cases {
		if got := v.RevealIn(&scene.Scene{}, c.r); !near(got.X, c.x) || !near(got.Y, c.y) || got.Zoom != 2 {
			t.Errorf("%s: %+v, want %v, %v", c.name, got.Camera, c.x, c.y)
		}
	}
	s := sample()
	card := scene.Rect{X: 300, Y: 300, W: 50, H: 50}
	w := View{Camera{X: 280, Y: 280, Zoom: 1}, scene.Size{W: 600, H: 500}}.RevealIn(s, card)
	if seen := w.RectToView(card); seen.X < 112 || seen.Y < 50 {
		t.Errorf("a card revealed lies at %+v, under the labels", seen)
	}
}

func TestClampKeepsTheMapInReach(t *testing.T) {
	content, size := scene.Size{W: 1000, H: 800}, scene.Size{W: 600, H: 400}
	r := rand.New(rand.NewSource(2))
	for range 1000 {
		v := View{Camera{r.NormFloat64() * 1e4, r.NormFloat64() * 1e4, math.Exp(r.NormFloat64() * 3)}, size}.Clamp(content)
		seen := v.RectToView(scene.Rect{W: content.W, H: content.H})
		w, h := math.Min(seen.MaxX(), size.W)-math.Max(seen.X, 0), math.Min(seen.MaxY(), size.H)-math.Max(seen.Y, 0)
		if w < math.Min(keep, seen.W)-1e-6 || h < math.Min(keep, seen.H)-1e-6 {
			t.Fatalf("only %v by %v of the map is in view at %+v", w, h, v.Camera)
		}
	}
	in := View{Camera{X: 10, Y: 20, Zoom: 1}, size}
	if got := in.Clamp(content); got != in {
		t.Errorf("a good view changed to %+v", got)
	}
	lost := View{Camera{math.NaN(), math.Inf(1), math.NaN()}, size}.Clamp(content)
	if lost.Zoom != 1 || math.IsNaN(lost.X) || math.IsInf(lost.Y, 0) {
		t.Errorf("broken numbers became %+v", lost)
	}
	if got := (View{}).Clamp(scene.Size{}); got.Zoom != 1 || got.X != 0 || got.Y != 0 {
		t.Errorf("nothing in nothing became %+v", got)
	}
}

func TestVisible(t *testing.T) {
	v := View{Camera{X: 10, Y: 20, Zoom: 2}, scene.Size{W: 600, H: 400}}
	if got := v.Visible(); got != (scene.Rect{X: 10, Y: 20, W: 300, H: 200}) {
		t.Errorf("got %+v", got)
	}
}

func TestHitAsksTheStickyLayersFirst(t *testing.T) {
	s := sample()
	size := scene.Size{W: 600, H: 400}
	cases := []struct {
		name string
		at   Camera
		p    scene.Point
		kind scene.Kind
		map_ scene.Point
	}{
		{"a card where it stands", Camera{0, 0, 1}, scene.Point{X: 130, Y: 170}, scene.Card, scene.Point{X: 130, Y: 170}},
		{"the lane beside it", Camera{0, 0, 1}, scene.Point{X: 500, Y: 170}, scene.LaneBody, scene.Point{X: 500, Y: 170}},
		{"the stage row at the top after scrolling", Camera{0, 130, 1}, scene.Point{X: 200, Y: 10}, scene.StageHead, scene.Point{X: 200, Y: 110}},
		{"lane labels over a card", Camera{100, 0, 1}, scene.Point{X: 30, Y: 170}, scene.LaneHead, scene.Point{X: 30, Y: 170}},
		{"the corner over all", Camera{300, 300, 2}, scene.Point{X: 10, Y: 10}, scene.Title, scene.Point{X: 5, Y: 105}},
		{"nothing", Camera{-500, -500, 1}, scene.Point{X: 10, Y: 10}, scene.Nothing, scene.Point{X: -490, Y: -490}},
	}
	for _, c := range cases {
		n, at, ok := View{c.at, size}.Hit(s, c.p)
		kind := scene.Nothing
		if ok {
			kind = n.Ref.Kind
		}
		if kind != c.kind || at != c.map_ {
			t.Errorf("%s: kind %d at %v, want %d at %v", c.name, kind, at, c.kind, c.map_)
		}
	}
}

func TestDetail(t *testing.T) {
	for zoom, want := range map[float64]scene.Detail{4: scene.Near, 0.5: scene.Near, 0.49: scene.Middle, 0.25: scene.Middle, 0.24: scene.Far, 0: scene.Far} {
		if got := Detail(zoom); got != want {
			t.Errorf("at %v: %d, want %d", zoom, got, want)
		}
	}
}

// What is fitted lies in the middle of what the stage row and the lane labels leave free, and is never under them.
func TestFitInKeepsClearOfWhatSticks(t *testing.T) {
	s := sample()
	for _, r := range []scene.Rect{{X: 400, Y: 300, W: 160, H: 50}, {X: 112, Y: 150, W: 888, H: 650}, {X: 300, Y: 150, W: 172, H: 650}} {
		v := View{Camera{5, 7, 3}, scene.Size{W: 1000, H: 800}}.FitIn(s, r)
		seen := v.RectToView(r)
		left, top := s.Grid.X*v.Zoom, (s.Grid.Y-s.HeadTop)*v.Zoom
		if seen.X < left+margin-1e-9 || seen.Y < top+margin-1e-9 || seen.MaxX() > 1000-margin+1e-9 || seen.MaxY() > 800-margin+1e-9 {
			t.Errorf("%v is seen at %v", r, seen)
		}
		if !near(seen.X-left, 1000-seen.MaxX()) || !near(seen.Y-top, 800-seen.MaxY()) {
			t.Errorf("%v is not in the middle: %v", r, seen)
		}
		if v.Zoom > nearMax {
			t.Errorf("%v is seen at zoom %v", r, v.Zoom)
		}
	}
	if v := (View{Size: scene.Size{W: 1000, H: 800}}).FitIn(s, scene.Rect{W: 1e6, H: 1e6}); v.Zoom != limits.ZoomMin {
		t.Errorf("what is too large is seen at zoom %v", v.Zoom)
	}
}
