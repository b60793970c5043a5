package insight

import (
	"math"

	"sojourn/model"
)

// PeakEnd is what stays in memory of a journey, by the peak–end rule: its most intense moment and its last one. Values are on
// the map's scale.
type PeakEnd struct {
	Peak, End Value
	Mean      float64 // (peak + end) ÷ 2
}

// PeakAndEnd finds the value of a curve that is farthest from the middle of its scale, be it good or bad, of equal ones the
// first, and its last value. It is false for fewer than two known values: one is no curve.
func PeakAndEnd(curve []Value, s model.Scale) (PeakEnd, bool) {
	lo, hi := s.Range()
	far := func(v Value) float64 { return math.Abs(v.Value - (lo+hi)/2) }
	var out PeakEnd
	known := 0
	for _, v := range curve {
		if !v.Known {
			continue
		}
		if known == 0 || far(v) > far(out.Peak) {
			out.Peak = v
		}
		out.End = v
		known++
	}
	out.Mean = (out.Peak.Value + out.End.Value) / 2
	return out, known > 1
}
