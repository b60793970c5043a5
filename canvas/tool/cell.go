package tool

import (
	"cmp"
	"math"
	"slices"

	"sojourn/canvas/scene"
)

// Cell returns the empty cell that the keyboard is in: what is typed or pasted goes there. It is the zero Ref while the
// keyboard is in none; then something else may be selected.
func (m *Machine) Cell() scene.Ref { return m.sel.cell }

// enter leaves the keyboard in an empty cell, with nothing selected.
func (m *Machine) enter(column, lane int) {
	ref := scene.CellRef(m.scene.Columns[column].ID, m.scene.Lanes[lane].ID)
	m.sel.enter(ref)
	m.tellSelection()
	m.emit(Reveal{ref})
}

// enterAt enters the cell at a point of the map, if it is empty and takes cards.
func (m *Machine) enterAt(p scene.Point) {
	if c, l, ok := m.scene.Cell(p); ok && m.free(c, l) {
		m.sel.enter(scene.CellRef(m.scene.Columns[c].ID, m.scene.Lanes[l].ID))
		m.tellSelection()
	}
}

// enterFirst enters the first cell that cards can go to, in reading order.
func (m *Machine) enterFirst() {
	for l := range m.scene.Lanes {
		for c := range m.scene.Columns {
			if m.free(c, l) {
				m.enter(c, l)
				return
			}
		}
	}
}

// stay leaves the cell that the keyboard is in when it is there no longer, or no longer empty.
func (m *Machine) stay() {
	cell := m.sel.cell
	if cell == (scene.Ref{}) {
		return
	}
	if !m.takes(cell) {
		m.selectOnly()
	}
}

// takes reports that a ref names a cell of this map which is empty and takes cards.
func (m *Machine) takes(cell scene.Ref) bool {
	c, l := m.scene.Column(cell.Column), m.scene.Lane(cell.ID)
	return cell.Kind == scene.LaneBody && c >= 0 && l >= 0 && m.free(c, l)
}

// free reports that a cell takes cards and has none.
func (m *Machine) free(column, lane int) bool {
	return m.scene.Columns[column].Drop && m.scene.Lanes[lane].Drop && len(m.stops(column, lane)) == 0
}

// stops returns what the keyboard stops at in a cell, top down: cards, also those that reach into it from another column,
// and points of the curve. Above the lanes, at -1, is nothing.
func (m *Machine) stops(column, lane int) (out []*scene.Node) {
	if lane < 0 {
		return nil
	}
	col := m.scene.Columns[column]
	for i := range m.scene.Nodes {
		n := &m.scene.Nodes[i]
		switch {
		case n.Ref.Kind == scene.EmotionPoint && n.Ref.Column == col.ID:
		case n.Ref.Kind == scene.Card && n.Bounds.X < col.End() && n.Bounds.MaxX() > col.At:
		default:
			continue
		}
		if laneOf(m.scene, n) == lane {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, byTop)
	return out
}

// spot is where the keyboard is on the grid; beside it, at the head of a lane, a stage or a step, one of both is -1.
type spot struct {
	node         *scene.Node // that of an empty cell is in no scene
	column, lane int
}

// spot returns where the keyboard is, and false where that is nowhere near the grid.
func (m *Machine) spot() (s spot, ok bool) {
	if cell := m.sel.cell; cell != (scene.Ref{}) {
		s = spot{column: m.scene.Column(cell.Column), lane: m.scene.Lane(cell.ID)}
		s.node = &scene.Node{Ref: cell, Bounds: m.scene.CellRect(s.column, s.lane)}
		return s, true
	}
	n := m.current()
	if n == nil {
		return s, false
	}
	s = spot{n, m.scene.Column(n.Ref.Column), laneOf(m.scene, n)}
	switch n.Ref.Kind {
	case scene.Card, scene.EmotionPoint:
		return s, s.column >= 0 && s.lane >= 0
	case scene.StageHead, scene.StepHead:
		s.column = slices.IndexFunc(m.scene.Columns, func(t scene.Track) bool { return t.ID == n.Ref.ID || t.Parent == n.Ref.ID })
		return s, s.column >= 0
	}
	return s, n.Ref.Kind == scene.LaneHead
}

// walkCells goes on from a spot to the next stop or empty cell, and reports whether there is one in this direction. Empty
// cells are no stops while the selection is extended.
func (m *Machine) walkCells(s spot, to Name, extend bool) bool {
	if to == Left || to == Right {
		return s.lane >= 0 && m.walkLane(s, to == Right, extend)
	}
	return s.column >= 0 && m.walkColumn(s, to == Down, extend)
}

// walkLane goes to the nearest stop of the next column that has any.
func (m *Machine) walkLane(s spot, on, extend bool) bool {
	by := stride(on)
	for c := s.column + by; c >= 0 && c < len(m.scene.Columns); c += by {
		var best *scene.Node
		for _, n := range m.stops(c, s.lane) {
			if !same(n.Ref, s.node.Ref) && (best == nil || apart(n, s.node) < apart(best, s.node)) {
				best = n
			}
		}
		if m.halt(best, c, s.lane, extend) {
			return true
		}
	}
	return false
}

// walkColumn goes to the next stop of the cell, or else into the next lane that has any.
func (m *Machine) walkColumn(s spot, on, extend bool) bool {
	list := m.stops(s.column, s.lane)
	if i := slices.IndexFunc(list, func(n *scene.Node) bool { return same(n.Ref, s.node.Ref) }); i >= 0 {
		if i += stride(on); i >= 0 && i < len(list) {
			m.step(list[i], extend)
			return true
		}
	}
	by := stride(on)
	for l := s.lane + by; l >= 0 && l < len(m.scene.Lanes); l += by {
		var end *scene.Node
		if list := m.stops(s.column, l); len(list) > 0 && on {
			end = list[0]
		} else if len(list) > 0 {
			end = list[len(list)-1]
		}
		if m.halt(end, s.column, l, extend) {
			return true
		}
	}
	return false
}

// halt stops at a node, or where there is none in the empty cell, and reports whether it could.
func (m *Machine) halt(n *scene.Node, column, lane int, extend bool) bool {
	switch {
	case n != nil:
		m.step(n, extend)
	case !extend && m.free(column, lane):
		m.enter(column, lane)
	default:
		return false
	}
	return true
}

func stride(on bool) int {
	if on {
		return 1
	}
	return -1
}

// apart is how far two tops are apart.
func apart(a, b *scene.Node) float64 { return math.Abs(a.Bounds.Y - b.Bounds.Y) }

// compareReading is the reading order: lane by lane, column by column, top down.
func (m *Machine) compareReading(a, b *scene.Node) int {
	return cmp.Or(
		cmp.Compare(laneOf(m.scene, a), laneOf(m.scene, b)),
		cmp.Compare(a.Bounds.X, b.Bounds.X),
		byTop(a, b))
}
