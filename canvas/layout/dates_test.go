package layout

import "testing"

func TestDaysAreWrittenAsTheirReadersDo(t *testing.T) {
	for _, c := range []struct{ lang, day, want string }{
		{"zh", "2026-01-09", "2026-01-09"}, {"zh-CN", "2026-11-22", "2026-11-22"}, {"en", "2026-01-09", "9 Jan 2026"}, {"en-GB", "2024-02-29", "29 Feb 2024"},
		{"en", "2026-02-30", "2026-02-30"}, {"en", "spring", "spring"}, {"en", "", ""},
	} {
		if got := Day(c.lang, c.day); got != c.want {
			t.Errorf("%s in %s is written %q, not %q", c.day, c.lang, got, c.want)
		}
	}
}
