package layout

import (
	"strings"
	"time"
)

// Date writes a day as the readers of a language do: 2026-11-22 for Chinese ones, 22 Nov 2026 for all others. Every day that
// is read is written here, in the window as on paper; days that are typed, and those in workbooks, stay 2026-11-22.
func Date(lang string, t time.Time) string {
	if strings.HasPrefix(lang, "zh") {
		return t.Format(time.DateOnly)
	}
	return t.Format("2 Jan 2006")
}

// Day is Date for a day as documents hold it. What is no day is returned as somebody wrote it.
func Day(lang, day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return Date(lang, t)
}
