package layout

import (
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// The card of a metric that was measured again shows its course, and whether its target was kept.
func TestAMetricShowsItsCourseAndItsPromise(t *testing.T) {
	v := func(v float64) *float64 { return &v }
	for name, c := range map[string]struct {
		m    model.Metric
		line int    // points of the course
		word string // of the promise
	}{
		"measured again": {model.Metric{Value: v(60), Target: v(60), Series: []model.Reading{{Date: "2026-01-01", Value: 41}, {Date: "2026-02-01", Value: 50}}}, 3, "promise.kept"},
		"level":          {model.Metric{Value: v(41), Target: v(60), Series: []model.Reading{{Date: "2026-01-01", Value: 41}}}, 2, "promise.missed"},
		"once":           {model.Metric{Value: v(41), Target: v(60)}, 0, ""},
	} {
		ids := &modeltest.IDs{}
		s := model.NewSession(modeltest.Start(ids), ids)
		m := s.Doc().Maps()[0].ID
		s.Do("x", func(tx *model.Tx) error {
			lane, err := model.AddLane(tx, m, model.MetricsLane, "")
			if err != nil {
				return err
			}
			_, err = model.AddCard(tx, model.Card{Map: m, Lane: lane, Column: s.Doc().Columns(m)[0].ID, Metrics: []model.Metric{c.m}}, "")
			return err
		})
		o := options(s.Doc())
		points, all := 0, ""
		for _, n := range Build(s.Doc(), o, typeset.Shared()).Nodes {
			if n.Ref.Kind != scene.Card {
				continue
			}
			for _, p := range n.Prims {
				if p.Op == scene.OpPath && p.Width == 1.5 && p.Stroke == metricColor {
					points = len(p.Path.Points)
				}
			}
			all += n.Label + text(&scene.Scene{Nodes: []scene.Node{n}})
		}
		if points != c.line || c.word != "" && !strings.Contains(all, o.Words(c.word)) {
			t.Errorf("%s: %d points, %q", name, points, all)
		}
	}
}
