package insight

import "sojourn/model"

// Value is the emotion of one column on the map's scale.
type Value struct {
	Column model.ID
	Value  float64
	ByHand bool // a person set it; otherwise it is the mean of the column's touchpoints
	Known  bool // false where nobody has said anything
}

// Curve returns the emotion of every column of a map, left to right, for a persona ("" is everybody) and a series.
// A value set by hand stands. Otherwise the current curve shows the mean of the column's touchpoints, weighted by
// their importance (1 to 5, 3 where unknown); the target curve knows hand-set values only.
func Curve(d *model.Document, m, persona model.ID, s model.Series) []Value {
	cols := d.Columns(m)
	out := make([]Value, len(cols))
	lanes := d.Lanes(m)
	for i, col := range cols {
		out[i].Column = col.ID
		if p, ok := d.Point(m, col.ID, persona, s); ok {
			out[i].Value, out[i].ByHand, out[i].Known = p.Value, true, true
			continue
		}
		if s == model.Current {
			out[i].Value, out[i].Known = columnMean(d, lanes, col.ID, persona)
		}
	}
	return out
}

// usualImportance weighs a touchpoint of which nobody has said how much it matters.
const usualImportance = 3

func columnMean(d *model.Document, lanes []*model.Lane, column, persona model.ID) (float64, bool) {
	var sum, weight float64
	for _, l := range lanes {
		for _, c := range d.Cell(l.ID, column) {
			t := c.AsTouchpoint()
			if t == nil || t.Emotion == nil || !concerns(c, persona) {
				continue
			}
			w := float64(usualImportance)
			if t.Importance != nil {
				w = *t.Importance
			}
			sum += w * *t.Emotion
			weight += w
		}
	}
	if weight == 0 {
		return 0, false
	}
	return sum / weight, true
}

func concerns(c *model.Card, persona model.ID) bool {
	if persona == "" || len(c.Personas) == 0 {
		return true
	}
	for _, p := range c.Personas {
		if p == persona {
			return true
		}
	}
	return false
}
