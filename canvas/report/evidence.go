package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model/insight"
)

// evidence says what the maps rest on: research, levels of evidence by lane, and sources with the cards they support.
func (b *book) evidence() {
	opened := false
	for _, m := range b.maps {
		bases, sources := insight.Bases(b.doc, m.ID), insight.Sources(b.doc, m.ID)
		research := b.say(m.Research)
		if len(bases) == 0 && research == "" {
			continue
		}
		if !opened {
			opened = true
			b.open(b.o.Words("report.evidence"), b.o.Words("report.evidence.note"))
			b.use("evidence")
		}
		var above []row
		if len(b.maps) > 1 {
			b.gap(30)
			above = b.headRows(b.name(m.Title, "untitled.map"), 1)
		}
		if research != "" {
			above = append(above, b.note(b.o.Words("poster.evidence", "text", research)))
		}
		b.levels(above, bases)
		b.sources(sources)
	}
}

// levels counts, below what heads it, the cards of each lane by how well they are founded.
func (b *book) levels(above []row, bases []insight.Basis) {
	w := b.o.Words
	t := table{b, []column{{w("inspector.lane"), 0.2}, {w("report.cards"), 0.09}, {w("evidence.verified"), 0.1}, {w("evidence.partial"), 0.1},
		{w("evidence.assumption"), 0.1}, {w("evidence.none"), 0.1}, {w("report.share.evidence"), 0.31}}}
	var rows []row
	for _, x := range bases {
		cells := []cell{t.set(0, layout.LaneName(x.Lane, b.o.Lang, w), bold(cellText), ink), t.set(1, layout.Number(float64(x.Cards())), plain(cellText), ink)}
		parts := []int{x.Verified, x.Partial, x.Assumption, x.Unknown}
		for i, n := range parts {
			cells = append(cells, t.set(i+2, layout.Number(float64(n)), plain(cellText), ink))
		}
		r := t.row(append(cells, nil)...)
		left, width := r.xs[6], t.width(6)
		r.draw = func(at scene.Rect) []scene.Prim {
			return stacked(scene.Rect{X: at.X + left, Y: at.Y + at.H/2 - 6, W: width, H: 12}, parts)
		}
		rows = append(rows, r)
	}
	t.write(above, t.head(), rows)
}

// shades of evidence from sure to unknown: dark to light, so that they differ on a grey printer as well.
var shades = [4]scene.Color{scene.RGB(0x1B6B46), scene.RGB(0x6FB892), scene.RGB(0xF0C878), scene.RGB(0xE2E6EC)}

// stacked is a bar of parts.
func stacked(r scene.Rect, parts []int) []scene.Prim {
	sum := 0
	for _, n := range parts {
		sum += n
	}
	var prims []scene.Prim
	x := r.X
	for i, n := range parts {
		if n > 0 {
			w := r.W * float64(n) / float64(sum)
			prims = append(prims, rect(scene.Rect{X: x, Y: r.Y, W: w - 1, H: r.H}, shades[i]))
			x += w
		}
	}
	return prims
}

// sources names what cards refer to.
func (b *book) sources(list []insight.Source) {
	if len(list) == 0 {
		return
	}
	b.gap(22)
	w := b.o.Words
	t := table{b, []column{{w("field.source"), 0.32}, {w("report.cards"), 0.09}, {w("report.supports"), 0.59}}}
	var rows []row
	for _, s := range list {
		rows = append(rows, t.row(t.set(0, b.name(s.Name, "untitled"), bold(cellText), ink), t.set(1, layout.Number(float64(len(s.Cards))), plain(cellText), ink),
			t.set(2, b.titles(s.Cards), plain(cellText), ink)))
	}
	t.write(nil, t.head(), rows)
}
