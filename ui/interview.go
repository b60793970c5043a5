package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/canvas/scene"
	"sojourn/export"
	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/ui/dialog"
	"sojourn/ui/edit"
	"sojourn/ui/view/plan"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// interviewing is the page of what to ask customers and what they said.
type interviewing struct {
	*sheetPage
}

// newInterviewPage asks stage by stage. Opening a question takes down an answer, opening an answer leads to its fields.
func newInterviewPage(w *window) page {
	p := &interviewing{}
	p.sheetPage = newSheetPage(w, sheet.Events{
		Open: func(r scene.Ref) {
			if r.Kind == scene.Card {
				w.frame.FocusInspector()
				return
			}
			if p.question() == nil {
				p.add()
				return
			}
			p.answer()
		},
		Key: func(k *fyne.KeyEvent) bool {
			if q := p.question(); q != nil && q.Own >= 0 && (k.Name == fyne.KeyDelete || k.Name == fyne.KeyBackspace) {
				p.remove()
				return true
			}
			return w.leftover(k)
		},
		Menu: func(at fyne.Position) { p.menu(at) },
	}, func(pen *sheet.Pen) { plan.Interview(pen, p.now()) }, func(*sheetPage) { p.bars() })
	p.bars()
	return p
}

func (p *interviewing) now() vm.Interview {
	return vm.NewInterview(p.w.session.Doc(), p.w.mapID, p.w.lang, p.w.words)
}

// question is the one that is current, nil for none.
func (p *interviewing) question() *vm.Asked {
	r, _, ok := p.sheet.Current()
	if !ok {
		return nil
	}
	return p.now().Question(r.ID)
}

// bars offers what can be done on the page.
func (p *interviewing) bars() {
	if p.sheetPage == nil {
		return
	}
	w, in := p.w, p.now()
	p.bar.Set(w.words("analyse.interview"), dotted(in.Title, w.words("interview.counts", "q", in.Questions, "n", in.Replies)),
		sheet.Choice{Text: w.words("interview.ask"), Pick: p.answer}, sheet.Choice{Text: w.words("interview.add"), Pick: p.add},
		sheet.Choice{Text: w.words("interview.print"), Pick: p.print, Gap: true})
}

func dotted(a, b string) string { return a + " · " + b }

func (p *interviewing) menu(at fyne.Position) {
	q := p.question()
	if q == nil {
		p.w.sheetMenu(at)
		return
	}
	line := func(label string, run func()) offer { return offer{action: "view.map", label: label, run: run} }
	list := []offer{line("interview.ask", p.answer), line("interview.add", p.add)}
	if q.Own >= 0 {
		list = append(list, offer{}, line("interview.edit", p.reword), line("interview.remove", p.remove))
	}
	p.w.popUp(at, list)
}

// answer takes down what somebody said to the current question, or to the first one.
func (p *interviewing) answer() {
	w := p.w
	q := p.question()
	if in := p.now(); q == nil && len(in.Parts) > 0 {
		q = &in.Parts[0].Asked[0]
	}
	if q == nil || !w.allowed() {
		return
	}
	w.host().Answered(dialog.Answered{Question: q.Words, Date: time.Now().Format(time.DateOnly), Speaker: w.asked}, vm.ReadDay, func(a dialog.Answered) {
		res, err := w.editor().Reply(edit.Reply{Question: q.Text, Stage: q.Stage, Text: a.Text, Speaker: a.Speaker, Date: a.Date, Source: importer.EveryLanguage("interview.source")})
		w.failed(err)
		if w.asked = a.Speaker; len(res.Selected) > 0 {
			p.choose(string(res.Selected[0]))
			w.mirror()
		}
	})
}

// add asks for another question about the current stage, or the first one.
func (p *interviewing) add() {
	w := p.w
	stages := w.session.Doc().Stages(w.mapID)
	if len(stages) == 0 || !w.allowed() {
		return
	}
	stage := stages[0].ID
	r, _, _ := p.sheet.Current()
	for _, part := range p.now().Parts {
		if r.ID == part.More() || slices.ContainsFunc(part.Asked, func(a vm.Asked) bool { return a.ID == r.ID }) {
			stage = part.Stage
		}
	}
	s, _ := model.Get[model.Stage](w.session.Doc(), stage)
	name := s.Name.In(w.lang)
	if name == "" {
		name = w.words("untitled.stage")
	}
	w.host().Name(w.words("interview.add.title", "stage", name), "", w.words("button.save"), func(text string) {
		w.failed(w.editor().AddQuestion(stage, text))
	})
}

func (p *interviewing) reword() {
	w, q := p.w, p.question()
	if q == nil || q.Own < 0 || !w.allowed() {
		return
	}
	w.host().Name(w.words("interview.edit.title"), q.Words, w.words("button.save"), func(text string) {
		w.failed(w.editor().RewordQuestion(q.Stage, q.Own, text))
	})
}

func (p *interviewing) remove() {
	w, q := p.w, p.question()
	if q == nil || q.Own < 0 || !w.allowed() {
		return
	}
	w.failed(w.editor().RemoveQuestion(q.Stage, q.Own))
}

// allowed reports that the project can be edited, and says why not.
func (w *window) allowed() bool {
	err := w.mayEdit()
	w.failed(err)
	return err == nil
}

// print opens the export with the form chosen.
func (p *interviewing) print() { p.w.askExportAs(export.Interview) }
