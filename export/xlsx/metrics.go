package xlsx

import (
	"fmt"
	"slices"

	"sojourn/model"
)

// writeMetrics lists what is measured on the map and of its personas, with how far it has come.
func (b *book) writeMetrics() {
	w := b.job.Words
	t := b.table(b.metricSheet, teal, w("xlsx.metrics.note"), []column{
		{head: w("xlsx.of"), width: 24}, {head: w("inspector.stage"), width: 14}, {head: w("field.metric.name"), width: 22}, {head: w("field.metric.value"), width: 12, middle: true},
		{head: w("field.metric.unit"), width: 10, middle: true}, {head: w("field.metric.baseline"), width: 12, middle: true}, {head: w("field.metric.target"), width: 12, middle: true},
		{head: w("xlsx.attained"), width: 14, format: "0%"}, {head: w("field.metric.date"), width: 13, format: dayFormat}, {head: w("field.metric.source"), width: 24}})
	for _, m := range b.measures {
		stage, row := "", t.row+1
		if m.entry != nil {
			stage = m.entry.stage
		}
		t.put(fmt.Sprintf("%s %d", m.id, m.n), b.say(m.of), stage, b.say(m.Name), m.Value, b.unit(m.Unit), m.Baseline, m.Target,
			reckon(attained(m.Metric), fmt.Sprintf(`IF(COUNT(E%[1]d,G%[1]d,H%[1]d)<3,"",IF(H%[1]d=G%[1]d,"",(E%[1]d-G%[1]d)/(H%[1]d-G%[1]d)))`, row)),
			day(m.Date), b.say(m.Source))
	}
	t.bars("I", t.row, teal)
	t.end("Metrics")
}

// unit writes a unit; units of time have a word in each language.
func (b *book) unit(u string) string {
	if slices.Contains([]string{"s", "min", "h", "d"}, u) {
		return b.job.Words("unit." + u)
	}
	return u
}

// attained is the share of the way from where a metric was to where it is to go, nil while that is unknown.
func attained(m model.Metric) *float64 {
	if m.Value == nil || m.Baseline == nil || m.Target == nil || *m.Target == *m.Baseline {
		return nil
	}
	share := (*m.Value - *m.Baseline) / (*m.Target - *m.Baseline)
	return &share
}

// writeReadings lists every value that the metrics had, as a series that a pivot table or a chart takes as it is.
func (b *book) writeReadings() {
	w := b.job.Words
	t := b.table(b.readingSheet, teal, w("xlsx.series.note", "sheet", b.metricSheet), []column{
		{head: w("xlsx.of"), width: 24}, {head: w("field.metric.name"), width: 22}, {head: w("field.metric.unit"), width: 10, middle: true},
		{head: w("field.metric.baseline"), width: 12, middle: true}, {head: w("field.metric.target"), width: 12, middle: true},
		{head: w("field.metric.date"), width: 13, format: dayFormat}, {head: w("field.metric.value"), width: 12, middle: true}})
	for _, m := range b.measures {
		for k, r := range m.Series {
			t.put(fmt.Sprintf("%s %d %d", m.id, m.n, k+1), b.say(m.of), b.say(m.Name), b.unit(m.Unit), m.Baseline, m.Target, day(r.Date), &r.Value)
		}
	}
	t.end("Readings")
}
