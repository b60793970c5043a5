package report

import (
	"slices"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// glancer writes the page that sums up.
type glancer struct {
	*book
	insight.Glance
	several bool // of more than one map: lines say which
	terse   bool // a name and what is said of it take a line each, for all to stand on the page
}

// glance writes the page for who reads no further: who travels, where the journeys as they are hurt, what comes next and
// what has worked. Who travels alone is no reason for it: that has pages of its own.
func (b *book) glance() {
	maps := slices.DeleteFunc(slices.Clone(b.maps), func(m *model.Map) bool { return state(m) != model.AsIs })
	g := glancer{book: b, Glance: insight.AtAGlance(b.doc, maps, b.day), several: len(maps) > 1}
	if g.Empty() {
		return
	}
	b.open(b.o.Words("report.glance"), dotted(b.o.Words("report.glance.maps", "n", len(maps)), b.date(b.day)))
	n := min(2, b.wide(360))
	b.columns(n, nil, func() []block {
		out := g.blocks()
		if g.terse = !fit(out, n, b.bottom()-b.y); g.terse {
			out = g.blocks()
		}
		return out
	})
}

// blocks are the parts of which anything is known.
func (g glancer) blocks() (out []block) {
	for _, part := range []struct {
		key  string
		rows []row
	}{{"report.glance.who", g.whoRows()}, {"report.glance.hurts", g.hurtRows()}, {"report.glance.next", g.nextRows()}, {"report.glance.worked", g.workedRows()}} {
		if len(part.rows) > 0 {
			rows := append(g.head(part.key), part.rows...)
			chain(rows[:3]...)
			out = append(out, block{gap: 22, rows: rows})
		}
	}
	return out
}

// head is the title of a part, of which the contents say nothing.
func (g glancer) head(key string) []row {
	title := g.set(g.o.Words(key), bold(partText), g.w-14, ink)
	return []row{{kind: scene.Heading, cells: []cell{title}, xs: []float64{14}, bar: accent}, {tall: 4}}
}

// lines is how many a text may take before it is cut. All of it stands where the link leads.
func (g glancer) lines() int {
	if g.terse {
		return 1
	}
	return 2
}

// brief is a thing that the page names in two or three lines, and the figure of it that counts at the right edge.
type brief struct {
	name, also string
	known      []string // below the name, each in a line
	figure     cell
	said       string // the figure in words, where it does not say what it is
	id, link   string
}

const figureRoom = 122.0 // of what stands at the right edge

// briefRow cuts what is long; who listens hears all of it.
func (g glancer) briefRow(x brief) row {
	w := g.w - figureRoom - 12
	text := append(g.most(g.lines(), x.name, bold(bodyText), w, ink), g.below(x.also, plain(bodyText), w)...)
	if g.terse {
		x.known = []string{dotted(x.known...)}
	}
	for _, s := range x.known {
		text = append(text, g.most(g.lines(), s, plain(cellText), w, muted)...)
	}
	if x.said == "" {
		x.said = x.figure.words()
	}
	return row{cells: []cell{text, x.figure}, xs: []float64{0, g.w - figureRoom}, above: 5, below: 6, rule: true, id: x.id, link: x.link,
		label: dotted(x.name, x.also, dotted(x.known...), x.said)}
}

// cardBrief leads to what the report says of a card.
func (g glancer) cardBrief(c *model.Card, known ...string) brief {
	return brief{name: g.title(c), also: g.also(c.Title), known: known, id: string(c.ID), link: g.toCard(c)}
}

// figure is what counts of a thing.
func (g glancer) figure(s string, c scene.Color) cell { return g.set(s, bold(15), figureRoom, c) }

// counted says how many of some things there are; "" for none.
func (g glancer) counted(key string, n int) string {
	if n == 0 {
		return ""
	}
	return g.o.Words(key) + " " + layout.Number(float64(n))
}
