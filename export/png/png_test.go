package png

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/export/exporttest"
)

func TestPictureHasThePageTimesTheScale(t *testing.T) {
	for _, scale := range []float64{0.5, 1, 1.5} {
		job := exporttest.Sample(t)
		job.Scale = scale
		var b bytes.Buffer
		if err := Write(context.Background(), &b, job); err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		if got := img.Bounds(); got.Dx() != int(1190*scale) || got.Dy() != int(842*scale) {
			t.Errorf("scale %v: %v", scale, got)
		}
		if r, g, bl, _ := img.At(1, 1).RGBA(); r != 0xFFFF || g != 0xFFFF || bl != 0xFFFF {
			t.Errorf("scale %v: paper is not white", scale)
		}
	}
}

func TestPicturesOverTheLimitNameAScaleThatFits(t *testing.T) {
	job := exporttest.Sample(t)
	job.Page, job.Scale = scene.Size{W: 10_000, H: 9_000}, 4
	err := Write(context.Background(), &bytes.Buffer{}, job)
	if err == nil || !strings.Contains(err.Error(), "use a scale of 1.29 or less") {
		t.Errorf("got %v", err)
	}
	for _, scale := range []float64{-1, 0.01, 20} {
		job.Scale = scale
		if err := Write(context.Background(), &bytes.Buffer{}, job); err == nil {
			t.Errorf("scale %v is taken", scale)
		}
	}
}

// A picture says how large it is on paper, as ImageMagick reads it, and has colours and no transparency at any scale.
func TestPicturePrintsInTheSizeOfThePage(t *testing.T) {
	for _, scale := range []float64{0.5, 1, 2} {
		job := exporttest.Sample(t)
		job.Scale = scale
		file := filepath.Join(t.TempDir(), "map.png")
		var b bytes.Buffer
		if err := Write(context.Background(), &b, job); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("identify", "-units", "PixelsPerInch", "-format", "%w %h %x %y %[channels] %[bit-depth]", file).Output()
		if err != nil {
			t.Fatal(err)
		}
		var w, h, x, y, depth float64
		var channels string
		if _, err := fmt.Sscan(string(out), &w, &h, &x, &y, &channels, &depth); err != nil {
			t.Fatalf("%s: %v", out, err)
		}
		if math.Abs(w/x*72-1190) > 0.5 || math.Abs(h/y*72-842) > 0.5 || channels != "srgb" || depth != 8 {
			t.Errorf("scale %v: %s", scale, out)
		}
	}
}

// Whatever pieces the bytes come in, the size stands at its place once.
func TestSizeStandsBehindTheHead(t *testing.T) {
	whole := make([]byte, 100)
	for i := range whole {
		whole[i] = byte(i)
	}
	want := slices.Concat(whole[:afterHead], resolution(2), whole[afterHead:])
	for _, piece := range []int{1, 7, 8, afterHead - 1, afterHead, afterHead + 1, 100} {
		var b bytes.Buffer
		s := &sized{w: &b, scale: 2}
		for part := range slices.Chunk(whole, piece) {
			if n, err := s.Write(part); n != len(part) || err != nil {
				t.Fatalf("pieces of %d: %d, %v", piece, n, err)
			}
		}
		if !bytes.Equal(b.Bytes(), want) {
			t.Errorf("pieces of %d give %x", piece, b.Bytes())
		}
	}
}
