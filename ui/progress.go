package ui

import (
	"slices"
	"strings"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/view/plan"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// progressPage shows how far the planning of the project is.
type progressPage struct {
	subjectPage
	all  map[insight.PlanStep]bool // steps that name all who lack what they ask for
	made madePlan
}

// madePlan is what the page shows, and what that was made of.
type madePlan struct {
	doc   *model.Document
	lang  string
	plan  vm.Planning
	items []vm.PlanItem // all that is missing, in order
}

func newProgressPage(w *window) page {
	p := &progressPage{all: map[insight.PlanStep]bool{}}
	p.sheetPage = newSheetPage(w, sheet.Events{Button: p.button, Open: func(r scene.Ref) {
		if it, ok := p.item(r.ID); ok {
			w.goToMissing(it)
		}
	}}, func(pen *sheet.Pen) { plan.Planning(pen, p.now().plan, p.all, p.sheet.IsChosen) }, func(*sheetPage) {
		p.bar.Set(w.words("analyse.progress"), p.now().plan.Title)
	})
	p.lineOf = func(id string) string { return id }
	p.subjects = func() (out []subject) {
		for _, it := range p.now().items {
			out = append(out, subject{it.ID, it.Subject})
		}
		return out
	}
	return p
}

// now tells how far the project of now is.
func (p *progressPage) now() *madePlan {
	if m, doc := &p.made, p.w.session.Doc(); m.doc != doc || m.lang != p.w.lang {
		*m = madePlan{doc: doc, lang: p.w.lang, plan: vm.NewPlanning(doc, p.w.lang, p.w.words)}
		for _, ph := range m.plan.Phases {
			for _, st := range ph.Steps {
				m.items = append(m.items, st.Items...)
			}
		}
	}
	return &p.made
}

// button is what the word does that shows all, or a few again.
func (p *progressPage) button(r scene.Ref) func() {
	step, ok := strings.CutPrefix(r.ID, plan.AllNode)
	if !ok {
		return nil
	}
	return func() {
		p.all[insight.PlanStep(step)] = !p.all[insight.PlanStep(step)]
		p.refresh()
	}
}

func (p *progressPage) item(id string) (vm.PlanItem, bool) {
	items := p.now().items
	if i := slices.IndexFunc(items, func(it vm.PlanItem) bool { return it.ID == id }); i >= 0 {
		return items[i], true
	}
	return vm.PlanItem{}, false
}

// fieldsOfSteps are the fields of the inspector in which what a step asks for is typed.
var fieldsOfSteps = map[insight.PlanStep]string{
	insight.MapHasPurpose: "scenario", insight.StageHasName: "title", insight.StageHasIntent: "intent", insight.TouchHasChannel: "channel",
	insight.TouchHasOwner: "owner", insight.TouchIsRated: "expectation", insight.ActionIsDone: "progress", insight.MeasuredTwice: "metrics",
}

// goToMissing leads to where something is done: to its field, or to its map.
func (w *window) goToMissing(it vm.PlanItem) {
	if field, ok := fieldsOfSteps[it.Step]; ok {
		w.toField(field)
		return
	}
	w.showPage("")
	if it.Subject == it.Map {
		w.openMap(it.Map)
		w.refresh()
		return
	}
	w.goTo(it.Map, it.Subject)
}
