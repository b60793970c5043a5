package importer

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"sojourn/model/limits"
)

var delimiters = []rune{',', '\t', ';', '|', '，'}

// readText reads delimited text, or the journey diagrams that a text holds.
func readText(data []byte, extension string, opts Options) ([]Table, error) {
	text, name, err := decode(data, opts.Encoding)
	if err != nil {
		return nil, err
	}
	tables, err := readJourneys(text)
	if len(tables) == 0 && err == nil {
		var t Table
		t, err = splitText(delimited(text, extension, opts.Delimiter))
		tables = []Table{t}
	}
	for i := range tables {
		tables[i].Encoding = name
	}
	return tables, err
}

// delimited returns a text without the line that names its delimiter, and the delimiter: the wanted one, the one that
// is named, or the one that fits best.
func delimited(text, extension string, wanted rune) (string, rune) {
	text, d := hinted(text)
	if wanted != 0 {
		d = wanted
	}
	if d == 0 {
		d = sniffDelimiter(text, extension)
	}
	return text, d
}

// splitText cuts a text into cells.
func splitText(text string, d rune) (Table, error) {
	t := Table{Delimiter: string(d)}
	s := splitter{text: text, delimiter: d}
	for row := 0; s.more(); row++ {
		for column, raw := range s.row() {
			if err := t.put(row, column, unguard(tidy(raw))); err != nil {
				return Table{}, err
			}
		}
		if s.broken {
			s.broken = false
			t.Warnings = append(t.Warnings, Warning{"open-quote", Address(row, 0),
				fmt.Sprintf("line %d of the table opens a quotation mark that is never closed; it was read as a character", row+1)})
		}
	}
	return t, nil
}

// hinted takes off Excel's first line "sep=;", which names the delimiter.
func hinted(text string) (rest string, d rune) {
	if len(text) < 5 || !strings.EqualFold(text[:4], "sep=") {
		return text, 0
	}
	d, n := utf8.DecodeRuneInString(text[4:])
	rest = text[4+n:]
	if rest != "" && rest[0] != '\r' && rest[0] != '\n' {
		return text, 0
	}
	return strings.TrimPrefix(strings.TrimPrefix(rest, "\r"), "\n"), d
}

// sniffDelimiter takes the one that cuts most rows into the same number of cells.
func sniffDelimiter(text, extension string) rune {
	best, top := ',', 0.0
	if extension == ".tsv" || extension == ".tab" {
		best = '\t'
	}
	for _, d := range delimiters {
		if score := regularity(text, d); score > top {
			best, top = d, score
		}
	}
	return best
}

func regularity(text string, d rune) float64 {
	s := splitter{text: text, delimiter: d}
	widths := map[int]int{}
	rows := 0
	for rows < limits.SniffRows && s.at < limits.SniffBytes && s.more() {
		n := 0
		row := s.row()
		for i, cell := range row {
			if strings.TrimSpace(cell) != "" {
				n = i + 1
			}
		}
		if n > 0 {
			rows++
			widths[len(row)]++
		}
	}
	mode, count := 1, 0
	for w, n := range widths {
		if n > count || n == count && w > mode {
			mode, count = w, n
		}
	}
	if mode < 2 && len(widths) > 1 { // a preamble of single cells may outnumber a short table
		delete(widths, 1)
		for w, n := range widths {
			if n > 1 && (mode == 1 || n > count) {
				mode, count = w, n
			}
		}
	}
	if mode < 2 {
		return 0
	}
	return float64(count) / float64(rows) * (1 - 1/float64(mode))
}

// splitter cuts delimited text. Unlike encoding/csv it knows all line breaks, tolerates stray quotation marks, and
// lets a mark that is never closed cost one cell and not the rest of the file.
type splitter struct {
	text      string
	delimiter rune
	at        int
	open      int  // cells so far whose quotation mark was never closed
	broken    bool // the last row had one
	cells     []string
}

func (s *splitter) more() bool { return s.at < len(s.text) }

// row returns the cells of the next row; the slice is used again for the one after.
func (s *splitter) row() []string {
	s.cells = s.cells[:0]
	for {
		cell, ended := s.cell()
		if n := len(s.cells); n < limits.SheetColumns || n == limits.SheetColumns && strings.TrimSpace(cell) != "" {
			s.cells = append(s.cells, cell) // one too many is enough to refuse the row
		}
		if ended {
			return s.cells
		}
	}
}

// cell returns the next cell and whether it is the last of its row.
func (s *splitter) cell() (string, bool) {
	start := s.at
	for start < len(s.text) && s.text[start] == ' ' {
		start++
	}
	if start < len(s.text) && s.text[start] == '"' && s.open < limits.OpenQuotes {
		if cell, end, ok := s.quoted(start + 1); ok {
			return cell, s.leave(end)
		}
		s.open++
		s.broken = true
	}
	end := s.at
	for end < len(s.text) && !s.breaks(end) {
		end++
	}
	cell := s.text[s.at:end]
	return cell, s.leave(end)
}

// breaks reports that a cell ends at byte i.
func (s *splitter) breaks(i int) bool {
	c := s.text[i]
	if c == '\n' || c == '\r' {
		return true
	}
	if s.delimiter < utf8.RuneSelf {
		return c == byte(s.delimiter)
	}
	return c >= utf8.RuneSelf && strings.HasPrefix(s.text[i:], string(s.delimiter))
}

// leave steps over what ended a cell and reports whether the row ended too.
func (s *splitter) leave(end int) bool {
	s.at = end
	if end >= len(s.text) {
		return true
	}
	switch s.text[end] {
	case '\n':
		s.at++
		return true
	case '\r':
		s.at++
		if s.at < len(s.text) && s.text[s.at] == '\n' {
			s.at++
		}
		return true
	}
	s.at += utf8.RuneLen(s.delimiter)
	return false
}

// quoted reads from behind an opening mark to its closing one. A mark that neither closes nor is doubled stays part
// of the text while the cell is on its first line; later it means that the opening one was stray.
func (s *splitter) quoted(start int) (cell string, end int, ok bool) {
	lines, doubled, from := 0, false, start
	var b strings.Builder
	stop := min(len(s.text), start+limits.QuotedBytes)
	for i := start; i < stop; i++ {
		switch s.text[i] {
		case '\n':
			if lines++; lines > limits.QuotedLines {
				return "", 0, false
			}
		case '"':
			if i+1 < len(s.text) && s.text[i+1] == '"' {
				b.WriteString(s.text[from : i+1])
				doubled, from = true, i+2
				i++
				continue
			}
			after := i + 1
			for after < len(s.text) && s.text[after] == ' ' {
				after++
			}
			if after >= len(s.text) || s.breaks(after) {
				if !doubled {
					return s.text[start:i], after, true
				}
				b.WriteString(s.text[from:i])
				return b.String(), after, true
			}
			if lines > 0 {
				return "", 0, false
			}
		}
	}
	return "", 0, false
}
