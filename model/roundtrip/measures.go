package roundtrip

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/limits"
)

// measures takes the edits of the tables of metrics and of their readings, and notes what is missing there.
func (r *reader) measures() {
	r.findRetold()
	for _, t := range slices.Concat(r.tables, r.plain) {
		if !r.measured(t) {
			continue
		}
		m := &meter{reader: r, t: t, ids: named(t, IDHead) >= 0, heads: r.heads(t), seen: map[string]bool{}, there: map[Loss]bool{}}
		for row := m.heads + 1; row < len(t.Rows); row++ {
			m.row(row)
		}
		if m.ids {
			m.miss()
		}
	}
	r.Lost = slices.DeleteFunc(r.Lost, func(l Loss) bool {
		return l.Reading >= 0 && slices.Contains(r.Lost, Loss{Of: l.Of, Metric: l.Metric, Reading: All})
	})
}

// findRetold finds the records whose metrics the table of cards or the sheet of personas has told anew.
func (r *reader) findRetold() {
	r.retold = map[model.ID]bool{}
	for id, d := range r.drafts {
		if _, said := d.said["field.metrics"]; said {
			r.retold[id] = true
		}
	}
	for _, p := range r.Base.Personas() {
		if now, ok := model.Get[model.Persona](r.tx, p.ID); ok && !reflect.DeepEqual(now.Metrics, p.Metrics) {
			r.retold[p.ID] = true
		}
	}
}

// measured reports that a table is one of metrics or of readings.
func (r *reader) measured(t *importer.Table) bool {
	return r.column(t, "field.metric.value") >= 0 && r.column(t, "field.metric.name") >= 0 && r.column(t, "field.title") < 0 &&
		(named(t, IDHead) >= 0 || r.column(t, "xlsx.of") >= 0)
}

// meter reads one table of metrics or of readings.
type meter struct {
	*reader
	t     *importer.Table
	ids   bool // its first column names the rows
	heads int
	seen  map[string]bool
	there map[Loss]bool // what of the base has a row
}

// readings reports that it is one of readings.
func (m *meter) readings() bool { return m.column(m.t, "field.metric.source") < 0 }

// cell returns what a row says in the column of a key, false where there is no such column.
func (m *meter) cell(row int, key string) (string, at, bool) {
	c := m.column(m.t, key)
	return m.t.At(row, c), at{table: m.t, row: row, col: c, head: m.t.At(m.heads, c)}, c >= 0
}

func (m *meter) row(row int) {
	id, empty := m.t.At(row, 0), blank(m.t, row, func(int) bool { return false })
	if !m.ids && !empty {
		if id = m.known(row); id == "" || m.seen[id] {
			name, a, _ := m.cell(row, "field.metric.name")
			m.note(a, name, Unknown, "")
			return
		}
	}
	part := strings.Split(id, " ")
	again := m.seen[id]
	if !empty {
		m.seen[id] = true
	}
	number := func(i int) int {
		n := 0
		if i < len(part) {
			n, _ = strconv.Atoi(part[i])
		}
		return n - 1
	}
	list := m.metricsOf(model.ID(part[0]))
	n := m.meant(row, list, number(1))
	if of := model.ID(part[0]); !empty || m.saysNothing(of, n) {
		m.there[Loss{Of: of, Metric: n, Reading: All}], m.there[Loss{Of: of, Metric: n, Reading: number(2)}] = true, true
	}
	switch {
	case empty:
	case list == nil || n < 0 || n >= len(*list):
		if text, a, _ := m.cell(row, "field.metric.value"); text != "" {
			m.note(a, text, NoPlace, "")
		}
		return
	case len(part) == 3 || m.readings():
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

// known returns what the id of a row would be, by what its metric is of and is called, and a reading by its day; "" when
// nothing or more than one thing is meant.
func (m *meter) known(row int) string {
	of, _, _ := m.cell(row, "xlsx.of")
	name, _, _ := m.cell(row, "field.metric.name")
	day := ""
	if s, _, _ := m.cell(row, "field.metric.date"); m.readings() && !importer.Day(&day, s) {
		return ""
	}
	var ids []string
	add := func(id model.ID, called model.Text, metrics []model.Metric) {
		for n, metric := range metrics {
			switch {
			case !m.pen.Says(called, of) || !m.pen.Says(metric.Name, name):
			case !m.readings():
				ids = append(ids, fmt.Sprintf("%s %d", id, n+1))
			default:
				for k, r := range metric.Series {
					if r.Date == day {
						ids = append(ids, fmt.Sprintf("%s %d %d", id, n+1, k+1))
					}
				}
			}
		}
	}
	for _, c := range m.Base.Cards(m.Map) {
		add(c.ID, c.Title, c.Metrics)
	}
	for _, p := range m.Base.Personas() {
		add(p.ID, p.Name, p.Metrics)
	}
	if len(ids) != 1 {
		return ""
	}
	return ids[0]
}

// meant returns the number of the metric that a row is about. Without its base the numbers may have become others': then
// the name counts.
func (m *meter) meant(row int, list *[]model.Metric, n int) int {
	name, _, _ := m.cell(row, "field.metric.name")
	if !m.Blind || list == nil || n >= 0 && n < len(*list) && m.pen.Says((*list)[n].Name, name) {
		return n
	}
	if i := slices.IndexFunc(*list, func(o model.Metric) bool { return m.pen.Says(o.Name, name) }); i >= 0 {
		return i
	}
	return n
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
		switch s, a, ok := m.cell(row, key); {
		case ok && failed(s):
			m.note(a, s, Failed, "")
		case ok && utf8.RuneCountInString(s) > limits.BodyRunes && !m.pen.Says(*to, s):
			m.note(a, s, Unreadable, "")
		case ok:
			*to = m.pen.Text(*to, s)
		}
	}
	text("field.metric.name", &now.Name)
	text("field.metric.source", &now.Source)
	m.number(row, "field.metric.value", &now.Value)
	m.number(row, "field.metric.baseline", &now.Baseline)
	m.number(row, "field.metric.target", &now.Target)
	switch s, a, ok := m.cell(row, "field.metric.unit"); {
	case !ok || failed(s):
	case utf8.RuneCountInString(s) > limits.BodyRunes:
		m.note(a, s, Unreadable, "")
	default:
		now.Unit = m.pen.Unit(was.Unit, s)
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

// saysNothing reports that a metric leaves its row blank.
func (m *meter) saysNothing(id model.ID, n int) bool {
	list := m.baseMetrics(id)
	if n < 0 || n >= len(list) {
		return false
	}
	x := list[n]
	x.Series = nil
	return reflect.DeepEqual(x, model.Metric{})
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
	if m.retold[id] {
		text, a, _ := m.cell(row, "field.metric.value")
		if d := m.drafts[id]; d == nil {
			id = ""
		}
		m.note(a, text, Disagrees, id)
		return
	}
	if p, ok := model.Get[model.Persona](m.tx, id); ok {
		p.Metrics = with(p.Metrics)
		model.Put(m.tx, p)
		return
	}
	d := m.draftOf(id)
	d.now.Metrics = with(d.now.Metrics)
}
