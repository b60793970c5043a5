package vm

import (
	"slices"

	"sojourn/model"
)

// cards shows what can be set for several cards at once.
func (v view) cards(all []model.Card) Inspector {
	f := cardForm(v, all...)
	fields := []Field{
		f.text("owner", Line, func(c *model.Card) *model.Text { return &c.Owner }),
		department(f), statusField(f), evidenceField(f),
		f.tags(func(c *model.Card) *[]string { return &c.Tags }),
		f.color(func(c *model.Card) *string { return &c.Color }),
		cardPicture(f),
		f.toggle("internal", func(c *model.Card) *bool { return &c.Internal }),
		f.toggle("locked", func(c *model.Card) *bool { return &c.Locked }),
	}
	return inspector(v.w("inspector.many", "n", len(all)), f.prefix(), Section{Fields: fields})
}

func evidenceField(f form[model.Card]) Field {
	return f.choice("evidence", append([]Option{{"", f.w("evidence.none")}}, f.named("evidence.", "assumption", "partial", "verified")...),
		func(c model.Card) string { return string(c.Evidence) },
		func(c *model.Card, s string) { c.Evidence = model.Evidence(s) })
}

func statusField(f form[model.Card]) Field {
	return f.choice("status", f.statuses(),
		func(c model.Card) string { return orElse(string(c.Status), string(model.Draft)) },
		func(c *model.Card, s string) { c.Status = model.Status(s) })
}

func department(f form[model.Card]) Field {
	return f.suggest("department", func(c *model.Card) *model.Text { return &c.Department }, f.departments)
}

func span(f form[model.Card]) Field {
	out := f.field("span", Number)
	n := float64(max(1, f.first().Span))
	out.Min, out.Max, out.Value.Number = 1, float64(max(1, len(f.doc.Columns(f.first().Map)))), &n
	out.Set = f.edit(func(c *model.Card, v Value) {
		if to := within(v.Number, out.Min, out.Max); to != nil {
			c.Span = int(*to)
		}
	})
	return out
}

// neighbour shows the first card of another lane in the same column, and adds one when somebody types: what hurts at a
// touchpoint is written where the touchpoint is.
func neighbour(f form[model.Card], key string, lane model.LaneType) Field {
	c := f.first()
	lanes := f.doc.Lanes(c.Map)
	at := slices.IndexFunc(lanes, func(l *model.Lane) bool { return l.Type == lane })
	if c.InTray() || at < 0 {
		return Field{}
	}
	laneID, out := lanes[at].ID, f.field(key, Paragraph)
	if cell := f.doc.Cell(laneID, c.Column); len(cell) > 0 {
		out.Value.Text = cell[0].Title.In(f.lang)
	}
	out.Set = func(tx *model.Tx, v Value) error {
		cell := tx.Doc().Cell(laneID, c.Column)
		if len(cell) > 0 {
			other := *cell[0]
			other.Title = other.Title.Edit(f.lang, v.Text, f.spoken())
			model.Put(tx, other)
			return nil
		}
		if v.Text == "" {
			return nil
		}
		_, err := model.AddCard(tx, model.Card{Map: c.Map, Lane: laneID, Column: c.Column, Title: model.Text{}.Edit(f.lang, v.Text, f.spoken())}, "")
		return err
	}
	out.below = func(also string) (Value, func(*model.Tx, Value) error) {
		return f.neighbourBelow(laneID, c.Column, also)
	}
	return out
}

// neighbourBelow is the title of that card in the second language, which it can have once it is there.
func (v view) neighbourBelow(lane, column model.ID, also string) (Value, func(*model.Tx, Value) error) {
	var now Value
	if cell := v.doc.Cell(lane, column); len(cell) > 0 {
		now.Text = cell[0].Title.Own(also)
	}
	return now, func(tx *model.Tx, to Value) error {
		if cell := tx.Doc().Cell(lane, column); len(cell) > 0 {
			other := *cell[0]
			other.Title = other.Title.Edit(also, to.Text, []string{v.lang, also})
			model.Put(tx, other)
		}
		return nil
	}
}

// direction is which end of a link the shown card is.
type direction bool

const (
	onwards   direction = true  // the card is From
	backwards direction = false // the card is To
)

// linked picks the cards of another type that this one leads to or comes from.
func linked(f form[model.Card], key string, want model.CardType, dir direction) Field {
	c, out := f.first(), f.field(key, Picks)
	links := map[model.ID]model.ID{} // other card → link
	for _, l := range f.doc.Links() {
		if from, to := ends(l, dir); l.Type == model.Solves && from == c.ID {
			links[to] = l.ID
		}
	}
	for _, other := range f.doc.Cards(c.Map) {
		_, on := links[other.ID]
		if other.Type != want || !on && other.Column != c.Column {
			continue
		}
		out.Options = append(out.Options, Option{string(other.ID), f.name(other.Title, "untitled.card")})
		if on {
			out.Value.List = append(out.Value.List, string(other.ID))
		}
	}
	if len(out.Options) == 0 {
		return Field{}
	}
	out.Do = "do.link"
	out.Set = func(tx *model.Tx, v Value) error { return relink(tx, c.ID, v.List, out.Options, dir) }
	return out
}

// ends returns this end of a link and the other.
func ends(l *model.Link, dir direction) (this, other model.ID) {
	if dir == onwards {
		return l.From, l.To
	}
	return l.To, l.From
}

// relink makes the links of a card to the cards offered exactly those picked.
func relink(tx *model.Tx, id model.ID, picked []string, offered []Option, dir direction) error {
	have := map[string]model.ID{}
	for _, l := range tx.Doc().Links() {
		if this, other := ends(l, dir); l.Type == model.Solves && this == id {
			have[string(other)] = l.ID
		}
	}
	for _, o := range offered {
		link, on := have[o.ID]
		want := slices.Contains(picked, o.ID)
		switch {
		case on && !want:
			tx.Remove(model.KindLink, link)
		case !on && want:
			l := model.Link{ID: tx.NewID(model.KindLink), Type: model.Solves, From: id, To: model.ID(o.ID)}
			if dir == backwards {
				l.From, l.To = l.To, l.From
			}
			model.Put(tx, l)
		}
	}
	return nil
}
