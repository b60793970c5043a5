package tool

import (
	"testing"

	"sojourn/canvas/scene"
)

// The arrow of a folded head opens it at the first click, also where nothing may be changed, and is not dragged.
func TestTheArrowOfAFoldedHeadOpensIt(t *testing.T) {
	for _, fixed := range []bool{false, true} {
		m := New()
		m.SetScene(&scene.Scene{Size: scene.Size{W: 400, H: 400}, Nodes: []scene.Node{
			{Ref: scene.Ref{Kind: scene.LaneHead, ID: "l"}, Layer: scene.Side, Bounds: scene.Rect{W: 112, H: 30}},
			{Ref: scene.Ref{Kind: scene.Opener, ID: "l"}, Layer: scene.Side, Bounds: scene.Rect{X: 90, Y: 5, W: 20, H: 20}},
		}})
		m.Fix(fixed)
		at := scene.Point{X: 100, Y: 15}
		m.Handle(Press{At: at})
		got := m.Handle(Release{At: at})
		if len(got) != 1 || got[0] != (Unfold{"l"}) || len(m.Selection()) != 0 {
			t.Errorf("fixed %v: %v, selected %v", fixed, got, m.Selection())
		}
		m.Handle(Press{At: at})
		m.Handle(Move{At: scene.Point{X: 100, Y: 80}})
		for _, e := range m.Handle(Release{At: scene.Point{X: 100, Y: 80}}) {
			if _, ok := e.(Unfold); ok {
				t.Error("a drag opens it")
			}
		}
	}
}
