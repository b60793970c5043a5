package importer

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"sojourn/model/limits"
)

const (
	excelRows    = 1_048_576
	excelColumns = 16_384
)

// sheetReader is the state of one walk through a sheet's tags.
type sheetReader struct {
	*workbook
	t        Table
	row, col int // of the cell at hand, from 0
	kind     string
	style    int
	value    []byte
	inValue  bool
	inline   richText
	inInline bool
	ended    bool // the rows came to their proper end
}

func (w *workbook) readSheet(part string) (Table, error) {
	r := &sheetReader{workbook: w, t: Table{room: w.room}, row: -1, col: -1}
	if err := w.scan(part, r.take); err != nil {
		return Table{}, err
	}
	if !r.ended {
		return Table{}, damaged("the sheet is cut short: its rows have no end", nil)
	}
	return r.t, nil
}

func (r *sheetReader) take(s *scanner) error {
	if r.inValue {
		r.value = append(r.value, s.text...)
	}
	if r.inInline {
		r.inline.take(s)
	}
	if err := cmp.Or(checkText(r.value), checkText(r.inline.buf)); err != nil {
		return err
	}
	switch string(s.name) {
	case "c":
		if s.closing {
			return r.endCell()
		}
		return r.startCell(s)
	case "v":
		r.inValue = !s.closing && !s.empty
	case "is":
		r.inInline = !s.closing && !s.empty
	case "row":
		if !s.closing {
			return r.startRow(s)
		}
	case "sheetData":
		r.ended = r.ended || s.closing || s.empty
	case "col":
		if !s.closing && truth(s.attr("hidden")) {
			r.hideColumns(s)
		}
	case "mergeCell":
		if !s.closing {
			return r.merge(s.attr("ref"))
		}
	}
	return nil
}

func (r *sheetReader) startRow(s *scanner) error {
	r.row, r.col = r.row+1, -1
	if n := s.attr("r"); n != "" {
		row, err := strconv.Atoi(n)
		if err != nil || row < 1 || row > excelRows {
			return damaged(fmt.Sprintf("the sheet is damaged (a row numbered %.12q)", n), err)
		}
		r.row = row - 1
	}
	if truth(s.attr("hidden")) {
		return r.t.hideRows(r.row, r.row)
	}
	return nil
}

func (r *sheetReader) startCell(s *scanner) error {
	r.col++
	if ref := s.raw("r"); len(ref) > 0 {
		row, col, ok := parseAddress(ref)
		if !ok {
			return damaged(fmt.Sprintf("the sheet is damaged (a cell called %.12q)", ref), nil)
		}
		r.row, r.col = row, col
	}
	r.kind = kindOf(s.raw("t"))
	r.style, _ = whole(s.raw("s"))
	r.value = r.value[:0]
	r.inline.done()
	if r.row < 0 {
		r.row = 0
	}
	return nil
}

func (r *sheetReader) endCell() error {
	text, err := r.cellText()
	if err != nil {
		return err
	}
	if strings.HasPrefix(text, "=DISPIMG(") { // how WPS stores a picture in a cell
		r.t.Warnings = append(r.t.Warnings, Warning{"picture", Address(r.row, r.col),
			"cell " + Address(r.row, r.col) + " holds a picture, which is not read"})
		return nil
	}
	return r.t.put(r.row, r.col, text)
}

// cellText returns a cell as a person sees it.
func (r *sheetReader) cellText() (string, error) {
	switch r.kind {
	case "s":
		if len(r.value) == 0 {
			return "", nil
		}
		n, ok := whole(r.value)
		if !ok || n >= len(r.shared) {
			return "", damaged("cell "+Address(r.row, r.col)+" points to a text that is not there", nil)
		}
		return r.shared[n], nil
	case "inlineStr":
		return tidy(r.inline.done()), nil
	case "str", "e", "d":
		return tidy(unhex(unescape(r.value))), nil
	case "b":
		if string(r.value) == "1" {
			return "TRUE", nil
		}
		return "FALSE", nil
	}
	if len(r.value) == 0 { // some writers give an inline text no type
		return tidy(r.inline.done()), nil
	}
	v, err := strconv.ParseFloat(string(r.value), 64)
	if err != nil {
		return tidy(unescape(r.value)), nil
	}
	f := general
	if r.style >= 0 && r.style < len(r.formats) {
		f = r.formats[r.style]
	}
	return f.show(v, r.from04), nil
}

// kindOf returns the type of a cell; naming the usual ones spares a copy for each cell.
func kindOf(t []byte) string {
	switch string(t) {
	case "s":
		return "s"
	case "inlineStr":
		return "inlineStr"
	}
	return string(t)
}

// whole reads a number of up to nine digits.
func whole(b []byte) (n int, ok bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

func (r *sheetReader) hideColumns(s *scanner) {
	from, _ := strconv.Atoi(s.attr("min"))
	to, _ := strconv.Atoi(s.attr("max"))
	r.t.hideColumns(max(from, 1)-1, to-1)
}

func (r *sheetReader) merge(ref string) error {
	if len(r.t.Merges) >= limits.SheetMerges {
		return tooMany("merged cells", limits.SheetMerges)
	}
	from, to, _ := strings.Cut(ref, ":")
	top, left, ok1 := parseAddress([]byte(from))
	bottom, right, ok2 := parseAddress([]byte(to))
	if !ok1 || !ok2 || bottom < top || right < left || bottom == top && right == left {
		return nil // a merge of nothing joins nothing
	}
	r.t.Merges = append(r.t.Merges, Merge{top, left, bottom, right})
	return nil
}

// parseAddress reads a cell's name such as "AB12", dollar signs allowed, into row and column from 0.
func parseAddress(s []byte) (row, col int, ok bool) {
	i := 0
	for ; i < len(s); i++ {
		c := s[i] &^ 0x20
		if s[i] == '$' && col == 0 {
			continue
		}
		if c < 'A' || c > 'Z' {
			break
		}
		if col = col*26 + int(c-'A'+1); col > excelColumns {
			return 0, 0, false
		}
	}
	n, ok := whole(bytes.TrimPrefix(s[i:], []byte("$")))
	if !ok || col == 0 || n < 1 || n > excelRows {
		return 0, 0, false
	}
	return n - 1, col - 1, true
}
