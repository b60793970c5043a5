package model

import "slices"

// DuplicateMap copies a map with all that is on it, right after its original, and returns the copy's id. The copy
// names the original as its parent.
func DuplicateMap(tx *Tx, id ID) (ID, error) {
	copied, err := copyMap(tx, id)
	return copied[id], err
}

// copyMap copies a map and returns the id of every copy by that of its original.
func copyMap(tx *Tx, id ID) (map[ID]ID, error) {
	m, err := must[Map](tx, id)
	if err != nil {
		return nil, err
	}
	d := tx.Doc()
	after := next(d.Maps(), id)
	copied := map[ID]ID{id: tx.NewID(KindMap)}
	m.ID, m.Parent = copied[id], id
	m.Order = place(tx, d.Maps(), after, func(m Map, key string) Map { m.Order = key; return m })
	Put(tx, m)
	for _, s := range d.Stages(id) {
		n := *s
		n.ID, n.Map = tx.NewID(KindStage), m.ID
		copied[s.ID] = n.ID
		Put(tx, n)
		for _, t := range d.Steps(s.ID) {
			step := *t
			step.ID, step.Stage = tx.NewID(KindStep), n.ID
			copied[t.ID] = step.ID
			Put(tx, step)
		}
	}
	for _, l := range d.Lanes(id) {
		n := *l
		n.ID, n.Map = tx.NewID(KindLane), m.ID
		copied[l.ID] = n.ID
		Put(tx, n)
	}
	if m.Views != nil {
		m.Views = slices.Clone(m.Views)
		for i, v := range m.Views {
			m.Views[i] = v.copied(copied)
		}
		Put(tx, m)
	}
	for _, c := range d.Cards(id) {
		n := *c
		n.ID, n.Map, n.Lane, n.Column = tx.NewID(KindCard), m.ID, copied[c.Lane], copied[c.Column]
		copied[c.ID] = n.ID
		Put(tx, n)
	}
	for _, p := range d.Points(id) {
		n := *p
		n.ID, n.Map, n.Column = tx.NewID(KindPoint), m.ID, copied[p.Column]
		Put(tx, n)
	}
	for _, l := range d.Links() {
		from, to := copied[l.From], copied[l.To]
		if from != "" && to != "" && l.From != id && l.To != id {
			n := *l
			n.ID, n.From, n.To = tx.NewID(KindLink), from, to
			Put(tx, n)
		}
	}
	return copied, nil
}
