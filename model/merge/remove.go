package merge

import (
	"slices"

	"sojourn/model"
)

// containers returns what a record stands in: what it cannot be without, and the cell of a card.
func containers(rec model.Record) []model.Reference {
	return slices.DeleteFunc(model.References(rec), func(ref model.Reference) bool {
		return !ref.Must && ref.Field != "lane" && ref.Field != "column"
	})
}

// want brings back what one side removed and a record of the other stands in.
func (b *builder) want() {
	queue := slices.Clone(b.now)
	for len(queue) > 0 {
		rec := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if rec == nil {
			continue
		}
		for _, ref := range containers(rec) {
			e, i := b.entryOf(ref)
			if e != nil && b.now[i] == nil && e.rec != nil && !b.refused[e.key] {
				b.now[i] = e.rec
				queue = append(queue, e.rec)
			}
		}
	}
}

// follows reports whether a record that was removed comes back: what it stands in went with it and has come back.
func (b *builder) follows(e *entry) bool {
	if e.rec == nil {
		return false
	}
	with := false
	for _, ref := range containers(e.rec) {
		if !b.there(ref) {
			return false
		}
		with = with || b.wentWith(e, ref)
	}
	return with
}

// wentWith reports whether the side that removed a record has removed what it refers to as well.
func (r *Result) wentWith(e *entry, ref model.Reference) bool {
	to, _ := r.entryOf(ref)
	return to != nil && to.fate != stands && to.by == e.by
}

// contest finds the conflicts over whole records. Of what went in one go, such as a stage with its cards, only the
// stage is asked about.
//
// It returns the records of the document by its defaults.
func (r *Result) contest() []model.Record {
	b := r.stand(nil)
	for i := range r.entries {
		if b.now[i] != nil && r.entries[i].fate == gone {
			r.entries[i].fate = contested
		}
	}
	for i := range r.entries {
		if e := &r.entries[i]; e.fate == contested && r.root(e) == e {
			c := Conflict{Default: e.by.other()}
			r.about(&c, e)
			e.conflicts = []Conflict{c}
		}
	}
	r.disentangle(b)
	b.settle()
	for i := range r.entries {
		e := &r.entries[i]
		if b.now[i] == nil || e.fate == stands || e.kind == model.KindMedia {
			continue
		}
		if root := r.root(e); root != e && len(root.conflicts) > 0 {
			root.conflicts[0].With++
		}
	}
	return b.now
}

// disentangle asks what maps derive from wherever that differs, when together both edits make a circle.
func (r *Result) disentangle(b *builder) {
	for _, rec := range b.now {
		if m, ok := rec.(*model.Map); ok && b.circle(m) {
			r.strict = true
		}
	}
	for i := range r.entries {
		if e := &r.entries[i]; r.strict && e.kind == model.KindMap && e.healed[Mine] != nil && e.healed[Theirs] != nil {
			r.joinFields(e)
		}
	}
}

// root returns what a removed record went with, in the end; itself when it went alone.
func (r *Result) root(e *entry) *entry {
	for _, ref := range containers(e.rec) {
		if r.wentWith(e, ref) {
			to, _ := r.entryOf(ref)
			return r.root(to)
		}
	}
	return e
}
