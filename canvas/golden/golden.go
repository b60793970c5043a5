package golden

import (
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// Tolerance is how unlike two pictures may be: processors round differently.
type Tolerance struct {
	Channel int // a value of 0 to 255 may be off by so much
	Values  int // one value in so many may be off by more; 0: none may
}

// Compare holds a picture against testdata/name.png, and keeps one that differs as an artifact of the test. With the
// flag -update it writes the golden picture.
func Compare(t *testing.T, name string, got image.Image, may Tolerance) {
	t.Helper()
	file := filepath.Join("testdata", name+".png")
	if *update {
		write(t, file, got)
		return
	}
	a, b := RGBA(got), RGBA(read(t, file))
	if a.Rect != b.Rect {
		t.Fatalf("%s is %v, want %v", name, a.Rect, b.Rect)
	}
	off, first, allowed := 0, 0, 0
	for i := range a.Pix {
		if d := int(a.Pix[i]) - int(b.Pix[i]); d > may.Channel || d < -may.Channel {
			if off == 0 {
				first = i
			}
			off++
		}
	}
	if may.Values > 0 {
		allowed = len(a.Pix) / may.Values
	}
	if off > allowed {
		failed := filepath.Join(t.ArtifactDir(), name+".png")
		write(t, failed, got)
		t.Errorf("%s differs in %d values, first at %d, %d; see %s", name, off, first%a.Stride/4, first/a.Stride, failed)
	}
}

// RGBA returns a copy of a picture that starts at the origin and can be compared value by value.
func RGBA(src image.Image) *image.RGBA {
	dst := image.NewRGBA(image.Rectangle{Max: src.Bounds().Size()})
	draw.Draw(dst, dst.Rect, src, src.Bounds().Min, draw.Src)
	return dst
}

func read(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func write(t *testing.T, file string, m image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, m); err != nil {
		t.Fatal(err)
	}
}
