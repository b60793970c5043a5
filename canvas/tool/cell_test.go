package tool

import (
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/scene"
)

// inCell is the test map with the keyboard in the empty cell of the lane touch and the step b2.
func inCell() *Machine {
	m := testMachine()
	m.Select("t2")
	play(m, keys(Right))
	return m
}

func TestACardIsMadeInTheEmptyCell(t *testing.T) {
	for _, c := range []struct {
		key  []Event
		want string
	}{
		{keys(Enter), `new card in touch/b2 before ""`},
		{keys(F2), `new card in touch/b2 before ""`},
		{keys(Delete), ""},
		{with(Ctrl, Right, KeyD), ""},
	} {
		m := inCell()
		if got := strings.Join(lasting(play(m, c.key)), "; "); got != c.want {
			t.Errorf("%v: %q, want %q", c.key, got, c.want)
		}
	}
	m := inCell()
	m.Fix(true)
	if got := lasting(play(m, keys(Enter))); len(got) != 0 {
		t.Errorf("on a map to be looked at: %v", got)
	}
}

func TestTheCellIsBroughtIntoView(t *testing.T) {
	m := testMachine()
	m.Select("t2")
	if out := m.Handle(Key{Name: Right}); !has(out, Reveal{scene.CellRef("b2", "touch")}) {
		t.Errorf("%v", out)
	}
	if out := m.Handle(Key{Name: Left}); !has(out, Reveal{m.Selection()[0]}) {
		t.Errorf("%v", out)
	}
}

func TestTheCellIsLeft(t *testing.T) {
	filled, without, locked := testMap(), testMap(), testMap()
	filled.Nodes = append(filled.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.Card, ID: "new", Column: "b2"}, Layer: scene.Content,
		Bounds: scene.Rect{X: 428, Y: 268, W: 144, H: 50}})
	without.Columns = slices.Delete(without.Columns, 2, 3)
	locked.Columns[2].Drop = false // its stage is folded
	for name, s := range map[string]*scene.Scene{"a card has come": filled, "its column is gone": without, "its column takes no cards": locked} {
		m := inCell()
		if got := lasting(m.SetScene(s)); !slices.Equal(got, []string{"select []"}) || m.Cell() != (scene.Ref{}) {
			t.Errorf("%s: %q, in %v", name, got, m.Cell())
		}
	}
	m := inCell()
	if got := lasting(m.SetScene(testMap())); len(got) != 0 || m.Cell() == (scene.Ref{}) {
		t.Errorf("the same map again: %q, in %v", got, m.Cell())
	}
	if m.Select("a1"); m.Cell() != (scene.Ref{}) {
		t.Error("a card is selected and the keyboard still in the cell")
	}
}

// A card over several columns fills the cells it covers.
func TestWalkingOverAWideCard(t *testing.T) {
	s := testMap()
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Ref.ID == "p1" {
			n.Ref.Column, n.Bounds.X, n.Bounds.W = "b1", 268, 304
		}
	}
	for _, c := range []struct {
		from string
		keys []Name
		want string
	}{
		{"p1", []Name{Right}, "pain/c"},
		{"p1", []Name{Right, Left}, "[p1]"},
		{"p1", []Name{Left}, "pain/a"},
		{"t2", []Name{Right, Down, Down}, "[p1]"},
	} {
		m := testMachine()
		m.SetScene(s)
		m.Select(c.from)
		play(m, keys(c.keys...))
		got := names(m.Selection())
		if cell := m.Cell(); cell != (scene.Ref{}) {
			got = cell.ID + "/" + cell.Column
		}
		if got != c.want {
			t.Errorf("from %s by %v: %s, want %s", c.from, c.keys, got, c.want)
		}
	}
}

// A map without cards is entered at its first cell that takes any; a folded stage is passed by.
func TestWalkingIntoAMapWithoutCards(t *testing.T) {
	s := testMap()
	s.Nodes = slices.DeleteFunc(s.Nodes, func(n scene.Node) bool { return n.Ref.Kind == scene.Card })
	s.Columns[0].Drop, s.Columns[2].Drop = false, false
	m := testMachine()
	m.SetScene(s)
	for _, want := range []string{"b1", "c", "c", "b1"} {
		key := Right
		if want == "b1" && m.Cell() != (scene.Ref{}) {
			key = Left
		}
		if play(m, keys(key)); m.Cell() != scene.CellRef(want, "act") {
			t.Errorf("in %v, want act/%s", m.Cell(), want)
		}
	}
	if play(m, keys(Tab)); m.Cell() != scene.CellRef("b1", "act") {
		t.Errorf("tab without cards: in %v", m.Cell())
	}
}

// rows is the test map with a second card in the cell of touch and b1, and a third one lower still.
func rows() *scene.Scene {
	s := testMap()
	for i, id := range []string{"t4", "t5"} {
		s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.Card, ID: id, Column: "b1"}, Layer: scene.Content,
			Bounds: scene.Rect{X: 268, Y: 318 + 50*float64(i), W: 144, H: 46}})
	}
	return s
}

// The next column is entered at the card that stands nearest in height.
func TestWalkingSidewaysKeepsTheHeight(t *testing.T) {
	s := rows()
	for id, want := range map[string]string{"t1": "[t2]", "t6": "[t4]", "t7": "[t5]"} {
		if y := map[string]float64{"t6": 326, "t7": 380}[id]; y > 0 {
			s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.Card, ID: id, Column: "a"}, Layer: scene.Content,
				Bounds: scene.Rect{X: 108, Y: y, W: 144, H: 40}})
		}
		m := testMachine()
		m.SetScene(s)
		m.Select(id)
		if play(m, keys(Right)); names(m.Selection()) != want {
			t.Errorf("from %s: %s, want %s", id, names(m.Selection()), want)
		}
	}
}

// Among heads of one height the leftmost one above or below is next, and links are no stops.
func TestWalkingBetweenHeads(t *testing.T) {
	s := linkedMap()
	head := func(id string, x float64) {
		s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.PersonaStrip, ID: id}, Bounds: scene.Rect{X: x, Y: 0, W: 200, H: 30}})
	}
	head("right", 400)
	head("left", 200)
	for _, c := range []struct {
		from string
		to   Name
		want string
	}{{"b", Up, "[left]"}, {"left", Right, "[right]"}, {"right", Left, "[left]"}, {"left", Down, "[b]"}} {
		m := testMachine()
		m.SetScene(s)
		m.Select(c.from)
		if play(m, keys(c.to)); names(m.Selection()) != c.want {
			t.Errorf("from %s by %v: %s, want %s", c.from, c.to, names(m.Selection()), c.want)
		}
	}
}

// A cell that is filled by now can not be entered again. Its lane is not selected instead: Delete would take all of it.
func TestACellIsPicked(t *testing.T) {
	card := scene.Ref{Kind: scene.Card, ID: "a1", Column: "a"}
	for _, c := range []struct {
		name     string
		refs     []scene.Ref
		cell     scene.Ref
		selected string
	}{
		{"an empty one", []scene.Ref{scene.CellRef("b2", "touch")}, scene.CellRef("b2", "touch"), "[]"},
		{"one with a card", []scene.Ref{scene.CellRef("a", "touch")}, scene.Ref{}, "[]"},
		{"one of no column", []scene.Ref{scene.CellRef("x", "touch")}, scene.Ref{}, "[]"},
		{"one of no lane", []scene.Ref{scene.CellRef("b2", "x")}, scene.Ref{}, "[]"},
		{"one that takes no cards", []scene.Ref{scene.CellRef("b2", "mood")}, scene.Ref{}, "[]"},
		{"two", []scene.Ref{scene.CellRef("b2", "touch"), scene.CellRef("c", "act")}, scene.Ref{}, "[]"},
		{"a card", []scene.Ref{card}, scene.Ref{}, "[a1]"},
		{"a card and a cell", []scene.Ref{card, scene.CellRef("b2", "touch")}, scene.Ref{}, "[a1]"},
		{"nothing", nil, scene.Ref{}, "[]"},
	} {
		m := testMachine()
		m.Select("t1")
		m.Pick(c.refs...)
		if m.Cell() != c.cell || names(m.Selection()) != c.selected {
			t.Errorf("%s: in %v with %s", c.name, m.Cell(), names(m.Selection()))
		}
	}
}
