package layout

import "sojourn/model"

// wanted reports that a card is laid out at all.
func (b *builder) wanted(c *model.Card) bool { return b.o.part.holds(c) && (!b.o.Only || !b.faded(c)) }

// faded reports that a card is not among those that stand out.
func (b *builder) faded(c *model.Card) bool { return b.o.Match != nil && !b.o.Match(c) }
