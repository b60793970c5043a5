package importer

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/model"
	"sojourn/model/limits"
)

// Pen writes what the cells of the program's own tables say into cards. What a cell says no other than the card did
// before leaves the card as it is, whatever a spreadsheet program did to the spelling.
type Pen struct {
	v     vocabulary
	parts []vocabulary // of a table in two languages: each alone
	lang  string
	other string // the second one, "" for none
	write func(old model.Text, s string) model.Text
}

// NewPen returns a pen for a workbook in a language, of a project of these languages, its own first. In two, as "zh+en",
// are the words of the program; what cells say is in the first. It is nil for a language that the program does not speak.
func NewPen(lang string, spoken []string) *Pen {
	v := vocabularyOf(lang)
	if v == nil {
		return nil
	}
	var parts []vocabulary
	other := ""
	if first, second, two := strings.Cut(lang, "+"); two {
		parts, lang, other = []vocabulary{vocabularyOf(first), vocabularyOf(second)}, first, second
	}
	return &Pen{v, parts, lang, other, func(old model.Text, s string) model.Text {
		if s == "" {
			return old.Rewrite(lang, func(string) string { return "" })
		}
		return old.Edit(lang, s, spoken)
	}}
}

// Word returns the program's word for a key, "" when it has none.
func (p *Pen) Word(key string) string { return p.v[key] }

// Words are all that somebody may write for a key: that of the sheet, and in a table in two languages each alone.
func (p *Pen) Words(key string) []string {
	out := []string{p.v[key]}
	for _, v := range p.parts {
		out = append(out, v[key])
	}
	return out
}

// Is reports that a text is a word for a key.
func (p *Pen) Is(key, s string) bool {
	return slices.ContainsFunc(p.Words(key), func(word string) bool { return word != "" && Canon(word) == Canon(s) })
}

// LaneType returns the type of lane that the program calls so, "" when it calls none so.
func (p *Pen) LaneType(name string) model.LaneType {
	for _, t := range model.LaneTypes {
		if p.Is("lane."+string(t), name) {
			return t
		}
	}
	return ""
}

// CardType returns the type of card that the program calls so, a text card for any other word.
func (p *Pen) CardType(s string) model.CardType {
	for _, v := range append([]vocabulary{p.v}, p.parts...) {
		if t := v.cardType(s); t != model.TextCard {
			return t
		}
	}
	return model.TextCard
}

// Knows reports that a column holds something of a card that can be changed there.
func (p *Pen) Knows(key string) bool { return setter(key) != nil }

// Keys are those of the columns that say something of a card, or where it stands.
func (p *Pen) Keys() (keys []string) {
	for _, f := range ownFields {
		if f.set != nil || f.key == "xlsx.type" || strings.HasPrefix(f.key, "inspector.") {
			keys = append(keys, f.key)
		}
	}
	return keys
}

// Heads reports that a text is a head of the program's own tables, in any language.
func (p *Pen) Heads(text string) bool {
	for _, v := range wordLists() {
		for key, word := range v {
			of, _, _ := strings.Cut(key, ".")
			if word == text && slices.Contains([]string{"field", "xlsx", "report", "card", "inspector"}, of) {
				return true
			}
		}
	}
	return false
}

func setter(key string) func(*Pen, *model.Card, string) bool {
	if i := slices.IndexFunc(ownFields, func(f ownField) bool { return f.key == key }); i >= 0 {
		return ownFields[i].set
	}
	return nil
}

// Set writes the text of a cell, which stands in the column of a key such as "field.title", into a card. It reports
// false, and leaves the card, when the card cannot hold what the cell says: a number beyond its scale, a word that is
// none of the choices, a day that is none. Neither lists nor details of the card are written through.
func (p *Pen) Set(c *model.Card, key, s string) bool {
	set := setter(key)
	if set == nil {
		return false
	}
	n := apart(*c)
	if !set(p, &n, s) {
		return false
	}
	join(&n, c)
	*c = n
	return true
}

// apart returns a card whose details are its own.
func apart(c model.Card) model.Card {
	c.Touchpoint, c.Pain, c.Opportunity = another(c.Touchpoint), another(c.Pain), another(c.Opportunity)
	c.Action, c.Quote = another(c.Action), another(c.Quote)
	return c
}

func another[T any](p *T) *T {
	if p == nil {
		return nil
	}
	n := *p
	return &n
}

// join takes details out again that a cell without a word has made.
func join(n, old *model.Card) {
	drop(&n.Touchpoint, old.Touchpoint)
	drop(&n.Pain, old.Pain)
	drop(&n.Opportunity, old.Opportunity)
	drop(&n.Action, old.Action)
	drop(&n.Quote, old.Quote)
}

func drop[T any](n **T, old *T) {
	if old == nil && *n != nil && reflect.ValueOf(**n).IsZero() {
		*n = nil
	}
}

// Text returns a text after a cell has said s of it.
func (p *Pen) Text(old model.Text, s string) model.Text {
	if p.Says(old, s) {
		return old
	}
	return p.write(old, s)
}

// words sets a text and reports false when it is too long for one.
func (p *Pen) words(to *model.Text, s string) bool {
	if utf8.RuneCountInString(s) > limits.BodyRunes {
		return p.Says(*to, s)
	}
	*to = p.Text(*to, s)
	return true
}

// Texts sets a list of texts, one in a line.
func (p *Pen) Texts(old []model.Text, s string) ([]model.Text, bool) {
	if !fits(s, "\n") {
		return old, false
	}
	var out []model.Text
	for i, line := range parts(s, "\n") {
		at := slices.IndexFunc(old, func(t model.Text) bool { return p.Says(t, line) })
		switch {
		case at >= 0:
			out = append(out, old[at])
		case i < len(old):
			out = append(out, p.write(old[i], line))
		default:
			out = append(out, p.write(model.Text{}, line))
		}
	}
	if len(out) == 0 && len(old) == 0 {
		return old, true
	}
	return out, true
}

// parts cuts s and leaves out what is empty.
func parts(s, between string) []string {
	return slices.DeleteFunc(strings.Split(s, between), func(part string) bool { return strings.TrimSpace(part) == "" })
}

// Choose sets one of a few codes by its word, whose key begins with prefix, and reports false for any other word. The
// sheet may hold the words in any language of the program.
func Choose[T ~string](p *Pen, to *T, prefix, s string, codes ...T) bool {
	if s == "" {
		*to = ""
		return true
	}
	for _, v := range append([]vocabulary{p.v}, wordLists()...) {
		for _, code := range codes {
			if Canon(v[prefix+string(code)]) == Canon(s) {
				*to = code
				return true
			}
		}
	}
	return false
}

// tags reads "a, b", with whatever comma somebody typed; one that is there already may hold a comma itself.
func tags(old []string, s string) []string {
	if Canon(strings.Join(old, ", ")) == Canon(s) {
		return old
	}
	var out []string
	add := func(tag string) {
		if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	for _, part := range strings.Split(s, ", ") {
		if slices.Contains(old, part) {
			add(part)
			continue
		}
		for _, tag := range strings.FieldsFunc(part, func(r rune) bool { return strings.ContainsRune(",，、;；\n", r) }) {
			add(tag)
		}
	}
	return out
}

// comment adds what somebody wrote below the comments that are there. Those stay as they are.
func (p *Pen) comment(c *model.Card, s string) bool {
	var had []string
	for _, k := range c.Comments {
		had = append(had, strings.Trim(strings.TrimSpace(k.Author+" "+k.Date)+": "+p.Say(k.Body), ": "))
	}
	rest, ok := strings.CutPrefix(Canon(s), Canon(strings.Join(had, "\n")))
	if !ok {
		return false
	}
	if len(had) > 0 {
		s = rest
	}
	if s = strings.TrimSpace(s); s == "" {
		return true
	}
	var body model.Text
	if !p.words(&body, s) {
		return false
	}
	c.Comments = append(slices.Clip(c.Comments), model.Comment{Body: body})
	return true
}

// Say returns a text as the sheet shows it.
func (p *Pen) Say(t model.Text) string { return t.In(p.lang) }

// Also returns what a text says in the second language of the sheet, "" where there is none or it says the same.
func (p *Pen) Also(t model.Text) string {
	if s := t.In(p.other); p.other != "" && s != p.Say(t) {
		return s
	}
	return ""
}

// Key returns what the column of a head holds, such as "field.title"; "" for a column that somebody added.
func (p *Pen) Key(head string) string { return ownColumn(p.v, head).key }
