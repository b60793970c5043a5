package tool

import (
	"math/rand/v2"
	"testing"

	"sojourn/canvas/scene"
)

// Whatever is done to a map that is only looked at, nothing becomes of it but views, selections and menus.
func TestAFixedMapIsNotChangedByAnything(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 9))
		m := testMachine()
		m.Fix(true)
		for range 300 {
			e := randomEvent(r)
			if _, editor := e.(EditBegin); editor {
				continue // nobody opens an editor there
			}
			for _, out := range m.Handle(e) {
				switch out.(type) {
				case Select, Pan, Zoom, Reveal, Cursor, Clear, Menu:
				default:
					t.Fatalf("seed %d: %#v made %T", seed, e, out)
				}
			}
		}
	}
}

func TestAFixedMapIsHeldByTheHandAndLetGo(t *testing.T) {
	m := testMachine()
	m.Handle(press(onA1))
	if out := m.Fix(true); m.Busy() {
		t.Errorf("a running drag goes on: %v", out)
	}
	if out := lasting(play(m, events(click(onT1), later(onT1, 100), release(onT1)))); len(out) != 1 {
		t.Errorf("a double click: %v", out)
	}
	var by scene.Point
	for _, e := range play(m, drag(onA1, at(onA1.X+60, onA1.Y+20))) {
		if p, ok := e.(Pan); ok {
			by.X, by.Y = by.X+p.DX, by.Y+p.DY
		}
	}
	if by != at(60, 20) {
		t.Errorf("the map went %v", by)
	}
	m.Fix(false)
	if got := lasting(play(m, drag(onA1, onT1))); len(got) != 1 {
		t.Errorf("afterwards nothing can be dragged: %v", got)
	}
}
