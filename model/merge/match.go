package merge

import (
	"cmp"

	"sojourn/model"
)

type key struct {
	kind model.Kind
	id   model.ID
}

// fate is what becomes of a record while nobody has settled anything.
type fate uint8

const (
	stands    fate = iota
	gone           // one side removed it, the other left it alone; or both removed it
	contested      // one side removed it, the other changed it or needs it
)

// entry is one record on all sides.
type entry struct {
	key
	base      model.Record
	sides     [2]model.Record // nil where not there
	healed    [2]model.Record // the same, with the pointers that fell together with what they led to
	fate      fate
	by        Side         // who removed it
	rec       model.Record // joined by the defaults; of a removed one what the other side has
	taken     bool         // something of theirs is in it without a conflict
	conflicts []Conflict
	first     int // of conflicts, among all
}

// match brings together what is the same record on all sides, kind by kind, and joins it.
func (r *Result) match() {
	m := &matcher{Result: r, first: map[model.ID]*model.Step{}}
	for side, doc := range r.docs {
		m.fallen[side] = fallen(r.base, doc)
	}
	for k := range model.Kinds {
		from := len(r.entries)
		m.kind(k)
		for i := from; i < len(r.entries); i++ {
			e := &r.entries[i]
			r.at[e.key] = i
			m.join(e)
			m.noteFirst(e)
		}
	}
}

type matcher struct {
	*Result
	fallen [2]map[model.ID]bool
	first  map[model.ID]*model.Step // the first step of each stage, by the defaults
}

// kind walks through the records of one kind on all sides, which stand sorted by id.
func (m *matcher) kind(k model.Kind) {
	var base []model.Record
	if m.base != nil {
		base = m.base.Records(k)
	}
	mine, theirs := m.docs[Mine].Records(k), m.docs[Theirs].Records(k)
	if k == model.KindPoint || k == model.KindLink {
		mine, theirs = m.twins(base, mine, theirs)
	}
	for len(base)+len(mine)+len(theirs) > 0 {
		id := least(base, mine, theirs)
		m.entries = append(m.entries, entry{
			key: key{k, id}, base: shift(&base, id), sides: [2]model.Record{shift(&mine, id), shift(&theirs, id)},
		})
	}
}

func least(lists ...[]model.Record) (id model.ID) {
	for _, l := range lists {
		if len(l) > 0 && (id == "" || l[0].Key() < id) {
			id = l[0].Key()
		}
	}
	return id
}

// shift takes the first record off a list when it has this id.
func shift(list *[]model.Record, id model.ID) model.Record {
	if len(*list) == 0 || (*list)[0].Key() != id {
		return nil
	}
	r := (*list)[0]
	*list = (*list)[1:]
	return r
}

// join finds out what becomes of a record.
func (m *matcher) join(e *entry) {
	for side, rec := range e.sides {
		e.healed[side] = m.heal(e.base, rec, m.fallen[side])
	}
	mine, theirs := e.healed[Mine], e.healed[Theirs]
	switch {
	case mine != nil && theirs != nil:
		m.joinFields(e)
	case mine == nil && theirs == nil:
		e.fate, m.fell = gone, true
	case e.base == nil:
		e.rec = cmp.Or(mine, theirs)
	default:
		e.by, e.rec, e.fate, m.fell = Mine, theirs, contested, true
		if theirs == nil {
			e.by, e.rec = Theirs, mine
		}
		if sameRecord(e.base, e.rec) {
			e.fate = gone
		}
	}
}

// joinFields joins a record that both sides have. Where that gives what a side has it is that side's own record, so
// that comparing documents afterwards finds it at a glance.
func (r *Result) joinFields(e *entry) {
	mine, theirs := e.sides[Mine], e.sides[Theirs]
	if sameRecord(mine, theirs) {
		e.rec = mine
		return
	}
	e.conflicts = nil
	e.rec = e.fields(r, func(field string, v [2]value) Side {
		c := Conflict{Field: field, values: v}
		if !has(v[Mine]) && has(v[Theirs]) && !r.strict {
			c.Default = Theirs
		}
		e.conflicts = append(e.conflicts, c)
		return c.Default
	})
	asMine := e.rec
	if len(e.conflicts) > 0 {
		asMine = e.fields(r, func(string, [2]value) Side { return Mine })
	}
	e.taken = !sameRecord(asMine, e.healed[Mine])
	e.rec = e.own(e.rec)
	for i := range e.conflicts {
		r.about(&e.conflicts[i], e)
	}
}

// own returns the record of the side that has it just so, else rec itself.
func (e *entry) own(rec model.Record) model.Record {
	for _, s := range e.sides {
		if s != nil && sameRecord(s, rec) {
			return s
		}
	}
	return rec
}

// about fills in which record a conflict is about.
func (r *Result) about(c *Conflict, e *entry) {
	c.Kind, c.ID, c.docs = e.kind, e.id, r.docs
	c.Base, c.Mine, c.Theirs = e.base, e.sides[Mine], e.sides[Theirs]
	c.Map = r.mapOf(cmp.Or(c.Mine, c.Theirs))
}

// mapOf returns the map that a record is on in either document, "" for none.
func (r *Result) mapOf(rec model.Record) model.ID {
	return cmp.Or(r.docs[Mine].MapOf(rec), r.docs[Theirs].MapOf(rec))
}

// fellBack reports whether a column is where things went when their step was the last of its stage and was removed:
// nobody has moved them.
func (r *Result) fellBack(side Side, from, to model.ID) bool {
	if r.base == nil {
		return false
	}
	s, was := model.Get[model.Step](r.base, from)
	_, is := model.Get[model.Step](r.docs[side], from)
	return was && !is && s.Stage == to
}
