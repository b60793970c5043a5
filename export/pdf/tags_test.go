package pdf_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"sojourn/canvas/scene"
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
