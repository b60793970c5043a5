package pdf_test

import (
	"strings"
	"testing"

	"sojourn/canvas/scene"
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
