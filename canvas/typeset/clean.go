package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tab is what a tabulator becomes: a scene knows no tab stops.
const tab = "    "

// clean returns s as it can be drawn: hard breaks are "\n", tabs are spaces, control characters and noncharacters are
// gone and bytes that are no UTF-8 are U+FFFD.
func clean(s string) string {
	if !strings.ContainsFunc(s, dirty) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == '\r' && i+1 < len(s) && s[i+1] == '\n':
		case hardBreak(r):
			b.WriteByte('\n')
		case r == '\t':
			b.WriteString(tab)
		case unicode.IsControl(r) || noncharacter(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// dirty reports that clean has something to do because of r; a broken byte shows as utf8.RuneError.
func dirty(r rune) bool {
	return r < ' ' && r != '\n' || r >= 0x7F && r < 0xA0 || r == utf8.RuneError || hardBreak(r) && r != '\n' || noncharacter(r)
}

func hardBreak(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

func noncharacter(r rune) bool {
	return r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
}

// blank reports a space that may hang over the end of a line.
func blank(r rune) bool {
	switch r {
	case ' ', 0x1680, 0x205F, 0x3000, 0x200B:
		return true
	case 0x2007: // figure space does not break
		return false
	}
	return r >= 0x2000 && r <= 0x200A
}

// ignorable reports characters that show nothing by themselves: joiners, variation selectors, direction marks, tags.
func ignorable(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
