package scene

import (
	"math"
	"testing"
)

// Ratios as the tables of WCAG 2 have them.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b uint32
		want float64
	}{{0xFFFFFF, 0, 21}, {0x767676, 0xFFFFFF, 4.54}, {0xFFFFFF, 0x777777, 4.48}, {0xFF0000, 0xFFFFFF, 4.00}, {0x0000FF, 0xFFFFFF, 8.59}, {0x00FF00, 0, 15.30}, {0x123456, 0x123456, 1}} {
		if got := Contrast(RGB(c.a), RGB(c.b)); math.Abs(got-c.want) > 0.005 {
			t.Errorf("%06X on %06X: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}
