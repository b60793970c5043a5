package layout

import (
	"math"
	"slices"

	"sojourn/canvas/scene"
)

// place gives a way its ports and its tracks and returns its corners.
func (r *router) place(legs []leg, from, to *terminal, out, in side) []scene.Point {
	first, last := &legs[0], &legs[len(legs)-1]
	first.at = from.port(out)
	if len(legs) == 3 && to.reaches(in, first.at) { // straight across
		last.at = first.at
	} else {
		last.at = to.port(in)
	}
	for i := range legs {
		if l := &legs[i]; l.slot >= 0 {
			a, z := r.middle(legs[i-1]), r.middle(legs[i+1])
			*l = leg{level: l.level, slot: -1, at: r.middle(*l) + r.track(*l, min(a, z), max(a, z))}
		}
	}
	return straight(corners(legs, r.middle, from.edge(out), to.edge(in)))
}

// port returns where the next line meets a side: the first in its middle, the others in turn to both sides of it.
func (t *terminal) port(s side) float64 {
	k := t.ports[s]
	t.ports[s]++
	mid, room := t.span(s)
	k %= 1 + 2*int(room/portApart)
	by := float64((k+1)/2) * portApart
	if k%2 == 0 {
		by = -by
	}
	return mid + by
}

// reaches reports that a line at v meets a side.
func (t *terminal) reaches(s side, v float64) bool {
	mid, room := t.span(s)
	return math.Abs(v-mid) <= room
}

// span returns the middle of a side and how far from it lines can meet it.
func (t *terminal) span(s side) (mid, room float64) {
	c := t.rect.Center()
	if s == rightSide || s == leftSide {
		return c.Y, max(0, t.rect.H/2-portInset)
	}
	return c.X, max(0, t.rect.W/2-2*portInset)
}

// track takes the first track of a gutter or corridor that is free from lo to hi, and returns how far it lies from the
// middle; where none is, lines share one. One that goes nowhere takes none.
func (r *router) track(l leg, lo, hi float64) float64 {
	if lo == hi {
		return 0
	}
	var list *tracks
	offsets := gutterTracks
	switch {
	case !l.level:
		list = &r.gutters[l.slot]
	case l.slot == 0:
		list, offsets = &r.between[0], firstTracks
	default:
		list, offsets = &r.between[l.slot], corridorTracks
	}
	if *list == nil {
		*list = make(tracks, len(offsets))
	}
	least := 0
	for k, taken := range *list {
		if !slices.ContainsFunc(taken, func(s stretch) bool { return s.from < hi+portApart && s.to > lo-portApart }) {
			least = k
			break
		}
		if len(taken) < len((*list)[least]) {
			least = k
		}
	}
	(*list)[least] = append((*list)[least], stretch{lo, hi})
	return offsets[least]
}

// straight leaves out corners that are none.
func straight(way []scene.Point) []scene.Point {
	out := way[:1]
	for i := 1; i < len(way); i++ {
		p := way[i]
		if i+1 < len(way) && (p == out[len(out)-1] || inLine(out[len(out)-1], p, way[i+1])) {
			continue
		}
		out = append(out, p)
	}
	return out
}

func inLine(a, b, c scene.Point) bool {
	return a.X == b.X && b.X == c.X || a.Y == b.Y && b.Y == c.Y
}
