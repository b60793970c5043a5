package html

import (
	"cmp"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/export"
	"sojourn/export/svg"
	"sojourn/model"
)

// lines gathers what is known about a card, without what nobody has said.
type lines struct {
	*book
	out []detail
}

func (l *lines) add(key, text string) {
	if strings.TrimSpace(text) != "" {
		l.out = append(l.out, detail{Name: l.job.Words(key), Text: text})
	}
}

func (l *lines) say(key string, texts ...model.Text) {
	var said, also []string
	both := false
	for _, t := range texts {
		one, other := l.book.say(t), l.also(t)
		said, also, both = append(said, one), append(also, cmp.Or(other, one)), both || other != ""
	}
	comma, before := l.job.Words("list.comma"), len(l.out)
	if l.add(key, strings.Join(said, comma)); both && len(l.out) > before {
		l.out[before].Also = strings.Join(also, comma)
	}
}

// details lists the fields of a card as the inspector does.
func (b *book) details(c *model.Card) []detail {
	l := &lines{book: b}
	l.add("outline.type", b.job.Words(export.TypeWord(c.Type)))
	l.say("field.body", c.Body)
	for _, f := range export.CardFields {
		l.field(f, c)
	}
	l.rest(c)
	return l.out
}

func (l *lines) field(f export.Field, c *model.Card) {
	switch {
	case f.Texts != nil:
		l.say(f.Key, f.Texts(c)...)
	case f.Day != nil:
		l.add(f.Key, layout.Day(l.job.Lang, f.Day(c)))
	case f.Choice != nil:
		if key := f.Choice(c); key != "" {
			l.add(f.Key, l.job.Words(key))
		}
	case f.Number != nil:
		if v := f.Number(c); v != nil {
			write := layout.Number
			if f.Signed {
				write = layout.Signed
			}
			l.add(f.Key, write(*v))
		}
	case f.Mark != nil:
		if f.Mark(c) {
			l.add(f.Key, "★")
		}
	case f.Values != nil:
		var values []string
		for _, m := range f.Values(c) {
			values = append(values, l.job.Metric(m))
		}
		l.add(f.Key, strings.Join(values, "\n"))
	}
}

// rest adds whom a card is about, what is said about it and where it leads.
func (l *lines) rest(c *model.Card) {
	var personas []model.Text
	for _, id := range c.Personas {
		if p, ok := model.Get[model.Persona](l.job.Doc, id); ok {
			personas = append(personas, p.Name)
		}
	}
	l.say("field.personas", personas...)
	l.add("field.tags", strings.Join(c.Tags, l.job.Words("list.comma")))
	if !l.job.Client {
		if c.Internal {
			l.add("field.internal", "✓")
		}
		for _, r := range c.Comments {
			l.add("field.comments", l.job.Comment(r))
		}
	}
	switch {
	case svg.Web(c.URL):
		l.out = append(l.out, detail{Name: l.job.Words("field.url"), Text: c.URL, Href: c.URL})
	case !l.job.Client: // the path of a file is nothing to a client
		l.add("field.url", c.URL)
	}
	l.links(c)
}

// links adds the cards that this one leads to, and those that lead to it.
func (l *lines) links(c *model.Card) {
	for _, k := range l.ends[c.ID] {
		other, arrow := k.To, "→ "
		if k.To == c.ID {
			other, arrow = k.From, "← "
		}
		at, known := l.at[other]
		if !known {
			continue
		}
		key := "link." + string(k.Type)
		if k.Type == model.Leads {
			key = "link.leads"
		}
		name := l.book.say(k.Label)
		if name == "" {
			name = l.job.Words(key)
		}
		one := detail{Name: name, Text: arrow + l.cards[at].Title, Card: &at}
		if also := strings.TrimSpace(l.also(k.Label) + " " + l.cards[at].Also); also != "" {
			one.Also = arrow + also
		}
		l.out = append(l.out, one)
	}
}
