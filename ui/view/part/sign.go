package part

import (
	"image"
	"image/draw"
	"strings"
	"sync"

	"fyne.io/fyne/v2/canvas"
	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// Drawing is a line drawing in its colours. Its name stands for all of it.
type Drawing struct{ name, svg string }

// sign is a drawing in a widget. The toolkit's own image is read and drawn again each time it is refreshed, sized or put
// into a window, and a window in which one is new is painted twice.
type sign struct {
	Drawing
	raster *canvas.Raster // what the toolkit shows
}

func newSign() *sign {
	s := &sign{}
	s.raster = canvas.NewRaster(func(w, h int) image.Image { return s.pixels(w, h) })
	return s
}

func (s *sign) place(x, y, side float32) { place(s.raster, x, y, side, side) }

// pixelsOf are drawings as they were drawn, by their names and sizes. There are only so many.
var pixelsOf sync.Map

type pixelsKey struct {
	name string
	w, h int
}

// pixels draws on so many pixels; an empty drawing leaves them clear.
func (d Drawing) pixels(w, h int) image.Image {
	key := pixelsKey{d.name, w, h}
	if m, ok := pixelsOf.Load(key); ok {
		return m.(image.Image)
	}
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	if icon, err := oksvg.ReadIconStream(strings.NewReader(d.svg)); err == nil {
		icon.SetTarget(0, 0, float64(w), float64(h))
		icon.Draw(rasterx.NewDasher(w, h, rasterx.NewScannerGV(w, h, m, m.Bounds())), 1)
	}
	out := image.NewNRGBA(m.Rect) // as the toolkit keeps it, to the last bit
	draw.Draw(out, m.Rect, m, image.Point{}, draw.Src)
	pixelsOf.Store(key, out)
	return out
}
