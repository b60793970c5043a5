package pdf

import "sojourn/canvas/scene"

// node draws the primitives of a node.
func (p *page) node(n *scene.Node) error {
	for i := range n.Prims {
		if err := p.prim(&n.Prims[i]); err != nil {
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
	need := 0
	for _, v := range q.Path.Verbs {
		need += points(v)
	}
	switch {
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

// image draws a picture over the whole of its rectangle.
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
	if q.Radius > 0 {
		p.roundRect(q.Rect, q.Radius)
		p.op("W n")
	}
	if p.state.fillAlpha != 255 {
		p.setFill(scene.Color{A: 255}, nil)
	}
	p.num(q.Rect.W)
	p.buf = append(p.buf, "0 0 "...)
	p.num(q.Rect.H)
	p.point(q.Rect.X, q.Rect.MaxY())
	p.op("cm/" + pic.name + " Do")
}
