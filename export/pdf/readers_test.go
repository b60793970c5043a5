package pdf_test

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	pdfcpu "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"golang.org/x/text/unicode/norm"

	"sojourn/canvas/layout"
	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/pdf"
)

// chrome is the reader of Chromium, started once: that takes seconds.
var chrome = sync.OnceValues(func() (pdfium.Pdfium, error) {
	pool, err := webassembly.Init(webassembly.Config{MinIdle: 1, MaxIdle: 1, MaxTotal: 1})
	if err != nil {
		return nil, err
	}
	return pool.GetInstance(time.Minute)
})

// copiedInChrome returns what Chromium's reader copies from all pages.
func copiedInChrome(t testing.TB, file []byte) string {
	t.Helper()
	reader, err := chrome()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := reader.OpenDocument(&requests.OpenDocument{File: &file})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: doc.Document})
	count, err := reader.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for i := range count.PageCount {
		text, err := reader.GetPageText(&requests.GetPageText{Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}}})
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(text.Text)
	}
	return all.String()
}

// valid has pdfcpu judge a file by the letter of the specification.
func valid(t testing.TB, file []byte) {
	t.Helper()
	conf := pdfcpu.NewDefaultConfiguration()
	conf.ValidationMode = pdfcpu.ValidationStrict
	if err := api.Validate(bytes.NewReader(file), conf); err != nil {
		t.Errorf("pdfcpu: %v", err)
	}
}

// TestEveryReaderGivesTheTextBack writes the posters of the hardest maps there are, and has three readers that share no
// code copy all of it: every character that was drawn comes back, in the order it was drawn. Two judge the file itself.
func TestEveryReaderGivesTheTextBack(t *testing.T) {
	for _, m := range layouttest.Maps() {
		t.Run(m.Name, func(t *testing.T) {
			job := export.Job{Doc: m.Doc, Map: m.Map, Lang: "zh", Words: keyed, Fonts: typeset.Shared()}
			var out bytes.Buffer
			if err := pdf.Export(context.Background(), &out, job); err != nil {
				t.Fatal(err)
			}
			file, want := out.Bytes(), drawn(sheets(t, job.Complete()))
			sound(t, file)
			valid(t, file)
			for name, got := range map[string]string{
				"poppler": text(t, file),
				"mupdf":   tool(t, file, "mutool", "draw", "-q", "-N", "-F", "txt", "FILE"),
			} {
				alike(t, name, solid(got), want)
			}
			alike(t, "pdfium", plain(solid(copiedInChrome(t, file))), plain(halves(want)))
		})
	}
}

// halves returns a text as pdfium gives it back: in two halves that are no characters for each one beyond U+FFFF, where
// the system has wide characters of 32 bits.
func halves(s string) string {
	return beyond.ReplaceAllString(s, "\uFFFD\uFFFD")
}

// plain undoes what pdfium makes of text: it takes compatible characters apart, as in … for three dots, and marks a hyphen
// at the end of a line.
func plain(s string) string { return norm.NFKC.String(strings.ReplaceAll(s, "\x02", "-")) }

var beyond = regexp.MustCompile(`[\x{10000}-\x{10FFFF}]`)

// drawn returns all text of pages in the order it is drawn, without white space.
func drawn(pages []layout.Page) string {
	var b strings.Builder
	for _, p := range pages {
		for layer := scene.Ground; layer <= scene.Corner; layer++ {
			for i := range p.Scene.Nodes {
				if p.Scene.Nodes[i].Layer != layer {
					continue
				}
				for _, q := range p.Scene.Nodes[i].Prims {
					if q.Op == scene.OpText && q.Run != nil {
						b.WriteString(q.Run.Text)
					}
				}
			}
		}
	}
	return solid(b.String())
}

// alike compares what a reader gives back. Readers turn lines that run from right to left round, each in its own way:
// there only the number of each character is compared.
func alike(t *testing.T, reader, got, want string) {
	t.Helper()
	if rightToLeft(want) {
		got, want = sorted(got), sorted(want)
	}
	if got == want {
		return
	}
	g, w := []rune(got), []rune(want)
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	t.Errorf("%s gives back %d characters of %d; from %d on %.40q instead of %.40q", reader, len(g), len(w), i, string(g[i:]), string(w[i:]))
}

func sorted(s string) string {
	r := []rune(s)
	slices.Sort(r)
	return string(r)
}

// TestEveryLayoutIsRead has the readers judge and copy the sample in every layout there is.
func TestEveryLayoutIsRead(t *testing.T) {
	for _, style := range export.Styles {
		if style == export.Tiles { // holds the same words on several sheets, clipped by each
			continue
		}
		job := exporttest.Sample(t)
		job.Style, job.Whole = style, true
		file := exported(t, job)
		sound(t, file)
		valid(t, file)
		want := drawn(sheets(t, job.Complete()))
		alike(t, string(style)+" in poppler", sorted(solid(text(t, file))), sorted(want))
		alike(t, string(style)+" in mupdf", solid(tool(t, file, "mutool", "draw", "-q", "-N", "-F", "txt", "FILE")), want)
		alike(t, string(style)+" in pdfium", sorted(plain(solid(copiedInChrome(t, file)))), sorted(plain(halves(want)))) // it puts large letters behind small ones
	}
}

// sheets are the pages of a job.
func sheets(t *testing.T, job export.Job) []layout.Page {
	t.Helper()
	pages, err := job.Sheets(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return pages
}
