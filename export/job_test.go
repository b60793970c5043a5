package export

import (
	"math"
	"testing"
)

func TestParsePage(t *testing.T) {
	for in, want := range map[string][2]float64{
		"": {0, 0}, "fit": {0, 0}, "A4": {841.89, 595.28}, "a3": {1190.55, 841.89}, "A0": {3370.39, 2383.94},
		"900x600mm": {2551.18, 1700.79}, "254X508MM": {720, 1440},
	} {
		got, err := ParsePage(in)
		if err != nil || math.Abs(got.W-want[0]) > 0.01 || math.Abs(got.H-want[1]) > 0.01 {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"B5", "A7", "900x600", "x", "0x10mm", "-5x10mm", "1e9x1e9mm", "NaNxNaNmm", "10x10mm"} {
		if got, err := ParsePage(in); err == nil {
			t.Errorf("%q gives %v", in, got)
		}
	}
}
