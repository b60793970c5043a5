package model

import "slices"

// Delete takes records out with everything that cannot stand without them: a map with its stages, lanes and cards,
// a stage with its cards, a card with its links. What merely mentions them forgets them. Deleting the last step of
// a stage leaves the stage's one column with the step's cards.
func Delete(tx *Tx, ids ...ID) error {
	for _, id := range ids {
		r, ok := tx.find(id)
		if !ok {
			continue // went with another one
		}
		if r.Of() == KindProject {
			return &RuleError{"project", KindProject, ProjectID, "the project itself cannot be deleted"}
		}
		removeParts(tx, r)
		tx.Remove(r.Of(), r.Key())
	}
	forget(tx)
	return nil
}

// removeParts takes out what a record consists of.
func removeParts(tx *Tx, r Record) {
	switch r := r.(type) {
	case *Map:
		d := tx.Doc()
		for _, s := range d.Stages(r.ID) {
			removeAll(tx, d.Steps(s.ID))
		}
		removeAll(tx, d.Stages(r.ID))
		removeAll(tx, d.Lanes(r.ID))
		removeAll(tx, d.Points(r.ID))
		removeAll(tx, d.Cards(r.ID))
	case *Stage:
		d := tx.Doc()
		deleteColumns(tx, d, r.Map, columnIDs(d.Steps(r.ID), r.ID))
		removeAll(tx, d.Steps(r.ID))
	case *Step:
		deleteStep(tx, tx.Doc(), r)
	case *Lane:
		for _, c := range tx.Doc().Cards(r.Map) {
			if c.Lane == r.ID {
				tx.Remove(KindCard, c.ID)
			}
		}
	}
}

func columnIDs(steps []*Step, stage ID) []ID {
	ids := []ID{stage}
	for _, s := range steps {
		ids = append(ids, s.ID)
	}
	return ids
}

func deleteStep(tx *Tx, d *Document, s *Step) {
	steps := d.Steps(s.Stage)
	stage, _ := Get[Stage](d, s.Stage)
	ids := []ID{s.ID}
	if steps[0].ID == s.ID { // what still names the stage stands in its first step
		ids = append(ids, s.Stage)
	}
	if len(steps) > 1 {
		deleteColumns(tx, d, stage.Map, ids)
		return
	}
	for _, c := range d.Cards(stage.Map) {
		if c.Column == s.ID {
			moved := *c
			moved.Column = s.Stage
			Put(tx, moved)
		}
	}
	for _, p := range d.Points(stage.Map) {
		if p.Column == s.ID {
			moved := *p
			moved.Column = s.Stage
			Put(tx, moved)
		}
	}
}

func deleteColumns(tx *Tx, d *Document, m ID, columns []ID) {
	for _, c := range d.Cards(m) {
		if slices.Contains(columns, c.Column) {
			tx.Remove(KindCard, c.ID)
		}
	}
	for _, p := range d.Points(m) {
		if slices.Contains(columns, p.Column) {
			tx.Remove(KindPoint, p.ID)
		}
	}
}

func removeAll[T Record](tx *Tx, list []*T) {
	for _, r := range list {
		tx.Remove((*r).Of(), (*r).Key())
	}
}

// forget drops every pointer that leads nowhere, and the records that cannot stand without theirs.
func forget(tx *Tx) {
	d := tx.Doc()
	for _, k := range []Kind{KindProject, KindPersona, KindMap, KindStage, KindStep, KindCard, KindPoint, KindLink} {
		for _, r := range d.tables[k] {
			for _, ref := range References(r) {
				if !d.Leads(ref) {
					unpoint(tx, r, ref)
				}
			}
		}
	}
}

func unpoint(tx *Tx, r Record, ref Reference) {
	if ref.Must {
		tx.Remove(r.Of(), r.Key())
		return
	}
	gone := func(id ID) bool { return id == ref.ID }
	clear := func(id *ID) {
		if *id == ref.ID {
			*id = ""
		}
	}
	switch r := r.(type) {
	case *Project:
		n, _ := Get[Project](tx, r.Key())
		clear(&n.Logo)
		Put(tx, n)
	case *Persona:
		n, _ := Get[Persona](tx, r.ID)
		clear(&n.Photo)
		Put(tx, n)
	case *Map:
		n, _ := Get[Map](tx, r.ID)
		n.Personas = slices.DeleteFunc(slices.Clone(n.Personas), gone)
		clear(&n.Parent)
		clear(&n.Logo)
		Put(tx, n)
	case *Stage:
		n, _ := Get[Stage](tx, r.ID)
		clear(&n.Picture)
		clear(&n.Linked)
		Put(tx, n)
	case *Step:
		n, _ := Get[Step](tx, r.ID)
		clear(&n.Picture)
		clear(&n.Linked)
		Put(tx, n)
	case *Card:
		n, _ := Get[Card](tx, r.ID)
		n.Personas = slices.DeleteFunc(slices.Clone(n.Personas), gone)
		clear(&n.Lane)
		clear(&n.Column)
		clear(&n.Picture)
		Put(tx, n)
	}
}
