package xlsx

import (
	"slices"
	"strings"
	"testing"
)

func TestLineCount(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 10, 1},
		{"abc", 10, 1},
		{"one two three", 8, 2},
		{"one\ntwo\n", 8, 3},
		{"客户在这里等", 12, 1},
		{"客户在这里等待", 12, 2},
		{"wait 等待 wait", 9, 2},
		{strings.Repeat("x", 25), 10, 3},
		{"a", 0, 1},
	} {
		if got := lineCount(c.text, c.width); got != c.want {
			t.Errorf("%q in %g digits: %d lines, want %d", c.text, c.width, got, c.want)
		}
	}
}

func TestPiecesMakeTheWhole(t *testing.T) {
	for _, s := range []string{"", "a", "客户😀😀旅程", strings.Repeat("😀", 50)} {
		for size := 2; size < 9; size++ {
			parts := pieces(s, size)
			if strings.Join(parts, "") != s {
				t.Errorf("%q in pieces of %d: %q", s, size, parts)
			}
			for _, p := range parts {
				if units(p) > size {
					t.Errorf("%q is longer than %d", p, size)
				}
			}
		}
	}
}

func TestPiecesAreAsLongAsTheyMayBe(t *testing.T) {
	for size, want := range map[int][]string{2: {"ab", "cd"}, 3: {"abc", "d"}, 4: {"abcd"}} {
		if got := pieces("abcd", size); !slices.Equal(got, want) {
			t.Errorf("pieces of %d: %q, want %q", size, got, want)
		}
	}
}

func TestSheetNamesLoseWhatExcelRefuses(t *testing.T) {
	n := names{}
	for want, name := range map[string]string{"a b c d e f g h i": "a:b\\c/d?e*f[g]h\ti", "quoted": "'quoted'", "_": "?", "history_": "history"} {
		if got := n.take(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

func TestRowsAboveTheLanesLeaveRoomForTheMap(t *testing.T) {
	for wanted, want := range map[float64]float64{10: 20, 50: 50, 500: 72} {
		if got := frozen(20, wanted); got != want {
			t.Errorf("%v points: %v, want %v", wanted, got, want)
		}
	}
}
