package model

import "slices"

// AddMap adds a map after the others, with lanes of the given types, and returns its id.
func AddMap(tx *Tx, m Map, lanes []LaneType) ID {
	m.ID = tx.NewID(KindMap)
	m.Order = orderLast(tx.Doc().Maps())
	Put(tx, m)
	for i, key := range OrderSeries(len(lanes)) {
		Put(tx, Lane{ID: tx.NewID(KindLane), Map: m.ID, Type: lanes[i], Order: key})
	}
	return m.ID
}

// AddPersona adds a persona after the others and returns its id. Without a colour it gets the next of the row.
func AddPersona(tx *Tx, p Persona) ID {
	all := tx.Doc().Personas()
	p.ID = tx.NewID(KindPersona)
	p.Order = orderLast(all)
	if p.Color == "" {
		p.Color = PersonaColors[len(all)%len(PersonaColors)]
	}
	Put(tx, p)
	return p.ID
}

// PersonaColors are the avatar colours in the order in which personas get them.
var PersonaColors = []string{"#F3C969", "#9FD3C7", "#F2A7A0", "#B9C7F2", "#D5C1EC", "#C8DDA3", "#F0BFD8", "#A9D6EC"}

// AddStage adds a stage to a map, before another or at the end, and returns its id.
func AddStage(tx *Tx, m ID, name Text, before ID) (ID, error) {
	if _, err := must[Map](tx, m); err != nil {
		return "", err
	}
	s := Stage{ID: tx.NewID(KindStage), Map: m, Name: name}
	s.Order = place(tx, tx.Doc().Stages(m), before, func(s Stage, key string) Stage { s.Order = key; return s })
	Put(tx, s)
	return s.ID, nil
}

// AddStep adds a step to a stage, before another or at the end, and returns its id. What stood in the stage's one
// column stands in the first step from then on.
func AddStep(tx *Tx, stage ID, name Text, before ID) (ID, error) {
	if _, err := must[Stage](tx, stage); err != nil {
		return "", err
	}
	s := Step{ID: tx.NewID(KindStep), Stage: stage, Name: name}
	s.Order = place(tx, tx.Doc().Steps(stage), before, func(s Step, key string) Step { s.Order = key; return s })
	Put(tx, s)
	return s.ID, nil
}

// AddLane adds a lane to a map, before another or at the end, and returns its id.
func AddLane(tx *Tx, m ID, t LaneType, before ID) (ID, error) {
	if _, err := must[Map](tx, m); err != nil {
		return "", err
	}
	l := Lane{ID: tx.NewID(KindLane), Map: m, Type: t}
	l.Order = place(tx, tx.Doc().Lanes(m), before, func(l Lane, key string) Lane { l.Order = key; return l })
	Put(tx, l)
	return l.ID, nil
}

// AddCard adds a card to the cell it names, before another or at the end, and returns its id. Without a lane or a
// column it goes to the tray. A card of no type becomes what its lane holds.
func AddCard(tx *Tx, c Card, before ID) (ID, error) {
	if _, err := must[Map](tx, c.Map); err != nil {
		return "", err
	}
	c.ID, c.Origin = tx.NewID(KindCard), "" // one card alone is what another came to be
	if c.Lane != "" {
		lane, err := must[Lane](tx, c.Lane)
		if err != nil {
			return "", err
		}
		if c.Type == TextCard {
			c.Type = lane.Type.CardType()
		}
	}
	c.Order = place(tx, siblings(tx.Doc(), c), before, setCardOrder)
	Put(tx, c)
	return c.ID, nil
}

func setCardOrder(c Card, key string) Card { c.Order = key; return c }

// siblings returns the cards among which c is sorted.
func siblings(d *Document, c Card) []*Card {
	if c.InTray() {
		return d.Tray(c.Map)
	}
	return d.Cell(c.Lane, c.Column)
}

// MoveStage puts a stage before another of its map, or at the end.
func MoveStage(tx *Tx, id, before ID) error {
	s, err := must[Stage](tx, id)
	if err != nil || id == before {
		return err
	}
	set := func(s Stage, key string) Stage { s.Order = key; return s }
	Put(tx, set(s, place(tx, without(tx.Doc().Stages(s.Map), id), before, set)))
	return nil
}

// MoveLane puts a lane before another of its map, or at the end.
func MoveLane(tx *Tx, id, before ID) error {
	l, err := must[Lane](tx, id)
	if err != nil || id == before {
		return err
	}
	set := func(l Lane, key string) Lane { l.Order = key; return l }
	Put(tx, set(l, place(tx, without(tx.Doc().Lanes(l.Map), id), before, set)))
	return nil
}

// MoveCards puts cards into a cell in the order given, before another card or at the end. A card that comes to a
// lane of another kind becomes what that lane holds and keeps all it knew. Locked cards stay where they are.
func MoveCards(tx *Tx, ids []ID, lane, column, before ID) error {
	l, err := must[Lane](tx, lane)
	if err != nil {
		return err
	}
	if !l.Type.TakesCards() {
		return &RuleError{"lane", KindLane, lane, "a lane of this kind takes no cards"}
	}
	before = firstStaying(tx.Doc().Cell(lane, column), before, ids)
	for _, id := range ids {
		c, err := must[Card](tx, id)
		if err != nil {
			return err
		}
		if c.Locked {
			continue
		}
		c.Lane, c.Column, c.Type = lane, column, typeIn(l.Type, c.Type)
		c.Order = place(tx, without(tx.Doc().Cell(lane, column), id), before, setCardOrder)
		Put(tx, c)
	}
	return nil
}

// firstStaying returns before, or when that card moves too the next one below it that does not.
func firstStaying(cell []*Card, before ID, moving []ID) ID {
	i := slices.IndexFunc(cell, func(c *Card) bool { return c.ID == before })
	for ; i >= 0 && i < len(cell); i++ {
		if !slices.Contains(moving, cell[i].ID) {
			return cell[i].ID
		}
	}
	return ""
}

// typeIn is what a card becomes in a lane: lanes of plain text take every card as it is.
func typeIn(l LaneType, t CardType) CardType {
	if want := l.CardType(); want != TextCard {
		return want
	}
	if t == TouchpointCard || t == MetricCard {
		return t
	}
	return TextCard
}

// Duplicate copies cards, each right below its original, and returns the ids of the copies.
func Duplicate(tx *Tx, ids ...ID) ([]ID, error) {
	var copies []ID
	for _, id := range ids {
		c, err := must[Card](tx, id)
		if err != nil {
			return nil, err
		}
		c.Locked = false
		copied, err := AddCard(tx, c, next(siblings(tx.Doc(), c), id))
		if err != nil {
			return nil, err
		}
		copies = append(copies, copied)
	}
	return copies, nil
}

// SetEmotion sets a point of a curve by hand, within the map's scale.
func SetEmotion(tx *Tx, m, column, persona ID, s Series, v float64) error {
	mp, err := must[Map](tx, m)
	if err != nil {
		return err
	}
	p := Point{Map: m, Column: column, Persona: persona, Series: s}
	if old, ok := tx.Doc().Point(m, column, persona, s); ok {
		p = *old
	} else {
		p.ID = tx.NewID(KindPoint)
	}
	p.Value = mp.Scale.Clamp(v)
	Put(tx, p)
	return nil
}

// next returns the id after this one in an ordered list, "" at its end.
func next[T Record](list []*T, id ID) ID {
	for i, r := range list {
		if (*r).Key() == id && i+1 < len(list) {
			return (*list[i+1]).Key()
		}
	}
	return ""
}

func without[T Record](list []*T, id ID) []*T {
	return slices.DeleteFunc(slices.Clone(list), func(r *T) bool { return (*r).Key() == id })
}

func orderLast[T Record](list []*T) string {
	if len(list) == 0 {
		return OrderBetween("", "")
	}
	if key := OrderBetween((*list[len(list)-1]).OrderKey(), ""); key != "" {
		return key
	}
	return OrderSeries(len(list) + 1)[len(list)]
}

// place returns the order key for a record that goes before another of the list, or to its end. Where no key fits
// (a file with equal keys) the whole list gets new ones through set.
func place[T Record](tx *Tx, list []*T, before ID, set func(T, string) T) string {
	at := slices.IndexFunc(list, func(r *T) bool { return (*r).Key() == before })
	if at < 0 {
		at = len(list)
	}
	var lo, hi string
	if at > 0 {
		lo = (*list[at-1]).OrderKey()
	}
	if at < len(list) {
		hi = (*list[at]).OrderKey()
	}
	if key := OrderBetween(lo, hi); key != "" && (at == 0 || lo != "") && (at == len(list) || hi != "") {
		return key
	}
	keys := OrderSeries(len(list) + 1)
	for i, r := range list {
		k := keys[i]
		if i >= at {
			k = keys[i+1]
		}
		Put(tx, set(*r, k))
	}
	return keys[at]
}
