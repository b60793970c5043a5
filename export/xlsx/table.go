package xlsx

import (
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// column is a column of a table.
type column struct {
	head      string
	width     float64
	format    string // of numbers, which stand in the middle
	middle    bool
	list      string // key of the words to choose from
	low, high float64
}

// table is a sheet with a title, a line about it, and a table below whose first column is hidden and names the rows.
type table struct {
	*sheet
	columns []column
	looks   []look
	first   int // row of the table's body
}

// table opens a sheet for a table; about says what to know of it.
func (b *book) table(name, tab, about string, columns []column) *table {
	t := &table{sheet: b.sheet(name, tab), columns: append([]column{{head: idField, width: 10}}, columns...)}
	no := false
	t.do(func() error { return b.file.SetSheetView(name, -1, &excelize.ViewOptions{ShowGridLines: &no}) })
	for i, c := range t.columns {
		t.width(i+1, i+1, c.width)
		l := look{down: "top", wrap: true, bottom: edge{hairline, thin}}
		if c.format != "" || c.middle {
			l.across, l.format = "center", c.format
		}
		t.looks = append(t.looks, l)
	}
	t.do(func() error { return t.out.SetColVisible(1, 1, false) })
	t.do(func() error {
		return t.out.SetPanes(&excelize.Panes{Freeze: true, XSplit: 2, YSplit: 3, TopLeftCell: "C4", ActivePane: "bottomRight"})
	})
	line := make([]cell, len(t.columns))
	line[1] = t.text(2, name, look{font: font{size: 16, bold: true}, down: "center"})
	t.heads(30, line)
	line[1] = t.text(2, about, look{font: font{size: 9, color: muted}, down: "top"})
	t.heads(20*float64(1+strings.Count(about, "\n")), line)
	taken := names{}
	for i, c := range t.columns {
		l := tableHead
		l.across = t.looks[i].across
		line[i] = t.text(i+1, taken.take(c.head), l)
	}
	t.heads(t.headHeight(), line)
	t.first = t.row + 1
	return t
}

// put writes a row of the table. The values are texts, numbers as *float64, days, and cells with formulas.
func (t *table) put(id string, values ...any) {
	cells := make([]cell, len(t.columns))
	cells[0] = plain(id)
	tall := 20.0
	for i, v := range values {
		at, l := i+1, t.looks[i+1]
		switch v := v.(type) {
		case string:
			cells[at] = t.text(at+1, v, l)
			tall = max(tall, textHeight(v, t.columns[at].width))
		case *float64:
			cells[at] = t.value(v, l)
		case day:
			cells[at] = v.cell(t.sheet, at+1, l)
		case cell:
			v.style = t.style(l)
			cells[at] = v
		}
	}
	t.add(tall, cells)
}

// end makes a table of what was put, with its drop-down lists, and closes the sheet.
func (t *table) end(name string) {
	last := max(t.row, t.first)
	for i, c := range t.columns {
		t.choice(i+1, t.first, last, c.list, c.low, c.high)
	}
	t.do(func() error {
		yes := true
		return t.out.AddTable(&excelize.Table{Range: at(1, t.first-1) + ":" + at(len(t.columns), last), Name: name, StyleName: tableStyle, ShowRowStripes: &yes})
	})
	t.landscape(a4, 1, "$3:$3", "")
	t.flush()
}

// number returns a cell with a number and the formula that reckons it; without a number it says nothing.
func reckon(v *float64, formula string) cell {
	c := cell{formula: formula}
	if finite(v) {
		c.kind, c.number = numeric, *v
	}
	return c
}

// day is a date as the model writes it: YYYY-MM-DD.
type day string

const dayFormat = "yyyy-mm-dd"

// cell returns the day as a date that a spreadsheet reckons with, and as text what is none.
func (d day) cell(s *sheet, column int, l look) cell {
	at, err := time.Parse(time.DateOnly, string(d))
	if err != nil || at.Year() < 1901 {
		return s.text(column, string(d), l)
	}
	l.format = dayFormat
	zero := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	return cell{style: s.style(l), kind: numeric, number: at.Sub(zero).Hours() / 24}
}
