package vm

import (
	"math"
	"strings"
	"time"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
)

// measured are the fields of a metric that is measured again: a number typed there is its value of today, and what it was
// goes on in its course, which a line tells with what became of its target by the day due.
func measured[T model.Record](f form[T], due string, at func(*T) *model.Metric) []Field {
	first := f.first()
	m := at(&first)
	if m.Value == nil {
		return nil
	}
	today := time.Now().Format(time.DateOnly)
	again := f.field("metric.again", Number)
	if m.Date == today { // every key sets it: what is typed stays, and corrects the value of today
		again.Value.Number = m.Value
	}
	again.Do = "do.metric.measure"
	again.Set = f.edit(func(r *T, v Value) {
		if v.Number != nil {
			at(r).Measure(*v.Number, today)
		}
	})
	fields := []Field{again}
	if line := f.course(m, due, today); line != "" {
		note := f.field("metric.course", Note)
		note.Label = line
		fields = append(fields, note)
	}
	return fields
}

// course tells what became of the target of a metric and its values, of the earlier ones the last three: one line has no more
// room.
func (f form[T]) course(m *model.Metric, due, today string) string {
	const most = 4
	list := insight.Readings(m)
	var values []string
	for _, r := range list[max(0, len(list)-most):] {
		one := *m
		one.Value = &r.Value
		values = append(values, layout.Quantity(one, layout.Words(f.w)))
	}
	if len(values) < 2 {
		values = nil
	}
	said := ""
	if p, ok := insight.Reached(m, due, today); ok {
		said = f.w("promise."+string(p.Promise)) + " " + layout.Number(math.Round(p.Share*100)) + "%"
	}
	return dots(said, strings.Join(values, " → "))
}
