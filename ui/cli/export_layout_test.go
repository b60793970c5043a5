package cli

import (
	"strings"
	"testing"

	"sojourn/export"
)

func TestAnUnknownLayoutIsToldEveryOneThatThereIs(t *testing.T) {
	err := Env{}.export("x.journey", exportFlags{out: "x.pdf", layout: "nonsense"})
	for _, s := range export.Styles {
		if err == nil || !strings.Contains(err.Error(), string(s)) {
			t.Errorf("%q is not among what is told: %v", s, err)
		}
	}
}
