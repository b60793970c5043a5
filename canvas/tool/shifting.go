package tool

import (
	"cmp"
	"slices"

	"sojourn/canvas/scene"
)

// shifting is a stage, a step or a lane on its way between two others.
type shifting struct {
	ref  scene.Ref
	from scene.Point // map points
	to   Effect      // what letting go would do, nil where the thing stands already
}

func (s shifting) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case Move:
		return s.move(m, e.At)
	case Release:
		return s.move(m, e.At)
	case Tick:
		m.edge(e)
	case DragEnd:
		if s.to != nil && m.inside(m.pointer) {
			m.emit(s.to)
		}
		m.cursor(Arrow)
		return idle{}
	}
	return s
}

func (s shifting) move(m *Machine, at scene.Point) state {
	n := locate(m.scene, s.ref)
	if n == nil {
		return idle{}
	}
	m.cursor(Hand)
	m.scroll(m.atEdge(at))
	p := m.view.ToMap(at)
	by := scene.Point{X: p.X - s.from.X}
	if s.ref.Kind == scene.LaneHead {
		by = scene.Point{Y: p.Y - s.from.Y}
	}
	var line scene.Rect
	s.to, line = m.between(n, p)
	m.show(ShowGhost{Refs: []scene.Ref{s.ref}, At: p, By: by, Fits: s.to != nil, Line: line})
	return s
}

// between returns what becomes of a head that is let go at p, and the line it falls on; nil where it stands already.
func (m *Machine) between(n *scene.Node, p scene.Point) (Effect, scene.Rect) {
	if n.Ref.Kind == scene.StepHead {
		if to, line, ok := m.stepGap(n.Ref.ID, p.X); ok {
			line.Y, line.H = n.Bounds.Y, m.scene.Grid.MaxY()-n.Bounds.Y
			return to, line
		}
		return nil, scene.Rect{}
	}
	before, line := m.gap(n.Ref.Kind, p, n.Ref.ID)
	if before == m.follower(n.Ref) {
		return nil, scene.Rect{}
	}
	return trackMove(n.Ref, before), line
}

// heads returns the heads of one kind in the order of the map.
func (m *Machine) heads(k scene.Kind) []*scene.Node {
	var out []*scene.Node
	for i := range m.scene.Nodes {
		if n := &m.scene.Nodes[i]; n.Ref.Kind == k {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b *scene.Node) int {
		if k == scene.LaneHead {
			return cmp.Compare(a.Bounds.Y, b.Bounds.Y)
		}
		return cmp.Compare(a.Bounds.X, b.Bounds.X)
	})
	return out
}

// gap returns the head before which something at p would fall, "" for the end, and the line between the two.
func (m *Machine) gap(k scene.Kind, p scene.Point, without string) (before string, line scene.Rect) {
	grid := m.scene.Grid
	line = scene.Rect{X: grid.X, Y: m.scene.HeadTop, H: grid.MaxY() - m.scene.HeadTop}
	if k == scene.LaneHead {
		line = scene.Rect{Y: grid.Y, W: grid.MaxX()}
	}
	for _, n := range m.heads(k) {
		if k == scene.LaneHead {
			line.Y = n.Bounds.Y
			if n.Ref.ID != without && p.Y < n.Bounds.Center().Y {
				return n.Ref.ID, line
			}
			line.Y = n.Bounds.MaxY()
			continue
		}
		line.X = n.Bounds.X
		if n.Ref.ID != without && p.X < n.Bounds.Center().X {
			return n.Ref.ID, line
		}
		line.X = n.Bounds.MaxX()
	}
	return "", line
}

// follower returns the id of the head after ref, "" at the end.
func (m *Machine) follower(ref scene.Ref) string {
	hs := m.heads(ref.Kind)
	i := slices.IndexFunc(hs, func(n *scene.Node) bool { return n.Ref.ID == ref.ID })
	if i+1 >= len(hs) {
		return ""
	}
	return hs[i+1].Ref.ID
}

// trackMove puts a stage or a lane before another one, or at the end.
func trackMove(ref scene.Ref, before string) Effect {
	if ref.Kind == scene.LaneHead {
		return MoveLane{ref.ID, before}
	}
	return MoveStage{ref.ID, before}
}
