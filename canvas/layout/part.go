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
	who            map[model.ID]bool // those of them that stand here; nil is all of them
	group          int               // which of the columns' groups it belongs to, from the left
	ends           *shortening       // of the cards on a slide; nil is where all have room
	width          float64           // of every column in points, without the row of stages: on a slide; 0 is as on the map
	widest         float64           // points that a column may be wide; 0 is any
	highest        float64           // points that a lane may be high that needs less; 0 is any
	again          bool              // a card over columns of several sheets stands on each of them
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

// lane is how high a lane may be that a person has set a height for.
func (p *part) lane(height float64) float64 {
	const most = 4000.0
	if height = min(height, most); p != nil && p.highest > 0 {
		return min(height, p.highest)
	}
	return height
}

// cut cuts the map: columns from left to right, and within them lanes from top to bottom.
func (p *pager) cut() []*part {
	var out []*part
	groups, torn := p.columnGroups()
	for i, cols := range groups {
		usual := part{columns: cols, group: i, widest: p.widest(), again: torn}
		out = append(out, p.laneGroups(usual, i == 0)...)
	}
	return out
}

// widest is how wide a column may be on a sheet, in points.
func (p *pager) widest() float64 { return p.room(p.head).W - gridLeft }

// columnGroups fills sheets with columns. Where a card covers several columns, they stay together; if a sheet is too narrow for
// them, they are torn apart.
func (p *pager) columnGroups() (groups []map[model.ID]bool, torn bool) {
	joined, room := p.joined(), p.room(p.head).W
	width := func(i int) float64 { return min(p.width(p.cols[i]), p.widest()) }
	for i := 0; i < len(p.cols); {
		group, w := map[model.ID]bool{}, gridLeft
		for i < len(p.cols) {
			end, more := i+1, width(i)
			for ; end < len(p.cols) && joined[end]; end++ {
				more += width(end)
			}
			if gridLeft+more > room && end > i+1 { // no sheet has them all: as many as fit here
				torn = true
				for end, more = i+1, width(i); w+more+width(end) <= room; end++ {
					more += width(end)
				}
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
	return groups, torn
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

// laneGroups fills sheets with the lanes of some columns. The personas stand on the very first sheets only, alone where they
// leave no room for a lane.
func (p *pager) laneGroups(usual part, first bool) []*part {
	lay := func(one part) *scene.Scene {
		o := p.o
		o.part = &one
		return Build(p.doc, o, p.type_)
	}
	s := lay(usual)
	bare := s.Grid.Y // what stands above the lanes
	full := p.room(p.head).H - margin
	room := full
	if first {
		room = p.room(p.first).H - margin
	}
	usual.highest = min(full, room) - bare
	var out []*part
	now := usual
	if first && len(p.m.Personas) > 0 {
		now.people = p.room(p.first).W
		s = lay(now)
		groups := p.peopleGroups(s, room-bare, full-bare)
		for i, who := range groups {
			if now.who = who; i < len(groups)-1 {
				one := now
				one.lanes = map[model.ID]bool{}
				out, room = append(out, &one), full
			}
		}
		if len(groups) > 1 {
			s = lay(now)
		}
	} else if slices.ContainsFunc(s.Lanes, func(l scene.Track) bool { return l.Extent > usual.highest }) {
		s = lay(usual)
	}
	top := s.Grid.Y
	add := func(cards map[model.ID]bool, lanes ...string) {
		one := now
		one.lanes, one.cards = map[model.ID]bool{}, cards
		for _, id := range lanes {
			one.lanes[model.ID(id)] = true
		}
		out, now = append(out, &one), usual
		top, room = bare, full
	}
	var lanes []string
	h := 0.0
	for _, lane := range s.Lanes {
		if top+h+lane.Extent > room && (len(lanes) > 0 || top > bare) {
			add(nil, lanes...)
			lanes, h = nil, 0
		}
		const air = cellTop + cellBottom
		if lane.Drop && top+lane.Extent > room { // a sheet is too small for it
			for _, cards := range chunks(s, lane, room-top-air, full-bare-air) {
				add(cards, lane.ID)
			}
			continue
		}
		lanes, h = append(lanes, lane.ID), h+lane.Extent
	}
	if len(lanes) > 0 || len(out) == 0 || now.people > 0 {
		add(nil, lanes...)
	}
	return out
}

// peopleGroups shares the personas out over sheets with that much room for them.
func (p *pager) peopleGroups(s *scene.Scene, room, usual float64) []map[model.ID]bool {
	out := []map[model.ID]bool{{}}
	top, left := 0.0, room
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.Ref.Kind != scene.PersonaStrip {
			continue
		}
		now := out[len(out)-1]
		if len(now) == 0 {
			top = n.Bounds.Y
		} else if n.Bounds.MaxY()-top > left {
			now, top, left = map[model.ID]bool{}, n.Bounds.Y, usual
			out = append(out, now)
		}
		now[model.ID(n.Ref.ID)] = true
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
