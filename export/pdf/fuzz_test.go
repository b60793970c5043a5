package pdf_test

import (
	"bytes"
	"image"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/export/pdf"
)

// FuzzPicture wants a whole file from any bytes that stand for a picture, be it without the picture.
func FuzzPicture(f *testing.F) {
	f.Add(swatch(f, 20, 20, true))
	f.Add(swatch(f, 20, 20, false))
	f.Add(photo(f, image.NewGray(image.Rect(0, 0, 8, 8))))
	f.Add(photo(f, image.NewYCbCr(image.Rect(0, 0, 8, 8), image.YCbCrSubsampleRatio420)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if head, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && head.Width*head.Height > 1<<20 {
			return // allowed, and slow enough to keep the fuzzer from everything else
		}
		page := sheet(100, 100, scene.Prim{Op: scene.OpImage, Rect: scene.Rect{W: 50, H: 50}, Image: &scene.Image{Key: "k", Bytes: data}})
		if file, _ := write(t, pdf.Info{Title: "t", Lang: "en"}, page); !bytes.HasSuffix(file, []byte("%%EOF\n")) {
			t.Fatal("the file has no end")
		}
	})
}
