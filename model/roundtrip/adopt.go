package roundtrip

import "sojourn/model"

// Adopt adds the map of a returned workbook to a project that does not have it, with all that stands on it, and returns
// its id. Ids that the project uses for something else are made anew; personas that it has are taken as they are.
func Adopt(tx *model.Tx, r *Returned) (model.ID, error) {
	a := adoption{tx: tx, doc: tx.Doc(), to: map[model.ID]model.ID{}}
	theirs := shown(r.Theirs, r.Map)
	m, old := *without(theirs.Maps()[0], r.Lost).(*model.Map), r.Map
	for _, p := range theirs.Personas() {
		if _, ok := model.Get[model.Persona](a.doc, p.ID); ok {
			a.to[p.ID] = p.ID
			continue
		}
		n := *without(p, r.Lost).(*model.Persona)
		n.ID, n.Order = a.id(model.KindPersona, p.ID), last(tx.Doc().Personas())
		model.Put(tx, n)
	}
	m.ID, m.Order, m.Personas = a.id(model.KindMap, old), last(a.doc.Maps()), a.all(m.Personas)
	model.Put(tx, m)
	for _, s := range theirs.Stages(old) {
		a.put(s)
		for _, t := range theirs.Steps(s.ID) {
			a.put(t)
		}
	}
	for _, l := range theirs.Lanes(old) {
		a.put(l)
	}
	for _, c := range theirs.Cards(old) {
		a.put(without(c, r.Lost))
	}
	for _, p := range theirs.Points(old) {
		a.put(p)
	}
	for _, l := range theirs.Links() {
		a.put(l)
	}
	return a.to[old], nil
}

// adoption brings records into a project under ids that are free there.
type adoption struct {
	tx  *model.Tx
	doc *model.Document
	to  map[model.ID]model.ID
}

// id returns the id of a record in the project.
func (a *adoption) id(k model.Kind, id model.ID) model.ID {
	if a.to[id] == "" {
		a.to[id] = id
		if _, taken := a.doc.Find(id); taken {
			a.to[id] = a.tx.NewID(k)
		}
	}
	return a.to[id]
}

func (a *adoption) all(ids []model.ID) (out []model.ID) {
	for _, id := range ids {
		out = append(out, a.to[id])
	}
	return out
}

// last returns an order key behind those of a list.
func last[T model.Record](list []*T) string {
	if len(list) == 0 {
		return model.OrderBetween("", "")
	}
	return model.OrderBetween((*list[len(list)-1]).OrderKey(), "")
}

func (a *adoption) put(rec model.Record) {
	switch r := rec.(type) {
	case *model.Stage:
		n := *r
		n.ID, n.Map = a.id(model.KindStage, r.ID), a.to[r.Map]
		model.Put(a.tx, n)
	case *model.Step:
		n := *r
		n.ID, n.Stage = a.id(model.KindStep, r.ID), a.to[r.Stage]
		model.Put(a.tx, n)
	case *model.Lane:
		n := *r
		n.ID, n.Map = a.id(model.KindLane, r.ID), a.to[r.Map]
		model.Put(a.tx, n)
	case *model.Card:
		n := *r
		n.ID, n.Map, n.Lane, n.Column = a.id(model.KindCard, r.ID), a.to[r.Map], a.to[r.Lane], a.to[r.Column]
		n.Personas = a.all(r.Personas)
		model.Put(a.tx, n)
	case *model.Point:
		n := *r
		n.ID, n.Map, n.Column, n.Persona = a.id(model.KindPoint, r.ID), a.to[r.Map], a.to[r.Column], a.to[r.Persona]
		model.Put(a.tx, n)
	case *model.Link:
		n := *r
		n.ID, n.From, n.To = a.id(model.KindLink, r.ID), a.to[r.From], a.to[r.To]
		model.Put(a.tx, n)
	}
}
