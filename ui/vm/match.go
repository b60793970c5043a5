package vm

import (
	"slices"
	"strings"
	"unicode"
)

// How good a match is, the best first. Between these the gaps of a scattered match count.
const (
	matchWhole   = 1000
	matchStart   = 900
	matchWord    = 800 // the start of a word
	matchInside  = 700
	matchLetters = 600 // the first letters of words
	matchScatter = 400 // all letters, in order, with gaps
)

// needle is what a person looks for: words that must all be found, wherever they stand.
type needle [][]rune

func newNeedle(typed string) needle {
	var n needle
	for _, word := range strings.Fields(fold(typed)) {
		n = append(n, []rune(word))
	}
	return n
}

// fold makes texts alike that differ in case, in accents of the keyboard (full width) or in an ellipsis at the end.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		return unicode.ToLower(r)
	}, s)
	return strings.TrimRight(s, "….")
}

// in returns how well one text holds all the words, 0 for not at all. The text is folded.
func (n needle) in(text []rune) int {
	sum := 0
	for _, word := range n {
		s := score(word, text)
		if s == 0 {
			return 0
		}
		sum += s
	}
	if len(n) > 1 {
		sum /= len(n)
	}
	return sum
}

// score returns how well a text holds one word. Of two texts the shorter is the better.
func score(word, text []rune) int {
	if len(word) == 0 || len(word) > len(text) {
		return 0
	}
	extra := min(len(text)-len(word), 90)
	switch at := index(text, word); {
	case at == 0 && extra == 0:
		return matchWhole
	case at == 0:
		return matchStart - extra
	case at > 0:
		if startsWord(text, at) {
			return matchWord - extra
		}
		for i := at + 1; i+len(word) <= len(text); i++ {
			if startsWord(text, i) && slices.Equal(text[i:i+len(word)], word) {
				return matchWord - extra
			}
		}
		return matchInside - extra
	}
	if initials(word, text) {
		return matchLetters - extra
	}
	return scattered(word, text)
}

func index(text, word []rune) int {
	for i := 0; i+len(word) <= len(text); i++ {
		if slices.Equal(text[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}

func startsWord(text []rune, i int) bool {
	return i == 0 || !letter(text[i-1]) && letter(text[i])
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// initials reports that a word is made of the first letters of words, in order: "zf" for "Zoom to fit".
func initials(word, text []rune) bool {
	at := 0
	for i, r := range text {
		if at < len(word) && r == word[at] && startsWord(text, i) {
			at++
		}
	}
	return len(word) > 1 && at == len(word)
}

// scattered scores a text that has all letters of a word in order. What lies far apart was hardly meant.
func scattered(word, text []rune) int {
	at, begin := 0, -1
	for i, r := range text {
		if at < len(word) && r == word[at] {
			if begin < 0 {
				begin = i
			}
			if at++; at == len(word) {
				gaps := i - begin + 1 - len(word)
				if gaps > 2*len(word) || len(word) < 2 {
					return 0
				}
				return matchScatter - 10*gaps - min(len(text), 90)
			}
		}
	}
	return 0
}
