package vm

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"sojourn/model"
)

// TableView is how the table is looked at.
type TableView struct {
	Sort   int  // a column; less than 0 is reading order
	Down   bool // from the end to the beginning
	Filter string
	Only   map[string][]string // by column: what its cells may say; a column that is not named may say anything
}

// Heading is the head of a column of the table. Width is in points.
type Heading struct {
	Key   string
	Text  string
	Width float64
	Right bool // numbers stand at the right
}

// Headings returns the columns of the table. The first one is the title of the card.
func (o *Outline) Headings() []Heading {
	out := make([]Heading, len(o.heads))
	for i, c := range o.heads {
		out[i] = Heading{Key: c.key, Text: o.w(orElse(c.head, "field."+c.key)), Width: c.width, Right: c.width < 90 && c.number != nil}
	}
	return out
}

// Cell returns what a card says in a column, empty for nothing.
func (o *Outline) Cell(c *model.Card, col int) string { return o.text(c, col) }

// Table returns a line per card. Cards that say nothing in the column they are sorted by come last, whichever the
// direction; among equals the reading order stays.
func (o *Outline) Table(v TableView) []OutlineLine {
	all, hits := o.lines(), o.matching(v.Filter)
	out := make([]OutlineLine, 0, len(all))
	for _, l := range all {
		if (hits == nil || hits[l.ID]) && o.among(l.Card, v.Only, -1) {
			out = append(out, l)
		}
	}
	if v.Sort < 0 || v.Sort >= len(o.heads) {
		if v.Down {
			slices.Reverse(out)
		}
		return out
	}
	return o.sorted(out, o.heads[v.Sort], v.Down)
}

// sortKey is what a card is sorted by.
type sortKey struct {
	none   bool
	number float64
	text   string
	line   OutlineLine
}

func (o *Outline) sorted(lines []OutlineLine, c column, down bool) []OutlineLine {
	keys := make([]sortKey, len(lines))
	for i, l := range lines {
		keys[i].line = l
		if c.number != nil {
			n, ok := c.number(o.on(l.Card), l.Card)
			keys[i].number, keys[i].none = n, !ok
			if !c.local {
				continue
			}
		}
		keys[i].text = strings.ToLower(c.text(o.on(l.Card), l.Card))
		keys[i].none = keys[i].none || keys[i].text == ""
	}
	slices.SortStableFunc(keys, func(a, b sortKey) int {
		if a.none != b.none {
			if a.none {
				return 1
			}
			return -1
		}
		by := cmp.Or(cmp.Compare(a.number, b.number), strings.Compare(a.text, b.text))
		if down {
			return -by
		}
		return by
	})
	for i, k := range keys {
		lines[i] = k.line
	}
	return lines
}

// Field returns the field of a column for these cards, which sets all of them that have it, and false where there is
// nothing to set. A title or a text is each card's own: it is that of the first one. What means something on one map only,
// such as a stage, is that of the cards on the map of the first one.
func (o *Outline) Field(col int, cards ...*model.Card) (Field, bool) {
	c := o.heads[col]
	f := form[model.Card]{view: o.view, do: "do.card.edit"}
	for _, card := range cards {
		if !card.Locked && (c.fits == nil || c.fits(card)) && (!c.one || len(f.all) == 0) && (!c.local || card.Map == cards[0].Map) {
			f.all = append(f.all, *card)
		}
	}
	if c.field == nil || len(f.all) == 0 || c.one && f.all[0].ID != cards[0].ID {
		return Field{}, false
	}
	field := c.field(o.on(cards[0]), f)
	if c.key == "title" {
		field.Do = "do.card.rename"
	}
	return field, field.Set != nil
}

// FieldText writes a value of a field so that it can be typed over.
func FieldText(f Field) string {
	switch f.Input {
	case Faces, Bar, Slider, Number:
		if f.Value.Number == nil {
			return ""
		}
		return strconv.FormatFloat(*f.Value.Number, 'f', -1, 64)
	case Choice:
		for _, o := range f.Options {
			if o.ID == f.Value.Text {
				return o.Text
			}
		}
		return ""
	case Lines:
		return strings.Join(f.Value.List, "\n")
	}
	return f.Value.Text
}

// ReadField reads what was typed into a field: a number, a word of its choice or the beginning of one that no other has,
// and is false for what it cannot be.
func ReadField(f Field, text string) (Value, bool) {
	text = strings.TrimSpace(text)
	switch f.Input {
	case Faces, Bar, Slider, Number:
		if n, ok := ReadNumber(text); ok {
			return Value{Number: n}, true
		}
		o, ok := optionNamed(f.Options, text)
		return Picked(f, o), ok
	case Choice:
		o, ok := optionNamed(f.Options, text)
		return Value{Text: o.ID}, ok
	case Lines:
		return Value{List: strings.Split(text, "\n")}, true
	}
	return Value{Text: text}, true
}

// Picked is the value that a chosen option stands for.
func Picked(f Field, o Option) Value {
	switch f.Input {
	case Faces, Bar, Slider, Number:
		n, err := strconv.ParseFloat(o.ID, 64)
		if err != nil || math.IsNaN(n) {
			return Value{}
		}
		return Value{Number: &n}
	case Suggest:
		return Value{Text: o.Text}
	}
	return Value{Text: o.ID}
}

// optionNamed finds an option by its word or by the beginning of it.
func optionNamed(options []Option, text string) (Option, bool) {
	text = strings.ToLower(text)
	var found []Option
	for _, o := range options {
		word := strings.ToLower(o.Text)
		if word == text || text == "" && o.ID == "" {
			return o, true
		}
		if text != "" && strings.HasPrefix(word, text) {
			found = append(found, o)
		}
	}
	if len(found) == 1 {
		return found[0], true
	}
	return Option{}, false
}

// TSV writes columns of lines for a spreadsheet, with the names of the columns on top where there are several. A cell
// with a tab, a line break or a quote in it is quoted.
func (o *Outline) TSV(lines []OutlineLine, cols ...int) string {
	var b strings.Builder
	row := func(cell func(i int) string) {
		for n, col := range cols {
			if n > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(quotedCell(cell(col)))
		}
		b.WriteByte('\n')
	}
	if len(cols) > 1 {
		heads := o.Headings()
		row(func(i int) string { return heads[i].Text })
	}
	for _, l := range lines {
		if l.Card != nil {
			row(func(i int) string { return o.text(l.Card, i) })
		}
	}
	return b.String()
}

func quotedCell(s string) string {
	if strings.ContainsAny(s, "\t\n\r\"") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
