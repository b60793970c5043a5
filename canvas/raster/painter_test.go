package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand"
	"runtime"
	"sync"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
)

func TestSamePixelsOnAnyNumberOfProcessors(t *testing.T) {
	f := Frame{Scene: board(60, 9), Sticky: true, Camera: viewport.Camera{X: 33.3, Y: 21.7, Zoom: 0.9}}
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	one := paintFrame(700, 500, f)
	for _, n := range []int{2, 3, 8} {
		runtime.GOMAXPROCS(n)
		if got := paintFrame(700, 500, f); !bytes.Equal(got.Pix, one.Pix) {
			t.Errorf("%d processors paint other pixels than one", n)
		}
	}
}

// Cards that start from their own corner look as those placed from the corner of the map.
func TestOriginOfANodeChangesNoPixel(t *testing.T) {
	placed := board(60, 9)
	own := *placed
	own.Nodes = append([]scene.Node(nil), placed.Nodes...)
	for i := range own.Nodes {
		n := &own.Nodes[i]
		at := scene.Point{X: n.Bounds.X, Y: n.Bounds.Y}
		away := scene.Scene{Nodes: []scene.Node{*n}}
		n.Prims, n.Origin = away.Place(1, -at.X, -at.Y).Nodes[0].Prims, at
	}
	for _, zoom := range []float64{1, 2, 0.5} {
		cam := viewport.Camera{X: 33.5, Y: 21, Zoom: zoom}
		got, want := paintFrame(700, 500, Frame{Scene: &own, Sticky: true, Camera: cam}), paintFrame(700, 500, Frame{Scene: placed, Sticky: true, Camera: cam})
		off := 0
		for i := range got.Pix {
			if d := int(got.Pix[i]) - int(want.Pix[i]); d > rounding.Channel || d < -rounding.Channel {
				off++
			}
		}
		if off > 0 {
			t.Errorf("zoom %v: %d values differ", zoom, off)
		}
	}
}

func TestManyPaintersAtOnce(t *testing.T) {
	p := New(typeset.New())
	s := board(40, 5)
	want := image.NewRGBA(image.Rect(0, 0, 400, 300))
	p.Paint(want, Frame{Scene: s, Camera: viewport.Camera{Zoom: 0.8}})
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			got := image.NewRGBA(want.Rect)
			for i := range 5 {
				p.Paint(got, Frame{Scene: s, Camera: viewport.Camera{X: float64(g * i), Zoom: 0.5 + float64(i)/10}})
			}
			p.Paint(got, Frame{Scene: s, Camera: viewport.Camera{Zoom: 0.8}})
			if !bytes.Equal(got.Pix, want.Pix) {
				t.Error("a frame painted beside others differs")
			}
		})
	}
	wg.Wait()
}

// TestKeptShapesChangeNothing holds that a frame looks the same the first time and from the caches.
func TestKeptShapesChangeNothing(t *testing.T) {
	p := New(typeset.Shared())
	f := Frame{Scene: board(12, 4), Camera: viewport.Camera{X: 3.21, Y: 4.56, Zoom: 1.37}}
	frames := [3]*image.RGBA{}
	for i := range frames {
		frames[i] = image.NewRGBA(image.Rect(0, 0, 400, 300))
		p.Paint(frames[i], f)
	}
	for i := 1; i < len(frames); i++ {
		if !bytes.Equal(frames[0].Pix, frames[i].Pix) {
			t.Errorf("frame %d differs from the first", i)
		}
	}
}

func TestEveryPixelIsWritten(t *testing.T) {
	f := Frame{Scene: sheet(text(), rects()), Camera: viewport.Camera{Zoom: 1}}
	clean := paintFrame(150, 300, f)
	used := image.NewRGBA(clean.Rect)
	for i := range used.Pix {
		used.Pix[i] = byte(i * 7)
	}
	New(typeset.Shared()).Paint(used, f)
	if !bytes.Equal(used.Pix, clean.Pix) {
		t.Error("a picture used before shows through")
	}
}

func TestPartOfALargerPicture(t *testing.T) {
	f := Frame{Scene: sheet(rects(), paths()), Camera: viewport.Camera{Zoom: 1}}
	alone := paintFrame(120, 90, f)
	whole := image.NewRGBA(image.Rect(0, 0, 300, 200))
	part := whole.SubImage(image.Rect(40, 50, 160, 140)).(*image.RGBA)
	New(typeset.Shared()).Paint(part, f)
	for y := range 90 {
		for x := range 120 {
			if a, b := part.RGBAAt(40+x, 50+y), alone.RGBAAt(x, y); off(a.R, b.R) || off(a.B, b.B) || a.A != b.A {
				t.Fatalf("differs at %d, %d: %v, %v", x, y, a, b)
			}
		}
	}
	if whole.RGBAAt(39, 50).A != 0 || whole.RGBAAt(160, 139).A != 0 {
		t.Error("painted outside its part")
	}
}

func off(a, b uint8) bool {
	d := int(a) - int(b)
	return d > rounding.Channel || d < -rounding.Channel
}

func TestTransparentGround(t *testing.T) {
	got := paintFrame(20, 20, Frame{Scene: &scene.Scene{Nodes: []scene.Node{node(
		scene.Prim{Rect: scene.Rect{X: 5, Y: 5, W: 10, H: 10}, Fill: scene.Color{R: 200, A: 128}})}}})
	if c := got.RGBAAt(1, 1); c.A != 0 {
		t.Errorf("the ground is %v", c)
	}
	if c := got.RGBAAt(10, 10); c.R != 100 || c.A != 128 {
		t.Errorf("half a red is %v, want 100 of 128 (premultiplied)", c)
	}
}

func TestBordersAreCrisp(t *testing.T) {
	r := scene.Rect{X: 10.4, Y: 10.6, W: 40, H: 30}
	s := sheet(scene.Node{Bounds: r, Prims: []scene.Prim{{Rect: r, Fill: white, Stroke: ink, Width: 1}}})
	for _, zoom := range []float64{0.7, 1, 1.3} {
		seen := map[any]bool{}
		got := paintFrame(80, 60, Frame{Scene: s, Camera: viewport.Camera{X: 0.3, Y: 0.2, Zoom: zoom}})
		for y := range 60 {
			for x := range 80 {
				seen[got.RGBAAt(x, y)] = true
			}
		}
		if len(seen) != 3 {
			t.Errorf("zoom %v: %d colours instead of ground, fill and border", zoom, len(seen))
		}
	}
}

// TestShadowHole holds that leaving out what is painted over changes nothing.
func TestShadowHole(t *testing.T) {
	card := scene.Rect{X: 30, Y: 30, W: 80, H: 50}
	shade := scene.Prim{Op: scene.OpShadow, Rect: card.Move(0, 2), Radius: 8, Width: 10, Fill: scene.Color{A: 90}}
	face := scene.Prim{Rect: card, Radius: 8, Fill: white, Stroke: line, Width: 1}
	for _, zoom := range []float64{0.4, 1, 1.7} {
		f := Frame{Camera: viewport.Camera{Zoom: zoom}}
		f.Scene = sheet(node(shade, face))
		with := paintFrame(220, 180, f)
		f.Scene = sheet(node(shade, scene.Prim{}, face))
		if without := paintFrame(220, 180, f); !bytes.Equal(with.Pix, without.Pix) {
			t.Errorf("zoom %v: the shadow shows where it was left out", zoom)
		}
	}
}

// coverage adds up the coverage of black on white.
func coverage(m *image.RGBA) float64 {
	sum := 0.0
	for i := 0; i < len(m.Pix); i += 4 {
		sum += 1 - float64(m.Pix[i])/255
	}
	return sum
}

func TestStrokesCoverTheirArea(t *testing.T) {
	black := scene.RGB(0)
	cases := []struct {
		name  string
		path  *scene.Path
		width float64
		dash  []float64
		want  float64
	}{
		{"a slanted line with round ends", new(scene.Path).MoveTo(20, 20).LineTo(80, 100), 6, nil, 100*6 + math.Pi*9},
		{"a circle", scene.Circle(60, 60, 40), 4, nil, 2 * math.Pi * 40 * 4},
		{"a dot", new(scene.Path).MoveTo(60, 60).LineTo(60, 60), 20, nil, math.Pi * 100},
		{"a closed triangle", new(scene.Path).MoveTo(20, 20).LineTo(100, 20).LineTo(20, 80).Close(), 2, nil, 240 * 2},
		{"dashes with round ends", new(scene.Path).MoveTo(10, 60).LineTo(110, 62), 4, []float64{10, 10}, 5 * (40 + math.Pi*4)},
		{"a hairpin", new(scene.Path).MoveTo(20, 60).LineTo(100, 61).LineTo(20, 62), 8, nil, 80*9 + math.Pi*16 + 8},
	}
	for _, c := range cases {
		s := &scene.Scene{Ground: white, Nodes: []scene.Node{node(scene.Prim{Op: scene.OpPath, Path: c.path, Stroke: black, Width: c.width, Dash: c.dash})}}
		if got := coverage(paintFrame(120, 120, Frame{Scene: s})); math.Abs(got-c.want) > 0.03*c.want {
			t.Errorf("%s covers %.0f pixels, want %.0f", c.name, got, c.want)
		}
	}
}

func TestMixRoundsExactly(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 100_000 {
		c := scene.Color{R: uint8(r.Intn(256)), G: uint8(r.Intn(256)), B: uint8(r.Intn(256)), A: 255}
		px := []uint8{uint8(r.Intn(256)), uint8(r.Intn(256)), uint8(r.Intn(256)), uint8(r.Intn(256))}
		a := uint32(r.Intn(256))
		want := [4]uint8{}
		for i, v := range [4]uint8{c.R, c.G, c.B, 255} {
			want[i] = uint8(math.Round(float64(uint32(px[i])*(255-a)+uint32(v)*a) / 255))
		}
		rb, ga := halves(c)
		before := [4]uint8(px)
		if mix(px, rb, ga, a); [4]uint8(px) != want {
			t.Fatalf("%v over %v at %d gives %v, want %v", c, before, a, px, want)
		}
	}
}

func TestBrokenScenesDoNotPanic(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	bad := []float64{nan, inf, -inf, 1e300, -1e300, 1e12, 0, -5}
	var prims []scene.Prim
	for _, v := range bad {
		r := scene.Rect{X: v, Y: 5, W: 10, H: v}
		run := scene.Run{Text: "a", Size: v, X: 5, Y: v, Glyphs: []scene.Glyph{{ID: 60000, X: float32(v), End: 1}}}
		prims = append(prims,
			scene.Prim{Rect: r, Radius: v, Fill: ink, Stroke: ink, Width: 2},
			scene.Prim{Rect: scene.Rect{W: 50, H: 50}, Radius: v, Fill: ink, Stroke: ink, Width: v, Dash: []float64{v, 1}},
			scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(1, 1).LineTo(v, 20), Stroke: ink, Fill: ink, Width: 2},
			scene.Prim{Op: scene.OpPath, Path: scene.Circle(20, 20, 10), Stroke: ink, Width: v, Dash: []float64{v}},
			scene.Prim{Op: scene.OpPath, Path: scene.Circle(20, 20, 10), Stroke: ink, Width: 1, Ramp: &scene.Ramp{From: scene.Point{X: v}, Stops: []scene.Stop{{At: v}, {At: v}}}},
			scene.Prim{Op: scene.OpShadow, Rect: r, Radius: v, Width: v, Fill: ink},
			scene.Prim{Op: scene.OpShadow, Rect: scene.Rect{W: 50, H: 50}, Radius: 3, Width: v, Fill: ink},
			scene.Prim{Op: scene.OpImage, Rect: r, Radius: v, Image: &scene.Image{Key: "x", Bytes: photo(2, 2)}},
			scene.Prim{Op: scene.OpText, Run: &run, Fill: ink},
		)
	}
	prims = append(prims, scene.Prim{Op: scene.OpPath}, scene.Prim{Op: scene.OpText}, scene.Prim{Op: scene.OpImage}, scene.Prim{Op: 99},
		scene.Prim{Op: scene.OpPath, Path: &scene.Path{}, Fill: ink}, scene.Prim{Op: scene.OpPath, Path: &scene.Path{Verbs: []scene.Verb{scene.Close}}, Fill: ink},
		scene.Prim{Op: scene.OpPath, Path: &scene.Path{Verbs: []scene.Verb{scene.MoveTo, scene.CubeTo}, Points: make([]scene.Point, 2)}, Fill: ink},
		scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(1, 1).Close().LineTo(9, 9).Close().Close(), Fill: ink, Stroke: ink, Width: 3},
		scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(1, 1), Fill: ink, Stroke: ink, Width: 3})
	s := sheet(node(prims...), scene.Node{Layer: 77, Bounds: scene.Rect{W: 9, H: 9}}, scene.Node{Bounds: scene.Rect{X: nan, W: inf}})
	for _, zoom := range append(bad, 1, 0.01) {
		paintFrame(60, 150, Frame{Scene: s, Sticky: true, Camera: viewport.Camera{X: -3, Zoom: zoom}})
		paintFrame(60, 20, Frame{Scene: s, Camera: viewport.Camera{X: zoom, Zoom: 1}})
	}
	paintFrame(0, 0, Frame{Scene: s})
	paintFrame(5, 0, Frame{Scene: s})
	paintFrame(0, 5, Frame{Scene: s})
	paintFrame(5, 5, Frame{})
}

// TestHugeClaim holds that a picture is judged by its head before it is decoded.
// A picture that is to cover its place shows its middle: of three stripes the one between.
func TestACoveringPictureLosesItsEdgesAndKeepsItsShape(t *testing.T) {
	stripes := func(w, h int) []byte {
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				c := color.RGBA{0, 200, 0, 255}
				if max(x, y) < max(w, h)/3 || max(x, y) >= max(w, h)-max(w, h)/3 {
					c = color.RGBA{200, 0, 0, 255}
				}
				m.SetRGBA(x, y, c)
			}
		}
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for i, size := range [][2]int{{90, 30}, {30, 90}} {
		pr := scene.Prim{Op: scene.OpImage, Rect: scene.Rect{W: 30, H: 30}, Image: &scene.Image{Key: "stripes", Bytes: stripes(size[0], size[1])}}
		p := New(typeset.Shared())
		for _, pr.Cover = range []bool{false, true} { // one after the other, from the same cache
			dst := image.NewRGBA(image.Rect(0, 0, 30, 30))
			p.Paint(dst, Frame{Scene: sheet(node(pr)), Camera: viewport.Camera{Zoom: 1}})
			edge := dst.RGBAAt(2, 15)
			if i == 1 {
				edge = dst.RGBAAt(15, 2)
			}
			if green := edge.G > 150; green != pr.Cover || dst.RGBAAt(15, 15).G < 150 {
				t.Errorf("%v, cover %v: %v at the edge", size, pr.Cover, edge)
			}
		}
	}
}

func TestHugeClaim(t *testing.T) {
	small := photo(3, 3)
	huge := bytes.Clone(small)
	copy(huge[16:24], []byte{0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50}) // 50,000 by 50,000
	if m := decode(huge); m != nil {
		t.Errorf("decoded %v", m.Rect)
	}
	if m := decode(small); m == nil || m.Rect.Dx() != 3 {
		t.Errorf("a small picture gave %v", m)
	}
}

func TestLargePicturesAreReducedBeforeTheyAreKept(t *testing.T) {
	if m := decode(photo(3000, 10)); m == nil || m.Rect.Dx() != keptSide || m.Rect.Dy() != 6 {
		t.Errorf("got %v", m.Bounds())
	}
}
