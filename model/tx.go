package model

// Tx collects the changes of one step. Reads see what was put so far.
type Tx struct {
	base    *Document
	changes map[recordKey]Change // from base
	now     *Document            // base with the changes so far, all but the fresh ones
	fresh   map[recordKey]Change // from now
	ids     IDs
}

func newTx(base *Document, ids IDs) *Tx {
	return &Tx{base: base, changes: map[recordKey]Change{}, now: base, fresh: map[recordKey]Change{}, ids: ids}
}

func (tx *Tx) record(k Kind, id ID) (Record, bool) {
	if c, ok := tx.changes[recordKey{k, id}]; ok {
		return c.To, c.To != nil
	}
	return tx.base.record(k, id)
}

// find returns the record with this id whatever its kind.
func (tx *Tx) find(id ID) (Record, bool) {
	for k := range Kinds {
		if r, ok := tx.record(k, id); ok {
			return r, true
		}
	}
	return nil, false
}

// Put adds a record or replaces the one with its id.
func Put[T Record](tx *Tx, r T) {
	p := any(&r).(Record)
	tx.set(p.Of(), p.Key(), p)
}

// Remove takes a record out. Nothing happens when it is not there. It does not look at what refers to the record:
// Delete does.
func (tx *Tx) Remove(k Kind, id ID) { tx.set(k, id, nil) }

func (tx *Tx) set(k Kind, id ID, to Record) {
	note(tx.changes, tx.base, recordKey{k, id}, to)
	note(tx.fresh, tx.now, recordKey{k, id}, to)
}

// note remembers what a record of doc becomes.
func note(changes map[recordKey]Change, doc *Document, key recordKey, to Record) {
	c, ok := changes[key]
	if !ok {
		c.From, _ = doc.record(key.kind, key.id)
	}
	c.To = to
	changes[key] = c
}

// NewID returns an id that no record of the document has.
func (tx *Tx) NewID(k Kind) ID {
	for {
		id := tx.ids.New(k)
		if _, taken := tx.record(k, id); !taken {
			return id
		}
	}
}

// Doc returns the document with the changes so far.
func (tx *Tx) Doc() *Document {
	if len(tx.fresh) > 0 {
		now, err := tx.now.Apply(collect(tx.fresh))
		if err != nil { // cannot be: the changes were made against it
			panic(err)
		}
		tx.now = now
		clear(tx.fresh)
	}
	return tx.now
}
