package pdf_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/export/pdf"
)

// write returns the file for scenes, each a page of its own size.
func write(t testing.TB, info pdf.Info, scenes ...*scene.Scene) ([]byte, pdf.Report) {
	t.Helper()
	pages := make([]pdf.Page, len(scenes))
	for i, s := range scenes {
		pages[i] = pdf.Page{Size: s.Size, Scene: s}
	}
	var b bytes.Buffer
	report, err := pdf.Write(context.Background(), &b, pages, info)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), report
}

// tool runs an independent reader on a file and returns what it prints; it fails where the tool is missing or unhappy.
func tool(t testing.TB, file []byte, name string, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		args[i] = strings.Replace(a, "FILE", path, 1)
	}
	var out, complaints bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Fatalf("%s: %v\n%s%s", name, err, complaints.String(), out.String())
	}
	return out.String()
}

// sound has qpdf judge a file.
func sound(t testing.TB, file []byte) {
	t.Helper()
	if out := tool(t, file, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Errorf("qpdf: %s", out)
	}
}

// text returns what a reader copies from a file.
func text(t testing.TB, file []byte) string {
	t.Helper()
	return strings.TrimRight(tool(t, file, "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-"), "\f\n")
}

// picture returns the only page of a file at 144 pixels an inch.
func picture(t testing.TB, file []byte) image.Image {
	t.Helper()
	shot := filepath.Join(t.TempDir(), "shot")
	tool(t, file, "pdftoppm", "-r", "144", "-png", "-singlefile", "FILE", shot)
	return load(t, shot+".png")
}

func load(t testing.TB, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
