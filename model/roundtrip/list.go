package roundtrip

import (
	"maps"
	"slices"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/insight"
)

// list is a table in which every row is a card.
type list struct {
	*importer.Table
	keys  map[int]string // of columns
	at    map[string]int // columns of keys
	heads int            // the row of heads
	last  int            // where the hash stands, or beyond the last column
	rows  []int          // those that say anything
	whole bool           // it holds all cards: one that is missing is gone
	ids   bool           // its first column names the cards
}

// reckoned are columns that follow from others.
var reckoned = []string{"xlsx.gap", "_id", "_h"}

func (r *reader) lists() (out []*list) {
	for _, t := range r.tables {
		if l := r.list(t, true); l != nil {
			out = append(out, l)
		}
	}
	for _, t := range r.plain { // of opportunities, or of actions
		if l := r.list(t, false); l != nil && !l.whole && r.ours(t) {
			out = append(out, l)
		}
	}
	if slices.ContainsFunc(out, func(l *list) bool { return l.whole }) {
		return out
	}
	for _, t := range r.plain { // somebody has deleted the ids, or copied the visible cells
		if l := r.list(t, false); l != nil && l.has("field.title") && l.has("inspector.lane") && l.has("inspector.stage") {
			return append([]*list{l}, out...)
		}
	}
	return out
}

// list returns a table as one of cards, nil when it is none.
func (r *reader) list(t *importer.Table, ids bool) *list {
	_, width := t.Size()
	if len(t.Rows) == 0 || r.guided(t) {
		return nil
	}
	l := &list{Table: t, keys: map[int]string{}, at: map[string]int{}, last: width, ids: ids, heads: r.heads(t)}
	for _, c := range t.Rows[l.heads] {
		key := r.key(c.Text)
		if c.Text == HashHead {
			key, l.last = HashHead, c.Column
		}
		if _, twice := l.at[key]; twice {
			key = ""
		}
		l.keys[c.Column] = key
		if key != "" {
			l.at[key] = c.Column
		}
	}
	cards := false
	for row := l.heads + 1; row < len(t.Rows); row++ {
		if blank(t, row, func(c int) bool { return slices.Contains(reckoned, l.keys[c]) }) {
			continue
		}
		l.rows = append(l.rows, row)
		if ids {
			_, found := model.Get[model.Card](r.Base, l.id(row))
			cards = cards || found
		}
	}
	if cards {
		r.recognise(l)
	}
	l.whole = l.has("inspector.lane") && (l.has("field.title") || l.has(HashHead))
	known := slices.ContainsFunc(slices.Collect(maps.Values(l.keys)), r.pen.Knows)
	if _, all := r.wholeOf(l); !known || all == nil && (ids && !cards || !l.has("field.title")) {
		return nil
	}
	return l
}

func (l *list) has(key string) bool { _, ok := l.at[key]; return ok }

// text returns the text of a row in the column of a key.
func (l *list) text(row int, key string) string {
	c, ok := l.at[key]
	if !ok {
		return ""
	}
	return l.At(row, c)
}

func (l *list) id(row int) model.ID {
	if !l.ids {
		return ""
	}
	return model.ID(l.At(row, 0))
}

// untouched reports that a row stands as it was written.
func (l *list) untouched(row int) bool {
	return l.has(HashHead) && l.At(row, l.last) == Hash(rowText(l.Table, row, l.last))
}

// readList takes what a table says of its cards.
func (r *reader) readList(l *list) {
	pairs := r.pair(l)
	for _, row := range l.rows {
		id := pairs[row]
		if id != "" && r.Blind && l.untouched(row) {
			r.believe(l, row, r.draftOf(id))
			continue
		}
		switch {
		case id != "":
			r.readRow(l, row, r.draftOf(id))
		case l.ids || l.whole:
			r.readRow(l, row, r.newDraft())
		default:
			r.note(at{table: l.Table, row: row, col: l.at["field.title"], head: l.At(l.heads, l.at["field.title"])}, l.text(row, "field.title"), Unknown, "")
		}
	}
	r.miss(l, pairs)
}

// miss notes the cards that a table is to hold and does not. Of two tables of a kind the first counts; one without ids
// counts only when it is that of all cards, for a title that has been changed there is known no more.
func (r *reader) miss(l *list, pairs map[int]model.ID) {
	kind, all := r.wholeOf(l)
	if all == nil || r.counted[kind] || !l.ids && (r.Blind || !l.whole) {
		return
	}
	r.counted[kind] = true
	there := map[model.ID]bool{}
	for _, id := range pairs {
		there[id] = true
	}
	for _, id := range all {
		if !there[id] {
			r.gone[id] = true
		}
	}
}

// wholeOf returns which cards of the base a table is to hold, and what kind of table that makes it; none when a card that
// is missing there says nothing, as in the table of gaps.
func (r *reader) wholeOf(l *list) (kind string, all []model.ID) {
	all = []model.ID{}
	switch {
	case l.whole:
		for _, c := range r.Base.Cards(r.Map) {
			all = append(all, c.ID)
		}
		return "cards", all
	case l.has("field.hmw"):
		for _, c := range r.Base.Cards(r.Map) {
			if c.Type == model.OpportunityCard {
				all = append(all, c.ID)
			}
		}
		return "opportunities", all
	case l.has("field.progress"):
		for _, t := range insight.Tasks(r.Base, r.Map) {
			all = append(all, t.Card.ID)
		}
		return "actions", all
	}
	return "", nil
}

// written is a card as a row says that it was.
type written struct {
	card model.Card
	at   shownAt
}

// believe takes a row that nobody has touched for what its card was when the workbook was written.
func (r *reader) believe(l *list, row int, d *draft) {
	d.wrote = &written{d.was, l.where(row, r.shownAt(d.was))}
	for c := range l.last {
		if key := l.keys[c]; r.pen.Knows(key) {
			r.pen.Set(&d.wrote.card, key, l.At(row, c))
		}
	}
}

// where returns where a row says that its card stands; what the table has no column for stays.
func (l *list) where(row int, at shownAt) shownAt {
	for key, to := range map[string]*string{"inspector.stage": &at.stage, "inspector.step": &at.step, "inspector.lane": &at.lane} {
		if l.has(key) {
			*to = l.text(row, key)
		}
	}
	return at
}

// readRow takes what a row says of a card: where it stands, what it is, and its fields.
func (r *reader) readRow(l *list, row int, d *draft) {
	r.readPlace(l, row, d)
	r.readType(l, row, d)
	for c := 0; c < l.last; c++ {
		key, text := l.keys[c], l.At(row, c)
		a := at{table: l.Table, row: row, col: c, head: l.At(l.heads, c)}
		switch {
		case r.pen.Knows(key):
			r.say(d, key, text, a)
		case key == "" && text != "" && c > 0 && l.whole: // others repeat much that is changed elsewhere
			r.note(a, text, NoField, d.was.ID)
		}
	}
}

// readType takes the type of a card from its word.
func (r *reader) readType(l *list, row int, d *draft) {
	text := l.text(row, "xlsx.type")
	if text == "" {
		return
	}
	t := r.pen.CardType(text)
	if t == model.TextCard && !r.pen.Is("card.text", text) {
		r.note(at{table: l.Table, row: row, col: l.at["xlsx.type"], head: l.At(l.heads, l.at["xlsx.type"])}, text, Unreadable, d.was.ID)
		return
	}
	if d.fresh || t != d.was.Type {
		d.now.Type, d.typed = t, true
	}
}

// readPlace takes where a card stands, when that is another place than it was written with.
func (r *reader) readPlace(l *list, row int, d *draft) {
	said := r.shownAt(d.was)
	switch {
	case d.fresh:
		said = shownAt{}
	case d.wrote != nil:
		said = d.wrote.at
	}
	now := l.where(row, said)
	for _, s := range []struct {
		key     string
		now     *string
		written string
	}{{"inspector.stage", &now.stage, said.stage}, {"inspector.step", &now.step, said.step}, {"inspector.lane", &now.lane, said.lane}} {
		if failed(*s.now) {
			r.note(at{table: l.Table, row: row, col: l.at[s.key], head: l.At(l.heads, l.at[s.key])}, *s.now, Failed, d.was.ID)
			*s.now = s.written
		}
	}
	if d.fresh || !alike(now.stage, said.stage) || !alike(now.step, said.step) || !alike(now.lane, said.lane) {
		r.place(d, said, now)
	}
}

func alike(a, b string) bool { return a == b || importer.Canon(a) == importer.Canon(b) }

// place puts a draft where the names say, into the tray when they name no cell. What a name does not change stays,
// whatever else is called the same.
func (r *reader) place(d *draft, from, to shownAt) {
	if d.moved { // the table of all cards has said it
		return
	}
	d.moved = true
	d.now.Lane, d.now.Column = "", ""
	if to.stage == "" && r.names.stages[""] == "" || to.lane == "" || r.pen.Is("tray", to.lane) {
		return
	}
	lane, column := d.was.Lane, d.was.Column
	var err error
	if lane == "" || !alike(to.lane, from.lane) {
		if lane, err = r.names.lane(to.lane); err != nil {
			return
		}
	}
	if l, _ := model.Get[model.Lane](r.tx, lane); !l.Type.TakesCards() {
		return
	}
	if column == "" || !alike(to.stage, from.stage) || !alike(to.step, from.step) {
		if column, err = r.names.column(to.stage, to.step); err != nil {
			return
		}
	}
	if lane == d.was.Lane && r.seen(column) == r.seen(d.was.Column) {
		column, d.moved = d.was.Column, false
	}
	d.now.Lane, d.now.Column = lane, column
}
