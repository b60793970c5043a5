package importer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sojourn/model/limits"
)

// Table is one sheet as text. Rows and columns count from 0.
type Table struct {
	File          string // its name without folder and extension
	Sheet         string // the tab's name, empty for a text file
	Rows          []Row  // Rows[i] is the sheet's row i; it ends with the last row that holds text
	Merges        []Merge
	HiddenRows    []int // ascending, within Rows
	HiddenColumns []int // ascending, within the columns in use
	Hidden        bool  // the tab itself is hidden
	Encoding      string
	Delimiter     string
	Warnings      []Warning
	frame         *frame // of the program's own table of cards
	room          *room  // of the file
	rest          *rest  // of a text of which this is the beginning
}

// room is how many rows all sheets of a file may still take, so that a thousand sheets of a cell in the last row cost
// no more than one sheet.
type room struct{ left int }

func newRoom() *room { return &room{limits.FileRows} }

func (r *room) take(rows int) error {
	if r == nil || rows <= 0 {
		return nil
	}
	if r.left -= rows; r.left < 0 {
		return tooMany("rows in all sheets together", limits.FileRows)
	}
	return nil
}

// Row holds the cells of a row that have text, left to right.
type Row []Cell

// Cell is the text of one cell as a person sees it in the sheet, trimmed and never empty.
type Cell struct {
	Column int
	Text   string
}

// Merge is a block of cells joined into one, ends included.
type Merge struct{ Top, Left, Bottom, Right int }

// Warning tells of something a person should look at. Text is one line of English.
type Warning struct {
	Code string `json:"code"`
	Cell string `json:"cell,omitempty"`
	Text string `json:"text"`
}

// At returns the text of a cell, empty when there is none.
func (t *Table) At(row, column int) string {
	if row < 0 || row >= len(t.Rows) {
		return ""
	}
	return t.Rows[row].At(column)
}

// At returns the text in a column of the row.
func (r Row) At(column int) string {
	i, ok := slices.BinarySearchFunc(r, column, func(c Cell, want int) int { return cmp.Compare(c.Column, want) })
	if !ok {
		return ""
	}
	return r[i].Text
}

// Size returns how many rows and columns are in use.
func (t *Table) Size() (rows, columns int) {
	for _, r := range t.Rows {
		if len(r) > 0 {
			columns = max(columns, r[len(r)-1].Column+1)
		}
	}
	return len(t.Rows), columns
}

// Cells returns how many cells hold text.
func (t *Table) Cells() int {
	n := 0
	for _, r := range t.Rows {
		n += len(r)
	}
	return n
}

// Address returns the name of a cell as sheets write it: row 0, column 1 is "B1".
func Address(row, column int) string { return ColumnName(column) + strconv.Itoa(row+1) }

// ColumnName returns the letters of a column: 0 is "A", 26 is "AA".
func ColumnName(column int) string {
	var b []byte
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		b = append(b, byte('A'+(n-1)%26))
	}
	slices.Reverse(b)
	return string(b)
}

// put adds a cell; cells usually come in order, but nothing forces a file to.
func (t *Table) put(row, column int, text string) error {
	if text == "" {
		return nil
	}
	if row >= limits.SheetRows {
		return tooMany("rows", limits.SheetRows)
	}
	if column >= limits.SheetColumns {
		return tooMany("columns (text in "+Address(row, column)+")", limits.SheetColumns)
	}
	if err := checkCell(text, row, column); err != nil {
		return err
	}
	if err := t.grow(row + 1); err != nil {
		return err
	}
	r := t.Rows[row]
	if r == nil && row > 0 { // most rows are as long as the one before
		r = make(Row, 0, max(1, len(t.Rows[row-1])))
	}
	if n := len(r); n == 0 || r[n-1].Column < column {
		t.Rows[row] = append(r, Cell{column, text})
		return nil
	}
	i, taken := slices.BinarySearchFunc(r, column, func(c Cell, want int) int { return cmp.Compare(c.Column, want) })
	if taken {
		r[i].Text = text
	} else {
		t.Rows[row] = slices.Insert(r, i, Cell{column, text})
	}
	return nil
}

// grow adds empty rows until there are so many.
func (t *Table) grow(rows int) error {
	if err := t.room.take(rows - len(t.Rows)); err != nil {
		return err
	}
	if n := rows - len(t.Rows); n > 0 {
		t.Rows = append(t.Rows, make([]Row, n)...)
	}
	return nil
}

// hideRows notes rows as hidden, both ends included.
func (t *Table) hideRows(from, to int) error {
	n := len(t.HiddenRows)
	t.HiddenRows = hide(t.HiddenRows, from, min(to, limits.SheetRows-1))
	return t.room.take(len(t.HiddenRows) - n)
}

// hideColumns notes columns as hidden, both ends included.
func (t *Table) hideColumns(from, to int) {
	t.HiddenColumns = hide(t.HiddenColumns, from, min(to, limits.SheetColumns-1))
}

// hide adds to a list that is in order, as files are: what is told twice counts once.
func hide(list []int, from, to int) []int {
	if n := len(list); n > 0 {
		from = max(from, list[n-1]+1)
	}
	for i := from; i <= to; i++ {
		list = append(list, i)
	}
	return list
}

// finish drops what lies outside the rows and columns in use.
func (t *Table) finish() {
	rows, columns := t.Size()
	t.HiddenRows = within(t.HiddenRows, rows)
	t.HiddenColumns = within(t.HiddenColumns, columns)
	t.Merges = slices.DeleteFunc(t.Merges, func(m Merge) bool { return m.Top >= rows || m.Left >= columns })
	for i := range t.Merges {
		t.Merges[i].Bottom = min(t.Merges[i].Bottom, rows-1)
	}
}

func within(list []int, end int) []int {
	slices.Sort(list)
	list = slices.Compact(list)
	i, _ := slices.BinarySearch(list, end)
	return list[:i]
}

// covered returns, for the cells of one column that a merge hides, the row whose cell they show.
func (t *Table) covered(column int) map[int]int {
	over := map[int]int{}
	var here []Merge
	for _, m := range t.Merges {
		if m.Left <= column && column <= m.Right {
			here = append(here, m)
		}
	}
	slices.SortFunc(here, func(a, b Merge) int { return cmp.Compare(a.Top, b.Top) })
	done := -1 // overlapping merges are walked once
	for _, m := range here {
		for r := max(m.Top+1, done+1); r <= m.Bottom; r++ {
			over[r] = m.Top
		}
		done = max(done, m.Bottom)
	}
	return over
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n")

// tidy makes a cell's text what a person sees: one kind of line break, no control characters, no blank ends.
func tidy(s string) string {
	if plain(s) {
		return s
	}
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if strings.ContainsAny(s, "\r\u2028") {
		s = lineBreaks.Replace(s)
	}
	s = strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) || r == '\uFEFF' || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, s)
	return strings.TrimFunc(s, edge)
}

// plain reports that tidy has nothing to do, as for most texts.
func plain(s string) bool {
	first, last := rune(0), rune(0)
	for i, r := range s {
		if i == 0 {
			first = r
		}
		switch last = r; {
		case r >= ' ' && r < 0x7F || r > 0x9F && r < 0x2028 || r > 0x2028 && r < 0xFEFF:
		case r == '\n' || r == '\t' || r > 0xFEFF && r < utf8.RuneError || r > 0xFFFF:
		default: // what is to go, and U+FFFD, which may stand for a byte that is no character
			return false
		}
	}
	return !edge(first) && !edge(last)
}

// edge reports that a text neither begins nor ends with a character.
func edge(r rune) bool { return r != 0 && unicode.IsSpace(r) || r == '\u200B' }
