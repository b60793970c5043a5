package xlsx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var cached = regexp.MustCompile(`</f><v>[^<]*</v>`)

// withoutValues returns a workbook whose formulas have no values beside them, and how many there were.
func withoutValues(t *testing.T, raw []byte) ([]byte, int) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w, n := zip.NewWriter(&out), 0
	for _, f := range z.File {
		text := part(t, raw, f.Name)
		if strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			n += len(cached.FindAllString(text, -1))
			text = cached.ReplaceAllString(text, "</f>")
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(to, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), n
}

// The values beside the formulas are what LibreOffice reckons by itself.
func TestLibreOfficeReckonsTheSame(t *testing.T) {
	raw := write(t, job(t, planned(t).doc()))
	bare, n := withoutValues(t, raw)
	if n < 15 {
		t.Fatalf("only %d formulas", n)
	}
	said, reckoned := convert(t, raw, everySheet), convert(t, bare, everySheet)
	say := words(t, "zh")
	for _, key := range []string{"xlsx.sheet.cards", "xlsx.sheet.gaps", "xlsx.sheet.chances", "xlsx.sheet.actions", "xlsx.sheet.metrics", "xlsx.sheet.series", "xlsx.sheet.cover", "xlsx.sheet.personas"} {
		want, got := sheetText(t, said, say(key)), sheetText(t, reckoned, say(key))
		if !slices.Equal(want, got) || len(want) < 8 {
			t.Errorf("%s:\nsays     %q\nreckoned %q", say(key), want, got)
		}
		for _, c := range got {
			if faulty.MatchString(c) {
				t.Errorf("%s: LibreOffice reckons %s", say(key), c)
			}
		}
	}
}
