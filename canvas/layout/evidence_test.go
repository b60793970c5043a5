package layout

import (
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// edge is how the edge of a card is drawn: what a reader without colours sees of it.
type edge struct {
	dashes int // numbers of the pattern, 0 for a solid line
	border scene.Color
}

func edgeOf(t *testing.T, o Options, e model.Evidence, gap float64) edge {
	t.Helper()
	d := sample(t)
	b := newBuilder(d, o, typeset.Shared())
	experience := 5 - gap
	expectation := 5.0
	c := &model.Card{Type: model.TouchpointCard, Evidence: e, Touchpoint: &model.Touchpoint{Expectation: &expectation, Experience: &experience}}
	border, over := b.cardEdge(c, scene.Rect{W: 160, H: 50})
	for _, p := range over {
		if p.Detail != scene.Near {
			t.Error("dashes are drawn from far")
		}
		if len(p.Path.Verbs) != 2 || len(p.Dash) != len(over[0].Dash) {
			t.Errorf("%v is no straight line: a large map would pan at a third of its speed", p.Path)
		}
	}
	if over == nil {
		return edge{0, border}
	}
	return edge{len(over[0].Dash), border}
}

// The four levels differ by the line alone, on the screen and on paper, and a wide gap keeps its colour with each.
func TestTheEdgeOfACardSaysHowWellItIsFounded(t *testing.T) {
	for _, o := range []Options{options(sample(t)), {Map: options(sample(t)).Map, Words: words, Contrast: true}, {Map: options(sample(t)).Map, Words: words, Print: true}} {
		none, guess := edgeOf(t, o, "", 0), edgeOf(t, o, model.Assumption, 0)
		part, sure := edgeOf(t, o, model.Partial, 0), edgeOf(t, o, model.Verified, 0)
		if none.dashes != 0 || guess.dashes != 2 || part.dashes != 4 || sure.dashes != 0 {
			t.Errorf("%v %v %v %v", none, guess, part, sure)
		}
		if !o.Contrast && none.border == sure.border {
			t.Error("a verified card looks like one of which nobody has said")
		}
		if wide := edgeOf(t, o, model.Verified, 3); wide.border != o.palette().tone(painColor) {
			t.Errorf("a wide gap is %v", wide.border)
		}
	}
}

func TestTheLegendExplainsTheEvidenceThatIsThere(t *testing.T) {
	d := sample(t)
	b := newBuilder(d, options(d), typeset.Shared())
	if got := b.levels(); len(got) != 2 || got[0] != model.Assumption || got[1] != model.Verified {
		t.Errorf("%v", got)
	}
}
