package layout

import (
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// A metric that was measured again shows its course, and whether its target was kept: on its own card, and on that of the
// touchpoint where it is measured, the first of them alone. Other cards stay as they are.
func TestAMetricShowsItsCourseAndItsPromise(t *testing.T) {
	v := func(v float64) *float64 { return &v }
	kept := model.Metric{Name: model.Plain("conversion"), Value: v(60), Unit: "%", Target: v(60), Series: []model.Reading{{Date: "2026-01-01", Value: 41}, {Date: "2026-02-01", Value: 50}}}
	level := model.Metric{Name: model.Plain("rate"), Value: v(41), Target: v(60), Series: []model.Reading{{Date: "2026-01-01", Value: 41}}}
	bare := model.Metric{Series: []model.Reading{{Date: "2026-02-01", Value: 7}, {Date: "2026-01-01", Value: 5}}}
	once := model.Metric{Name: model.Plain("once"), Value: v(41), Target: v(60)}
	for name, c := range map[string]struct {
		lane    model.LaneType
		metrics []model.Metric
		line    int      // points of the course
		says    []string // and nothing of the rest
		not     []string
	}{
		"measured again": {model.MetricsLane, []model.Metric{kept}, 3, []string{"promise.kept"}, nil},
		"level":          {model.MetricsLane, []model.Metric{level}, 2, []string{"promise.missed"}, nil},
		"once":           {model.MetricsLane, []model.Metric{once}, 0, nil, []string{"promise"}},
		"touchpoint":     {model.TouchpointsLane, []model.Metric{once, kept, level}, 3, []string{"60%", "promise.kept", "conversion"}, []string{"rate", "once", "promise.missed"}},
		"no target":      {model.TouchpointsLane, []model.Metric{bare}, 2, []string{"7"}, []string{"promise"}},
		"never again":    {model.TouchpointsLane, []model.Metric{once}, 0, nil, []string{"41", "once"}},
		"another card":   {model.ActionsLane, []model.Metric{kept}, 0, nil, []string{"60", "conversion"}},
	} {
		for _, width := range []float64{80, columnWidth, 400} {
			n := measured(t, c.lane, c.metrics, width)
			points, all := 0, text(&scene.Scene{Nodes: []scene.Node{n}})
			for _, p := range n.Prims {
				if p.Op != scene.OpPath || p.Width != 1.5 || p.Stroke != metricColor {
					continue
				}
				points = len(p.Path.Points)
				if r := p.Path.Bounds(); r.X < 0 || r.MaxX() > n.Bounds.W || r.MaxY() > n.Bounds.H || p.Detail != scene.Near {
					t.Errorf("%s, %v wide: the course %v leaves its card %v, or is drawn from far", name, width, r, n.Bounds)
				}
			}
			if points != c.line {
				t.Errorf("%s, %v wide: %d points, want %d", name, width, points, c.line)
			}
			for _, word := range c.says {
				if !strings.Contains(all, word) {
					t.Errorf("%s, %v wide: %q is not in %q", name, width, word, all)
				}
			}
			for _, word := range c.not {
				if strings.Contains(all, word) {
					t.Errorf("%s, %v wide: %q is in %q", name, width, word, all)
				}
			}
		}
	}
}

// measured is a card with metrics in a lane of a kind, as it is laid out in a column of a width.
func measured(t *testing.T, lane model.LaneType, metrics []model.Metric, width float64) scene.Node {
	t.Helper()
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		stage := *s.Doc().Stages(m)[0]
		stage.Width = width
		model.Put(tx, stage)
		to, err := model.AddLane(tx, m, lane, "")
		if err != nil {
			return err
		}
		_, err = model.AddCard(tx, model.Card{Map: m, Lane: to, Column: stage.ID, Title: model.Plain("card"), Metrics: metrics}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	nodes := Build(s.Doc(), options(s.Doc()), typeset.Shared()).Nodes
	return nodes[slices.IndexFunc(nodes, func(n scene.Node) bool { return n.Ref.Kind == scene.Card })]
}
