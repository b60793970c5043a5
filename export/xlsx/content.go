package xlsx

import (
	"sojourn/model"
	"sojourn/model/insight"
)

// content is what the sheets tell, gathered before the first of them is written.
type content struct {
	all      []entry
	fields   []field          // of the table of cards
	place    map[model.ID]int // of a card that shows, in all
	people   []model.Persona  // who travel on the map
	gaps     []insight.Gap
	chances  []entry // opportunities
	tasks    []insight.Task
	measures []measure
	asked    []asked // what customers are asked
	choices  []list
	solving  map[model.ID][]model.ID // what a card is tied to by links of solving, both ways
}

// measure is a metric with what it measures: a card, or a persona.
type measure struct {
	model.Metric
	id    model.ID
	n     int // of the metrics there, from 1
	of    model.Text
	entry *entry // nil of a persona
}

// gather collects what the workbook tells: for the client nothing that the client is not to see.
func (b *book) gather() {
	b.all, b.place = b.entries(), map[model.ID]int{}
	for i, e := range b.all {
		b.place[e.card.ID] = i
	}
	for _, id := range b.m.Personas {
		if p, ok := model.Get[model.Persona](b.job.Doc, id); ok {
			b.people = append(b.people, p)
		}
	}
	for _, g := range insight.Gaps(b.job.Doc, b.m.ID) {
		if b.shows(g.Card.ID) {
			b.gaps = append(b.gaps, g)
		}
	}
	for _, t := range insight.Tasks(b.job.Doc, b.m.ID) {
		if b.shows(t.Card.ID) {
			b.tasks = append(b.tasks, t)
		}
	}
	b.gatherLinks()
	b.gatherMeasures()
	b.gatherGuide()
	b.choices, b.fields = b.lists(), b.fieldsFor(b.all)
	for _, e := range b.all {
		if e.card.Type == model.OpportunityCard {
			b.chances = append(b.chances, e)
		}
	}
}

// shows reports that a card stands in the workbook.
func (b *book) shows(id model.ID) bool {
	_, ok := b.place[id]
	return ok
}

func (b *book) gatherLinks() {
	b.solving = map[model.ID][]model.ID{}
	for _, l := range b.job.Doc.Links() {
		if l.Type == model.Solves && b.shows(l.From) && b.shows(l.To) {
			b.solving[l.From] = append(b.solving[l.From], l.To)
			b.solving[l.To] = append(b.solving[l.To], l.From)
		}
	}
}

func (b *book) gatherMeasures() {
	for i := range b.all {
		e := &b.all[i]
		for n, m := range e.card.Metrics {
			b.measures = append(b.measures, measure{m, e.card.ID, n + 1, e.card.Title, e})
		}
	}
	for _, p := range b.people {
		for n, m := range p.Metrics {
			b.measures = append(b.measures, measure{m, p.ID, n + 1, p.Name, nil})
		}
	}
}

// readings is how many values the metrics had over time.
func (b *book) readings() int {
	n := 0
	for _, m := range b.measures {
		n += len(m.Series)
	}
	return n
}

// tied lists the titles of the cards of one kind that answer a card, or that it answers.
func (b *book) tied(id model.ID, kind model.CardType) []string {
	var out []string
	for _, other := range b.solving[id] {
		if e := b.all[b.place[other]]; e.card.Type == kind {
			out = append(out, b.say(e.card.Title))
		}
	}
	return out
}
