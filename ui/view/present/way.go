package present

import (
	"math"

	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
	"sojourn/ui/vm"
)

// How near the camera goes, as the height of the screen in points of the map: a stage as near as a slide that a room can
// read, a little farther where that shows all of it at once, and a card nearer.
const (
	stageHigh = 540.0
	stageMost = 660.0
	cardHigh  = 340.0
	edge      = 20.0 // points left free around what is looked at
)

// look is one picture of the way: a stop, or of a stage that is too high a part of it.
type look struct {
	stop     int
	part, of int        // from 1
	spot     scene.Rect // what is not dimmed; empty is all
	camera   viewport.Camera
}

// way finds the pictures of a way for a screen of a size.
func way(s *scene.Scene, stops []vm.Stop, size scene.Size) (out []look) {
	if size.W <= 0 || size.H <= 0 {
		return nil
	}
	for i, stop := range stops {
		switch {
		case stop.ID == "":
			out = append(out, look{stop: i, part: 1, of: 1, camera: whole(s, size)})
		case stop.Card:
			out = append(out, look{stop: i, part: 1, of: 1, spot: stop.At, camera: onCard(s, stop.At, size)})
		default:
			out = append(out, onStage(s, i, stop.At, size)...)
		}
	}
	return out
}

// whole shows all of a map, enlarged where it is small.
func whole(s *scene.Scene, size scene.Size) viewport.Camera {
	zoom := min(size.W/(s.Size.W+2*edge), size.H/(s.Size.H+2*edge), size.H/stageHigh)
	return viewport.Camera{X: (s.Size.W - size.W/zoom) / 2, Y: (s.Size.H - size.H/zoom) / 2, Zoom: zoom}
}

// onStage shows a stage between its head and its foot, lane by lane where it is too high for one picture.
func onStage(s *scene.Scene, stop int, at scene.Rect, size scene.Size) (out []look) {
	left, top := s.Grid.X, s.Grid.Y-s.HeadTop
	least, most := size.H/stageMost, size.H/stageHigh
	zoom := min(most, max(least, size.H/(top+at.H+edge)))
	zoom = min(zoom, size.W/(left+at.W+edge))
	cut := parts(s, at, size.H/zoom-top-edge)
	for k, p := range cut {
		out = append(out, look{stop, k + 1, len(cut), at, camera(s, p, p.Y-top, zoom, size)})
	}
	return out
}

// parts cuts a stage between lanes so that none is higher than a height; a lane that is higher is cut where it must be.
func parts(s *scene.Scene, at scene.Rect, high float64) (out []scene.Rect) {
	from := at.Y
	cut := func(to float64) {
		if to > from {
			out = append(out, scene.Rect{X: at.X, Y: from, W: at.W, H: to - from})
			from = to
		}
	}
	for _, l := range s.Lanes {
		if l.End()-from > high {
			cut(l.At)
		}
		for l.End()-from > high {
			cut(from + high)
		}
	}
	cut(at.MaxY())
	return out
}

// onCard shows a card in the middle of what the heads leave free.
func onCard(s *scene.Scene, at scene.Rect, size scene.Size) viewport.Camera {
	top := s.Grid.Y - s.HeadTop
	zoom := min(size.H/cardHigh, size.W/(s.Grid.X+at.W+edge), size.H/(top+at.H+2*edge))
	return camera(s, at, at.Center().Y-top/2-size.H/zoom/2, zoom, size)
}

// camera puts a part of the map into the middle of what the lane labels leave free, and stays on the map where that is
// larger than the screen; y is where it would look from.
func camera(s *scene.Scene, at scene.Rect, y, zoom float64, size scene.Size) viewport.Camera {
	within := func(v, lo, end, extent float64) float64 {
		if end-lo < extent {
			return (lo + end - extent) / 2
		}
		return math.Max(lo, math.Min(end-extent, v))
	}
	x := at.Center().X - s.Grid.X/2 - size.W/zoom/2
	return viewport.Camera{X: within(x, -edge/2, s.Size.W+edge/2, size.W/zoom), Y: within(y, s.HeadTop, s.Size.H+edge, size.H/zoom), Zoom: zoom}
}

// between is where the camera is on its way from a to z, at a share of 0 to 1 of it.
func between(a, z viewport.Camera, t float64, size scene.Size) viewport.Camera {
	mix := func(a, z float64) float64 { return a + (z-a)*t }
	zoom := math.Exp(mix(math.Log(a.Zoom), math.Log(z.Zoom)))
	w, h := size.W/2, size.H/2
	return viewport.Camera{X: mix(a.X+w/a.Zoom, z.X+w/z.Zoom) - w/zoom, Y: mix(a.Y+h/a.Zoom, z.Y+h/z.Zoom) - h/zoom, Zoom: zoom}
}
