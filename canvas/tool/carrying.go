package tool

import "sojourn/canvas/scene"

// carrying is cards of another map over this one, which was opened under the hand that holds them.
type carrying struct {
	ids  []string
	slot scene.Slot
	fits bool
}

func (s carrying) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case Move:
		return s.move(m, e.At)
	case Release:
		return s.move(m, e.At) // the drop itself is DragEnd, which always follows
	case Tick:
		m.edge(e)
	case DragEnd:
		switch {
		case s.fits:
			m.moveCards(s.ids, s.slot)
		case m.left:
			m.emit(LeaveDrop{s.ids, m.pointer})
		default:
			s.undo(m)
		}
		m.cursor(Arrow)
		return idle{}
	}
	return s
}

func (s carrying) move(m *Machine, at scene.Point) state {
	if !m.inside(at) {
		s.fits = false
		m.scroll(m.atEdge(at))
		m.hide()
		m.leave(s.ids, at)
		return s
	}
	held := make(map[string]bool, len(s.ids))
	for _, id := range s.ids {
		held[id] = true
	}
	s.slot, s.fits = m.slot(at, held)
	m.scroll(m.atEdge(at))
	m.show(ShowGhost{
		Item: Item{CarriedItem, s.ids[0]}, At: m.view.ToMap(at), Fits: s.fits, Slot: s.slot, Line: s.slot.Line,
	})
	m.leave(nil, at)
	return s
}

// undo leaves the cards where they are.
func (s carrying) undo(m *Machine) { m.emit(TakeBack{s.ids}) }
