package pdf_test

import (
	"bytes"
	"context"
	"image"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/export/exporttest"
	"sojourn/export/pdf"
	"sojourn/model"
)

// said is a page with one line of text, in the fonts of ts.
func said(ts *typeset.Typesetter, text string) *scene.Scene {
	n := scene.Node{Layer: scene.Content, Bounds: scene.Rect{W: 300, H: 100}}
	for _, r := range ts.Line(text, typeset.Style{Size: 24}).Runs {
		n.Prims = append(n.Prims, scene.Prim{Op: scene.OpText, Run: r.At(10+r.X, 40), Fill: ink})
	}
	return &scene.Scene{Size: scene.Size{W: 300, H: 100}, Nodes: []scene.Node{n}}
}

// TestCharactersOfTheSystemAreSeenAndCopied writes text that no embedded face has: it is drawn, and all readers copy it,
// word by word, even a character by itself.
func TestCharactersOfTheSystemAreSeenAndCopied(t *testing.T) {
	ts := typeset.System()
	for _, text := range []string{"✗", "客户 שלום עולם 12 مرحبا ok"} {
		s := said(ts, text)
		var b bytes.Buffer
		report, err := pdf.Write(context.Background(), &b, []pdf.Page{{Size: s.Size, Scene: s}}, pdf.Info{Outlines: ts.Outline})
		if err != nil || len(report.Missing) > 0 {
			t.Fatal(err, report.Missing)
		}
		file := b.Bytes()
		sound(t, file)
		valid(t, file)
		for name, got := range map[string]string{
			"poppler": tool(t, file, "pdftotext", "-enc", "UTF-8", "FILE", "-"), "pdfium": copiedInChrome(t, file), "mupdf": tool(t, file, "mutool", "draw", "-q", "-N", "-F", "txt", "FILE"),
		} {
			if name != "pdfium" && len(strings.Fields(got)) != len(strings.Fields(text)) { // which joins words that run from right to left
				t.Errorf("%s sees other words in %q: %q", name, text, got)
			}
			alike(t, name, solid(got), solid(text))
		}
		if inked(picture(t, file)) < 40 {
			t.Errorf("%q is not to be seen", text)
		}
	}
}

func inked(m image.Image) (n int) {
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			if r, _, _, _ := m.At(x, y).RGBA(); r < 0x8000 {
				n++
			}
		}
	}
	return n
}

// TestExportTakesFontsOfTheSystem exports a map with a title that the embedded faces lack, without a warning.
func TestExportTakesFontsOfTheSystem(t *testing.T) {
	job := exporttest.Sample(t)
	s := model.NewSession(job.Doc, model.RandomIDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		m, _ := model.Get[model.Map](tx.Doc(), job.Map)
		changed := m
		changed.Title = model.Plain("✗ שלום")
		model.Put(tx, changed)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	job.Doc = s.Doc()
	file := exported(t, job)
	if got := text(t, file); !strings.Contains(got, "✗") {
		t.Errorf("no ✗ in %.200q", got)
	}
}
