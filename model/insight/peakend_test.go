package insight

import (
	"testing"

	"sojourn/model"
)

// By hand: of 1, −2, unknown, 0.5 the peak is −2 and the end 0.5, so (−2 + 0.5) / 2 = −0.75. On a scale of 0 to 10 the middle
// is 5, so of 6, 9, 2 the peak is 9, 4 from the middle, and (9 + 2) / 2 = 5.5.
func TestPeakAndEnd(t *testing.T) {
	for _, c := range []struct {
		values          []float64
		unknown         int // the column that says nothing
		scale           model.Scale
		peak, end, mean float64
		none            bool
	}{
		{[]float64{1, -2, 9, 0.5}, 2, model.Scale{}, -2, 0.5, -0.75, false},
		{[]float64{6, 9, 2}, -1, model.Scale{Max: 10}, 9, 2, 5.5, false},
		{[]float64{1, -1, 1, -1}, -1, model.Scale{}, 1, -1, 0, false}, // of equal ones the first
		{[]float64{1, 2}, -1, model.Scale{}, 2, 2, 2, false},
		{[]float64{1, 2}, 0, model.Scale{}, 0, 0, 0, true},
		{nil, -1, model.Scale{}, 0, 0, 0, true},
	} {
		var curve []Value
		for i, v := range c.values {
			curve = append(curve, Value{Value: v, Known: i != c.unknown})
		}
		got, ok := PeakAndEnd(curve, c.scale)
		if ok == c.none || ok && (got.Peak.Value != c.peak || got.End.Value != c.end || got.Mean != c.mean) {
			t.Errorf("%v: %+v, %v", c.values, got, ok)
		}
	}
}

// A mean of touchpoints and a value set by hand are told alike, so they average alike: −1.75 is told as −1.8, and −1.8 and 0.5
// make −0.65.
func TestPeakAndEndAddUpAsTold(t *testing.T) {
	for _, peak := range []float64{-1.75, -1.8, -1.84} {
		got, _ := PeakAndEnd([]Value{{Value: peak, Known: true}, {Value: 0.5, Known: true}}, model.Scale{})
		if got.Mean != -0.65 {
			t.Errorf("%v and 0.5 average to %v", peak, got.Mean)
		}
	}
}
