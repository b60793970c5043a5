package tool

import (
	"slices"
	"testing"

	"sojourn/canvas/scene"
)

// otherMap is the test map with other cards: u1 where t2 was.
func otherMap() *scene.Scene {
	s := testMap()
	s.Nodes = slices.DeleteFunc(s.Nodes, func(n scene.Node) bool { return n.Ref.Kind == scene.Card && n.Ref.ID != "t2" })
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Ref.ID == "t2" {
			n.Ref.ID = "u1"
		}
	}
	return s
}

// carried drags the cards a1 and p1 out of the view and on over another map.
func carried() *Machine {
	m := testMachine()
	play(m, events(click(onP1), click(onA1, Ctrl), press(onP1), move(bare), move(at(-9, 200)), Carry{}))
	m.SetScene(otherMap())
	return m
}

func TestCardsAreCarriedOverAnotherMap(t *testing.T) {
	for _, c := range []struct {
		name   string
		events []Event
		want   []string
	}{
		{"into a cell", events(move(bare), release(bare), DragEnd{}), []string{`move a1+p1 to act/b1 before ""`}},
		{"before a card", events(move(at(340, 270)), release(at(340, 270)), DragEnd{}), []string{`move a1+p1 to touch/b1 before "u1"`}},
		{"no release event", events(move(bare), DragEnd{}), []string{`move a1+p1 to act/b1 before ""`}},
		{"where no cards can be", events(move(bare), move(onPoint), DragEnd{}), []string{"tool.TakeBack {[a1 p1]}"}},
		{"let go beside it", events(move(bare), move(at(-9, 90)), DragEnd{}), []string{"tool.LeaveDrop {[a1 p1] {-9 90}}"}},
		{"at once", events(DragEnd{}), []string{"tool.LeaveDrop {[a1 p1] {-9 200}}"}},
		{"escape", events(move(bare), keys(Escape), move(onPoint), release(onPoint), DragEnd{}), []string{"tool.TakeBack {[a1 p1]}"}},
		{"escape beside it", events(keys(Escape), DragEnd{}), []string{"tool.TakeBack {[a1 p1]}"}},
		{"on to a third map", events(move(bare), move(at(-9, 90)), Carry{}, move(bare), DragEnd{}), []string{`move a1+p1 to act/b1 before ""`}},
		{"keys meanwhile", events(move(bare), keys(Delete, Enter, Right), DragEnd{}), []string{`move a1+p1 to act/b1 before ""`}},
	} {
		m := carried()
		if got := lasting(play(m, c.events)); !slices.Equal(got, c.want) || m.Busy() || m.shown || m.left || m.scrolling {
			t.Errorf("%s: %q, want %q; %T, shown %v, left %v", c.name, got, c.want, m.state, m.shown, m.left)
		}
	}
}

// Back over their own map the cards are its own: dropped where they were, nothing becomes of it.
func TestCardsAreCarriedHome(t *testing.T) {
	m := carried()
	m.SetScene(testMap())
	if got := lasting(play(m, events(move(at(180, 160)), DragEnd{}))); !slices.Equal(got, []string{`move a1+p1 to act/a before "a2"`}) {
		t.Errorf("%q", got)
	}
	m = testMachine()
	play(m, events(press(onA1), move(bare), Carry{}))
	if got := lasting(play(m, events(move(at(180, 110)), DragEnd{}))); len(got) != 0 {
		t.Errorf("to its place: %q", got)
	}
}

// What is carried is shown as one thing with its slot, and nothing of it while it is beside the map.
func TestWhatIsCarriedIsShown(t *testing.T) {
	m := carried()
	out := m.Handle(move(at(340, 270)))
	i := slices.IndexFunc(out, func(e Effect) bool { _, ok := e.(ShowGhost); return ok })
	if i < 0 {
		t.Fatalf("nothing is shown: %v", out)
	}
	if g := out[i].(ShowGhost); g.Item != (Item{CarriedItem, "a1"}) || !g.Fits || g.Slot.Before != "u1" || len(g.Refs) != 0 {
		t.Errorf("%+v", g)
	}
	if out = m.Handle(move(at(-9, 270))); !has(out, Clear{}) || m.shown {
		t.Errorf("beside the map: %v", out)
	}
	if out = m.Handle(Carry{}); len(out) != 0 {
		t.Errorf("carried once more: %v", out)
	}
}

// Nothing but cards goes over to another map.
func TestOnlyCardsAreCarried(t *testing.T) {
	for name, begin := range gestures() {
		if name == "dragging" || name == "at the edge" || name == "over another map" || name == "beside it" {
			continue
		}
		m := testMachine()
		play(m, begin)
		play(m, []Event{Carry{}})
		if _, ok := m.state.(carrying); ok {
			t.Errorf("%s is carried", name)
		}
	}
}
