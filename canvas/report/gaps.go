package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// chapter writes a map: its poster, then where experience falls short, what answers that, and who does what by when.
func (b *book) chapter(m *model.Map) {
	title := b.name(m.Title, "untitled.map")
	b.part = title
	b.page()
	l := b.leaf()
	l.poster, l.marks = m, []layout.Bookmark{{Title: title}}
	b.entries = append(b.entries, entry{mark{title: title, anchor: "map-" + string(m.ID)}, len(b.leaves) - 1})
	b.use("map", "stage")
	b.kinds(m)
	b.findingsOf(m)
	b.frameOf(m)
	b.stages(m)
	b.gaps(m)
	b.chances(m)
	b.plan(m)
}

// findingsOf heads the pages behind a poster: which map they are about, who travels on it, which reality it shows, and what
// nobody has filled in yet.
func (b *book) findingsOf(m *model.Map) {
	b.page()
	b.put(row{kind: scene.Heading, cells: []cell{b.set(b.o.Words("report.title"), bold(titleText), b.w, ink)}, xs: []float64{0}, below: 4, keep: 80})
	sub := dotted(b.part, b.travellers(m), b.o.Words("poster.state."+string(state(m))), b.day)
	b.put(row{cells: []cell{b.set(sub, plain(15), b.w, muted)}, xs: []float64{0}, link: "#map-" + string(m.ID)})
	for _, missing := range []struct {
		key string
		is  bool
	}{
		{"report.gaps.none", len(insight.Gaps(b.doc, m.ID)) == 0}, {"report.matrix.none", len(insight.Chances(b.doc, m.ID)) == 0},
		{"report.actions.none", len(insight.Tasks(b.doc, m.ID)) == 0},
	} {
		if missing.is {
			b.put(row{cells: []cell{b.set(b.o.Words(missing.key), plain(bodyText), b.w, muted)}, xs: []float64{0}, above: 8})
		}
	}
}

func (b *book) use(terms ...string) {
	for _, t := range terms {
		b.used[t] = true
	}
}

// gapColumns are number, touchpoint, stage, chart, importance and weight.
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
	name := t.set(1, b.title(c), bold(cellText), ink)
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
		color, words = bad, bad
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
		return "#card-" + string(c.ID)
	}
	return ""
}
