package raster

import (
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"sojourn/canvas/scene"
)

// path fills and outlines a path.
func (p *pen) path(pr *scene.Prim) {
	if p.small(pr) {
		p.smallPath(pr)
		return
	}
	p.transform(pr.Path, p.zoom, p.x, p.y)
	if !sound(&p.device) {
		return
	}
	if pr.Fill.A > 0 {
		p.fillPath(&p.device, p.paint(pr, p.faded(pr.Fill)))
	}
	stroke, width := p.line(pr)
	switch {
	case stroke.A == 0:
	case pr.Ramp == nil && width <= crispest && p.straight(pr.Dash, stroke, width):
	default: // a curve keeps its strength: it is what is read from afar
		p.strokePath(&p.device, math.Max(1, math.Min(pr.Width*p.zoom, widest)), pr.Dash, p.paint(pr, p.faded(pr.Stroke)))
	}
}

// transform puts a path into pixels.
func (p *pen) transform(d *scene.Path, zoom, x, y float64) {
	p.device.Verbs, p.device.Points = d.Verbs, p.device.Points[:0]
	for _, q := range d.Points {
		p.device.Points = append(p.device.Points, scene.Point{X: q.X*zoom + x, Y: q.Y*zoom + y})
	}
}

// sound reports that the points suffice for the verbs and are numbers a picture can hold.
func sound(d *scene.Path) bool {
	need := 0
	for _, v := range d.Verbs {
		switch v {
		case scene.MoveTo, scene.LineTo:
			need++
		case scene.QuadTo:
			need += 2
		case scene.CubeTo:
			need += 3
		}
	}
	if need > len(d.Points) || len(d.Verbs) == 0 || d.Verbs[0] != scene.MoveTo {
		return false
	}
	for _, q := range d.Points {
		if !(math.Abs(q.X) < far && math.Abs(q.Y) < far) {
			return false
		}
	}
	return true
}

// crispest is the width in pixels up to which straight lines lie on whole pixels; wider ones have their round caps.
const crispest = 2

// widest bounds a stroke in pixels.
const widest = 1 << 14

// straight paints a single horizontal or vertical line on whole pixels, so that the lines of the grid are crisp.
func (p *pen) straight(dash []float64, c scene.Color, width int) bool {
	d := &p.device
	if len(d.Verbs) != 2 || d.Verbs[1] != scene.LineTo {
		return false
	}
	a, b := d.Points[0], d.Points[1]
	if a.X != b.X && a.Y != b.Y || a == b {
		return false
	}
	along := func(from, to float64) {
		from, to = math.Min(from, to), math.Max(from, to)
		if a.X == b.X {
			x := whole(a.X - float64(width)/2)
			p.fill(image.Rect(x, whole(from), x+width, whole(to)), c)
			return
		}
		y := whole(a.Y - float64(width)/2)
		p.fill(image.Rect(whole(from), y, whole(to), y+width), c)
	}
	from, to, first, last := a.Y, b.Y, p.clip.Min.Y, p.clip.Max.Y
	if a.Y == b.Y {
		from, to, first, last = a.X, b.X, p.clip.Min.X, p.clip.Max.X
	}
	sign := math.Copysign(1, to-from)
	low, high := (float64(first)-from)*sign, (float64(last)-from)*sign
	each(dash, p.zoom, math.Abs(to-from), math.Min(low, high)-1, math.Max(low, high)+1, func(at, end float64) {
		along(from+sign*at, from+sign*end)
	})
	return true
}

// fillPath fills a path in pixels.
func (p *pen) fillPath(d *scene.Path, with paint) {
	area, ok := p.area(d.Bounds(), 0)
	if !ok {
		return
	}
	p.raster.Reset(area.Dx(), area.Dy())
	trace(&p.raster, d, float64(area.Min.X), float64(area.Min.Y))
	p.finish(area, with)
}

// strokePath outlines a path in pixels.
func (p *pen) strokePath(d *scene.Path, width float64, dash []float64, with paint) {
	area, ok := p.area(d.Bounds(), width)
	if !ok {
		return
	}
	p.flat.flatten(d)
	lines := &p.flat
	if len(dash) > 0 {
		p.dashed.dash(lines, dash, p.zoom)
		lines = &p.dashed
	}
	p.raster.Reset(area.Dx(), area.Dy())
	p.stroke.outline(&p.raster, lines, width, float64(area.Min.X), float64(area.Min.Y))
	p.finish(area, with)
}

// area returns the pixels of the strip that a shape with these bounds can touch.
func (p *pen) area(b scene.Rect, width float64) (image.Rectangle, bool) {
	b = b.Inset(-width/2 - 1)
	r := image.Rect(int(math.Floor(b.X)), int(math.Floor(b.Y)), int(math.Ceil(b.MaxX())), int(math.Ceil(b.MaxY())))
	r = r.Intersect(p.strip)
	return r, r.Overlaps(p.clip)
}

// finish turns what was traced into coverage and paints through it.
func (p *pen) finish(area image.Rectangle, with paint) {
	p.mask.resize(area)
	rasterise(&p.raster, &p.mask)
	p.through(&p.mask, image.Point{}, with)
}

// trace adds a path to the rasteriser, whose origin is (x, y).
func trace(z *vector.Rasterizer, d *scene.Path, x, y float64) {
	at, open := 0, false
	next := func() (float32, float32) {
		q := d.Points[at]
		at++
		return float32(q.X - x), float32(q.Y - y)
	}
	for _, v := range d.Verbs {
		switch v {
		case scene.MoveTo:
			if open {
				z.ClosePath()
			}
			ax, ay := next()
			z.MoveTo(ax, ay)
			open = true
		case scene.LineTo:
			ax, ay := next()
			z.LineTo(ax, ay)
			open = true
		case scene.QuadTo:
			ax, ay := next()
			bx, by := next()
			z.QuadTo(ax, ay, bx, by)
			open = true
		case scene.CubeTo:
			ax, ay := next()
			bx, by := next()
			cx, cy := next()
			z.CubeTo(ax, ay, bx, by, cx, cy)
			open = true
		case scene.Close:
			z.ClosePath()
			open = false
		}
	}
	if open {
		z.ClosePath()
	}
}

// rasterise writes the coverage of what was traced.
func rasterise(z *vector.Rasterizer, m *mask) {
	dst := image.Alpha{Pix: m.pix, Stride: m.stride, Rect: image.Rect(0, 0, m.w, m.h)}
	z.DrawOp = draw.Src
	z.Draw(&dst, dst.Rect, image.Opaque, image.Point{})
}
