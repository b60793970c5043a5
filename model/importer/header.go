package importer

import "slices"

// WithHeaders reads the list anew with the headers in a row that a person chose, from 1; 0 says that there are none, and
// then the columns mean what they meant.
func (m Mapping) WithHeaders(t *Table, row int, known Known) Mapping {
	if row < 1 || row > len(t.Rows) {
		m.HeaderRow, m.GroupRow, m.Head, m.Fields = 0, 0, nil, slices.Clone(m.Fields)
		for i := range m.Fields {
			m.Fields[i].Name = ""
		}
		return m
	}
	match := newMatcher(known)
	if m.Layout == Log {
		m.HeaderRow, m.Fields = row, logFields(t, match, row-1)
		scales(t, &m)
		return m
	}
	m.HeaderRow, m.GroupRow, m.Fields, m.Own = row, 0, nil, false
	if row > 1 && grouped(t, row-2) {
		m.GroupRow = row - 1
	}
	for _, c := range m.headers(t) {
		got := match.header(t, m, c)
		if got.field.ofLog() {
			got.field, got.score = Unknown, 0
		}
		m.Fields = append(m.Fields, FieldAt{At: c.Column + 1, Name: c.Text, Field: got.field, Confidence: round(got.score)})
	}
	m = settleList(t, m)
	m.Head = readHead(t, match, m.top()-1)
	if m.Layout == UnknownLayout && m.has(StageName) && m.journeys() > 0 {
		if m.Layout = Long; stagesDown(t, m) {
			m.Layout = Stages
		}
	}
	if m.Layout != UnknownLayout {
		scales(t, &m)
	}
	return m
}
