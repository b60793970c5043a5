package layout

import (
	"strconv"
	"strings"

	"sojourn/model"
)

// Number writes v with at most two decimals and a true minus sign; thousands are grouped from five digits on, as
// both Chinese and English readers expect.
func Number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
		if s == "0" {
			sign = ""
		}
	}
	whole, frac, _ := strings.Cut(s, ".")
	if len(whole) >= 5 {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if frac != "" {
		whole += "." + frac
	}
	return sign + whole
}

// Quantity writes a metric's value with its unit: 41%, 118 秒. Units of time are in the reader's language; a metric
// without a value gives "".
func Quantity(m model.Metric, words Words) string {
	if m.Value == nil {
		return ""
	}
	s := Number(*m.Value)
	switch m.Unit {
	case "":
		return s
	case "%", "‰", "°":
		return s + m.Unit
	case "s", "min", "h", "d":
		return s + " " + words("unit."+m.Unit)
	}
	return s + " " + m.Unit
}
