package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"sojourn/canvas/layout"
	"sojourn/export"
	"sojourn/export/svg"
	"sojourn/model"
	"sojourn/ui/i18n"
)

// paper is what a program took to make a PDF of a map, its own start included. Times are in milliseconds.
type paper struct {
	Peer                      string
	Processor, Elapsed, Bytes float64
}

// papers prints how ours and others make a PDF of the same poster: ours of the map, the others of the picture of it that
// we draw as SVG.
func papers(out io.Writer, dir string) error {
	for _, cards := range []int{500, 5000} {
		doc, err := journeyIn(cards, 5)
		if err != nil {
			return err
		}
		all, err := printed(dir, doc)
		if err != nil {
			return err
		}
		s := sides[paper]{t: &table{out: out}, all: all}
		s.head("PDF of "+count(cards), func(p paper) string { return p.Peer })
		s.row("processor time", milliseconds, func(p paper) float64 { return p.Processor })
		s.row("elapsed", milliseconds, func(p paper) float64 { return p.Elapsed })
		s.row("size", megabytes10, func(p paper) float64 { return p.Bytes })
	}
	return nil
}

func megabytes10(v float64) string { return fmt.Sprintf("%.1f MB", v/1e6) }

// printed has all programs make the PDF.
func printed(dir string, doc *model.Document) ([]paper, error) {
	job := export.Job{Doc: doc, Map: doc.Maps()[0].ID, Lang: "zh", Words: layout.Words(i18n.For("zh")), Fonts: typesetter()}
	path := filepath.Join(dir, "poster.journey")
	if err := save(path, doc); err != nil {
		return nil, err
	}
	picture := filepath.Join(dir, "poster.svg")
	var drawn bytes.Buffer
	if err := svg.Write(context.Background(), &drawn, job); err != nil {
		return nil, err
	}
	if err := os.WriteFile(picture, drawn.Bytes(), 0o600); err != nil {
		return nil, err
	}
	size := job.Poster().Size
	page := filepath.Join(dir, "poster page.html")
	sheet := fmt.Sprintf("<!doctype html><style>@page{size:%gpt %gpt;margin:0}body{margin:0}svg{display:block;width:%gpt;height:%gpt}</style>%s",
		size.W, size.H, size.W, size.H, drawn.Bytes())
	if err := os.WriteFile(page, []byte(sheet), 0o600); err != nil {
		return nil, err
	}
	bin, err := builtProgram()
	if err != nil {
		return nil, err
	}
	made := filepath.Join(dir, "poster.pdf")
	var all []paper
	for _, p := range []struct {
		name string
		args []string
	}{
		{"Sojourn", []string{bin, "export", path, "-o", made, "--page", "fit", "--lang", "zh"}},
		{"rsvg-convert", []string{"rsvg-convert", "--unlimited", "-f", "pdf", "-o", made, picture}},
		{"Chromium", []string{"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=" + filepath.Join(dir, "chromium"), "--print-to-pdf=" + made, "file://" + page}},
		{"LibreOffice", []string{"soffice", "-env:UserInstallation=file://" + filepath.Join(dir, "office"), "--headless", "--convert-to", "pdf", "--outdir", dir, picture}},
	} {
		os.Remove(made)
		one, err := makes(p.name, p.args, made)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// makes runs a program until it has made a file. The processor time is that of all its processes.
func makes(name string, args []string, made string) (paper, error) {
	before := childrenTime()
	start := time.Now()
	cmd := exec.Command(args[0], args[1:]...)
	said, err := cmd.CombinedOutput()
	p := paper{Peer: name, Elapsed: inMilliseconds(time.Since(start)), Processor: inMilliseconds(childrenTime() - before)}
	info, statErr := os.Stat(made)
	if err != nil || statErr != nil {
		return p, fmt.Errorf("%s made nothing: %w: %s", name, errors.Join(err, statErr), said)
	}
	p.Bytes = float64(info.Size())
	return p, nil
}

// childrenTime returns the processor time of all processes that this one has waited for, and of those that they did.
func childrenTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
