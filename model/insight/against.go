package insight

import (
	"slices"

	"sojourn/model"
)

// Against is one map of a project held against another: a target map against what is, as a rule.
type Against struct {
	From, To model.ID
	ByName   bool     // nothing of one came from the other: what is called the same is taken for the same
	Changes  []Change // of stages, steps, lanes and cards, as Changes lists them; those of links, of the curve and of what To hides are left out
	Curve    []Shift  // of the columns of To, left to right

	// Doc holds the map To with what is gone in its old place. What is gone keeps its id, and the place of every Change in
	// To's own ids.
	Doc *model.Document
}

// Compare holds the map to against the map from. A record stands for the one that it was derived from, that was derived
// from it, or that comes from the same one. Where there is none such, stages, steps, lanes and cards are paired by what
// they are called. It returns nil when there is no such map, or both are one.
func Compare(d *model.Document, from, to model.ID) *Against {
	_, here := model.Get[model.Map](d, from)
	m, there := model.Get[model.Map](d, to)
	if !here || !there || from == to {
		return nil
	}
	p := &pairing{doc: d, from: from, to: to, pairs: map[model.ID]model.ID{}, taken: map[model.ID]bool{}}
	p.byOrigin()
	a := &Against{From: from, To: to, ByName: len(p.pairs) == 0}
	if a.ByName {
		p.byName()
	}
	before, after := model.Assemble(p.renamed(m), model.Kept{}), model.Assemble(mapRecords(d, to), model.Kept{})
	a.Changes = seen(Changes(before, after), before, after)
	a.Doc = withGone(d, before, to, a.Changes)
	a.Curve = p.shifts(before)
	return a
}

// seen are the changes of what after shows: a lane that it hides, and the cards in it, are no part of the picture.
func seen(list []Change, before, after *model.Document) []Change {
	return slices.DeleteFunc(list, func(c Change) bool {
		lane := c.where().Lane
		if c.Kind == model.KindLane {
			lane = c.ID
		}
		l, ok := model.Get[model.Lane](after, lane)
		if !ok {
			l, _ = model.Get[model.Lane](before, lane)
		}
		return l.Hidden
	})
}

// Derived returns the map that a map is to be held against: the one that it was derived from, else one that was derived
// from it, else its neighbour in the project; "" when there is no other.
func Derived(d *model.Document, m model.ID) (from, to model.ID) {
	rec, _ := model.Get[model.Map](d, m)
	if rec.Parent != "" {
		return rec.Parent, m
	}
	last := model.ID("")
	for _, o := range d.Maps() {
		switch {
		case o.Parent == m:
			return m, o.ID
		case o.ID != m:
			last = o.ID
		}
	}
	return m, last
}

// mapRecords are the records of one map that are held against each other: all but links and the points of the curve.
func mapRecords(d *model.Document, m model.ID) (out []model.Record) {
	rec, _ := d.Find(m)
	out = append(out, rec)
	for _, s := range d.Stages(m) {
		out = append(out, s)
		for _, t := range d.Steps(s.ID) {
			out = append(out, t)
		}
	}
	for _, l := range d.Lanes(m) {
		out = append(out, l)
	}
	for _, c := range d.Cards(m) {
		out = append(out, c)
	}
	return out
}

// renamed are the records of From under the names of what they stand for on To, whose map record they share.
func (p *pairing) renamed(m model.Map) []model.Record {
	out := []model.Record{&m}
	for _, r := range mapRecords(p.doc, p.from)[1:] {
		switch r := r.(type) {
		case *model.Stage:
			n := *r
			n.ID, n.Map = p.name(r.ID), m.ID
			out = append(out, &n)
		case *model.Step:
			n := *r
			n.ID, n.Stage = p.name(r.ID), p.name(r.Stage)
			out = append(out, &n)
		case *model.Lane:
			n := *r
			n.ID, n.Map = p.name(r.ID), m.ID
			out = append(out, &n)
		case *model.Card:
			n := *r
			n.ID, n.Map, n.Lane, n.Column = p.name(r.ID), m.ID, p.name(r.Lane), p.name(r.Column)
			out = append(out, &n)
		}
	}
	return out
}

// name is what a record of From is called on To; what is gone keeps its name.
func (p *pairing) name(id model.ID) model.ID {
	if to, ok := p.pairs[id]; ok {
		return to
	}
	return id
}
