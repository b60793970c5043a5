package model

import (
	"cmp"
	"reflect"
	"slices"
)

// Diff is a change from one document to another. It inverts and joins mechanically, so undo, events, merge and
// visual comparison need no code of their own for each operation.
type Diff struct {
	Added   []Record
	Updated []Change
	Removed []Record
}

// Change is one record before and after.
type Change struct{ From, To Record }

// Empty reports that nothing changes.
func (d Diff) Empty() bool { return len(d.Added)+len(d.Updated)+len(d.Removed) == 0 }

// Invert returns the change back.
func (d Diff) Invert() Diff {
	inv := Diff{Added: d.Removed, Removed: d.Added}
	for _, c := range d.Updated {
		inv.Updated = append(inv.Updated, Change{From: c.To, To: c.From})
	}
	return inv
}

// Squash returns one change that does what a and then b do. What is added and then removed leaves no trace.
func Squash(a, b Diff) Diff {
	acc := map[recordKey]Change{}
	for _, d := range []Diff{a, b} {
		for k, c := range d.changes() {
			if before, ok := acc[k]; ok {
				c.From = before.From
			}
			acc[k] = c
		}
	}
	return collect(acc)
}

// Compare returns the change from a to b. What was not understood in either file is no part of it.
func Compare(a, b *Document) Diff {
	acc := map[recordKey]Change{}
	for k := range a.tables {
		for id, r := range a.tables[k] {
			if to := b.tables[k][id]; r != to { // most are the same record
				acc[recordKey{Kind(k), id}] = Change{From: r, To: to}
			}
		}
		for id, r := range b.tables[k] {
			if _, ok := a.tables[k][id]; !ok {
				acc[recordKey{Kind(k), id}] = Change{To: r}
			}
		}
	}
	return collect(acc)
}

type recordKey struct {
	kind Kind
	id   ID
}

func (d Diff) changes() map[recordKey]Change {
	m := make(map[recordKey]Change, len(d.Added)+len(d.Updated)+len(d.Removed))
	for _, r := range d.Removed {
		m[recordKey{r.Of(), r.Key()}] = Change{From: r}
	}
	for _, c := range d.Updated {
		m[recordKey{c.To.Of(), c.To.Key()}] = c
	}
	for _, r := range d.Added {
		m[recordKey{r.Of(), r.Key()}] = Change{To: r}
	}
	return m
}

// collect sorts changes into a Diff, by kind and id, and drops those that change nothing.
func collect(acc map[recordKey]Change) Diff {
	var d Diff
	for _, c := range acc {
		switch {
		case c.From == nil && c.To == nil, c.From == c.To:
		case c.From == nil:
			d.Added = append(d.Added, c.To)
		case c.To == nil:
			d.Removed = append(d.Removed, c.From)
		case !reflect.DeepEqual(c.From, c.To):
			d.Updated = append(d.Updated, c)
		}
	}
	slices.SortFunc(d.Added, compareRecords)
	slices.SortFunc(d.Removed, compareRecords)
	slices.SortFunc(d.Updated, func(a, b Change) int { return compareRecords(a.To, b.To) })
	return d
}

func compareRecords(a, b Record) int {
	if c := cmp.Compare(a.Of(), b.Of()); c != 0 {
		return c
	}
	return cmp.Compare(a.Key(), b.Key())
}
