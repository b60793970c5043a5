package layout

import (
	"math"
	"slices"

	"sojourn/canvas/scene"
)

// route returns the corners of a line from one terminal to another, both ends included. Of all ways through gutters
// and corridors it takes the shortest, a corner counting as much as some way.
func (r *router) route(from, to *terminal) []scene.Point {
	legs, out, in := r.beside(from, to)
	cost := r.length(legs, from, to, out, in)
	begins, ends := r.doors(from), r.doors(to)
	for _, a := range begins {
		for _, z := range ends {
			least := a.cost + z.cost + math.Abs(a.x-z.x) + math.Abs(r.corridorY(a.corridor)-r.corridorY(z.corridor))
			if least >= cost {
				continue
			}
			way := r.join(a, z)
			if c := r.length(way, from, to, a.side, z.side); c < cost {
				legs, out, in, cost = way, a.side, z.side, c
			}
		}
	}
	return r.place(legs, from, to, out, in)
}

// join leads from one door to another: along a corridor, or through a gutter from one corridor into the other.
func (r *router) join(a, z door) []leg {
	way := append(slices.Clone(a.legs), leg{level: true, slot: a.corridor})
	if a.corridor != z.corridor {
		way = append(way, leg{slot: r.gutterFor(a, z)}, leg{level: true, slot: z.corridor})
	}
	for i := len(z.legs) - 1; i >= 0; i-- {
		way = append(way, z.legs[i])
	}
	return shorten(way)
}

// shorten leaves out a corridor that is entered and left by the same gutter.
func shorten(way []leg) []leg {
	for i := 0; i+2 < len(way); i++ {
		if !way[i].level && way[i].slot >= 0 && way[i].slot == way[i+2].slot && !way[i+2].level {
			way = slices.Delete(way, i, i+2)
			i = -1
		}
	}
	return way
}

// gutterFor returns the gutter nearest to the end that is open between two corridors. The outer ones always are.
func (r *router) gutterFor(a, z door) int {
	near := r.columnAt(z.x)
	if z.x > r.s.Columns[near].At+r.s.Columns[near].Extent/2 {
		near++
	}
	for _, l := range z.legs { // one that ends in a gutter keeps to it
		if !l.level && l.slot >= 0 {
			near = l.slot
		}
	}
	for k := 0; ; k++ {
		for _, g := range []int{near - k, near + k} {
			if g >= 0 && g < len(r.gutters) && r.open(g, a.corridor, z.corridor) {
				return g
			}
		}
	}
}

// doors returns the ways out of a terminal. There is one at least: what lies over several columns stands below all that
// columns to its left hold, so that the gutter left of a card is open down to the end of its lane.
func (r *router) doors(t *terminal) (out []door) {
	mid := t.rect.Center()
	if t.kind != scene.Card {
		return []door{{bottomSide, []leg{{slot: -1, at: mid.X}}, 0, mid.X, turnCost}}
	}
	first, last := true, true
	for c := t.first; c <= t.last; c++ {
		i := t.lane*len(r.s.Columns) + c
		first, last = first && r.top[i] >= t.rect.Y, last && r.bottom[i] <= t.rect.MaxY()
	}
	if last {
		out = append(out, door{bottomSide, []leg{{slot: -1, at: mid.X}}, t.lane + 1, mid.X, turnCost})
	}
	if first {
		out = append(out, door{topSide, []leg{{slot: -1, at: mid.X}}, t.lane, mid.X, turnCost})
	}
	for s, g := range []int{rightSide: t.last + 1, leftSide: t.first} {
		for _, c := range []int{t.lane + 1, t.lane} {
			if !r.taken(t.lane, g, mid.Y, r.corridorY(c)) {
				out = append(out, door{side(s), []leg{{true, -1, mid.Y}, {slot: g}}, c, r.gutterX(g), 2 * turnCost})
			}
		}
	}
	return out
}

// beside is the way between two cards that look into the same gutter, if that is open between them; else there is
// none yet.
func (r *router) beside(from, to *terminal) (legs []leg, out, in side) {
	if from.kind != scene.Card || to.kind != scene.Card {
		return nil, 0, 0
	}
	best := math.Inf(1)
	a, z := from.rect.Center().Y, to.rect.Center().Y
	for s, g := range []int{rightSide: from.last + 1, leftSide: from.first} {
		for e, h := range []int{rightSide: to.last + 1, leftSide: to.first} {
			if g != h || !r.clear(g, from.lane, to.lane, a, z) {
				continue
			}
			way := []leg{{true, -1, a}, {slot: g}, {true, -1, z}}
			if c := r.length(way, from, to, side(s), side(e)); c < best {
				best, legs, out, in = c, way, side(s), side(e)
			}
		}
	}
	return legs, out, in
}

// clear reports that a gutter is open between two heights.
func (r *router) clear(g, lane, other int, y, z float64) bool {
	if lane > other {
		lane, other, y, z = other, lane, z, y
	}
	if lane == other {
		return !r.taken(lane, g, y, z)
	}
	return r.open(g, lane+1, other) && !r.taken(lane, g, y, r.s.Lanes[lane].End()) && !r.taken(other, g, r.s.Lanes[other].At, z)
}

// length is how long a way is, before its lines get tracks of their own, and how many corners it has; without a way
// it has no end.
func (r *router) length(legs []leg, from, to *terminal, out, in side) float64 {
	if legs == nil {
		return math.Inf(1)
	}
	sum := float64(len(legs)-1) * turnCost
	way := corners(legs, r.middle, from.edge(out), to.edge(in))
	for i := 1; i < len(way); i++ {
		sum += math.Abs(way[i].X-way[i-1].X) + math.Abs(way[i].Y-way[i-1].Y)
	}
	return sum
}

// middle is where a leg runs when nothing else does.
func (r *router) middle(l leg) float64 {
	switch {
	case l.slot < 0:
		return l.at
	case l.level:
		return r.corridorY(l.slot)
	}
	return r.gutterX(l.slot)
}

// edge is the middle of a side.
func (t *terminal) edge(s side) scene.Point {
	mid := t.rect.Center()
	switch s {
	case rightSide:
		mid.X = t.rect.MaxX()
	case leftSide:
		mid.X = t.rect.X
	case bottomSide:
		mid.Y = t.rect.MaxY()
	case topSide:
		mid.Y = t.rect.Y
	}
	return mid
}

// corners returns where the legs of a way meet, and its ends.
func corners(legs []leg, at func(leg) float64, from, to scene.Point) []scene.Point {
	meet := func(l leg, p scene.Point) scene.Point {
		if l.level {
			p.Y = at(l)
		} else {
			p.X = at(l)
		}
		return p
	}
	way := append(make([]scene.Point, 0, len(legs)+1), meet(legs[0], from))
	for i := 1; i < len(legs); i++ {
		way = append(way, meet(legs[i], meet(legs[i-1], scene.Point{})))
	}
	return append(way, meet(legs[len(legs)-1], to))
}
