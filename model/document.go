package model

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
)

// Document is a whole project: tables of records by id. It is never changed; a Tx makes the next one from it.
type Document struct {
	tables [Kinds]map[ID]Record // values are pointers to records that nobody writes through
	kept   Kept
	once   sync.Once
	idx    atomic.Pointer[index]
	before *index         // of the document that this one was made from, until its own is built
	since  [Kinds][]touch // what is not as it was there
}

// touch is a record that an edit has touched, as it was before; nil when it was not there.
type touch struct {
	id  ID
	was Record
}

// Kept is what a file held that this version does not understand. It is written back as it came.
type Kept struct {
	Fields     Extra // of the head
	Tables     Extra
	Quarantine []Quarantined
}

// Quarantined is a piece of a file that could not be repaired, verbatim.
type Quarantined struct {
	Where  string          `json:"where"`
	Reason string          `json:"reason"`
	Raw    json.RawMessage `json:"raw"`
}

// New returns an empty project.
func New() *Document {
	return Assemble([]Record{&Project{ID: ProjectID}}, Kept{})
}

// Assemble makes a document of records, which are pointers such as &Card{} and are not to be changed afterwards.
// Of several records of one kind and id the last stands.
func Assemble(records []Record, kept Kept) *Document {
	d := &Document{kept: kept}
	for k := range d.tables {
		d.tables[k] = map[ID]Record{}
	}
	d.tables[KindProject][ProjectID] = &Project{ID: ProjectID}
	for _, r := range records {
		d.tables[r.Of()][r.Key()] = r
	}
	return d
}

// Kept returns what was not understood.
func (d *Document) Kept() Kept { return d.kept }

// Len returns the number of records of all kinds, the project's own left out.
func (d *Document) Len() int {
	n := -1
	for _, t := range d.tables {
		n += len(t)
	}
	return n
}

// Records returns all records of a kind, sorted by id. They are not to be written through.
func (d *Document) Records(k Kind) []Record {
	out := make([]Record, 0, len(d.tables[k]))
	for _, id := range slices.Sorted(maps.Keys(d.tables[k])) {
		out = append(out, d.tables[k][id])
	}
	return out
}

func (d *Document) record(k Kind, id ID) (Record, bool) {
	r, ok := d.tables[k][id]
	return r, ok
}

// Find returns the record with this id whatever its kind.
func (d *Document) Find(id ID) (Record, bool) {
	for _, t := range d.tables {
		if r, ok := t[id]; ok {
			return r, true
		}
	}
	return nil, false
}

// MapOf returns the map that a record is on, of a map its own id; "" for what is on none. A link is where it starts.
func (d *Document) MapOf(r Record) ID {
	switch r := r.(type) {
	case *Map:
		return r.ID
	case *Stage:
		return r.Map
	case *Lane:
		return r.Map
	case *Card:
		return r.Map
	case *Point:
		return r.Map
	case *Step:
		s, _ := Get[Stage](d, r.Stage)
		return s.Map
	case *Link:
		if from, ok := d.Find(r.From); ok {
			return d.MapOf(from)
		}
	}
	return ""
}

// Reader is what records can be read from: a Document, or a Tx with its changes so far.
type Reader interface {
	record(k Kind, id ID) (Record, bool)
}

// Get returns a copy of the record of type T with this id, and false when there is none.
func Get[T Record](r Reader, id ID) (T, bool) {
	var zero T
	rec, ok := r.record(zero.Of(), id)
	if !ok {
		return zero, false
	}
	return *any(rec).(*T), true
}

// must is Get with an error that names what is missing.
func must[T Record](r Reader, id ID) (T, error) {
	v, ok := Get[T](r, id)
	if !ok {
		return v, &MissingError{Kind: v.Of(), ID: id}
	}
	return v, nil
}

// MissingError says that a record is not there.
type MissingError struct {
	Kind Kind
	ID   ID
}

func (e *MissingError) Error() string { return fmt.Sprintf("no %q in %s", string(e.ID), e.Kind) }

// Apply returns the document after a change. It fails, changing nothing, when the change does not start from d:
// adding what is there, updating or removing what is not.
func (d *Document) Apply(diff Diff) (*Document, error) {
	n := &Document{tables: d.tables, kept: d.kept, before: d.idx.Load()}
	table := func(k Kind, id ID) map[ID]Record {
		if n.since[k] == nil {
			n.tables[k] = maps.Clone(d.tables[k])
		}
		n.since[k] = append(n.since[k], touch{id, d.tables[k][id]})
		return n.tables[k]
	}
	for _, r := range diff.Removed {
		k, id := r.Of(), r.Key()
		if _, ok := d.record(k, id); !ok {
			return nil, &MissingError{k, id}
		}
		delete(table(k, id), id)
	}
	for _, c := range diff.Updated {
		k, id := c.To.Of(), c.To.Key()
		if _, ok := d.record(k, id); !ok {
			return nil, &MissingError{k, id}
		}
		table(k, id)[id] = c.To
	}
	for _, r := range diff.Added {
		k, id := r.Of(), r.Key()
		if _, ok := d.record(k, id); ok {
			return nil, fmt.Errorf("%q in %s is there already", string(id), k)
		}
		table(k, id)[id] = r
	}
	return n, nil
}
