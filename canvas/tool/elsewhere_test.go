package tool

import (
	"slices"
	"testing"

	"sojourn/canvas/scene"
)

// without is the test map after somebody else has deleted something.
func without(ids ...string) *scene.Scene {
	s := testMap()
	s.Nodes = slices.DeleteFunc(s.Nodes, func(n scene.Node) bool { return slices.Contains(ids, n.Ref.ID) })
	return s
}

// In the middle of a click or a gesture somebody else deletes what it is about: what is gone is not selected again.
func TestWhatIsGoneIsNotSelectedAgain(t *testing.T) {
	both := events(click(onA1), click(onT1, Ctrl))
	for _, c := range []struct {
		name           string
		before, after  []Event
		gone, selected string
	}{
		{"a click on one of several", append(both, press(onT1)), []Event{release(onT1)}, "t1", "[a1]"},
		{"a marquee that adds to others", append(both, press(bare, Shift), move(at(420, 300))), []Event{move(at(425, 300)), DragEnd{}}, "t1", "[a1 t2]"},
		{"a marquee taken back", append(both, press(bare, Shift), move(at(420, 300))), keys(Escape), "t1", "[a1]"},
		{"a second click", events(click(onA1), later(onA1, 100)), []Event{release(onA1)}, "a1", "[]"},
	} {
		m := testMachine()
		play(m, c.before)
		m.SetScene(without(c.gone))
		for _, e := range c.after {
			must(t, m, e)
		}
		if got := names(m.Selection()); got != c.selected {
			t.Errorf("%s: %s is selected, want %s", c.name, got, c.selected)
		}
	}
}

// What is selected before it is there waits for the next map, and no longer.
func TestSelectingWhatIsToCome(t *testing.T) {
	for name, c := range map[string]struct {
		scenes []*scene.Scene
		want   string
	}{
		"it comes":             {[]*scene.Scene{testMap()}, "[a1]"},
		"it does not":          {[]*scene.Scene{without("a1")}, "[]"},
		"it comes much later":  {[]*scene.Scene{without("a1"), testMap()}, "[]"},
		"nobody asked for any": {nil, "[]"},
	} {
		m := testMachine()
		m.SetScene(without("a1"))
		m.Select("a1")
		for _, s := range c.scenes {
			m.SetScene(s)
		}
		if got := names(m.Selection()); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestPickingNodes(t *testing.T) {
	m := testMachine()
	point := scene.Ref{Kind: scene.EmotionPoint, ID: "mood", Column: "b1", Persona: "p", Series: "now"}
	got := lasting(m.Pick(point, scene.Ref{Kind: scene.Card, ID: "gone"}, scene.Ref{Kind: scene.Card, ID: "a1"}))
	if want := []string{"select [mood.b1 a1]"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if c := m.Selection()[1].Column; c != "a" {
		t.Errorf("the card is taken to be in column %q", c)
	}
}

// A curve whose lane is made too low for values in the middle of a drag lets go.
func TestACurveWithoutRoomLetsGo(t *testing.T) {
	m := testMachine()
	play(m, []Event{press(onPoint), move(at(340, 450))})
	if out := m.SetScene(oddMap()); m.Busy() || !has(out, Clear{}) {
		t.Errorf("still %T: %v", m.state, out)
	}
	if got := lasting(m.Handle(DragEnd{})); len(got) != 0 {
		t.Errorf("became %v", got)
	}
}

// A press on a handle below which another card lies links nothing until it is pulled.
func TestAPressOnAHandleOverACardLinksNothing(t *testing.T) {
	s := testMap()
	locate(s, scene.Ref{Kind: scene.Card, ID: "t2"}).Bounds = scene.Rect{X: 254, Y: 120, W: 144, H: 50}
	m := testMachine()
	m.SetScene(s)
	m.Select("a1")
	if got := lasting(play(m, []Event{press(onHandle), move(at(261, 133)), DragEnd{}})); len(got) != 0 {
		t.Errorf("became %v", got)
	}
}

// The order in which a scene lists its nodes means nothing but which of two lies above.
func TestTheOrderOfTheNodesDoesNotMatter(t *testing.T) {
	for name, es := range map[string][]Event{
		"cards": drag(onA1, at(340, 310)), "curve": drag(onPoint, at(340, 430)), "lane": drag(onLaneAct, at(50, 400)),
		"stage": drag(onStageA, at(480, 55)), "walking": events(click(onA1), keys(Down, Down, Right, Up)),
		"carrying": events(click(onA1), with(Ctrl, Down, Right, KeyA)),
	} {
		s := testMap()
		slices.Reverse(s.Nodes)
		m := testMachine()
		m.SetScene(s)
		if got, want := lasting(play(m, es)), lasting(play(testMachine(), es)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// A double click on a thing that has no words adds no card, even where cards can fall.
func TestADoubleClickOnAPointAddsNothing(t *testing.T) {
	s := testMap()
	s.Lanes[s.Lane("mood")].Drop = true
	m := testMachine()
	m.SetScene(s)
	got := lasting(play(m, events(click(onPoint), later(onPoint, 100), release(onPoint))))
	if want := []string{"select [mood.b1]"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// An end that is reached is an end: no step goes beyond the last column, no value beyond the scale, no walk onto a link.
func TestEnds(t *testing.T) {
	last := testMap()
	last.Columns[3].Parent, last.Columns[3].ID = "c", "c1"
	last.Nodes = append(last.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.StepHead, ID: "c1"}, Layer: scene.Head, Bounds: scene.Rect{X: 580, Y: 70, W: 160, H: 30}})
	top := testMap()
	for i := range top.Nodes {
		if n := &top.Nodes[i]; n.Ref.Kind == scene.EmotionPoint {
			n.Bounds.Y = 420 + margin - 10
		}
	}
	long := linkedMap()
	for i := range long.Nodes {
		if n := &long.Nodes[i]; n.Ref.ID == "k1" {
			slices.Reverse(n.Parts)
		}
	}
	for _, c := range []struct {
		name  string
		scene *scene.Scene
		es    []Event
		want  []string
	}{
		{"a step by key", last, events(click(at(660, 85)), with(Ctrl, Right)), []string{"select [c1]"}},
		{"a step by hand", last, drag(at(660, 85), at(720, 85)), []string{"select [c1]"}},
		{"a value", top, events(click(at(340, 444)), with(Ctrl, Up)), []string{"select [mood.b1]"}},
		{"a walk past a link", linkedMap(), events(click(onA1), keys(Down, Down)), []string{"select [a1]", "select [a2]", "select [t1]"}},
		{"the menu of a link opens on its longest part", long, events(click(at(400, 254)), keys(MenuKey)), []string{"select [k1]", "menu k1"}},
	} {
		m := testMachine()
		m.SetScene(c.scene)
		if got := lasting(play(m, c.es)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
