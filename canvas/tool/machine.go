package tool

import (
	"slices"

	"math"

	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
)

// Machine turns events into effects. It is not safe for concurrent use.
type Machine struct {
	scene   *scene.Scene
	view    viewport.View
	sel     selection
	state   state
	pointer scene.Point // view points
	last    lastClick
	space   bool
	fixed   bool      // the map is only looked at
	over    scene.Ref // the card under the pointer
	handled scene.Ref // the card whose handle is shown
	anchor  string    // whose links the keyboard walks through

	out       []Effect
	shown     bool // something is shown that Clear takes away
	scrolling bool
	left      bool // cards are held outside the view
	shape     Shape
}

// state is one state of the machine; handle returns the next.
type state interface {
	handle(m *Machine, e Event) state
}

// New returns a machine over an empty scene.
func New() *Machine {
	return &Machine{scene: &scene.Scene{}, state: idle{}, view: viewport.View{Camera: viewport.Camera{Zoom: 1}}}
}

// Handle takes one event and returns what is to be done, in order. An event that is not finite is ignored.
func (m *Machine) Handle(e Event) []Effect {
	if p, ok := position(e); ok {
		if !finite(p.X, p.Y) {
			return nil
		}
		m.pointer = p
	}
	switch e := e.(type) {
	case Cancel:
		m.cancel()
	case Blur:
		m.hold(false)
	case Out:
		m.over = scene.Ref{}
	case Wheel:
		m.wheel(e)
	case Key:
		m.key(e)
	default:
		m.become(m.state.handle(m, e))
	}
	return m.flush()
}

// SetScene replaces the scene. What it no longer holds is no longer selected or dragged.
func (m *Machine) SetScene(s *scene.Scene) []Effect {
	m.scene = s
	if m.over != (scene.Ref{}) && locate(s, m.over) == nil {
		m.over = scene.Ref{}
	}
	if m.sel.refresh(s) {
		m.tellSelection()
	}
	m.stay()
	m.again()
	return m.flush()
}

// SetView tells what part of the map is seen. A running gesture follows.
func (m *Machine) SetView(v viewport.View) []Effect {
	if !(v.Zoom > 0) {
		v.Zoom = 1 // as the camera takes it
	}
	m.view = v
	m.again()
	return m.flush()
}

// Select selects the nodes of the records with these ids, from the next scene on if this one does not hold them yet.
func (m *Machine) Select(ids ...string) []Effect {
	m.sel.want(m.scene, ids)
	m.tellSelection()
	return m.flush()
}

// Pick selects these nodes, as far as the scene holds them, or enters the one empty cell.
func (m *Machine) Pick(refs ...scene.Ref) []Effect {
	m.sel.set(slices.DeleteFunc(slices.Clone(refs), func(r scene.Ref) bool { return !selectable(r.Kind) }))
	m.sel.refresh(m.scene)
	if len(refs) == 1 && m.takes(refs[0]) {
		m.sel.enter(refs[0])
	}
	m.tellSelection()
	return m.flush()
}

// Selection returns what is selected, in the order it was.
func (m *Machine) Selection() []scene.Ref { return m.sel.list() }

// Selected reports whether ref is selected.
func (m *Machine) Selected(ref scene.Ref) bool { return m.sel.has(ref) }

// Fix lets the map only be looked at, or worked on again: a drag then holds it by the hand, and no key or double click
// changes anything. A running gesture is taken back.
func (m *Machine) Fix(on bool) []Effect {
	if m.fixed != on {
		m.cancel()
		m.fixed = on
	}
	return m.flush()
}

// Busy reports that a gesture of the pointer is going on.
func (m *Machine) Busy() bool {
	switch m.state.(type) {
	case idle, editing, spent:
		return false
	}
	return true
}

func (m *Machine) emit(e Effect) { m.out = append(m.out, e) }

func (m *Machine) flush() []Effect {
	m.offer()
	out := m.out
	m.out = nil
	return out
}

// show emits something that Clear takes away.
func (m *Machine) show(e Effect) {
	m.shown = true
	m.emit(e)
}

// become enters a state. Whatever the gesture before it showed or scrolled ends here, so that none can hang.
func (m *Machine) become(s state) {
	m.state = s
	if m.Busy() {
		return
	}
	m.scroll(false)
	m.leave(nil, scene.Point{})
	if m.shown {
		m.shown = false
		m.emit(Clear{})
	}
}

// again lets a running gesture look at its pointer once more, after the map moved under it.
func (m *Machine) again() {
	if m.Busy() {
		m.become(m.state.handle(m, Move{At: m.pointer}))
	}
}

// cancel takes a running gesture back. The editor stays open: it has its own Escape.
func (m *Machine) cancel() {
	if t, ok := m.state.(interface{ undo(*Machine) }); ok {
		t.undo(m)
	}
	if _, open := m.state.(editing); !open {
		m.become(idle{})
	}
}

func (m *Machine) wheel(e Wheel) {
	if !finite(e.DX, e.DY) {
		return
	}
	const (
		notch = 25.0 // what the toolkit sends for one step of a wheel
		speed = 2.0
	)
	switch {
	case e.Mods&Ctrl != 0:
		steps := max(-20, min(20, e.DY/notch))
		m.emit(Zoom{e.At, math.Pow(1.1, steps)})
	case e.Mods&Shift != 0 && e.DX == 0:
		m.emit(Pan{e.DY * speed, 0})
	default:
		m.emit(Pan{e.DX * speed, e.DY * speed})
	}
}

func (m *Machine) hold(space bool) {
	m.space = space
	if space {
		m.cursor(Hand)
	} else if !m.Busy() {
		m.cursor(Arrow)
	}
}

func (m *Machine) cursor(s Shape) {
	if m.shape != s {
		m.shape = s
		m.emit(Cursor{s})
	}
}

func (m *Machine) tellSelection() { m.emit(Select{m.sel.list(), m.sel.cell}) }

func (m *Machine) selectOnly(refs ...scene.Ref) {
	if m.sel.set(refs) {
		m.tellSelection()
	}
}

func (m *Machine) toggle(ref scene.Ref) {
	m.sel.toggle(ref)
	m.tellSelection()
}

// hit returns the node at a view point, and the point in map points as that node's layer sees it.
func (m *Machine) hit(at scene.Point) (*scene.Node, scene.Point) {
	n, p, ok := m.view.Hit(m.scene, at)
	if !ok {
		return nil, m.view.ToMap(at)
	}
	return n, p
}

// slot returns where cards would fall at a view point; never under the stage row or the lane labels.
func (m *Machine) slot(at scene.Point, dragged map[string]bool) (scene.Slot, bool) {
	if n, _ := m.hit(at); !m.inside(at) || n != nil && n.Layer >= scene.Side {
		return scene.Slot{}, false
	}
	return m.scene.SlotAt(m.view.ToMap(at), dragged)
}

// inside reports that a view point is in view.
func (m *Machine) inside(p scene.Point) bool {
	return scene.Rect{W: m.view.Size.W, H: m.view.Size.H}.Contains(p)
}
