package scene

// HitLayer returns the topmost node of a layer at p that stands for something, in map coordinates (sticky layers at their
// natural place), and false when there is none.
func (s *Scene) HitLayer(p Point, l Layer) (*Node, bool) {
	for i := len(s.Nodes) - 1; i >= 0; i-- {
		n := &s.Nodes[i]
		if n.Ref.Kind != Nothing && n.Layer == l && n.Covers(p) {
			return n, true
		}
	}
	return nil, false
}

// Node returns the first node with ref, or nil.
func (s *Scene) Node(ref Ref) *Node {
	for i := range s.Nodes {
		if s.Nodes[i].Ref == ref {
			return &s.Nodes[i]
		}
	}
	return nil
}

// Cell returns the cell under p: the indices into Columns and Lanes, and false outside the grid.
func (s *Scene) Cell(p Point) (column, lane int, ok bool) {
	column, lane = trackAt(s.Columns, p.X), trackAt(s.Lanes, p.Y)
	return column, lane, column >= 0 && lane >= 0
}

// CellRef names a cell by the ids of its column and its lane.
func CellRef(column, lane string) Ref { return Ref{Kind: LaneBody, ID: lane, Column: column} }

// CellRect returns the extent of a cell by the indices of its column and its lane, empty for one outside the grid.
func (s *Scene) CellRect(column, lane int) Rect {
	if column < 0 || column >= len(s.Columns) || lane < 0 || lane >= len(s.Lanes) {
		return Rect{}
	}
	c, l := s.Columns[column], s.Lanes[lane]
	return Rect{X: c.At, Y: l.At, W: c.Extent, H: l.Extent}
}

// Column returns the index of the column with this id, or -1.
func (s *Scene) Column(id string) int { return trackOf(s.Columns, id) }

// Lane returns the index of the lane with this id, or -1.
func (s *Scene) Lane(id string) int { return trackOf(s.Lanes, id) }

func trackAt(ts []Track, v float64) int {
	for i, t := range ts {
		if v >= t.At && v < t.End() {
			return i
		}
	}
	return -1
}

func trackOf(ts []Track, id string) int {
	for i, t := range ts {
		if t.ID == id {
			return i
		}
	}
	return -1
}

// Slot is a place between the cards of a cell where a dragged card would fall.
type Slot struct {
	Column, Lane string
	Before       string // id of the card that moves down, empty at the end of the cell
	Line         Rect   // where to draw the opening
}

// SlotAt returns the slot nearest to p, leaving out the cards being dragged, and false outside the droppable cells.
func (s *Scene) SlotAt(p Point, dragged map[string]bool) (Slot, bool) {
	c, l, ok := s.Cell(p)
	if !ok || !s.Lanes[l].Drop {
		return Slot{}, false
	}
	col, lane := s.Columns[c], s.Lanes[l]
	slot := Slot{Column: col.ID, Lane: lane.ID, Line: Rect{col.At + 4, lane.At + 4, col.Extent - 8, 0}}
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.Ref.Kind != Card || n.Ref.Column != col.ID || dragged[n.Ref.ID] ||
			n.Bounds.Y < lane.At || n.Bounds.Y >= lane.End() {
			continue
		}
		if p.Y < n.Bounds.Center().Y {
			slot.Before, slot.Line.Y = n.Ref.ID, n.Bounds.Y-4
			return slot, true
		}
		slot.Line.Y = n.Bounds.MaxY() + 4
	}
	return slot, true
}
