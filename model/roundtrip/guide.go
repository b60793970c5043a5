package roundtrip

import (
	"cmp"
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/model/limits"
)

// Opening stands in the id of a row that asks what opens every interview.
const Opening = "opening"

// guided reports that a table is an interview guide.
func (r *reader) guided(t *importer.Table) bool {
	return r.column(t, "field.questions") >= 0 && r.column(t, "interview.answer") >= 0
}

// guide reads a table of questions and answers.
type guide struct {
	*reader
	t     *importer.Table
	heads int
	last  question // of the row above
}

// question is one that a row asks.
type question struct {
	stage model.ID
	text  model.Text
}

// guides takes what was answered on the interview guides: a quote for each answer, in the column of its stage. Answers
// that were there before stand in rows with their own ids. Questions that are new, or worded otherwise, are the stage's;
// one that is missing says nothing, for who was asked less has taken nothing out.
func (r *reader) guides() {
	told := map[string]*importer.Table{}
	for _, t := range slices.Concat(r.tables, r.plain) {
		if !r.guided(t) {
			continue
		}
		g := &guide{reader: r, t: t, heads: r.heads(t)}
		for row := g.heads + 1; row < len(t.Rows); row++ {
			if !blank(t, row, func(int) bool { return false }) {
				g.row(row, told)
			}
		}
	}
}

func (g *guide) cell(row int, key string) (string, at) {
	c := g.column(g.t, key)
	return g.t.At(row, c), at{table: g.t, row: row, col: c, head: g.t.At(g.heads, c)}
}

func (g *guide) row(row int, told map[string]*importer.Table) {
	id := model.ID(g.t.At(row, 0))
	answer, a := g.cell(row, "interview.answer")
	if c, ok := model.Get[model.Card](g.Base, id); ok && c.Quote != nil {
		s, _ := g.columnOf(c.Column)
		g.last = question{s.ID, c.Quote.Question}
		g.answered(row, g.draftOf(id))
		return
	}
	q, ok := g.asks(row, string(id))
	if !ok {
		g.note(a, cmp.Or(answer, g.t.At(row, g.column(g.t, "field.questions"))), NoPlace, "")
		return
	}
	g.last = q
	if answer == "" { // whoever names the speaker alone has asked nothing yet
		return
	}
	if c := g.reply(q, answer); c != nil && id == "" {
		g.answered(row, g.draftOf(c.ID))
		return
	}
	var line []string
	for _, key := range []string{"interview.answer", "field.speaker", "field.date"} {
		s, _ := g.cell(row, key)
		line = append(line, s)
	}
	key := string(q.stage) + g.pen.Say(q.text) + strings.Join(line, "\x00")
	if from := told[key]; from != nil && from != g.t { // a copy of the sheet
		return
	}
	told[key] = g.t
	g.quote(row, q, answer)
}

// answered takes the edits of an answer that was there before.
func (g *guide) answered(row int, d *draft) {
	for _, c := range [][2]string{{"interview.answer", "field.title"}, {"field.questions", "field.question"}, {"field.speaker", "field.speaker"},
		{"field.date", "field.date"}, {"field.source", "field.source"}} {
		if s, a := g.cell(row, c[0]); a.col >= 0 {
			if q := d.was.Quote; c[1] == "field.question" && q != nil {
				s = g.first(s, q.Question)
			}
			g.say(d, c[1], s, a)
		}
	}
}

// reply returns the quote of the base that answers a question just so.
func (g *guide) reply(q question, answer string) *model.Card {
	all := insight.Replies(g.Base, g.Map, q.text)
	if i := slices.IndexFunc(all, func(c *model.Card) bool { return g.pen.Says(c.Title, answer) }); i >= 0 {
		return all[i]
	}
	return nil
}

// quote adds an answer.
func (g *guide) quote(row int, q question, answer string) {
	d := g.newDraft()
	d.was.Type, d.now.Type, d.typed = model.QuoteCard, model.QuoteCard, true
	d.now.Lane, d.now.Column = g.quotesLane(), q.stage
	if steps := g.tx.Doc().Steps(q.stage); len(steps) > 0 {
		d.now.Column = steps[0].ID
	}
	d.now.Evidence, d.now.Source = model.Verified, importer.EveryLanguage("interview.source")
	d.now.Quote = &model.Quote{Question: q.text}
	_, a := g.cell(row, "interview.answer")
	if runes := []rune(answer); len(runes) > limits.TitleRunes { // the body has room for it
		g.say(d, "field.body", answer, a)
		answer = string(runes[:limits.HeadingRunes]) + "…"
	}
	g.say(d, "field.title", answer, a)
	for _, key := range []string{"field.speaker", "field.date", "field.source"} {
		if s, a := g.cell(row, key); s != "" {
			g.say(d, key, s, a)
		}
	}
}

// quotesLane is where answers stand, a new lane when the map has none.
func (r *reader) quotesLane() model.ID {
	for _, l := range r.tx.Doc().Lanes(r.Map) {
		if l.Type == model.QuotesLane {
			return l.ID
		}
	}
	id, err := r.names.addLane(r.pen.Word("lane."+string(model.QuotesLane)), "")
	if err != nil { // there is no room for another lane: the tray takes them
		return ""
	}
	return id
}
