package vm

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// ReadNumber reads a number as people type it: "1,250", "41%", "−2", "3。5" and wide digits are all understood. An empty text is
// nothing, and ok is false where there is no number in it.
func ReadNumber(s string) (v *float64, ok bool) {
	s = strings.TrimSpace(strings.NewReplacer(
		",", "", " ", "", "%", "", "−", "-", "。", ".").Replace(narrow(s)))
	if s == "" {
		return nil, true
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return nil, false
	}
	return &n, true
}

// narrow turns the wide forms that a Chinese input method types into their plain ASCII ones.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r > '\uff00' && r < '\uff5f' {
			return r - '\uff00' + ' '
		}
		return r
	}, s)
}

// ReadDay reads a day written 2026-11-30, 2026/11/30, 2026.11.30 or 2026年11月30日, and "" as no day.
func ReadDay(s string) (day string, ok bool) {
	s = strings.TrimSpace(narrow(s))
	if s == "" {
		return "", true
	}
	s = strings.TrimSuffix(strings.NewReplacer("/", "-", ".", "-", "年", "-", "月", "-", "日", "").Replace(s), "-")
	t, err := time.Parse("2006-1-2", s)
	if err != nil {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// readTags splits at commas of either language.
func readTags(s string) []string {
	var out []string
	for _, tag := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",\uff0c、;\uff1b", r) }) {
		if tag = strings.TrimSpace(tag); tag != "" {
			out = append(out, tag)
		}
	}
	return out
}
