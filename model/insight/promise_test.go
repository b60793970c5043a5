package insight

import (
	"testing"

	"sojourn/model"
)

// By hand: from 41 to 60 is 19; 52 is 11/19 of it. From 118 down to 60 is −58; 60 and 50 are all of it and more, 130 is −12/58.
func TestWhatBecameOfATarget(t *testing.T) {
	old := []model.Reading{{Date: "2026-06-30", Value: 41}, {Date: "2026-03-31", Value: 38}}
	for name, c := range map[string]struct {
		m        model.Metric
		due      string
		promise  Promise
		share    float64
		nobodyIs bool
	}{
		"half way":                 {m: model.Metric{Baseline: f(41), Value: f(52), Target: f(60)}, promise: OnTheWay, share: 11.0 / 19},
		"late":                     {m: model.Metric{Baseline: f(41), Value: f(52), Target: f(60)}, due: "2026-11-30", promise: Missed, share: 11.0 / 19},
		"on its last day":          {m: model.Metric{Baseline: f(41), Value: f(52), Target: f(60)}, due: "2026-12-01", promise: OnTheWay, share: 11.0 / 19},
		"kept after the day":       {m: model.Metric{Baseline: f(41), Value: f(60), Target: f(60)}, due: "2026-11-30", promise: Kept, share: 1},
		"down to":                  {m: model.Metric{Baseline: f(118), Value: f(60), Target: f(60)}, promise: Kept, share: 1},
		"below":                    {m: model.Metric{Baseline: f(118), Value: f(50), Target: f(60)}, promise: Kept, share: 68.0 / 58},
		"the other way":            {m: model.Metric{Baseline: f(118), Value: f(130), Target: f(60)}, promise: Missed, share: -12.0 / 58},
		"earliest reading":         {m: model.Metric{Value: f(49), Target: f(60), Series: old}, promise: OnTheWay, share: 0.5},
		"measured, no nearer":      {m: model.Metric{Baseline: f(41), Value: f(41), Target: f(60), Series: old}, promise: Missed},
		"held":                     {m: model.Metric{Baseline: f(5), Value: f(5), Target: f(5)}, promise: Kept, share: 1},
		"not held":                 {m: model.Metric{Baseline: f(5), Value: f(4), Target: f(5)}, promise: Missed},
		"not measured again":       {m: model.Metric{Baseline: f(41), Value: f(41), Target: f(60)}, nobodyIs: true},
		"a reading of its own day": {m: model.Metric{Value: f(41), Date: "2026-06-30", Target: f(60), Series: old[:1]}, nobodyIs: true},
		"no start":                 {m: model.Metric{Value: f(41), Target: f(60)}, nobodyIs: true},
		"no target":                {m: model.Metric{Baseline: f(1), Value: f(41)}, nobodyIs: true},
		"no value":                 {m: model.Metric{Baseline: f(1), Target: f(41)}, nobodyIs: true},
	} {
		got, ok := Reached(&c.m, c.due, "2026-12-01")
		if ok == c.nobodyIs || got.Promise != c.promise || !near(got.Share, c.share) {
			t.Errorf("%s: %+v, %v", name, got, ok)
		}
	}
}

func TestAnActionIsMeasuredByItsMetricAndItsDay(t *testing.T) {
	for name, c := range map[string]*model.Card{"no action": {}, "no metric": {Action: &model.Action{}}} {
		if _, ok := ActionProgress(c, ""); ok {
			t.Errorf("%s promises something", name)
		}
	}
	late := &model.Card{Action: &model.Action{Due: "2026-11-30", Metric: &model.Metric{Baseline: f(0), Value: f(1), Target: f(4)}}}
	if got, ok := ActionProgress(late, "2026-11-30"); !ok || got != (Progress{OnTheWay, 0.25}) {
		t.Errorf("on its day: %+v, %v", got, ok)
	}
	if got, ok := ActionProgress(late, "2026-12-01"); !ok || got != (Progress{Missed, 0.25}) {
		t.Errorf("after its day: %+v, %v", got, ok)
	}
}

func TestMeasuringAgainKeepsWhatWas(t *testing.T) {
	m := model.Metric{Value: f(41), Date: "2026-10-31", Series: []model.Reading{{Date: "2026-06-30", Value: 38}}}
	was := m.Series
	m.Measure(52, "2026-11-27")
	if *m.Value != 52 || m.Date != "2026-11-27" || len(m.Series) != 2 || m.Series[1] != (model.Reading{Date: "2026-10-31", Value: 41}) || len(was) != 1 {
		t.Errorf("%+v", m)
	}
	m.Measure(53, "2026-11-27") // the same day: a correction
	if *m.Value != 53 || len(m.Series) != 2 {
		t.Errorf("%+v", m)
	}
	one := model.Metric{Value: f(41)}
	if one.Measure(52, "2026-11-27"); *one.Baseline != 41 || len(one.Series) != 0 {
		t.Errorf("%+v", one)
	}
	list := Readings(&m)
	if again := (model.Metric{Value: f(53), Date: "2026-11-27", Series: append(m.Series, model.Reading{Date: "2026-11-27", Value: 53})}); len(Readings(&again)) != len(list) {
		t.Errorf("the present value is there twice: %+v", Readings(&again))
	}
	if len(list) != 3 || list[0].Value != 38 || list[2].Value != 53 {
		t.Errorf("%+v", list)
	}
}

func TestTheFirstMetricMeasuredAgain(t *testing.T) {
	once := model.Metric{Value: f(1), Date: "2026-01-01"}
	twice := model.Metric{Value: f(2), Date: "2026-02-01", Series: []model.Reading{{Date: "2026-01-01", Value: 1}}}
	same := model.Metric{Value: f(2), Date: "2026-01-01", Series: []model.Reading{{Date: "2026-01-01", Value: 2}}}
	for name, c := range map[string]struct {
		metrics []model.Metric
		at      int // -1 is none
	}{
		"none": {nil, -1}, "once": {[]model.Metric{once, same}, -1}, "twice": {[]model.Metric{twice}, 0}, "first of them": {[]model.Metric{once, twice, twice}, 1},
	} {
		got := MeasuredAgain(&model.Card{Metrics: c.metrics})
		if c.at < 0 && got != nil || c.at >= 0 && got != &c.metrics[c.at] {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
