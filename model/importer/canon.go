package importer

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"

	"sojourn/model"
	"sojourn/model/limits"
)

var (
	typed   = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "−", "-", "…", "...", "⋯", "...")
	escaped = regexp.MustCompile(`_x00[01][0-9A-Fa-f]_`)
	gaps    = regexp.MustCompile(`[ \t]+`)
)

// Canon returns a text as it reads whatever a spreadsheet program did to its spelling on the way: line ends, gaps at
// the ends of lines, control characters and how they are written in a file, curled quotes, dashes, wide characters.
func Canon(s string) string {
	if s == "" {
		return ""
	}
	s = typed.Replace(norm.NFKC.String(typed.Replace(escaped.ReplaceAllString(s, ""))))
	s = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		if unicode.IsControl(r) || r == '\uFFFD' || r == '\uFEFF' || r == '\u200B' || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, s)
	lines := strings.Split(gaps.ReplaceAllString(s, " "), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// Says reports that a cell says of a text what the sheet was written with. Of one that is longer than a cell the cell
// holds the beginning, and below it a note where it goes on.
func (p *Pen) Says(t model.Text, s string) bool {
	had := p.Say(t)
	if had == s || Canon(had) == Canon(s) {
		return true
	}
	if len(had) <= limits.CellRunes || len(utf16.Encode([]rune(had))) <= limits.CellRunes {
		return false
	}
	cut := strings.LastIndexByte(s, '\n')
	return cut > limits.CellRunes/3 && strings.HasPrefix(Canon(had), Canon(s[:cut]))
}

// Number reads the number in a cell, in whatever way it is written; false when there is none or more than that.
func Number(s string) (float64, bool) {
	v, unit, ok := measure(s)
	return v, ok && unit == ""
}

// Shows reports that a cell shows a number, which it may have rounded: to ten digits, or to as many decimals as stand.
func Shows(v *float64, s string) bool {
	got, _, ok := measure(s)
	if v == nil || !ok {
		return false
	}
	if got == *v || strconv.FormatFloat(got, 'g', 10, 64) == strconv.FormatFloat(*v, 'g', 10, 64) {
		return true
	}
	_, decimals, _ := strings.Cut(s, ".")
	return len(decimals) >= 2 && math.Abs(got-*v) <= math.Pow10(-len(decimals))*0.501
}

// Clean takes out of a cell's text what spreadsheet programs leave in it that nobody sees: blank ends, and carriage
// returns as a file writes them.
func Clean(s string) string {
	if strings.Contains(s, "_x00") {
		s = escaped.ReplaceAllString(s, "")
	}
	return tidy(s)
}
