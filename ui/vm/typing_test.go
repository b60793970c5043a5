package vm

import (
	"strings"
	"testing"
	"time"
)

// Each text of a row follows the one before; '|' stands before those that begin a step, '…' before a pause.
func TestTypingBreaksIntoWords(t *testing.T) {
	for _, c := range [][]string{
		{"|a", "ab", "ab ", "|ab c", "ab cd", "ab cd, ", "|ab cd, e"},
		{"|付", "付款", "付款，", "|付款，运", "付款，运费"},
		{"|a", "…|ab", "abc"},
		{"|ab", "abx", "|ab", "a", "|ac", "acd"},
		{"|ab", "|xab", "xyab"},      // elsewhere in the text
		{"|hello", "|help", "help!"}, // replaced, then gone on
		{"|all", "|o", "on", "one", "one ", "|one t", "one tw"},
		{"|a ", "a  ", "a   ", "|a   b"},
		{"|a\n", "|a\nb"},
	} {
		var typing Typing
		was, at := "", time.Unix(1000, 0)
		for _, now := range c {
			begins, pause := false, 300*time.Millisecond
			if rest, ok := strings.CutPrefix(now, "…"); ok {
				now, pause = rest, 2*time.Second
			}
			now, begins = strings.CutPrefix(now, "|")
			at = at.Add(pause)
			if got := typing.Begins("f", was, now, 0, at); got != begins {
				t.Errorf("%q to %q: begins %v", was, now, got)
			}
			was = now
		}
		if !typing.Begins("other", was, was+"x", 0, at) {
			t.Error("another field goes on in the same step")
		}
	}
}

// Typing over a selection is one step, also where the first letter is one that stood at an end of what it replaces. The
// texts alone would tell of a deletion. "[" and "]" enclose the selection, "|" is the cursor.
func TestTypingOverASelectionThatHasTheLetterIsOneStep(t *testing.T) {
	for _, c := range [][]string{
		{"[hello]", "h|", "he|", "hey|"},
		{"[hello]", "o|", "on|", "one|"},
		{"[ab]bz", "a|bz", "ac|bz"},
		{"x[hello]o", "xo|o", "xon|o"},
		{"[ab]", "b|", "bc|"},
		{"a[a]", "aa|", "aab|"},
	} {
		var typing Typing
		was, at := strings.NewReplacer("[", "", "]", "").Replace(c[0]), time.Unix(1000, 0)
		for i, now := range c[1:] {
			head, tail, _ := strings.Cut(now, "|")
			at = at.Add(300 * time.Millisecond)
			if got := typing.Begins("f", was, head+tail, len([]rune(head)), at); got != (i == 0) {
				t.Errorf("%v: %q to %q: begins %v", c, was, now, got)
			}
			was = head + tail
		}
		if !typing.Begins("f", was, was[:len(was)-1], 0, at) {
			t.Errorf("%v: deleting goes on in the same step", c)
		}
	}
}

func TestOnlyTextIsTyped(t *testing.T) {
	for in, want := range map[Input]bool{Line: true, Paragraph: true, Suggest: true, Lines: true, Slider: false, Toggle: false, Number: false, Picks: false} {
		was, now, ok := Typed(Field{Input: in, Value: Value{Text: "a", List: []string{"a"}}}, Value{Text: "ab", List: []string{"ab"}})
		if ok != want || ok && (was != "a" || now != "ab") {
			t.Errorf("%d: %q, %q, %v", in, was, now, ok)
		}
	}
}
