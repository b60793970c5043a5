package png

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math"

	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
	"sojourn/export"
	"sojourn/model/limits"
)

// usualScale makes text of 11 points crisp on paper and screens: pixels per point.
const usualScale = 2

// Write is the Exporter of PNG pictures: colours without transparency, in the size of the page when printed. A picture over the limit is refused with the scale that would fit.
func Write(ctx context.Context, w io.Writer, job export.Job) error {
	job = job.Complete()
	page := job.Poster()
	scale := job.Scale
	if scale == 0 {
		scale = usualScale
	}
	if scale < limits.ScaleMin || scale > limits.ScaleMax {
		return fmt.Errorf("scale %g: use %g to %g pixels per point", scale, limits.ScaleMin, limits.ScaleMax)
	}
	wide, high := int(math.Ceil(page.Size.W*scale)), int(math.Ceil(page.Size.H*scale))
	if wide*high > limits.ExportPixels {
		fits := math.Floor(math.Sqrt(limits.ExportPixels/(page.Size.W*page.Size.H))*100) / 100
		return fmt.Errorf("the picture would have %d × %d pixels, more than %d million: use a scale of %g or less", wide, high, limits.ExportPixels/1_000_000, fits)
	}
	img := image.NewRGBA(image.Rect(0, 0, wide, high))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	near := scene.Near
	raster.New(job.Fonts).Paint(img, raster.Frame{Scene: page.Scene, Camera: viewport.Camera{Zoom: scale}, Detail: &near})
	if err := ctx.Err(); err != nil {
		return err
	}
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	return enc.Encode(&sized{w: &stopping{ctx, w}, scale: scale}, img)
}

// stopping ends a long write once its context is cancelled.
type stopping struct {
	ctx context.Context
	w   io.Writer
}

func (s *stopping) Write(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(b)
}
