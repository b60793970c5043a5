package merge

import (
	"sojourn/model"
)

// Side says whose value stands.
type Side uint8

// Sides. Mine is the document in the window, Theirs the one that came from elsewhere.
const (
	Mine Side = iota
	Theirs
)

func (s Side) other() Side { return 1 - s }

// Result is two edits joined, but for what a person has to settle.
type Result struct {
	Conflicts []Conflict // by kind and id
	Taken     Counts

	base     *model.Document // nil where nobody knows
	docs     [2]*model.Document
	entries  []entry // of every record of any of them, by kind and id
	at       map[key]int
	kept     model.Kept
	fell     bool // a record was removed
	strict   bool // a person settles what a map derives from wherever that differs
	whole    bool // the two do not fit into one document: one or the other stands
	cramped  bool // their pictures do not
	pictures int  // the conflict about those
}

// Counts says how many records of theirs were taken over without a conflict.
type Counts struct{ Added, Changed, Removed int }

// Conflict is one thing that both sides did differently.
type Conflict struct {
	Kind model.Kind
	ID   model.ID
	Map  model.ID // the map it is about, "" for none
	// Field is where in the record, by the names in a file: "title", "title.zh", "touchpoint.expectation",
	// "metrics.NPS.value". The entries of a list go by their name or date. "place" is the lane, column and order of a
	// card and the order of others; the type of a card goes with its place. "" is the whole record: one side removed
	// what the other changed, or needs for something of its own. Two documents that are too large together differ in
	// "records" of the project, or in "media" when it is their pictures: one side's stand whole.
	Field              string
	Base, Mine, Theirs model.Record // nil where not there
	Default            Side         // mine, but never the side that has nothing where the other has something
	With               int          // records that come back or go with this one

	docs   [2]*model.Document
	values [2]value
}

// Documents joins two edits of base. A nil base means that nobody knows what both came from: then what only one side
// has counts as added by it, and whatever differs is a conflict.
func Documents(base, mine, theirs *model.Document) *Result {
	r := &Result{base: base, docs: [2]*model.Document{mine, theirs}, at: map[key]int{}}
	if base == nil {
		base = model.New()
	}
	r.kept = joinKept(base.Kept(), mine.Kept(), theirs.Kept())
	r.match()
	r.fit(r.contest())
	r.list()
	return r
}

// Doc returns the joined document with each conflict settled by sides, which has the order of Conflicts. Where sides
// ends the defaults stand.
func (r *Result) Doc(sides []Side) *model.Document {
	if r.whole {
		return r.docs[r.side(sides, 0)]
	}
	b := r.stand(sides)
	b.settle()
	var records []model.Record
	for _, rec := range b.now {
		if rec != nil {
			records = append(records, rec)
		}
	}
	return model.Assemble(records, r.kept)
}

func (r *Result) side(sides []Side, conflict int) Side {
	if conflict < len(sides) {
		return sides[conflict]
	}
	return r.Conflicts[conflict].Default
}

// list numbers the conflicts and counts what is taken over.
func (r *Result) list() {
	if r.whole {
		r.Conflicts = []Conflict{{Kind: model.KindProject, ID: model.ProjectID, Field: "records", docs: r.docs}}
		return
	}
	for i := range r.entries {
		e := &r.entries[i]
		e.first = len(r.Conflicts)
		r.Conflicts = append(r.Conflicts, e.conflicts...)
		switch {
		case e.fate == stands && e.base == nil && e.sides[Mine] == nil:
			r.Taken.Added++
		case e.fate == stands && e.taken:
			r.Taken.Changed++
		case e.fate == gone && e.by == Theirs && e.sides[Mine] != nil:
			r.Taken.Removed++
		}
	}
	if r.cramped {
		r.pictures = len(r.Conflicts)
		r.Conflicts = append(r.Conflicts, Conflict{Kind: model.KindMedia, Field: "media", docs: r.docs})
	}
}
