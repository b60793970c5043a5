package model

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestOrderBetween(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"", "", "a0"}, {"a0", "", "a1"}, {"az", "", "b00"}, {"bzz", "", "c000"}, {"", "a0", "Zz"}, {"", "Z0", "Yzz"},
		{"a0", "a1", "a0V"}, {"a0", "a0V", "a0F"}, {"a0V", "a1", "a0k"}, {"a0", "a2", "a1"}, {"Zz", "a1", "a0"},
		{"a1", "a1", ""}, {"a2", "a1", ""}, {"?", "", ""}, {"", "a00", ""},
	} {
		if got := OrderBetween(c.a, c.b); got != c.want {
			t.Errorf("between %q and %q: got %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

func TestOrderKeysStayShortWhenAppended(t *testing.T) {
	keys := OrderSeries(100_000)
	if !slices.IsSorted(keys) || len(keys[len(keys)-1]) > 5 {
		t.Fatalf("last key %q", keys[len(keys)-1])
	}
}

func TestOrderFitsAnywhere(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	keys := []string{OrderBetween("", "")}
	for range 3000 {
		i := r.IntN(len(keys) + 1)
		var a, b string
		if i > 0 {
			a = keys[i-1]
		}
		if i < len(keys) {
			b = keys[i]
		}
		k := OrderBetween(a, b)
		if k == "" || a != "" && k <= a || b != "" && k >= b || !ValidOrder(k) {
			t.Fatalf("between %q and %q: got %q", a, b, k)
		}
		keys = slices.Insert(keys, i, k)
	}
}
