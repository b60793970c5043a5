package insight

import (
	"cmp"
	"slices"

	"sojourn/model"
)

// Promise is what became of the target of something measured.
type Promise string

// Promises.
const (
	Kept     Promise = "kept"       // the target is reached, or passed
	OnTheWay Promise = "on-the-way" // nearer than it was, and there is time left
	Missed   Promise = "missed"     // no nearer than it was, or the day has passed
)

// Progress is how much of the way from where a metric was to its target is done: (value − baseline) / (target − baseline). 1 is
// all of it, whichever direction that is; below 0 it went the other way.
type Progress struct {
	Promise Promise
	Share   float64
}

// Reached says whether the target of a metric was kept, and false while nobody can say: without a value, a target, or
// something to start from, which is the baseline or else the earliest reading, or as long as nothing was measured since. A
// target that is where it started from is kept by not moving. After the day due (YYYY-MM-DD, "" is none) what is not kept on
// day is missed.
func Reached(m *model.Metric, due, day string) (Progress, bool) {
	if m == nil || m.Value == nil || m.Target == nil {
		return Progress{}, false
	}
	from := Start(m)
	if from == nil || len(Readings(m)) < 2 && *m.Value == *from && *m.Target != *from {
		return Progress{}, false
	}
	share := 1.0
	if way := *m.Target - *from; way != 0 {
		share = (*m.Value - *from) / way
	} else if *m.Value != *from {
		share = 0
	}
	switch {
	case share >= 1:
		return Progress{Kept, share}, true
	case share <= 0, due != "" && day > due:
		return Progress{Missed, share}, true
	}
	return Progress{OnTheWay, share}, true
}

// Start is where a metric came from: its baseline, or else its earliest reading if it was measured again since, or else nil.
func Start(m *model.Metric) *float64 {
	if list := Readings(m); m.Baseline == nil && len(list) > 1 {
		return &list[0].Value
	}
	return m.Baseline
}

// Readings are all values of a metric by their days, the present one last. A reading of the day of the present one is that one.
func Readings(m *model.Metric) []model.Reading {
	out := slices.Clone(m.Series)
	if m.Value != nil && m.Date != "" {
		out = slices.DeleteFunc(out, func(r model.Reading) bool { return r.Date == m.Date })
	}
	slices.SortStableFunc(out, func(a, b model.Reading) int { return cmp.Compare(a.Date, b.Date) })
	if m.Value != nil {
		out = append(out, model.Reading{Date: m.Date, Value: *m.Value})
	}
	return out
}

// MeasuredAgain is the first metric of a card that has several values, nil where none has.
func MeasuredAgain(c *model.Card) *model.Metric {
	for i := range c.Metrics {
		if len(c.Metrics[i].Series) > 0 && len(Readings(&c.Metrics[i])) > 1 {
			return &c.Metrics[i]
		}
	}
	return nil
}

// ActionProgress is what became of the metric that an action is to move, by the day on which the action is due.
func ActionProgress(c *model.Card, day string) (Progress, bool) {
	if c.Action == nil {
		return Progress{}, false
	}
	return Reached(c.Action.Metric, c.Action.Due, day)
}
