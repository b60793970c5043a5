package ui

import (
	"cmp"
	"slices"

	"sojourn/model"
)

// follow goes to the map that undo or redo has changed, for nobody can see what happens on another one, and leaves a
// map that is gone for the one before it. It reports whether another map is open now.
func (w *window) follow(e model.Event) bool {
	next := w.mapID
	if e.Origin == model.Undone || e.Origin == model.Redone {
		next = cmp.Or(changedMap(e), next)
	}
	there := func(id model.ID) bool {
		_, ok := model.Get[model.Map](e.Doc, id)
		return ok
	}
	choice := []model.ID{next, w.mapID, w.mapBefore}
	if i := slices.IndexFunc(choice, there); i >= 0 {
		next = choice[i]
	} else {
		next = firstMap(e.Doc)
	}
	if next == w.mapID {
		return false
	}
	w.mapID, w.mapBefore = next, w.mapID
	return true
}

// changedMap is the map a change was made on, "" when it concerns several or none.
func changedMap(e model.Event) (id model.ID) {
	records := slices.Concat(e.Diff.Added, e.Diff.Removed)
	for _, c := range e.Diff.Updated {
		records = append(records, c.To)
	}
	for _, r := range records {
		m := e.Doc.MapOf(r)
		if m != "" && id != "" && m != id {
			return ""
		}
		id = cmp.Or(id, m)
	}
	return id
}
