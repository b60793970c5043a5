package importer

import (
	"golang.org/x/net/html/atom"

	"sojourn/model/limits"
)

const (
	pageSpanColumns = 1_000 // browsers let no cell span more …
	pageSpanRows    = 65_534
)

// pageTable is a table of a page on its way.
type pageTable struct {
	Table
	row, col int   // of the cell at hand, from 0
	inRow    bool  // a row is open
	until    []int // by column: the row before which a cell from above ends
	columns  int   // that <col> tags have told of
	inCell   bool
	text     pageText
	cell     pageMarks // of the cell at hand
}

func (t *pageTable) startRow(m pageMarks) error {
	if err := t.endRow(); err != nil {
		return err
	}
	t.inRow, t.row, t.col = true, t.row+1, -1
	if t.row >= excelRows {
		return tooMany("rows", limits.SheetRows)
	}
	if m.hidden {
		return t.hideRows(t.row, t.row)
	}
	return nil
}

func (t *pageTable) endRow() error {
	t.inRow = false
	return t.endCell()
}

// startCell takes the next place that no cell from above or from the left covers.
func (t *pageTable) startCell(m pageMarks) error {
	if !t.inRow {
		if err := t.startRow(pageMarks{}); err != nil {
			return err
		}
	}
	if err := t.endCell(); err != nil {
		return err
	}
	for t.col++; t.col < len(t.until) && t.until[t.col] > t.row; t.col++ {
	}
	if t.col >= excelColumns {
		return tooMany("columns", limits.SheetColumns)
	}
	t.inCell, t.cell, t.text = true, m, pageText{}
	right, bottom := t.col+m.columns-1, t.row+m.rows-1
	if m.columns < 2 && m.rows < 2 {
		return nil
	}
	if len(t.Merges) >= limits.SheetMerges {
		return tooMany("merged cells", limits.SheetMerges)
	}
	t.Merges = append(t.Merges, Merge{t.row, t.col, bottom, right})
	for m.rows > 1 && len(t.until) <= right {
		t.until = append(t.until, 0)
	}
	for c := t.col; m.rows > 1 && c <= right; c++ {
		t.until[c] = bottom + 1
	}
	return nil
}

func (t *pageTable) endCell() error {
	if !t.inCell {
		return nil
	}
	t.inCell = false
	err := t.put(t.row, t.col, t.cell.show(t.text.done()))
	t.col += t.cell.columns - 1
	return err
}

// column notes what a <col> says of its columns.
func (t *pageTable) column(m pageMarks) {
	if m.hidden {
		t.hideColumns(t.columns, t.columns+m.span-1)
	}
	t.columns += m.span
}

// breakText begins a line where a tag does.
func (t *pageTable) breakText(tag atom.Atom) {
	if !t.inCell {
		return
	}
	switch tag {
	case atom.Br:
		t.text.breaks++
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Pre, atom.Blockquote, atom.Section, atom.Article, atom.Hr:
		t.text.breaks = max(t.text.breaks, 1)
	}
}
