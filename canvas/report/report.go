package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// Ask is what a report is about and for whom.
type Ask struct {
	Whole   bool     // all maps and personas of the project; otherwise the map of the options, with who travels on it
	Client  bool     // without what is for colleagues only: the checks. The document has lost its internal cards before
	Compare model.ID // what the map asked for is held against; "" is what it was derived from
}

// Build lays out a report on sheets of one size, A3 where it is not given: cover, contents, a page that sums up, personas, then
// for each map its poster, gaps, opportunities and actions, and what differs from the map that it was derived from, then checks,
// the cards in detail, what they rest on and the terms used. A part without content is left out; of gaps, opportunities and
// actions the report says what is missing.
func Build(doc *model.Document, o layout.Options, ask Ask, sheet layout.Sheet, t *typeset.Typesetter) []layout.Page {
	o.Print = true
	if sheet.Size.W <= 0 || sheet.Size.H <= 0 {
		sheet.Size = scene.Size{W: 1190.55, H: 841.89} // A3
	}
	b := newBook(doc, o, ask, sheet, t)
	b.cover()
	b.glance()
	b.personas()
	for _, m := range b.maps {
		b.chapter(m)
	}
	if !ask.Client {
		b.checks()
	}
	b.details()
	b.evidence()
	b.glossary()
	return b.bind()
}

// chosen returns the maps and personas that the report is about.
func chosen(doc *model.Document, m model.ID, whole bool) ([]*model.Map, []*model.Persona) {
	if whole {
		return doc.Maps(), doc.Personas()
	}
	one, ok := model.Get[model.Map](doc, m)
	if !ok {
		return nil, nil
	}
	var people []*model.Persona
	for _, id := range one.Personas {
		if p, ok := model.Get[model.Persona](doc, id); ok {
			people = append(people, &p)
		}
	}
	return []*model.Map{&one}, people
}
