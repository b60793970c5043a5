package roundtrip

import (
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

// curveSheet takes the numbers on the sheet of the curve, which names its columns.
func (r *reader) curveSheet() {
	columns := r.Base.Columns(r.Map)
	for _, t := range r.plain {
		if !alike(t.At(0, 0), r.pen.Word("inspector.stage")) || !alike(t.At(0, 1), r.pen.Word("series.current")) {
			continue
		}
		for row := 1; row < len(t.Rows); row++ {
			i := row - 1
			if i >= len(columns) || !alike(t.At(row, 0), r.columnName(columns[i])) {
				if i = r.columnNamed(columns, t.At(row, 0)); i < 0 {
					continue
				}
			}
			for c, series := range []model.Series{model.Current, model.Target} {
				r.value(pointAt{columns[i].ID, series}, t.At(row, c+1), at{table: t, row: row, col: c + 1, head: t.At(0, c+1)})
			}
		}
	}
}

func (r *reader) columnName(c model.Column) string {
	if c.Step == nil {
		return r.pen.Say(c.Stage.Name)
	}
	return r.pen.Say(c.Stage.Name) + " · " + r.pen.Say(c.Step.Name)
}

func (r *reader) columnNamed(columns []model.Column, name string) int {
	for i, c := range columns {
		if alike(r.columnName(c), name) {
			return i
		}
	}
	return -1
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
