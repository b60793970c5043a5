package model

import "maps"

// cell names a place on a map. A column is that in which things really stand.
type cell struct{ lane, column ID }

// cellOf returns where a card stands, and false for one in the tray.
func (x *index) cellOf(c *Card) (cell, bool) {
	return cell{c.Lane, x.column(c.Column)}, !c.InTray()
}

// allCards sorts every card into its map and its cell.
func (x *index) allCards() {
	x.cards, x.cells = map[ID][]*Card{}, map[cell][]*Card{}
	for _, c := range list[Card](x) {
		x.cards[c.Map] = append(x.cards[c.Map], c)
		if k, ok := x.cellOf(c); ok {
			x.cells[k] = append(x.cells[k], c)
		}
	}
}

// editCards takes the maps and cells from before the edit, and makes anew those that lost or got a card. A list that
// is the same is the very same one, so that whoever looks at it can tell. Steps must be as they were.
func (x *index) editCards(d *Document) {
	x.cards, x.cells = d.before.cards, d.before.cells
	if len(d.since[KindCard]) == 0 {
		return
	}
	inMaps, inCells := map[ID]*exchange{}, map[cell]*exchange{}
	for _, t := range d.since[KindCard] {
		if t.was != nil {
			c := t.was.(*Card)
			in(inMaps, c.Map).gone(c)
			if k, ok := x.cellOf(c); ok {
				in(inCells, k).gone(c)
			}
		}
		if r, ok := d.tables[KindCard][t.id]; ok {
			c := r.(*Card)
			in(inMaps, c.Map).come(c)
			if k, ok := x.cellOf(c); ok {
				in(inCells, k).come(c)
			}
		}
	}
	x.cards, x.cells = exchanged(x.cards, inMaps), exchanged(x.cells, inCells)
}

// exchange is what an edit took out of a list of cards and what it put in.
type exchange struct{ out, into []*Card }

func (e *exchange) gone(c *Card) { e.out = append(e.out, c) }
func (e *exchange) come(c *Card) { e.into = append(e.into, c) }

func in[K comparable](m map[K]*exchange, k K) *exchange {
	if m[k] == nil {
		m[k] = &exchange{}
	}
	return m[k]
}

// exchanged returns the lists after an edit; one without a card is none.
func exchanged[K comparable](before map[K][]*Card, changes map[K]*exchange) map[K][]*Card {
	after := maps.Clone(before)
	for k, e := range changes {
		if list := replaced(before[k], e.out, e.into, compareCards); len(list) > 0 {
			after[k] = list
		} else {
			delete(after, k)
		}
	}
	return after
}
