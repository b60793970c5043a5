package vm

import (
	"slices"
	"strconv"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/model/template"
	"sojourn/ui/i18n"
)

// Interview is the page of questions of one map, with what was answered.
type Interview struct {
	Title              string
	Questions, Replies int
	Parts              []InterviewPart
}

// InterviewPart is what is asked about a stage, or to begin with.
type InterviewPart struct {
	Stage      model.ID // its answers go there
	Opening    bool
	Name, Aims string
	Asked      []Asked
}

// More names the place on the page where a stage gets another question.
func (p InterviewPart) More() string { return string(p.Stage) + "?" }

// Asked is a question with its answers.
type Asked struct {
	ID      string // names it on the page
	Stage   model.ID
	Text    model.Text
	Words   string
	Own     int // its place among the stage's own questions, −1 for others
	Answers []InterviewReply
}

// InterviewReply is a quote that answers a question.
type InterviewReply struct {
	Card        *model.Card
	Words, Note string
}

// NewInterview gathers the questions of a map: those that open every interview, then stage by stage. Answers to the first
// belong to the first stage.
func NewInterview(doc *model.Document, m model.ID, lang string, w i18n.Words) Interview {
	v := view{doc, lang, w}
	rec, _ := model.Get[model.Map](doc, m)
	out := Interview{Title: v.name(rec.Title, "untitled.map")}
	stages := doc.Stages(m)
	if len(stages) == 0 {
		return out
	}
	first := InterviewPart{Stage: stages[0].ID, Opening: true, Name: w("interview.opening")}
	for i := range insight.Openings {
		first.Asked = append(first.Asked, v.asked(m, stages[0].ID, "opening", i, insight.Question{Text: importer.EveryLanguage(insight.OpeningKey(i + 1)), Own: -1}))
	}
	out.Parts = append(out.Parts, first)
	for _, s := range stages {
		s = template.Guided(doc, s)
		p := InterviewPart{Stage: s.ID, Name: v.name(s.Name, "untitled.stage"), Aims: s.Intent.In(lang)}
		if p.Aims == "" && s.Guide != nil {
			p.Aims = s.Guide.Aims.In(lang)
		}
		for i, q := range insight.Questions(s) {
			p.Asked = append(p.Asked, v.asked(m, s.ID, string(s.ID), i, q))
		}
		out.Parts = append(out.Parts, p)
	}
	for _, p := range out.Parts {
		for _, a := range p.Asked {
			out.Questions, out.Replies = out.Questions+1, out.Replies+len(a.Answers)
		}
	}
	return out
}

func (v view) asked(m, stage model.ID, part string, i int, q insight.Question) Asked {
	a := Asked{ID: part + "?" + strconv.Itoa(i), Stage: stage, Text: q.Text, Words: q.Text.In(v.lang), Own: q.Own}
	for _, c := range insight.Replies(v.doc, m, q.Text) {
		a.Answers = append(a.Answers, InterviewReply{c, v.name(c.Title, "untitled.card"), dots(c.Quote.Speaker.In(v.lang), layout.Day(v.lang, c.Quote.Date))})
	}
	return a
}

// Question is the one of an id, nil when there is none.
func (p Interview) Question(id string) *Asked {
	for _, part := range p.Parts {
		if i := slices.IndexFunc(part.Asked, func(a Asked) bool { return a.ID == id }); i >= 0 {
			return &part.Asked[i]
		}
	}
	return nil
}
