package tool

import (
	"cmp"
	"slices"

	"sojourn/canvas/scene"
)

// shifting is a stage or a lane on its way between two others.
type shifting struct {
	ref    scene.Ref
	from   scene.Point // map points
	before string
	moves  bool
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
		if s.moves && m.inside(m.pointer) {
			m.moveTrack(s.ref, s.before)
		}
		m.cursor(Arrow)
		return idle{}
	}
	return s
}

func (s shifting) move(m *Machine, at scene.Point) state {
	if locate(m.scene, s.ref) == nil {
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
	s.before, line = m.gap(s.ref.Kind, p, s.ref.ID)
	s.moves = s.before != m.follower(s.ref)
	g := ShowGhost{Refs: []scene.Ref{s.ref}, At: p, By: by, Fits: s.moves}
	if s.moves {
		g.Line = line
	}
	m.show(g)
	return s
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

func (m *Machine) moveTrack(ref scene.Ref, before string) {
	if ref.Kind == scene.LaneHead {
		m.emit(MoveLane{ref.ID, before})
	} else {
		m.emit(MoveStage{ref.ID, before})
	}
}
