package typeset

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// rightToLeft holds the blocks of scripts written from right to left and the marks that change direction.
var rightToLeft = &unicode.RangeTable{
	R16: []unicode.Range16{{0x0590, 0x08FF, 1}, {0x200E, 0x200F, 1}, {0x202A, 0x202E, 1}, {0x2066, 0x2069, 1},
		{0xFB1D, 0xFDFF, 1}, {0xFE70, 0xFEFC, 1}},
	R32: []unicode.Range32{{0x10800, 0x10FFF, 1}, {0x1E800, 0x1EFFF, 1}},
}

// levels returns the level of each rune in a paragraph that runs from left to right, or nil when all are 0.
func levels(runes []rune) []uint8 {
	if !slices.ContainsFunc(runes, func(r rune) bool { return unicode.Is(rightToLeft, r) }) {
		return nil
	}
	var p bidi.Paragraph
	if _, err := p.SetString(string(runes), bidi.DefaultDirection(bidi.LeftToRight)); err != nil {
		return nil
	}
	order, err := p.Order()
	if err != nil {
		return nil
	}
	out := make([]uint8, len(runes))
	before := uint8(0)
	for i := range order.NumRuns() {
		run := order.Run(i)
		from, last := run.Pos()
		if from < 0 || last >= len(runes) || from > last {
			return nil
		}
		before = levelOf(run, before, runes[from:last+1])
		for k := from; k <= last; k++ {
			out[k] = before
		}
	}
	return out
}

// levelOf tells a number inside right-to-left text (level 2) from text that runs left to right (level 0), which the
// library reports alike.
func levelOf(run bidi.Run, before uint8, runes []rune) uint8 {
	switch {
	case run.Direction() == bidi.RightToLeft:
		return 1
	case before > 0 && !slices.ContainsFunc(runes, unicode.IsLetter):
		return 2
	}
	return 0
}

// visualOrder turns segments from reading order into the order seen from left to right (rule L2 of UAX #9).
func visualOrder(ss []segment) []segment {
	for level := uint8(2); level > 0; level-- {
		for from := 0; from < len(ss); from++ {
			to := from
			for to < len(ss) && ss[to].level >= level {
				to++
			}
			slices.Reverse(ss[from:to])
			from = to
		}
	}
	return ss
}
