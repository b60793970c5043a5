package vm

import (
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
)

// Planning is the page of how far a project is.
type Planning struct {
	Title  string
	Phases []PlanPhase
}

// PlanPhase is a phase with how far it is, 0 to 1.
type PlanPhase struct {
	Name, Count string
	Share       float64
	Whole       bool // nothing is missing
	Steps       []PlanStep
}

// PlanStep is something that a phase asks for.
type PlanStep struct {
	insight.StepState
	Name, Count string
	Items       []PlanItem
	Apart       bool // the items are of several maps
}

// PlanItem is something that lacks what a step asks for. ID tells it from all others of the page.
type PlanItem struct {
	insight.Missing
	Step   insight.PlanStep
	ID     string
	Name   string
	Where  string // the map that it belongs to, "" for one that is a map
	Spoken string
}

// NewPlanning tells how far a project is. Steps that ask for nothing yet are left out.
func NewPlanning(doc *model.Document, lang string, w i18n.Words) Planning {
	v := view{doc, lang, w}
	out := Planning{Title: v.name(doc.Project().Title, "untitled.project")}
	for _, ph := range insight.Planning(doc) {
		p := PlanPhase{Name: w("plan." + string(ph.Phase)), Whole: ph.All > 0 && ph.Done == ph.All, Count: w("plan.count", "done", ph.Done, "all", ph.All)}
		if ph.All > 0 {
			p.Share = float64(ph.Done) / float64(ph.All)
		}
		for _, st := range ph.Steps {
			if st.All > 0 {
				p.Steps = append(p.Steps, v.planStep(st))
			}
		}
		out.Phases = append(out.Phases, p)
	}
	return out
}

// NewPhases tells in few words how far each of the three phases of planning is. What comes after them has no end.
func NewPhases(plan []insight.PhaseState, w i18n.Words) []PlanPhase {
	var out []PlanPhase
	for _, ph := range plan {
		if ph.Phase == insight.Improve {
			continue
		}
		p := PlanPhase{Name: w("plan.short." + string(ph.Phase)), Count: w("plan.count", "done", ph.Done, "all", ph.All), Whole: ph.All > 0 && ph.Done == ph.All}
		if ph.All > 0 {
			p.Share = float64(ph.Done) / float64(ph.All)
		}
		out = append(out, p)
	}
	return out
}

func (v view) planStep(st insight.StepState) PlanStep {
	out := PlanStep{StepState: st, Name: v.w("plan.step." + string(st.Step)), Count: v.w("plan.count", "done", st.Done, "all", st.All)}
	for _, m := range st.Missing {
		it := PlanItem{Missing: m, Step: st.Step, ID: string(st.Step) + "\x00" + string(m.Subject), Name: v.name(m.Name, "untitled")}
		rec, _ := model.Get[model.Map](v.doc, m.Map)
		if m.Map != m.Subject {
			it.Where = v.name(rec.Title, "untitled.map")
		}
		it.Spoken = dots(v.w("plan.missing", "step", out.Name), it.Name, it.Where)
		out.Apart = out.Apart || it.Where != "" && it.Map != st.Missing[0].Map
		out.Items = append(out.Items, it)
	}
	return out
}
