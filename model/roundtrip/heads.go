package roundtrip

import (
	"reflect"
	"slices"

	"sojourn/model"
	"sojourn/model/importer"
)

// key returns what the column of a head holds, whatever language of the program somebody has put the head into; "" for
// one that is not the program's.
func (r *reader) key(head string) string {
	if key := r.pen.Key(head); key != "" {
		return key
	}
	for _, lang := range languages {
		if key := importer.NewPen(lang, nil).Key(head); key != "" {
			return key
		}
	}
	return ""
}

// column returns the column with the head of a key, in whatever language, −1 when there is none.
func (r *reader) column(t *importer.Table, key string) int {
	heads := r.heads(t)
	if c := column(t, heads, r.pen.Word(key)); c >= 0 {
		return c
	}
	for _, lang := range languages {
		if c := column(t, heads, importer.NewPen(lang, nil).Word(key)); c >= 0 {
			return c
		}
	}
	return -1
}

// headRows is how far down the heads of a table may stand that has lost its ids: below a title and a line about it.
const headRows = 5

// heads returns the row of a table's heads: the one that begins with "_id", else the first of those that have most of
// the program's own.
func (r *reader) heads(t *importer.Table) int {
	at, known := r.headsOf[t]
	if !known {
		if at = named(t, IDHead); at < 0 {
			at = r.likeliestHeads(t)
		}
		r.headsOf[t] = at
	}
	return at
}

func (r *reader) likeliestHeads(t *importer.Table) (best int) {
	most := 0
	for row := range t.Rows[:min(headRows, len(t.Rows))] {
		n := 0
		for _, c := range t.Rows[row] {
			if r.key(c.Text) != "" {
				n++
			}
		}
		if n > most {
			best, most = row, n
		}
	}
	return best
}

// How much of a column must say what the cards say for its head to be only called otherwise.
const (
	judged    = 200 // rows that are looked at
	leastSame = 3   // of them must say so …
	mostOther = 4   // … and only one in so many something else
)

// recognise finds out what columns hold whose heads somebody has reworded: those that still say of nearly every card
// what the card says.
func (r *reader) recognise(l *list) {
	for c := 1; c < l.last; c++ {
		if head := l.At(l.heads, c); l.keys[c] != "" || head == "" || r.pen.Heads(head) { // those repeat what stands elsewhere
			continue
		}
		for _, key := range r.pen.Keys() {
			if !l.has(key) && r.saysAll(l, c, key) {
				l.keys[c], l.at[key] = key, c
				break
			}
		}
	}
}

// saysAll reports that a column says of the cards what they say under a key.
func (r *reader) saysAll(l *list, column int, key string) bool {
	same, other := 0, 0
	for _, row := range l.rows[:min(judged, len(l.rows))] {
		card, ok := model.Get[model.Card](r.Base, l.id(row))
		text := l.At(row, column)
		if !ok || text == "" {
			continue
		}
		if r.saysOf(card, key, text) {
			same++
		} else {
			other++
		}
	}
	return same >= leastSame && other*mostOther <= same
}

// saysOf reports that a text is what a card says under a key, or where it stands.
func (r *reader) saysOf(c model.Card, key, text string) bool {
	at := r.shownAt(c)
	switch key {
	case "inspector.stage":
		return alike(text, at.stage)
	case "inspector.step":
		return alike(text, at.step)
	case "inspector.lane":
		return alike(text, at.lane)
	case "xlsx.type":
		return r.pen.CardType(text) == c.Type && importer.Canon(text) == importer.Canon(r.pen.Word("card."+string(c.Type)))
	}
	n := c
	if !r.pen.Set(&n, key, text) || !reflect.DeepEqual(n, c) {
		return false
	}
	empty := c // it must say something of the card, and not only be nothing to it
	return r.pen.Set(&empty, key, "") && !reflect.DeepEqual(empty, c)
}

// unread notes the tables of ours that have lost what they are known by and were read by nobody.
func (r *reader) unread(read []*list) {
	for _, t := range r.plain {
		if r.measured(t) || slices.ContainsFunc(read, func(l *list) bool { return l.Table == t }) || !r.ours(t) {
			continue
		}
		r.note(at{table: t}, t.Sheet, Unread, "")
	}
}

// ours reports that a table without ids has the heads of one that is read by them: more than a list that somebody keeps
// beside it is likely to have.
func (r *reader) ours(t *importer.Table) bool {
	n := 0
	for _, key := range []string{"field.title", "field.hmw", "field.effort", "field.progress", "field.due", "inspector.lane", "inspector.stage"} {
		if r.column(t, key) >= 0 {
			n++
		}
	}
	return n > 3 || r.measured(t)
}
