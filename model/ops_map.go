package model

// MoveToMap puts a card at the end of a cell of another map, or of the same one; without a lane into its tray. It
// becomes what the lane holds and keeps all it knew, but of another map not what it was derived from. A locked card stays where it is.
func MoveToMap(tx *Tx, id, m, lane, column ID) error {
	c, err := must[Card](tx, id)
	if err != nil || c.Locked {
		return err
	}
	if _, err := must[Map](tx, m); err != nil {
		return err
	}
	if c.Map != m {
		c.Origin = "" // what it came from says where it stood on the map that it leaves
	}
	c.Map, c.Lane, c.Column = m, "", ""
	if lane != "" {
		l, err := must[Lane](tx, lane)
		if err != nil {
			return err
		}
		if l.Map != m || !l.Type.TakesCards() {
			return &RuleError{"lane", KindLane, lane, "a lane of another map or kind takes no such card"}
		}
		c.Lane, c.Column, c.Type = lane, column, typeIn(l.Type, c.Type)
	}
	list := siblings(tx.Doc(), c)
	c.Order = place(tx, without(list, id), "", setCardOrder)
	Put(tx, c)
	return nil
}
