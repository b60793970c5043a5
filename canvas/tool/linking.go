package tool

import "sojourn/canvas/scene"

// linking is a link being pulled from one card to another, with Alt.
type linking struct{ from scene.Ref }

func (s linking) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case Move:
		return s.move(m, e.At)
	case Release:
		return s.move(m, e.At)
	case Tick:
		m.edge(e)
	case DragEnd:
		if n, _ := m.hit(m.pointer); n != nil && n.Ref.Kind == scene.Card && n.Ref.ID != s.from.ID {
			m.emit(Link{s.from.ID, n.Ref.ID})
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
	m.cursor(Cross)
	m.scroll(m.atEdge(at))
	m.show(ShowLink{n.Bounds.Center(), m.view.ToMap(at)})
	return s
}
