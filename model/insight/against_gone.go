package insight

import "sojourn/model"

// withGone returns the map m with what is gone put back, and without the targets of its curve: in their place the curve
// of before is to be seen. Other maps are there by their titles only.
func withGone(d, before *model.Document, m model.ID, changes []Change) *model.Document {
	var records []model.Record
	for _, k := range []model.Kind{model.KindProject, model.KindPersona, model.KindMap, model.KindMedia, model.KindLink} {
		records = append(records, d.Records(k)...)
	}
	for _, r := range mapRecords(d, m) {
		if c, ok := r.(*model.Card); ok { // a step that is put back may come before the one that a card stands in
			n := *c
			n.Column = firstStep(d, c.Column)
			r = &n
		}
		records = append(records, r)
	}
	for _, p := range d.Points(m) {
		if n := *p; n.Series != model.Target {
			n.Column = firstStep(d, p.Column)
			records = append(records, &n)
		}
	}
	for _, c := range changes {
		if r, ok := gone(d, before, c); ok {
			records = append(records, r)
		}
	}
	return model.Assemble(standing(records), model.Kept{})
}

// firstStep is where things of a column stand: a stage that has steps gives them to its first one.
func firstStep(d *model.Document, column model.ID) model.ID {
	if steps := d.Steps(column); len(steps) > 0 {
		return steps[0].ID
	}
	return column
}

// gone is what a change took away, as it stands on the map that it was taken from. A stage whose steps are all gone is one
// column, and stays one.
func gone(d, before *model.Document, c Change) (model.Record, bool) {
	if c.What != Removed || c.Kind == model.KindLink {
		return nil, false
	}
	r, ok := before.Find(c.ID)
	switch r := r.(type) {
	case *model.Step:
		return r, !single(d, r.Stage)
	case *model.Card:
		if s, there := model.Get[model.Step](before, r.Column); there && single(d, s.Stage) {
			n := *r
			n.Column = s.Stage
			return &n, true
		}
	}
	return r, ok
}

// single reports that a stage is there and has no steps.
func single(d *model.Document, stage model.ID) bool {
	_, there := model.Get[model.Stage](d, stage)
	return there && len(d.Steps(stage)) == 0
}

// standing leaves out the links that lead away from what there is.
func standing(records []model.Record) []model.Record {
	there := map[model.ID]bool{}
	for _, r := range records {
		there[r.Key()] = true
	}
	out := records[:0]
	for _, r := range records {
		if l, ok := r.(*model.Link); !ok || there[l.From] && there[l.To] {
			out = append(out, r)
		}
	}
	return out
}
