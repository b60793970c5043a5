package codec

import (
	"strconv"

	"sojourn/model"
	"sojourn/model/limits"
)

// clamp brings the numbers of a record within their scales, which docs/format.md names.
func (r *repairer) clamp(rec model.Record) {
	within := func(field string, v *float64, lo, hi float64) {
		if v == nil || lo <= *v && *v <= hi {
			return
		}
		r.about(OutOfRange, rec, field, strconv.FormatFloat(*v, 'g', -1, 64))
		*v = max(lo, min(hi, *v))
	}
	phase := func(p *model.Phase) {
		within("volume", p.Volume, 0, 1e15)
		within("dropOff", p.DropOff, 0, 1)
		within("width", &p.Width, 0, limits.PageMax)
	}
	switch x := rec.(type) {
	case *model.Persona:
		within("share", x.Share, 0, 1)
		for i := range x.Traits {
			within("traits", &x.Traits[i].Value, 0, 5)
		}
	case *model.Stage:
		phase(&x.Phase)
	case *model.Step:
		phase(&x.Phase)
	case *model.Lane:
		within("height", &x.Height, 0, limits.PageMax)
		if x.Type == "" {
			r.about(BadField, rec, "type", "")
			x.Type = model.TextLane
		}
	case *model.Card:
		span := float64(x.Span)
		within("span", &span, 0, limits.ListItems)
		x.Span = int(span)
		cardScales(x, within)
	}
}

func cardScales(c *model.Card, within func(field string, v *float64, lo, hi float64)) {
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
