package svg

import (
	"math"

	"sojourn/canvas/scene"
)

func (d *drawing) box(q *scene.Prim) {
	if q.Rect.W < 0 || q.Rect.H < 0 {
		return
	}
	d.open("rect")
	d.number("x", q.Rect.X)
	d.number("y", q.Rect.Y)
	d.number("width", q.Rect.W)
	d.number("height", q.Rect.H)
	if r := min(q.Radius, q.Rect.W/2, q.Rect.H/2); r > 0 {
		d.number("rx", r)
	} else if q.Stroke.A > 0 && q.Width > 0 {
		d.attr("stroke-linejoin", "miter")
	}
	d.paint(q)
	d.raw("/>")
}

func (d *drawing) shape(q *scene.Prim) error {
	if q.Path == nil {
		return nil
	}
	switch need := q.Path.Needs(); {
	case need > len(q.Path.Points):
		return ErrPath
	case need == 0:
		return nil
	}
	d.open("path")
	d.raw(` d="`)
	d.path(q.Path)
	d.raw(`"`)
	d.paint(q)
	d.raw("/>")
	return nil
}

// letters name the steps of a path.
var letters = [...]string{scene.MoveTo: "M", scene.LineTo: "L", scene.QuadTo: "Q", scene.CubeTo: "C", scene.Close: "Z"}

// path appends an outline. A contour that does not start with a move starts at its first point.
func (d *drawing) path(path *scene.Path) {
	pts, start, open := path.Points, scene.Point{}, false
	for _, v := range path.Verbs {
		n := v.Count()
		switch {
		case v == scene.MoveTo || !open && n > 0:
			start, open = pts[0], true
			if v != scene.MoveTo {
				d.raw("M")
				d.point(start)
			}
		case v == scene.Close && !open:
			continue
		}
		d.raw(letters[v])
		for _, p := range pts[:n] {
			d.point(p)
		}
		pts = pts[n:]
	}
}

func (d *drawing) point(p scene.Point) {
	d.num(p.X)
	d.num(p.Y)
}

// paint appends how a shape is filled and outlined.
func (d *drawing) paint(q *scene.Prim) {
	if q.Fill.A > 0 {
		d.color("fill", q.Fill, q.Ramp)
	}
	if q.Stroke.A == 0 || !(q.Width > 0) {
		return
	}
	d.color("stroke", q.Stroke, q.Ramp)
	d.number("stroke-width", math.Max(q.Width, 0.01))
	if drawable(q.Dash) {
		d.raw(` stroke-dasharray="`)
		for _, v := range q.Dash {
			d.num(v)
		}
		d.raw(`"`)
	}
}

// drawable reports that a dash pattern has no negative length and comes forward.
func drawable(dash []float64) bool {
	sum := 0.0
	for _, v := range dash {
		if !(v >= 0 && v <= reach) {
			return false
		}
		sum += v
	}
	return sum >= 0.05
}
