package exporttest

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// Retype returns a workbook in whose sheets somebody has typed another text wherever one stood alone in its cell: pairs
// of old and new. It fails when a text is in no cell.
func Retype(t testing.TB, book []byte, pairs ...string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		s := string(data)
		if strings.HasPrefix(f.Name, "xl/worksheets/sheet") || f.Name == "xl/sharedStrings.xml" {
			for i := 0; i < len(pairs); i += 2 {
				found[pairs[i]] = found[pairs[i]] || strings.Contains(s, ">"+pairs[i]+"</t>")
				s = strings.ReplaceAll(s, ">"+pairs[i]+"</t>", ">"+pairs[i+1]+"</t>")
			}
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(to, s); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(pairs); i += 2 {
		if !found[pairs[i]] {
			t.Fatalf("%q stands in no cell", pairs[i])
		}
	}
	return out.Bytes()
}
