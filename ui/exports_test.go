package ui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sojourn/ui/dialog"
)

// inTurn makes what is done beside the window wait its turn, so that a test sees one thing after the other.
func inTurn(t *testing.T) {
	before := beside
	beside = func(work, then func()) { work(); then() }
	t.Cleanup(func() { beside = before })
}

// A folder nothing could be written into is not where the next export begins; what was chosen is remembered all the same.
func TestExportRemembersChoicesButNoFolderThatFailed(t *testing.T) {
	inTurn(t)
	w := open(t)
	dir := t.TempDir()
	choices := dialog.Export{Format: "pdf", Page: "A2", Language: "en", Scale: 2, Client: true}
	w.export(choices, filepath.Join(dir, "gone", "map.pdf"))
	if !slices.Contains(w.said(), "“map.pdf”没有导出") || w.set.Export.Folder != "" {
		t.Errorf("%q, folder %q", w.said(), w.set.Export.Folder)
	}
	w.answer(t, "好")
	w.export(choices, filepath.Join(dir, "map.pdf"))
	w.answer(t, "关闭")
	if data, err := os.ReadFile(filepath.Join(dir, "map.pdf")); err != nil || string(data[:5]) != "%PDF-" {
		t.Errorf("%v", err)
	}
	last := w.store.Load().Export
	if last.Folder != dir || last.Page != "A2" || last.Language != "en" || !last.Client {
		t.Errorf("%+v", last)
	}
	if got := w.exportName("en"); got == w.exportName("zh") || got == "" {
		t.Errorf("an English export is called %q", got)
	}
	w.askExport("pdf")
	if !slices.Contains(w.said(), "English") || !slices.Contains(w.said(), "A2") {
		t.Errorf("the dialog has forgotten: %q", w.said())
	}
}
