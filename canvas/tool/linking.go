package tool

import (
	"math"

	"sojourn/canvas/scene"
)

// linking is a link being pulled from one card to another: from its handle, or from anywhere on it with Alt.
type linking struct {
	from   scene.Ref
	at     scene.Point // where it was taken, view points
	pulled bool        // farther than a click
}

func (s linking) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case Move:
		return s.move(m, e.At)
	case Press: // the release was lost
		m.hide()
		return m.press(e)
	case Release:
		if !s.pulled { // it never moved, so no DragEnd follows
			return idle{}
		}
		return s.move(m, e.At)
	case Tick:
		m.edge(e)
	case DragEnd:
		if to, ok := s.target(m); ok && s.pulled {
			m.emit(Link{s.from.ID, to.ID})
		}
		m.cursor(Arrow)
		return idle{}
	}
	return s
}

func (s linking) move(m *Machine, at scene.Point) state {
	n := locate(m.scene, s.from)
	if n == nil {
		return idle{}
	}
	if s.pulled = s.pulled || !near(at, s.at, slop); !s.pulled {
		return s
	}
	m.cursor(Cross)
	m.scroll(m.atEdge(at))
	onto, _ := s.target(m)
	m.show(ShowLink{scene.Point{X: n.Bounds.MaxX(), Y: n.Bounds.Center().Y}, m.view.ToMap(at), onto})
	return s
}

// target returns the card under the pointer, if it is another one.
func (s linking) target(m *Machine) (scene.Ref, bool) {
	if n, _ := m.hit(m.pointer); m.inside(m.pointer) && n != nil && n.Ref.Kind == scene.Card && n.Ref.ID != s.from.ID {
		return n.Ref, true
	}
	return scene.Ref{}, false
}

// Where the handle of a card is, in view points, so that it is as easy to take from far.
const (
	HandleOff  = 7.0  // from the middle of the right edge to the middle of the handle
	HandleFrom = 14.0 // a card that looks lower has none
	handleGrip = 7.0  // how far from its middle a press takes it
)

// offer shows the handle of the card under the pointer, else of the one that is selected alone.
func (m *Machine) offer() {
	var ref scene.Ref
	_, resting := m.state.(idle)
	switch sel := m.sel.refs; {
	case !resting || m.fixed || m.space:
	case m.over != (scene.Ref{}):
		ref = m.over
	case len(sel) == 1 && sel[0].Kind == scene.Card:
		ref = sel[0]
	}
	if key(ref) != key(m.handled) {
		m.handled = ref
		m.emit(Handle{ref})
	}
}

// onHandle reports that a view point is on the handle that is shown, and that no label lies over it.
func (m *Machine) onHandle(at scene.Point) bool {
	if m.handled == (scene.Ref{}) {
		return false
	}
	n := locate(m.scene, m.handled)
	if n == nil || n.Bounds.H*m.view.Zoom < HandleFrom {
		return false
	}
	p := m.view.ToView(scene.Point{X: n.Bounds.MaxX(), Y: n.Bounds.Center().Y})
	if math.Hypot(at.X-p.X-HandleOff, at.Y-p.Y) >= handleGrip {
		return false
	}
	over, _ := m.hit(at)
	return over == nil || over.Layer < scene.Side
}

// look remembers the card under the pointer; one whose handle the pointer is on stays it.
func (m *Machine) look(at scene.Point, n *scene.Node) {
	switch {
	case m.onHandle(at):
	case n != nil && n.Ref.Kind == scene.Card:
		m.over = n.Ref
	default:
		m.over = scene.Ref{}
	}
}
