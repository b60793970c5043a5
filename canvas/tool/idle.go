package tool

import (
	"time"

	"sojourn/canvas/scene"
)

// idle waits for something to begin.
type idle struct{}

// What counts as the same place and the same moment, in view points.
const (
	slop        = 4.0 // a press that moves less is a click
	grip        = 5.0 // how close to an edge a press resizes
	doubleClick = 400 * time.Millisecond
	doubleSlop  = 6.0
)

func (idle) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case Press:
		return m.press(e)
	case Release:
		if e.Button == Secondary {
			m.menu(e.At)
		}
	case Move:
		m.hover(e.At)
	case PaletteMove, PaletteDrop:
		if !m.fixed {
			return placing{}.handle(m, e)
		}
	case EditBegin:
		m.cursor(Arrow)
		return editing{e.Ref}
	}
	return idle{}
}

// press begins a gesture.
func (m *Machine) press(e Press) state {
	switch {
	case e.Button == Middle, e.Button == Primary && m.space:
		m.cursor(Hand)
		return panning{e.At}
	case e.Button == Secondary:
		return idle{}
	}
	if m.onHandle(e.At) {
		ref := m.handled
		m.selectOnly(ref)
		m.cursor(Cross)
		return linking{from: ref, at: e.At}
	}
	n, p := m.hit(e.At)
	if n != nil && !m.fixed {
		if z := m.zone(n, p); z != body {
			return m.resize(n, z)
		}
	}
	return m.point(e, n, p)
}

// hover shows what a press would do.
func (m *Machine) hover(at scene.Point) {
	shape := Arrow
	n, p := m.hit(at)
	m.look(at, n)
	if m.space {
		shape = Hand
	} else if m.onHandle(at) {
		shape = Cross
	} else if n != nil && !m.fixed {
		switch m.zone(n, p) {
		case rightEdge:
			shape = ResizeX
		case bottomEdge:
			shape = ResizeY
		case body:
			if n.Ref.Kind == scene.EmotionPoint {
				shape = ResizeY
			}
		}
	}
	m.cursor(shape)
}

// menu selects what is under the pointer, unless it is part of the selection, and asks for its menu.
func (m *Machine) menu(at scene.Point) {
	n, _ := m.hit(at)
	if n == nil || !selectable(n.Ref.Kind) {
		m.selectOnly()
		ref := scene.Ref{}
		if n != nil {
			ref = n.Ref
		}
		m.emit(Menu{ref, at})
		return
	}
	if !m.sel.has(n.Ref) {
		m.selectOnly(n.Ref)
	}
	m.emit(Menu{n.Ref, at})
}
