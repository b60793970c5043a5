package tool

import "sojourn/canvas/scene"

// marquee is a rectangle that selects the cards it touches.
type marquee struct {
	from   scene.Point // map points, so that it stays put while the map scrolls
	before []scene.Ref // selected before, kept with Ctrl or Shift
}

func (m *Machine) markedBefore(mods Mods) []scene.Ref {
	if mods&(Ctrl|Shift) == 0 {
		return nil
	}
	return m.sel.list()
}

func (s marquee) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case Move:
		s.move(m, e.At)
	case Release:
		s.move(m, e.At)
	case Tick:
		m.edge(e)
	case DragEnd:
		m.cursor(Arrow)
		return idle{}
	case Press: // the release was lost
		m.hide()
		return m.press(e)
	}
	return s
}

func (s marquee) move(m *Machine, at scene.Point) {
	m.cursor(Cross)
	m.scroll(m.atEdge(at))
	r := scene.RectBetween(s.from, m.view.ToMap(at))
	was := s.kept(m)
	refs := was.list()
	for _, n := range m.reading() {
		if n.Bounds.Overlaps(r) && !was.has(n.Ref) {
			refs = append(refs, n.Ref)
		}
	}
	m.selectOnly(refs...)
	m.show(ShowMarquee{r})
}

// kept is what was selected before, less what is no longer on the map.
func (s marquee) kept(m *Machine) (was selection) {
	was.put(s.before)
	was.refresh(m.scene)
	return was
}

// undo gives back what was selected before.
func (s marquee) undo(m *Machine) {
	was := s.kept(m)
	m.selectOnly(was.refs...)
}
