package vm

import (
	"strings"
	"time"
	"unicode"

	"sojourn/model/limits"
)

// Typing tells where one word ends and the next begins while somebody types, so that undo takes back a word at a time.
// The zero Typing has seen nothing.
type Typing struct {
	field string
	at    time.Time
	kind  strokeKind
	end   int  // where the cursor was after the last change, in runes
	gap   bool // the last thing typed was no part of a word
}

type strokeKind uint8

const (
	added strokeKind = iota
	taken
	both
)

// Begins reports that a text which becomes another begins a new step: in another field or place, after a pause, with the
// first letter after a space or a mark, and where deleting follows typing or typing deleting. What is typed over a selection
// is one word with the letter that has replaced it. Typed is how many runes stand before the cursor when a character was
// typed, 0 where the text has changed otherwise.
func (t *Typing) Begins(field, was, now string, typed int, at time.Time) bool {
	a, b := []rune(was), []rune(now)
	head, tail := unchanged(a, b, typed)
	kind := both
	switch {
	case len(a) == head+tail:
		kind = added
	case len(b) == head+tail:
		kind = taken
	}
	gap := len(b) > head+tail && !inWord(b[len(b)-tail-1])
	begins := field != t.field || at.Sub(t.at) > limits.TypingPause || kind != t.kind && !(kind == added && t.kind == both) ||
		kind == added && (head != t.end || t.gap && !gap)
	*t = Typing{field: field, at: at, kind: kind, end: len(b) - tail, gap: gap}
	return begins
}

// unchanged returns how much of the beginning and of the end of a text stayed as it was. The texts alone do not tell what
// was typed over a selection that begins or ends with it: the typed character is never part of what stayed.
func unchanged(a, b []rune, typed int) (head, tail int) {
	start, rest := len(b), len(b)
	if typed > 0 {
		start, rest = typed-1, len(b)-typed
	}
	for head < len(a) && head < start && a[head] == b[head] {
		head++
	}
	for tail < len(a)-head && tail < min(len(b)-head, rest) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return head, tail
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Typed returns the text of a field and the one that a value gives it, and false for a field that is not typed.
func Typed(f Field, v Value) (was, now string, ok bool) {
	switch f.Input {
	case Line, Paragraph, Suggest:
		return f.Value.Text, v.Text, true
	case Lines:
		return strings.Join(f.Value.List, "\n"), strings.Join(v.List, "\n"), true
	}
	return "", "", false
}
