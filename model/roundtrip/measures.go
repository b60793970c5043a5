package roundtrip

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"sojourn/model"
	"sojourn/model/importer"
)

// measures takes the edits of the tables of metrics and of their readings. A metric or a reading does not go because
// its row is missing: it goes where the card or the persona tells it.
func (r *reader) measures() {
	for _, t := range r.tables {
		value, name := column(t, r.pen.Word("field.metric.value")), column(t, r.pen.Word("field.metric.name"))
		if value < 0 || name < 0 || column(t, r.pen.Word("field.title")) >= 0 {
			continue
		}
		m := &meter{reader: r, t: t, heads: named(t, IDHead), seen: map[string]bool{}}
		for row := m.heads + 1; row < len(t.Rows); row++ {
			m.row(row)
		}
	}
}

// meter reads one table of metrics or of readings.
type meter struct {
	*reader
	t     *importer.Table
	heads int
	seen  map[string]bool
}

// cell returns what a row says in the column of a key, false where there is no such column.
func (m *meter) cell(row int, key string) (string, at, bool) {
	c := column(m.t, m.pen.Word(key))
	return m.t.At(row, c), at{table: m.t, row: row, col: c, head: m.t.At(m.heads, c)}, c >= 0
}

func (m *meter) row(row int) {
	id := m.t.At(row, 0)
	part := strings.Split(id, " ")
	again := m.seen[id]
	m.seen[id] = true
	number := func(i int) int {
		n := 0
		if i < len(part) {
			n, _ = strconv.Atoi(part[i])
		}
		return n - 1
	}
	list := m.metricsOf(model.ID(part[0]))
	n := number(1)
	switch {
	case list == nil || n < 0 || n >= len(*list):
		if text, a, _ := m.cell(row, "field.metric.value"); text != "" {
			m.note(a, text, NoPlace, "")
		}
		return
	case len(part) == 3 || column(m.t, m.pen.Word("field.metric.source")) < 0:
		k := number(2)
		if again {
			k = len((*list)[n].Series) // a copied row is a new reading
		}
		m.reading(row, model.ID(part[0]), n, k)
	case again:
		m.metric(row, model.ID(part[0]), len(*list))
	default:
		m.metric(row, model.ID(part[0]), n)
	}
}

// metricsOf returns the metrics of a card or a persona as they are read so far, nil when there is no such record.
func (m *meter) metricsOf(id model.ID) *[]model.Metric {
	if _, ok := model.Get[model.Card](m.Base, id); ok {
		return &m.draftOf(id).now.Metrics
	}
	if p, ok := model.Get[model.Persona](m.tx, id); ok {
		return &p.Metrics
	}
	return nil
}

// metric takes the edits of one metric, a new one behind the others.
func (m *meter) metric(row int, id model.ID, n int) {
	was := model.Metric{}
	if base := m.baseMetrics(id); n < len(base) {
		was = base[n]
	}
	now := was
	text := func(key string, to *model.Text) {
		if s, _, ok := m.cell(row, key); ok {
			*to = m.pen.Text(*to, s)
		}
	}
	text("field.metric.name", &now.Name)
	text("field.metric.source", &now.Source)
	m.number(row, "field.metric.value", &now.Value)
	m.number(row, "field.metric.baseline", &now.Baseline)
	m.number(row, "field.metric.target", &now.Target)
	if s, _, ok := m.cell(row, "field.metric.unit"); ok {
		now.Unit = m.pen.Unit(s)
	}
	if s, a, ok := m.cell(row, "field.metric.date"); ok && !importer.Day(&now.Date, s) {
		m.note(a, s, Unreadable, id)
	}
	m.put(row, id, n, was, now)
}

// number takes a number, or notes what is none.
func (m *meter) number(row int, key string, to **float64) {
	s, a, ok := m.cell(row, key)
	v, isNumber := importer.Number(s)
	switch {
	case !ok || importer.Shows(*to, s):
	case s == "":
		*to = nil
	case isNumber:
		*to = &v
	default:
		m.note(a, s, Unreadable, "")
	}
}

// reading takes the edits of one reading of a metric, a new one behind the others.
func (m *meter) reading(row int, id model.ID, n, k int) {
	list := m.metricsOf(id)
	was := (*list)[n]
	now := was
	now.Series = slices.Clone(was.Series)
	if k < 0 || k > len(now.Series) {
		return
	}
	if k == len(now.Series) {
		now.Series = append(now.Series, model.Reading{})
	}
	value := &now.Series[k].Value
	m.number(row, "field.metric.value", &value)
	if value != nil {
		now.Series[k].Value = *value
	}
	if s, a, ok := m.cell(row, "field.metric.date"); ok && !importer.Day(&now.Series[k].Date, s) {
		m.note(a, s, Unreadable, id)
	}
	m.put(row, id, n, was, now)
}

func (m *meter) baseMetrics(id model.ID) []model.Metric {
	if c, ok := model.Get[model.Card](m.Base, id); ok {
		return c.Metrics
	}
	p, _ := model.Get[model.Persona](m.Base, id)
	return p.Metrics
}

// put writes a metric that has changed, unless the table of cards or the sheet of personas has changed it already.
func (m *meter) put(row int, id model.ID, n int, was, now model.Metric) {
	if reflect.DeepEqual(was, now) {
		return
	}
	with := func(list []model.Metric) []model.Metric {
		if n >= len(list) {
			return append(slices.Clip(list), now)
		}
		list = slices.Clone(list)
		list[n] = now
		return list
	}
	if p, ok := model.Get[model.Persona](m.tx, id); ok {
		p.Metrics = with(p.Metrics)
		model.Put(m.tx, p)
		return
	}
	d := m.draftOf(id)
	if _, said := d.said["field.metrics"]; said {
		text, a, _ := m.cell(row, "field.metric.value")
		m.note(a, text, Disagrees, id)
		return
	}
	d.now.Metrics = with(d.now.Metrics)
}
