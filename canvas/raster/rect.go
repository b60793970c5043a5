package raster

import (
	"image"
	"math"

	"sojourn/canvas/scene"
)

// thinnest is the opacity that a line keeps however far one zooms out.
const thinnest = 0.3

// faintest is the width in pixels below which a rectangle loses its outline; its fill shows where it is.
const faintest = 0.15

// rect paints a rectangle on whole pixels.
func (p *pen) rect(pr *scene.Prim) {
	r, radius := p.snap(pr.Rect), pr.Radius*p.zoom
	fill := p.faded(pr.Fill)
	if r.Dx() == 0 && pr.Rect.W > 0 { // thinner than a pixel: a pixel, but paler
		r.Max.X++
		fill = fade(fill, math.Max(thinnest, pr.Rect.W*p.zoom))
	}
	if r.Dy() == 0 && pr.Rect.H > 0 {
		r.Max.Y++
		fill = fade(fill, math.Max(thinnest, pr.Rect.H*p.zoom))
	}
	stroke, width := p.line(pr)
	if !r.Inset(-width).Overlaps(p.clip) {
		return
	}
	if pr.Ramp != nil || len(pr.Dash) > 0 || min(radius, float64(min(r.Dx(), r.Dy()))/2) > roundest {
		p.rectAsPath(pr, r, radius, width)
		return
	}
	p.round(r, radius, fill)
	if stroke.A > 0 && pr.Width*p.zoom >= faintest {
		out := width / 2
		p.ring(r.Inset(-out), radius+float64(out), width, stroke)
	}
}

// line returns the stroke of pr: its colour, paler when it is thinner than a pixel, and its width in whole pixels.
func (p *pen) line(pr *scene.Prim) (scene.Color, int) {
	w := pr.Width * p.zoom
	if pr.Stroke.A == 0 || !(w > 0) {
		return scene.Color{}, 0
	}
	c := p.faded(pr.Stroke)
	if w < 1 {
		c = fade(c, math.Max(thinnest, w))
	}
	return c, max(1, whole(math.Min(w, widest)))
}

// rectAsPath paints what needs a gradient or dashes. The stroke keeps to whole pixels.
func (p *pen) rectAsPath(pr *scene.Prim, r image.Rectangle, radius float64, width int) {
	shift := float64(width%2) / 2
	box := scene.Rect{X: float64(r.Min.X), Y: float64(r.Min.Y), W: float64(r.Dx()), H: float64(r.Dy())}
	radius = math.Min(radius, math.Min(box.W, box.H)/2)
	if pr.Fill.A > 0 {
		p.fillPath(scene.RoundRect(box, radius, radius, radius, radius), p.paint(pr, p.faded(pr.Fill)))
	}
	if stroke, _ := p.line(pr); stroke.A > 0 {
		edge := scene.RoundRect(box.Inset(shift), radius, radius, radius, radius)
		p.strokePath(edge, float64(width), pr.Dash, p.paint(pr, stroke))
	}
}

// roundest is the largest radius in pixels whose corners are kept; larger ones are filled as paths.
const roundest = 500

// cornerKey names a cached square whose four corners are rounded.
type cornerKey struct {
	radius uint16 // quarters of a pixel
	width  uint16 // of the ring in pixels; 0 is filled
}

// corners returns a square of 2k by 2k pixels for a key, k the larger of radius and width rounded up.
func (p *pen) corners(key cornerKey) (*mask, int) {
	radius, width := float64(key.radius)/4, int(key.width)
	k := max(int(math.Ceil(radius)), width)
	if m, ok := p.painter.corners.Get(key); ok {
		return m, k
	}
	m := p.square(2*k, 0, radius)
	if width > 0 {
		inner := p.square(2*k, float64(width), math.Max(0, radius-float64(width)))
		for i, v := range inner.pix {
			m.pix[i] -= min(v, m.pix[i])
		}
	}
	p.painter.corners.Put(key, m, 64+len(m.pix))
	return m, k
}

// square rasterises a rounded square inset in a picture of n by n pixels.
func (p *pen) square(n int, inset, radius float64) *mask {
	box := scene.Rect{X: inset, Y: inset, W: float64(n) - 2*inset, H: float64(n) - 2*inset}
	m := &mask{pix: make([]uint8, n*n), stride: n, w: n, h: n}
	p.raster.Reset(n, n)
	if !box.Empty() {
		trace(&p.raster, scene.RoundRect(box, radius, radius, radius, radius), 0, 0)
	}
	rasterise(&p.raster, m)
	return m
}

// quarters returns a radius that fits r, in quarters of a pixel.
func quarters(r image.Rectangle, radius float64) uint16 {
	half := float64(min(r.Dx(), r.Dy()) / 2)
	return uint16(round(math.Min(math.Max(0, radius), math.Min(half, roundest)) * 4))
}

// round fills r with rounded corners.
func (p *pen) round(r image.Rectangle, radius float64, c scene.Color) {
	if c.A == 0 {
		return
	}
	key := cornerKey{radius: quarters(r, radius)}
	if key.radius < 4 { // a corner of less than a pixel
		p.fill(r, c)
		return
	}
	m, k := p.corners(key)
	p.fill(image.Rect(r.Min.X+k, r.Min.Y, r.Max.X-k, r.Min.Y+k), c)
	p.fill(image.Rect(r.Min.X, r.Min.Y+k, r.Max.X, r.Max.Y-k), c)
	p.fill(image.Rect(r.Min.X+k, r.Max.Y-k, r.Max.X-k, r.Max.Y), c)
	p.fourCorners(m, k, r, c)
}

// ring outlines r on its inside, width pixels wide.
func (p *pen) ring(r image.Rectangle, radius float64, width int, c scene.Color) {
	if min(r.Dx(), r.Dy()) <= 2*width {
		p.round(r, radius, c)
		return
	}
	m, k := p.corners(cornerKey{quarters(r, radius), uint16(min(width, roundest))})
	p.fill(image.Rect(r.Min.X+k, r.Min.Y, r.Max.X-k, r.Min.Y+width), c)
	p.fill(image.Rect(r.Min.X+k, r.Max.Y-width, r.Max.X-k, r.Max.Y), c)
	p.fill(image.Rect(r.Min.X, r.Min.Y+k, r.Min.X+width, r.Max.Y-k), c)
	p.fill(image.Rect(r.Max.X-width, r.Min.Y+k, r.Max.X, r.Max.Y-k), c)
	p.fourCorners(m, k, r, c)
}

func (p *pen) fourCorners(m *mask, k int, r image.Rectangle, c scene.Color) {
	p.blend(m.part(0, 0, k, k), r.Min.X, r.Min.Y, c)
	p.blend(m.part(k, 0, k, k), r.Max.X-k, r.Min.Y, c)
	p.blend(m.part(0, k, k, k), r.Min.X, r.Max.Y-k, c)
	p.blend(m.part(k, k, k, k), r.Max.X-k, r.Max.Y-k, c)
}
