package model

// Tx collects the changes of one step. Reads see what was put so far.
type Tx struct {
	base    *Document
	now     *Document // base with the changes so far, nil when it must be made again
	changes map[recordKey]Change
	ids     IDs
}

func newTx(base *Document, ids IDs) *Tx {
	return &Tx{base: base, now: base, changes: map[recordKey]Change{}, ids: ids}
}

func (tx *Tx) record(k Kind, id ID) (Record, bool) {
	if c, ok := tx.changes[recordKey{k, id}]; ok {
		return c.To, c.To != nil
	}
	return tx.base.record(k, id)
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
	key := recordKey{k, id}
	c, ok := tx.changes[key]
	if !ok {
		c.From, _ = tx.base.record(k, id)
	}
	c.To = to
	tx.changes[key] = c
	tx.now = nil
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
	if tx.now == nil {
		now, err := tx.base.Apply(collect(tx.changes))
		if err != nil { // cannot be: the changes were made against base
			panic(err)
		}
		tx.now = now
	}
	return tx.now
}
