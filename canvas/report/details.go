package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
)

// detailed says which cards have an entry of their own: touchpoints, pains, opportunities and actions, wherever they stand,
// and others on the map of which more is known than stands there.
func (b *book) detailed() map[model.ID]bool {
	out := map[model.ID]bool{}
	for _, m := range b.maps {
		b.placed(m, func(c *model.Card, _ model.Column) {
			lane, _ := model.Get[model.Lane](b.doc, c.Lane)
			switch c.Type {
			case model.TouchpointCard, model.PainCard, model.OpportunityCard, model.ActionCard:
				out[c.ID] = true
			default:
				out[c.ID] = !lane.Hidden && more(c)
			}
		})
	}
	return out
}

// more reports that of a card more is known than the map shows.
func more(c *model.Card) bool {
	return !c.Body.Empty() || !c.Source.Empty() || !c.Owner.Empty() || c.URL != "" || len(c.Metrics) > 0 || c.Quote != nil
}

// unrated says how many cards of a kind are missing from a list of rated ones; "" when none is.
func (b *book) unrated(m *model.Map, kind model.CardType, rated int, key string) string {
	b.placed(m, func(c *model.Card, _ model.Column) {
		if c.Type == kind {
			rated--
		}
	})
	if rated == 0 {
		return ""
	}
	return b.o.Words(key, "n", -rated)
}

// placed calls f for the cards of a map that are not in its tray, column by column.
func (b *book) placed(m *model.Map, f func(*model.Card, model.Column)) {
	lanes := b.doc.Lanes(m.ID)
	for _, col := range b.doc.Columns(m.ID) {
		for _, l := range lanes {
			for _, c := range b.doc.Cell(l.ID, col.ID) {
				f(c, col)
			}
		}
	}
}

// place says in which stage and lane a card stands.
func (b *book) place(c *model.Card) string {
	lane := ""
	if l, ok := model.Get[model.Lane](b.doc, c.Lane); ok {
		lane = layout.LaneName(&l, b.o.Lang, b.o.Words)
	}
	if s, ok := model.Get[model.Stage](b.doc, c.Column); ok {
		return dotted(lane, b.name(s.Name, "untitled.stage"))
	}
	if s, ok := model.Get[model.Step](b.doc, c.Column); ok {
		return dotted(lane, b.name(s.Name, "untitled.step"))
	}
	return lane
}

// details writes what is known of every card, map by map and stage by stage, in columns.
func (b *book) details() {
	opened := false
	for _, m := range b.maps {
		if !b.anyShown(m) {
			continue
		}
		if !opened {
			opened = true
			b.open(b.o.Words("report.details"), b.o.Words("report.details.note"))
		}
		var above []row
		if len(b.maps) > 1 {
			b.gap(30)
			above = b.headRows(b.name(m.Title, "untitled.map"), 1)
		}
		b.columns(b.wide(310), above, func() []block { return b.cards(m) })
	}
}

func (b *book) anyShown(m *model.Map) bool {
	any := false
	b.placed(m, func(c *model.Card, _ model.Column) { any = any || b.shown[c.ID] })
	return any
}

// cards are the entries of a map. The first of a stage stands below its name.
func (b *book) cards(m *model.Map) (out []block) {
	var stage model.ID
	b.placed(m, func(c *model.Card, col model.Column) {
		if !b.shown[c.ID] {
			return
		}
		k := block{gap: 14, rows: b.entry(m, c)}
		if stage != col.Stage.ID {
			stage = col.Stage.ID
			k = block{gap: 24, rows: append(chain(b.stageRow(col.Stage), row{tall: 10}, k.rows[0]), k.rows[1:]...)}
		}
		out = append(out, k)
	})
	return out
}

// stageRow names a stage among the cards: a bookmark, but no line of the contents.
func (b *book) stageRow(s *model.Stage) row {
	r := b.subhead(b.name(s.Name, "untitled.stage"))
	r.rule = true
	r.mark = mark{title: r.words(), level: 2, unlisted: true}
	if len(b.maps) == 1 {
		r.mark.level = 1
	}
	return r
}

// cardAnchor is the name by which links lead to what the report says about a card.
func cardAnchor(id model.ID) string { return "card-" + string(id) }

// entry is what is known of a card, in rows with a bar of its colour.
func (b *book) entry(m *model.Map, c *model.Card) []row {
	const left = 16.0
	lane, _ := model.Get[model.Lane](b.doc, c.Lane)
	w := b.w - left
	head := row{kind: scene.Heading, cells: []cell{b.named(c, bold(bodyText), w)}, xs: []float64{left}, id: string(c.ID), anchor: cardAnchor(c.ID)}
	where := b.place(c)
	if c.Internal {
		where = dotted(where, b.o.Words("field.internal"))
	}
	rows := chain(head, row{cells: []cell{b.set(where, plain(smallText), w, muted)}, xs: []float64{left}, below: 3, link: "#map-" + string(m.ID)})
	if body := b.say(c.Body); body != "" {
		rows = append(rows, row{cells: []cell{append(b.set(body, plain(cellText), w, ink), b.below(b.also(c.Body), plain(cellText), w)...)}, xs: []float64{left}, above: 2, below: 3})
	}
	for _, f := range b.facts(m, c) {
		word := b.set(f.word, plain(smallText), 84, muted)
		value := append(b.set(f.value, plain(cellText), w-92, ink), b.below(f.also, plain(cellText), w-92)...)
		rows = append(rows, row{cells: []cell{word.spaced(1), value}, xs: []float64{left, left + 92}, above: 2, link: f.link})
	}
	for i := range rows {
		rows[i].bar = layout.CardColor(c, lane.Type)
	}
	return rows
}
