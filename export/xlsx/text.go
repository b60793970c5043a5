package xlsx

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"sojourn/model/limits"
)

// clean returns s as a cell can hold it: valid, with plain line ends.
func clean(s string) string {
	if !utf8.ValidString(s) { // which looks at text that is valid, as almost all is, at a fraction of the cost of the next
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if strings.Contains(s, "\r") {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	}
	return s
}

// formulaLike reports that a spreadsheet would read s as a formula if a person typed it.
func formulaLike(s string) bool {
	return s != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", firstRune(s))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// units counts s as Excel does, in UTF-16.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// fits reports that one cell holds s.
func fits(s string) bool { return len(s) <= limits.CellRunes || units(s) <= limits.CellRunes }

// pieces cuts s into parts of at most size UTF-16 units, never inside a character.
func pieces(s string, size int) []string {
	var out []string
	start, n := 0, 0
	for i, r := range s {
		w := utf16.RuneLen(r)
		if n+w > size {
			out = append(out, s[start:i])
			start, n = i, 0
		}
		n += w
	}
	return append(out, s[start:])
}

// number writes v plainly, as short as it can be read back.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// link returns the address when it is one that a workbook may open: of the web or of mail.
func link(address string) (string, bool) {
	const longest = 2_079 // what Excel takes
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || len(address) > longest {
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.String(), u.Host != ""
	case "mailto":
		return u.String(), u.Opaque != ""
	}
	return "", false
}

// names hands out sheet names.
type names map[string]bool

// sheetRunes is the longest name of a sheet, in UTF-16 units.
const sheetRunes = 31

// take returns a name that Excel accepts and that no other sheet has.
func (n names) take(want string) string {
	base := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, clean(want))
	base = strings.Trim(strings.TrimSpace(base), "'")
	if base == "" || strings.EqualFold(base, "History") { // which Excel keeps for itself
		base += "_"
	}
	name := pieces(base, sheetRunes)[0]
	for i := 2; n[strings.ToLower(name)]; i++ {
		tail := " " + strconv.Itoa(i)
		name = pieces(base, sheetRunes-len(tail))[0] + tail
	}
	n[strings.ToLower(name)] = true
	return name
}

// quoted returns a sheet's name as formulas write it.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }
