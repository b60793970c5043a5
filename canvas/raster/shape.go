package raster

import (
	"image"
	"math"

	"sojourn/canvas/scene"
)

// The extents in pixels up to which the coverage of a path is kept.
const (
	keptShape = 64  // faces, stars, icons
	keptBar   = 500 // the accent bars of cards, which are narrow
)

// fractions is how finely the place of a kept shape between two pixels is told apart.
const fractions = 16

// shapeKey names the kept coverage of a path, filled or outlined.
type shapeKey struct {
	path  *scene.Path
	zoom  float64
	width float64 // of the stroke in pixels; 0 is filled
	x, y  uint8   // place between two pixels
}

// small reports that the coverage of pr is kept: panning meets it again at the same place between two pixels.
func (p *pen) small(pr *scene.Prim) bool {
	b := pr.Path.Bounds()
	w, h := (b.W+pr.Width)*p.zoom, (b.H+pr.Width)*p.zoom
	bar := pr.Stroke.A == 0 && pr.Ramp == nil && max(w, h) <= keptBar && w*h <= keptShape*keptShape
	line := len(pr.Path.Verbs) <= 2 && (pr.Fill.A > 0 || upright(pr.Path))
	return (bar || max(w, h) <= keptShape) && len(pr.Dash) == 0 && !line &&
		math.Abs(p.x) < far && math.Abs(p.y) < far && math.Max(math.Abs(b.X), math.Abs(b.Y))*p.zoom < far
}

// smallPath fills and outlines a path through kept coverage.
func (p *pen) smallPath(pr *scene.Prim) {
	qx, qy := int(math.Floor(p.x*fractions+0.5)), int(math.Floor(p.y*fractions+0.5))
	key := shapeKey{path: pr.Path, zoom: p.zoom, x: uint8(qx & (fractions - 1)), y: uint8(qy & (fractions - 1))}
	origin := image.Pt((qx-int(key.x))/fractions, (qy-int(key.y))/fractions)
	switch b := pr.Path.Bounds(); {
	case pr.Fill.A == 0:
	case pr.Ramp == nil && math.Min(b.W, b.H)*p.zoom < 1:
		p.sliver(b, p.faded(pr.Fill))
	default:
		p.through(p.shape(key), origin, p.paint(pr, p.faded(pr.Fill)))
	}
	if pr.Stroke.A > 0 && pr.Width > 0 {
		key.width = math.Max(1, pr.Width*p.zoom)
		p.through(p.shape(key), origin, p.paint(pr, p.faded(pr.Stroke)))
	}
}

// through paints through coverage whose origin is a pixel of the picture.
func (p *pen) through(m *mask, origin image.Point, with paint) {
	if with.ramp == nil {
		p.blend(*m, origin.X+m.x, origin.Y+m.y, with.color)
		return
	}
	p.blendRamp(*m, origin.X+m.x, origin.Y+m.y, with.ramp)
}

// shape returns the coverage of a path. What it returns is good until the next call.
func (p *pen) shape(key shapeKey) *mask {
	if !p.steady { // every frame of a zoom has other shapes
		p.drawShape(key, &p.mask)
		return &p.mask
	}
	if m, ok := p.painter.shapes.Get(key); ok {
		return m
	}
	m := new(mask)
	p.drawShape(key, m)
	p.painter.shapes.Put(key, m, 192+len(m.pix))
	return m
}

// drawShape rasterises a path into m, in the memory of m when that is large enough.
func (p *pen) drawShape(key shapeKey, m *mask) {
	p.transform(key.path, key.zoom, float64(key.x)/fractions, float64(key.y)/fractions)
	if !sound(&p.device) {
		*m = mask{}
		return
	}
	b := p.device.Bounds().Inset(-key.width/2 - 1)
	r := image.Rect(int(math.Floor(b.X)), int(math.Floor(b.Y)), int(math.Ceil(b.MaxX())), int(math.Ceil(b.MaxY())))
	m.resize(r)
	p.raster.Reset(m.w, m.h)
	if key.width == 0 {
		trace(&p.raster, &p.device, float64(m.x), float64(m.y))
	} else {
		p.flat.flatten(&p.device)
		p.stroke.outline(&p.raster, &p.flat, key.width, float64(m.x), float64(m.y))
	}
	rasterise(&p.raster, m)
}

// sliver paints a shape thinner than a pixel as a paler line of pixels.
func (p *pen) sliver(b scene.Rect, c scene.Color) {
	a, w, h := p.px(scene.Point{X: b.X, Y: b.Y}), b.W*p.zoom, b.H*p.zoom
	r := image.Rect(int(math.Floor(a.X)), int(math.Floor(a.Y)), whole(a.X+w), whole(a.Y+h))
	r.Max.X, r.Max.Y = max(r.Max.X, r.Min.X+1), max(r.Max.Y, r.Min.Y+1)
	p.fill(r, fade(c, math.Min(1, w)*math.Min(1, h)))
}
