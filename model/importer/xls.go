package importer

import (
	"encoding/binary"
	"strconv"

	"sojourn/model/limits"
)

// oldBook is what the sheets of an old Excel workbook (.xls) have in common.
type oldBook struct {
	records
	wide    bool   // BIFF8: texts are Unicode; before, they are in a code page
	page    string // which one
	shared  []string
	formats []format // by cell style
	codes   map[int]string
	tabs    []oldTab
	from04  bool
	room    *room
}

// oldTab is a sheet as the workbook lists it.
type oldTab struct {
	name   string
	hidden bool
	at     int
}

// readCompound reads an OLE file, which may also be something else than a workbook.
func readCompound(data []byte) ([]Table, error) {
	c, err := openCompound(data)
	if err != nil {
		return nil, err
	}
	switch {
	case c.has("encryptedpackage"):
		return nil, lockedBook()
	case c.has("workbook"):
		return c.readOld("workbook")
	case c.has("book"):
		return c.readOld("book")
	case c.has("worddocument"):
		return nil, fail(OtherFile, "copy the table into a spreadsheet", "this is an old Word document")
	case c.has("powerpoint document"):
		return nil, fail(OtherFile, "copy the table into a spreadsheet", "this is an old PowerPoint file")
	}
	return nil, fail(OtherFile, "choose an .xlsx or .csv file", "this is an old Office file without a workbook")
}

func (c *compound) readOld(stream string) ([]Table, error) {
	b, err := c.read(stream)
	if err != nil {
		return nil, err
	}
	tables, err := readOld(b)
	if c.has("_vba_project_cur") {
		warnMacros(tables)
	}
	return tables, err
}

func lockedBook() error {
	return fail(Encrypted, "open it, remove the password and save it again", "the workbook is locked with a password")
}

// warnMacros says that a workbook's macros are not looked at.
func warnMacros(tables []Table) {
	for i := range tables {
		tables[i].Warnings = append(tables[i].Warnings, Warning{"macros", "", "the workbook holds macros, which are not read"})
	}
}

// readOld reads the sheets of a workbook's stream.
func readOld(stream []byte) ([]Table, error) {
	w := &oldBook{records: records{b: stream}, page: "windows-1252", codes: map[int]string{}, room: newRoom()}
	if err := w.readGlobals(); err != nil {
		return nil, err
	}
	var tables []Table
	walked := 0 // bytes of all sheets: no honest ones share any
	for _, tab := range w.tabs {
		w.at = tab.at
		t, err := w.readSheet()
		if err != nil {
			return nil, located(err, "", tab.name)
		}
		if walked += w.at - tab.at; walked > len(stream) {
			return nil, damaged("the workbook is damaged (its sheets overlap)", nil)
		}
		t.Sheet, t.Hidden = tab.name, tab.hidden
		tables = append(tables, t)
	}
	if len(tables) == 0 {
		return nil, fail(Empty, "choose another file", "the workbook has no sheet with cells")
	}
	return tables, nil
}

func cutBook() error { return damaged("the workbook is cut short or damaged", nil) }

// readGlobals reads what stands before the sheets.
func (w *oldBook) readGlobals() error {
	kind, body, ok := w.next()
	if !ok || kind != biffBOF || len(body) < 4 {
		return cutBook()
	}
	version := binary.LittleEndian.Uint16(body)
	w.wide = version == 0x600
	if !w.wide && version != 0x500 {
		return fail(OldExcel, saveAs, "this is an Excel workbook from before 1995")
	}
	for {
		kind, body, ok := w.next()
		if !ok {
			return cutBook()
		}
		if kind == biffEOF {
			return nil
		}
		if err := w.global(kind, body); err != nil {
			return err
		}
	}
}

func (w *oldBook) global(kind uint16, b []byte) error {
	switch {
	case kind == biffPassword:
		return lockedBook()
	case kind == biffFrom1904 && len(b) >= 2:
		w.from04 = b[0] == 1
	case kind == biffCodepage && len(b) >= 2:
		w.page = codepage(binary.LittleEndian.Uint16(b))
	case kind == biffFormat && len(b) >= 2:
		lengthBytes := 1
		if w.wide {
			lengthBytes = 2
		}
		w.codes[int(binary.LittleEndian.Uint16(b))], _ = w.text(&longRecord{parts: [][]byte{b[2:]}}, lengthBytes)
	case kind == biffStyle && len(b) >= 4:
		w.addStyle(int(binary.LittleEndian.Uint16(b[2:])))
	case kind == biffTab && len(b) > 6 && b[5] == 0: // charts and macro sheets hold no table
		if len(w.tabs) >= limits.SheetTabs {
			return tooMany("sheets in one file", limits.SheetTabs)
		}
		name, _ := w.text(&longRecord{parts: [][]byte{b[6:]}}, 1)
		w.tabs = append(w.tabs, oldTab{tabName(name), b[4]&3 != 0, int(binary.LittleEndian.Uint32(b))})
	case kind == biffShared && len(b) >= 8:
		return w.readShared(b)
	}
	return nil
}

func (w *oldBook) addStyle(id int) {
	f := builtin(strconv.Itoa(id))
	if code, ok := w.codes[id]; ok {
		f = parseFormat(code)
	}
	w.formats = append(w.formats, f)
}

// readShared reads the texts that cells point to.
func (w *oldBook) readShared(b []byte) error {
	n := int(binary.LittleEndian.Uint32(b[4:]))
	if n > limits.SheetTexts {
		return tooMany("shared texts", limits.SheetTexts)
	}
	p := w.continued(b[8:])
	w.shared = make([]string, 0, min(n, p.size()/3)) // the shortest text takes three bytes
	for range n {
		s, ok := p.text(2)
		if !ok {
			return nil // some writers count texts that are not there: only a cell that needs one is damaged
		}
		w.shared = append(w.shared, tidy(s))
	}
	return nil
}

// text reads a text in the way of the workbook's age.
func (w *oldBook) text(p *longRecord, lengthBytes int) (string, bool) {
	if w.wide {
		s, ok := p.text(lengthBytes)
		return tidy(s), ok
	}
	n, ok := p.number(lengthBytes)
	var raw []byte
	for ok && len(raw) < n {
		b := p.here()
		k := min(n-len(raw), len(b))
		if ok = k > 0; ok {
			raw = append(raw, b[:k]...)
			p.skip(k)
		}
	}
	s, _, err := decode(raw, w.page)
	return tidy(s), ok && err == nil
}

// codepage names the encoding of a code page of Windows.
func codepage(n uint16) string {
	switch n {
	case 936, 54936:
		return "gb18030"
	case 950:
		return "big5"
	case 1200:
		return "utf-16le"
	}
	return "windows-1252"
}
