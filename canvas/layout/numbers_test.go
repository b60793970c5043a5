package layout_test

import (
	"testing"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/ui/i18n"
)

// 22 where the goal is 30 was written "22 → 30", which reads as a step to come although 90 was where it began.
func TestAMetricTellsWhereItCameFromAndItsGoalApart(t *testing.T) {
	f := func(v float64) *float64 { return &v }
	for _, c := range []struct {
		m    model.Metric
		want string
	}{
		{model.Metric{Value: f(22), Baseline: f(90), Target: f(30)}, "90 → 22 (goal 30, lower is better)"},
		{model.Metric{Value: f(47), Baseline: f(12), Target: f(45), Unit: "%"}, "12% → 47% (goal 45%, higher is better)"},
		{model.Metric{Value: f(43), Baseline: f(38), Target: f(58)}, "38 → 43 (goal 58)"},
		{model.Metric{Value: f(9), Date: "2026-02-01", Target: f(8), Series: []model.Reading{{Date: "2026-01-01", Value: 12}}}, "12 → 9 (goal 8)"},
		{model.Metric{Value: f(41), Baseline: f(41), Target: f(60)}, "41 (goal 60)"},
		{model.Metric{Value: f(41), Target: f(60)}, "41 (goal 60)"},
		{model.Metric{Target: f(60)}, "(goal 60)"},
		{model.Metric{Value: f(41), Baseline: f(38)}, "38 → 41"},
	} {
		if got := layout.Moved(c.m, layout.Words(i18n.For("en"))); got != c.want {
			t.Errorf("%+v is told as %q, not %q", c.m, got, c.want)
		}
	}
}
