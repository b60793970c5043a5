package i18n

import (
	"fmt"
	"time"
)

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
