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
	edgeClear = 16.0  // view points left free beyond the last of the map: less than a fitted map leaves, which rests
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
	back, on := m.beyond()
	return scene.Point{
		X: pullOf(at.X, m.view.Size.W, back.X > 0, on.X > 0),
		Y: pullOf(at.Y, m.view.Size.H, back.Y > 0, on.Y > 0),
	}
}

// beyond returns how far the map goes on outside the view, towards its beginning and towards its end, in view points.
func (m *Machine) beyond() (back, on scene.Point) {
	seen, size, zoom := m.view.Visible(), m.scene.Size, m.view.Zoom
	return scene.Point{X: seen.X*zoom + edgeClear, Y: seen.Y*zoom + edgeClear},
		scene.Point{X: (size.W-seen.MaxX())*zoom + edgeClear, Y: (size.H-seen.MaxY())*zoom + edgeClear}
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

// edge scrolls by the time that passed; a late tick does not make it jump, nor go past the end of the map.
func (m *Machine) edge(e Tick) {
	d := m.pull(m.pointer)
	if d == (scene.Point{}) {
		m.scroll(false)
		return
	}
	step := edgeSpeed * max(0, min(e.Elapsed, edgeStep)).Seconds()
	back, on := m.beyond()
	m.emit(Pan{-limit(d.X*step, back.X, on.X), -limit(d.Y*step, back.Y, on.Y)})
}

// limit keeps a step within what is left each way; zero where nothing is.
func limit(step, back, on float64) float64 {
	return math.Max(-math.Max(0, back), math.Min(math.Max(0, on), step))
}
