package codec

import (
	"strconv"

	"sojourn/model"
)

// clamp brings the numbers of a record within their scales, which docs/format.md names.
func (r *repairer) clamp(rec model.Record) {
	model.Scales(rec, func(field string, v *float64, lo, hi float64) {
		if v == nil || lo <= *v && *v <= hi {
			return
		}
		r.about(OutOfRange, rec, field, strconv.FormatFloat(*v, 'g', -1, 64))
		*v = max(lo, min(hi, *v))
	})
	if lane, ok := rec.(*model.Lane); ok && lane.Type == "" {
		r.about(BadField, rec, "type", "")
		lane.Type = model.TextLane
	}
}
