package roundtrip

import (
	"cmp"
	"maps"
	"slices"

	"sojourn/model"
	"sojourn/model/importer"
)

// pairing says which card each row of a table is.
type pairing struct {
	r     *reader
	l     *list
	cards map[model.ID]*model.Card
	said  map[model.ID]string   // what identifies a card by its content
	by    map[string][]model.ID // the other way round
	row   map[int]string
	of    map[int]model.ID // what comes out; "" is a new card
	taken map[model.ID]int // the row of a card
	pairs map[[2]rune][]model.ID
}

// pair finds the card of every row. An id counts unless what stands in its row is another card's, as after visible
// columns alone were sorted. Of rows with one id the one that is most like the card keeps it. Without an id what says
// the same is the same; in a table that has lost all ids what is most alike, too.
func (r *reader) pair(l *list) map[int]model.ID {
	p := &pairing{r: r, l: l, cards: map[model.ID]*model.Card{}, said: map[model.ID]string{}, by: map[string][]model.ID{},
		row: map[int]string{}, of: map[int]model.ID{}, taken: map[model.ID]int{}}
	for _, c := range r.Base.Cards(r.Map) {
		p.cards[c.ID] = c
		s := content(r.pen.Say(c.Title), r.pen.Say(c.Body))
		p.said[c.ID] = s
		p.by[s] = append(p.by[s], c.ID)
	}
	lost := true
	for _, row := range l.rows {
		p.row[row] = content(l.text(row, "field.title"), l.text(row, "field.body"))
		if id := l.id(row); p.cards[id] != nil {
			p.of[row], lost = id, false
		}
	}
	if l.whole {
		p.mend()
	}
	p.divide()
	switch {
	case l.whole:
		p.find(lost)
	case !l.ids:
		p.byTitle()
	}
	return p.of
}

// byTitle pairs the rows of a table of opportunities or of actions that has lost its ids: with the one card of the kind
// that is called so, of several with the one in the stage of the row.
func (p *pairing) byTitle() {
	_, kind := p.r.wholeOf(p.l)
	for _, row := range p.l.rows {
		title, stage := p.l.text(row, "field.title"), p.l.text(row, "inspector.stage")
		var called, there []model.ID
		for _, id := range kind {
			if title == "" || !alike(p.r.pen.Say(p.cards[id].Title), title) {
				continue
			}
			called = append(called, id)
			if alike(p.r.shownAt(*p.cards[id]).stage, stage) {
				there = append(there, id)
			}
		}
		if len(called) != 1 {
			called = there
		}
		if len(called) != 1 {
			continue
		}
		if _, taken := p.taken[called[0]]; !taken {
			p.of[row], p.taken[called[0]] = called[0], row
		}
	}
}

// content is what identifies a card to a reader; "" identifies none.
func content(title, body string) string {
	if title == "" && body == "" {
		return ""
	}
	return importer.Canon(title) + "\x00" + importer.Canon(body)
}

// mend gives rows whose visible cells were moved past their ids the ids of the cards that they are.
func (p *pairing) mend() {
	whole := map[model.ID]bool{} // cards that stand beside their ids somewhere
	for row, id := range p.of {
		whole[id] = whole[id] || p.row[row] == p.said[id]
	}
	moved := map[int]model.ID{}
	for row, id := range p.of {
		to := p.by[p.row[row]]
		if p.row[row] != "" && p.row[row] != p.said[id] && len(to) == 1 && !whole[to[0]] {
			moved[row] = to[0]
		}
	}
	if len(moved) < 2 {
		return
	}
	held := map[model.ID]bool{}
	for row, id := range moved {
		p.of[row], held[id] = id, true
	}
	var left []int // rows whose ids are those of others now
	for _, row := range p.l.rows {
		if _, ok := moved[row]; !ok && held[p.of[row]] {
			delete(p.of, row)
			left = append(left, row)
		}
	}
	for _, id := range p.of {
		held[id] = true
	}
	p.match(left, func(id model.ID) bool { return !held[id] }, somewhat)
}

// divide leaves an id to one of the rows that have it.
func (p *pairing) divide() {
	rows := map[model.ID][]int{}
	for _, row := range p.l.rows {
		if id := p.of[row]; id != "" {
			rows[id] = append(rows[id], row)
		}
	}
	for id, all := range rows {
		best := all[0]
		for _, row := range all[1:] {
			if p.likeness(row, id) > p.likeness(best, id) {
				best = row
			}
		}
		for _, row := range all {
			if row != best {
				delete(p.of, row)
			}
		}
		p.taken[id] = best
	}
}

// How alike a row and a card must be to be the same, from 0 to 1.
const (
	somewhat = 0.5
	wholly   = 1.0
)

// find gives rows without an id the cards that no other row is.
func (p *pairing) find(lost bool) {
	var open []int
	for _, row := range p.l.rows {
		if p.of[row] == "" && (lost || p.cards[p.l.id(row)] == nil) {
			open = append(open, row)
		}
	}
	free := func(id model.ID) bool { _, taken := p.taken[id]; return !taken }
	p.match(open, free, wholly)
	if lost {
		p.match(slices.DeleteFunc(open, func(row int) bool { return p.of[row] != "" }), free, somewhat)
	}
}

// match pairs rows with free cards, the most alike first.
func (p *pairing) match(rows []int, free func(model.ID) bool, least float64) {
	type fit struct {
		row  int
		card model.ID
		like float64
	}
	var fits []fit
	for _, row := range rows {
		candidates := p.by[p.row[row]]
		if least < wholly {
			candidates = p.near(p.row[row])
		}
		for _, id := range candidates {
			if like := p.likeness(row, id); free(id) && p.row[row] != "" && like >= least {
				fits = append(fits, fit{row, id, like})
			}
		}
	}
	slices.SortFunc(fits, func(a, b fit) int {
		return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(a.row, b.row), cmp.Compare(a.card, b.card))
	})
	used := map[model.ID]bool{}
	for _, f := range fits {
		if p.of[f.row] == "" && !used[f.card] {
			p.of[f.row], used[f.card], p.taken[f.card] = f.card, true, f.row
		}
	}
}

// likeness says how much a row says what a card says, with a little more for one in its place.
func (p *pairing) likeness(row int, id model.ID) float64 {
	like := similar(p.row[row], p.said[id])
	at := p.r.shownAt(*p.cards[id])
	for _, same := range []bool{alike(p.l.text(row, "inspector.stage"), at.stage), alike(p.l.text(row, "inspector.lane"), at.lane)} {
		if same {
			like += 0.01
		}
	}
	return like
}

// near returns the cards that share most pairs of characters with a text: comparing every row with every card takes
// seconds.
func (p *pairing) near(text string) []model.ID {
	if p.pairs == nil {
		p.pairs = map[[2]rune][]model.ID{}
		for id, said := range p.said {
			for k := range pairsOf(said) {
				p.pairs[k] = append(p.pairs[k], id)
			}
		}
	}
	shared := map[model.ID]int{}
	for k := range pairsOf(text) {
		for _, id := range p.pairs[k] {
			shared[id]++
		}
	}
	const most = 8
	ids := slices.Collect(maps.Keys(shared))
	slices.SortFunc(ids, func(a, b model.ID) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) })
	return ids[:min(most, len(ids))]
}

// pairsOf counts the pairs of neighbouring characters of a text.
func pairsOf(s string) map[[2]rune]int {
	x := []rune(s)
	seen := map[[2]rune]int{}
	for i := 1; i < len(x); i++ {
		seen[[2]rune{x[i-1], x[i]}]++
	}
	return seen
}

// similar returns how many pairs of neighbouring characters two texts share, from 0 to 1.
func similar(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := pairsOf(a), pairsOf(b)
	shared, all := 0, 0
	for k, n := range x {
		shared, all = shared+min(n, y[k]), all+n
	}
	for _, n := range y {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(all)
}
