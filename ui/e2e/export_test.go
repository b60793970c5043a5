package e2e

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// On a dark window only paper is white: the export dialog shows the page, and the file that is then written is a PDF
// with it, in the choices that were made for this project before.
func TestExportWithItsPagesShown(t *testing.T) {
	path := sample(t)
	out := filepath.Join(filepath.Dir(path), "map.pdf")
	d := start(t, `{"language":"zh","width":1600,"height":970,"theme":"dark","stillMotion":true,"exports":[{"path":"`+path+`","export":{"page":"A4-portrait","client":true}}]}`, path)
	if wide, high := paper(d.shot("export-before")); min(wide, high) > 20 {
		t.Fatalf("a sheet of %d × %d shows before", wide, high)
	}
	d.ask("ctrl+e")
	d.wait("the page of the export", func() bool {
		wide, high := paper(d.shot("export"))
		return wide > 200 && high > wide // upright, as was chosen
	})
	d.key("Return")
	d.wait("the question where to", func() bool { return d.dialogs() == 2 })
	d.do("sleep", "0.5")
	d.write("map")
	d.key("Return")
	d.wait("the PDF", func() bool {
		data, err := os.ReadFile(out)
		return err == nil && strings.HasPrefix(string(data), "%PDF-")
	})
	d.wait("that the choices are kept", func() bool {
		return d.setting(`"page": "A4-portrait"`) && d.setting(`"format": "pdf"`)
	})
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.tmp")); len(left) != 0 {
		t.Errorf("%v is left", left)
	}
}

// paper measures the white sheet in a picture: its columns and rows are mostly white.
func paper(img image.Image) (wide, high int) {
	columns, rows := map[int]int{}, map[int]int{}
	eachWhite(img, func(x, y int) { columns[x]++; rows[y]++ })
	const most = 200
	for _, n := range columns {
		if n > most {
			wide++
		}
	}
	for _, n := range rows {
		if n > most {
			high++
		}
	}
	return wide, high
}

func eachWhite(img image.Image, f func(x, y int)) {
	const low = 0xF000
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, g, bl, _ := img.At(x, y).RGBA(); min(r, g, bl) > low {
				f(x, y)
			}
		}
	}
}

// Where the desktop has no print dialog nothing hangs: the PDF goes to the program for such files.
func TestPrintWithoutADialogOpensThePDF(t *testing.T) {
	tools := t.TempDir()
	opened := filepath.Join(tools, "opened")
	if err := os.WriteFile(filepath.Join(tools, "xdg-open"), []byte("#!/bin/sh\necho \"$1\" >"+opened+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	d := screen(t, chinese)
	d.also = []string{"PATH=" + tools + ":" + os.Getenv("PATH"), "DBUS_SESSION_BUS_ADDRESS=unix:path=" + filepath.Join(tools, "none")}
	d.launch(sample(t))
	d.ask("ctrl+p")
	d.key("Return")
	d.wait("the PDF to be opened", func() bool { _, err := os.Stat(opened); return err == nil })
	d.wait("the word about it", func() bool { return d.dialogs() == 2 })
	d.do("sleep", "0.5")
	d.shot("print-opened")
	files, _ := filepath.Glob(filepath.Join(d.home, "print", "*.pdf"))
	if len(files) != 1 {
		t.Fatalf("%q", files)
	}
	if data, err := os.ReadFile(files[0]); err != nil || !strings.HasPrefix(string(data), "%PDF-") {
		t.Errorf("%v", err)
	}
}
