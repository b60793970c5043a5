package export_test

import (
	"context"
	"io"
	"slices"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/pdf"
	"sojourn/model"
)

// What is told before an export is what the export tells.
func TestLacksAreThoseOfTheExport(t *testing.T) {
	job := exporttest.Sample(t)
	card := *job.Doc.Cards(job.Map)[0]
	card.Title = model.Plain("한글 a글 \u202e𠮷")
	s := model.NewSession(job.Doc, model.RandomIDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		model.Put(tx, card)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	job.Doc = s.Doc()
	var before, after []export.Warning
	job.Warn = func(w export.Warning) { before = append(before, w) }
	pages, err := job.Sheets(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	job.Lacks(pages)
	job.Warn = func(w export.Warning) { after = append(after, w) }
	if err := pdf.Export(context.Background(), io.Discard, job); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(before, after) || len(before) != 1 || before[0].Detail != "한글𠮷" {
		t.Errorf("before %q, after %q", before, after)
	}
}

func TestUnreadablePicturesAreNamedOnce(t *testing.T) {
	torn := &scene.Image{Key: "torn", Bytes: []byte("\x89PNG")}
	s := &scene.Scene{Nodes: []scene.Node{{Prims: []scene.Prim{{Op: scene.OpImage, Image: torn}, {Op: scene.OpImage, Image: torn}}}}}
	var told []export.Warning
	job := exporttest.Sample(t)
	job.Warn = func(w export.Warning) { told = append(told, w) }
	job.Lacks([]layout.Page{{Scene: s}, {Scene: s}})
	if !slices.Equal(told, []export.Warning{{Key: "export.unreadable", Detail: "torn"}}) {
		t.Errorf("%q", told)
	}
}

func TestPagesAreCountedWhileTheyAreWritten(t *testing.T) {
	job := exporttest.Sample(t)
	job.Style = export.Pages
	var told [][2]int
	job.Progress = func(done, of int) { told = append(told, [2]int{done, of}) }
	if err := pdf.Export(context.Background(), io.Discard, job); err != nil {
		t.Fatal(err)
	}
	pages, err := job.Sheets(t.Context())
	if n := len(pages); err != nil || len(told) != n || n < 2 || told[0] != [2]int{1, n} || told[n-1] != [2]int{n, n} {
		t.Errorf("%v", told)
	}
}
