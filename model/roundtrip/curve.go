package roundtrip

import (
	"slices"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/insight"
)

// pointAt names a value of the curve that no persona has alone.
type pointAt struct {
	column model.ID
	series model.Series
}

// curves takes the numbers below the emotion curve.
func (g *grid) curves() {
	for _, l := range g.lanes {
		for series, row := range l.curves {
			for _, c := range g.columns {
				g.value(pointAt{c.id, series}, g.t.At(row, c.at), at{table: g.t, row: row, col: c.at, head: g.t.At(row, g.labels)})
			}
		}
	}
}

// curveSheet takes the numbers on the sheet of the curve.
func (r *reader) curveSheet() {
	for _, t := range slices.Concat(r.tables, r.plain) {
		heads, ids := r.heads(t), named(t, IDHead) >= 0
		if !ids && r.column(t, "series.current") < 0 { // a table of metrics has targets too
			continue
		}
		for _, s := range []struct {
			key    string
			series model.Series
		}{{"series.current", model.Current}, {"series.target", model.Target}} {
			c := r.column(t, s.key)
			for row := heads + 1; c >= 0 && row < len(t.Rows); row++ {
				if id := r.columnOfRow(t, row, ids); r.isColumn(id) {
					r.value(pointAt{id, s.series}, t.At(row, c), at{table: t, row: row, col: c, head: t.At(heads, c)})
				}
			}
		}
	}
}

// columnOfRow returns the column of the map that a row of a table is about: by its id, in a table that has lost them by
// the name that only one column has.
func (r *reader) columnOfRow(t *importer.Table, row int, ids bool) (id model.ID) {
	if ids {
		return model.ID(t.At(row, 0))
	}
	called := t.At(row, r.column(t, "inspector.stage"))
	for _, c := range r.Base.Columns(r.Map) {
		name := r.pen.Say(c.Stage.Name)
		if c.Step != nil {
			name += " · " + r.pen.Say(c.Step.Name)
		}
		if alike(name, called) {
			if id != "" {
				return ""
			}
			id = c.ID
		}
	}
	return id
}

// isColumn reports that an id is one of a column of the base.
func (r *reader) isColumn(id model.ID) bool {
	for _, c := range r.Base.Columns(r.Map) {
		if c.ID == id {
			return true
		}
	}
	return false
}

// value takes a number of the curve when it is not the one that was written. Without a number the value that somebody
// has set goes; one that follows from the touchpoints cannot.
func (r *reader) value(p pointAt, text string, a at) {
	var was *float64
	for i, c := range r.Base.Columns(r.Map) {
		if v := insight.Curve(r.Base, r.Map, "", p.series)[i]; c.ID == p.column && v.Known {
			was = &v.Value
		}
	}
	old, set := r.Base.Point(r.Map, p.column, "", p.series)
	if text == "" {
		if set && !r.points[p] {
			r.points[p], r.gone[old.ID] = true, true
		}
		return
	}
	if importer.Shows(was, text) {
		return
	}
	m, _ := model.Get[model.Map](r.Base, r.Map)
	lo, hi := m.Scale.Range()
	v, ok := importer.Number(text)
	switch {
	case !ok || v < lo || v > hi:
		r.note(a, text, Unreadable, "")
	case r.points[p]:
		if now, there := r.tx.Doc().Point(r.Map, p.column, "", p.series); !there || !importer.Shows(&now.Value, text) {
			r.note(a, text, Disagrees, "")
		}
	default:
		r.points[p] = true
		r.ids.of(r.Export, string(p.column), string(p.series))
		if err := model.SetEmotion(r.tx, r.Map, p.column, "", p.series, v); err != nil {
			r.note(a, text, NoPlace, "")
		}
	}
}
