package roundtrip

import (
	"slices"
	"strings"

	"sojourn/model"
)

// cell is a filled cell of a lane: one card.
type cell struct {
	row, col     int
	text         string
	lane, column model.ID
	card         model.ID // the card that it is
}

// cells takes what the cells of the lanes say. What a card says there is known by its hash; a cell that says otherwise
// is an edit of the card that is missing there, a new card when none is, and a card that is missing where it was and
// stands elsewhere has moved.
func (g *grid) cells() {
	all := g.filled()
	var left []paragraph
	at := map[[2]model.ID][]paragraph{}
	for _, p := range g.shown {
		c, ok := model.Get[model.Card](g.Base, p.card)
		if !ok || c.InTray() || p.hash == Hash([]string{""}) { // a card without a word leaves its cell empty
			continue
		}
		k := [2]model.ID{c.Lane, g.home(c.Column)}
		at[k] = append(at[k], p)
	}
	by := map[[2]model.ID][]*cell{}
	for _, c := range all {
		k := [2]model.ID{c.lane, c.column}
		by[k] = append(by[k], c)
	}
	for _, k := range sortedKeys(at) {
		left = append(left, g.align(by[k], at[k])...)
	}
	left = g.moved(all, left)
	for _, p := range left {
		if g.shows(p.card) {
			g.gone[p.card] = true
		}
	}
	g.fresh(all)
}

// home is where a column of the base is now: its stage may have got steps.
func (g *grid) home(column model.ID) model.ID {
	id := g.seen(column)
	if to := g.split[id]; to != "" {
		return to
	}
	return id
}

// filled lists the filled cells of lanes that take cards, from top to bottom in each column.
func (g *grid) filled() (out []*cell) {
	for _, l := range g.lanes {
		lane, _ := model.Get[model.Lane](g.tx, l.id)
		for _, row := range l.rows {
			for _, c := range g.columns {
				text := g.t.At(row, c.at)
				switch {
				case text == "":
				case lane.Type.TakesCards():
					out = append(out, &cell{row: row, col: c.at, text: text, lane: l.id, column: c.id})
				case g.t.At(row, 0) == "":
					g.note(at{table: g.t, row: row, col: c.at, head: g.laneName(lane)}, text, NoPlace, "")
				}
			}
		}
	}
	return out
}

// align pairs the cells of one lane and column with the cards that stood there: first those that say the same, then
// those between them in their order, as far as there are as many. It returns the cards without a cell.
func (g *grid) align(cells []*cell, cards []paragraph) (left []paragraph) {
	for _, p := range cards {
		i := slices.IndexFunc(cells, func(c *cell) bool { return c.card == "" && Hash([]string{c.text}) == p.hash })
		if i >= 0 {
			cells[i].card = p.card
		} else {
			left = append(left, p)
		}
	}
	open := slices.DeleteFunc(slices.Clone(cells), func(c *cell) bool { return c.card != "" })
	for len(open) > 0 && len(left) > 0 {
		best, at, like := 0, 0, -1.0
		for i, p := range left {
			for k, c := range open {
				if l := g.resembles(c.text, p.card); l > like {
					best, at, like = i, k, l
				}
			}
		}
		if like < somewhat/2 && len(open) != len(left) {
			break
		}
		g.reword(open[at], left[best])
		left, open = slices.Delete(left, best, best+1), slices.Delete(open, at, at+1)
	}
	return left
}

// resembles says how much a cell says what a card does.
func (g *grid) resembles(text string, id model.ID) float64 {
	c, _ := model.Get[model.Card](g.Base, id)
	title, _, _ := strings.Cut(text, "\n")
	return max(similar(title, g.pen.Say(c.Title)), similar(text, strings.TrimSpace(g.pen.Say(c.Title)+"\n"+g.pen.Say(c.Body))))
}

// moved finds cards elsewhere than where they stood, and returns those that are nowhere.
func (g *grid) moved(all []*cell, left []paragraph) []paragraph {
	open := map[string][]*cell{}
	for _, c := range all {
		if c.card == "" {
			h := Hash([]string{c.text})
			open[h] = append(open[h], c)
		}
	}
	return slices.DeleteFunc(left, func(p paragraph) bool {
		there := open[p.hash]
		if len(there) == 0 {
			return false
		}
		open[p.hash] = there[1:]
		c := there[0]
		c.card = p.card
		d := g.draftOf(p.card)
		if d.moved && (d.now.Lane != c.lane || g.home(d.now.Column) != c.column) {
			g.note(at{table: g.t, row: c.row, col: c.col}, c.text, Disagrees, p.card)
		} else {
			d.moved, d.now.Lane, d.now.Column = true, c.lane, c.column
		}
		return true
	})
}

// shows reports that a card of the base stands where the sheet shows it: not in a lane or column that is gone itself
// while the table of cards still has it there.
func (g *grid) shows(id model.ID) bool {
	d := g.drafts[id]
	return d == nil || !d.moved
}

// fresh makes cards of the cells that are none of the base, unless the table of cards has made them already.
func (g *grid) fresh(all []*cell) {
	above := map[[2]model.ID]model.ID{}
	for _, c := range all {
		k := [2]model.ID{c.lane, c.column}
		if c.card != "" {
			above[k] = c.card
			continue
		}
		lines := strings.Split(c.text, "\n")
		title, moment := strings.CutSuffix(lines[0], strings.TrimSpace(star))
		title = strings.TrimSpace(title)
		if slices.ContainsFunc(g.order, func(d *draft) bool {
			return d.now.Lane == c.lane && g.home(d.now.Column) == c.column && alike(g.pen.Say(d.now.Title), title)
		}) {
			continue
		}
		lane, _ := model.Get[model.Lane](g.tx, c.lane)
		d := g.newDraft()
		d.now.Type, d.was.Type = lane.Type.CardType(), lane.Type.CardType()
		d.now.Lane, d.now.Column, d.after = c.lane, c.column, above[k]
		a := at{table: g.t, row: c.row, col: c.col, head: g.laneName(lane)}
		g.say(d, "field.title", title, a)
		g.say(d, "field.body", strings.Join(lines[1:], "\n"), a)
		if moment {
			g.say(d, "field.moment", "★", a)
		}
	}
}

func sortedKeys[V any](m map[[2]model.ID]V) [][2]model.ID {
	var out [][2]model.ID
	for k := range m {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b [2]model.ID) int {
		return strings.Compare(string(a[0])+" "+string(a[1]), string(b[0])+" "+string(b[1]))
	})
	return out
}
