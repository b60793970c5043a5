package xlsx

import (
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sheet writes one sheet from top to bottom: excelize what stands around the rows, a rowWriter the rows.
type sheet struct {
	*book
	name string
	out  *excelize.StreamWriter
	rows *rowWriter
	row  int // the last row written
}

// run is a stretch of text in one font.
type run struct {
	text string
	font font
}

// sheet opens a sheet, with its tab in a colour. On paper it is one page wide; that stands before the rows in the file,
// so that it is said here.
func (b *book) sheet(name, tab string) *sheet {
	s := &sheet{book: b, name: name, rows: &rowWriter{fonts: b.runFonts, family: b.family}}
	if b.err != nil {
		return s
	}
	fit, color := true, "FF"+tab
	s.do(func() error {
		return b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit, TabColorRGB: &color})
	})
	if b.err == nil {
		var err error
		s.out, err = b.file.NewStreamWriter(name)
		b.fail(err)
	}
	return s
}

// do runs a step unless something has failed before.
func (s *sheet) do(step func() error) {
	if s.err == nil {
		s.fail(step())
	}
}

// width sets the width of columns, in digits.
func (s *sheet) width(first, last int, w float64) {
	s.do(func() error { return s.out.SetColWidth(first, last, w) })
}

// hidden writes the next row for the program alone.
func (s *sheet) hidden(cells []cell) { s.write(0, true, cells) }

// add writes the next row. Height is in points; 0 leaves it to the program that opens the workbook.
func (s *sheet) add(height float64, cells []cell) {
	s.write(min(height, excelize.MaxRowHeight), false, cells)
}

func (s *sheet) write(height float64, hidden bool, cells []cell) {
	s.row++
	s.do(func() error {
		if s.row > excelize.TotalRows {
			return ErrTooLong
		}
		s.rows.row(s.row, height, hidden, cells)
		return s.ctx.Err()
	})
}

// heads writes the next row, of a table's heads: by excelize, which reads them again for the table.
func (s *sheet) heads(height float64, cells []cell) {
	s.row++
	values := make([]any, len(cells))
	for i, c := range cells {
		if c.kind != blank {
			values[i] = excelize.Cell{StyleID: c.style, Value: c.text}
		}
	}
	s.do(func() error {
		return s.out.SetRow(at(1, s.row), values, excelize.RowOpts{Height: height})
	})
}

// merge joins the cells of a block; a block of one cell stays as it is.
func (s *sheet) merge(c0, r0, c1, r1 int) {
	if c0 == c1 && r0 == r1 {
		return
	}
	s.do(func() error { return s.out.MergeCell(at(c0, r0), at(c1, r1)) })
}

// flush ends the sheet. Whatever is set after it is lost.
func (s *sheet) flush() {
	s.do(s.out.Flush)
	s.rowsOf[s.name] = s.rows
}

// Paper sizes, by Excel's numbers.
const (
	a3 = 8
	a4 = 9
)

// landscape sets the sheet up for paper: so many pages wide and as many high as it takes, and the same rows, and columns
// when there are any, again on every page. The references are such as $1:$2 and $A:$A.
func (s *sheet) landscape(paper, wide int, rows, columns string) {
	s.page(paper, "landscape", wide)
	again := quoted(s.name) + "!" + rows
	if columns != "" {
		again = quoted(s.name) + "!" + columns + "," + again
	}
	s.do(func() error {
		return s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: again})
	})
}

// page sets the paper, the margins and the foot.
func (s *sheet) page(paper int, side string, wide int) {
	high := 0
	s.do(func() error {
		return s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &side, FitToWidth: &wide, FitToHeight: &high})
	})
	near, foot, middle := 0.4, 0.6, true
	s.do(func() error {
		return s.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &near, Right: &near, Top: &near, Bottom: &foot, Header: &near, Footer: &near, Horizontally: &middle})
	})
	s.do(func() error {
		return s.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&L&8" + footer(s.title()) + "&R&8&P / &N"})
	})
}

// text returns a cell of the next row with s in one font.
func (s *sheet) text(column int, text string, l look) cell {
	text = s.whole(column, clean(text))
	l.literal = formulaLike(text)
	if text == "" {
		return cell{style: s.style(l)}
	}
	return cell{style: s.style(l), kind: textual, text: text}
}

// rich returns a cell of the next row with text in several fonts, the first of which is the cell's.
func (s *sheet) rich(column int, runs []run, l look) cell {
	whole := flat(runs)
	if len(runs) <= 1 || !fits(whole) {
		if len(runs) > 0 {
			l.font = runs[0].font
		}
		return s.text(column, whole, l)
	}
	l.literal, l.font = formulaLike(clean(whole)), runs[0].font
	return cell{style: s.style(l), kind: fancy, runs: runs}
}

func flat(runs []run) string {
	var all strings.Builder
	for _, r := range runs {
		all.WriteString(r.text)
	}
	return all.String()
}

// value returns a cell with a number, empty where nobody has said one.
func (s *sheet) value(v *float64, l look) cell {
	if !finite(v) {
		return cell{style: s.style(l)}
	}
	return cell{style: s.style(l), kind: numeric, number: *v}
}

// finite reports that a number is known and that a cell can hold it.
func finite(v *float64) bool { return v != nil && !math.IsNaN(*v) && !math.IsInf(*v, 0) }

// blanks fills cells[from:to] with empty cells of a look.
func (s *sheet) blanks(cells []cell, from, to int, l look) {
	id := s.style(l)
	for i := from; i < to; i++ {
		cells[i] = cell{style: id}
	}
}

// height returns what runs need in a cell of the given width in digits, in points.
func height(runs []run, width float64) float64 {
	if len(runs) == 0 {
		return 0
	}
	total, line, size := 0.0, "", 0.0
	flush := func() {
		total += float64(lineCount(line, width*11/size)) * size * lineHeight
		line, size = "", 0
	}
	for _, r := range runs {
		for i, piece := range strings.Split(clean(r.text), "\n") {
			if i > 0 {
				flush()
			}
			line += piece
			size = max(size, r.font.points())
		}
	}
	flush()
	return total
}

// lineHeight is the line's share of the letter's size, generous enough for Chinese fonts.
const lineHeight = 1.42

// at names a cell; columns and rows count from 1.
func at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil { // columns are counted before anything is written
		return "A1"
	}
	return name
}

// fixed names a block as formulas do: 'Sheet'!$A$1:$B$2, or one cell of it.
func fixed(sheet string, c0, r0, c1, r1 int) string {
	a, _ := excelize.CoordinatesToCellName(c0, r0, true)
	z, _ := excelize.CoordinatesToCellName(c1, r1, true)
	if a == z {
		return quoted(sheet) + "!" + a
	}
	return quoted(sheet) + "!" + a + ":" + z
}
