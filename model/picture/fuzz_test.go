package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"testing"

	"sojourn/model/limits"
)

// FuzzRead wants any bytes to be refused with a typed error, or to become a picture within the limits, which stays as it
// is when it comes again.
func FuzzRead(f *testing.F) {
	photo, drawing := jpegOf(flag(24, 16)), pngOf(noise(12, 9, true))
	f.Add(photo)
	f.Add(drawing)
	f.Add(drawing[:40])
	f.Add(claim(50_000, 50_000))
	f.Add(tagged(photo, binary.LittleEndian, 6))
	f.Add(chunk(drawing, "tEXt", "Author\x00x"))
	f.Add([]byte("GIF89a\x02\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x02\x00\x01\x00\x00\x02\x02\x04\n\x00;"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if head, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && head.Width*head.Height > 1<<18 {
			return // allowed, and slow enough to keep the fuzzer from everything else
		}
		m, err := Read("x", data)
		var e *Error
		if err != nil {
			if !errors.As(err, &e) {
				t.Fatal(err)
			}
			return
		}
		head, format, err := image.DecodeConfig(bytes.NewReader(m.Data))
		if err != nil || m.Type != "image/"+format || len(m.Data) > limits.PictureBytes || max(head.Width, head.Height) > limits.PictureSide {
			t.Fatalf("%s of %d bytes, %d × %d: %v", m.Type, len(m.Data), head.Width, head.Height, err)
		}
		if again, err := Read("x", m.Data); err != nil || again.ID != m.ID {
			t.Fatalf("it comes again as another one: %v", err)
		}
	})
}
