package vm

import (
	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
)

// Matrix is the page of opportunities of one map: those with a value and an effort, the most valuable first, and the others.
type Matrix struct {
	Title   string
	Dots    []Dot
	Unrated []Dot
}

// Dot is an opportunity with what it answers and what answers it.
type Dot struct {
	Card          *model.Card
	Number        string // "" where it is not in the matrix
	Name, Note    string // the stage
	Value, Effort float64
	Quadrant      insight.Quadrant // "" where it is not in the matrix
	Pains         []string
	Actions       []string
	Spoken        string
}

// NewMatrix places the opportunities of a map.
func NewMatrix(doc *model.Document, m model.ID, lang string, w i18n.Words) Matrix {
	v := view{doc, lang, w}
	rec, _ := model.Get[model.Map](doc, m)
	out := Matrix{Title: v.name(rec.Title, "untitled.map")}
	rated := map[model.ID]bool{}
	for i, c := range insight.Chances(doc, m) {
		rated[c.Card.ID] = true
		d := v.dot(c.Card)
		d.Number, d.Value, d.Effort, d.Quadrant = layout.Number(float64(i+1)), c.Value, c.Effort, c.Quadrant
		d.Spoken = dots(d.Number, d.Name, w("quadrant."+string(c.Quadrant)), w("report.value")+" "+layout.Number(c.Value), w("field.effort")+" "+layout.Number(c.Effort))
		out.Dots = append(out.Dots, d)
	}
	for _, c := range doc.Cards(m) {
		if c.Type == model.OpportunityCard && !rated[c.ID] {
			d := v.dot(c)
			d.Spoken = dots(d.Name, d.Note)
			out.Unrated = append(out.Unrated, d)
		}
	}
	return out
}

func (v view) dot(c *model.Card) Dot {
	d := Dot{Card: c, Name: v.name(c.Title, "untitled.card")}
	if s := v.stageOf(c); s != nil {
		d.Note = s.Name.In(v.lang)
	}
	for _, p := range insight.Answers(v.doc, c, model.PainCard) {
		d.Pains = append(d.Pains, v.name(p.Title, "untitled.card"))
	}
	for _, a := range insight.Answers(v.doc, c, model.ActionCard) {
		d.Actions = append(d.Actions, v.name(a.Title, "untitled.card"))
	}
	return d
}
