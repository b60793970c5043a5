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
