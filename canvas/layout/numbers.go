package layout

import (
	"strconv"
	"strings"

	"sojourn/model"
	"sojourn/model/insight"
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

// Moved says where a metric came from, where it is and where it is to go, so that nobody takes the goal for the next value:
// 41% → 52% (goal 60%). Of a goal that is passed it says which way is better.
func Moved(m model.Metric, words Words) string {
	at := func(v *float64) string {
		one := m
		one.Value = v
		return Quantity(one, words)
	}
	said, from := at(m.Value), insight.Start(&m)
	if from != nil && m.Value != nil && (*from != *m.Value || len(insight.Readings(&m)) > 1) {
		said = at(from) + " → " + said
	}
	if m.Target == nil {
		return said
	}
	key := "metric.goal"
	if p, ok := insight.Reached(&m, "", ""); ok && p.Share > 1 {
		key = "metric.goal.higher"
		if *m.Target < *from {
			key = "metric.goal.lower"
		}
	}
	return strings.TrimSpace(words(key, "value", said, "goal", at(m.Target)))
}
