package merge

import (
	"cmp"
	"slices"

	"sojourn/model"
)

// twins gives points of one place on a curve, and links of one type between the same two, one id where each side has
// made its own. A side that has removed one and made it again while the other changed it goes on with the old one.
func (m *matcher) twins(base, mine, theirs []model.Record) (a, b []model.Record) {
	lists := [2][]model.Record{mine, theirs}
	before := byID(base)
	there := [2]map[model.ID]model.Record{byID(mine), byID(theirs)}
	var fresh [2]map[any]model.Record // by what makes them the same
	for side, list := range lists {
		fresh[side] = map[any]model.Record{}
		for _, rec := range list {
			if id := rec.Key(); before[id] == nil && there[1-side][id] == nil && fresh[side][m.identity(rec)] == nil {
				fresh[side][m.identity(rec)] = rec
			}
		}
	}
	rename := [2]map[model.ID]model.ID{{}, {}}
	for side := range lists {
		for _, old := range base {
			kept := there[1-side][old.Key()]
			if there[side][old.Key()] != nil || kept == nil || sameRecord(old, kept) {
				continue
			}
			if again := fresh[side][m.identity(kept)]; again != nil {
				rename[side][again.Key()] = old.Key()
				delete(fresh[side], m.identity(kept))
			}
		}
	}
	for what, x := range fresh[Mine] {
		if y := fresh[Theirs][what]; y != nil {
			id := min(x.Key(), y.Key())
			rename[Mine][x.Key()], rename[Theirs][y.Key()] = id, id
		}
	}
	return m.renamed(mine, rename[Mine]), m.renamed(theirs, rename[Theirs])
}

func byID(list []model.Record) map[model.ID]model.Record {
	m := make(map[model.ID]model.Record, len(list))
	for _, r := range list {
		m[r.Key()] = r
	}
	return m
}

// identity is what makes two points or two links the same, whatever their ids.
func (m *matcher) identity(rec model.Record) any {
	switch x := rec.(type) {
	case *model.Point:
		return [4]string{string(x.Map), string(m.column(x.Column)), string(x.Persona), string(x.Series)}
	case *model.Link:
		return [3]string{string(x.Type), string(x.From), string(x.To)}
	}
	return nil
}

// column returns where things of a column really stand, as in the model.
func (m *matcher) column(id model.ID) model.ID {
	if s := m.first[id]; s != nil {
		return s.ID
	}
	return id
}

// renamed returns the records, some under another id, sorted by id. Points of one place name it in one way.
func (m *matcher) renamed(list []model.Record, ids map[model.ID]model.ID) []model.Record {
	if len(ids) == 0 {
		return list
	}
	out := slices.Clone(list)
	for i, rec := range out {
		id, ok := ids[rec.Key()]
		if !ok {
			continue
		}
		switch x := rec.(type) {
		case *model.Point:
			n := *x
			n.ID, n.Column, out[i] = id, m.column(x.Column), &n
		case *model.Link:
			n := *x
			n.ID, out[i] = id, &n
		}
	}
	slices.SortFunc(out, func(a, b model.Record) int { return cmp.Compare(a.Key(), b.Key()) })
	return out
}

// noteFirst remembers the first step of a stage: what names the stage stands there.
func (m *matcher) noteFirst(e *entry) {
	s, ok := e.rec.(*model.Step)
	if !ok || e.fate == gone {
		return
	}
	if f := m.first[s.Stage]; f == nil || cmp.Or(cmp.Compare(s.Order, f.Order), cmp.Compare(s.ID, f.ID)) < 0 {
		m.first[s.Stage] = s
	}
}
