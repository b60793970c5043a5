package raster

import (
	"image"
	"math"

	"sojourn/canvas/scene"
)

const (
	smallest  = 2.0    // pixels per em below which text is not drawn
	largest   = 200.0  // pixels per em above which glyphs are filled as paths and not kept
	slant     = 0.2126 // tangent of 12 degrees
	lineAbove = 1.6    // em above the baseline that a line may reach
	lineBelow = 0.8
)

// glyphKey names a cached glyph: its size and its place between two pixels in quarters of a pixel.
type glyphKey struct {
	face scene.Face
	skew bool
	sub  uint8
	id   uint16
	size uint16
}

// text paints a run.
func (p *pen) text(run *scene.Run, c scene.Color) {
	size := run.Size * p.zoom
	at := p.px(scene.Point{X: run.X, Y: run.Y})
	if !(size >= smallest) || c.A == 0 || !(math.Abs(at.X) < far && math.Abs(at.Y) < far) ||
		at.Y+lineBelow*size < float64(p.clip.Min.Y) || at.Y-lineAbove*size > float64(p.clip.Max.Y) ||
		at.X-size > float64(p.clip.Max.X) || at.X+run.Width*p.zoom+size < float64(p.clip.Min.X) {
		return
	}
	if size > largest {
		p.bigText(run, size, at, c)
		return
	}
	key := glyphKey{face: run.Face, skew: run.Skew, size: uint16(size*4 + 0.5)}
	for i := range run.Glyphs {
		g := &run.Glyphs[i]
		x := at.X + float64(g.X)*size
		if x > float64(p.clip.Max.X)+size || x < float64(p.clip.Min.X)-2*size {
			continue
		}
		q := int(math.Floor(x*4 + 0.5))
		key.id, key.sub = g.ID, uint8(q&3)
		if m := p.glyph(key); m.w > 0 {
			p.blend(*m, q>>2+m.x, whole(at.Y-float64(g.Y)*size)+m.y, c)
		}
	}
}

// glyph returns the coverage of a glyph, placed relative to the pixel of its origin.
func (p *pen) glyph(key glyphKey) *mask {
	if m, ok := p.painter.glyphs.Get(key); ok {
		return m
	}
	m := &mask{}
	if outline := p.painter.faces.Outline(key.face, key.id); outline != nil {
		d := placed(outline, float64(key.size)/4, scene.Point{X: float64(key.sub) / 4}, key.skew)
		b := d.Bounds()
		r := image.Rect(int(math.Floor(b.X)), int(math.Floor(b.Y)), int(math.Ceil(b.MaxX())), int(math.Ceil(b.MaxY())))
		m.resize(r)
		p.raster.Reset(m.w, m.h)
		trace(&p.raster, d, float64(m.x), float64(m.y))
		rasterise(&p.raster, m)
	}
	p.painter.glyphs.Put(key, m, 96+len(m.pix))
	return m
}

// bigText fills the outlines themselves.
func (p *pen) bigText(run *scene.Run, size float64, at scene.Point, c scene.Color) {
	for _, g := range run.Glyphs {
		if outline := p.painter.faces.Outline(run.Face, g.ID); outline != nil {
			o := scene.Point{X: at.X + float64(g.X)*size, Y: at.Y - float64(g.Y)*size}
			p.fillPath(placed(outline, size, o, run.Skew), paint{color: c})
		}
	}
}

// placed returns an outline in em at a size and place in pixels.
func placed(outline *scene.Path, size float64, at scene.Point, skew bool) *scene.Path {
	d := &scene.Path{Verbs: outline.Verbs, Points: make([]scene.Point, len(outline.Points))}
	for i, q := range outline.Points {
		if skew {
			q.X -= slant * q.Y
		}
		d.Points[i] = scene.Point{X: q.X*size + at.X, Y: q.Y*size + at.Y}
	}
	return d
}
