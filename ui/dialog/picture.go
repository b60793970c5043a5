package dialog

import (
	"image"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sojourn/ui/theme"
)

// Picture paints something as large as fits into so many pixels; nil paints nothing.
type Picture func(width, height int) image.Image

// newPicture is a place for a picture on a ground of its own, whatever size it comes in. Which one it is is asked for
// with every painting.
func newPicture(min fyne.Size, which func() Picture) *canvas.Raster {
	r := canvas.NewRaster(func(w, h int) image.Image {
		dst := image.NewRGBA(image.Rect(0, 0, max(1, w), max(1, h)))
		draw.Draw(dst, dst.Rect, image.NewUniform(theme.Current().Canvas), image.Point{}, draw.Src)
		paint := which()
		if paint == nil {
			return dst
		}
		if img := paint(w, h); img != nil {
			b := img.Bounds()
			at := image.Pt((w-b.Dx())/2, (h-b.Dy())/2)
			draw.Draw(dst, b.Sub(b.Min).Add(at), img, b.Min, draw.Over)
		}
		return dst
	})
	r.SetMinSize(min)
	return r
}
