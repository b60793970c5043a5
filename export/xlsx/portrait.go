package xlsx

import (
	"bytes"
	"image/jpeg"
	"image/png"

	"sojourn/canvas/raster"
	"sojourn/model"

	"github.com/xuri/excelize/v2"
)

// portraitSide is the side of a portrait in the file, in pixels: twice as many as it takes on most screens.
const portraitSide = 240

// portrait is a photo as the workbook shows it: small, square and without whatever else its file tells.
type portrait struct {
	ending string
	data   []byte
}

// portraitOf returns the photo of a persona, false when there is none that can be shown.
func (b *book) portraitOf(p model.Persona) (portrait, bool) {
	if known, ok := b.portraits[p.Photo]; ok {
		return known, known.data != nil
	}
	var out portrait
	if m, ok := model.Get[model.Media](b.job.Doc, p.Photo); ok {
		out = small(m.Data)
	}
	b.portraits[p.Photo] = out
	return out, out.data != nil
}

func small(data []byte) (out portrait) {
	img := raster.Portrait(data, portraitSide)
	if img == nil {
		return out
	}
	var file bytes.Buffer
	if o, ok := img.(interface{ Opaque() bool }); ok && o.Opaque() {
		if jpeg.Encode(&file, img, &jpeg.Options{Quality: 85}) == nil {
			out = portrait{".jpg", file.Bytes()}
		}
	} else if png.Encode(&file, img) == nil {
		out = portrait{".png", file.Bytes()}
	}
	return out
}

// hang shows the photo of a persona in a cell of the next row, so many pixels wide and off its corner, and reports false
// when there is none. It goes where its cell goes.
func (s *sheet) hang(column int, p model.Persona, side, x, y int) bool {
	photo, ok := s.portraitOf(p)
	if !ok {
		return false
	}
	k := float64(side) / portraitSide
	s.do(func() error {
		return s.file.AddPictureFromBytes(s.name, at(column, s.row+1), &excelize.Picture{Extension: photo.ending, File: photo.data, Format: &excelize.GraphicOptions{
			Name: "photo", AltText: s.say(p.Name), Positioning: "oneCell", LockAspectRatio: true, OffsetX: x, OffsetY: y, ScaleX: k, ScaleY: k}})
	})
	return true
}
