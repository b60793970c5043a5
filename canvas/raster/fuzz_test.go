package raster

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"testing"

	"sojourn/model/limits"
)

// FuzzPicture wants from any bytes no panic, and no picture that takes more than one of a document may.
func FuzzPicture(f *testing.F) {
	m := image.NewNRGBA(image.Rect(0, 0, 20, 10))
	var asPNG, asJPEG bytes.Buffer
	if png.Encode(&asPNG, m) != nil || jpeg.Encode(&asJPEG, m, nil) != nil {
		f.Fatal("no seeds")
	}
	f.Add(asPNG.Bytes())
	f.Add(asJPEG.Bytes())
	f.Add(asPNG.Bytes()[:40])
	// Few bytes that claim 50,000 × 50,000 pixels.
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xc3\x50\x00\x00\xc3\x50\x08\x06\x00\x00\x00\x8b\xd4\x5d\x02"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if head, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && head.Width*head.Height > 1<<20 && len(data) < 1<<10 {
			if head.Width*head.Height <= limits.MediaPixels {
				return // allowed, and slow enough to keep the fuzzer from everything else
			}
		}
		m := decode(data)
		if m == nil {
			return
		}
		if b := m.Bounds(); b.Empty() || max(b.Dx(), b.Dy()) > keptSide || len(m.Pix) != 4*b.Dx()*b.Dy() {
			t.Fatalf("%d bytes became a picture of %v with %d bytes", len(data), b, len(m.Pix))
		}
	})
}
