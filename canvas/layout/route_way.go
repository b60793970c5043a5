package layout

import (
	"math"

	"sojourn/canvas/scene"
)

// way is how a line goes from one terminal to another: straight through a gutter that both look into, or from door to
// door.
type way struct {
	out, in side
	direct  bool
	gutter  int // that both look into, or between the corridors of the doors, -1 when these are the same
	a, z    door
	cost    float64 // points, corners included
}

// route returns the corners of a line from one terminal to another, both ends included. Of all ways through gutters
// and corridors it takes the shortest, a corner counting as much as some way.
func (r *router) route(from, to *terminal) []scene.Point {
	best := r.beside(from, to)
	for _, a := range r.doors(from) {
		for _, z := range r.doors(to) {
			if w := r.join(a, z, best.cost); w.cost < best.cost {
				best = w
			}
			if w := r.drop(a, z, to); w.cost < best.cost {
				best = w
			}
		}
	}
	return r.place(best.legs(from, to), from, to, best.out, best.in)
}

// join leads from one door to another: along a corridor, or through a gutter from one corridor into the other. Where
// that cannot cost less than most it does not look for a gutter.
func (r *router) join(a, z door, most float64) way {
	w := way{out: a.side, in: z.side, a: a, z: z, gutter: -1, cost: a.cost + z.cost + math.Abs(a.x-z.x)}
	if a.corridor == z.corridor {
		return w
	}
	w.cost += math.Abs(r.corridorY(a.corridor) - r.corridorY(z.corridor))
	if w.cost-2*turnCost >= most {
		return w
	}
	w.gutter = r.gutterFor(a, z)
	x := r.gutterX(w.gutter)
	w.cost += math.Abs(a.x-x) + math.Abs(x-z.x) - math.Abs(a.x-z.x) + 2*turnCost
	if a.gutter == w.gutter {
		w.cost -= 2 * turnCost
	}
	if z.gutter == w.gutter {
		w.cost -= 2 * turnCost
	}
	return w
}

// drop leads straight down, or up, through the empty cells between two cards, as across the lines of a service blueprint;
// where something stands there it costs more than any other way.
func (r *router) drop(a, z door, to *terminal) way {
	w := way{out: a.side, in: z.side, a: a, z: z, gutter: -1, cost: math.Inf(1)}
	down := a.side == bottomSide && z.side == topSide && a.corridor < z.corridor
	up := a.side == topSide && z.side == bottomSide && a.corridor > z.corridor
	if a.gutter >= 0 || z.gutter >= 0 || to.kind != scene.Card || to.first != to.last || !down && !up {
		return w
	}
	for l := min(a.corridor, z.corridor); l < max(a.corridor, z.corridor); l++ {
		i := l*len(r.s.Columns) + to.first
		if !r.bare[l] || r.worded[i] || !math.IsInf(r.top[i], 1) {
			return w
		}
	}
	w.cost = a.cost + z.cost + math.Abs(a.x-z.x) + math.Abs(r.corridorY(a.corridor)-r.corridorY(z.corridor))
	return w
}

// legs lists the straight stretches of a way.
func (w *way) legs(from, to *terminal) []leg {
	begin, end := leg{true, -1, from.rect.Center().Y}, leg{true, -1, to.rect.Center().Y}
	if w.direct {
		return []leg{begin, {slot: w.gutter}, end}
	}
	var out []leg
	if w.a.gutter < 0 {
		begin = leg{slot: -1, at: from.rect.Center().X}
	}
	out = append(make([]leg, 0, 7), begin)
	if w.a.gutter >= 0 {
		out = append(out, leg{slot: w.a.gutter})
	}
	if w.gutter < 0 || w.gutter != w.a.gutter {
		out = append(out, leg{level: true, slot: w.a.corridor})
	}
	if w.gutter >= 0 && w.gutter != w.a.gutter {
		out = append(out, leg{slot: w.gutter})
	}
	if w.gutter >= 0 && w.gutter != w.z.gutter {
		out = append(out, leg{level: true, slot: w.z.corridor})
	}
	if w.z.gutter < 0 {
		return append(out, leg{slot: -1, at: to.rect.Center().X})
	}
	if w.gutter != w.z.gutter {
		out = append(out, leg{slot: w.z.gutter})
	}
	return append(out, end)
}

// gutterFor returns the gutter nearest to the end that is open between two corridors. The outer ones always are.
func (r *router) gutterFor(a, z door) int {
	near := z.gutter // a door in a gutter keeps to it
	if near < 0 {
		if near = r.columnAt(z.x); a.x > z.x {
			near++ // on the side that the line comes from
		}
	}
	for k := 0; ; k++ {
		for _, g := range [2]int{near - k, near + k} {
			if g >= 0 && g < len(r.gutters) && r.open(g, a.corridor, z.corridor) {
				return g
			}
		}
	}
}

// doors returns the ways out of a terminal. There is one at least: what lies over several columns stands below all that
// columns to its left hold, so that the gutter left of a card is open down to the end of its lane.
func (r *router) doors(t *terminal) []door {
	if t.doors == nil {
		t.doors = r.findDoors(t)
	}
	return t.doors
}

func (r *router) findDoors(t *terminal) []door {
	mid := t.rect.Center()
	upright := func(s side, corridor int, edge float64) door {
		return door{s, -1, corridor, mid.X, turnCost + math.Abs(edge-r.corridorY(corridor))}
	}
	if t.kind != scene.Card {
		return []door{upright(bottomSide, 0, t.rect.Y)}
	}
	out := make([]door, 0, 6)
	first, last := true, true
	for c := t.first; c <= t.last; c++ {
		i := t.lane*len(r.s.Columns) + c
		first, last = first && r.top[i] >= t.rect.Y, last && r.bottom[i] <= t.rect.MaxY()
	}
	if last {
		out = append(out, upright(bottomSide, t.lane+1, t.rect.MaxY()))
	}
	if first {
		out = append(out, upright(topSide, t.lane, t.rect.Y))
	}
	for s, g := range [2]int{rightSide: t.last + 1, leftSide: t.first} {
		x, edge := r.gutterX(g), t.edge(side(s)).X
		for _, c := range [2]int{t.lane + 1, t.lane} {
			if y := r.corridorY(c); !r.taken(t.lane, g, mid.Y, y) {
				out = append(out, door{side(s), g, c, x, 2*turnCost + math.Abs(x-edge) + math.Abs(y-mid.Y)})
			}
		}
	}
	return out
}

// beside is the way between two cards that look into the same gutter, if that is open between them; else one that
// costs more than any other.
func (r *router) beside(from, to *terminal) way {
	best := way{direct: true, cost: math.Inf(1)}
	if from.kind != scene.Card || to.kind != scene.Card {
		return best
	}
	a, z := from.rect.Center().Y, to.rect.Center().Y
	for s, g := range [2]int{rightSide: from.last + 1, leftSide: from.first} {
		for e, h := range [2]int{rightSide: to.last + 1, leftSide: to.first} {
			x := r.gutterX(g)
			cost := 2*turnCost + math.Abs(a-z) + math.Abs(from.edge(side(s)).X-x) + math.Abs(to.edge(side(e)).X-x)
			if g == h && cost < best.cost && r.clear(g, from.lane, to.lane, a, z) {
				best.out, best.in, best.gutter, best.cost = side(s), side(e), g, cost
			}
		}
	}
	return best
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
	out := append(make([]scene.Point, 0, len(legs)+1), meet(legs[0], from))
	for i := 1; i < len(legs); i++ {
		out = append(out, meet(legs[i], meet(legs[i-1], scene.Point{})))
	}
	return append(out, meet(legs[len(legs)-1], to))
}
