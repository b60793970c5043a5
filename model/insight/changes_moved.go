package insight

import (
	"cmp"
	"slices"

	"sojourn/model"
)

// siblings are records of one kind that stand in one place. Those that have no order of their own come by id, and so
// always in the same one.
type siblings struct {
	kind  model.Kind
	place Place
}

// findMoved marks what stands in another place, and what went elsewhere among its siblings.
func (c *comparison) findMoved() {
	stayed := map[siblings][]pair{}
	for _, to := range c.after.all {
		from := c.before.find(to.rec)
		if from == nil {
			continue
		}
		if !c.same(from.place, to.place) {
			c.moved[to] = true
			continue
		}
		s := siblings{to.rec.Of(), to.place}
		stayed[s] = append(stayed[s], pair{from, to})
	}
	for _, list := range stayed {
		for _, to := range strays(list) {
			c.moved[to] = true
		}
	}
}

// same reports whether two places are one. The only column of a stage and the first step that it got, or the last one
// that it lost, are one column to the eye.
func (c *comparison) same(from, to Place) bool {
	if from.Map != to.Map || from.Lane != to.Lane {
		return false
	}
	return from.Column == to.Column || c.after.column(from.Column) == to.Column || c.before.column(to.Column) == from.Column
}

// strays returns the fewest records of a list, which is in the order of after, without which the rest stand as before.
// Where either of two could be meant, it is the one whose order key is another: that is the one a hand took.
func strays(list []pair) []*spot {
	if slices.IsSortedFunc(list, comparePairs) {
		return nil
	}
	stays := longestRun(ranksBefore(list), func(i int) bool {
		return list[i].from.rec.OrderKey() == list[i].to.rec.OrderKey()
	})
	var out []*spot
	for i, p := range list {
		if !stays[i] {
			out = append(out, p.to)
		}
	}
	return out
}

func comparePairs(a, b pair) int { return cmp.Compare(a.from.n, b.from.n) }

// ranksBefore returns which one each pair was before, from 0.
func ranksBefore(list []pair) []int {
	rank := make([]int, len(list))
	for r, i := range inOrder(len(list), func(i int) int { return list[i].from.n }) {
		rank[i] = r
	}
	return rank
}

// run is a rising sequence: what it weighs and its last element, by position.
type run struct{ weight, last int }

// longestRun marks the elements of a longest rising sequence of ranks, which are 0 to n−1 in any order; of several it
// takes one with the most elements that are preferred. The best run up to each rank is kept in a tree of prefixes.
func longestRun(rank []int, preferred func(i int) bool) []bool {
	n := len(rank)
	tree, behind := make([]run, n+1), make([]int, n)
	best := run{last: -1}
	for i, r := range rank {
		here := run{last: -1}
		for k := r; k > 0; k &= k - 1 {
			if tree[k].weight > here.weight {
				here = tree[k]
			}
		}
		behind[i] = here.last
		here = run{here.weight + n + 1, i}
		if preferred(i) {
			here.weight++
		}
		for k := r + 1; k <= n; k += k & -k {
			if here.weight > tree[k].weight {
				tree[k] = here
			}
		}
		if here.weight > best.weight {
			best = here
		}
	}
	in := make([]bool, n)
	for i := best.last; i >= 0; i = behind[i] {
		in[i] = true
	}
	return in
}
