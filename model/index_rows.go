package model

import (
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
	touched := make(map[ID]bool, len(d.since[k]))
	var fresh []row
	for _, id := range d.since[k] {
		touched[id] = true
		if r, ok := d.tables[k][id]; ok {
			fresh = append(fresh, row{r.OrderKey(), id, r})
		}
	}
	slices.SortFunc(fresh, compareRows)
	return merge(d.before.rows[k], touched, fresh)
}

// merge returns the old rows without those touched, and the fresh ones among them. Both are sorted.
func merge(old []row, touched map[ID]bool, fresh []row) []row {
	out := make([]row, 0, len(old)+len(fresh))
	for _, r := range old {
		if touched[r.id] {
			continue
		}
		for len(fresh) > 0 && compareRows(fresh[0], r) < 0 {
			out, fresh = append(out, fresh[0]), fresh[1:]
		}
		out = append(out, r)
	}
	return append(out, fresh...)
}

func compareRows(a, b row) int {
	if c := strings.Compare(a.order, b.order); c != 0 {
		return c
	}
	return strings.Compare(string(a.id), string(b.id))
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
