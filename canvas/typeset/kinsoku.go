package typeset

import "unicode"

// Chinese and Japanese rules of line breaking (禁則, 行首行尾禁则) that UAX #14 leaves open. ASCII is left to UAX #14.
const (
	neverFirst = "、。，．！？：；）〕］｝〉》」』】〙〗〟’”｠»·・…—～〜々ー‐゠–％‰℃" +
		"ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
	neverLast = "（〔［｛〈《「『【〘〖〝‘“｟«￥＄￡"
	openers   = "‘“"
	closers   = "’”"
)

// sides holds, for each character of the rules, which sides of it a line may not end at.
var sides = func() map[rune]uint8 {
	m := map[rune]uint8{}
	for bit, set := range []string{neverFirst, neverLast, openers, closers} {
		for _, r := range set {
			m[r] |= 1 << bit
		}
	}
	return m
}()

const (
	isNeverFirst = 1 << iota
	isNeverLast
	isOpener
	isCloser
)

// forbidden reports that no line may end between two characters.
func forbidden(before, after rune) bool {
	if before < 0x80 && after < 0x80 {
		return false
	}
	return sides[after]&isNeverFirst != 0 || sides[before]&isNeverLast != 0
}

// allowed reports that a line may end between two characters though UAX #14, which cannot tell opening from closing
// quotation marks, says no: beside Chinese text their sides are known.
func allowed(before, after rune) bool {
	return wide(before) && sides[after]&isOpener != 0 || wide(after) && sides[before]&isCloser != 0
}

// wide reports characters that lines may break between at will.
func wide(r rune) bool {
	return r >= 0x2E80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r < 0x3040 || r >= 0xFF00 && r < 0xFF61)
}
