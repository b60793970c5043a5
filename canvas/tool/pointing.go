package tool

import (
	"math"
	"time"

	"sojourn/canvas/scene"
)

// pointing is a button that is down and has not moved: a click yet, or the beginning of a drag.
type pointing struct {
	ref     scene.Ref // what is under the pointer, zero for bare ground
	at      scene.Point
	from    scene.Point // the same in map points
	mods    Mods
	kept    bool // it was one of several selected: a click leaves it alone, a drag takes them all
	clicked bool // the second press of a double click
	time    time.Time
}

// lastClick is kept, to know a double click by.
type lastClick struct {
	ref  scene.Ref
	at   scene.Point
	time time.Time
}

func (m *Machine) point(e Press, n *scene.Node, p scene.Point) state {
	s := pointing{at: e.At, from: p, mods: e.Mods, time: e.Time}
	if n != nil {
		s.ref = n.Ref
	}
	add := e.Mods&(Ctrl|Shift) != 0
	switch {
	case n == nil || !selectable(n.Ref.Kind):
		if !add {
			m.selectOnly()
		}
	case add:
		m.toggle(n.Ref)
	case m.sel.has(n.Ref):
		s.kept = len(m.sel.refs) > 1
	default:
		m.selectOnly(n.Ref)
	}
	since := e.Time.Sub(m.last.time)
	s.clicked = !add && since >= 0 && since <= doubleClick && near(e.At, m.last.at, doubleSlop) && same(s.ref, m.last.ref)
	m.last = lastClick{}
	return s
}

func (s pointing) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case Move:
		if near(e.At, s.at, slop) {
			return s
		}
		return s.drag(m).handle(m, e)
	case Release:
		if e.Button != Primary {
			return s
		}
		s.click(m)
		return idle{}
	case DragEnd:
		return idle{}
	case Press: // the release was lost
		return m.press(e)
	}
	return s
}

// drag decides what a press that moves is.
func (s pointing) drag(m *Machine) state {
	switch {
	case m.fixed:
		m.cursor(Hand)
		return panning{s.at}
	case !selectable(s.ref.Kind):
		return marquee{from: s.from, before: m.markedBefore(s.mods)}
	case s.mods&Alt != 0 && s.ref.Kind == scene.Card:
		return linking{from: s.ref, at: s.at, pulled: true}
	case !m.sel.has(s.ref):
		return idle{} // it was just taken out of the selection
	}
	switch s.ref.Kind {
	case scene.Card:
		return m.drag(s.from)
	case scene.StageHead, scene.StepHead, scene.LaneHead:
		return shifting{ref: s.ref, from: s.from}
	case scene.EmotionPoint:
		return m.curve(s.ref, s.from)
	}
	return idle{}
}

func (s pointing) click(m *Machine) {
	n := locate(m.scene, s.ref)
	if n == nil && s.ref.Kind != scene.Nothing {
		return // somebody else deleted it
	}
	if s.ref.Kind == scene.Opener {
		m.emit(Unfold{s.ref.ID})
		return
	}
	if s.kept {
		m.selectOnly(s.ref)
	}
	if !s.clicked {
		m.last = lastClick{s.ref, s.at, s.time}
		if !selectable(s.ref.Kind) && s.mods&(Ctrl|Shift) == 0 {
			m.enterAt(s.from)
		}
		return
	}
	if m.fixed {
		return
	}
	if n != nil && editable(n.Ref.Kind) {
		m.open(n)
	} else if slot, ok := m.scene.SlotAt(s.from, nil); ok && !selectable(s.ref.Kind) {
		m.emit(AddCard{slot})
	}
}

func near(a, b scene.Point, d float64) bool { return math.Hypot(a.X-b.X, a.Y-b.Y) < d }
