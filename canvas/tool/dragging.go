package tool

import (
	"slices"

	"sojourn/canvas/scene"
)

// dragging is cards on their way to a slot.
type dragging struct {
	ids  map[string]bool
	refs []scene.Ref // in reading order
	from scene.Point // map points
	slot scene.Slot
	fits bool
}

// drag lifts every selected card off, the one under the pointer among them.
func (m *Machine) drag(from scene.Point) state {
	d := dragging{ids: map[string]bool{}, from: from}
	for _, n := range m.reading() {
		if m.sel.has(n.Ref) {
			d.ids[n.Ref.ID] = true
			d.refs = append(d.refs, n.Ref)
		}
	}
	m.cursor(Hand)
	return d
}

func (d dragging) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case Move:
		return d.move(m, e.At)
	case Release:
		return d.move(m, e.At) // the drop itself is DragEnd, which always follows
	case Tick:
		m.edge(e)
	case Carry:
		return carrying{ids: idsOf(d.refs)}
	case DragEnd:
		if d.fits {
			m.moveCards(idsOf(d.refs), d.slot)
		} else if m.left {
			m.emit(LeaveDrop{idsOf(d.refs), m.pointer})
		}
		m.cursor(Arrow)
		return idle{}
	}
	return d
}

func (d dragging) move(m *Machine, at scene.Point) state {
	d.refs = slices.DeleteFunc(slices.Clone(d.refs), func(r scene.Ref) bool { return locate(m.scene, r) == nil })
	if len(d.refs) == 0 {
		return idle{} // someone else deleted them
	}
	p := m.view.ToMap(at)
	d.slot, d.fits = m.slot(at, d.ids)
	m.scroll(m.atEdge(at))
	m.show(ShowGhost{
		Refs: d.refs, At: p, By: scene.Point{X: p.X - d.from.X, Y: p.Y - d.from.Y},
		Fits: d.fits, Slot: d.slot, Line: d.slot.Line,
	})
	if m.inside(at) {
		m.leave(nil, at)
	} else {
		m.leave(idsOf(d.refs), at)
	}
	return d
}

// leave tells that cards are held outside the view, or no longer.
func (m *Machine) leave(ids []string, at scene.Point) {
	if was := m.left; was || len(ids) > 0 {
		m.left = len(ids) > 0
		m.emit(Leave{ids, at})
	}
}

func idsOf(refs []scene.Ref) []string {
	ids := make([]string, len(refs))
	for i, r := range refs {
		ids[i] = r.ID
	}
	return ids
}

// moveCards commits a move, unless it would leave the cell as it is.
func (m *Machine) moveCards(ids []string, slot scene.Slot) {
	now := m.cell(slot.Column, slot.Lane)
	then := slices.DeleteFunc(slices.Clone(now), func(id string) bool { return slices.Contains(ids, id) })
	at := slices.Index(then, slot.Before)
	if at < 0 {
		at = len(then)
	}
	if then = slices.Insert(then, at, ids...); !slices.Equal(now, then) {
		m.emit(MoveCards{ids, slot})
	}
}

// cell returns the ids of the cards of a cell, top to bottom.
func (m *Machine) cell(column, lane string) []string {
	l := m.scene.Lane(lane)
	if l < 0 {
		return nil
	}
	var nodes []*scene.Node
	for i := range m.scene.Nodes {
		n := &m.scene.Nodes[i]
		if n.Ref.Kind == scene.Card && n.Ref.Column == column && laneOf(m.scene, n) == l {
			nodes = append(nodes, n)
		}
	}
	slices.SortStableFunc(nodes, byTop)
	ids := make([]string, len(nodes))
	for i, n := range nodes {
		ids[i] = n.Ref.ID
	}
	return ids
}
