package ui

import (
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/edit"
	"sojourn/ui/vm"
)

// showSubject shows what a finding is about on its map; a persona without one in the inspector.
func (w *window) showSubject(f insight.Finding) {
	switch {
	case f.Subject == "":
		return
	case f.Map == "":
		w.showPage("")
		w.openPersona(f.Subject)
	default:
		w.showPage("")
		w.goTo(f.Map, f.Subject)
	}
}

// fieldsToFill are the fields of the inspector in which what a rule misses is typed.
var fieldsToFill = map[insight.Rule]string{
	insight.TouchpointNoOwner: "owner", insight.ActionWithoutOwner: "owner", insight.ActionWithoutDue: "due", insight.CardNoEvidence: "evidence",
}

// fix helps against a finding: it adds what is missing, or leads to where it is typed.
func (w *window) fix(f insight.Finding) {
	on := w.editor()
	if f.Map != "" {
		on.Map = f.Map
	}
	switch f.Rule {
	case insight.PainWithoutOpp, insight.OppWithoutAction:
		w.done(on.Answer(f.Subject))
	case insight.StageNoTouchpoints:
		w.done(on.AddCardTo(model.TouchpointsLane, w.lowest(f)))
	case insight.LowWithoutPain:
		w.done(on.AddCardTo(model.PainsLane, w.lowest(f)))
	case insight.PersonaWithoutMap:
		w.failed(on.PutPersona(f.Subject))
	case insight.DuplicateTitle:
		w.mergeTwins(on, f)
	case insight.MomentWithoutMetric:
		w.addMetric(f)
	case insight.TouchpointNoGap:
		c, _ := model.Get[model.Card](w.session.Doc(), f.Subject)
		field := "expectation"
		if c.Touchpoint != nil && c.Touchpoint.Expectation != nil {
			field = "experience"
		}
		w.toField(field)
	default:
		w.toField(fieldsToFill[f.Rule])
	}
}

// lowest is the column of a stage where the curve is lowest; the first where nobody has said.
func (w *window) lowest(f insight.Finding) model.ID {
	d := w.session.Doc()
	least, at := 0.0, model.ID("")
	known := map[model.ID]insight.Value{}
	for _, v := range insight.Curve(d, f.Map, "", model.Current) {
		known[v.Column] = v
	}
	for _, c := range d.Columns(f.Map) {
		if v := known[c.ID]; c.Stage.ID == f.Subject && (at == "" || v.Known && v.Value < least) {
			least, at = v.Value, c.ID
		}
	}
	return at
}

func (w *window) mergeTwins(on edit.Editor, f insight.Finding) {
	res, err := on.MergeTwins(f.Subject)
	if err == nil && len(res.Selected) == 0 {
		w.frame.Say(w.words("checks.unmerged"))
		return
	}
	w.done(res, err)
}

// addMetric adds an empty metric to a card, to be filled in at once.
func (w *window) addMetric(f insight.Finding) {
	in := vm.Inspect(w.session.Doc(), w.mapID, []model.ID{f.Subject}, w.lang, w.words)
	field, ok := in.Find(string(f.Subject) + ".metrics")
	if !ok {
		return
	}
	if _, err := w.session.Do(field.Do, field.Add); err != nil {
		w.failed(err)
		return
	}
	w.inspect([]model.ID{f.Subject})
	w.toField("metrics")
}

// toField leads to a field of what is selected, in the inspector.
func (w *window) toField(name string) {
	if w.set.HideRight {
		w.set.HideRight = false
		w.showPanels()
	}
	w.frame.FocusField(name)
}
