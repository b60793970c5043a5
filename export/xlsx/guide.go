package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/model/roundtrip"
	"sojourn/model/template"
)

// asked is a question of the interview guide, with what customers have answered.
type asked struct {
	id      string // of the row that takes another answer
	stage   string
	text    model.Text
	answers []*model.Card
}

// gatherGuide collects what customers are asked, in the order of an interview. A map without questions of its own has no
// guide.
func (b *book) gatherGuide() {
	stages := slices.Clone(b.job.Doc.Stages(b.m.ID))
	for i, s := range stages {
		stages[i] = template.Guided(b.job.Doc, s)
	}
	if !slices.ContainsFunc(stages, func(s *model.Stage) bool { return len(insight.Questions(s)) > 0 }) {
		return
	}
	for i := range insight.Openings {
		id := fmt.Sprintf("%s %s %d", stages[0].ID, roundtrip.Opening, i+1)
		b.asked = append(b.asked, asked{id: id, stage: b.job.Words("interview.opening"), text: importer.EveryLanguage(insight.OpeningKey(i + 1))})
	}
	for _, s := range stages {
		for i, q := range insight.Questions(s) {
			b.asked = append(b.asked, asked{id: fmt.Sprintf("%s %d", s.ID, i+1), stage: b.say(s.Name), text: q.Text})
		}
	}
	for _, e := range b.all {
		if q := e.card.Quote; e.card.Type == model.QuoteCard && q != nil && !e.card.InTray() {
			if i := slices.IndexFunc(b.asked, func(a asked) bool { return insight.Same(a.text, q.Question) }); i >= 0 {
				b.asked[i].answers = append(b.asked[i].answers, e.card)
			}
		}
	}
}

// question is what is asked, in a workbook of two languages in both.
func (b *book) question(t model.Text) string {
	return strings.Join(append([]string{b.say(t)}, b.also(t)...), "\n")
}

// writeGuide writes the questions, each with its answers and an empty row for the next one.
func (b *book) writeGuide() {
	w := b.job.Words
	t := b.table(b.guideSheet, gold, w("xlsx.guide.note"), []column{
		{head: w("inspector.stage"), width: 14}, {head: w("field.questions"), width: 44}, {head: w("interview.answer"), width: 60},
		{head: w("field.speaker"), width: 16}, {head: w("field.date"), width: 13, format: dayFormat}, {head: w("field.source"), width: 18}})
	for _, a := range b.asked {
		for _, c := range a.answers {
			t.put(string(c.ID), a.stage, b.question(c.Quote.Question), b.say(c.Title), b.say(c.Quote.Speaker), day(c.Quote.Date), b.say(c.Source))
		}
		t.put(a.id, a.stage, b.question(a.text), "", "", day(""), "")
	}
	t.end("InterviewGuide")
}
