package raster

import (
	"math"
	"slices"

	"sojourn/canvas/scene"
)

// polylines are contours of straight lines, in pixels.
type polylines struct {
	points []scene.Point
	ends   []int // of each contour in points
	closed []bool
}

func (l *polylines) reset() { l.points, l.ends, l.closed = l.points[:0], l.ends[:0], l.closed[:0] }

// start is the index where the contour being built begins.
func (l *polylines) start() int {
	if len(l.ends) == 0 {
		return 0
	}
	return l.ends[len(l.ends)-1]
}

// add appends a point unless it repeats the one before.
func (l *polylines) add(q scene.Point) {
	if n := len(l.points); n > l.start() && near(l.points[n-1], q) {
		return
	}
	l.points = append(l.points, q)
}

func near(a, b scene.Point) bool { return math.Abs(a.X-b.X) < 1e-4 && math.Abs(a.Y-b.Y) < 1e-4 }

// end completes a contour.
func (l *polylines) end(closed bool) {
	from := l.start()
	if closed && len(l.points) > from+1 && near(l.points[from], l.points[len(l.points)-1]) {
		l.points = l.points[:len(l.points)-1]
	}
	if len(l.points) > from {
		l.ends = append(l.ends, len(l.points))
		l.closed = append(l.closed, closed && len(l.points) > from+2)
	}
}

// each calls f with every contour.
func (l *polylines) each(f func(points []scene.Point, closed bool)) {
	from := 0
	for i, end := range l.ends {
		f(l.points[from:end], l.closed[i])
		from = end
	}
}

// flatten replaces l by the contours of d with its curves as short lines.
func (l *polylines) flatten(d *scene.Path) {
	l.reset()
	at := 0
	var from scene.Point
	for _, v := range d.Verbs {
		q := d.Points[at:]
		switch v {
		case scene.MoveTo:
			l.end(false)
			from, at = q[0], at+1
		case scene.LineTo:
			l.add(from)
			l.add(q[0])
			from, at = q[0], at+1
		case scene.QuadTo:
			third := func(end scene.Point) scene.Point { // the same curve as a cubic
				return scene.Point{X: end.X + (q[0].X-end.X)*2/3, Y: end.Y + (q[0].Y-end.Y)*2/3}
			}
			l.add(from)
			l.cubic(from, third(from), third(q[1]), q[1])
			from, at = q[1], at+2
		case scene.CubeTo:
			l.add(from)
			l.cubic(from, q[0], q[1], q[2])
			from, at = q[2], at+3
		case scene.Close:
			if first := l.start(); first < len(l.points) {
				from = l.points[first]
			}
			l.end(true)
		}
	}
	l.end(false)
}

// cubic adds a curve in steps that stay within a tenth of a pixel of it.
func (l *polylines) cubic(a, b, c, d scene.Point) {
	bend := math.Max(math.Hypot(a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y), math.Hypot(b.X-2*c.X+d.X, b.Y-2*c.Y+d.Y))
	steps := int(math.Min(500, math.Ceil(math.Sqrt(bend*0.75/0.1))))
	for i := 1; i < steps; i++ {
		t := float64(i) / float64(steps)
		u := 1 - t
		ka, kb, kc, kd := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		l.add(scene.Point{X: ka*a.X + kb*b.X + kc*c.X + kd*d.X, Y: ka*a.Y + kb*b.Y + kc*c.Y + kd*d.Y})
	}
	l.add(d)
}

// dashLimit bounds the dashes of one line; a finer pattern is drawn solid.
const dashLimit = 20_000

// each calls f with the painted parts of a line that touch what lies between low and high, all in pixels along it;
// pattern is in points. A line is often far longer than what is seen of it.
func each(pattern []float64, zoom, length, low, high float64, f func(from, to float64)) {
	period := 0.0
	for _, d := range pattern {
		period += math.Max(0, d) * zoom
	}
	if !(period >= 1) || length/period > dashLimit {
		f(0, length)
		return
	}
	if len(pattern)%2 == 1 { // on and off change places every other time
		pattern = slices.Concat(pattern, pattern)
		period *= 2
	}
	for n := math.Floor(math.Max(0, low) / period); n*period < math.Min(length, high); n++ {
		at := n * period
		for i, d := range pattern {
			d = math.Max(0, d) * zoom
			if i%2 == 0 && d > 0 && at < length {
				f(at, math.Min(at+d, length))
			}
			at += d
		}
	}
}

// dash replaces l by the painted parts of the contours of from.
func (l *polylines) dash(from *polylines, pattern []float64, zoom float64) {
	l.reset()
	from.each(func(points []scene.Point, closed bool) {
		if closed {
			points = append(append([]scene.Point(nil), points...), points[0])
		}
		along := make([]float64, len(points)) // distance from the start
		for i := 1; i < len(points); i++ {
			along[i] = along[i-1] + math.Hypot(points[i].X-points[i-1].X, points[i].Y-points[i-1].Y)
		}
		at := 1
		whole := along[len(along)-1]
		each(pattern, zoom, whole, 0, whole, func(a, b float64) {
			for at < len(points)-1 && along[at] <= a {
				at++
			}
			if at >= len(points) {
				return
			}
			l.add(between(points, along, at, a))
			for at < len(points)-1 && along[at] < b {
				l.add(points[at])
				at++
			}
			l.add(between(points, along, at, b))
			l.end(false)
		})
	})
}

// between returns the point at a distance that lies before points[at].
func between(points []scene.Point, along []float64, at int, distance float64) scene.Point {
	p, q := points[at-1], points[at]
	t := (distance - along[at-1]) / (along[at] - along[at-1])
	return scene.Point{X: p.X + (q.X-p.X)*t, Y: p.Y + (q.Y-p.Y)*t}
}
