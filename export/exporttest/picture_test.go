package exporttest_test

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/exporttest/browser"
	"sojourn/export/pdf"
	sojournpng "sojourn/export/png"
	"sojourn/export/svg"
)

// A map looks the same wherever it is looked at: in the window, in a PNG, in an SVG as Chromium shows it and as librsvg draws it,
// on which many programs rely, and in a PDF as poppler draws it, by the measure of exporttest.Same. Window and PNG are ours to the pixel.
func TestEveryOutputShowsTheSamePicture(t *testing.T) {
	chromium := browser.Open(t)
	for name, job := range pictured(t) {
		t.Run(name, func(t *testing.T) {
			sheet, page := job.Poster(), job.Complete().Poster() // an SVG leaves what our faces lack to its reader
			ours := exporttest.Painted(page.Scene, page.Size)
			plain := ours
			if job.Complete().Fonts != job.Fonts {
				plain = exporttest.Painted(sheet.Scene, sheet.Size)
			}
			t.Run("window", func(t *testing.T) { exact(t, window(page), ours) })
			t.Run("png", func(t *testing.T) { exact(t, decoded(t, written(t, sojournpng.Write, job, "map.png")), ours) })
			t.Run("svg", func(t *testing.T) {
				exporttest.Same(t, shown(t, chromium, written(t, svg.Write, job, "map.svg"), sheet.Size), plain)
				if len(chromium.Requests) != 1 || len(chromium.Says) > 0 {
					t.Errorf("the browser asked for %q and says %q", chromium.Requests, chromium.Says)
				}
			})
			if plain == ours { // what our faces lack it takes from none
				t.Run("svg in librsvg", func(t *testing.T) {
					exporttest.Same(t, converted(t, written(t, svg.Write, job, "map.svg")), ours)
				})
			}
			t.Run("pdf", func(t *testing.T) { exporttest.Same(t, printed(t, written(t, pdf.Export, job, "map.pdf")), ours) })
		})
	}
}

// pictured returns the maps that are compared: the worked example in both languages, on a sheet and as large as it is,
// and the hard maps.
func pictured(t *testing.T) map[string]export.Job {
	en := exporttest.Sample(t)
	en.Lang, en.Page = "en", scene.Size{}
	out := map[string]export.Job{"sample-zh-A3": exporttest.Sample(t), "sample-en": en}
	for _, m := range layouttest.Maps() {
		job := exporttest.Job(m.Doc)
		job.Map, job.Page = m.Map, scene.Size{}
		out[m.Name] = job
	}
	for name, job := range out {
		job.Scale = 1
		out[name] = job
	}
	return out
}

// written returns the file that an exporter makes.
func written(t *testing.T, run export.Exporter, job export.Job, name string) string {
	t.Helper()
	var b bytes.Buffer
	if err := run(context.Background(), &b, job); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// window is the picture of a page after it was moved about as in a window.
func window(page layout.Page) image.Image {
	near, screen := scene.Near, raster.NewScreen(raster.New(typeset.System()))
	frame := raster.Frame{Scene: page.Scene, Camera: viewport.Camera{Zoom: 1}, Detail: &near}
	w, h := int(math.Ceil(page.Size.W)), int(math.Ceil(page.Size.H))
	moved := frame
	moved.Camera.X, moved.Camera.Y = 40, 25
	for _, f := range []raster.Frame{frame, moved, frame} {
		screen.Paint(w, h, f)
	}
	return screen.Paint(w, h, frame)
}

// shown is an SVG in Chromium.
func shown(t *testing.T, chromium *browser.Page, file string, size scene.Size) image.Image {
	const pixels = 72.0 / 96 // of a style sheet to a point
	chromium.Show(t, file, int(math.Ceil(size.W/pixels)), int(math.Ceil(size.H/pixels)), pixels)
	return chromium.Picture()
}

// converted is an SVG as librsvg draws it, with the fonts of the program and no others.
func converted(t *testing.T, file string) image.Image {
	t.Helper()
	home, shot := t.TempDir(), filepath.Join(t.TempDir(), "shot.png")
	cmd := exec.Command("rsvg-convert", "--unlimited", "--zoom", "0.75", "-o", shot, file) // 72 of its 96 pixels an inch
	cmd.Env = append(os.Environ(), "FONTCONFIG_FILE="+browser.Fonts(t, home), "HOME="+home)
	if said, err := cmd.CombinedOutput(); err != nil || len(said) > 0 {
		t.Fatalf("%v: %s", err, said)
	}
	return decoded(t, shot)
}

// printed is the page of a PDF as poppler draws it.
func printed(t *testing.T, file string) image.Image {
	t.Helper()
	shot := filepath.Join(t.TempDir(), "shot")
	if said, err := exec.Command("pdftoppm", "-r", "72", "-png", "-singlefile", file, shot).CombinedOutput(); err != nil || len(said) > 0 {
		t.Fatalf("%v: %s", err, said)
	}
	return decoded(t, shot+".png")
}

func decoded(t *testing.T, file string) image.Image {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// exact reports pixels that are not ours.
func exact(t *testing.T, shot image.Image, ours *image.RGBA) {
	t.Helper()
	if shot.Bounds() != ours.Rect {
		t.Fatalf("the picture has %v, want %v", shot.Bounds(), ours.Rect)
	}
	got := image.NewRGBA(ours.Rect)
	draw.Draw(got, got.Rect, shot, image.Point{}, draw.Src)
	if !bytes.Equal(got.Pix, ours.Pix) {
		t.Error("some pixels are others")
	}
}

// The measure is worth its name: a single text that is missing is further than two pictures of the same map may be apart.
func TestAMissingTextIsSeen(t *testing.T) {
	job := exporttest.Sample(t)
	job.Page = scene.Size{}
	page := job.Poster()
	whole := exporttest.Painted(page.Scene, page.Size)
	tried := 0
	for i, n := range page.Scene.Nodes {
		if n.Ref.Kind != scene.Card || len(n.Prims) == 0 {
			continue
		}
		less := *page.Scene
		less.Nodes = slices.Clone(page.Scene.Nodes)
		less.Nodes[i].Prims = slices.DeleteFunc(slices.Clone(n.Prims), func(q scene.Prim) bool { return q.Op == scene.OpText })
		tried++
		if _, worst, _ := exporttest.Apart(exporttest.Painted(&less, page.Size), whole); worst <= exporttest.MostWorst {
			t.Errorf("without the texts of %q only %.1f apart", n.Label, worst)
		}
	}
	if tried == 0 {
		t.Error("no card was tried")
	}
}
