package importer

import "slices"

// guessLog recognises a behaviour log: a row per event with who, when and what, where customers come again and again and
// so do the things they do.
func guessLog(t *Table, m *matcher) draft {
	for r := range min(len(t.Rows)-1, headRows) {
		d := draft{Mapping: Mapping{Layout: Log, HeaderRow: r + 1, Fields: logFields(t, m, r)}, score: 1, sure: exact}
		if who, when, what := d.column(CaseID), d.column(When), d.column(TouchpointText); who >= 0 && when >= 0 && what >= 0 &&
			repeats(t, r, who) && repeats(t, r, what) && timed(d.values(t, when)) {
			return d
		}
	}
	return draft{}
}

// logFields reads a row as the headers of a log. Columns that mean nothing there stay in the sheet: people may be named
// in them.
func logFields(t *Table, m *matcher, r int) (out []FieldAt) {
	at, ranks := map[Field]int{}, map[Field]int{}
	for i, c := range t.Rows[r] {
		out = append(out, FieldAt{At: c.Column + 1, Name: c.Text, Field: Skip, Confidence: exact})
		h := fold(c.Text)
		term, ok := logTerms()[solid(h)]
		if learnt, is := m.known[h]; is && slices.Contains(logged[:], learnt) {
			term, ok = logTerm{learnt, -1}, true
		}
		if _, taken := at[term.field]; ok && (!taken || term.rank < ranks[term.field]) {
			at[term.field], ranks[term.field] = i, term.rank
		}
	}
	for f, i := range at {
		out[i].Field = f
	}
	return out
}

// column is where a field stands, from 0; −1 for nowhere.
func (m Mapping) column(f Field) int {
	i := slices.IndexFunc(m.Fields, func(at FieldAt) bool { return at.Field == f })
	if i < 0 {
		return -1
	}
	return m.Fields[i].At - 1
}

// timed reports that nearly all texts name a moment.
func timed(values []string) bool {
	values = values[:min(len(values), sampleRows)]
	d, n := datesOf(values), 0
	for _, s := range values {
		if _, ok := d.moment(s); ok {
			n++
		}
	}
	return n > 0 && n*10 >= len(values)*9
}
