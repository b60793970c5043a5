package roundtrip

import (
	"slices"
	"strings"

	"sojourn/model"
)

// reword takes the edits of a cell whose card is known. A cell repeats below title and text what the table of cards
// holds; the lines of that are found by the hash of the whole, which they give together with the title and the text as
// they were. Where they have been changed themselves nobody can tell what is what, and a note says so.
func (g *grid) reword(c *cell, p paragraph) {
	c.card = p.card
	card, _ := model.Get[model.Card](g.Base, p.card)
	lane, _ := model.Get[model.Lane](g.Base, card.Lane)
	a := at{table: g.t, row: c.row, col: c.col, head: g.laneName(lane)}
	own, whole := g.parts(c.text, card, p)
	if !whole {
		g.note(a, c.text, Repeats, card.ID)
	}
	titles := strings.Count(p.lines, "t")
	if titles == 0 && !strings.Contains(p.lines, "b") {
		titles = 1
	}
	titles = min(titles, len(own))
	title := slices.Clone(own[:titles])
	d := g.draftOf(p.card)
	if titles > 0 && lane.Type != model.MetricsLane {
		g.moment(d, &title[titles-1], a)
	}
	if whole || titles > 0 {
		g.say(d, "field.title", strings.Join(title, "\n"), a)
	}
	if whole {
		g.say(d, "field.body", strings.Join(own[titles:], "\n"), a)
	}
}

// moment takes the star off the last line of a title, and makes the card a moment of truth or none.
func (g *grid) moment(d *draft, line *string, a at) {
	was := d.was.Touchpoint != nil && d.was.Touchpoint.Moment
	had := strings.Split(g.pen.Say(d.was.Title), "\n")
	name, now := headOf(*line, had[len(had)-1], was)
	*line = name
	switch {
	case now && !was:
		g.say(d, "field.moment", "★", a)
	case was && !now:
		g.say(d, "field.moment", "", a)
	}
}

// parts returns the lines of a cell that are a card's own title and text. It reports false, with the title alone, when
// the others are not as they were written.
func (g *grid) parts(text string, card model.Card, p paragraph) (own []string, whole bool) {
	lines := strings.Split(text, "\n")
	others := strings.Trim(p.lines, "tb")
	if others == "" {
		return lines, true
	}
	k := len(others)
	for from := len(lines) - k; from >= 0; from-- {
		if Hash([]string{g.rebuilt(card, p, lines[from:from+k])}) == p.hash {
			return slices.Concat(lines[:from], lines[from+k:]), true
		}
	}
	if p.lines[0] == 't' {
		return lines[:1], false
	}
	return nil, false
}

// rebuilt is the text of a cell as it was written, if these were its lines beside title and text.
func (g *grid) rebuilt(card model.Card, p paragraph, others []string) string {
	title, body := strings.Split(g.pen.Say(card.Title), "\n"), strings.Split(g.pen.Say(card.Body), "\n")
	if card.Touchpoint != nil && card.Touchpoint.Moment && !strings.Contains(p.lines, "m") {
		title[len(title)-1] += star
	}
	var out []string
	next := map[rune]*[]string{'t': &title, 'b': &body}
	for _, what := range p.lines {
		from := &others
		if own := next[what]; own != nil {
			from = own
		}
		if len(*from) > 0 {
			out, *from = append(out, (*from)[0]), (*from)[1:]
		}
	}
	return strings.Join(out, "\n")
}
