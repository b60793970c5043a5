package roundtrip

import (
	"strings"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/merge"
)

// Item is one thing that the reader of a workbook has done, to be accepted or refused.
type Item struct {
	insight.Change        // of which record; What and From and To are those of the record
	Field          string // that has changed, by its path in a file; "place" for where it stands, "" for the whole record
	Before, After  string // for a reader of the workbook's language; "" for nothing
	Mine           string // what the project has there now
	Clash          bool   // the project has changed it too, or has no more what it is about, or nobody knows what it was
	Gone           bool   // the project has no more what it is about
	Accept         bool
	Needs          []int // items without which it makes no sense, such as the new stage of a new card
	Loss           *Loss // what of the record is gone, nil for the record itself
}

// Review is a returned workbook beside the project as it is now.
type Review struct {
	Returned
	Items []Item // in the order in which a person would tell them
	mine  *model.Document
}

// NewReview lists what a workbook brings for a project. What the project says already is left out. Additions and edits
// are accepted by default, what clashes with the project and what is gone is not: a row may be missing from a filtered
// copy. Name gives the word for a record without a name of its own; it may be nil.
func NewReview(r *Returned, mine *model.Document, name func(model.Record) string) *Review {
	v := &Review{Returned: *r, mine: mine}
	clashes := map[model.ID][]string{}
	for _, c := range merge.Documents(r.Base, mine, r.Theirs).Conflicts {
		clashes[c.ID] = append(clashes[c.ID], c.Field)
	}
	for _, c := range insight.Changes(r.Base, r.Theirs) {
		for _, field := range fieldsOf(c) {
			i := Item{Change: c, Field: field}
			if v.describe(&i, name) {
				i.Clash = i.Clash || clashing(clashes[c.ID], field) || r.Blind && c.What == insight.Changed
				i.Accept = !i.Clash && c.What != insight.Removed
				v.Items = append(v.Items, i)
			}
		}
	}
	for _, l := range r.Lost {
		if i, ok := v.lossItem(l, name); ok {
			v.Items = append(v.Items, i)
		}
	}
	v.need()
	return v
}

// fieldsOf returns what of a record is to be decided one by one.
func fieldsOf(c insight.Change) []string {
	if c.What == insight.Added || c.What == insight.Removed {
		return []string{""}
	}
	if c.Moved {
		return append([]string{"place"}, c.Fields...)
	}
	return c.Fields
}

// clashing reports whether one of some conflicts is about a field.
func clashing(conflicts []string, field string) bool {
	for _, c := range conflicts {
		if c == "" || c == field || field != "" && strings.HasPrefix(c, field+".") {
			return true
		}
	}
	return false
}

// find returns a record of a document, nil when it is not there.
func find(d *model.Document, c insight.Change) model.Record {
	if c.Kind == model.KindProject {
		p := d.Project()
		return &p
	}
	if rec, ok := d.Find(c.ID); ok && rec.Of() == c.Kind {
		return rec
	}
	return nil
}

// describe words an item, and reports false when there is nothing to decide: the project says so already, or it goes
// with something else.
func (v *Review) describe(i *Item, name func(model.Record) string) bool {
	was, now, mine := find(v.Base, i.Change), find(v.Theirs, i.Change), find(v.mine, i.Change)
	text := func(d *model.Document, rec, other model.Record) string {
		return merge.FieldText(d, rec, other, i.Field, v.Lang, name)
	}
	switch i.What {
	case insight.Added:
		i.After = text(v.Theirs, now, now)
		if twin := v.twin(now); twin != nil {
			i.Clash, i.Mine = true, text(v.mine, twin, twin)
			return i.Mine != i.After
		}
		return mine == nil
	case insight.Removed:
		i.Before = text(v.Base, was, was)
		return mine != nil && !v.follows(was)
	}
	i.Before, i.After = text(v.Base, was, now), text(v.Theirs, now, was)
	if mine == nil {
		i.Clash, i.Gone = true, true
		return true
	}
	i.Mine = text(v.mine, mine, now)
	if i.Field != "place" {
		return i.Mine != i.After // in the language of the workbook, in which alone it can have changed
	}
	return !merge.Same(merge.Take(mine, now, i.Field), mine)
}

// twin returns the value of the curve that the project has set where a new one would stand.
func (v *Review) twin(rec model.Record) model.Record {
	if p, ok := rec.(*model.Point); ok {
		if twin, ok := v.mine.Point(p.Map, p.Column, p.Persona, p.Series); ok && twin.ID != p.ID {
			return twin
		}
	}
	return nil
}

// follows reports that a record is gone because what it cannot be without is.
func (v *Review) follows(rec model.Record) bool {
	for _, ref := range model.References(rec) {
		if ref.Must && !v.Theirs.Leads(ref) {
			return true
		}
	}
	return false
}

// need finds out which items others need.
func (v *Review) need() {
	added := map[model.ID]int{}
	for i, it := range v.Items {
		if it.What == insight.Added {
			added[it.ID] = i
		}
	}
	for i := range v.Items {
		it := &v.Items[i]
		if it.What == insight.Removed || it.What == insight.Changed && it.Field != "place" && it.Field != "personas" {
			continue
		}
		for _, ref := range model.References(find(v.Theirs, it.Change)) {
			if n, ok := added[ref.ID]; ok && n != i {
				it.Needs = append(it.Needs, n)
			}
		}
	}
}

// Decide accepts or refuses an item, and with it those that it needs or that need it.
func (v *Review) Decide(i int, accept bool) {
	if v.Items[i].Accept == accept {
		return
	}
	v.Items[i].Accept = accept
	if accept {
		for _, n := range v.Items[i].Needs {
			v.Decide(n, true)
		}
		return
	}
	for k := range v.Items {
		for _, n := range v.Items[k].Needs {
			if n == i {
				v.Decide(k, false)
			}
		}
	}
}
