package exporttest

import (
	"image"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
)

// How far apart, of 255, two pictures of the same map may be that different programs have made: in the mean and in the
// worst square. One text that is missing is further than that.
const (
	MostMean  = 1.5
	MostWorst = 40
)

// Painted is a page as our own painter shows it, at one pixel a point.
func Painted(s *scene.Scene, size scene.Size) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(size.W)), int(math.Ceil(size.H))))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	near := scene.Near
	raster.New(typeset.System()).Paint(img, raster.Frame{Scene: s, Camera: viewport.Camera{Zoom: 1}, Detail: &near})
	return img
}

// block is the side in pixels of the squares whose mean colours are compared: both sides round to whole pixels, each in
// its own way, but ink that is missing, moved or in another colour shows.
const block = 12

// Apart returns how far two pictures are apart: the mean over all squares and the worst square, of 255.
func Apart(a, b *image.RGBA) (mean, worst float64, at image.Point) {
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

// Same holds a picture of a page to ours, and keeps both where one can look at them if they are too far apart.
func Same(t *testing.T, shot image.Image, ours *image.RGBA) {
	t.Helper()
	if d := shot.Bounds().Size().Sub(ours.Rect.Size()); max(d.X, d.Y) > 1 || min(d.X, d.Y) < 0 {
		t.Errorf("the picture has %v, want %v", shot.Bounds(), ours.Rect)
	}
	got := image.NewRGBA(ours.Rect)
	draw.Draw(got, got.Rect, shot, shot.Bounds().Min, draw.Src)
	mean, worst, at := Apart(got, ours)
	t.Logf("mean %.2f, worst %.1f at %v", mean, worst, at)
	if !(mean <= MostMean && worst <= MostWorst) {
		keep(t, "theirs", got)
		keep(t, "ours", ours)
		t.Errorf("apart by %.2f in the mean and %.1f at %v", mean, worst, at)
	}
}

// keep writes a picture where one can look at it.
func keep(t *testing.T, name string, m image.Image) {
	t.Helper()
	path := filepath.Join("testdata", "failed", strings.ReplaceAll(t.Name(), "/", "-")+"-"+name+".png")
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
