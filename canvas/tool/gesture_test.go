package tool

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
)

func TestScrollingAtTheEdges(t *testing.T) {
	m := testMachine()
	s := testMap()
	s.Size = scene.Size{W: 2000, H: 2000}
	m.SetScene(s)
	m.Handle(press(onA1))
	if out := m.Handle(move(at(790, 300))); !has(out, AutoScroll{true}) {
		t.Fatalf("no scrolling at the right edge: %v", out)
	}
	out := m.Handle(Tick{100 * time.Millisecond})
	if len(out) != 1 || out[0].(Pan).DX >= 0 || out[0].(Pan).DY != 0 {
		t.Fatalf("a tick: %v", out)
	}
	if fast := m.Handle(Tick{time.Hour}); fast[0] != out[0] {
		t.Errorf("a late tick jumps: %v", fast)
	}
	v := m.view
	v.X += 200
	if out = m.SetView(v); len(out) != 1 || out[0].(ShowGhost).By.X != 810 {
		t.Errorf("the ghost does not stay under the pointer: %v", out)
	}
	if out = m.Handle(move(at(400, 300))); !has(out, AutoScroll{false}) {
		t.Errorf("scrolls on in the middle: %v", out)
	}
	if out = m.Handle(move(at(798, 300))); !has(out, AutoScroll{true}) {
		t.Errorf("does not scroll again: %v", out)
	}
	if out = m.Handle(DragEnd{}); !has(out, AutoScroll{false}) {
		t.Errorf("scrolls on after the drop: %v", out)
	}
}

func TestScrollingEndsWithTheMap(t *testing.T) {
	m := testMachine()
	m.Handle(press(onA1))
	if out := m.Handle(move(at(790, 690))); has(out, AutoScroll{true}) {
		t.Errorf("scrolls although the whole map is in view: %v", out)
	}
	if out := m.Handle(move(at(2, 300))); !has(out, AutoScroll{true}) {
		t.Fatalf("does not give the lane labels some room: %v", out)
	}
	for range 100 {
		for _, e := range m.Handle(Tick{16 * time.Millisecond}) {
			if p, ok := e.(Pan); ok {
				m.SetView(m.view.Pan(p.DX, p.DY))
			}
		}
	}
	if m.scrolling || m.view.X < -2*edgeWidth {
		t.Errorf("scrolling %v, at %v", m.scrolling, m.view.X)
	}
}

func has(es []Effect, want Effect) bool {
	for _, e := range es {
		if e == want {
			return true
		}
	}
	return false
}

func TestCursor(t *testing.T) {
	m := testMachine()
	for _, c := range []struct {
		e    Event
		want Shape
	}{
		{move(onPoint), ResizeY}, {move(onA1), Arrow}, {move(at(578, 55)), ResizeX}, {move(at(50, 258)), ResizeY},
		{Key{Name: Space}, Hand}, {move(bare), Hand}, {Key{Name: Space, Up: true}, Arrow},
	} {
		m.Handle(c.e)
		if m.shape != c.want {
			t.Errorf("after %+v the pointer is %d, want %d", c.e, m.shape, c.want)
		}
	}
}

func TestAGestureEndsWhenItsThingIsGone(t *testing.T) {
	for name, from := range map[string]scene.Point{"card": onA1, "stage": onStageA, "lane": onLaneAct, "point": onPoint, "edge": at(50, 257)} {
		m := testMachine()
		play(m, []Event{press(from), move(at(from.X+50, from.Y+50))})
		if !m.Busy() {
			t.Errorf("%s: no gesture", name)
		}
		if out := m.SetScene(&scene.Scene{}); m.Busy() || !has(out, Clear{}) {
			t.Errorf("%s: still %T after it was deleted: %v", name, m.state, out)
		}
	}
}

// TestNoGestureHangs plays random events while the map changes and moves: see invariant for what holds after each of
// them, and DragEnd and Cancel leave the machine at rest.
func TestNoGestureHangs(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 7))
		m := testMachine()
		for range 200 {
			live(t, m, r, randomEvent(r))
			if r.IntN(10) != 0 {
				continue
			}
			must(t, m, []Event{DragEnd{}, Cancel{}}[r.IntN(2)])
			if m.Busy() {
				t.Fatalf("seed %d: still %T", seed, m.state)
			}
		}
	}
}

// live plays an event as the window does: the view follows a pan, and now and then somebody else changes the map.
func live(t *testing.T, m *Machine, r *rand.Rand, e Event) {
	t.Helper()
	for _, f := range must(t, m, e) {
		if p, ok := f.(Pan); ok {
			changed(t, m, e, m.SetView(m.view.Pan(p.DX, p.DY)))
		}
	}
	if _, ok := e.(Carry); ok && overhead(m) != nil {
		changed(t, m, e, m.SetScene(otherMap()))
	}
	switch r.IntN(40) {
	case 0, 1:
		changed(t, m, e, m.SetScene(someOf(r)))
	case 2:
		changed(t, m, e, m.Pick(scene.CellRef(anyOf(r, m.scene.Columns), anyOf(r, m.scene.Lanes))))
	}
}

// anyOf is a column or a lane, or none.
func anyOf(r *rand.Rand, list []scene.Track) string {
	if i := r.IntN(len(list) + 1); i < len(list) {
		return list[i].ID
	}
	return ""
}

// changed holds the effects of another view or scene against the invariants; neither changes the map.
func changed(t *testing.T, m *Machine, after Event, out []Effect) {
	t.Helper()
	if err := invariant(m, Move{}, out, overhead(m)...); err != nil {
		t.Fatalf("the view or the map changed after %#v: %v", after, err)
	}
}

// someOf is a map from which things were deleted, or an odd one.
func someOf(r *rand.Rand) *scene.Scene {
	s := testMap()
	switch r.IntN(4) {
	case 0:
		return oddMap()
	case 1:
		s.Nodes = s.Nodes[:r.IntN(len(s.Nodes)+1)]
	case 2:
		gone := s.Nodes[r.IntN(len(s.Nodes))].Ref.ID
		s.Nodes = slices.DeleteFunc(s.Nodes, func(n scene.Node) bool { return n.Ref.ID == gone })
	case 3:
		r.Shuffle(len(s.Nodes), func(i, k int) { s.Nodes[i], s.Nodes[k] = s.Nodes[k], s.Nodes[i] })
	}
	return s
}

func randomEvent(r *rand.Rand) Event {
	p := at(r.Float64()*1000-100, r.Float64()*900-100)
	if r.IntN(3) == 0 {
		p = []scene.Point{onA1, onT1, onPoint, onStageA, onLaneAct, at(252, 130), at(578, 55), bare, onB1, onHandle}[r.IntN(10)]
	}
	mods := Mods(r.IntN(8))
	item := Item{ItemKind(r.IntN(6)), "x"}
	switch r.IntN(15) {
	case 0, 1:
		return Press{At: p, Button: Button(r.IntN(3)), Mods: mods, Time: start.Add(time.Duration(r.IntN(1000)) * time.Millisecond)}
	case 2, 3, 4, 5:
		return Move{At: p, Mods: mods}
	case 6:
		return Release{p, Button(r.IntN(3))}
	case 7:
		return Key{Name: Name(r.IntN(int(KeyL) + 2)), Mods: mods, Up: r.IntN(4) == 0}
	case 8:
		return PaletteMove{item, p}
	case 9:
		return PaletteDrop{item, p}
	case 10:
		return []Event{Blur{}, EditBegin{}, EditEnd{}, Cancel{}, Out{}}[r.IntN(5)]
	case 11:
		return Wheel{p, r.NormFloat64() * 50, r.NormFloat64() * 50, mods}
	case 12:
		return Tick{time.Duration(r.IntN(1e9))}
	case 13:
		return Carry{}
	}
	return Move{At: at(math.NaN(), math.Inf(1))}
}

// FuzzGestures turns bytes into events on a map with a view of any kind.
func FuzzGestures(f *testing.F) {
	f.Add([]byte("press, move, release"), 1.0)
	f.Add([]byte{0, 0, 0, 2, 9, 9, 2, 30, 30, 6, 1, 1}, 0.05)
	f.Fuzz(func(t *testing.T, data []byte, zoom float64) {
		m := testMachine()
		m.SetView(viewport.View{Camera: viewport.Camera{X: -10, Zoom: zoom}, Size: scene.Size{W: 800, H: 700}})
		for i := 0; i+2 < len(data); i += 3 {
			r := rand.New(rand.NewPCG(uint64(data[i])<<16|uint64(data[i+1])<<8|uint64(data[i+2]), 1))
			live(t, m, r, randomEvent(r))
		}
		must(t, m, DragEnd{})
		if m.Busy() {
			t.Fatalf("still %T", m.state)
		}
	})
}

// A map that fits the view rests while something is dragged to its edge, and a late tick does not overshoot.
func TestEdgeStopsWhereTheMapEnds(t *testing.T) {
	m := testMachine()
	m.SetView(viewport.View{Size: scene.Size{W: 800, H: 700}}.Fit(m.scene.Size))
	m.Handle(press(m.view.ToView(onA1)))
	if out := m.Handle(move(at(799, 300))); has(out, AutoScroll{true}) {
		t.Errorf("a map that is seen in full scrolls: %v", out)
	}
	m = testMachine()
	m.SetView(m.view.Pan(-20, 0))
	m.Handle(press(at(160, 125)))
	m.Handle(move(at(1, 300)))
	for range 9 {
		for _, e := range m.Handle(Tick{time.Second}) {
			if p, ok := e.(Pan); ok {
				m.SetView(m.view.Pan(p.DX, p.DY))
			}
		}
	}
	if x := m.view.X; x != -edgeClear {
		t.Errorf("scrolled to %v", x)
	}
}

func TestAnEdgePullsHarderTheNearerThePointer(t *testing.T) {
	for _, c := range []struct {
		v, extent float64
		back, on  bool
		want      float64
	}{
		{0, 800, true, true, -1}, {16, 800, true, true, -0.5}, {32, 800, true, true, 0}, {-99, 800, true, true, -1}, {0, 800, false, true, 0},
		{800, 800, true, true, 1}, {784, 800, true, true, 0.5}, {768, 800, true, true, 0}, {999, 800, true, true, 1}, {800, 800, true, false, 0},
		{0, 127, true, true, 0}, {0, 128, true, true, -1},
	} {
		if got := pullOf(c.v, c.extent, c.back, c.on); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
	for _, c := range [][4]float64{{5, 3, 2, 2}, {-5, 3, 2, -3}, {1, 3, 2, 1}, {5, 3, -1, 0}, {-5, -1, 2, 0}} {
		if got := limit(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("a step of %v with %v and %v left: %v", c[0], c[1], c[2], got)
		}
	}
}
