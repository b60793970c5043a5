package pdf_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/pdf"
	"sojourn/model/codec"
)

// TestAttachmentIsGivenBack has poppler take the project out of a PDF, under its Chinese name.
func TestAttachmentIsGivenBack(t *testing.T) {
	job := exporttest.Sample(t)
	data, err := codec.Encode(job.Doc)
	if err != nil {
		t.Fatal(err)
	}
	job.Attach = &export.File{Name: "客户旅程 (v2).journey", Data: data}
	file := exported(t, job)
	sound(t, file)
	folder := t.TempDir()
	if out := tool(t, file, "pdfdetach", "-list", "FILE"); !strings.Contains(out, "1: 客户旅程 (v2).journey") {
		t.Errorf("list: %s", out)
	}
	tool(t, file, "pdfdetach", "-saveall", "-o", folder, "FILE")
	got, err := os.ReadFile(filepath.Join(folder, "客户旅程 (v2).journey"))
	if err != nil || !bytes.Equal(got, data) {
		t.Errorf("%d bytes, want %d: %v", len(got), len(data), err)
	}
	back, ok := codec.Attached(file)
	if !ok || !bytes.Equal(back, data) {
		t.Errorf("our own reader finds %d bytes, want %d", len(back), len(data))
	}
}

func TestNothingIsAttachedForTheClient(t *testing.T) {
	job := exporttest.Sample(t)
	job.Attach, job.Client = &export.File{Name: "secret.journey", Data: []byte("{}")}, true
	file := exported(t, job)
	if out := tool(t, file, "pdfdetach", "-list", "FILE"); !strings.Contains(out, "0 embedded files") {
		t.Errorf("list: %s", out)
	}
	if bytes.Contains(file, []byte("/Filespec")) {
		t.Error("the file speaks of an attachment")
	}
}

func exported(t *testing.T, job export.Job) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Export(context.Background(), &b, job); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
