package scene

import "math"

// Point is a position in points.
type Point struct{ X, Y float64 }

// Size is an extent in points.
type Size struct{ W, H float64 }

// Rect is an axis-parallel rectangle in points, top left corner and extent.
type Rect struct{ X, Y, W, H float64 }

// MaxX returns the right edge.
func (r Rect) MaxX() float64 { return r.X + r.W }

// MaxY returns the bottom edge.
func (r Rect) MaxY() float64 { return r.Y + r.H }

// Center returns the middle of r.
func (r Rect) Center() Point { return Point{r.X + r.W/2, r.Y + r.H/2} }

// Empty reports that r covers nothing.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Contains reports whether p lies in r; the right and bottom edges are outside, so that neighbours share no point.
func (r Rect) Contains(p Point) bool {
	return p.X >= r.X && p.X < r.MaxX() && p.Y >= r.Y && p.Y < r.MaxY()
}

// Overlaps reports whether r and o share an area.
func (r Rect) Overlaps(o Rect) bool {
	return r.X < o.MaxX() && o.X < r.MaxX() && r.Y < o.MaxY() && o.Y < r.MaxY()
}

// Inset returns r made smaller by d on every side (larger when d is negative).
func (r Rect) Inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// Move returns r shifted by dx, dy.
func (r Rect) Move(dx, dy float64) Rect { return Rect{r.X + dx, r.Y + dy, r.W, r.H} }

// Union returns the smallest rectangle that holds both; an empty one does not count.
func (r Rect) Union(o Rect) Rect {
	if r.Empty() {
		return o
	}
	if o.Empty() {
		return r
	}
	x, y := math.Min(r.X, o.X), math.Min(r.Y, o.Y)
	return Rect{x, y, math.Max(r.MaxX(), o.MaxX()) - x, math.Max(r.MaxY(), o.MaxY()) - y}
}

// RectBetween returns the rectangle that two opposite corners span, in whatever order they come.
func RectBetween(a, b Point) Rect {
	x, y := math.Min(a.X, b.X), math.Min(a.Y, b.Y)
	return Rect{x, y, math.Abs(a.X - b.X), math.Abs(a.Y - b.Y)}
}
