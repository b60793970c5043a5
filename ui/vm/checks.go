package vm

import (
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
)

// CheckList is the page of checks: what the maps leave open, rule by rule, and what somebody lets stand.
type CheckList struct {
	Title     string
	Groups    []CheckGroup
	Dismissed []CheckItem
	Open      int // findings
	Severe    int // of them, those to see to first
}

// CheckGroup is what one rule found.
type CheckGroup struct {
	Rule   insight.Rule
	Name   string
	Severe bool
	Sign   string // Severe in words
	Items  []CheckItem
}

// CheckItem is one finding. ID tells it from all others of the page.
type CheckItem struct {
	insight.Finding
	ID     string
	Name   string
	Where  string // its map, where several are listed, its stage and its lane
	Reason string // why it may stand
	Fix    string // what helps, in words; empty where only a person knows
	Spoken string
}

// fixes names the rules that the program can help with: by adding what is missing, or by leading to where it is typed.
var fixes = map[insight.Rule]bool{
	insight.TouchpointNoOwner: true, insight.ActionWithoutOwner: true, insight.ActionWithoutDue: true, insight.TouchpointNoGap: true,
	insight.MomentWithoutMetric: true, insight.CardNoEvidence: true, insight.PainWithoutOpp: true, insight.OppWithoutAction: true,
	insight.LowWithoutPain: true, insight.StageNoTouchpoints: true, insight.DuplicateTitle: true, insight.PersonaWithoutMap: true,
}

// NewCheckList lists findings: those of one map, with only "" those of the whole project.
func NewCheckList(doc *model.Document, found []insight.Finding, only model.ID, lang string, w i18n.Words) CheckList {
	v := view{doc, lang, w}
	out := CheckList{Title: v.name(doc.Project().Title, "untitled.project")}
	if m, ok := model.Get[model.Map](doc, only); ok {
		out.Title = v.name(m.Title, "untitled.map")
	}
	for _, f := range found {
		if only != "" && f.Map != only {
			continue
		}
		item := v.checkItem(f, only == "")
		if f.Dismissed != nil {
			out.Dismissed = append(out.Dismissed, item)
			continue
		}
		if n := len(out.Groups); n == 0 || out.Groups[n-1].Rule != f.Rule {
			out.Groups = append(out.Groups, v.checkGroup(f.Rule))
		}
		g := &out.Groups[len(out.Groups)-1]
		g.Items = append(g.Items, item)
		out.Open++
		if g.Severe {
			out.Severe++
		}
	}
	return out
}

func (v view) checkGroup(r insight.Rule) CheckGroup {
	g := CheckGroup{Rule: r, Name: v.w("checks." + string(r)), Severe: r.Severe(), Sign: v.w("checks.mild")}
	if g.Severe {
		g.Sign = v.w("checks.severe")
	}
	return g
}

func (v view) checkItem(f insight.Finding, named bool) CheckItem {
	told := f.Told()
	out := CheckItem{Finding: f, ID: strings.Join([]string{told.Rule, string(f.Map), string(told.Subject), told.Name}, "\x00"), Name: v.name(f.Name, "untitled")}
	stage, lane, journey := "", "", ""
	if c, ok := model.Get[model.Card](v.doc, f.Subject); ok {
		if s := v.stageOf(&c); s != nil {
			stage = v.name(s.Name, "untitled.stage")
		}
		if l, ok := model.Get[model.Lane](v.doc, c.Lane); ok {
			lane = v.laneName(l)
		}
	}
	if m, ok := model.Get[model.Map](v.doc, f.Map); ok && named {
		journey = v.name(m.Title, "untitled.map")
	}
	out.Where = dots(journey, stage, lane)
	if fixes[f.Rule] {
		out.Fix = v.w("fix." + string(f.Rule))
	}
	if f.Dismissed != nil {
		out.Reason = dots(f.Dismissed.Reason.In(v.lang), f.Dismissed.By, layout.Day(v.lang, f.Dismissed.Date))
	}
	out.Spoken = dots(v.w("checks."+string(f.Rule)), out.Name, out.Where, out.Reason)
	return out
}
