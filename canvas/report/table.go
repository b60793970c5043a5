package report

import (
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
)

// column of a table: what stands above it and a share of the width.
type column struct {
	title string
	share float64
}

// table is rows below a head that stands again where they go on.
type table struct {
	b       *book
	columns []column
}

// cellRoom is left free at either side of a cell.
const cellRoom = 8.0

// width is that of the text in a column.
func (t table) width(i int) float64 { return t.columns[i].share*t.b.w - 2*cellRoom }

// lefts are where the text of the columns begins.
func (t table) lefts() []float64 {
	var out []float64
	x := cellRoom
	for _, c := range t.columns {
		out = append(out, x)
		x += c.share * t.b.w
	}
	return out
}

func (t table) set(i int, s string, st typeset.Style, c scene.Color) cell {
	return t.b.set(s, st, t.width(i), c)
}

// head is the row of titles.
func (t table) head() row {
	r := row{xs: t.lefts(), above: 6, below: 7}
	for i, c := range t.columns {
		r.cells = append(r.cells, t.set(i, c.title, bold(cellText), muted))
	}
	r.draw = func(at scene.Rect) []scene.Prim {
		return []scene.Prim{rect(scene.Rect{X: at.X, Y: at.MaxY() - 1.5, W: at.W, H: 1.5}, ink)}
	}
	return r
}

// write writes rows below what is said of them and the head. The first two of them stand on the page of those,
// and all do where they are few.
func (t table) write(above []row, head row, rows []row) {
	if len(rows) == 0 {
		for _, r := range chain(above...) {
			t.b.put(r)
		}
		return
	}
	start := append(above, head)
	n := len(start)
	if start = append(start, rows...); (block{rows: start}).height() > t.b.full()/2 {
		start = start[:min(n+2, len(start))]
	}
	for _, r := range chain(start...)[:n] {
		t.b.put(r)
	}
	t.b.repeat = []row{head}
	for _, r := range rows {
		t.b.put(r)
	}
	t.b.repeat = nil
}

// row is a row of cells with a hairline below.
func (t table) row(cells ...cell) row {
	return row{cells: cells, xs: t.lefts(), above: 8, below: 9, rule: true}
}
