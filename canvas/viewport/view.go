package viewport

import (
	"math"

	"sojourn/canvas/scene"
	"sojourn/model/limits"
)

// Distances in view units.
const (
	margin = 24.0 // left free around what is fitted or revealed
	keep   = 64.0 // of the map that can never leave the view
)

// fitMax is the largest zoom that Fit chooses: a small map is shown in its natural size.
const fitMax = 1.0

// nearMax is the largest zoom that FitIn chooses: nearer, one card alone would fill the view with its letters.
const nearMax = 1.5

// View is a camera and the extent it fills, in view units. Its methods return the view after the change.
type View struct {
	Camera
	Size scene.Size
}

// Pan moves the map by dx, dy view units, as if the pointer held it.
func (v View) Pan(dx, dy float64) View {
	v.X -= dx / v.zoom()
	v.Y -= dy / v.zoom()
	return v
}

// ZoomAt multiplies the zoom within its limits and keeps the map point under p, in view units, where it is.
func (v View) ZoomAt(p scene.Point, factor float64) View {
	still := v.ToMap(p)
	v.Zoom = clampZoom(v.zoom() * factor)
	v.X, v.Y = still.X-p.X/v.Zoom, still.Y-p.Y/v.Zoom
	return v
}

// Fit shows all of a map in the middle of the view, or, when the smallest zoom is too large for that, its beginning.
func (v View) Fit(content scene.Size) View {
	zoom := math.Min((v.Size.W-2*margin)/content.W, (v.Size.H-2*margin)/content.H)
	v.Zoom = clampZoom(math.Min(fitMax, zoom))
	v.X = fitAxis(content.W, v.Size.W, v.Zoom)
	v.Y = fitAxis(content.H, v.Size.H, v.Zoom)
	return v
}

// FitIn shows r, in map coordinates, in the middle of what the sticky stage row and lane labels leave free.
func (v View) FitIn(s *scene.Scene, r scene.Rect) View {
	left, top := math.Max(0, s.Grid.X), math.Max(0, s.Grid.Y-s.HeadTop)
	zoom := math.Min((v.Size.W-2*margin)/(r.W+left), (v.Size.H-2*margin)/(r.H+top))
	v.Zoom = clampZoom(math.Min(nearMax, zoom))
	v.X = r.Center().X - left/2 - v.Size.W/v.Zoom/2
	v.Y = r.Center().Y - top/2 - v.Size.H/v.Zoom/2
	return v
}

// fitAxis returns the camera position along one axis.
func fitAxis(content, size, zoom float64) float64 {
	return math.Min((content-size/zoom)/2, -margin/zoom)
}

// RevealIn pans as little as needed for r, in map coordinates, to be seen clear of the sticky stage row and lane labels.
// Of what is larger than the view it shows the beginning.
func (v View) RevealIn(s *scene.Scene, r scene.Rect) View {
	left, top := math.Max(0, s.Grid.X)*v.zoom(), math.Max(0, s.Grid.Y-s.HeadTop)*v.zoom()
	seen := v.RectToView(r)
	dx := revealAxis(seen.X, seen.W, left, v.Size.W)
	dy := revealAxis(seen.Y, seen.H, top, v.Size.H)
	return v.Pan(dx, dy)
}

// revealAxis returns by how much to move a span so that it lies within [from, to], margins included where they fit.
func revealAxis(at, extent, from, to float64) float64 {
	free := math.Max(0, math.Min(margin, (to-from-extent)/2))
	from, to = from+free, to-free
	switch {
	case at < from || extent > to-from:
		return from - at
	case at+extent > to:
		return to - at - extent
	}
	return 0
}

// Clamp brings the zoom within its limits and the camera back so far that a part of the map stays in view.
func (v View) Clamp(content scene.Size) View {
	v.Zoom = clampZoom(v.Zoom)
	v.X = clampAxis(v.X, content.W, v.Size.W, v.Zoom)
	v.Y = clampAxis(v.Y, content.H, v.Size.H, v.Zoom)
	return v
}

func clampAxis(at, content, size, zoom float64) float64 {
	part := math.Min(keep, math.Min(size, content*zoom))
	lo, hi := (part-size)/zoom, content-part/zoom
	if math.IsNaN(at) {
		return lo
	}
	return math.Max(lo, math.Min(hi, at))
}

func clampZoom(z float64) float64 {
	if math.IsNaN(z) || z == 0 {
		return 1
	}
	return math.Max(limits.ZoomMin, math.Min(limits.ZoomMax, z))
}

// Visible returns the part of the map in view, in map coordinates.
func (v View) Visible() scene.Rect {
	return scene.Rect{X: v.X, Y: v.Y, W: v.Size.W / v.zoom(), H: v.Size.H / v.zoom()}
}

// Hit returns the topmost node at p, in view units, and the map point under p in the layer of that node. Without a
// node the point is that of the Content layer.
func (v View) Hit(s *scene.Scene, p scene.Point) (*scene.Node, scene.Point, bool) {
	for l := scene.Corner + 1; l > 0; l-- {
		at := v.For(s, l-1).ToMap(p)
		if n, ok := s.HitLayer(at, l-1); ok {
			return n, at, true
		}
	}
	return nil, v.ToMap(p), false
}
