package scene

import "testing"

// grid is a map of two columns and two lanes; the first lane has three cards in its first cell.
func grid() *Scene {
	card := func(id, column string, x, y float64) Node {
		return Node{Ref: Ref{Kind: Card, ID: id, Column: column}, Layer: Content, Bounds: Rect{x, y, 80, 20}}
	}
	return &Scene{
		Columns: []Track{{ID: "s1", At: 100, Extent: 100}, {ID: "s2", At: 200, Extent: 100}},
		Lanes:   []Track{{ID: "l1", At: 50, Extent: 100, Drop: true}, {ID: "l2", At: 150, Extent: 50}},
		Grid:    Rect{100, 50, 200, 150},
		Nodes: []Node{
			{Layer: Ground, Bounds: Rect{0, 0, 300, 200}}, // stands for nothing
			{Ref: Ref{Kind: LaneBody, ID: "l1"}, Layer: Ground, Bounds: Rect{100, 50, 200, 100}},
			card("a", "s1", 110, 54), card("b", "s1", 110, 80), card("c", "s1", 110, 106), card("d", "s2", 210, 54),
			{Ref: Ref{Kind: LaneHead, ID: "l1"}, Layer: Side, Bounds: Rect{0, 50, 120, 100}},
		},
	}
}

func TestHitFindsTheTopmostOfALayer(t *testing.T) {
	cases := []struct {
		layer Layer
		p     Point
		want  Ref
	}{
		{Content, Point{150, 60}, Ref{Kind: Card, ID: "a", Column: "s1"}},
		{Content, Point{115, 60}, Ref{Kind: Card, ID: "a", Column: "s1"}}, // though the head of the lane lies over it
		{Side, Point{115, 60}, Ref{Kind: LaneHead, ID: "l1"}},
		{Content, Point{150, 78}, Ref{}}, // between cards
		{Ground, Point{150, 78}, Ref{Kind: LaneBody, ID: "l1"}},
		{Ground, Point{10, 10}, Ref{}}, // only what stands for nothing
	}
	for _, c := range cases {
		n, ok := grid().HitLayer(c.p, c.layer)
		if ok != (c.want != Ref{}) || ok && n.Ref != c.want {
			t.Errorf("layer %d at %v: %+v, %v; want %+v", c.layer, c.p, n, ok, c.want)
		}
	}
	s := grid()
	s.Nodes[3].Bounds = s.Nodes[2].Bounds
	if n, _ := s.HitLayer(Point{150, 60}, Content); n == nil || n.Ref.ID != "b" {
		t.Errorf("of two in one place: %+v", n)
	}
}

func TestNodeByRef(t *testing.T) {
	s := grid()
	if n := s.Node(Ref{Kind: Card, ID: "b", Column: "s1"}); n == nil || n.Bounds.Y != 80 {
		t.Errorf("got %+v", n)
	}
	if n := s.Node(Ref{Kind: Card, ID: "zz"}); n != nil {
		t.Errorf("found %+v", n)
	}
}

func TestCellAndTracks(t *testing.T) {
	s := grid()
	cases := []struct {
		p    Point
		c, l int
		ok   bool
	}{{Point{100, 50}, 0, 0, true}, {Point{299, 199}, 1, 1, true}, {Point{300, 60}, -1, 0, false}, {Point{150, 20}, 0, -1, false}}
	for _, x := range cases {
		if c, l, ok := s.Cell(x.p); c != x.c || l != x.l || ok != x.ok {
			t.Errorf("Cell(%v) = %d, %d, %v", x.p, c, l, ok)
		}
	}
	if s.Column("s2") != 1 || s.Lane("l2") != 1 || s.Column("l1") != -1 || s.Lane("") != -1 {
		t.Error("tracks are not found by id")
	}
}

func TestSlotAt(t *testing.T) {
	cases := []struct {
		name           string
		p              Point
		dragged        string
		column, before string
		y              float64
		ok             bool
	}{
		{"above the first card", Point{150, 55}, "", "s1", "a", 50, true},
		{"upper half of the second", Point{150, 85}, "", "s1", "b", 76, true},
		{"lower half of the second", Point{150, 95}, "", "s1", "c", 102, true},
		{"below the last", Point{150, 140}, "", "s1", "", 130, true},
		{"the dragged card makes no slot", Point{150, 85}, "b", "s1", "c", 102, true},
		{"the other column", Point{250, 140}, "", "s2", "", 78, true},
		{"a lane that takes no cards", Point{150, 170}, "", "", "", 0, false},
		{"outside", Point{20, 60}, "", "", "", 0, false},
	}
	for _, c := range cases {
		s, ok := grid().SlotAt(c.p, map[string]bool{c.dragged: true})
		if ok != c.ok || s.Column != c.column || s.Before != c.before || s.Line.Y != c.y {
			t.Errorf("%s: %+v, %v", c.name, s, ok)
		}
		if ok && (s.Lane != "l1" || s.Line.W != 92) {
			t.Errorf("%s: lane %q, line %v", c.name, s.Lane, s.Line)
		}
	}
}

func TestAnEmptyCellHasOneSlot(t *testing.T) {
	s := grid()
	s.Nodes = nil
	slot, ok := s.SlotAt(Point{150, 120}, nil)
	if !ok || slot.Before != "" || slot.Line != (Rect{104, 54, 92, 0}) {
		t.Errorf("got %+v, %v", slot, ok)
	}
}

func TestANodeOfPartsIsHitOnThemAlone(t *testing.T) {
	s := &Scene{Nodes: []Node{{Ref: Ref{Kind: LinkLine, ID: "k"}, Bounds: Rect{0, 0, 100, 100}, Parts: []Rect{{0, 0, 100, 10}, {90, 0, 10, 100}}}}}
	for p, want := range map[Point]bool{{50, 5}: true, {95, 50}: true, {50, 50}: false, {101, 5}: false} {
		if _, ok := s.HitLayer(p, Ground); ok != want {
			t.Errorf("at %v: %v", p, ok)
		}
	}
	if got := s.Place(2, 5, 7).Nodes[0].Parts[1]; got != (Rect{185, 7, 20, 200}) || s.Nodes[0].Parts[1].X != 90 {
		t.Errorf("placed: %v", got)
	}
}
