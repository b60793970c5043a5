package tool

import (
	"math"
	"slices"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
)

// oddMap is the test map with what is rare: a tray card and one in no lane below it, the strip of a persona, and a
// curve's lane that is too low for values.
func oddMap() *scene.Scene {
	s := testMap()
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Ref.Kind == scene.LaneBody && n.Ref.ID == "mood" {
			n.Bounds.H = 2 * margin
		}
	}
	s.Nodes = append(s.Nodes,
		scene.Node{Ref: scene.Ref{Kind: scene.Card, ID: "tray"}, Layer: scene.Content, Bounds: scene.Rect{X: 108, Y: 665, W: 144, H: 30}},
		scene.Node{Ref: scene.Ref{Kind: scene.Card, ID: "stray", Column: "c"}, Layer: scene.Content, Bounds: scene.Rect{X: 588, Y: 665, W: 144, H: 30}},
		scene.Node{Ref: scene.Ref{Kind: scene.PersonaStrip, ID: "who"}, Layer: scene.Content, Bounds: scene.Rect{X: 0, Y: 0, W: 740, H: 36}},
	)
	return s
}

func TestOddThings(t *testing.T) {
	onTray, onWho := at(180, 680), at(180, 20)
	for _, c := range []struct {
		name   string
		events []Event
		want   []string
	}{
		{"a value where there is no room for one, by hand", drag(onPoint, at(340, 400)), []string{"select [mood.b1]"}},
		{"and by key", events(click(onPoint), with(Ctrl, Up)), []string{"select [mood.b1]"}},
		{"a card of the tray is carried nowhere", events(click(onTray), with(Ctrl, Up, Right)), []string{"select [tray]"}},
		{"nor is it made wider", events(click(onTray), drag(at(250, 672), at(500, 672))), []string{"select [tray]"}},
		{"but it is dragged into a cell", drag(onTray, at(340, 250)), []string{"select [tray]", `move tray to act/b1 before ""`}},
		{"a link is pulled from it", events(click(onTray), drag(at(259, 680), onP1)), []string{"select [tray]", "tool.Link {tray p1}"}},
		{"it stands in no row of heads", events(click(onTray), keys(Left)), []string{"select [tray]"}},
		{"nor in a lane", events(click(onTray), with(Ctrl, KeyA)), []string{"select [tray]", "select [tray stray a1 a2 t1 t2 t3 p1]"}},
		{"a card in no lane is carried nowhere", events(click(at(660, 680)), with(Ctrl, Left, Up)), []string{"select [stray]"}},
		{"from a card in no lane one walks to the heads", events(click(at(660, 680)), keys(Up)), []string{"select [stray]", "select [c]"}},
		{"a stage has no persona beside it", events(click(onStageA), keys(Left)), []string{"select [a]"}},
		{"a second click beside the map", events(click(at(40, 680)), later(at(40, 680), 100), release(at(40, 680))), nil},
		{"a persona is carried nowhere", events(click(onWho), with(Ctrl, Left)), []string{"select [who]"}},
		{"nor dragged", drag(onWho, onA1), []string{"select [who]"}},
		{"but renamed", events(click(onWho), keys(F2)), []string{"select [who]", "edit who"}},
		{"a second click on a persona", events(click(onWho), later(onWho, 100), release(onWho)), []string{"select [who]", "edit who"}},
	} {
		m := testMachine()
		m.SetScene(oddMap())
		if got := lasting(play(m, c.events)); !slices.Equal(got, c.want) || m.Busy() || m.shown {
			t.Errorf("%s: %q, want %q; %T", c.name, got, c.want, m.state)
		}
	}
	m := testMachine()
	if got := m.cell("a", "nowhere"); len(got) != 0 {
		t.Errorf("a lane that is not there holds %v", got)
	}
}

func TestAViewWithoutAZoomIsSeenAtOne(t *testing.T) {
	for _, zoom := range []float64{0, -1, math.NaN()} {
		m := testMachine()
		m.SetView(viewport.View{Camera: viewport.Camera{Zoom: zoom}, Size: scene.Size{W: 800, H: 700}})
		if got := lasting(play(m, click(onA1))); !slices.Equal(got, []string{"select [a1]"}) {
			t.Errorf("zoom %v: %v", zoom, got)
		}
	}
}

// every is one event of each sort, the buttons and items of each kind among them.
func every() []Event {
	return []Event{
		press(onT1), Press{At: onT1, Button: Middle, Time: start}, Press{At: onT1, Button: Secondary, Time: start}, move(onP1),
		release(onP1), Release{onP1, Middle}, Release{onP1, Secondary}, DragEnd{}, Cancel{}, Blur{}, Out{}, Wheel{At: onA1, DX: 3, DY: 4}, Tick{1e7}, Carry{},
		PaletteMove{Item{CardItem, "x"}, bare}, PaletteDrop{Item{StageItem, ""}, bare}, EditBegin{}, EditEnd{},
		Key{Name: Escape}, Key{Name: Space}, Key{Name: Space, Up: true}, Key{Name: Delete}, Key{Name: KeyA, Mods: Ctrl}, Key{Name: KeyL, Mods: Ctrl},
	}
}

// gestures are the beginnings of all gestures, up to where each is under way.
func gestures() map[string][]Event {
	return map[string][]Event{
		"pointing": {press(onA1)}, "dragging": {press(onA1), move(bare)}, "marquee": {press(bare), move(onA1)},
		"panning": {Press{At: onA1, Button: Middle, Time: start}, move(bare)}, "curving": {press(onPoint), move(at(340, 450))},
		"linking": {press(onA1, Alt), move(onP1)}, "from a handle": events(click(onA1), press(onHandle), move(onP1)),
		"a stage": {press(onStageA), move(at(480, 55))}, "a step": {press(onB1), move(at(530, 85))}, "a lane": {press(onLaneAct), move(at(50, 400))},
		"an edge of a lane": {press(at(50, 257)), move(at(50, 300))}, "an edge of a card": events(click(onA1), press(at(250, 115)), move(at(400, 115))),
		"an item": {PaletteMove{Item{CardItem, "x"}, bare}}, "an item taken off": {PaletteMove{Item{CardItem, "x"}, bare}, Key{Name: Escape}},
		"editing": {EditBegin{}}, "at the edge": {press(onA1), move(at(799, 300))},
		"over another map": {press(onA1), move(bare), Carry{}, move(onT1)}, "beside it": {press(onA1), move(bare), move(at(-9, 200)), Carry{}, move(at(-9, 210))},
	}
}

// TestWhateverHappensInAGestureItEnds plays every pair of events in every gesture: two buttons, a lost focus, a
// release elsewhere, a window that goes away. The end of the drag, or a press and release, leaves nothing behind.
func TestWhateverHappensInAGestureItEnds(t *testing.T) {
	for name, begin := range gestures() {
		for i, a := range every() {
			for k, b := range every() {
				m := testMachine()
				play(m, append(slices.Clone(begin), a, b))
				out := m.Handle(DragEnd{})
				if m.Busy() || m.shown || m.scrolling {
					t.Fatalf("%s, event %d and %d: %T, shown %v, scrolling %v after %v", name, i, k, m.state, m.shown, m.scrolling, out)
				}
				play(m, events(EditEnd{}, DragEnd{}, Key{Name: Space, Up: true}, keys(Escape)))
				if got := lasting(play(m, drag(onA1, at(340, 310)))); !slices.Contains(got, `move a1 to touch/b1 before ""`) {
					t.Fatalf("%s, event %d and %d: the next drag gives %v", name, i, k, got)
				}
			}
		}
	}
}

// TestEscapeTakesEveryGestureBack: nothing becomes of it, however the pointer goes on.
func TestEscapeTakesEveryGestureBack(t *testing.T) {
	for name, begin := range gestures() {
		m := testMachine()
		play(m, begin)
		was := names(m.Selection())
		out := play(m, events(keys(Escape), move(onP1), release(onP1), DragEnd{}))
		for _, e := range out {
			switch e.(type) {
			case Select, Cursor, Clear, AutoScroll, Handle, Leave, TakeBack:
			default:
				t.Errorf("%s: %T came of it", name, e)
			}
		}
		if got := names(m.Selection()); got != was && name != "marquee" {
			t.Errorf("%s: %s is selected, was %s", name, got, was)
		}
	}
}
