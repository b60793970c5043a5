package fileio

import "strings"

const nameBytes = 255 // the longest name that the usual file systems take

// fitting returns head, base and tail as one name, and a short hash in place of a base that leaves them no room.
func fitting(head, base, tail string) string {
	if len(head)+len(base)+len(tail) > nameBytes {
		base = short(base)
	}
	return head + base + tail
}

// windowsReserved reports that Windows would not make an ordinary file of this name: a device, or a name whose last
// dots and spaces it takes away.
func windowsReserved(base string) bool {
	if base == "" || strings.HasSuffix(base, ".") || strings.HasSuffix(base, " ") || strings.ContainsAny(base, `<>:"|?*`) {
		return true
	}
	stem, _, _ := strings.Cut(base, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, digit, ok := strings.Cut(stem, "COM")
	if !ok {
		port, digit, ok = strings.Cut(stem, "LPT")
	}
	return ok && port == "" && len([]rune(digit)) == 1 && strings.Contains("123456789¹²³", digit)
}
