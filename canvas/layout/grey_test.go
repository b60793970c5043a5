package layout

import (
	"fmt"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/insight"
)

// No meaning hangs on a hue: drawn in one colour, each of its values still looks like none of the others.
func TestMeaningsAreToldWithoutColours(t *testing.T) {
	d := sample(t)
	said := func(key string, args ...any) string { return fmt.Sprint(key, args) }
	b := newBuilder(d, Options{Map: d.Maps()[0].ID, Words: said, Print: true}, typeset.Shared())
	r := scene.Rect{W: 160, H: 50}
	meanings := map[string][][]scene.Prim{"emotions": nil, "marks": nil, "promises": nil, "links": nil, "curves": nil, "dividers": nil, "gaps": nil, "evidence": nil}
	for v := -2; v <= 2; v++ {
		meanings["emotions"] = append(meanings["emotions"], Face(v, 0, 0, 7, b.pal.panel, scene.Far))
	}
	for _, m := range Marks {
		meanings["marks"] = append(meanings["marks"], m.prims(r))
	}
	for _, p := range []insight.Promise{insight.Kept, insight.Missed, insight.OnTheWay} {
		meanings["promises"] = append(meanings["promises"], []scene.Prim{{Op: scene.OpPath, Path: promiseSign(p, 0, 0)}})
	}
	for _, l := range []model.LinkType{model.Solves, model.Leads, model.Branch, model.Loop} {
		meanings["links"] = append(meanings["links"], b.link(&model.Link{Type: l}, []scene.Point{{}, {X: 50}}).Prims)
	}
	for _, e := range append([]model.Evidence{""}, evidences...) {
		border, over := b.cardEdge(&model.Card{Evidence: e}, r)
		edge := scene.Prim{Op: scene.OpRect, Rect: r, Stroke: border, Width: b.pal.edge()}
		meanings["evidence"] = append(meanings["evidence"], append([]scene.Prim{edge}, over...))
	}
	for _, gap := range []float64{-1, 0, 1} {
		c := model.Card{Type: model.TouchpointCard, Touchpoint: &model.Touchpoint{Expectation: point(3 + gap), Experience: point(3)}}
		prims, _ := b.gapRow(&c, nil, 0, 0, 150)
		meanings["gaps"] = append(meanings["gaps"], prims)
	}
	for _, dash := range append(voiceDashes, []float64{6, 5}) { // the last is the target's
		meanings["curves"] = append(meanings["curves"], []scene.Prim{{Op: scene.OpPath, Dash: dash}})
	}
	for l := range dividers {
		meanings["dividers"] = append(meanings["dividers"], b.divider(&model.Lane{Type: l}, 0))
	}
	for name, values := range meanings {
		seen := map[string]int{}
		for i, v := range values {
			now := withoutColours(v)
			if was, ok := seen[now]; ok || now == "" {
				t.Errorf("%s: the value %d looks like the value %d without colours: %s", name, i, was, now)
			}
			seen[now] = i
		}
		if len(values) < 3 {
			t.Errorf("%s: only %d values were looked at", name, len(values))
		}
	}
}

// withoutColours says what is drawn, but for its colours; of an edge it says how dark it is, in steps that a grey printer keeps.
func withoutColours(prims []scene.Prim) (out string) {
	const step = 0.25 // of the ratio to white
	for _, p := range prims {
		if out += fmt.Sprint(p.Op, p.Width, p.Dash); p.Path != nil {
			out += fmt.Sprintf("%.2f", p.Path.Points)
		}
		if p.Run != nil {
			out += p.Run.Text
		}
		if p.Op == scene.OpRect && p.Stroke.A > 0 {
			out += fmt.Sprint(int((scene.Contrast(p.Stroke, scene.RGB(0xFFFFFF)) - 1) / step))
		}
	}
	return out
}

func point(v float64) *float64 { return &v }
