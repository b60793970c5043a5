package tool

import (
	"math"
	"time"

	"sojourn/canvas/scene"
)

// How the map scrolls by itself while something is held at an edge of the view.
const (
	edgeWidth = 32.0  // view points
	edgeSpeed = 900.0 // view points a second, at the very edge
	edgeStep  = 100 * time.Millisecond
)

func (m *Machine) scroll(on bool) {
	if m.scrolling != on {
		m.scrolling = on
		m.emit(AutoScroll{on})
	}
}

func (m *Machine) atEdge(at scene.Point) bool { return m.pull(at) != (scene.Point{}) }

// pull returns how hard a pointer pulls at the edges, −1 to 1 each way: only where the map goes on.
func (m *Machine) pull(at scene.Point) scene.Point {
	seen, size := m.view.Visible(), m.scene.Size
	beyond := edgeWidth / m.view.Zoom
	return scene.Point{
		X: pullOf(at.X, m.view.Size.W, seen.X > -beyond, seen.MaxX() < size.W+beyond),
		Y: pullOf(at.Y, m.view.Size.H, seen.Y > -beyond, seen.MaxY() < size.H+beyond),
	}
}

func pullOf(v, extent float64, back, on bool) float64 {
	switch {
	case extent < 4*edgeWidth:
		return 0
	case v < edgeWidth && back:
		return math.Max(-1, (v-edgeWidth)/edgeWidth)
	case v > extent-edgeWidth && on:
		return math.Min(1, (v-extent+edgeWidth)/edgeWidth)
	}
	return 0
}

// edge scrolls by the time that passed; a late tick does not make it jump.
func (m *Machine) edge(e Tick) {
	d := m.pull(m.pointer)
	if d == (scene.Point{}) {
		m.scroll(false)
		return
	}
	step := edgeSpeed * max(0, min(e.Elapsed, edgeStep)).Seconds()
	m.emit(Pan{-d.X * step, -d.Y * step})
}
