package xlsx

import "sojourn/model/limits"

// long is a text that no cell holds: where its beginning stands, and the rest in pieces that cells do hold.
type long struct {
	sheet, cell string
	rest        []string
}

// whole returns text as the next row's cell shows it. What a cell cannot hold goes to a sheet of its own and leaves a
// note, because Excel would cut it without a word.
func (s *sheet) whole(column int, text string) string {
	if fits(text) {
		return text
	}
	const room = 300 // for the note
	parts := pieces(text, limits.CellRunes-room)
	cell := at(column, s.row+1)
	s.longs = append(s.longs, long{s.name, cell, parts[1:]})
	note := pieces(s.job.Words("xlsx.continued", "sheet", s.longSheet), room-2)[0]
	return parts[0] + "\n" + note
}

// writeLongs writes the rests of the texts, one row each.
func (b *book) writeLongs() {
	if len(b.longs) == 0 {
		return
	}
	b.makeSheet(b.longSheet)
	s := b.sheet(b.longSheet, muted)
	s.width(1, 2, 18)
	s.width(3, 12, 60)
	head := look{font: font{bold: true, color: muted}}
	s.add(20, []cell{s.text(1, s.job.Words("xlsx.from.sheet"), head), s.text(2, s.job.Words("xlsx.from.cell"), head), s.text(3, s.job.Words("xlsx.rest"), head)})
	body := look{down: "top", wrap: true}
	for _, l := range b.longs {
		cells := []cell{s.text(1, l.sheet, body), s.text(2, l.cell, body)}
		for i, piece := range l.rest {
			cells = append(cells, s.text(3+i, piece, body))
		}
		s.add(60, cells)
	}
	s.flush()
}
