package layout

import (
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// part is what of a map stands on one sheet.
type part struct {
	columns, lanes map[model.ID]bool // nil is all of them
	people         bool              // the personas stand on this sheet
}

func (p *part) limit(b *builder) {
	if p.columns != nil {
		b.cols = keepIf(b.cols, func(c model.Column) bool { return p.columns[c.ID] })
	}
	if p.lanes != nil {
		b.lanes = keepIf(b.lanes, func(l *model.Lane) bool { return p.lanes[l.ID] })
	}
}

func keepIf[T any](list []T, ok func(T) bool) []T {
	var out []T
	for _, v := range list {
		if ok(v) {
			out = append(out, v)
		}
	}
	return out
}

// Pages lays out one map on as many sheets as it needs at its natural size. It is cut between columns and between
// lanes, never through a card; the stage row and the lane labels stand on every sheet. A part that is larger than a
// sheet by itself is scaled down to fit.
func Pages(doc *model.Document, o Options, sheet Sheet, t *typeset.Typesetter) []Page {
	o.Print = true
	if sheet.Size.W <= 0 || sheet.Size.H <= 0 {
		return []Page{Poster(doc, o, sheet, t)}
	}
	if u := min(sheet.Size.W/smallSheet.W, sheet.Size.H/smallSheet.H); u < 1 {
		return shrink(Pages(doc, o, Sheet{Size: scene.Size{W: sheet.Size.W / u, H: sheet.Size.H / u}, Date: sheet.Date}, t), sheet.Size, u)
	}
	b := newBuilder(doc, o, t)
	if b == nil || len(b.cols) == 0 {
		return []Page{Poster(doc, o, sheet, t)}
	}
	p := &pager{builder: b, sheet: sheet, head: b.heading(pageMargin, sheet.Size.W-pageMargin, sheet)}
	foot := b.legend(pageMargin, sheet.Size.W-pageMargin, sheet)
	p.room = scene.Size{W: sheet.Size.W - 2*pageMargin + margin, H: sheet.Size.H - p.head.Bounds.MaxY() - foot.Bounds.H - pageBottom}
	parts := p.parts()
	pages := make([]Page, len(parts))
	for i, one := range parts {
		pages[i] = p.page(one, i, parts)
	}
	return pages
}

func shrink(pages []Page, size scene.Size, u float64) []Page {
	for i := range pages {
		pages[i].Scene, pages[i].Size = pages[i].Scene.Place(u, 0, 0), size
	}
	return pages
}

type pager struct {
	*builder
	sheet Sheet
	head  scene.Node
	room  scene.Size // for the map
}

// parts cuts the map: columns from left to right, and within them lanes from top to bottom.
func (p *pager) parts() []*part {
	var out []*part
	for _, cols := range p.columnGroups() {
		first := len(out) == 0
		for _, lanes := range p.laneGroups(cols, first) {
			out = append(out, &part{columns: cols, lanes: lanes, people: len(out) == 0})
		}
	}
	return out
}

// columnGroups fills sheets with columns. Where a card covers several columns, they stay together.
func (p *pager) columnGroups() []map[model.ID]bool {
	joined := p.joined()
	var groups []map[model.ID]bool
	for i := 0; i < len(p.cols); {
		group, w := map[model.ID]bool{}, gridLeft
		for i < len(p.cols) {
			end, more := i+1, width(p.cols[i])
			for ; end < len(p.cols) && joined[end]; end++ {
				more += width(p.cols[end])
			}
			if len(group) > 0 && w+more > p.room.W {
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
	out := make([]bool, len(p.cols)+1)
	for i, col := range p.cols {
		for _, l := range p.lanes {
			for _, c := range p.doc.Cell(l.ID, col.ID) {
				for k := i + 1; k < min(len(p.cols), i+c.Span); k++ {
					out[k] = true
				}
			}
		}
	}
	return out
}

// laneGroups fills sheets with the lanes of some columns.
func (p *pager) laneGroups(cols map[model.ID]bool, people bool) []map[model.ID]bool {
	o := p.o
	o.part = &part{columns: cols, people: people}
	s := Build(p.doc, o, p.type_)
	var groups []map[model.ID]bool
	group, h := map[model.ID]bool{}, s.Grid.Y
	for _, lane := range s.Lanes {
		if len(group) > 0 && h+lane.Extent+margin > p.room.H {
			groups = append(groups, group)
			group, h = map[model.ID]bool{}, s.Grid.Y
			if people { // they stand on the first sheet only
				bare := o
				bare.part = &part{columns: cols}
				h = Build(p.doc, bare, p.type_).Grid.Y
			}
		}
		group[model.ID(lane.ID)] = true
		h += lane.Extent
	}
	return append(groups, group)
}

func (p *pager) page(one *part, at int, parts []*part) Page {
	o := p.o
	o.part = one
	s := Build(p.doc, o, p.type_)
	k := min(1, p.room.W/s.Size.W, p.room.H/s.Size.H)
	top := p.head.Bounds.MaxY()
	placed := s.Place(k, pageMargin-margin*k, top)
	page := &scene.Scene{Size: p.sheet.Size, Ground: scene.RGB(0xFFFFFF), Lanes: placed.Lanes}
	page.Nodes = append(page.Nodes, p.head)
	page.Nodes = append(page.Nodes, readingOrder(placed)...)
	if n := p.refers(one, at, parts, placed); len(n.Prims) > 0 {
		page.Nodes = append(page.Nodes, n)
	}
	numbered := p.sheet
	numbered.Page, numbered.Pages = at+1, len(parts)
	foot := p.legend(pageMargin, p.sheet.Size.W-pageMargin, numbered)
	page.Nodes = append(page.Nodes, shift(foot, p.sheet.Size.H-pageBottom-foot.Bounds.H))
	return Page{Size: p.sheet.Size, Scene: page, Title: p.mapTitle()}
}

// refers points to the sheets where the map goes on to the right and below.
func (p *pager) refers(one *part, at int, parts []*part, s *scene.Scene) scene.Node {
	n := scene.Node{Layer: scene.Corner, Bounds: scene.Rect{W: p.sheet.Size.W, H: p.sheet.Size.H}}
	say := func(text string, x, y float64) {
		t := p.block(text, bold(metaSize), 60, p.pal.muted, scene.Near)
		n.Prims = t.at(n.Prims, min(x, p.sheet.Size.W-t.width()-4), y)
	}
	below := at+1 < len(parts) && sameColumns(one, parts[at+1])
	if below {
		say("↓ "+Number(float64(at+2)), pageMargin, s.Grid.MaxY()+2)
	}
	for i := at + 1; i < len(parts); i++ {
		if !sameColumns(one, parts[i]) {
			say("→ "+Number(float64(i+1)), s.Grid.MaxX()+4, s.Grid.Y-24)
			break
		}
	}
	return n
}

func sameColumns(a, b *part) bool {
	if len(a.columns) != len(b.columns) {
		return false
	}
	for id := range a.columns {
		if !b.columns[id] {
			return false
		}
	}
	return true
}
