package importer

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/transform"

	"sojourn/model/limits"
)

// logRows cuts a text into rows while it is read.
type logRows struct {
	from *bufio.Reader
	s    splitter
	line []byte
}

// errLongRecord says that a row goes on and on: most likely a quotation mark was never closed.
var errLongRecord = errors.New("a row of too many characters")

func newLogRows(f io.Reader, encoding string, delimiter rune) *logRows {
	if d := decoder(encoding); d != nil {
		f = transform.NewReader(f, d.NewDecoder())
	}
	r := &logRows{from: bufio.NewReaderSize(f, 1<<20), s: splitter{delimiter: delimiter}}
	if begin, err := r.from.Peek(3); err == nil && string(begin) == "\uFEFF" {
		_, _ = r.from.Discard(3)
	}
	if begin, err := r.from.Peek(4); err == nil && strings.EqualFold(string(begin), "sep=") {
		_, _ = r.from.ReadBytes('\n')
	}
	return r
}

// next returns the cells of the next row, which are used again for the one after; io.EOF after the last.
func (r *logRows) next() ([]string, error) {
	r.line = r.line[:0]
	for {
		part, err := r.from.ReadSlice('\n')
		r.line = append(r.line, part...)
		switch {
		case len(r.line) > limits.LogRecordBytes:
			return nil, errLongRecord
		case errors.Is(err, bufio.ErrBufferFull), err == nil && bytes.Count(r.line, []byte{'"'})%2 == 1:
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		case len(r.line) == 0:
			return nil, io.EOF
		}
		r.s.text, r.s.at, r.s.open = string(r.line), 0, 0
		return r.s.row(), nil
	}
}

// stream counts a log that goes on behind the table, from the row below the headers.
func (b *builder) stream(e *events) (Counts, error) {
	f, err := b.t.rest.open()
	if err != nil {
		return Counts{}, err
	}
	defer f.Close()
	r := newLogRows(f, b.t.rest.encoding, b.t.rest.delimiter)
	var c Counts
	cells := make([]int, limits.SheetColumns)
	var row []string
	cell := func(column int) string {
		if column >= len(row) {
			return ""
		}
		return row[column]
	}
	for n := 1; ; n++ {
		if row, err = r.next(); errors.Is(err, io.EOF) {
			b.withholdStreamed(e, cells)
			return c, nil
		} else if err != nil {
			return c, err
		}
		for i := range row[:min(len(row), len(cells))] {
			if row[i] = unguard(tidy(row[i])); row[i] != "" {
				cells[i]++
				c.Cells++
			}
		}
		if n <= b.m.HeaderRow {
			c.Withheld += len(b.t.Rows[n-1])
			continue
		}
		if len(row) == 0 || isSum(cell(0)) {
			continue
		}
		read, err := e.add(cell)
		if err != nil {
			return c, err
		}
		for _, ok := range read {
			if ok {
				c.Kept++
			}
		}
		c.Withheld = c.Cells - c.Kept
	}
}

// withholdStreamed names the columns that stay in the log.
func (b *builder) withholdStreamed(e *events, cells []int) {
	for i := range b.fates {
		b.fates[i] = withheld
	}
	reads := map[int]bool{}
	for f, at := range e.at {
		reads[at] = f != CaseID
	}
	for i, n := range cells {
		if n > 0 && !reads[i] {
			b.p.Withheld = append(b.p.Withheld, Withheld{Column: i + 1, Name: b.t.At(b.m.HeaderRow-1, i), Cells: n})
		}
	}
}
