package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"sojourn/canvas/layout"
	"sojourn/export"
	"sojourn/export/xlsx"
	"sojourn/model/importer"
	"sojourn/ui/i18n"
)

// sheetRows are the numbers of rows in the list of cards; the last one is as many as an import takes.
var sheetRows = []int{1000, 10_000, 50_000}

// book is the processor time, in milliseconds, that a program takes to read a workbook of ours with all its sheets, and
// to write one of the same cells. Ours has styles, charts and lists to choose from, those of the libraries are plain.
type book struct {
	Peer        string
	Read, Write float64
}

// books prints how ours, two libraries and LibreOffice read and write workbooks. The folder holds the libraries.
func books(out io.Writer, dir, folder string) error {
	for _, rows := range sheetRows {
		path := filepath.Join(dir, "book.xlsx")
		ours, err := ownBook(path, rows-1) // the first row holds the headers
		if err != nil {
			return err
		}
		all := []book{ours}
		for _, p := range []struct{ name, program, script string }{
			{"openpyxl", "/usr/bin/python3", "sheets.py"}, {"SheetJS", "node", "sheets.mjs"},
		} {
			one, err := libraryBook(p.name, p.program, filepath.Join(folder, p.script), path)
			if err != nil {
				return err
			}
			all = append(all, one)
		}
		office, err := officeBook(dir, path)
		if err != nil {
			return err
		}
		s := sides[book]{t: &table{out: out}, all: append(all, office)}
		s.head(fmt.Sprintf("a workbook with a list of %d rows", rows), func(b book) string { return b.Peer })
		s.row("read, processor time (of LibreOffice: made into text, with its start)", milliseconds, func(b book) float64 { return b.Read })
		s.row("written, processor time (of LibreOffice: made from text, likewise)", milliseconds, func(b book) float64 { return b.Write })
	}
	return nil
}

// ownBook writes a workbook of so many cards, reads it again, and leaves its cells beside it for the others to write.
func ownBook(path string, cards int) (book, error) {
	b := book{Peer: "Sojourn"}
	doc, err := journeyIn(cards, 5)
	if err != nil {
		return b, err
	}
	job := export.Job{Doc: doc, Map: doc.Maps()[0].ID, Lang: "zh", Words: layout.Words(i18n.For("zh")), Fonts: typesetter()}
	var made bytes.Buffer
	before := processorTime()
	if err := xlsx.Write(context.Background(), &made, job); err != nil {
		return b, err
	}
	b.Write, before = inMilliseconds(processorTime()-before), processorTime()
	tables, err := importer.Read(path, made.Bytes(), importer.Options{})
	if err != nil {
		return b, err
	}
	b.Read = inMilliseconds(processorTime() - before)
	data, err := json.Marshal(cellsOf(tables))
	if err != nil {
		return b, err
	}
	if err := os.WriteFile(path+".json", data, 0o600); err != nil {
		return b, err
	}
	return b, os.WriteFile(path, made.Bytes(), 0o600)
}

// cellsOf returns the texts of all sheets, row by row.
func cellsOf(tables []importer.Table) (sheets [][][]string) {
	for i := range tables {
		_, columns := tables[i].Size()
		var rows [][]string
		for r := range tables[i].Rows {
			row := make([]string, columns)
			for _, c := range tables[i].Rows[r] {
				row[c.Column] = c.Text
			}
			rows = append(rows, row)
		}
		sheets = append(sheets, rows)
	}
	return sheets
}

// libraryBook has a script read the workbook and write its cells; it tells what that took of its processor time.
func libraryBook(name, program, script, path string) (book, error) {
	cmd := exec.Command(program, script, path, path+".json", path+".copy.xlsx")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	b := book{Peer: name}
	if err == nil {
		err = json.Unmarshal(out, &b)
	}
	if err != nil {
		return b, fmt.Errorf("%s: %w: %s", name, err, said.String())
	}
	return b, nil
}

// officeBook has LibreOffice make text of the workbook's sheets, and a workbook of that of its longest one.
func officeBook(dir, path string) (book, error) {
	b := book{Peer: "LibreOffice"}
	convert := func(form, in, made string) (float64, error) {
		p, err := makes(b.Peer, []string{"soffice", "-env:UserInstallation=file://" + filepath.Join(dir, "office"), "--headless",
			"--convert-to", form, "--outdir", dir, in}, made)
		return p.Processor, err
	}
	list := filepath.Join(dir, "book-"+i18n.For("zh")("xlsx.sheet.cards")+".csv")
	var err error
	if b.Read, err = convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1", path, list); err != nil {
		return b, err
	}
	b.Write, err = convert("xlsx", list, list[:len(list)-len("csv")]+"xlsx")
	return b, err
}
