package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/export/pdf"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// rainbow is a gradient from left to right with a sudden change at three quarters.
func rainbow(x0, x1 float64) *scene.Ramp {
	return &scene.Ramp{From: scene.Point{X: x0}, To: scene.Point{X: x1}, Stops: []scene.Stop{
		{At: 0.1, Color: scene.RGB(0xD64545)}, {At: 0.5, Color: scene.RGB(0xE39A1B)},
		{At: 0.75, Color: scene.RGB(0x2B9A66)}, {At: 0.75, Color: scene.RGB(0x2F6FED)},
	}}
}

// swatch is a PNG of w by h pixels, see-through towards the right when clear.
func swatch(t testing.TB, w, h int, clear bool) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{uint8(255 * x / w), uint8(255 * y / h), 120, 255}
			if clear {
				c.A = uint8(255 - 255*x/w)
			}
			m.SetNRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func photo(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// everything is a page with each primitive in each way it can be drawn.
func everything(t testing.TB) *scene.Scene {
	wave := new(scene.Path).MoveTo(110, 90).CubeTo(130, 40, 150, 140, 190, 80)
	drop := new(scene.Path).LineTo(215, 60).QuadTo(235, 100, 215, 105).QuadTo(195, 100, 215, 60).Close()
	drop.Points[0].X, drop.Points[0].Y = 215, 60
	grey := image.NewGray(image.Rect(0, 0, 16, 16))
	for i := range grey.Pix {
		grey.Pix[i] = uint8(i)
	}
	half := color.NRGBA{0x2F, 0x6F, 0xED, 128}
	prims := []scene.Prim{
		{Op: scene.OpShadow, Rect: scene.Rect{X: 10, Y: 10, W: 60, H: 30}, Width: 20, Fill: ink},
		{Op: scene.OpRect, Rect: scene.Rect{X: 10, Y: 10, W: 60, H: 30}, Fill: scene.RGB(0xF4F6F9), Stroke: ink, Width: 2},
		{Op: scene.OpRect, Rect: scene.Rect{X: 80, Y: 10, W: 60, H: 30}, Radius: 8, Fill: half, Stroke: color.NRGBA{0xD6, 0x45, 0x45, 128}, Width: 6},
		{Op: scene.OpRect, Rect: scene.Rect{X: 150, Y: 10, W: 80, H: 30}, Radius: 99, Fill: ink, Ramp: rainbow(150, 230)},
		{Op: scene.OpPath, Path: scene.Circle(30, 75, 18), Stroke: ink, Width: 3, Dash: []float64{6, 4}},
		{Op: scene.OpPath, Path: scene.RoundRect(scene.Rect{X: 60, Y: 57, W: 36, H: 36}, 12, 0, 12, 0), Fill: scene.RGB(0x12889A)},
		{Op: scene.OpPath, Path: wave, Stroke: ink, Width: 5, Ramp: rainbow(110, 190)},
		{Op: scene.OpPath, Path: drop, Fill: half, Stroke: scene.RGB(0x33475B), Width: 1},
		{Op: scene.OpImage, Rect: scene.Rect{X: 10, Y: 110, W: 40, H: 40}, Image: &scene.Image{Key: "clear", Bytes: swatch(t, 20, 20, true)}},
		{Op: scene.OpImage, Rect: scene.Rect{X: 60, Y: 110, W: 40, H: 40}, Radius: 20, Image: &scene.Image{Key: "full", Bytes: swatch(t, 20, 20, false)}},
		{Op: scene.OpImage, Rect: scene.Rect{X: 110, Y: 110, W: 40, H: 40}, Image: &scene.Image{Key: "grey", Bytes: photo(t, grey)}},
		{Op: scene.OpImage, Rect: scene.Rect{X: 160, Y: 110, W: 70, H: 40}, Radius: 6, Image: &scene.Image{Key: "photo", Bytes: photo(t, image.NewYCbCr(image.Rect(0, 0, 8, 8), image.YCbCrSubsampleRatio420))}},
	}
	slanted := shape(scene.Bold, 16, 130, 175, "Voice 原声")
	slanted.Skew = true
	prims = append(prims, set(scene.Regular, 16, 10, 175, "客户旅程 😀")...)
	prims = append(prims, scene.Prim{Op: scene.OpText, Run: slanted, Fill: half})
	s := sheet(240, 190, prims...)
	s.Ground = scene.RGB(0xFFFDF7)
	return s
}

// TestPicture compares a page of every primitive with the picture that was looked at and approved. Letters and edges
// may be smoothed a little otherwise by another version of the reader: a pixel counts as different when a channel is
// off by more than 24 of 255, and 0.2 % of them may be.
func TestPicture(t *testing.T) {
	file, report := write(t, pdf.Info{}, everything(t))
	sound(t, file)
	if len(report.Pictures) > 0 {
		t.Errorf("left out %v", report.Pictures)
	}
	const golden = "testdata/everything.png"
	got := picture(t, file)
	if *update {
		var b bytes.Buffer
		if err := png.Encode(&b, got); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := load(t, golden)
	if got.Bounds() != want.Bounds() {
		t.Fatalf("%v, want %v", got.Bounds(), want.Bounds())
	}
	if part := difference(got, want); part > 0.002 {
		t.Errorf("%.2f %% of the pixels differ", 100*part)
	}
}

// What was shrunk is written as it was laid out, with the shrinking said once: nothing of it is rounded more coarsely,
// and gradients, dashes and pictures stay in their places.
func TestAShrunkMapIsDrawnAsExactly(t *testing.T) {
	const k = 1 / 32.0
	s := everything(t)
	small, paper := s.Place(k, 20, 30), scene.Size{W: 80, H: 80}
	small.Size = paper
	file, _ := write(t, pdf.Info{}, small)
	sound(t, file)
	shot := filepath.Join(t.TempDir(), "shot")
	tool(t, file, "pdftoppm", "-r", "4608", "-x", "1280", "-y", "1920", "-W", "480", "-H", "380", "-png", "-singlefile", "FILE", shot)
	if part := difference(load(t, shot+".png"), load(t, "testdata/everything.png")); part > 0.002 {
		t.Errorf("%.2f %% of the pixels differ", 100*part)
	}
}

// The area below a curve lets the paper shine through, as poppler shows it, with other curves before it and after.
func TestASeeThroughGradientStaysSo(t *testing.T) {
	box := scene.Rect{X: 10, Y: 10, W: 80, H: 80}
	line := scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(10, 95).LineTo(90, 95), Stroke: ink, Width: 1, Ramp: rainbow(10, 90)}
	pale := scene.Prim{Op: scene.OpRect, Rect: box, Fill: color.NRGBA{A: 26}, Ramp: rainbow(10, 90)}
	edge := scene.Prim{Op: scene.OpRect, Rect: box, Stroke: ink, Width: 1, Ramp: rainbow(10, 90)}
	s := sheet(100, 100, line, pale, edge)
	file, _ := write(t, pdf.Info{}, s)
	if r, g, b, _ := picture(t, file).At(100, 100).RGBA(); min(r, g, b) < 0xC000 {
		t.Errorf("in full colour: %x %x %x", r>>8, g>>8, b>>8)
	}
}

// Cards that are alike are written alike, wherever they stand: that is what makes files of large maps small.
func TestAlikeIsWrittenAlike(t *testing.T) {
	card := []scene.Prim{{Op: scene.OpRect, Rect: scene.Rect{W: 172, H: 60}, Radius: 8, Fill: ink, Stroke: ink, Width: 1}, set(scene.Bold, 12, 13, 20, "客户")[0]}
	s := &scene.Scene{Size: scene.Size{W: 800, H: 400}}
	for i := range 3 {
		at := scene.Point{X: 100 * math.Sqrt(float64(i+1)), Y: 70.1 * float64(i)}
		s.Nodes = append(s.Nodes, scene.Node{Layer: scene.Content, Origin: at, Bounds: scene.Rect{X: at.X, Y: at.Y, W: 172, H: 60}, Prims: card})
	}
	for _, k := range []float64{1, 0.0473} {
		placed := s.Place(k, 11.17, 7.03)
		placed.Size = s.Size
		file, _ := write(t, pdf.Info{}, placed)
		open := tool(t, file, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
		if n := strings.Count(open, "\n8 0 m\n164 0 l\n"); n != 3 {
			t.Errorf("scale %g: %d of 3 cards have the edge they were laid out with", k, n)
		}
	}
}

// difference returns the part of pixels that differ.
func difference(a, b image.Image) float64 {
	n, box := 0, a.Bounds()
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if far(a.At(x, y), b.At(x, y)) {
				n++
			}
		}
	}
	return float64(n) / float64(box.Dx()*box.Dy())
}

func far(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	off := func(x, y uint32) bool { return math.Abs(float64(x)-float64(y)) > 24*257 }
	return off(ar, br) || off(ag, bg) || off(ab, bb)
}

// A picture that is to cover its place is cut at its edges, round or not, and keeps its shape.
func TestACoveringPictureStaysInItsPlace(t *testing.T) {
	stripes := image.NewNRGBA(image.Rect(0, 0, 90, 30))
	for i := range 90 * 30 {
		c := color.NRGBA{0x2B, 0x9A, 0x66, 255}
		if x := i % 90; x < 28 || x >= 62 {
			c = color.NRGBA{0xD6, 0x45, 0x45, 255}
		}
		stripes.SetNRGBA(i%90, i/90, c)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, stripes); err != nil {
		t.Fatal(err)
	}
	im := &scene.Image{Key: "stripes", Bytes: b.Bytes()}
	for _, radius := range []float64{0, 20} {
		file, _ := write(t, pdf.Info{}, sheet(100, 100, scene.Prim{Op: scene.OpImage, Cover: true, Rect: scene.Rect{X: 30, Y: 30, W: 40, H: 40}, Radius: radius, Image: im}))
		sound(t, file)
		got := picture(t, file) // two pixels a point
		for _, c := range []struct {
			x, y int
			want color.Color
		}{{100, 100, scene.RGB(0x2B9A66)}, {64, 100, scene.RGB(0x2B9A66)}, {136, 100, scene.RGB(0x2B9A66)}, {50, 100, color.White}, {150, 100, color.White}} {
			if far(got.At(c.x, c.y), c.want) {
				t.Errorf("radius %g: %v at %d, %d", radius, got.At(c.x, c.y), c.x, c.y)
			}
		}
		if white := !far(got.At(62, 62), color.White); white != (radius > 0) {
			t.Errorf("radius %g: %v in the corner", radius, got.At(62, 62))
		}
	}
}

func TestARectangleWithoutARadiusHasNoCurves(t *testing.T) {
	for radius, want := range map[float64]bool{0: true, -5: true, 8: false} {
		file, _ := write(t, pdf.Info{}, sheet(100, 100, scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: 10, Y: 10, W: 60, H: 30}, Radius: radius, Fill: ink}))
		open := tool(t, file, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
		if got := strings.Contains(open, "60 30 re"); got != want {
			t.Errorf("radius %v: a plain rectangle is %v", radius, got)
		}
	}
}

// Stops beyond the end of a gradient are not on it.
func TestGradientEndsWithItsLine(t *testing.T) {
	red, green := scene.RGB(0xD64545), scene.RGB(0x2B9A66)
	ramp := &scene.Ramp{To: scene.Point{X: 100}, Stops: []scene.Stop{{At: 0, Color: red}, {At: 1.5, Color: green}, {At: 2, Color: ink}}}
	file, _ := write(t, pdf.Info{}, sheet(100, 100, scene.Prim{Op: scene.OpRect, Rect: scene.Rect{W: 100, H: 100}, Fill: ink, Ramp: ramp}))
	sound(t, file)
	got := picture(t, file)
	box := got.Bounds()
	if left, right := got.At(box.Min.X, box.Max.Y/2), got.At(box.Max.X-1, box.Max.Y/2); far(left, red) || far(right, green) {
		t.Errorf("from %v to %v", left, right)
	}
}

func TestLayersArePaintedFromTheGroundUp(t *testing.T) {
	box := func(l scene.Layer, hex uint32) scene.Node {
		return scene.Node{Layer: l, Prims: []scene.Prim{{Op: scene.OpRect, Rect: scene.Rect{W: 100, H: 100}, Fill: scene.RGB(hex)}}}
	}
	s := &scene.Scene{Size: scene.Size{W: 100, H: 100}, Nodes: []scene.Node{
		box(scene.Corner, 0x2F6FED), box(scene.Head, 0xD64545), box(scene.Ground, 0x2B9A66), box(scene.Content, 0), box(scene.Side, 0)}}
	file, _ := write(t, pdf.Info{}, s)
	if got := picture(t, file).At(50, 50); far(got, scene.RGB(0x2F6FED)) {
		t.Errorf("on top is %v", got)
	}
}

func TestPicturesThatCannotBeRead(t *testing.T) {
	bomb := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xc3\x50\x00\x00\xc3\x50\x08\x06\x00\x00\x00\x87\x5b\xd5\x6a")
	whole := swatch(t, 20, 20, true)
	s := sheet(100, 100)
	for key, data := range map[string][]byte{"bomb": bomb, "cut": whole[:len(whole)/2], "text": []byte("no picture"), "none": nil} {
		s.Nodes[0].Prims = []scene.Prim{{Op: scene.OpImage, Rect: scene.Rect{W: 50, H: 50}, Image: &scene.Image{Key: key, Bytes: data}}}
		file, report := write(t, pdf.Info{}, s)
		sound(t, file)
		if len(report.Pictures) != 1 || report.Pictures[0] != key {
			t.Errorf("%s: reported %v", key, report.Pictures)
		}
	}
}

func TestWhatCannotBeDrawnIsAnError(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	ramp := rainbow(0, 9)
	ramp.Stops[1].At = nan
	run := shape(scene.Regular, 9, 0, 0, "abc")
	away := *run
	away.Glyphs = []scene.Glyph{{ID: 1}, {ID: 2, X: float32(inf)}}
	box := scene.Rect{W: 9, H: 9}
	for name, c := range map[string]struct {
		prim scene.Prim
		want error
	}{
		"rect":    {scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: nan, W: 9, H: 9}, Fill: ink}, pdf.ErrNumber},
		"far":     {scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: 1e300, W: 9, H: 9}, Fill: ink}, pdf.ErrNumber},
		"width":   {scene.Prim{Op: scene.OpRect, Rect: box, Stroke: ink, Width: inf}, pdf.ErrNumber},
		"ramp":    {scene.Prim{Op: scene.OpRect, Rect: box, Fill: ink, Ramp: &scene.Ramp{To: scene.Point{X: inf}, Stops: ramp.Stops}}, pdf.ErrNumber},
		"stop":    {scene.Prim{Op: scene.OpRect, Rect: box, Fill: ink, Ramp: ramp}, pdf.ErrNumber},
		"path":    {scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(0, -inf), Stroke: ink, Width: 1}, pdf.ErrNumber},
		"run":     {scene.Prim{Op: scene.OpText, Run: run.At(nan, 0), Fill: ink}, pdf.ErrNumber},
		"size":    {scene.Prim{Op: scene.OpText, Run: &scene.Run{Size: inf, Glyphs: run.Glyphs}, Fill: ink}, pdf.ErrNumber},
		"glyph":   {scene.Prim{Op: scene.OpText, Run: &away, Fill: ink}, pdf.ErrNumber},
		"points":  {scene.Prim{Op: scene.OpPath, Path: &scene.Path{Verbs: []scene.Verb{scene.CubeTo}}, Fill: ink}, pdf.ErrPath},
		"no face": {scene.Prim{Op: scene.OpText, Run: &scene.Run{Size: 9, Face: 99, Glyphs: run.Glyphs}, Fill: ink}, pdf.ErrRun}, // no outlines of it
	} {
		s := sheet(100, 100, c.prim)
		s.Nodes[0].Label = "this card"
		var b bytes.Buffer
		_, err := pdf.Write(context.Background(), &b, []pdf.Page{{Size: s.Size, Scene: s}}, pdf.Info{})
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), "this card") || b.Len() > 0 {
			t.Errorf("%s: got %v and %d bytes", name, err, b.Len())
		}
	}
}
