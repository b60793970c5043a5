package pdf_test

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/pdf"
)

// Screen readers do not read out the head and foot of every page; eyes and searches find them.
func TestWhatPagesHaveInCommonIsNotReadOut(t *testing.T) {
	s := sheet(200, 100, set(scene.Regular, 12, 10, 50, "正文")...)
	s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.Running}, Layer: scene.Content, Prims: set(scene.Regular, 9, 10, 90, "第 1 页")})
	file, _ := write(t, pdf.Info{}, s)
	sound(t, file)
	if got := text(t, file); !strings.Contains(got, "正文") || !strings.Contains(got, "第 1 页") {
		t.Errorf("the page says %q", got)
	}
	read := tool(t, file, "pdfinfo", "-struct-text", "FILE")
	if !strings.Contains(read, "正文") || strings.Contains(read, "页") {
		t.Errorf("read out: %q", read)
	}
}

// Marks with numbers are read out as the words that they stand for; a search finds the numbers.
func TestMarksAreReadOutInWords(t *testing.T) {
	s := sheet(200, 100)
	s.Nodes = append(s.Nodes, scene.Node{Layer: scene.Content, Prims: set(scene.Regular, 12, 10, 50, "24"), Label: "two", Spoken: true})
	file, _ := write(t, pdf.Info{}, s)
	sound(t, file)
	if got := text(t, file); !strings.Contains(got, "24") {
		t.Errorf("the page says %q", got)
	}
	if read := tool(t, file, "qpdf", "--qdf", "FILE", "-"); !strings.Contains(read, "/Alt <feff00740077006f>") { // "two" in UTF-16
		t.Error("the words are not there")
	}
}

// A screen reader reads each language in its own voice: what is said in the second one is marked as such.
func TestSecondLanguageIsMarked(t *testing.T) {
	pages := func(both bool) string {
		job := exporttest.Sample(t)
		if both {
			job = exporttest.InBoth(job)
		}
		var b bytes.Buffer
		if err := pdf.Export(context.Background(), &b, job); err != nil {
			t.Fatal(err)
		}
		sound(t, b.Bytes())
		return tool(t, b.Bytes(), "qpdf", "--qdf", "FILE", "-")
	}
	const mark = "/Span<</Lang(en)>>BDC"
	if strings.Contains(pages(false), mark) || !strings.Contains(pages(true), mark) {
		t.Error("English is not told from Chinese")
	}
}

// What stands again on the sheets of a large map, so that a reader knows where they are, is read out once; a search finds it
// on each of them.
func TestHeadingsOfSheetsAreReadOutOnce(t *testing.T) {
	job := exporttest.Sample(t)
	job.Style, job.Page = export.Pages, scene.Size{W: 841.89, H: 595.28}
	var file bytes.Buffer
	if err := pdf.Export(t.Context(), &file, job); err != nil {
		t.Fatal(err)
	}
	sound(t, file.Bytes())
	read := tool(t, file.Bytes(), "pdfinfo", "-struct-text", "FILE")
	pages, err := job.Complete().Sheets(t.Context())
	if err != nil || len(pages) < 4 {
		t.Fatal(len(pages), err)
	}
	for i, p := range pages {
		words := strings.Join(strings.Fields(tool(t, file.Bytes(), "pdftotext", "-f", strconv.Itoa(i+1), "-l", strconv.Itoa(i+1), "FILE", "-")), "")
		heads := 0
		for _, n := range p.Scene.Nodes {
			if k := n.Ref.Kind; k != scene.StageHead && k != scene.LaneHead && k != scene.Title {
				continue
			}
			heads++
			name := strings.Join(strings.Fields(n.Label), "")
			if !strings.Contains(words, name) {
				t.Errorf("a search on page %d does not find %q", i+1, name)
			}
		}
		if heads < 4 {
			t.Errorf("page %d has %d headings", i+1, heads)
		}
	}
	doc := job.Doc
	want := 1 + len(doc.Stages(job.Map))
	for _, l := range doc.Lanes(job.Map) {
		if !l.Hidden {
			want++
		}
	}
	if got := strings.Count(read, "H1 (block)") + strings.Count(read, "H3 (block)"); got != want {
		t.Errorf("%d headings are read out, want %d:\n%s", got, want, read)
	}
	for _, s := range doc.Stages(job.Map) {
		if n := strings.Count(read, s.Name.In("zh")+"\""); n != 1 {
			t.Errorf("%q is read out %d times", s.Name, n)
		}
	}
}
