package layout

import (
	"cmp"
	"slices"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// part is what of a map stands on one sheet.
type part struct {
	columns, lanes map[model.ID]bool // nil is all of them
	cards          map[model.ID]bool // those of a lane that goes on upon other sheets; nil is all of them
	people         float64           // how far the personas reach to the right on this sheet, in points; 0 is on others
	group          int               // which of the columns' groups it belongs to, from the left
	ends           *shortening       // of the cards on a slide; nil is where all have room
	width          float64           // of every column in points, without the row of stages: on a slide; 0 is as on the map
}

func (p *part) limit(b *builder) {
	if p.columns != nil {
		b.cols = keepIf(b.cols, func(c model.Column) bool { return p.columns[c.ID] })
	}
	if p.lanes != nil {
		b.lanes = keepIf(b.lanes, func(l *model.Lane) bool { return p.lanes[l.ID] })
	}
}

// holds reports that a card stands on this part, if it stands in its columns and lanes.
func (p *part) holds(c *model.Card) bool { return p == nil || p.cards == nil || p.cards[c.ID] }

// slide reports that the part stands on a slide, which names the stage itself.
func (p *part) slide() bool { return p != nil && p.width > 0 }

// whole reports that no lane of the part goes on upon another sheet.
func (p *part) whole() bool { return p == nil || p.cards == nil }

func keepIf[T any](list []T, ok func(T) bool) []T {
	var out []T
	for _, v := range list {
		if ok(v) {
			out = append(out, v)
		}
	}
	return out
}

// cut cuts the map: columns from left to right, and within them lanes from top to bottom.
func (p *pager) cut() []*part {
	var out []*part
	for i, cols := range p.columnGroups() {
		for _, one := range p.laneGroups(cols, i == 0) {
			one.group = i
			out = append(out, one)
		}
	}
	return out
}

// columnGroups fills sheets with columns. Where a card covers several columns, they stay together.
func (p *pager) columnGroups() []map[model.ID]bool {
	joined, room := p.joined(), p.room(p.head).W
	var groups []map[model.ID]bool
	for i := 0; i < len(p.cols); {
		group, w := map[model.ID]bool{}, gridLeft
		for i < len(p.cols) {
			end, more := i+1, p.width(p.cols[i])
			for ; end < len(p.cols) && joined[end]; end++ {
				more += p.width(p.cols[end])
			}
			if len(group) > 0 && w+more > room {
				break
			}
			for ; i < end; i++ {
				group[p.cols[i].ID] = true
			}
			w += more
		}
		groups = append(groups, group)
	}
	return groups
}

// joined says which columns a card ties to the one before.
func (p *pager) joined() []bool {
	out := make([]bool, len(p.cols))
	for i, col := range p.cols {
		for _, l := range p.lanes {
			if l.Folded || col.Stage.Folded {
				continue
			}
			for _, c := range p.doc.Cell(l.ID, col.ID) {
				for k := p.last(i, c.Span); k > i; k-- {
					out[k] = out[k] || p.wanted(c)
				}
			}
		}
	}
	return out
}

// laneGroups fills sheets with the lanes of some columns. The personas stand on the very first sheet only, alone where
// they leave no room for a lane.
func (p *pager) laneGroups(cols map[model.ID]bool, first bool) []*part {
	build := func(people float64) *scene.Scene {
		o := p.o
		o.part = &part{columns: cols, people: people}
		return Build(p.doc, o, p.type_)
	}
	people := 0.0
	if first {
		people = p.room(p.first).W
	}
	s := build(people)
	bare, usual := s.Grid.Y, p.room(p.head).H-margin // what stands above the lanes, and what is left with it
	top, room := bare, usual
	if first {
		bare, room = build(0).Grid.Y, p.room(p.first).H-margin
	}
	var out []*part
	add := func(cards map[model.ID]bool, lanes ...string) {
		one := &part{columns: cols, lanes: map[model.ID]bool{}, cards: cards, people: people}
		for _, id := range lanes {
			one.lanes[model.ID(id)] = true
		}
		out, people = append(out, one), 0
		top, room = bare, usual
	}
	var now []string
	h := 0.0
	for _, lane := range s.Lanes {
		if top+h+lane.Extent > room && (len(now) > 0 || top > bare) {
			add(nil, now...)
			now, h = nil, 0
		}
		const air = cellTop + cellBottom
		if lane.Drop && top+lane.Extent > room { // a sheet is too small for it
			for _, cards := range chunks(s, lane, room-top-air, usual-bare-air) {
				add(cards, lane.ID)
			}
			continue
		}
		now, h = append(now, lane.ID), h+lane.Extent
	}
	if len(now) > 0 || len(out) == 0 {
		add(nil, now...)
	}
	return out
}

// chunks shares the cards of a lane out over sheets with that much room for them, from top to bottom. Without the rest
// of the lane none of them needs more room than it took.
func chunks(s *scene.Scene, lane scene.Track, first, room float64) []map[model.ID]bool {
	var cards []*scene.Node
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.Ref.Kind == scene.Card && n.Bounds.Y >= lane.At && n.Bounds.Y < lane.End() {
			cards = append(cards, n)
		}
	}
	slices.SortStableFunc(cards, func(a, b *scene.Node) int { return cmp.Compare(a.Bounds.Y, b.Bounds.Y) })
	out := []map[model.ID]bool{{}}
	top, left := 0.0, first
	for _, n := range cards {
		now := out[len(out)-1]
		switch {
		case len(now) == 0:
			top = n.Bounds.Y
		case n.Bounds.MaxY()-top > left:
			now, top, left = map[model.ID]bool{}, n.Bounds.Y, room
			out = append(out, now)
		}
		now[model.ID(n.Ref.ID)] = true
	}
	return out
}
