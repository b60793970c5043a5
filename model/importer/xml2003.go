package importer

import (
	"strconv"
	"strings"
	"time"

	"sojourn/model/limits"
)

// sheetXML is the state of one walk through an Excel workbook in the XML form of 2003, which some programs call .xls.
type sheetXML struct {
	tables  []Table
	room    *room
	t       *Table
	style   string // whose format comes
	formats map[string]format
	row     int // of the row at hand, from 0
	next    int // row, when none is named
	col     int
	columns int // the next <Column>
	cell    cellXML
	remark  bool // within a comment on a cell
	visible bool // within the tag that says whether the sheet is
}

// cellXML is the cell at hand.
type cellXML struct {
	inData bool
	kind   string
	style  string
	buf    []byte
	across int
}

// readSheetXML reads such a workbook.
func readSheetXML(data []byte) ([]Table, error) {
	x := &sheetXML{formats: map[string]format{}, room: newRoom()}
	if err := scanAll(data, x.take); err != nil {
		return nil, err
	}
	return x.tables, nil
}

func (x *sheetXML) take(s *scanner) error {
	switch {
	case x.cell.inData:
		x.cell.buf = append(x.cell.buf, unescape(s.text)...)
		if err := checkText(x.cell.buf); err != nil {
			return err
		}
	case x.visible && x.t != nil:
		x.t.Hidden = strings.Contains(string(s.text), "Hidden")
		x.visible = false
	}
	switch string(s.name) {
	case "Style":
		x.style = s.attr("ss:ID")
	case "NumberFormat":
		if !s.closing {
			x.formats[x.style] = namedFormat(s.attr("ss:Format"))
		}
	case "Worksheet":
		return x.sheet(s)
	case "Visible":
		x.visible = !s.closing && !s.empty
	case "Comment":
		x.remark = !s.closing && !s.empty
	}
	if x.t == nil || s.closing && !s.is("Data") && !s.is("Cell") {
		return nil
	}
	switch string(s.name) {
	case "Column":
		x.column(s)
	case "Row":
		return x.startRow(s)
	case "Cell":
		return x.takeCell(s)
	case "Data":
		if !x.remark {
			x.cell.inData = !s.closing && !s.empty
		}
		if !s.closing && !x.remark {
			x.cell.kind = s.attr("ss:Type")
		}
	}
	return nil
}

func (x *sheetXML) sheet(s *scanner) error {
	if s.closing || s.empty {
		x.t = nil
		return nil
	}
	if len(x.tables) >= limits.SheetTabs {
		return tooMany("sheets in one file", limits.SheetTabs)
	}
	x.tables = append(x.tables, Table{Sheet: tabName(s.attr("ss:Name")), room: x.room})
	x.t, x.next, x.columns = &x.tables[len(x.tables)-1], 0, 0
	return nil
}

// place reads where a row, a column or a cell stands, which a file says only after a gap.
func place(s *scanner, usual, most int) (int, error) {
	b := s.raw("ss:Index")
	if len(b) == 0 {
		return usual, nil
	}
	n, ok := whole(b)
	if !ok || n < 1 || n > most {
		return 0, damaged("the sheet is damaged (a place numbered "+strconv.Quote(string(b[:min(len(b), 12)]))+")", nil)
	}
	return n - 1, nil
}

// further reads a number that is added, such as the rows a cell spans beyond its own.
func further(s *scanner, attr string, most int) int {
	n, _ := whole(s.raw(attr))
	return min(n, most)
}

func (x *sheetXML) column(s *scanner) {
	at, err := place(s, x.columns, excelColumns)
	if err != nil {
		return
	}
	x.columns = at + 1 + further(s, "ss:Span", excelColumns)
	if truth(s.attr("ss:Hidden")) {
		x.t.hideColumns(at, x.columns-1)
	}
}

func (x *sheetXML) startRow(s *scanner) error {
	row, err := place(s, x.next, excelRows)
	if err != nil {
		return err
	}
	x.row, x.col = row, 0
	x.next = row + 1 + further(s, "ss:Span", excelRows)
	if truth(s.attr("ss:Hidden")) {
		return x.t.hideRows(row, x.next-1)
	}
	return nil
}

func (x *sheetXML) takeCell(s *scanner) error {
	if s.closing {
		return x.endCell()
	}
	col, err := place(s, x.col, excelColumns)
	if err != nil {
		return err
	}
	across, down := further(s, "ss:MergeAcross", excelColumns), further(s, "ss:MergeDown", excelRows)
	x.cell = cellXML{style: s.attr("ss:StyleID"), buf: x.cell.buf[:0], across: across}
	x.col = col
	if across > 0 || down > 0 {
		if len(x.t.Merges) >= limits.SheetMerges {
			return tooMany("merged cells", limits.SheetMerges)
		}
		x.t.Merges = append(x.t.Merges, Merge{x.row, col, x.row + down, col + across})
	}
	if s.empty {
		return x.endCell()
	}
	return nil
}

func (x *sheetXML) endCell() error {
	err := x.t.put(x.row, x.col, x.text())
	x.col += 1 + x.cell.across
	x.cell.buf = x.cell.buf[:0]
	return err
}

// text returns the cell as a person sees it.
func (x *sheetXML) text() string {
	text := tidy(string(x.cell.buf))
	f, ok := x.formats[x.cell.style]
	if !ok {
		f = general
	}
	switch x.cell.kind {
	case "Number":
		if v, err := strconv.ParseFloat(text, 64); err == nil {
			return f.show(v, false)
		}
	case "DateTime":
		if at, err := time.Parse("2006-01-02T15:04:05.999", text); err == nil {
			return f.showTime(at)
		}
	case "Boolean":
		return map[string]string{"1": "TRUE", "0": "FALSE"}[text]
	}
	return text
}

// namedFormat reads a format code or one of the names that stand for some.
func namedFormat(code string) format {
	switch code {
	case "", "General":
		return general
	case "Short Date", "Medium Date", "Long Date":
		return format{date: true}
	case "General Date":
		return format{date: true, clock: true}
	case "Short Time", "Medium Time", "Long Time":
		return format{clock: true}
	case "Percent":
		return format{percent: true, decimals: 2}
	case "Fixed", "Standard", "Currency", "Euro Currency":
		return format{decimals: 2}
	}
	return parseFormat(code)
}

// showTime writes a point in time as its format does.
func (f format) showTime(at time.Time) string {
	since := at.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)) // the day 0 of every day after February 1900
	if !f.date && !f.clock {
		f = format{date: true, clock: true}
	}
	if v := since.Hours() / 24; v >= 61 || v < 1 && v >= 0 {
		return f.show(v, false)
	}
	return at.Format(time.DateOnly)
}
