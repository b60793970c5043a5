package raster

import (
	"math"

	"golang.org/x/image/vector"

	"sojourn/canvas/scene"
)

// stroker outlines lines of a width, with round joins and caps. Each contour becomes one outline (two when it is
// closed), because the edges of separate pieces that overlap would add up to a darker seam.
type stroker struct {
	z       *vector.Rasterizer
	x, y, r float64 // origin and half the width
	first   bool
}

// outline adds the outlines of all contours to the rasteriser, whose origin is (x, y).
func (s *stroker) outline(z *vector.Rasterizer, lines *polylines, width, x, y float64) {
	s.z, s.x, s.y, s.r = z, x, y, width/2
	lines.each(func(points []scene.Point, closed bool) {
		switch {
		case len(points) == 1:
			s.first = true
			s.arc(points[0], 0, 2*math.Pi)
		case closed:
			s.first = true
			s.side(points, true, false)
			s.z.ClosePath()
			s.first = true
			s.side(points, true, true)
		default:
			s.first = true
			s.side(points, false, false)
			s.side(points, false, true)
		}
		s.z.ClosePath()
	})
	s.z = nil
}

// side follows one side of a contour; an open one ends with its cap.
func (s *stroker) side(points []scene.Point, closed, backwards bool) {
	n := len(points)
	at := func(i int) scene.Point {
		if i = (i + n) % n; backwards {
			i = n - 1 - i
		}
		return points[i]
	}
	segments := n - 1
	if closed {
		segments = n
	}
	here := heading(at(0), at(1))
	if closed {
		s.join(at(0), heading(at(-1), at(0)), here)
	} else {
		s.edge(at(0), here)
	}
	for i := 1; i < segments; i++ {
		next := heading(at(i), at(i+1))
		s.join(at(i), here, next)
		here = next
	}
	if closed {
		s.edge(at(0), here)
		return
	}
	front := math.Atan2(here.Y, here.X)
	s.arc(at(n-1), front-math.Pi/2, front+math.Pi/2)
}

// heading returns the unit vector from a to b.
func heading(a, b scene.Point) scene.Point {
	dx, dy := b.X-a.X, b.Y-a.Y
	l := math.Sqrt(dx*dx + dy*dy)
	return scene.Point{X: dx / l, Y: dy / l}
}

// smoothTurn is the cosine of the angle up to which the sides of two segments simply meet.
const smoothTurn = 0.95

// join goes round a corner between two headings. On the inside of a sharp one it passes through the corner itself,
// which keeps the winding right however short the segments are.
func (s *stroker) join(q, from, to scene.Point) {
	cos, sin := from.X*to.X+from.Y*to.Y, from.X*to.Y-from.Y*to.X
	switch {
	case cos > smoothTurn:
		k := s.r / (1 + cos)
		s.point(q.X+k*(from.Y+to.Y), q.Y-k*(from.X+to.X))
	case sin >= 0:
		start := math.Atan2(-from.X, from.Y)
		s.arc(q, start, start+math.Atan2(sin, cos))
	default:
		s.edge(q, from)
		s.point(q.X, q.Y)
		s.edge(q, to)
	}
}

// edge adds the point beside q, to the left of the heading as seen.
func (s *stroker) edge(q, heading scene.Point) {
	s.point(q.X+s.r*heading.Y, q.Y-s.r*heading.X)
}

// arcSteps bounds the points of one arc.
const arcSteps = 256

// arc goes round q from one direction to another, clockwise as seen.
func (s *stroker) arc(q scene.Point, from, to float64) {
	step := 2 * math.Acos(1-math.Min(1, 0.1/math.Max(s.r, 0.1)))
	n := int(math.Max(1, math.Min(arcSteps, math.Ceil((to-from)/step))))
	for i := range n + 1 {
		sin, cos := math.Sincos(from + (to-from)*float64(i)/float64(n))
		s.point(q.X+s.r*cos, q.Y+s.r*sin)
	}
}

func (s *stroker) point(x, y float64) {
	if s.first {
		s.z.MoveTo(float32(x-s.x), float32(y-s.y))
		s.first = false
		return
	}
	s.z.LineTo(float32(x-s.x), float32(y-s.y))
}
