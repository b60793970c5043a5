package model

// ForClient returns the document without what is for colleagues only: internal cards with their links, and comments.
func ForClient(d *Document) *Document {
	tx := newTx(d, RandomIDs{})
	for _, m := range d.Maps() {
		for _, c := range d.Cards(m.ID) {
			switch {
			case c.Internal:
				tx.Remove(KindCard, c.ID)
			case len(c.Comments) > 0:
				open := *c
				open.Comments = nil
				Put(tx, open)
			}
		}
	}
	forget(tx)
	return tx.Doc()
}
