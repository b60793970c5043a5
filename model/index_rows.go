package model

import (
	"cmp"
	"slices"
	"strings"
)

// row is a record with what sorts it.
type row struct {
	order string
	id    ID
	rec   Record
}

// rows returns a table sorted by order key and then by id, so that equal keys have one order everywhere. Of a document
// that an edit has made only what the edit touched is sorted: the rest stands as it stood before.
func (d *Document) rows(k Kind) []row {
	if d.before == nil {
		all := make([]row, 0, len(d.tables[k]))
		for id, r := range d.tables[k] {
			all = append(all, row{r.OrderKey(), id, r})
		}
		slices.SortFunc(all, compareRows)
		return all
	}
	if len(d.since[k]) == 0 {
		return d.before.rows[k]
	}
	var gone, fresh []row
	for _, t := range d.since[k] {
		if t.was != nil {
			gone = append(gone, row{t.was.OrderKey(), t.id, t.was})
		}
		if r, ok := d.tables[k][t.id]; ok {
			fresh = append(fresh, row{r.OrderKey(), t.id, r})
		}
	}
	return replaced(d.before.rows[k], gone, fresh, compareRows)
}

// replaced returns the old list, which is sorted, without those gone and with the fresh ones among the rest.
func replaced[T any](old, gone, fresh []T, compare func(a, b T) int) []T {
	slices.SortFunc(gone, compare)
	slices.SortFunc(fresh, compare)
	out := make([]T, 0, len(old)+len(fresh)-len(gone))
	for len(gone)+len(fresh) > 0 {
		leaves := len(fresh) == 0 || len(gone) > 0 && compare(gone[0], fresh[0]) <= 0
		next := &fresh
		if leaves {
			next = &gone
		}
		i, _ := slices.BinarySearchFunc(old, (*next)[0], compare)
		out, old = append(out, old[:i]...), old[i:]
		if leaves {
			old = old[1:]
		} else {
			out = append(out, fresh[0])
		}
		*next = (*next)[1:]
	}
	return append(out, old...)
}

func compareRows(a, b row) int {
	return cmp.Or(strings.Compare(a.order, b.order), strings.Compare(string(a.id), string(b.id)))
}

func compareCards(a, b *Card) int {
	return cmp.Or(strings.Compare(a.Order, b.Order), strings.Compare(string(a.ID), string(b.ID)))
}

// list returns a table in order.
func list[T Record](x *index) []*T {
	var zero T
	out := make([]*T, len(x.rows[zero.Of()]))
	for i, r := range x.rows[zero.Of()] {
		out[i] = any(r.rec).(*T)
	}
	return out
}
