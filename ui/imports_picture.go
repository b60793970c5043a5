package ui

import (
	"image"

	"sojourn/canvas/layout"
	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/model"
	"sojourn/ui/dialog"
)

// pictureOf paints a map of a document on its paper.
func (w *window) pictureOf(d *model.Document, m model.ID) dialog.Picture {
	s := layout.Build(d, layout.Options{Map: m, Lang: w.lang, Words: layout.Words(w.words), Print: true}, typeset.Shared())
	return func(width, height int) image.Image { return paint(s, width, height) }
}

// paint paints a scene as large as fits.
func paint(s *scene.Scene, width, height int) image.Image {
	if s == nil || s.Size.W == 0 || s.Size.H == 0 {
		return image.NewRGBA(image.Rectangle{})
	}
	zoom := min(float64(width)/s.Size.W, float64(height)/s.Size.H, 1)
	img := image.NewRGBA(image.Rect(0, 0, int(s.Size.W*zoom), int(s.Size.H*zoom)))
	raster.New(typeset.Shared()).Paint(img, raster.Frame{Scene: s, Camera: viewport.Camera{Zoom: zoom}})
	return img
}
