package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// gapTable has number, touchpoint, stage, chart, importance and weight.
func (b *book) gapTable() table {
	w := b.o.Words
	return table{b, []column{{w("report.number"), 0.045}, {w("report.touchpoint"), 0.235}, {w("inspector.stage"), 0.13}, {w("report.scale"), 0.375},
		{w("field.importance"), 0.11}, {w("report.weight"), 0.105}}}
}

// gaps ranks the touchpoints of a map: expectation and experience of each as a dumbbell on the scale of 1 to 5.
func (b *book) gaps(m *model.Map) {
	list := insight.Gaps(b.doc, m.ID)
	if len(list) == 0 {
		return
	}
	b.use("gap", "importance")
	b.gap(30)
	t := b.gapTable()
	var rows []row
	for i, g := range list {
		rows = append(rows, b.gapRow(t, i+1, g))
	}
	t.write(append(b.headRows(b.o.Words("report.gaps"), 1), b.note(b.o.Words("report.gaps.note")), b.signs()), b.gapHead(t), rows)
	b.afterwards(b.unrated(m, model.TouchpointCard, len(list), "report.gaps.unrated"))
	b.means(m)
}

// signs explains the two dots.
func (b *book) signs() row {
	exp, is := b.set(b.o.Words("report.expectation"), plain(cellText), 300, muted), b.set(b.o.Words("report.experience"), plain(cellText), 300, muted)
	at := 18 + exp.width() + 36
	return row{cells: []cell{exp, is}, xs: []float64{18, at + 12}, below: 8, draw: func(r scene.Rect) []scene.Prim {
		return []scene.Prim{expected(r.X+7, r.Y+exp.height()/2, 5), disc(r.X+at, r.Y+exp.height()/2, 5.5, muted)}
	}}
}

// expected is the ring of an expectation.
func expected(x, y, r float64) scene.Prim {
	return scene.Prim{Op: scene.OpPath, Path: scene.Circle(x, y, r), Fill: white, Stroke: accent, Width: 2.5}
}

// scale returns where a value of 1 to 5 stands in a column, with room for what is written beside the dots.
func scale(r scene.Rect, left, width float64) func(v float64) float64 {
	const room = 52.0
	return func(v float64) float64 { return r.X + left + 10 + (width-10-room)*(max(1, min(5, v))-1)/4 }
}

const chartColumn = 3

// gapHead numbers the scale.
func (b *book) gapHead(t table) row {
	head := t.head()
	left, width := head.xs[chartColumn], t.width(chartColumn)
	line := head.draw
	title := head.cells[chartColumn]
	head.tall = head.height() + 18
	head.draw = func(r scene.Rect) []scene.Prim {
		prims := line(r)
		x := scale(r, left, width)
		for v := 1.0; v <= 5; v++ {
			n := b.set(layout.Number(v), plain(smallText), 20, muted)
			prims = n.at(prims, x(v)-n.width()/2, r.Y+head.above+title.height()+2)
		}
		return prims
	}
	return head
}

func (b *book) gapRow(t table, n int, g insight.Gap) row {
	c := g.Card
	name := b.named(c, bold(cellText), t.width(1))
	name = append(name, t.set(1, dotted(b.channel(c), b.say(c.Department), b.say(c.Owner)), plain(smallText), muted)...)
	importance := ""
	if c.Touchpoint.Importance != nil {
		importance = layout.Number(*c.Touchpoint.Importance)
	}
	weight := t.set(5, layout.Number(g.Weight), plain(cellText), ink)
	r := t.row(t.set(0, layout.Number(float64(n)), plain(cellText), muted), name, t.set(2, b.name(g.Stage.Name, "untitled.stage"), plain(cellText), ink), nil,
		t.set(4, importance, plain(cellText), ink), weight)
	r.id, r.tall = string(c.ID), 46
	r.link = b.toCard(c)
	r.label = dotted(layout.Number(float64(n)), b.title(c), b.name(g.Stage.Name, "untitled.stage"), b.gapWords(g.Expectation, g.Experience, g.Gap), weight.words())
	left, width := r.xs[chartColumn], t.width(chartColumn)
	r.draw = func(at scene.Rect) []scene.Prim {
		return b.dumbbell(at, scale(at, left, width), at.Y+min(at.H, 46)/2, g)
	}
	return r
}

func (b *book) gapWords(expectation, experience, gap float64) string {
	return b.o.Words("field.gap", "expectation", layout.Number(expectation), "experience", layout.Number(experience), "gap", layout.Number(gap))
}

// dumbbell draws expectation and experience with the gap between them, and says how wide it is.
func (b *book) dumbbell(at scene.Rect, x func(float64) float64, y float64, g insight.Gap) []scene.Prim {
	color, words := good, muted
	switch {
	case g.Gap > 1:
		color, words = bad, badInk
	case g.Gap > 0:
		color = middling
	}
	var prims []scene.Prim
	for v := 1.0; v <= 5; v++ {
		prims = append(prims, rect(scene.Rect{X: x(v) - 0.5, Y: at.Y, W: 1, H: at.H}, hairline))
	}
	lo, hi := min(g.Expectation, g.Experience), max(g.Expectation, g.Experience)
	prims = append(prims, rect(scene.Rect{X: x(lo), Y: y - 2, W: x(hi) - x(lo), H: 4}, alpha(color, 0.5)),
		expected(x(g.Expectation), y, 7), disc(x(g.Experience), y, 7, color))
	said := b.set(layout.Signed(-g.Gap), bold(cellText), 60, words)
	return said.at(prims, x(hi)+13, y-said.height()/2)
}

// channel says where a touchpoint happens: online or offline, and on what.
func (b *book) channel(c *model.Card) string {
	if c.Touchpoint == nil {
		return ""
	}
	line := ""
	if c.Touchpoint.Line != "" {
		line = b.o.Words("line." + string(c.Touchpoint.Line))
	}
	return dotted(line, b.say(c.Touchpoint.Channel))
}

// toCard leads to what the report says about a card.
func (b *book) toCard(c *model.Card) string {
	if b.shown[c.ID] {
		return "#" + cardAnchor(c.ID)
	}
	return ""
}
