package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"sojourn/model/limits"
)

var (
	yearFirst = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:[T\s]+(.*))?$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:,?\s+(.*))?$`)
	clock     = regexp.MustCompile(`(?i)^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?\d*\s*(am|pm)?`)
)

// dates reads the dates of one column. Time zones are left aside: days are counted as they are written.
type dates struct {
	dayFirst bool // 31/12/2026
}

// datesOf tells the order of day and month from a number that can be no month; without one the month comes first, as
// the American systems write it.
func datesOf(column []string) dates {
	for _, s := range column {
		if got := yearLast.FindStringSubmatch(s); got != nil {
			if n, _ := strconv.Atoi(got[1]); n > 12 || strings.Contains(s, ".") {
				return dates{dayFirst: true}
			}
		}
	}
	return dates{}
}

// read returns the moment a cell names.
func (d dates) read(s string) (time.Time, bool) {
	if len(s) > limits.MeasureBytes {
		return time.Time{}, false
	}
	s = norm.NFKC.String(strings.TrimSpace(s))
	year, month, day, rest := "", "", "", ""
	if got := yearFirst.FindStringSubmatch(s); got != nil {
		year, month, day, rest = got[1], got[2], got[3], got[4]
	} else if got := yearLast.FindStringSubmatch(s); got != nil {
		year, month, day, rest = got[3], got[1], got[2], got[4]
		if d.dayFirst {
			month, day = day, month
		}
	}
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	n, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), n, 0, 0, 0, 0, time.UTC)
	if year == "" || int(t.Month()) != m || t.Day() != n {
		return time.Time{}, false
	}
	clock, ok := timeOfDay(rest)
	return t.Add(clock), ok
}

// timeOfDay reads the clock behind a date, midnight when there is none, and reports false for an hour that no day has.
func timeOfDay(text string) (time.Duration, bool) {
	got := clock.FindStringSubmatch(text)
	if got == nil {
		return 0, true
	}
	h, _ := strconv.Atoi(got[1])
	m, _ := strconv.Atoi(got[2])
	s, _ := strconv.ParseFloat(got[3], 64)
	switch strings.ToLower(got[4]) {
	case "pm":
		h = h%12 + 12
	case "am":
		h %= 12
	}
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s*float64(time.Second)),
		h <= 24 && m < 60 && s <= 60
}
