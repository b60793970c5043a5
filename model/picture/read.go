package picture

import (
	"bytes"
	"image"
	_ "image/gif" // the formats that are taken, told by their content
	_ "image/jpeg"
	_ "image/png"
	"path"
	"strings"
	"unicode"

	"sojourn/model"
	"sojourn/model/limits"
)

// Code says why a file was not taken.
type Code string

// Codes.
const (
	Foreign Code = "foreign" // not a PNG, JPEG or GIF
	Damaged Code = "damaged" // one of these, and it cannot be read to its end
	Large   Code = "large"   // more bytes or pixels than the limits allow
)

// Error is a file that was not taken as a picture.
type Error struct {
	Code Code
	Err  error // of the decoder, or nil
}

func (e *Error) Error() string {
	if e.Err != nil {
		return "picture: " + string(e.Code) + ": " + e.Err.Error()
	}
	return "picture: " + string(e.Code)
}

func (e *Error) Unwrap() error { return e.Err }

// Endings are those of the files that can be taken.
var Endings = []string{".png", ".jpg", ".jpeg", ".gif"}

// Known reports whether a file's name ends as those of pictures do.
func Known(name string) bool {
	name = strings.ToLower(name)
	for _, e := range Endings {
		if strings.HasSuffix(name, e) {
			return true
		}
	}
	return false
}

// Read turns the bytes of a file into a picture to be stored: upright, no larger than limits.PictureSide and
// limits.PictureBytes, and without what cameras and programs write beside it. What is so already stays as it came.
// Nothing is decoded before its size is known. The error is an *Error.
func Read(name string, data []byte) (model.Media, error) {
	if len(data) > limits.PictureFile {
		return model.Media{}, &Error{Code: Large}
	}
	if !begins(data) { // told before anything is decoded: libraries around us register decoders of their own
		return model.Media{}, &Error{Code: Foreign}
	}
	head, format, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil || head.Width <= 0 || head.Height <= 0:
		return model.Media{}, &Error{Damaged, err}
	case head.Width > limits.MediaPixels/head.Height:
		return model.Media{}, &Error{Code: Large}
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return model.Media{}, &Error{Damaged, err}
	}
	turn := upright
	if format == "jpeg" {
		turn = orientation(data)
	}
	small := max(head.Width, head.Height) <= limits.PictureSide && len(data) <= limits.PictureBytes
	if small && turn == upright && bare(format, data) {
		return stored(name, "image/"+format, data), nil
	}
	return pack(name, img, format == "jpeg", turn), nil
}

// begins reports whether data starts as one of the formats does.
func begins(data []byte) bool {
	for _, magic := range []string{"\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a"} {
		if bytes.HasPrefix(data, []byte(magic)) {
			return true
		}
	}
	return false
}

func stored(name, kind string, data []byte) model.Media {
	return model.Media{ID: model.MediaID(data), Name: cleanName(name), Type: kind, Data: data}
}

// cleanName is the last part of a path, with nothing in it that a text cannot hold.
func cleanName(name string) string {
	name = path.Base(strings.ToValidUTF8(strings.ReplaceAll(name, `\`, "/"), ""))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, name)
	if name == "." || name == "/" {
		return ""
	}
	r := []rune(name)
	return string(r[:min(len(r), limits.TitleRunes)])
}

// pack writes a picture anew, smaller until it is within the limits.
func pack(name string, img image.Image, photo bool, t turn) model.Media {
	side := float64(limits.PictureSide)
	for {
		pixels := img
		if b := img.Bounds(); float64(max(b.Dx(), b.Dy())) > side || t != upright {
			pixels = t.apply(fit(img, side))
		}
		kind, data := encode(pixels, photo)
		if len(data) <= limits.PictureBytes || side < 16 {
			return stored(name, kind, data)
		}
		b := pixels.Bounds()
		side = float64(max(b.Dx(), b.Dy())) * 0.75
	}
}
