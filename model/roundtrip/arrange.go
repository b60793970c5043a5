package roundtrip

import (
	"slices"

	"sojourn/model"
)

// arrange moves the fewest of some siblings so that those of want stand in its order. What want does not name stays
// behind what it stood behind.
func arrange(want, now []model.ID, move func(id, before model.ID)) {
	at := map[model.ID]int{}
	for i, id := range now {
		at[id] = i
	}
	want = slices.DeleteFunc(slices.Clone(want), func(id model.ID) bool { _, ok := at[id]; return !ok })
	stay := staying(want, at)
	for i := len(want) - 1; i >= 0; i-- {
		if stay[want[i]] {
			continue
		}
		before := model.ID("")
		if i+1 < len(want) {
			before = want[i+1]
		}
		move(want[i], before)
	}
}

// staying returns the members of the longest series in want that stand in their order already.
func staying(want []model.ID, at map[model.ID]int) map[model.ID]bool {
	best, from := make([]int, len(want)), make([]int, len(want))
	end := -1
	for i, id := range want {
		best[i], from[i] = 1, -1
		for k := range i {
			if at[want[k]] < at[id] && best[k]+1 > best[i] {
				best[i], from[i] = best[k]+1, k
			}
		}
		if end < 0 || best[i] > best[end] {
			end = i
		}
	}
	out := map[model.ID]bool{}
	for ; end >= 0; end = from[end] {
		out[want[end]] = true
	}
	return out
}
