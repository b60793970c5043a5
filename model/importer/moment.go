package importer

import (
	"strconv"
	"time"
)

// moment reads the time of an event to the millisecond: a date with a clock, or the seconds or milliseconds of the epoch.
// Zones are left aside: a log has one.
func (d dates) moment(s string) (time.Time, bool) {
	if at, ok := stamp(s); ok {
		return at, true
	}
	if len(s) == 10 || len(s) == 13 {
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			if len(s) == 10 {
				n *= 1000
			}
			return time.UnixMilli(n).UTC(), true
		}
	}
	if at, ok := d.read(s); ok {
		return at, true
	}
	return serial(s)
}

// stamp reads the way in which nearly all logs write a moment, 2026-09-01 08:11:00, without looking at it twice.
func stamp(s string) (time.Time, bool) {
	if len(s) < 19 || s[4] != '-' || s[7] != '-' || s[10] != ' ' && s[10] != 'T' || s[13] != ':' || s[16] != ':' {
		return time.Time{}, false
	}
	n, good := [6]int{}, true
	for i, at := range [6]int{0, 5, 8, 11, 14, 17} {
		for k := at; k < at+2 || i == 0 && k < at+4; k++ {
			good = good && s[k] >= '0' && s[k] <= '9'
			n[i] = n[i]*10 + int(s[k]-'0')
		}
	}
	if !good || n[1] < 1 || n[1] > 12 || n[2] < 1 || n[3] > 23 || n[4] > 59 || n[5] > 60 {
		return time.Time{}, false
	}
	at := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC)
	if at.Day() != n[2] && n[5] < 60 {
		return time.Time{}, false
	}
	if len(s) > 20 && s[19] == '.' {
		at = at.Add(fraction(s[20:]))
	}
	return at, true
}

// fraction reads the digits behind the point of a second.
func fraction(s string) time.Duration {
	d, unit := time.Duration(0), time.Second/10
	for i := 0; i < len(s) && i < 9 && s[i] >= '0' && s[i] <= '9'; i++ {
		d += time.Duration(s[i]-'0') * unit
		unit /= 10
	}
	return d
}

// serial reads a moment of this century as spreadsheets count it, days with a fraction, for cells that have lost their format.
func serial(s string) (time.Time, bool) {
	day, ok := numbered2000(s)
	if !ok {
		return time.Time{}, false
	}
	n, _ := strconv.ParseFloat(s, 64)
	return day.Add(time.Duration((n - float64(int(n))) * float64(24*time.Hour)).Round(time.Second)), true
}
