package svg_test

import (
	"context"
	"image"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/exporttest/browser"
	"sojourn/export/svg"
)

// zoom is how many pixels a point has in the pictures that are compared.
const zoom = 1.0

// painted is a scene as our own painter shows it.
func painted(s *scene.Scene, size scene.Size) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(size.W*zoom)), int(math.Ceil(size.H*zoom))))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	near := scene.Near
	raster.New(typeset.Shared()).Paint(img, raster.Frame{Scene: s, Camera: viewport.Camera{Zoom: zoom}, Detail: &near})
	return img
}

// block is the side in pixels of the squares whose mean colours are compared: both sides round to whole pixels, each in
// its own way, but ink that is missing, moved or in another colour shows.
const block = 12

// apart returns how far two pictures are apart: the mean over all squares and the worst square, of 255.
func apart(a, b *image.RGBA) (mean, worst float64, at image.Point) {
	r := a.Rect.Intersect(b.Rect)
	count := 0.0
	for y := 0; y+block <= r.Max.Y; y += block {
		for x := 0; x+block <= r.Max.X; x += block {
			p, q := sum(a, x, y), sum(b, x, y)
			d := 0.0
			for i := range p {
				d = max(d, math.Abs(float64(p[i]-q[i]))/(block*block))
			}
			mean, count = mean+d, count+1
			if d > worst {
				worst, at = d, image.Pt(x, y)
			}
		}
	}
	return mean / count, worst, at
}

// sum adds up the colours of a square.
func sum(m *image.RGBA, x, y int) (out [3]int) {
	for row := range block {
		for px := m.Pix[m.PixOffset(x, y+row):][:4*block]; len(px) > 0; px = px[4:] {
			for i := range out {
				out[i] += int(px[i])
			}
		}
	}
	return out
}

// How far apart, of 255, two pictures of the same map may be: in the mean and in the worst square.
const (
	mostMean  = 1.2
	mostWorst = 40
)

// Chromium shows a map as the window and the PNG do.
func TestChromiumShowsWhatWePaint(t *testing.T) {
	chromium := browser.Open(t)
	for _, m := range layouttest.Maps() {
		t.Run(m.Name, func(t *testing.T) {
			job := export.Job{Doc: m.Doc, Map: m.Map, Lang: "zh", Words: func(key string, _ ...any) string { return key }, Fonts: typeset.Shared()}
			page := job.Poster()
			out, _, err := svg.Draw(context.Background(), page.Scene, svg.Options{Lang: "zh"})
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "map.svg")
			if err := os.WriteFile(file, out, 0o600); err != nil {
				t.Fatal(err)
			}
			const pixels = 72.0 / 96 // of a style sheet to a point
			want := painted(page.Scene, page.Size)
			chromium.Show(t, file, int(math.Ceil(page.Size.W/pixels)), int(math.Ceil(page.Size.H/pixels)), zoom*pixels)
			shot := chromium.Picture()
			if d := shot.Bounds().Size().Sub(want.Rect.Size()); max(d.X, d.Y) > 1 || min(d.X, d.Y) < 0 {
				t.Errorf("the picture has %v, want %v", shot.Bounds(), want.Rect)
			}
			got := image.NewRGBA(want.Rect)
			draw.Draw(got, got.Rect, shot, image.Point{}, draw.Src)
			mean, worst, at := apart(got, want)
			t.Logf("mean %.2f, worst %.1f at %v", mean, worst, at)
			if mean > mostMean || worst > mostWorst || len(chromium.Says) > 0 {
				keep(t, "chromium", got)
				keep(t, "ours", want)
				t.Errorf("apart by %.2f in the mean and %.1f at %v; the browser says %q", mean, worst, at, chromium.Says)
			}
			if len(chromium.Requests) != 1 {
				t.Errorf("asked for %q", chromium.Requests)
			}
		})
	}
}

// The measure is worth its name: a single text that is missing is further than two pictures of the same map may be apart.
func TestAMissingTextIsSeen(t *testing.T) {
	page := exporttest.Sample(t).Poster()
	whole := painted(page.Scene, page.Size)
	tried := 0
	for i, n := range page.Scene.Nodes {
		if n.Ref.Kind != scene.Card || len(n.Prims) == 0 {
			continue
		}
		less := *page.Scene
		less.Nodes = slices.Clone(page.Scene.Nodes)
		less.Nodes[i].Prims = slices.DeleteFunc(slices.Clone(n.Prims), func(q scene.Prim) bool { return q.Op == scene.OpText })
		tried++
		if _, worst, _ := apart(painted(&less, page.Size), whole); worst <= mostWorst {
			t.Errorf("without the texts of %q only %.1f apart", n.Label, worst)
		}
	}
	if tried == 0 {
		t.Error("no card was tried")
	}
}

// keep writes a picture where one can look at it.
func keep(t *testing.T, name string, m image.Image) {
	t.Helper()
	path := filepath.Join("testdata", "failed", filepath.Base(t.Name())+"-"+name+".png")
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, m); err != nil {
		t.Fatal(err)
	}
}
