package insight

import (
	"cmp"
	"slices"

	"sojourn/model"
)

// What is what became of a record from one state of a project to another.
type What string

// What can become of a record.
const (
	Added   What = "added"
	Changed What = "changed"
	Moved   What = "moved" // and nothing else
	Removed What = "removed"
)

// Change is what became of one record.
type Change struct {
	What     What
	Moved    bool // it stands elsewhere, whether or not it is changed as well
	Kind     model.Kind
	ID       model.ID
	Map      model.ID       // the map it is on, of a map its own; "" for none
	Name     model.Text     // what a person calls it; of an emotion point its column's name, of a link that of its start
	Other    model.Text     // the name of a link's end
	LaneType model.LaneType // of a lane, which may have no name
	From, To Place          // before and after; zero where it was not there
	Fields   []string       // what differs, as paths of the file's format, such as "title" or "touchpoint.expectation"
}

// Place is where a record stands. Column is what the eye sees: the first step of a stage that has steps. A card in the
// tray has neither lane nor column, an emotion point no lane, a step only its stage as Column; a project, a persona, a
// map, a link and a picture stand nowhere.
type Place struct{ Map, Lane, Column model.ID }

// Changes lists what differs from a to b as a person would tell it: the project, personas, then map by map its stages,
// steps, lanes, cards in reading order, emotion points and links, and pictures last. What is gone stands where it was.
// A record has moved when it stands in another place, or among the fewest whose going and coming turns the order of
// those that both states have there into the new one; other order keys alone, or a stage that took it along, are no
// change. Neither is saying outright what an empty field means. What was not understood in either file is no part of it.
func Changes(a, b *model.Document) []Change {
	c := &comparison{before: read(a), after: read(b), moved: map[*spot]bool{}}
	c.findMoved()
	c.addAll(model.KindProject, "")
	c.addAll(model.KindPersona, "")
	for _, p := range c.merged(model.KindMap, "") {
		c.add(p)
		c.addMap(p.either().rec.Key())
	}
	c.addAll(model.KindMedia, "")
	return c.out
}

// comparison lists the changes between two states.
type comparison struct {
	before, after *state
	moved         map[*spot]bool // of after
	out           []Change
}

// pair is one record before and after, nil where it is not there.
type pair struct{ from, to *spot }

func (p pair) either() *spot {
	if p.to != nil {
		return p.to
	}
	return p.from
}

// merged returns the records of a kind on a map in the order of after. What is gone comes behind what it stood behind.
func (c *comparison) merged(k model.Kind, m model.ID) []pair {
	gone := map[*spot][]pair{}
	var last *spot
	for _, from := range c.before.rows[k][m] {
		to := c.after.find(from.rec)
		switch {
		case to == nil:
			gone[last] = append(gone[last], pair{from, nil})
		case to.m == m && !c.moved[to]:
			last = to
		}
	}
	out := gone[nil]
	for _, to := range c.after.rows[k][m] {
		out = append(out, pair{c.before.find(to.rec), to})
		out = append(out, gone[to]...)
	}
	return out
}

func (c *comparison) addAll(k model.Kind, m model.ID) {
	for _, p := range c.merged(k, m) {
		c.add(p)
	}
}

// addMap lists what is on a map.
func (c *comparison) addMap(m model.ID) {
	reading := c.reading(m)
	for k := model.KindStage; k <= model.KindLink; k++ {
		n := len(c.out)
		c.addAll(k, m)
		slices.SortStableFunc(c.out[n:], reading)
	}
}

// reading compares changes on a map by the columns and lanes in which they stand or stood, those that are gone and
// those that are new in one row. The tray comes last.
func (c *comparison) reading(m model.ID) func(a, b Change) int {
	steps, at := map[model.ID][]pair{}, map[model.ID]int{}
	for _, p := range c.merged(model.KindStep, m) {
		stage := p.either().place.Column
		steps[stage] = append(steps[stage], p)
	}
	for _, p := range c.merged(model.KindStage, m) {
		for _, col := range append([]pair{p}, steps[p.either().rec.Key()]...) {
			at[col.either().rec.Key()] = len(at)
		}
	}
	for _, p := range c.merged(model.KindLane, m) {
		at[p.either().rec.Key()] = len(at)
	}
	at[""] = len(at)
	return func(a, b Change) int {
		p, q := a.where(), b.where()
		return cmp.Or(cmp.Compare(at[p.Column], at[q.Column]), cmp.Compare(at[p.Lane], at[q.Lane]))
	}
}

// where is where the record stands, or stood.
func (c Change) where() Place {
	if c.What == Removed {
		return c.From
	}
	return c.To
}

// add lists a record unless nothing became of it. A picture is named by its bytes, so another one is a new one.
func (c *comparison) add(p pair) {
	var fields []string
	moved := false
	if p.from != nil && p.to != nil {
		fields, moved = differing(p.from.rec, p.to.rec), c.moved[p.to]
		if len(fields) == 0 && !moved || p.to.rec.Of() == model.KindMedia {
			return
		}
	}
	ch := c.describe(p)
	ch.Fields, ch.Moved = fields, moved
	switch {
	case p.from == nil:
		ch.What = Added
	case p.to == nil:
		ch.What = Removed
	case len(fields) > 0:
		ch.What = Changed
	default:
		ch.What = Moved
	}
	c.out = append(c.out, ch)
}

func (c *comparison) describe(p pair) Change {
	at, in := p.from, c.before
	if p.to != nil {
		at, in = p.to, c.after
	}
	ch := Change{Kind: at.rec.Of(), ID: at.rec.Key(), Map: at.m}
	ch.Name, ch.Other = in.name(at.rec)
	switch r := at.rec.(type) {
	case *model.Map:
		ch.Map = r.ID
	case *model.Lane:
		ch.LaneType = r.Type
	}
	if p.from != nil {
		ch.From = p.from.place
	}
	if p.to != nil {
		ch.To = p.to.place
	}
	return ch
}

// Tally is how many records had what become of them. A record that changed and moved counts as changed.
type Tally struct{ Added, Changed, Moved, Removed int }

// Sum is how many records differ.
func (t Tally) Sum() int { return t.Added + t.Changed + t.Moved + t.Removed }

// Counts is a Tally for every kind.
type Counts [model.Kinds]Tally

// Cards is how many cards differ.
func (n Counts) Cards() int { return n[model.KindCard].Sum() }

// Count counts changes.
func Count(list []Change) (n Counts) {
	for _, c := range list {
		t := &n[c.Kind]
		switch c.What {
		case Added:
			t.Added++
		case Changed:
			t.Changed++
		case Moved:
			t.Moved++
		case Removed:
			t.Removed++
		}
	}
	return n
}
