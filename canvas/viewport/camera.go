package viewport

import "sojourn/canvas/scene"

// Camera says which part of a map is seen: X, Y is the map point at the top left of the view, Zoom the view units per
// point. A zoom that is not positive counts as 1.
type Camera struct{ X, Y, Zoom float64 }

func (c Camera) zoom() float64 {
	if c.Zoom > 0 {
		return c.Zoom
	}
	return 1
}

// ToView returns where a map point is seen.
func (c Camera) ToView(p scene.Point) scene.Point {
	return scene.Point{X: (p.X - c.X) * c.zoom(), Y: (p.Y - c.Y) * c.zoom()}
}

// ToMap returns the map point seen at p.
func (c Camera) ToMap(p scene.Point) scene.Point {
	return scene.Point{X: p.X/c.zoom() + c.X, Y: p.Y/c.zoom() + c.Y}
}

// RectToView returns where a rectangle of the map is seen.
func (c Camera) RectToView(r scene.Rect) scene.Rect {
	p := c.ToView(scene.Point{X: r.X, Y: r.Y})
	return scene.Rect{X: p.X, Y: p.Y, W: r.W * c.zoom(), H: r.H * c.zoom()}
}

// For returns the camera that sees one layer. The Head layer keeps its place until the map has scrolled past its top
// and then stays at the top of the view; the Side layer does the same at the left edge of the map; Corner does both.
func (c Camera) For(s *scene.Scene, l scene.Layer) Camera {
	if l == scene.Head || l == scene.Corner {
		c.Y = min(c.Y, s.HeadTop)
	}
	if l == scene.Side || l == scene.Corner {
		c.X = min(c.X, 0)
	}
	return c
}

// Zoom from which details are drawn, in pixels or view units per point.
const (
	nearFrom   = 0.5
	middleFrom = 0.25
)

// Detail returns what is drawn at a zoom: everything from 0.5, titles from 0.25, shapes always.
func Detail(zoom float64) scene.Detail {
	switch {
	case zoom >= nearFrom:
		return scene.Near
	case zoom >= middleFrom:
		return scene.Middle
	}
	return scene.Far
}
