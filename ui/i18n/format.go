package i18n

import (
	"time"
)

// Date writes a day: 2026-11-22 for Chinese readers, 22 Nov 2026 for English ones.
func Date(lang string, t time.Time) string {
	if Base(lang) == "zh" {
		return t.Format("2006-01-02")
	}
	return t.Format("2 Jan 2006")
}

// Clock writes a time of day, 14:02.
func Clock(_ string, t time.Time) string { return t.Format("15:04") }
