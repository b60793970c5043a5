package xlsx

import (
	"strings"
	"unicode"
)

// lineCount says how many lines a text takes in a cell of the given width in digits of the usual size. Spreadsheets
// never fit a row to merged or rich text, so that the height is reckoned here; a Chinese character counts double.
func lineCount(s string, width float64) int {
	if float64(len(s))*widest <= width && strings.IndexByte(s, '\n') < 0 {
		return 1
	}
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n += wrapped(line, max(width, 2))
	}
	return n
}

// widest is the most digits that a byte of text takes: a capital's.
const widest = 1.25

// wrapped breaks one line greedily: between Chinese characters anywhere, in other scripts at spaces.
func wrapped(line string, width float64) int {
	n, at, word := 1, 0.0, 0.0
	fit := func() {
		if at+word > width && at > 0 {
			n, at = n+1, 0
		}
		at += word
		for ; at > width; at -= width { // a word longer than the line is broken
			n++
		}
		word = 0
	}
	for _, r := range line {
		w := runeWidth(r)
		switch {
		case r > ' ' && r < 0x7F: // most of English
			word += w
		case w == 2 && r != '\u3000': // which is a space
			fit()
			word = w
			fit()
		case unicode.IsSpace(r):
			fit()
			at += w
		default:
			word += w
		}
	}
	fit()
	return n
}

// runeWidth is the width of a character in digits.
func runeWidth(r rune) float64 {
	switch {
	case r < 0x300:
		if unicode.IsUpper(r) {
			return 1.25
		}
		return 1
	case r >= 0x4E00 && r <= 0x9FFF: // most of Chinese
		return 2
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x1100 && (r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE6F || r >= 0xFF00 && r <= 0xFF60 ||
		r >= 0xFFE0 && r <= 0xFFE6 || r >= 0x1F300):
		return 2
	}
	return 1.1
}
