package importer

import (
	"bytes"
	"io"
	"strconv"

	"sojourn/model/limits"
)

// openSheet is the state of one walk through an OpenDocument spreadsheet: content.xml, or one flat file.
type openSheet struct {
	tables  []Table
	room    *room
	style   string // the table style whose properties come
	hidden  map[string]bool
	t       *Table
	row     int // the next one
	rows    int // how often this one stands
	rowHid  bool
	col     int // the next one
	columns int // that table-column tags have told of
	cells   Row // of the row at hand
	repeats int // cells so far that repeat others
	cell    openCell
	ignore  ignored
}

// openCell is the cell at hand.
type openCell struct {
	open          bool
	repeat        int
	kind, value   string
	text          []byte
	paragraphs    int
	inParagraph   bool
	across, below int // how many columns and rows it spans
}

// ignored steps over elements that belong to no cell: remarks, drawings, the history of changes.
type ignored struct {
	name  string
	depth int
}

// over takes a tag and reports whether it lies within such an element.
func (g *ignored) over(s *scanner) bool {
	if g.depth == 0 {
		switch string(s.name) {
		case "annotation", "frame", "custom-shape", "control", "shapes", "tracked-changes", "g":
			if s.closing || s.empty {
				return true
			}
			g.name = string(s.name)
		default:
			return false
		}
	}
	if s.is(g.name) && !s.empty {
		if s.closing {
			g.depth--
		} else {
			g.depth++
		}
	}
	return true
}

// readOpenDocument reads an .ods file.
func (a *archive) readOpenDocument() ([]Table, error) {
	locked := a.has("encrypted-package")
	spreadsheet := true
	err := a.scan("META-INF/manifest.xml", func(s *scanner) error {
		locked = locked || s.is("encryption-data")
		if s.is("file-entry") && s.attr(":full-path") == "/" {
			spreadsheet = bytes.Contains(s.raw(":media-type"), []byte("spreadsheet"))
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case locked:
		return nil, lockedBook()
	case !spreadsheet:
		return nil, fail(OtherFile, "copy the table into a spreadsheet", "this is an OpenDocument file and no spreadsheet")
	case !a.has("content.xml"):
		return nil, damaged("its content is missing", nil)
	}
	o := &openSheet{hidden: map[string]bool{}, room: newRoom()}
	if err := a.scan("content.xml", o.take); err != nil {
		return nil, err
	}
	return o.tables, nil
}

// readFlat reads an OpenDocument spreadsheet in one XML file (.fods).
func readFlat(data []byte) ([]Table, error) {
	o := &openSheet{hidden: map[string]bool{}, room: newRoom()}
	if err := scanAll(data, o.take); err != nil {
		return nil, err
	}
	return o.tables, nil
}

// scanAll hands every tag of an XML file to visit.
func scanAll(data []byte, visit func(*scanner) error) error {
	s := newScanner(bytes.NewReader(data))
	for {
		err := s.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = visit(s)
		}
		if err != nil {
			return err
		}
	}
}

func (o *openSheet) take(s *scanner) error {
	if o.ignore.depth == 0 && o.cell.inParagraph {
		o.cell.text = append(o.cell.text, unescape(s.text)...)
	}
	if o.ignore.over(s) {
		return nil
	}
	if o.cell.open && o.inCell(s) {
		return checkText(o.cell.text)
	}
	switch string(s.name) {
	case "style":
		o.style = s.attr("style:name")
	case "table-properties":
		if s.attr("table:display") == "false" {
			o.hidden[o.style] = true
		}
	case "table":
		return o.table(s)
	}
	if o.t == nil {
		return nil
	}
	switch string(s.name) {
	case "table-column":
		if !s.closing {
			o.column(s)
		}
	case "table-row":
		if s.closing || s.empty {
			return o.endRow(s)
		}
		o.startRow(s)
	case "table-cell", "covered-table-cell":
		if !s.closing {
			o.startCell(s)
		}
		if s.closing || s.empty {
			return o.endCell()
		}
	}
	return nil
}

func (o *openSheet) table(s *scanner) error {
	if s.closing {
		o.t = nil
		return nil
	}
	if len(o.tables) >= limits.SheetTabs {
		return tooMany("sheets in one file", limits.SheetTabs)
	}
	o.tables = append(o.tables, Table{Sheet: tabName(s.attr("table:name")), Hidden: o.hidden[s.attr("table:style-name")], room: o.room})
	o.t, o.row, o.columns = &o.tables[len(o.tables)-1], 0, 0
	if s.empty {
		o.t = nil
	}
	return nil
}

// times reads how often something is repeated; more than a sheet can have is as good as one too many.
func times(s *scanner, attr string) int {
	b := s.raw(attr)
	if len(b) == 0 {
		return 1
	}
	n, err := strconv.Atoi(string(b))
	if err != nil {
		n = excelRows
	}
	return min(max(n, 1), excelRows)
}

func unseenTag(s *scanner) bool {
	v := string(s.raw("table:visibility"))
	return v == "collapse" || v == "filter"
}

func (o *openSheet) column(s *scanner) {
	n := times(s, "table:number-columns-repeated")
	if unseenTag(s) {
		o.t.hideColumns(o.columns, o.columns+n-1)
	}
	o.columns += n
}

func (o *openSheet) startRow(s *scanner) {
	o.rows, o.rowHid = times(s, "table:number-rows-repeated"), unseenTag(s)
	o.col, o.cells = 0, nil
}

// endRow puts the row where it stands, as often as it is repeated. The copies share their cells.
func (o *openSheet) endRow(s *scanner) error {
	if s.empty {
		o.startRow(s)
	}
	from := o.row
	o.row += o.rows
	if o.rowHid {
		if err := o.t.hideRows(from, o.row-1); err != nil {
			return err
		}
	}
	if len(o.cells) == 0 {
		return nil
	}
	if o.row > limits.SheetRows {
		return tooMany("rows", limits.SheetRows)
	}
	if err := o.again((o.rows - 1) * len(o.cells)); err != nil {
		return err
	}
	if err := o.t.grow(o.row); err != nil {
		return err
	}
	for r := from; r < o.row; r++ {
		o.t.Rows[r] = o.cells
	}
	return nil
}

// again counts cells that the file holds once and the sheet more often: a file of a few bytes must not become millions.
func (o *openSheet) again(cells int) error {
	if o.repeats += cells; o.repeats > limits.SheetRepeats {
		return tooMany("cells that repeat others", limits.SheetRepeats)
	}
	return nil
}

func (o *openSheet) startCell(s *scanner) {
	o.cell = openCell{open: !s.empty, repeat: times(s, "table:number-columns-repeated"), text: o.cell.text[:0]}
	o.cell.kind = string(s.raw("office:value-type"))
	o.cell.value = openValue(s, o.cell.kind)
	o.cell.across, o.cell.below = times(s, "table:number-columns-spanned"), times(s, "table:number-rows-spanned")
}

// endCell adds the cell to the row.
func (o *openSheet) endCell() error {
	c := &o.cell
	c.open, c.inParagraph = false, false
	from := o.col
	o.col += c.repeat
	if c.across > 1 || c.below > 1 {
		if len(o.t.Merges) >= limits.SheetMerges {
			return tooMany("merged cells", limits.SheetMerges)
		}
		o.t.Merges = append(o.t.Merges, Merge{o.row, from, o.row + c.below - 1, from + c.across - 1})
	}
	text := c.show()
	if text == "" {
		return nil
	}
	if o.col > limits.SheetColumns {
		return tooMany("columns (text in "+Address(o.row, o.col-1)+")", limits.SheetColumns)
	}
	if err := checkCell(text, o.row, from); err != nil {
		return err
	}
	if err := o.again(c.repeat - 1); err != nil {
		return err
	}
	for i := range c.repeat {
		o.cells = append(o.cells, Cell{from + i, text})
	}
	return nil
}

// inCell takes the tags of a cell's text; it reports false for its own end.
func (o *openSheet) inCell(s *scanner) bool {
	c := &o.cell
	switch string(s.name) {
	case "p", "h":
		if !s.closing {
			if c.paragraphs++; c.paragraphs > 1 {
				c.text = append(c.text, '\n')
			}
		}
		c.inParagraph = !s.closing && !s.empty
	case "s":
		if !s.closing {
			c.text = append(c.text, bytes.Repeat([]byte{' '}, min(times(s, "text:c"), limits.CellRunes))...)
		}
	case "tab":
		c.text = append(c.text, '\t')
	case "line-break":
		if !s.closing {
			c.text = append(c.text, '\n')
		}
	case "table-cell", "covered-table-cell":
		return !s.closing
	}
	return true
}
