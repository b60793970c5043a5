package model

import "sojourn/model/limits"

// Scales calls within for every number of a record that has a scale of its own: with the field's place in a file, the
// number, nil where there is none, and the ends of the scale. What within writes to the number stands in the record.
// Emotions are not among them: their scale is the map's.
func Scales(r Record, within func(field string, v *float64, lo, hi float64)) {
	switch r := r.(type) {
	case *Persona:
		within("share", r.Share, 0, 1)
		for i := range r.Traits {
			within("traits", &r.Traits[i].Value, 0, 5)
		}
	case *Stage:
		phaseScales(&r.Phase, within)
	case *Step:
		phaseScales(&r.Phase, within)
	case *Lane:
		within("height", &r.Height, 0, limits.PageMax)
	case *Card:
		span := float64(r.Span)
		if within("span", &span, 0, limits.ListItems); span != float64(r.Span) {
			r.Span = int(span)
		}
		cardScales(r, within)
	}
}

func phaseScales(p *Phase, within func(field string, v *float64, lo, hi float64)) {
	within("volume", p.Volume, 0, 1e15) // up to there every whole number is a number
	within("dropOff", p.DropOff, 0, 1)
	within("width", &p.Width, 0, limits.PageMax)
}

func cardScales(c *Card, within func(field string, v *float64, lo, hi float64)) {
	if t := c.Touchpoint; t != nil {
		within("touchpoint/expectation", t.Expectation, 1, 5)
		within("touchpoint/experience", t.Experience, 1, 5)
		within("touchpoint/importance", t.Importance, 1, 5)
	}
	if p := c.Pain; p != nil {
		within("pain/severity", p.Severity, 1, 5)
	}
	if o := c.Opportunity; o != nil {
		within("opportunity/customerValue", o.CustomerValue, 0, 100)
		within("opportunity/businessValue", o.BusinessValue, 0, 100)
		within("opportunity/effort", o.Effort, 0, 5)
	}
}
