package layout

import (
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
)

// Each mark has a colour and a sign of its own, what has none stays as it was, and the scene itself is not touched.
func TestHighlightMarksWhatChanged(t *testing.T) {
	d := randomMap(t, 3, 200)
	s := Build(d, options(d), typeset.Shared())
	var ids []string
	for _, n := range s.Nodes {
		if n.Ref.Kind == scene.Card && len(ids) < 4 {
			ids = append(ids, n.Ref.ID)
		}
	}
	marks := map[string]Mark{ids[0]: AddedMark, ids[1]: ChangedMark, ids[2]: MovedMark, ids[3]: RemovedMark}
	before := text(s)
	out := Highlight(s, marks)
	looks := map[scene.Color]int{}
	for i, n := range out.Nodes {
		was := s.Nodes[i]
		m := marks[n.Ref.ID]
		if m == 0 {
			if len(n.Prims) != len(was.Prims) {
				t.Errorf("%v has no mark and changed", n.Ref)
			}
			continue
		}
		added := n.Prims[len(was.Prims):]
		if len(added) != 3 || added[0].Stroke != m.Color() || added[1].Fill != Legible(m.Color(), scene.RGB(0xFFFFFF)) {
			t.Errorf("%v: %+v", n.Ref, added)
			continue
		}
		looks[added[0].Stroke] = len(added[2].Path.Verbs)
		for _, p := range added[2].Path.Points {
			if !n.Inner().Contains(p) {
				t.Errorf("the sign of %v lies beside it", n.Ref)
			}
		}
	}
	if len(looks) != 4 || text(s) != before {
		t.Errorf("%d looks for four marks", len(looks))
	}
}
