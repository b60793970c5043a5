package tool

import (
	"cmp"
	"math"
	"slices"

	"sojourn/canvas/scene"
)

// reading returns the cards of the map and of the tray in reading order: lane by lane, column by column, top down.
func (m *Machine) reading() []*scene.Node {
	var out []*scene.Node
	for i := range m.scene.Nodes {
		if n := &m.scene.Nodes[i]; n.Ref.Kind == scene.Card {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, m.compareReading)
	return out
}

func byTop(a, b *scene.Node) int { return cmp.Compare(a.Bounds.Y, b.Bounds.Y) }

// laneOf returns the lane whose band holds the top of a node, or -1.
func laneOf(s *scene.Scene, n *scene.Node) int {
	for i, l := range s.Lanes {
		if n.Bounds.Y >= l.At && n.Bounds.Y < l.End() {
			return i
		}
	}
	return -1
}

// walk goes to the neighbour in a direction: up and down within the column, left and right within the lane. In the grid
// it stops at cards, at points of the curve and in empty cells, round it at the heads.
func (m *Machine) walk(to Name, extend bool) {
	s, onGrid := m.spot()
	cur := m.current()
	switch {
	case onGrid:
		cur = s.node
	case cur == nil:
		m.walkIn()
		return
	case cur.Ref.Kind == scene.LinkLine:
		m.step(m.endOf(cur, to), false)
		return
	}
	inside := onGrid && s.column >= 0 && s.lane >= 0
	if inside && m.walkCells(s, to, extend) {
		return
	}
	if n := m.beside(cur, to); n != nil {
		m.step(n, extend)
	} else if onGrid && !inside {
		m.walkCells(s, to, extend)
	}
}

// walkIn goes to the first card, on a map without any into the first cell.
func (m *Machine) walkIn() {
	if cards := m.reading(); len(cards) > 0 {
		m.step(cards[0], false)
		return
	}
	m.enterFirst()
}

// beside returns the nearest neighbour in a direction among what stands in no cell, or nil.
func (m *Machine) beside(cur *scene.Node, to Name) (best *scene.Node) {
	bestScore := [2]float64{math.Inf(1), 0}
	for i := range m.scene.Nodes {
		n := &m.scene.Nodes[i]
		if !selectable(n.Ref.Kind) || n.Ref.Kind == scene.LinkLine || same(n.Ref, cur.Ref) || n.Ref.Column != "" {
			continue
		}
		score, ok := distance(m.scene, cur, n, to)
		if ok && (score[0] < bestScore[0] || score[0] == bestScore[0] && score[1] < bestScore[1]) {
			best, bestScore = n, score
		}
	}
	return best
}

// distance scores n as a neighbour of cur, first along the direction, then across; false when it is none.
func distance(s *scene.Scene, cur, n *scene.Node, to Name) (score [2]float64, ok bool) {
	a, b := cur.Bounds.Center(), n.Bounds.Center()
	switch to {
	case Left, Right:
		if laneOf(s, cur) != laneOf(s, n) || !sameRow(cur, n) {
			return score, false
		}
		d := n.Bounds.X - cur.Bounds.X
		if to == Left {
			d = -d
		}
		return [2]float64{d, math.Abs(a.Y - b.Y)}, d > 0
	}
	over := n.Bounds.X <= a.X && a.X < n.Bounds.MaxX() || cur.Bounds.X <= b.X && b.X < cur.Bounds.MaxX()
	d := b.Y - a.Y
	if to == Up {
		d = -d
	}
	return [2]float64{d, b.X}, over && d > 0
}

// sameRow keeps the heads apart: stages walk among stages and steps among steps.
func sameRow(a, b *scene.Node) bool {
	head := func(k scene.Kind) bool {
		return k == scene.StageHead || k == scene.StepHead || k == scene.PersonaStrip
	}
	return !head(a.Ref.Kind) && !head(b.Ref.Kind) || a.Ref.Kind == b.Ref.Kind
}

// carry moves what is selected one place in a direction.
func (m *Machine) carry(to Name) {
	cur := m.current()
	if cur == nil {
		return
	}
	switch cur.Ref.Kind {
	case scene.Card:
		m.carryCards(cur, to)
	case scene.StageHead, scene.LaneHead:
		m.carryTrack(cur.Ref, to)
	case scene.StepHead:
		m.carryStep(cur.Ref, to)
	case scene.EmotionPoint:
		m.carryValue(cur, to)
	default:
		return
	}
	m.emit(Reveal{cur.Ref})
}

func (m *Machine) carryTrack(ref scene.Ref, to Name) {
	back, on := Left, Right
	if ref.Kind == scene.LaneHead {
		back, on = Up, Down
	}
	hs := m.heads(ref.Kind)
	i := slices.IndexFunc(hs, func(n *scene.Node) bool { return n.Ref.ID == ref.ID })
	switch {
	case to == back && i > 0:
		m.emit(trackMove(ref, hs[i-1].Ref.ID))
	case to == on && i+2 < len(hs):
		m.emit(trackMove(ref, hs[i+2].Ref.ID))
	case to == on && i+1 < len(hs):
		m.emit(trackMove(ref, ""))
	}
}

// carryValue moves a point of the curve by an eighth of the scale.
func (m *Machine) carryValue(n *scene.Node, to Name) {
	v, ok := m.valueOf(n)
	if !ok || to != Up && to != Down {
		return
	}
	step := 0.125
	if to == Down {
		step = -step
	}
	if next := max(0, min(1, v+step)); next != v {
		m.emit(SetEmotion{n.Ref, next})
	}
}

func (m *Machine) carryCards(cur *scene.Node, to Name) {
	var refs []scene.Ref
	for _, n := range m.reading() {
		if m.sel.has(n.Ref) {
			refs = append(refs, n.Ref)
		}
	}
	if slot, ok := m.slotBeside(cur, refs, to); ok {
		m.moveCards(idsOf(refs), slot)
	}
}

// slotBeside returns the next slot in a direction: past the next card of the cell, else into the next cell.
func (m *Machine) slotBeside(cur *scene.Node, moving []scene.Ref, to Name) (scene.Slot, bool) {
	c, l := m.scene.Column(cur.Ref.Column), laneOf(m.scene, cur)
	if c < 0 || l < 0 {
		return scene.Slot{}, false
	}
	ids := map[string]bool{}
	for _, r := range moving {
		ids[r.ID] = true
	}
	if to == Left || to == Right {
		c += map[Name]int{Left: -1, Right: 1}[to]
		if c < 0 || c >= len(m.scene.Columns) {
			return scene.Slot{}, false
		}
		x := m.scene.Columns[c].At + m.scene.Columns[c].Extent/2
		return m.scene.SlotAt(scene.Point{X: x, Y: cur.Bounds.Center().Y}, ids)
	}
	slot := scene.Slot{Column: m.scene.Columns[c].ID, Lane: m.scene.Lanes[l].ID}
	cell := m.cell(slot.Column, slot.Lane)
	i := slices.Index(cell, cur.Ref.ID)
	if to == Up {
		for j := i - 1; j >= 0; j-- {
			if !ids[cell[j]] {
				slot.Before = cell[j]
				return slot, true
			}
		}
		return m.slotInLane(slot, l, -1)
	}
	for j := i + 1; j < len(cell); j++ {
		if ids[cell[j]] {
			continue
		}
		if k := slices.IndexFunc(cell[j+1:], func(id string) bool { return !ids[id] }); k >= 0 {
			slot.Before = cell[j+1+k]
		}
		return slot, true
	}
	return m.slotInLane(slot, l, 1)
}

// slotInLane returns the near end of the cell in the next lane that takes cards.
func (m *Machine) slotInLane(slot scene.Slot, l, by int) (scene.Slot, bool) {
	for l += by; l >= 0 && l < len(m.scene.Lanes); l += by {
		if !m.scene.Lanes[l].Drop {
			continue
		}
		slot.Lane, slot.Before = m.scene.Lanes[l].ID, ""
		if cell := m.cell(slot.Column, slot.Lane); by > 0 && len(cell) > 0 {
			slot.Before = cell[0]
		}
		return slot, true
	}
	return scene.Slot{}, false
}
