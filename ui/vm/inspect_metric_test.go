package vm

import (
	"strings"
	"testing"
	"time"

	"sojourn/model"
	"sojourn/model/modeltest"
	"sojourn/ui/i18n"
)

// A number typed into "measure again" is the metric's value of today; the course and the promise tell of it.
func TestAMetricIsMeasuredAgain(t *testing.T) {
	n := func(v float64) *float64 { return &v }
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	var id model.ID
	if _, err := s.Do("x", func(tx *model.Tx) (err error) {
		id, err = model.AddCard(tx, model.Card{Map: m, Type: model.MetricCard, Title: model.Plain("转化"),
			Metrics: []model.Metric{{Value: n(41), Unit: "%", Target: n(60), Date: "2026-06-30"}}}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	fields := func() (again, course Field) {
		c, _ := model.Get[model.Card](s.Doc(), id)
		list := metrics(cardForm(view{s.Doc(), "zh", i18n.For("zh")}, c), "metrics", func(c *model.Card) *[]model.Metric { return &c.Metrics })
		for _, f := range list.Rows[0].Fields {
			switch {
			case strings.Contains(f.Key, "metric.again"):
				again = f
			case strings.Contains(f.Key, "metric.course"):
				course = f
			}
		}
		return again, course
	}
	again, course := fields()
	if again.Hint == "" || course.Label != "" {
		t.Errorf("%+v, %+v", again, course)
	}
	for _, typed := range []float64{5, 50, 50.5} { // every key sets the field
		if _, err := s.Do(again.Do, func(tx *model.Tx) error { return again.Set(tx, Value{Number: n(typed)}) }); err != nil {
			t.Fatal(err)
		}
	}
	c, _ := model.Get[model.Card](s.Doc(), id)
	if x := c.Metrics[0]; *x.Value != 50.5 || x.Date != time.Now().Format(time.DateOnly) || len(x.Series) != 1 || x.Series[0].Value != 41 {
		t.Errorf("%+v", x)
	}
	next, course := fields()
	if next.Key != again.Key || *next.Value.Number != 50.5 || course.Label != i18n.For("zh")("promise.on-the-way")+" 50% · 41% → 50.5%" {
		t.Errorf("%q", course.Label)
	}
}
