package ui

import (
	"bytes"
	"context"
	"slices"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/export"
	"sojourn/model/importer"
	"sojourn/ui/cli"
	"sojourn/ui/dialog"
)

// tables draws what the sheets of a workbook hold, a page for each that shows: it is written as the export would write
// it, and read back.
func (x *exporting) tables(ctx context.Context, e dialog.Export, job export.Job) (pages []layout.Page, sizes []string) {
	var out bytes.Buffer
	if err := cli.Exporters[e.Format](ctx, &out, job); err != nil || ctx.Err() != nil {
		return nil, nil
	}
	all, err := importer.Read("."+e.Format, out.Bytes(), importer.Options{})
	if err != nil { // more than a person imports: there is nothing to look at
		all = []importer.Table{{}}
	}
	for i := range all {
		if t := &all[i]; !t.Hidden {
			g := newGridPage(t, job.Fonts, x.w.words)
			pages = append(pages, g.page())
			size := x.w.words("export.preview.csv")
			if e.Format == "xlsx" {
				size = x.w.words("export.preview.tab", "name", t.Sheet, "n", len(g.rows))
			}
			sizes = append(sizes, size)
		}
	}
	return pages, sizes
}

// Points of a sheet as it is drawn: as much of it as can be read at a glance.
const (
	gridWide, gridHigh     = 800.0, 540.0
	gridFoot               = 22.0
	narrowCell, widestCell = 34.0, 170.0
	gridText, gridLead     = 10.0, 13.0
	gridPad                = 4.0
	gridLines              = 3 // of a cell
)

var (
	gridInk    = scene.Color{R: 0x22, G: 0x2B, B: 0x3A, A: 0xFF}
	gridFaint  = scene.Color{R: 0x6B, G: 0x76, B: 0x88, A: 0xFF}
	gridRule   = scene.Color{R: 0xD5, G: 0xDA, B: 0xE2, A: 0xFF}
	gridHead   = scene.Color{R: 0xEE, G: 0xF1, B: 0xF6, A: 0xFF}
	gridGround = scene.Color{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF}
)

// gridPage draws the upper left part of a sheet.
type gridPage struct {
	t       *importer.Table
	fonts   *typeset.Typesetter
	words   func(key string, args ...any) string
	rows    []int // that show and say anything
	columns []int // that show
	wide    []float64
	prims   []scene.Prim
}

func newGridPage(t *importer.Table, fonts *typeset.Typesetter, words func(string, ...any) string) *gridPage {
	g := &gridPage{t: t, fonts: fonts, words: words}
	_, columns := t.Size()
	for r, row := range t.Rows {
		if len(row) > 0 && !slices.Contains(t.HiddenRows, r) {
			g.rows = append(g.rows, r)
		}
	}
	for c := range columns {
		if !slices.Contains(t.HiddenColumns, c) {
			g.columns = append(g.columns, c)
		}
	}
	return g
}

// style is how a row is written: the first one is its heads.
func (g *gridPage) style(row int) typeset.Style {
	s := typeset.Style{Face: scene.Regular, Size: gridText}
	if len(g.rows) > 0 && row == g.rows[0] {
		s.Face = scene.Bold
	}
	return s
}

// measure chooses how wide the columns are, until there is no more room.
func (g *gridPage) measure() {
	const looked = 24 // rows
	rest := gridWide
	for _, c := range g.columns {
		w := narrowCell
		for _, r := range g.rows[:min(looked, len(g.rows))] {
			if s := g.t.At(r, c); s != "" && g.merge(r, c).Right == c {
				w = max(w, min(widestCell, g.fonts.Width(firstRunes(s), g.style(r))+2*gridPad))
			}
		}
		if rest -= w; rest < 0 {
			return
		}
		g.wide = append(g.wide, w)
	}
	last := len(g.columns) - 1
	if last >= 0 && slices.ContainsFunc(g.t.Merges, func(m importer.Merge) bool { return m.Right > m.Left && m.Right >= g.columns[last] }) {
		g.wide[last] += rest // what is merged into it counted for no column
	}
}

// firstRunes is as much of a text as decides how wide its column is.
func firstRunes(s string) string {
	const enough = 40
	r := []rune(s)
	return string(r[:min(len(r), enough)])
}

// merge returns the merged cells that begin at a cell, or the cell alone.
func (g *gridPage) merge(row, column int) importer.Merge {
	for _, m := range g.t.Merges {
		if m.Top == row && m.Left == column {
			return m
		}
	}
	return importer.Merge{Top: row, Left: column, Bottom: row, Right: column}
}

// covered reports that a cell belongs to merged cells that begin elsewhere.
func (g *gridPage) covered(row, column int) bool {
	return slices.ContainsFunc(g.t.Merges, func(m importer.Merge) bool {
		return row >= m.Top && row <= m.Bottom && column >= m.Left && column <= m.Right && (row != m.Top || column != m.Left)
	})
}

func (g *gridPage) page() layout.Page {
	g.measure()
	y, shown := 0.0, 0
	for _, r := range g.rows {
		h := g.row(r, y)
		if h == 0 {
			break
		}
		y, shown = y+h, shown+1
	}
	foot := g.words("export.preview.plain")
	if rows, columns := len(g.rows)-shown, len(g.columns)-len(g.wide); rows+columns > 0 {
		foot = g.words("export.preview.more", "rows", rows, "columns", columns) + foot
	}
	g.write(foot, typeset.Style{Face: scene.Regular, Size: gridText}, scene.Rect{X: 0, Y: gridHigh, W: gridWide, H: gridFoot}, gridFaint)
	size := scene.Size{W: gridWide, H: gridHigh + gridFoot}
	whole := scene.Rect{W: size.W, H: size.H}
	return layout.Page{Size: size, Title: g.t.Sheet, Scene: &scene.Scene{Size: size, Ground: gridGround,
		Nodes: []scene.Node{{Bounds: whole, Prims: g.prims}}}}
}

// row draws a row at a height and returns how high it is, 0 when it has no room.
func (g *gridPage) row(r int, y float64) float64 {
	type box struct {
		text string
		rect scene.Rect
	}
	var boxes []box
	lines, x := 1, 0.0
	for i, w := range g.wide {
		c := g.columns[i]
		if text := g.t.At(r, c); !g.covered(r, c) {
			wide := 0.0
			for k := i; k < len(g.wide) && g.columns[k] <= g.merge(r, c).Right; k++ {
				wide += g.wide[k]
			}
			boxes = append(boxes, box{text, scene.Rect{X: x, Y: y, W: wide}})
			lines = max(lines, len(g.fonts.Lines(text, g.style(r), wide-2*gridPad, gridLines)))
		}
		x += w
	}
	high := float64(lines)*gridLead + 2*gridPad
	if y+high > gridHigh {
		return 0
	}
	for _, b := range boxes {
		b.rect.H = high
		cell := scene.Prim{Op: scene.OpRect, Rect: b.rect, Stroke: gridRule, Width: 0.6}
		if g.style(r).Face == scene.Bold {
			cell.Fill = gridHead
		}
		g.prims = append(g.prims, cell)
		g.write(b.text, g.style(r), b.rect, gridInk)
	}
	return high
}

// write writes a text into a rectangle, as many lines as are shown of it.
func (g *gridPage) write(text string, st typeset.Style, in scene.Rect, ink scene.Color) {
	if text == "" {
		return
	}
	for i, line := range g.fonts.Lines(text, st, in.W-2*gridPad, gridLines) {
		base := in.Y + gridPad + float64(i)*gridLead + gridText
		for _, run := range line.Runs {
			g.prims = append(g.prims, scene.Prim{Op: scene.OpText, Run: run.At(in.X+gridPad+run.X, base), Fill: ink})
		}
	}
}
