package pdf

import "sojourn/canvas/scene"

// node draws the primitives of a node. A single one is written faster by itself.
func (p *page) node(n *scene.Node) error {
	prims := n.Placed()
	if len(prims) < 2 {
		return p.prims(prims)
	}
	return p.framed(scene.Point{X: n.Bounds.X, Y: n.Bounds.Y}, n.Unit(), func() error { return p.prims(prims) })
}

func (p *page) prims(prims []scene.Prim) error {
	for i := range prims {
		if err := p.prim(&prims[i]); err != nil {
			return err
		}
		if p.bad {
			return ErrNumber
		}
	}
	return nil
}

func (p *page) prim(q *scene.Prim) error {
	switch q.Op {
	case scene.OpRect:
		p.box(q)
	case scene.OpPath:
		return p.shape(q)
	case scene.OpText:
		return p.run(q.Run, q.Fill, q.Ramp)
	case scene.OpImage:
		p.image(q)
	}
	return nil
}

func (p *page) box(q *scene.Prim) {
	if q.Rect.W < 0 || q.Rect.H < 0 {
		return
	}
	fill := q.Fill.A > 0 && !q.Rect.Empty()
	p.inked(q, fill, q.Radius <= 0, func() { p.roundRect(q.Rect, q.Radius) })
}

func (p *page) shape(q *scene.Prim) error {
	if q.Path == nil {
		return nil
	}
	switch need := q.Path.Needs(); {
	case need > len(q.Path.Points):
		return ErrPath
	case need > 0:
		p.inked(q, q.Fill.A > 0, false, func() { p.path(q.Path) })
	}
	return nil
}

// inked fills and outlines what outline appends. A see-through stroke is drawn by itself, so that the area shines
// through its inner half as on the screen.
func (p *page) inked(q *scene.Prim, fill, miter bool, outline func()) {
	stroke := q.Stroke.A > 0 && q.Width > 0
	if fill {
		p.setFill(q.Fill, q.Ramp)
	}
	if stroke {
		p.setStroke(q.Stroke, q.Ramp)
		p.line(q.Width, q.Dash, miter)
	}
	switch {
	case fill && stroke && q.Stroke.A == 255:
		outline()
		p.op("B")
	case fill && stroke:
		outline()
		p.op("f")
		outline()
		p.op("S")
	case fill:
		outline()
		p.op("f")
	case stroke:
		outline()
		p.op("S")
	}
}

// image draws a picture over the whole of its rectangle, or so that it covers that.
func (p *page) image(q *scene.Prim) {
	if q.Image == nil || q.Rect.Empty() {
		return
	}
	pic := p.doc.picture(q.Image)
	if pic == nil {
		return
	}
	p.save()
	defer p.restore()
	at := q.Rect
	if q.Cover {
		at = cover(at, float64(pic.size.X), float64(pic.size.Y))
	}
	if q.Radius > 0 || at != q.Rect {
		p.roundRect(q.Rect, q.Radius)
		p.op("W n")
	}
	if p.state.fillAlpha != 255 {
		p.setFill(scene.Color{A: 255}, nil)
	}
	p.length(at.W)
	p.buf = append(p.buf, "0 0 "...)
	p.length(at.H)
	p.point(at.X, at.MaxY())
	p.op("cm/" + pic.name + " Do")
}

// cover returns the rectangle around the middle of r that has the proportions w to h and leaves no part of r free.
func cover(r scene.Rect, w, h float64) scene.Rect {
	k := max(r.W/w, r.H/h)
	c := r.Center()
	return scene.Rect{X: c.X - k*w/2, Y: c.Y - k*h/2, W: k * w, H: k * h}
}
