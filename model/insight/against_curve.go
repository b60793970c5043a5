package insight

import "sojourn/model"

// Shift is how the emotion of a column differs between two maps, on the scale of the later one.
type Shift struct {
	Column        model.ID // of the later map
	Before, After Value
	Diff          float64 // after − before; 0 where one of them is unknown
}

// Known reports that both values are known, so that there is a difference.
func (s Shift) Known() bool { return s.Before.Known && s.After.Known }

// shifts compares the current curves of the maps column by column. A value of another scale is brought to that of the later
// map in proportion.
func (p *pairing) shifts(before *model.Document) (out []Shift) {
	was := map[model.ID]Value{}
	from, _ := model.Get[model.Map](p.doc, p.from)
	to, _ := model.Get[model.Map](p.doc, p.to)
	for _, v := range mood(p.doc, from) {
		column := p.name(v.Column)
		if s, ok := model.Get[model.Step](before, column); ok && single(p.doc, s.Stage) {
			column = s.Stage // its steps are gone
		}
		column = firstStep(p.doc, column)
		v.Value = rescaled(v.Value, from.Scale, to.Scale)
		if _, known := was[column]; !known {
			was[column] = v
		}
	}
	for _, v := range mood(p.doc, to) {
		s := Shift{Column: v.Column, Before: was[v.Column], After: v}
		if s.Known() {
			s.Diff = v.Value - s.Before.Value
		}
		out = append(out, s)
	}
	return out
}

func rescaled(v float64, from, to model.Scale) float64 {
	lo, hi := from.Range()
	low, high := to.Range()
	if lo == low && hi == high {
		return v
	}
	return low + (v-lo)/(hi-lo)*(high-low)
}

// mood is the current curve of a map for everybody. Where that says nothing of a column, it is the mean of the map's
// personas who have a value there.
func mood(d *model.Document, m model.Map) []Value {
	all := Curve(d, m.ID, "", model.Current)
	var voices [][]Value
	for _, p := range m.Personas {
		voices = append(voices, Curve(d, m.ID, p, model.Current))
	}
	for i := range all {
		sum, n := 0.0, 0.0
		for _, v := range voices {
			if v[i].Known {
				sum, n = sum+v[i].Value, n+1
			}
		}
		if !all[i].Known && n > 0 {
			all[i].Value, all[i].Known = sum/n, true
		}
	}
	return all
}
