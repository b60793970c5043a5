package i18n

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Number writes v with at most two decimals and a comma between thousands, as both languages do. Four digits stay
// together, so that a year or a small count reads as one word.
func Number(_ string, v float64) string {
	s := strconv.FormatFloat(math.Round(v*100)/100+0, 'f', -1, 64) // + 0 turns −0 into 0
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	whole, part, _ := strings.Cut(s, ".")
	if len(whole) > 4 {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if part != "" {
		part = "." + part
	}
	return sign + whole + part
}

// Date writes a day: 2026-11-22 for Chinese readers, 22 Nov 2026 for English ones.
func Date(lang string, t time.Time) string {
	if Base(lang) == "zh" {
		return t.Format("2006-01-02")
	}
	return t.Format("2 Jan 2006")
}

// Clock writes a time of day, 14:02.
func Clock(_ string, t time.Time) string { return t.Format("15:04") }
