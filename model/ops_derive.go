package model

// DeriveMap copies a map as what is to be, under a title, right after its original, and returns the copy's id. Every
// stage, step, lane and card of it names the one that it came from as its origin. What was the target of the emotion
// curve is its current curve; where there was none, the curve stays as it is. The copy is a draft.
func DeriveMap(tx *Tx, id ID, title Text) (ID, error) {
	copied, err := copyMap(tx, id)
	if err != nil {
		return "", err
	}
	to, d := copied[id], tx.Doc()
	m, _ := Get[Map](tx, to)
	m.Title, m.State, m.Status = title, ToBe, ""
	Put(tx, m)
	for _, s := range d.Stages(id) {
		change(tx, copied[s.ID], func(c *Stage) { c.Origin = s.ID })
		for _, t := range d.Steps(s.ID) {
			change(tx, copied[t.ID], func(c *Step) { c.Origin = t.ID })
		}
	}
	for _, l := range d.Lanes(id) {
		change(tx, copied[l.ID], func(c *Lane) { c.Origin = l.ID })
	}
	for _, c := range d.Cards(id) {
		change(tx, copied[c.ID], func(n *Card) { n.Origin = c.ID })
	}
	reach(tx, d, to)
	return to, nil
}

func change[T Record](tx *Tx, id ID, f func(*T)) {
	if r, ok := Get[T](tx, id); ok {
		f(&r)
		Put(tx, r)
	}
}

// reach makes the target curve of a map its current one.
func reach(tx *Tx, d *Document, m ID) {
	for _, p := range d.Points(m) {
		if p.Series != Target {
			continue
		}
		if was, ok := d.Point(m, p.Column, p.Persona, Current); ok {
			tx.Remove(KindPoint, was.ID)
		}
		n := *p
		n.Series = Current
		Put(tx, n)
	}
}
