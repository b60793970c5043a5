package insight

import "sojourn/model"

// Basis is how well the cards of a lane are founded: how many have each level of evidence.
type Basis struct {
	Lane                                   *model.Lane
	Verified, Partial, Assumption, Unknown int
}

// Cards is the number of cards in the lane.
func (b Basis) Cards() int { return b.Verified + b.Partial + b.Assumption + b.Unknown }

// Add counts a card.
func (b *Basis) Add(c *model.Card) {
	switch c.Evidence {
	case model.Verified:
		b.Verified++
	case model.Partial:
		b.Partial++
	case model.Assumption:
		b.Assumption++
	default:
		b.Unknown++
	}
}

// Of is how many cards have a level of evidence; "" is of how many nobody has said.
func (b Basis) Of(e model.Evidence) int {
	switch e {
	case model.Verified:
		return b.Verified
	case model.Partial:
		return b.Partial
	case model.Assumption:
		return b.Assumption
	}
	return b.Unknown
}

// Bases lists the lanes of a map that hold cards, top to bottom.
func Bases(d *model.Document, m model.ID) []Basis {
	count := map[model.ID]*Basis{}
	eachCard(d, m, func(c *model.Card, _ *model.Stage) {
		b := count[c.Lane]
		if b == nil {
			b = &Basis{}
			count[c.Lane] = b
		}
		b.Add(c)
	})
	var out []Basis
	for _, l := range d.Lanes(m) {
		if b := count[l.ID]; b != nil {
			b.Lane = l
			out = append(out, *b)
		}
	}
	return out
}

// Source is where cards take what they say from.
type Source struct {
	Name  model.Text
	Cards []*model.Card // in reading order
}

// Sources lists what the cards of a map and their metrics name as their source, in reading order.
func Sources(d *model.Document, m model.ID) []Source {
	var out []Source
	at := map[string]int{}
	add := func(name model.Text, c *model.Card) {
		if name.Empty() {
			return
		}
		key := name.In("")
		i, known := at[key]
		if !known {
			i, at[key] = len(out), len(out)
			out = append(out, Source{Name: name})
		}
		if n := len(out[i].Cards); n == 0 || out[i].Cards[n-1] != c {
			out[i].Cards = append(out[i].Cards, c)
		}
	}
	eachCard(d, m, func(c *model.Card, _ *model.Stage) {
		add(c.Source, c)
		for _, metric := range c.Metrics {
			add(metric.Source, c)
		}
	})
	return out
}
