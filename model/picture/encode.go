package picture

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
)

const quality = 85 // of JPEG

// encode writes pixels as JPEG when they were a photograph, and else as PNG, unless JPEG would be far smaller: then it is
// a photograph that somebody has saved as a PNG.
func encode(img image.Image, photo bool) (kind string, data []byte) {
	if photo {
		return "image/jpeg", asJPEG(img)
	}
	data = asPNG(img)
	if o, ok := img.(interface{ Opaque() bool }); !ok || !o.Opaque() {
		return "image/png", data
	}
	if small := asJPEG(img); len(data) > 2*len(small)+8<<10 {
		return "image/jpeg", small
	}
	return "image/png", data
}

func asJPEG(img image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		panic(err) // cannot be: a picture within the limits fits, and memory does not fail
	}
	return b.Bytes()
}

func asPNG(img image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // as above
	}
	return b.Bytes()
}
