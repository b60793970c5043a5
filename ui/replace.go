package ui

import (
	"slices"

	"sojourn/model"
	"sojourn/ui/edit"
	"sojourn/ui/view"
)

func (w *window) replacing() view.Replacing {
	return view.Replacing{Count: w.countHits, Next: w.nextHit, One: w.replaceOne, All: w.replaceAll}
}

func query(r view.Replace) edit.Query { return edit.Query{Text: r.Find, Case: r.Case, Here: r.Here} }

func (w *window) countHits(r view.Replace) string {
	hits := w.editor().Find(query(r))
	if r.Find == "" {
		return ""
	}
	n := 0
	for _, h := range hits {
		n += h.Count
	}
	if n == 0 {
		return w.words("tool.search.none")
	}
	return w.words("replace.hits", "n", n) + " · " + w.words("replace.places", "n", len(hits))
}

// nextHit shows the next record with what is looked for: the one after the record shown last, else the first.
func (w *window) nextHit(r view.Replace) {
	hits := w.editor().Find(query(r))
	if len(hits) == 0 {
		return
	}
	at := slices.IndexFunc(hits, func(h edit.Hit) bool { return h.ID == w.hit })
	w.showHit(hits[(at+1)%len(hits)])
}

func (w *window) showHit(h edit.Hit) {
	w.hit = h.ID
	switch {
	case h.Map == "":
		w.openPersona(h.ID)
	case h.Map == h.ID:
		w.openMap(h.Map)
		w.board.Select()
		w.refreshSelection()
	default:
		w.goTo(h.Map, h.ID)
	}
}

// replaceOne replaces in the record that is shown and goes on to the next; without one it shows the first.
func (w *window) replaceOne(r view.Replace) {
	hits := w.editor().Find(query(r))
	at := slices.IndexFunc(hits, func(h edit.Hit) bool { return h.ID == w.hit })
	if at < 0 {
		w.nextHit(r)
		return
	}
	w.replaceIn(r, hits[at:at+1])
	if len(hits) > 1 {
		w.showHit(hits[(at+1)%len(hits)])
	}
}

func (w *window) replaceAll(r view.Replace) { w.replaceIn(r, w.editor().Find(query(r))) }

func (w *window) replaceIn(r view.Replace, hits []edit.Hit) {
	n, err := w.editor().Replace(query(r), r.With, hits)
	if err != nil {
		w.frame.Say(w.explain(err))
		return
	}
	w.frame.Say(w.words("bar.replaced", "n", n))
}

// goTo selects a thing on its map and shows it.
func (w *window) goTo(m, id model.ID) {
	w.openMap(m)
	w.board.Select(string(id))
	w.board.RevealID(string(id))
	w.refreshSelection()
}
