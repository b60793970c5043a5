package update_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"sojourn/export/pdf/update"
)

// base returns what gofpdf writes for a document of n empty pages.
func base(t testing.TB, n int) []byte {
	t.Helper()
	p := gofpdf.New("P", "pt", "A4", "")
	p.SetTitle("startxref 7 %%EOF", true)
	for range n {
		p.AddPage()
	}
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestUpdate(t *testing.T) {
	pdf := base(t, 3)
	f, err := update.Open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Pages()
	if err != nil || !slices.Equal(pages, []int{3, 5, 7}) {
		t.Errorf("pages %v, %v", pages, err)
	}
	text := f.Add(update.Stream("/Type/Metadata/Subtype/XML", []byte("<x/>")))
	if err := f.Extend(f.Root(), "/Lang (zh)"); err != nil {
		t.Fatal(err)
	}
	if err := f.Extend(text, "/Lang (zh)"); err != nil {
		t.Error(err)
	}
	catalog, err := f.Object(f.Root())
	if err != nil || !strings.HasPrefix(string(catalog), "<</Lang (zh)\n") || !strings.Contains(string(catalog), "/Type /Catalog") {
		t.Errorf("catalog %s, %v", catalog, err)
	}
	var out bytes.Buffer
	n, err := f.WriteTo(&out)
	if err != nil || n != int64(out.Len()) || !bytes.HasPrefix(out.Bytes(), pdf) {
		t.Fatalf("wrote %d of %d bytes, %v", n, out.Len(), err)
	}
	check(t, out.Bytes())
}

// check has qpdf judge a file; it fails where there is no qpdf.
func check(t *testing.T, pdf []byte) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", name).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
}

func TestNotAFile(t *testing.T) {
	pdf := string(base(t, 1))
	at := strings.LastIndex(pdf, "xref\n0 ")
	for name, s := range map[string]string{
		"empty":          "",
		"no end":         pdf[:len(pdf)-6],
		"outside":        "startxref\n99999\n%%EOF",
		"no table":       "%PDF-1.7\nstartxref\n0\n%%EOF",
		"cut table":      "xref\n0 9\nstartxref\n0\n%%EOF",
		"no catalog":     strings.Replace(pdf, "/Root", "/Boot", 1),
		"no information": strings.Replace(pdf, "/Info", "/Inno", 1),
		"one line less":  pdf[:at] + strings.Replace(pdf[at:], "xref\n0 ", "xref\n0 9", 1),
	} {
		if _, err := update.Open([]byte(s)); !errors.Is(err, update.ErrFile) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestWrongObjects(t *testing.T) {
	f, err := update.Open([]byte(strings.Replace(string(base(t, 1)), "\n1 0 obj", "\n1 1 obj", 1)))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{-1, 0, 1, 99} {
		if _, err := f.Object(n); !errors.Is(err, update.ErrFile) {
			t.Errorf("object %d: got %v", n, err)
		}
	}
	if _, err := f.Pages(); !errors.Is(err, update.ErrFile) {
		t.Errorf("pages: got %v", err)
	}
	for name, page := range map[string]int{"no page": 99, "a page without content": f.Add([]byte("<</Type/Page>>"))} {
		if _, err := f.Content(page); !errors.Is(err, update.ErrFile) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if err := f.Extend(f.Add([]byte("[]")), "/Lang (zh)"); !errors.Is(err, update.ErrFile) {
		t.Errorf("a list took entries: %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(base(f, 2))
	f.Add([]byte("xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Info 2 0 R>>startxref\n0\n%%EOF"))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		file, err := update.Open(pdf)
		if err != nil {
			return
		}
		if _, err := file.Pages(); err != nil && !errors.Is(err, update.ErrFile) {
			t.Fatal(err)
		}
	})
}
