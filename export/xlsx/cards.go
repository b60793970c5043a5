package xlsx

import (
	"strings"

	"sojourn/model"
	"sojourn/model/roundtrip"

	"github.com/xuri/excelize/v2"
)

const tableStyle = "TableStyleLight1"

// tableHead is the look of a table's heads.
var tableHead = look{font: font{bold: true, color: white}, fill: slate, down: "center", wrap: true}

// printWidth is what stands readably side by side on a sheet of paper, in digits.
const printWidth = 280.0

// entry is a card with its place on the map.
type entry struct {
	card  *model.Card
	stage string
	step  string
	lane  string
	row   int // of the sheet
}

// entries lists the cards in reading order; those without a cell come last.
func (b *book) entries() []entry {
	n := len(b.job.Doc.Cards(b.m.ID))
	out, seen := make([]entry, 0, n), make(map[model.ID]bool, n)
	lanes := b.job.Doc.Lanes(b.m.ID)
	for _, col := range b.job.Doc.Columns(b.m.ID) {
		for _, l := range lanes {
			if b.job.Client && l.Hidden {
				continue
			}
			e := entry{stage: b.say(col.Stage.Name), lane: b.say(l.Name)}
			if e.lane == "" {
				e.lane = b.job.Words("lane." + string(l.Type))
			}
			if col.Step != nil {
				e.step = b.say(col.Step.Name)
			}
			for _, c := range b.job.Doc.Cell(l.ID, col.ID) {
				if b.shown(c) {
					e.card = c
					seen[c.ID] = true
					out = append(out, e)
				}
			}
		}
	}
	if b.job.Client {
		return out
	}
	for _, c := range b.job.Doc.Cards(b.m.ID) {
		if !seen[c.ID] {
			out = append(out, entry{card: c, lane: b.job.Words("tray")})
		}
	}
	return out
}

// linkMost is how many links a sheet gets: their cost grows with the square, and Excel has a limit of its own.
const linkMost = 2_000

// writeCards writes every card as a row of a table that can be sorted and filtered.
func (b *book) writeCards() {
	s := b.sheet(b.cardSheet, slate)
	all := b.all
	fields := b.fields
	for i, f := range fields {
		s.width(i+1, i+1, f.width)
	}
	for _, hidden := range []int{1, len(fields)} {
		s.do(func() error { return s.out.SetColVisible(hidden, hidden, false) })
	}
	title := indexOf(fields, "field.title") + 1
	s.do(func() error {
		return s.out.SetPanes(&excelize.Panes{Freeze: true, XSplit: title, YSplit: 1, TopLeftCell: at(title+1, 2), ActivePane: "bottomRight"})
	})
	r := cardRow{sheet: s, fields: fields, cells: make([]cell, len(fields))}
	for _, f := range fields {
		r.looks = append(r.looks, f.look())
	}
	for i, l := range r.looks {
		id := s.style(l)
		r.styles = append(r.styles, id)
		s.do(func() error { return s.out.SetColStyle(i+1, i+1, id) }) // of empty cells, and of rows that somebody adds
	}
	heads := b.heads(fields)
	cells := make([]cell, len(fields))
	for i, head := range heads {
		cells[i] = s.text(i+1, head, tableHead)
	}
	s.heads(s.headHeight(), cells)
	links, address := 0, indexOf(fields, urlField)
	for _, e := range all {
		e.row = s.row + 1
		r.write(e)
		if address >= 0 && links < linkMost {
			links += s.link(address+1, e.row, e.card.URL)
		}
	}
	if len(all) == 0 {
		s.add(20, make([]cell, len(fields)))
	}
	for i, f := range fields {
		list := ""
		if f.open || len(f.options) > 0 {
			list = f.key
		}
		s.choice(i+1, 2, len(all)+1, list, f.low, f.high)
	}
	s.do(func() error {
		yes := true
		return s.out.AddTable(&excelize.Table{Range: "A1:" + at(len(fields), max(2, len(all)+1)), Name: "Cards", StyleName: tableStyle, ShowRowStripes: &yes})
	})
	wide := 0.0
	for _, f := range fields[1 : len(fields)-1] {
		wide += f.width
	}
	s.landscape(a3, int(wide/printWidth)+1, "$1:$1", "$A:$"+strings.TrimRight(at(title, 1), "1"))
	s.flush()
}

// heads are the titles of the columns, each once, as a table asks.
func (b *book) heads(fields []field) []string {
	taken := names{}
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.key
		if f.key != idField && f.key != hashField {
			out[i] = b.job.Words(f.key)
		}
		out[i] = taken.take(out[i])
	}
	return out
}

// cardRow writes cards, each in a row as high as its longest text asks.
type cardRow struct {
	*sheet
	fields []field
	looks  []look
	styles []int // of the looks
	cells  []cell
	said   []string // between the ids and their hash
}

// look is how a column's cells look.
func (f field) look() look {
	l := look{down: "top", wrap: true, bottom: edge{hairline, thin}}
	if f.number != nil {
		l.across, l.format = "center", f.format
	}
	return l
}

func (r *cardRow) write(e entry) {
	tall := 18.0
	r.said = r.said[:0]
	for i, f := range r.fields {
		switch {
		case f.key == hashField:
			r.cells[i] = plain(roundtrip.Hash(r.said[1:]))
		case f.number != nil:
			r.cells[i] = r.number(i, e)
		default:
			text := clean(f.text(r.book, e))
			r.cells[i] = r.words(i, text)
			tall = max(tall, textHeight(text, f.width))
		}
		r.said = append(r.said, r.cells[i].said())
	}
	r.add(tall, r.cells)
}

func (r *cardRow) number(i int, e entry) cell {
	f := r.fields[i]
	v := f.number(e.card)
	formula := ""
	if f.formula != nil && e.card.Touchpoint != nil {
		formula = f.formula(r.fields, e.row)
	}
	switch {
	case finite(v):
		return cell{style: r.styles[i], kind: numeric, number: *v, formula: formula}
	case formula != "":
		return cell{style: r.styles[i], formula: formula}
	}
	return cell{}
}

// words returns the cell of a text. Almost all look like their column, and looking that up once saves a third of the
// time.
func (r *cardRow) words(i int, text string) cell {
	l, special := r.looks[i], false
	if r.fields[i].key == urlField {
		if _, ok := link(text); ok {
			l.font.color, special = accent, true
		}
	}
	switch {
	case text == "":
		return cell{}
	case special || formulaLike(text) || !fits(text):
		return r.text(i+1, text, l)
	}
	return cell{style: r.styles[i], kind: textual, text: text}
}

// textHeight is what a text needs in a column, in points.
func textHeight(text string, width float64) float64 {
	if text == "" {
		return 0
	}
	return float64(lineCount(text, width*11/usualSize-1))*usualSize*lineHeight + 4
}

// link makes a cell lead to an address and returns how many links that made.
func (s *sheet) link(column, row int, address string) int {
	target, ok := link(address)
	if !ok {
		return 0
	}
	s.do(func() error { return s.file.SetCellHyperLink(s.name, at(column, row), target, "External") })
	return 1
}
