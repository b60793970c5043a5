package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// means says how stages, channels and departments do.
func (b *book) means(m *model.Map) {
	groups := []struct {
		by  insight.By
		key string
	}{{insight.ByStage, "report.by.stage"}, {insight.ByChannel, "report.by.channel"}, {insight.ByDepartment, "report.by.department"}}
	b.gap(30)
	above := append(b.headRows(b.o.Words("report.means"), 1), b.note(b.o.Words("report.means.note")))
	b.columns(min(len(groups), b.wide(300)), above, func() (out []block) {
		for _, g := range groups {
			var rows []row
			for _, x := range insight.Means(b.doc, m.ID, g.by) {
				rows = append(rows, b.meanRow(x))
			}
			if len(rows) > 0 {
				title := b.subhead(b.o.Words(g.key))
				title.rule = true
				out = append(out, block{gap: 14, rows: append(chain(title, rows[0]), rows[1:]...)})
			}
		}
		return out
	})
}

// meanRow names a group, how many touchpoints it has, and its gap.
func (b *book) meanRow(x insight.Mean) row {
	gap := b.set(layout.Signed(-x.Gap), bold(cellText), 50, ink)
	name := b.set(b.name(x.Name, "untitled.stage"), plain(cellText), b.w*0.42-8, ink)
	count := b.set(b.o.Words("report.touchpoints", "n", x.Count), plain(smallText), b.w*0.42-8, muted)
	left, width := b.w*0.42, b.w*0.58-50
	r := row{cells: []cell{append(name, count...), gap}, xs: []float64{0, b.w - gap.width()}, above: 6, below: 6, rule: true}
	r.label = dotted(name.words(), count.words(), b.gapWords(x.Expectation, x.Experience, x.Gap))
	r.draw = func(at scene.Rect) []scene.Prim {
		pos := func(v float64) float64 { return at.X + left + 8 + (width-16)*(max(1, min(5, v))-1)/4 }
		y := at.Y + 6 + 10
		color := good
		if x.Gap > 1 {
			color = bad
		} else if x.Gap > 0 {
			color = middling
		}
		lo, hi := min(x.Expectation, x.Experience), max(x.Expectation, x.Experience)
		return []scene.Prim{rect(scene.Rect{X: pos(1), Y: y - 0.5, W: pos(5) - pos(1), H: 1}, hairline),
			rect(scene.Rect{X: pos(lo), Y: y - 1.5, W: pos(hi) - pos(lo), H: 3}, alpha(color, 0.5)),
			expected(pos(x.Expectation), y, 4.5), disc(pos(x.Experience), y, 5, color)}
	}
	return r
}
