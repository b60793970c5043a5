package importer

import (
	"bytes"
	"io"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sojourn/model/limits"
)

// page is the state of one walk through the tags of a web page: what programs put on the clipboard beside plain text,
// and what many web programs call .xls. Cells and rows need not be closed, as browsers allow; tables must be.
type page struct {
	z      *html.Tokenizer
	room   *room
	tables []*pageTable // in the order of their beginnings
	open   []*pageTable // those whose end has not come, the innermost last
	skip   atom.Atom    // the script or the like whose text nobody sees
	title  pageText     // the last heading, which names the table after it
	titled bool         // it stands in a heading now
}

// readPage reads the tables of a web page. A table within a cell becomes one of its own.
func readPage(data []byte, encoding string) ([]Table, error) {
	data, name, err := decodePage(data, encoding)
	if err != nil {
		return nil, err
	}
	p := &page{z: html.NewTokenizer(bytes.NewReader(data)), room: newRoom()}
	p.z.SetMaxBuf(limits.XMLText)
	for {
		kind := p.z.Next()
		if kind == html.ErrorToken {
			break
		}
		if err := p.take(kind); err != nil {
			return nil, err
		}
	}
	switch {
	case p.z.Err() != io.EOF:
		return nil, fail(Refused, "ask for another copy", "the page holds a text or a tag of more than %d KiB", limits.XMLText>>10)
	case len(p.open) > 0:
		return nil, damaged("the page is cut short: a table has no end", io.ErrUnexpectedEOF)
	}
	return p.filled(name)
}

// filled returns the tables that hold text, each with a name when there are several.
func (p *page) filled(encoding string) ([]Table, error) {
	var out []Table
	for _, t := range p.tables {
		if t.Cells() > 0 {
			t.Encoding = encoding
			out = append(out, t.Table)
		}
	}
	for i := range out {
		if len(out) > 1 && out[i].Sheet == "" {
			out[i].Sheet = strconv.Itoa(i + 1)
		}
	}
	if len(out) == 0 {
		return nil, fail(WebPage, saveAs, "this is a web page without a table, whatever its name says")
	}
	return out, nil
}

func (p *page) take(kind html.TokenType) error {
	switch kind {
	case html.TextToken:
		if p.skip == 0 {
			return p.text(p.z.Text())
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		if name, more := p.z.TagName(); p.skip == 0 {
			return p.start(atom.Lookup(name), more)
		}
	case html.EndTagToken:
		switch name, _ := p.z.TagName(); {
		case p.skip == 0:
			return p.end(atom.Lookup(name))
		case p.skip == atom.Lookup(name):
			p.skip = 0
		}
	}
	return nil
}

// text goes to the heading or to the cell at hand.
func (p *page) text(b []byte) error {
	if p.titled {
		p.title.add(b)
		return checkText(p.title.buf)
	}
	if t := p.table(); t != nil && t.inCell {
		t.text.add(b)
		return checkText(t.text.buf)
	}
	return nil
}

// table returns the innermost table, nil outside of all.
func (p *page) table() *pageTable {
	if len(p.open) == 0 {
		return nil
	}
	return p.open[len(p.open)-1]
}

func (p *page) start(name atom.Atom, attributes bool) error {
	t := p.table()
	switch name {
	case atom.Script, atom.Style, atom.Title, atom.Template:
		p.skip = name
		return nil
	case atom.Table:
		return p.enter()
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.Caption:
		if t == nil || !t.inCell {
			p.title, p.titled = pageText{}, true
		}
	case atom.Em: // LibreOffice: <h1>Sheet 2: <em>its name</em></h1>
		if p.titled {
			p.title = pageText{}
		}
	}
	if t == nil {
		return nil
	}
	switch name {
	case atom.Tr:
		return t.startRow(p.marks(attributes))
	case atom.Td, atom.Th:
		return t.startCell(p.marks(attributes))
	case atom.Col:
		t.column(p.marks(attributes))
	default:
		t.breakText(name)
	}
	return nil
}

func (p *page) end(name atom.Atom) error {
	t := p.table()
	switch name {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.Caption:
		if p.titled && name == atom.Caption && t != nil {
			t.Sheet = tabName(p.title.done())
		}
		p.titled = false
	}
	if t == nil {
		return nil
	}
	switch name {
	case atom.Table:
		p.open = p.open[:len(p.open)-1]
		return t.endRow()
	case atom.Tr:
		return t.endRow()
	case atom.Td, atom.Th:
		return t.endCell()
	}
	t.breakText(name)
	return nil
}

// enter starts a table, within a cell of another one or outside of all.
func (p *page) enter() error {
	if t := p.table(); t != nil {
		t.breakText(atom.Table)
	}
	if len(p.open) >= limits.Depth {
		return fail(Refused, "ask for another copy", "tables are nested more than %d deep", limits.Depth)
	}
	if len(p.tables) >= limits.SheetTabs {
		return tooMany("tables in one page", limits.SheetTabs)
	}
	t := &pageTable{Table: Table{room: p.room}, row: -1}
	if !p.titled {
		t.Sheet = tabName(p.title.done())
	}
	p.tables, p.open = append(p.tables, t), append(p.open, t)
	return nil
}
