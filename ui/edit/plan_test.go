package edit

import (
	"testing"

	"sojourn/model"
)

func TestRatingMovesBothValuesByAsMuchAsTheirScalesAllow(t *testing.T) {
	v := func(x float64) *float64 { return &x }
	for _, c := range []struct {
		customer, business *float64
		value              float64
		wantC, wantB       *float64
	}{
		{nil, nil, 70, v(70), v(70)},
		{v(40), nil, 70, v(70), nil},
		{nil, v(40), 70, nil, v(70)},
		{v(60), v(40), 70, v(80), v(60)},
		{v(100), v(0), 80, v(100), v(60)},
		{v(100), v(0), 20, v(40), v(0)},
		{v(0), v(100), 100, v(100), v(100)},
	} {
		o := model.Opportunity{CustomerValue: c.customer, BusinessValue: c.business}
		rate(&o, c.value)
		same := func(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
		if !same(o.CustomerValue, c.wantC) || !same(o.BusinessValue, c.wantB) {
			t.Errorf("%+v: %v, %v", c, o.CustomerValue, o.BusinessValue)
		}
	}
}
