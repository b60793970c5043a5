package i18n

import (
	"fmt"
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

// Seconds writes a time of day to the second, 14:02:07.
func Seconds(_ string, t time.Time) string { return t.Format("15:04:05") }

// Size writes the size of a file: 840 B, 12 KB, 3.4 MB.
func Size(_ string, bytes int64) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf("%d B", bytes)
	case bytes < 1_000_000:
		return fmt.Sprintf("%d KB", (bytes+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}
