package roundtrip

import (
	"sojourn/model"
	"sojourn/model/importer"
)

// rename finds stages and lanes that the table of cards calls otherwise in all of their rows: somebody has replaced the
// name, and moved nothing. One row alone is a card that has moved.
func (r *reader) rename(l *list) {
	if !l.whole {
		return
	}
	r.renameBy(l, "inspector.stage", r.names.stages, func(c model.Card) (model.ID, string) {
		s, _ := r.columnOf(c.Column)
		return s.ID, r.pen.Say(s.Name)
	}, func(id model.ID, name string) {
		s, _ := model.Get[model.Stage](r.tx, id)
		s.Name = r.called(s.Name, name)
		model.Put(r.tx, s)
	})
	r.renameBy(l, "inspector.lane", r.names.lanes, func(c model.Card) (model.ID, string) {
		lane, _ := model.Get[model.Lane](r.Base, c.Lane)
		return lane.ID, r.laneName(lane)
	}, func(id model.ID, name string) {
		lane, _ := model.Get[model.Lane](r.tx, id)
		lane.Name = r.called(lane.Name, name)
		model.Put(r.tx, lane)
	})
}

func (r *reader) renameBy(l *list, key string, known map[string]model.ID, of func(model.Card) (model.ID, string), set func(model.ID, string)) {
	if !l.has(key) {
		return
	}
	type change struct {
		name string
		rows int
		torn bool
	}
	found := map[model.ID]*change{}
	used := map[string]bool{}
	for _, row := range l.rows {
		used[importer.Canon(l.text(row, key))] = true
		c, ok := model.Get[model.Card](r.Base, l.id(row))
		if !ok || c.InTray() {
			continue
		}
		id, _ := of(c)
		name := l.text(row, key)
		if found[id] == nil {
			found[id] = &change{name: name}
		}
		found[id].rows++
		found[id].torn = found[id].torn || !alike(found[id].name, name)
	}
	for _, c := range r.Base.Cards(r.Map) {
		if c.InTray() {
			continue
		}
		id, was := of(*c)
		ch := found[id]
		if ch == nil || ch.torn || ch.rows < 2 || ch.name == "" || used[importer.Canon(was)] || known[importer.Canon(ch.name)] != "" {
			continue
		}
		set(id, ch.name)
		put(known, ch.name, id)
		delete(found, id)
	}
}
