package tool

import "sojourn/canvas/scene"

// placing is a palette item over the map.
type placing struct {
	drop AddFromPalette
	fits bool
}

func (s placing) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case PaletteMove:
		return s.move(m, e.Item, e.At)
	case Move: // the map moved under the item
		return s.move(m, s.drop.Item, e.At)
	case PaletteDrop:
		s = s.move(m, e.Item, e.At)
		if s.fits {
			m.emit(s.drop)
		}
		return idle{}
	case Tick:
		m.edge(e)
	case DragEnd:
		return idle{}
	case Press: // the drop was lost
		return m.press(e)
	}
	return s
}

func (s placing) move(m *Machine, item Item, at scene.Point) placing {
	s.drop, s.fits = AddFromPalette{Item: item}, false
	if !m.inside(at) {
		m.scroll(false)
		m.hide()
		return s
	}
	m.scroll(m.atEdge(at))
	p := m.view.ToMap(at)
	g := ShowGhost{Item: item, At: p}
	switch item.Kind {
	case CardItem:
		s.drop.Slot, s.fits = m.slot(at, nil)
		g.Slot, g.Line = s.drop.Slot, s.drop.Slot.Line
	case StageItem:
		s.drop.Before, g.Line = m.gap(scene.StageHead, p, "")
		s.fits = true
	case PersonaItem:
		s.fits = true
	}
	g.Fits = s.fits
	m.show(g)
	return s
}

// hide takes away what is shown while the gesture goes on elsewhere.
func (m *Machine) hide() {
	if m.shown {
		m.shown = false
		m.emit(Clear{})
	}
}

// spent is a palette item that Escape took off the map while the pointer still holds it.
type spent struct{}

func (spent) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case PaletteDrop, DragEnd:
		return idle{}
	case Press: // the drop was lost
		return m.press(e)
	}
	return spent{}
}

func (m *Machine) escape() {
	_, item := m.state.(placing)
	m.cancel()
	if item {
		m.become(spent{})
	}
}
