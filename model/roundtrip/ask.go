package roundtrip

import (
	"slices"
	"strconv"
	"strings"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/model/limits"
	"sojourn/model/template"
)

// asks returns the question of a row, false when nothing tells its stage. Without an id, as in a row that somebody has
// inserted, what the row leaves out is that of the row above.
func (g *guide) asks(row int, id string) (question, bool) {
	text, a := g.cell(row, "field.questions")
	if failed(text) {
		text = ""
	}
	q, own, known := g.byID(id)
	text = g.first(text, q.text)
	if !known {
		q.stage, known = g.stageSaid(row)
	}
	switch {
	case !known:
		return q, false
	case !q.text.Empty() && (text == "" || g.pen.Says(q.text, text)):
		return q, true
	case text == "":
		if q.stage == g.last.stage {
			q.text = g.last.text
		}
		return q, true
	}
	if other, ok := g.byWords(q.stage, text); ok {
		return other, true
	}
	q.text = g.reworded(q, own, text, a)
	return q, true
}

// byID returns the question that the id of a row names, and its place among the stage's own, −1 for another.
func (g *guide) byID(id string) (q question, own int, ok bool) {
	part := strings.Split(id, " ")
	s, there := model.Get[model.Stage](g.tx, model.ID(part[0]))
	n, err := strconv.Atoi(part[len(part)-1])
	if !there || err != nil || n < 1 || len(part) > 3 {
		return q, -1, false
	}
	q.stage = s.ID
	all := insight.Questions(template.Guided(g.tx.Doc(), &s))
	if len(part) == 3 {
		all = openings()
	}
	if n > len(all) {
		return q, -1, true
	}
	q.text = all[n-1].Text
	return q, all[n-1].Own, true
}

// first returns what a cell says of a question in the first language, for in a sheet of two the second stands below.
func (g *guide) first(text string, q model.Text) string {
	if also := g.pen.Also(q); also != "" {
		text = strings.TrimSpace(strings.TrimSuffix(text, "\n"+also))
	}
	return text
}

func openings() (out []insight.Question) {
	for i := range insight.Openings {
		out = append(out, insight.Question{Text: importer.EveryLanguage(insight.OpeningKey(i + 1)), Own: -1})
	}
	return out
}

// stageSaid returns the stage that a row without an id names, else that of the row above.
func (g *guide) stageSaid(row int) (model.ID, bool) {
	name, _ := g.cell(row, "inspector.stage")
	stages := g.tx.Doc().Stages(g.Map)
	switch id := g.names.stages[importer.Canon(name)]; {
	case name == "":
		return g.last.stage, g.last.stage != ""
	case id != "":
		return id, true
	case g.pen.Is("interview.opening", name) && len(stages) > 0:
		return stages[0].ID, true
	}
	return "", false
}

// byWords returns the question of these words: of the stage, of the openings, or of another stage.
func (g *guide) byWords(stage model.ID, text string) (question, bool) {
	find := func(stage model.ID, all []insight.Question) (question, bool) {
		i := slices.IndexFunc(all, func(q insight.Question) bool { return g.pen.Says(q.Text, g.first(text, q.Text)) })
		if i < 0 {
			return question{}, false
		}
		return question{stage, all[i].Text}, true
	}
	stages := slices.Clone(g.tx.Doc().Stages(g.Map))
	slices.SortStableFunc(stages, func(a, b *model.Stage) int { return one(b.ID == stage) - one(a.ID == stage) })
	for _, s := range stages {
		if q, ok := find(s.ID, insight.Questions(template.Guided(g.tx.Doc(), s))); ok {
			return q, true
		}
	}
	return find(stage, openings())
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// reworded gives a stage a question in a reader's words: in place of one of its own, with which the answers to that go,
// or beside the others.
func (g *guide) reworded(q question, own int, text string, a at) model.Text {
	s, _ := model.Get[model.Stage](g.tx, q.stage)
	s.Questions = slices.Clone(s.Questions)
	if own < 0 {
		now := g.called(model.Text{}, text)
		if len(s.Questions) >= limits.ListItems {
			g.note(a, text, Unreadable, "")
			return now
		}
		s.Questions = append(s.Questions, now)
		model.Put(g.tx, s)
		return now
	}
	now := g.called(s.Questions[own], text)
	for _, c := range insight.Replies(g.Base, g.Map, s.Questions[own]) {
		g.say(g.draftOf(c.ID), "field.question", text, a)
	}
	s.Questions[own] = now
	model.Put(g.tx, s)
	return now
}
