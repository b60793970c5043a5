package raster

import (
	"bytes"
	"fmt"
	"image"
	"math/rand/v2"
	"slices"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
)

// screenBoard is a map with all that can be painted: cards, curve and sticky heads, pictures good and broken, gradients,
// dashed lines, letters as large as a card, and lines across all of it.
func screenBoard() *scene.Scene {
	s := board(60, 9)
	good, bad := &scene.Image{Key: "good", Bytes: photo(60, 40)}, &scene.Image{Key: "bad", Bytes: []byte("no picture")}
	ramp := &scene.Ramp{From: scene.Point{X: 300}, To: scene.Point{X: 500, Y: 90}, Stops: []scene.Stop{{Color: ink}, {At: 1, Color: accent}}}
	for i, pr := range []scene.Prim{
		{Op: scene.OpImage, Image: good, Rect: scene.Rect{X: 330.3, Y: 210.6, W: 90, H: 60}, Radius: 6},
		{Op: scene.OpImage, Image: bad, Rect: scene.Rect{X: 130.3, Y: 110.6, W: 90, H: 60}, Radius: 6},
		{Op: scene.OpRect, Rect: scene.Rect{X: 300, Y: 330, W: 200, H: 44}, Radius: 8, Fill: accent, Ramp: ramp},
		{Op: scene.OpRect, Rect: scene.Rect{X: 500, Y: 330, W: 200, H: 44}, Radius: 8, Stroke: accent, Width: 2, Dash: []float64{4, 3}},
		{Op: scene.OpPath, Path: new(scene.Path).MoveTo(200, 80.5).LineTo(900, 80.5), Stroke: accent, Width: 1, Dash: []float64{3, 2.7, 1}},
		{Op: scene.OpPath, Path: new(scene.Path).MoveTo(150, 80).CubeTo(500, 90, 200, 600, 900, 500), Stroke: accent, Width: 2},
		{Op: scene.OpPath, Path: scene.Circle(380, 240, 9), Fill: accent, Ramp: ramp},
	} {
		n := node(pr)
		n.Bounds = pr.Rect
		if pr.Op == scene.OpPath {
			n.Bounds = pr.Path.Bounds()
		}
		n.Layer = []scene.Layer{scene.Content, scene.Ground}[i%2]
		s.Nodes = append(s.Nodes, n)
	}
	big := node(words("旅程", typeset.Style{Size: 120}, 200, 300, 900, 1, accent, scene.Far)...)
	big.Bounds = scene.Rect{X: 200, Y: 180, W: 240, H: 150}
	s.Nodes = append(s.Nodes, big)
	for i := range s.Nodes {
		s.Nodes[i].Faded = i%7 == 3
	}
	return s
}

// A screen holds the pixels that a painter paints, whatever came before: pans, also by parts of pixels, zooms, drags,
// selections, resizes, other scenes.
func TestScreenHoldsWhatAPainterPaints(t *testing.T) {
	const steps = 120
	scenes := []*scene.Scene{screenBoard(), board(200, 12)}
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 4))
		p := New(typeset.Shared())
		s := NewScreen(p)
		w, h := 500+r.IntN(300), 300+r.IntN(200)
		f := Frame{Scene: scenes[0], Sticky: true, Camera: viewport.Camera{X: 40, Y: 20, Zoom: 1}}
		for step := range steps {
			did := change(r, &f, scenes)
			if did == "resize" {
				w, h = 400+r.IntN(400), 250+r.IntN(300)
			}
			got := s.Paint(w, h, f)
			want := image.NewRGBA(image.Rect(0, 0, w, h))
			p.Paint(want, f)
			if !bytes.Equal(got.Pix, want.Pix) {
				t.Fatalf("seed %d, step %d, %s at %+v: %s", seed, step, did, f.Camera, differs(got, want))
			}
		}
	}
}

// Only what changed is painted: the test above says nothing of that.
func TestScreenPaintsOnlyWhatChanged(t *testing.T) {
	s := NewScreen(New(typeset.Shared()))
	f := Frame{Scene: board(5000, 50), Sticky: true, Camera: viewport.Camera{X: 200, Y: 150, Zoom: 1}}
	s.Paint(1500, 900, f)
	for _, c := range []struct {
		name   string
		change func()
		most   float64
	}{
		{"nothing", func() {}, 0},
		{"a step aside", func() { f.Camera.X += 11 }, 0.25},
		{"a step down", func() { f.Camera.Y += 17 }, 0.25},
		{"a card held", func() { f.Overlay = []scene.Node{card("held", 700, 500, "卡片", "")} }, 0.04},
		{"and moved", func() { f.Overlay = []scene.Node{card("held", 720, 530, "卡片", "")} }, 0.06},
		{"and let go", func() { f.Overlay = nil }, 0.04},
		{"the same map laid out anew", func() { f.Scene = board(5000, 50) }, 0},
		{"a card moved in it", func() {
			moved := *f.Scene
			moved.Nodes = slices.Clone(moved.Nodes)
			moved.Nodes[208] = (&scene.Scene{Nodes: moved.Nodes[208:209]}).Place(1, 30, 10).Nodes[0]
			f.Scene = &moved
		}, 0.06},
	} {
		c.change()
		if s.Paint(1500, 900, f); s.damage.share() > c.most {
			t.Errorf("%s: %.3f of the picture was painted", c.name, s.damage.share())
		}
	}
}

// change does one thing that a person does, and returns its name.
func change(r *rand.Rand, f *Frame, scenes []*scene.Scene) string {
	pick := func() *scene.Node { return &f.Scene.Nodes[r.IntN(min(60, len(f.Scene.Nodes)))] }
	z := f.Camera.Zoom
	switch what := r.IntN(24); {
	case what < 7:
		f.Camera.X += float64(r.IntN(41)-20) / z
		f.Camera.Y += float64(r.IntN(41)-20) / z
		return "pan"
	case what < 9:
		f.Camera.X += float64(r.IntN(300)-150) / z
		return "pan sideways"
	case what == 9:
		f.Camera.Y += (r.Float64() - 0.5) * 30
		return "pan by parts of a pixel"
	case what == 10:
		f.Camera.Zoom = []float64{0.06, 0.2, 0.4, 0.7, 1, 1, 1.37, 2, 4}[r.IntN(9)]
		return "zoom"
	case what == 11:
		f.Scene = scenes[r.IntN(len(scenes))]
		return "another scene"
	case what == 12:
		return "resize"
	case what == 13:
		n := pick()
		far := 3 / z
		f.Among = []scene.Node{{Layer: n.Layer, Bounds: n.Bounds, Prims: []scene.Prim{
			{Op: scene.OpRect, Rect: n.Bounds.Inset(-far), Radius: 8 + far, Stroke: accent, Width: 4 / z}}}}
		return "select"
	case what < 17:
		n := pick()
		by := scene.Point{X: r.Float64() * 200, Y: r.Float64() * 200}
		ghost := *n
		ghost.Prims = append([]scene.Prim{{Op: scene.OpShadow, Rect: n.Bounds.Move(0, 3), Radius: 8, Fill: scene.Color{A: 64}, Width: 14}}, n.Prims...)
		f.Overlay = (&scene.Scene{Nodes: []scene.Node{ghost}}).Place(1.02, by.X, by.Y).Nodes
		f.Ghost = func(ref scene.Ref) bool { return ref == n.Ref }
		return "drag"
	case what == 17:
		down := pick().Bounds.Y
		f.Shift = func(ref scene.Ref) scene.Point {
			if ref.Kind == scene.Card && len(ref.ID)%2 == 0 {
				return scene.Point{Y: down / 10}
			}
			return scene.Point{}
		}
		return "make room"
	case what > 19:
		f.Scene = edited(r, f.Scene)
		return "edit"
	case what == 18:
		f.Among, f.Overlay, f.Ghost, f.Shift = nil, nil, nil, nil
		return "let go"
	}
	return "nothing"
}

// edited returns a scene in which a few nodes are gone, moved, drawn anew, pale, double or in another order.
func edited(r *rand.Rand, s *scene.Scene) *scene.Scene {
	out := *s
	out.Nodes = slices.Clone(s.Nodes)
	if r.IntN(8) == 0 {
		out.Ground = scene.RGB(r.Uint32() & 0xFFFFFF)
	}
	for range 1 + r.IntN(3) {
		i, j := r.IntN(len(out.Nodes)), r.IntN(len(out.Nodes))
		n := &out.Nodes[i]
		switch r.IntN(8) {
		case 0:
			out.Nodes = slices.Delete(out.Nodes, i, i+1)
		case 1:
			*n = (&scene.Scene{Nodes: []scene.Node{*n}}).Place(1, r.Float64()*30, float64(r.IntN(30))).Nodes[0]
		case 2:
			n.Prims = slices.Clone(n.Prims)
		case 3:
			n.Faded = !n.Faded
		case 4:
			out.Nodes[i], out.Nodes[j] = out.Nodes[j], out.Nodes[i]
		case 5:
			out.Nodes = slices.Insert(out.Nodes, j, *n)
		case 6:
			out.Nodes = slices.Insert(out.Nodes, j, card(fmt.Sprint("new", r.Int()), float64(r.IntN(600)), float64(r.IntN(400)), "新卡片", "刚写下的"))
		case 7:
			n.Prims = slices.Clone(n.Prims)
			if len(n.Prims) > 0 {
				n.Prims[r.IntN(len(n.Prims))].Fill = accent
			}
		}
	}
	return &out
}

func differs(got, want *image.RGBA) string {
	n, area := 0, image.Rectangle{}
	for i := 0; i < len(got.Pix); i += 4 {
		if !bytes.Equal(got.Pix[i:i+4], want.Pix[i:i+4]) {
			x, y := i%got.Stride/4, i/got.Stride
			n, area = n+1, area.Union(image.Rect(x, y, x+1, y+1))
		}
	}
	return fmt.Sprintf("%d pixels differ in %v of %v", n, area, got.Rect)
}
