package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// chances places the opportunities of a map between value and effort, and lists them below, the most valuable first.
func (b *book) chances(m *model.Map) {
	const high, axis = 330.0, 26.0
	list := insight.Chances(b.doc, m.ID)
	if len(list) == 0 {
		return
	}
	b.use("quadrants")
	b.gap(30)
	above := b.headRows(b.o.Words("report.matrix"), 1)
	wide := b.w * 0.66
	effort, impact := b.set(b.o.Words("report.effort"), plain(cellText), 300, muted), b.set(b.o.Words("report.impact"), plain(cellText), 300, muted)
	aside := b.aside(list, b.w-wide-gutter)
	var dots []scene.Node
	var on *leaf
	above = append(above, row{cells: []cell{aside}, xs: []float64{wide + gutter}, above: axis, tall: high + 2*axis, draw: func(r scene.Rect) []scene.Prim {
		at := scene.Rect{X: r.X + axis, Y: r.Y + axis, W: wide - axis, H: high}
		prims := impact.at(b.ticks(at), at.X, r.Y+2)
		prims = effort.at(prims, at.MaxX()-axis-effort.width(), at.MaxY()+6)
		var fields []scene.Prim
		fields, dots = b.matrix(at, list)
		on = b.leaf()
		return append(prims, fields...)
	}})
	for _, r := range chain(above...) {
		b.put(r)
	}
	on.nodes = append(on.nodes, dots...)
	b.y += 10
	b.chanceTable(list)
	b.afterwards(b.unrated(m, model.OpportunityCard, len(list), "report.matrix.unrated"))
}

// ticks number the sides of the matrix: value from 0 to 100, effort from 0 to 5, with the middle that parts them.
func (b *book) ticks(at scene.Rect) (prims []scene.Prim) {
	for i := range 3 {
		share := float64(i) / 2
		value, effort := b.set(layout.Number(100*share), plain(smallText), 40, muted), b.set(layout.Number(5*share), plain(smallText), 40, muted)
		prims = value.at(prims, at.X-6-value.width(), max(at.Y, min(at.MaxY()-value.height(), at.MaxY()-share*at.H-value.height()/2)))
		prims = effort.at(prims, at.X+share*(at.W-effort.width()), at.MaxY()+7)
	}
	return prims
}

// aside says what the quadrants mean and how many opportunities stand in each.
func (b *book) aside(list []insight.Chance, w float64) cell {
	var out cell
	for _, f := range quadrants {
		n := 0
		for _, c := range list {
			if c.Quadrant == f.key {
				n++
			}
		}
		head := b.set(dotted(b.o.Words("quadrant."+string(f.key)), layout.Number(float64(n))), bold(bodyText), w, f.ink)
		out = append(out, head.spaced(12)...)
		out = append(out, b.set(b.o.Words("quadrant."+string(f.key)+".text"), plain(cellText), w, muted)...)
	}
	return out
}

// chanceTable lists opportunities with what they answer.
func (b *book) chanceTable(list []insight.Chance) {
	w := b.o.Words
	t := table{b, []column{{w("report.number"), 0.045}, {w("report.opportunity"), 0.325}, {w("inspector.stage"), 0.12}, {w("report.value"), 0.075},
		{w("field.effort"), 0.075}, {w("report.quadrant"), 0.11}, {w("report.answers"), 0.25}}}
	var rows []row
	for i, c := range list {
		name, hmw := b.named(c.Card, bold(cellText), t.width(1)), c.Card.Opportunity.HowMightWe
		name = append(name, t.set(1, b.say(hmw), plain(smallText), muted)...)
		name = append(name, b.below(b.also(hmw), plain(smallText), t.width(1))...)
		f := fieldOf(c.Quadrant)
		r := t.row(t.set(0, layout.Number(float64(i+1)), plain(cellText), muted), name, t.set(2, b.name(c.Stage.Name, "untitled.stage"), plain(cellText), ink),
			t.set(3, layout.Number(c.Value), plain(cellText), ink), t.set(4, layout.Number(c.Effort), plain(cellText), ink),
			b.label(w("quadrant."+string(c.Quadrant)), t.width(5), f.ink, f.fill),
			t.set(6, b.titles(insight.Answers(b.doc, c.Card, model.PainCard)), plain(cellText), ink))
		r.id, r.link = string(c.Card.ID), b.toCard(c.Card)
		rows = append(rows, r)
	}
	t.write(nil, t.head(), rows)
}
