package importer

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestGuardedTextComesBack(t *testing.T) {
	for s, want := range map[string]string{
		"=1+1": "'=1+1", "+1+1": "'+1+1", "-2+3": "'-2+3", "@SUM(1)": "'@SUM(1)", "＝1": "'＝1", "-": "'-", "=": "'=",
		"\t=1": "'\t=1", "  =1": "'  =1", "'=1": "''=1", "''=1": "'''=1", "' =1": "'' =1",
		"-5": "-5", "+3.5": "+3.5", "-12,5%": "-12,5%", "it's": "it's", "'": "'", "'quoted'": "'quoted'", "": "", "客户": "客户", "- a list": "'- a list",
	} {
		got := Guard(s)
		if got != want {
			t.Errorf("%q goes out as %q, want %q", s, got, want)
		}
		if back := unguard(got); back != s {
			t.Errorf("%q comes back as %q", s, back)
		}
	}
}

func FuzzGuard(f *testing.F) {
	f.Add("'=1")
	f.Fuzz(func(t *testing.T, s string) {
		got := Guard(s)
		if unguard(got) != s {
			t.Errorf("%q comes back as %q", s, unguard(got))
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(got, " "))
		if strings.ContainsRune(formulaSigns, first) && !plainNumber.MatchString(got) {
			t.Errorf("%q is still a formula", got)
		}
	})
}
