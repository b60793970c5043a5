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
			if got := typing.Begins("f", was, now, at); got != begins {
				t.Errorf("%q to %q: begins %v", was, now, got)
			}
			was = now
		}
		if !typing.Begins("other", was, was+"x", at) {
			t.Error("another field goes on in the same step")
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
