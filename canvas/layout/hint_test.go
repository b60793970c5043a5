package layout

import (
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// What an empty lane is for stands between the rules of one column, whether the map has one or many; only words that no column
// has room for go on across them. A folded column and one that is too narrow are passed over.
func TestAHintKeepsToOneColumn(t *testing.T) {
	const long = "What must be done where the customer cannot see it"
	for name, c := range map[string]struct {
		stages int
		change func(*model.Stage, int)
		words  string
		at     int // column; -1 is across
	}{
		"one column":      {1, nil, long, 0},
		"many":            {3, nil, long, 0},
		"short":           {3, func(s *model.Stage, _ int) { s.Width = 80 }, "客户想什么", 0},
		"first is folded": {3, func(s *model.Stage, i int) { s.Folded = i == 0 }, long, 1},
		"first is narrow": {3, func(s *model.Stage, i int) { s.Width = []float64{80, 300, 0}[i] }, long, 1},
		"all are narrow":  {3, func(s *model.Stage, _ int) { s.Width = 80 }, long, -1},
	} {
		ids := &modeltest.IDs{}
		s := model.NewSession(modeltest.Start(ids), ids)
		m := s.Doc().Maps()[0].ID
		if _, err := s.Do("x", func(tx *model.Tx) error {
			for i, old := range s.Doc().Stages(m) {
				if i >= c.stages {
					if err := model.Delete(tx, old.ID); err != nil {
						return err
					}
				} else if one := *old; c.change != nil {
					c.change(&one, i)
					model.Put(tx, one)
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		o := options(s.Doc())
		o.Words = func(key string, _ ...any) string {
			if strings.HasSuffix(key, ".hint") {
				return c.words
			}
			return "x"
		}
		sc := Build(s.Doc(), o, typeset.Shared())
		hints := 0
		for _, n := range sc.Nodes {
			if n.Ref.Kind != scene.Nothing || n.Layer != scene.Ground || len(n.Prims) == 0 || n.Prims[0].Run == nil {
				continue
			}
			hints++
			want := scene.Track{At: gridLeft, Extent: sc.Grid.W}
			if c.at >= 0 {
				want = sc.Columns[c.at]
			}
			for _, p := range n.Prims {
				if p.Run.X < want.At || p.Run.X+p.Run.Width > want.End()-4 || !n.Bounds.Contains(scene.Point{X: p.Run.X, Y: p.Run.Y}) {
					t.Errorf("%s: %q stands at %v to %v, not in %v", name, p.Run.Text, p.Run.X, p.Run.X+p.Run.Width, want)
				}
			}
		}
		if hints == 0 {
			t.Errorf("%s: there is no hint", name)
		}
	}
}
