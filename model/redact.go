package model

// ForClient returns the document without what is for colleagues only: internal cards with their links and pictures,
// comments, findings that were dismissed, and the pieces of a damaged file, which nobody has looked through.
func ForClient(d *Document) *Document {
	tx := newTx(d, RandomIDs{})
	pictures := map[ID]bool{} // of internal cards
	for _, m := range d.Maps() {
		for _, c := range d.Cards(m.ID) {
			switch {
			case c.Internal:
				tx.Remove(KindCard, c.ID)
				pictures[c.Picture] = true
			case len(c.Comments) > 0:
				open := *c
				open.Comments = nil
				Put(tx, open)
			}
		}
	}
	if p := d.Project(); len(p.Dismissed) > 0 {
		p.Dismissed = nil
		Put(tx, p)
	}
	forget(tx)
	removeUnused(tx, pictures)
	out, err := tx.Doc().Apply(Diff{})
	if err != nil { // cannot be: nothing is changed
		panic(err)
	}
	out.kept.Quarantine = nil
	return out
}

// removeUnused takes out those of the pictures that no record shows any more.
func removeUnused(tx *Tx, pictures map[ID]bool) {
	for _, table := range tx.Doc().tables {
		for _, r := range table {
			for _, ref := range References(r) {
				delete(pictures, ref.ID)
			}
		}
	}
	for id := range pictures {
		tx.Remove(KindMedia, id)
	}
}
