package tool

import (
	"slices"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
)

// handles lists whose handle is shown, one after the other.
func handles(out []Effect) (ids []string) {
	for _, e := range out {
		if h, ok := e.(Handle); ok {
			ids = append(ids, h.Ref.ID)
		}
	}
	return ids
}

func TestAHandleIsShownOnTheCardAtHand(t *testing.T) {
	for name, c := range map[string]struct {
		events []Event
		want   []string
	}{
		"selected":                     {click(onA1), []string{"a1"}},
		"under the pointer":            {events(move(onA1), move(onT1), move(bare)), []string{"a1", "t1", ""}},
		"under the pointer before all": {events(click(onA1), move(onT1), move(bare)), []string{"a1", "t1", "a1"}},
		"the pointer on its way to it": {events(move(onA1), move(at(251, 133)), move(onHandle), move(at(262, 133)), move(at(280, 133))), []string{"a1", ""}},
		"not on several":               {events(click(onA1), click(onT1, Ctrl)), []string{"a1", "", "a1", ""}},
		"not on a stage":               {events(move(onStageA), click(onStageA)), nil},
		"not in a gesture":             {drag(onA1, bare), []string{"a1"}},
		"not while editing":            {events(click(onA1), EditBegin{}, EditEnd{}), []string{"a1", "", "a1"}},
		"not with the hand":            {events(click(onA1), Key{Name: Space}, Key{Name: Space, Up: true}), []string{"a1", "", "a1"}},
		"the pointer out of the view":  {events(move(onA1), Out{}), []string{"a1", ""}},
	} {
		m := testMachine()
		got := handles(play(m, c.events))
		if name == "not on several" { // the press of the second click hides it
			got, c.want = got[len(got)-1:], []string{""}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAHandleGoesWithItsCard(t *testing.T) {
	m := testMachine()
	m.Handle(move(onA1))
	s := testMap()
	s.Nodes = slices.DeleteFunc(s.Nodes, func(n scene.Node) bool { return n.Ref.ID == "a1" })
	if got := handles(m.SetScene(s)); !slices.Equal(got, []string{""}) {
		t.Errorf("the card is gone: %q", got)
	}
	m = testMachine()
	m.Handle(move(onA1))
	if got := handles(m.Fix(true)); !slices.Equal(got, []string{""}) {
		t.Errorf("the map is fixed: %q", got)
	}
	m = testMachine()
	play(m, click(onA1))
	m.scene = &scene.Scene{} // before anybody was told
	if m.onHandle(onHandle) {
		t.Error("the handle of nothing is taken")
	}
}

// A handle below the labels of the lanes is out of reach, and so is one of a card that looks too low.
func TestAHandleThatCannotBeSeenIsNotTaken(t *testing.T) {
	m := testMachine()
	play(m, click(onA1))
	m.SetView(viewport.View{Camera: viewport.Camera{X: 200, Zoom: 1}, Size: scene.Size{W: 800, H: 700}})
	if got := lasting(play(m, drag(at(59, 133), at(59, 400)))); !slices.Equal(got, []string{"select [act]", "tool.MoveLane {act mood}"}) {
		t.Errorf("under a label: %v", got)
	}
	m = testMachine()
	m.SetView(viewport.View{Camera: viewport.Camera{Zoom: 0.25}, Size: scene.Size{W: 800, H: 700}})
	m.Select("a1")
	if got := lasting(play(m, drag(at(70, 33), at(125, 137)))); slices.Contains(got, "tool.Link {a1 p1}") {
		t.Errorf("of a low card: %v", got)
	}
}

func TestALinkShowsWhatItLeadsTo(t *testing.T) {
	m := testMachine()
	play(m, click(onA1))
	out := play(m, []Event{press(onHandle), move(onP1)})
	want := ShowLink{at(252, 133), onP1, scene.Ref{Kind: scene.Card, ID: "p1", Column: "b2"}}
	if !has(out, want) || m.shape != Cross {
		t.Errorf("%v", out)
	}
	if out = m.Handle(move(bare)); !has(out, ShowLink{at(252, 133), bare, scene.Ref{}}) {
		t.Errorf("over nothing: %v", out)
	}
	if out = m.SetScene(&scene.Scene{}); m.Busy() || !has(out, Clear{}) {
		t.Errorf("its card is gone: %v", out)
	}
}

// linkedMap has links from a1 to t1, from t1 to p1, and from a2 to a1.
func linkedMap() *scene.Scene {
	s := testMap()
	line := func(id, from, to string, y float64) {
		s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.LinkLine, ID: id}, Layer: scene.Content, Ends: [2]string{from, to},
			Bounds: scene.Rect{X: 256, Y: y, W: 200, H: 60}, Parts: []scene.Rect{{X: 256, Y: y, W: 8, H: 60}, {X: 256, Y: y, W: 200, H: 8}}})
	}
	line("k1", "a1", "t1", 250)
	line("k2", "t1", "p1", 330)
	line("k3", "a2", "a1", 170)
	line("k4", "p1", "hidden", 600)
	return s
}

func TestLinksAreSelectedEditedAndRemoved(t *testing.T) {
	onK1, beside := at(400, 254), at(430, 290)
	m := testMachine()
	m.SetScene(linkedMap())
	got := lasting(play(m, events(click(onK1), keys(Enter, Delete), click(beside), later(onK1, 900), release(onK1), later(onK1, 1000), release(onK1))))
	want := []string{"select [k1]", "edit k1", "remove [k1]", "select []", "cell touch/b2", "select [k1]", "edit k1"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for _, e := range m.Handle(Key{Name: F2}) {
		if o, ok := e.(OpenEditor); ok && o.Rect.Center() != at(356, 254) {
			t.Errorf("the editor opens at %v", o.Rect)
		}
	}
	for _, e := range m.Handle(Key{Name: MenuKey}) {
		if o, ok := e.(Menu); ok && o.At != at(356, 254) {
			t.Errorf("the menu opens at %v", o.At)
		}
	}
	if got = lasting(play(m, drag(onK1, onP1))); len(got) != 0 {
		t.Errorf("a link was dragged: %q", got)
	}
}

func TestWalkingAlongLinks(t *testing.T) {
	next := Key{Name: KeyL, Mods: Ctrl}
	for _, c := range []struct {
		from string
		keys []Event
		want string
	}{
		{"a1", []Event{next}, "[k1]"},
		{"a1", []Event{next, next}, "[k3]"},
		{"a1", []Event{next, next, next}, "[a1]"},
		{"t1", []Event{next, next}, "[k2]"},
		{"t2", []Event{next}, "[t2]"},
		{"", []Event{next}, "[]"},
		{"k2", []Event{next}, "[t1]"},
		{"k1", keys(Right), "[t1]"},
		{"k1", keys(Down), "[t1]"},
		{"k1", keys(Left), "[a1]"},
		{"k3", keys(Up), "[a2]"},
		{"k4", keys(Right), "[k4]"}, // its other end is hidden
		{"a1", events(next, keys(Right), next, next), "[k2]"},
	} {
		m := testMachine()
		m.SetScene(linkedMap())
		if c.from != "" {
			m.Select(c.from)
		}
		play(m, c.keys)
		if got := names(m.Selection()); got != c.want {
			t.Errorf("from %s by %v: %s, want %s", c.from, c.keys, got, c.want)
		}
	}
}
