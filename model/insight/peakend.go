package insight

import (
	"math"

	"sojourn/model"
)

// PeakEnd is what stays in memory of a journey, by the peak–end rule: its most intense moment and its last one. Values are on
// the map's scale.
type PeakEnd struct {
	Peak, End Value
	Mean      float64 // (peak + end) ÷ 2, of both as they are told: to a tenth, so that whoever works it out gets the same
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
	out.Mean = (tenths(out.Peak.Value) + tenths(out.End.Value)) / 20
	return out, known > 1
}

// tenths is a value as it is told, in tenths: half of one goes away from zero.
func tenths(v float64) float64 { return math.Round(v * 10) }
