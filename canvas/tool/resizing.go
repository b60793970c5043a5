package tool

import "sojourn/canvas/scene"

// resizing is an edge being pulled: the right one of a card, a stage or a step, the lower one of a lane.
type resizing struct {
	ref   scene.Ref
	value float64 // columns of a card, points of a column or lane
	start float64
}

// zone is the part of a node under the pointer.
type zone uint8

const (
	body zone = iota
	rightEdge
	bottomEdge
)

// The least extents in points.
const (
	narrowest = 80.0
	lowest    = 40.0
)

// zone says what a press at p does with a node; cards have an edge only while they are selected.
func (m *Machine) zone(n *scene.Node, p scene.Point) zone {
	d := grip / m.view.Zoom
	switch n.Ref.Kind {
	case scene.Card:
		if m.sel.has(n.Ref) && len(m.sel.refs) == 1 && n.Bounds.MaxX()-p.X < d {
			return rightEdge
		}
	case scene.StageHead, scene.StepHead:
		if n.Bounds.MaxX()-p.X < d {
			return rightEdge
		}
	case scene.LaneHead:
		if n.Bounds.MaxY()-p.Y < d {
			return bottomEdge
		}
	}
	return body
}

func (m *Machine) resize(n *scene.Node, z zone) state {
	m.selectOnly(n.Ref)
	s := resizing{ref: n.Ref}
	if z == bottomEdge {
		m.cursor(ResizeY)
	} else {
		m.cursor(ResizeX)
	}
	s.start = s.extent(m, scene.Point{X: n.Bounds.MaxX() - 1, Y: n.Bounds.MaxY()}, n)
	s.value = s.start
	return s
}

func (s resizing) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case Move:
		return s.move(m, e.At)
	case Press: // the release was lost
		m.hide()
		return m.press(e)
	case Release:
		if !m.shown { // it never moved, so no DragEnd follows
			return idle{}
		}
		return s.move(m, e.At)
	case DragEnd:
		if s.value != s.start {
			s.commit(m)
		}
		m.cursor(Arrow)
		return idle{}
	}
	return s
}

func (s resizing) move(m *Machine, at scene.Point) state {
	n := locate(m.scene, s.ref)
	if n == nil {
		return idle{}
	}
	p := m.view.ToMap(at)
	s.value = s.extent(m, p, n)
	r := n.Bounds
	switch s.ref.Kind {
	case scene.Card:
		if c := m.scene.Column(s.ref.Column); c >= 0 {
			r.W += m.scene.Columns[c+int(s.value)-1].End() - m.scene.Columns[c+int(s.start)-1].End()
		}
	case scene.LaneHead:
		r.H, r.W = s.value, m.scene.Grid.MaxX()-r.X
	default:
		r.W, r.H = s.value*float64(m.columnsOf(s.ref.ID)), m.scene.Grid.MaxY()-r.Y
	}
	m.show(ShowFrame{r})
	return s
}

// extent returns what a node would measure if its edge were at p.
func (s resizing) extent(m *Machine, p scene.Point, n *scene.Node) float64 {
	switch s.ref.Kind {
	case scene.Card:
		first := m.scene.Column(s.ref.Column)
		if first < 0 {
			return 1
		}
		last := first
		for last+1 < len(m.scene.Columns) && p.X >= m.scene.Columns[last+1].At {
			last++
		}
		return float64(last - first + 1)
	case scene.LaneHead:
		return max(lowest, p.Y-n.Bounds.Y)
	}
	return max(narrowest, (p.X-n.Bounds.X)/float64(m.columnsOf(s.ref.ID)))
}

// columnsOf returns how many columns a stage or step has, at least one.
func (m *Machine) columnsOf(id string) int {
	count := 0
	for _, c := range m.scene.Columns {
		if c.Parent == id || c.ID == id {
			count++
		}
	}
	return max(1, count)
}

func (s resizing) commit(m *Machine) {
	switch s.ref.Kind {
	case scene.Card:
		m.emit(ResizeCard{s.ref.ID, int(s.value)})
	case scene.LaneHead:
		m.emit(ResizeLane{s.ref.ID, s.value})
	default:
		m.emit(ResizeColumn{s.ref, s.value})
	}
}
