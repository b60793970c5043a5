package vm

import (
	"cmp"
	"slices"

	"sojourn/model"
	"sojourn/ui/i18n"
)

// Filter is the row of choices that says which cards of a map stand out.
type Filter struct {
	Choices []FilterChoice // of what the map holds; without cards there are none
	Only    bool           // others are left out, not faded
	Active  bool
	Count   string // 12 of 34 cards; empty while nothing is asked for
	now     model.Filter
}

// FilterChoice is one of them. Its first option asks for nothing.
type FilterChoice struct {
	Key     string
	Options []Option
	ID      string
}

// filterKey is a kind of choice: what a card says to it, and where a filter keeps it.
type filterKey struct {
	key  string
	of   func(v view, c *model.Card) []Option
	at   func(f *model.Filter) string
	with func(f *model.Filter, s string)
}

func textOption(v view, t model.Text) []Option {
	s := t.In(v.lang)
	return []Option{{s, s}}
}

var filterKeys = []filterKey{
	{"persona", personaOptions, func(f *model.Filter) string { return string(f.Persona) }, func(f *model.Filter, s string) { f.Persona = model.ID(s) }},
	{"owner", func(v view, c *model.Card) []Option { return textOption(v, c.Owner) },
		func(f *model.Filter) string { return f.Owner }, func(f *model.Filter, s string) { f.Owner = s }},
	{"department", func(v view, c *model.Card) []Option { return textOption(v, c.Department) },
		func(f *model.Filter) string { return f.Department }, func(f *model.Filter, s string) { f.Department = s }},
	{"channel", channelOption, func(f *model.Filter) string { return f.Channel }, func(f *model.Filter, s string) { f.Channel = s }},
	{"tag", tagOptions, func(f *model.Filter) string { return f.Tag }, func(f *model.Filter, s string) { f.Tag = s }},
	{"evidence", evidenceOption, func(f *model.Filter) string { return string(f.Evidence) }, func(f *model.Filter, s string) { f.Evidence = model.Evidence(s) }},
	{"type", typeOption, func(f *model.Filter) string { return string(f.Type) }, func(f *model.Filter, s string) { f.Type = model.CardType(s) }},
}

func personaOptions(v view, c *model.Card) (out []Option) {
	for _, id := range c.Personas {
		if p, ok := model.Get[model.Persona](v.doc, id); ok {
			out = append(out, Option{string(id), v.name(p.Name, "untitled.persona")})
		}
	}
	return out
}

func channelOption(v view, c *model.Card) []Option {
	if c.AsTouchpoint() == nil {
		return nil
	}
	return textOption(v, c.Touchpoint.Channel)
}

func tagOptions(_ view, c *model.Card) (out []Option) {
	for _, tag := range c.Tags {
		out = append(out, Option{tag, tag})
	}
	return out
}

func evidenceOption(v view, c *model.Card) []Option {
	if c.Evidence == "" {
		return nil
	}
	return []Option{{string(c.Evidence), v.w("evidence." + string(c.Evidence))}}
}

func typeOption(v view, c *model.Card) []Option {
	if c.Type == model.TextCard {
		return nil
	}
	return []Option{{string(c.Type), v.w("card." + string(c.Type))}}
}

// NewFilter offers what the cards of a map can be told apart by. What is chosen stays on offer when no card has it any
// more, so that it can be taken back.
func NewFilter(doc *model.Document, open model.ID, f model.Filter, lang string, w i18n.Words) Filter {
	out := Filter{Only: f.Only, Active: f.Active(), now: f}
	v, cards := view{doc, lang, w}, doc.Cards(open)
	for _, k := range filterKeys {
		var more []Option
		if k.key == "persona" {
			more = v.travellers(open)
		}
		if c := k.choice(v, cards, more, f); len(c.Options) > 1 {
			out.Choices = append(out.Choices, c)
		}
	}
	if out.Active {
		n := 0
		for _, c := range cards {
			if f.Match(c) {
				n++
			}
		}
		out.Count = w("filter.count", "n", n, "all", len(cards))
	}
	return out
}

// travellers are the personas of a map that can be told apart by their curves: several, or none.
func (v view) travellers(open model.ID) []Option {
	m, _ := model.Get[model.Map](v.doc, open)
	if len(m.Personas) < 2 {
		return nil
	}
	return personaOptions(v, &model.Card{Personas: m.Personas})
}

// choice offers what cards say to a key, and more.
func (k filterKey) choice(v view, cards []*model.Card, more []Option, f model.Filter) FilterChoice {
	c := FilterChoice{Key: k.key, ID: k.at(&f)}
	seen := map[string]bool{"": true}
	add := func(list []Option) {
		for _, o := range list {
			if !seen[o.ID] {
				seen[o.ID] = true
				c.Options = append(c.Options, o)
			}
		}
	}
	add(more)
	for _, card := range cards {
		add(k.of(v, card))
	}
	if !seen[c.ID] {
		c.Options = append(c.Options, Option{c.ID, k.word(v, c.ID)})
	}
	slices.SortFunc(c.Options, func(a, b Option) int { return cmp.Compare(a.Text, b.Text) })
	c.Options = append([]Option{{"", v.w("filter." + k.key)}}, c.Options...)
	return c
}

// word names a value that no card has.
func (k filterKey) word(v view, id string) string {
	switch k.key {
	case "persona":
		p, _ := model.Get[model.Persona](v.doc, model.ID(id))
		return v.name(p.Name, "untitled.persona")
	case "evidence":
		return v.w("evidence." + id)
	case "type":
		return v.w("card." + id)
	}
	return id
}

// With returns the filter after another value was chosen for a key.
func (f Filter) With(key, id string) model.Filter {
	now := f.now
	for _, k := range filterKeys {
		if k.key == key {
			k.with(&now, id)
		}
	}
	return now
}

// WithOnly returns the filter after it was said what becomes of the other cards.
func (f Filter) WithOnly(only bool) model.Filter {
	now := f.now
	now.Only = only
	return now
}
