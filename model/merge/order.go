package merge

import (
	"cmp"
	"slices"

	"sojourn/model"
)

// home is what records of one kind are sorted within.
type home [3]model.ID

// spread gives siblings keys of their own where both sides have put something in the same place. Equal keys that one
// side holds already stay: there the id tells them apart, as anywhere.
func (b *builder) spread() {
	first := map[model.ID]*model.Step{}
	for from := 0; from < len(b.entries); {
		to := from + 1
		for to < len(b.entries) && b.entries[to].kind == b.entries[from].kind {
			to++
		}
		if k := b.entries[from].kind; k >= model.KindPersona && k <= model.KindCard {
			b.spreadKind(from, to, first)
		}
		from = to
	}
}

type rank struct {
	home
	order string
}

func (b *builder) spreadKind(from, to int, first map[model.ID]*model.Step) {
	seen, tied := make(map[rank]bool, to-from), map[home][]int{}
	for i := from; i < to; i++ {
		if b.now[i] == nil {
			continue
		}
		r := rank{homeOf(b.now[i], first), b.now[i].OrderKey()}
		if seen[r] {
			tied[r.home] = nil
		}
		seen[r] = true
	}
	for i := from; i < to && len(tied) > 0; i++ {
		if b.now[i] != nil {
			h := homeOf(b.now[i], first)
			if _, ok := tied[h]; ok {
				tied[h] = append(tied[h], i)
			}
		}
	}
	for _, list := range tied {
		slices.SortStableFunc(list, func(x, y int) int { return cmp.Compare(b.now[x].OrderKey(), b.now[y].OrderKey()) })
		b.untie(list, first)
	}
	for i := from; i < to; i++ {
		if s, ok := b.now[i].(*model.Step); ok && (first[s.Stage] == nil || s.Order < first[s.Stage].Order) {
			first[s.Stage] = s
		}
	}
}

// untie gives siblings, which are sorted, keys of their own.
func (b *builder) untie(list []int, first map[model.ID]*model.Step) {
	for len(list) > 0 {
		order, n := b.now[list[0]].OrderKey(), 1
		for n < len(list) && b.now[list[n]].OrderKey() == order {
			n++
		}
		run, next := list[:n], ""
		if list = list[n:]; len(list) > 0 {
			next = b.now[list[0]].OrderKey()
		}
		if b.held(Mine, run, first) || b.held(Theirs, run, first) {
			continue
		}
		for _, i := range run[1:] {
			if order = model.OrderBetween(order, next); order == "" {
				break
			}
			b.copy(i).FieldByName("Order").SetString(order)
		}
	}
}

// held reports whether one side has all of these in one place already.
func (b *builder) held(side Side, run []int, first map[model.ID]*model.Step) bool {
	for _, i := range run {
		own := b.entries[i].sides[side]
		if own == nil || own.OrderKey() != b.now[i].OrderKey() || homeOf(own, first) != homeOf(b.now[i], first) {
			return false
		}
	}
	return true
}

// homeOf returns what a record is sorted within. What names a stage that has steps stands in the first of them.
func homeOf(rec model.Record, first map[model.ID]*model.Step) (h home) {
	switch x := rec.(type) {
	case *model.Stage:
		h[0] = x.Map
	case *model.Step:
		h[0] = x.Stage
	case *model.Lane:
		h[0] = x.Map
	case *model.Card:
		h[0] = x.Map
		if !x.InTray() {
			h[1], h[2] = x.Lane, x.Column
			if s := first[x.Column]; s != nil {
				h[2] = s.ID
			}
		}
	}
	return h
}
