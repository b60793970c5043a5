package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	day    = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	anyDay = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$`)
)

// namedMonths are the ways to write a day in English that leave no doubt which number is the month.
var namedMonths = []string{"2 Jan 2006", "2 January 2006", "2-Jan-2006", "Jan 2, 2006", "January 2, 2006", "Jan 2 2006", "January 2 2006"}

// Day sets a day, in whatever way it is written, and reports false for what is none, or could be two.
func Day(to *string, s string) bool {
	if s == "" || *to == s {
		*to = s
		return true
	}
	at, ok := dayOf(s)
	if ok {
		*to = at.Format(time.DateOnly)
	}
	return ok
}

func dayOf(s string) (time.Time, bool) {
	if got := anyDay.FindStringSubmatch(s); got != nil {
		at, err := time.Parse("2006-1-2", strings.Join(got[1:], "-"))
		return at, err == nil
	}
	for _, form := range namedMonths {
		if at, err := time.Parse(form, s); err == nil {
			return at, true
		}
	}
	return numbered2000(s)
}

// numbered2000 reads a day of this century as spreadsheets count them, which is left when a cell has lost its format.
func numbered2000(s string) (time.Time, bool) {
	const first, last = 36_526, 73_050 // of 2000, of 2099
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n < first || n >= last+1 {
		return time.Time{}, false
	}
	return time.Date(1899, 12, 30+int(n), 0, 0, 0, 0, time.UTC), true
}
