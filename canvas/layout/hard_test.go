package layout_test

import (
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/limits"
)

func words(key string, args ...any) string {
	for i := 1; i < len(args); i += 2 {
		if s, ok := args[i].(string); ok {
			key += " " + s
		}
	}
	return key
}

func TestHardMapsAreDrawnWithoutFault(t *testing.T) {
	for _, m := range layouttest.Maps() {
		for _, o := range []layout.Options{{Dark: true}, {Print: true}} {
			o.Map, o.Lang, o.Words = m.Map, "zh", words
			for _, f := range layouttest.Faults(layout.Build(m.Doc, o, typeset.Shared())) {
				t.Errorf("%s: %s", m.Name, f)
			}
		}
	}
}

func TestHardPostersAreDrawnWithoutFault(t *testing.T) {
	for _, m := range layouttest.Maps() {
		for _, size := range []scene.Size{{}, {W: 842, H: 595}, {W: 3370, H: 2384}, {W: 283, H: 283}, {W: 300, H: 4000}, {W: 4000, H: 300}} {
			for _, doc := range []*model.Document{m.Doc, model.ForClient(m.Doc)} {
				p := layout.Poster(doc, layout.Options{Map: m.Map, Lang: "zh", Words: words}, layout.Sheet{Size: size}, typeset.Shared())
				if p.Size.W > limits.PageMax || p.Size.H > limits.PageMax {
					t.Errorf("%s on %v: no paper is as large as %v", m.Name, size, p.Size)
				}
				for _, f := range layouttest.Faults(p.Scene) {
					t.Errorf("%s on %v: %s", m.Name, size, f)
				}
			}
		}
	}
}
