package layout

import (
	"slices"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// Pages lays out one map on as many sheets as it needs at its natural size, or a little smaller where that saves sheets. It
// is cut between columns and between lanes, never through a card; the stage row and the lane labels stand on every sheet,
// and references lead to the sheets beside it, and at the ends of links that are cut to the sheets of their other ends. A
// lane that is taller than a sheet goes on upon the next one, cut between cards; of a card that is taller than a sheet the
// first lines stand there, and its whole text on sheets behind those of the map. The first of several sheets shows how they
// lie over the map. Where they are part of a longer document, the sheet tells the number of the first of them and how many
// pages there are in all.
func Pages(doc *model.Document, o Options, sheet Sheet, t *typeset.Typesetter) []Page {
	const least = 0.85 // of the natural size
	o.Print = true
	f := paged(doc, o, sheet, t, Build(doc, o, t), least)
	if len(f.ended) == 0 {
		return f.Numbered(sheet.Page, sheet.Pages, nil)
	}
	return newBuilder(doc, o, t).withTexts(f, sheet)
}

// paged is Pages without the numbers and the whole texts, of a map that is laid out whole already, and as much smaller than
// natural as saves sheets and is allowed.
func paged(doc *model.Document, o Options, sheet Sheet, t *typeset.Typesetter, whole *scene.Scene, least float64) Fitted {
	if b := newBuilder(doc, o, t); b != nil && len(b.cols) > 0 && sheet.fixed() {
		o.ends = newShortening(b.roomForCard(whole, sheet))
		if tallest(whole) > o.ends.tall {
			whole = Build(doc, o, t)
		}
	}
	return cutFor(doc, o, sheet, t, whole, least)
}

// roomForCard is how high a card may be on the sheets of a map, in points of the map.
func (b *builder) roomForCard(whole *scene.Scene, sheet Sheet) float64 {
	u := sheet.shrunk()
	sheet.Size = scene.Size{W: sheet.Size.W / u, H: sheet.Size.H / u}
	p := &pager{builder: b, sheet: sheet.as(0, 0), whole: whole}
	p.measure()
	heads := stripTop + whole.Grid.Y - whole.HeadTop
	return min(p.room(p.head).H, p.room(p.first).H) - margin - heads - cellTop - cellBottom
}

// cutFor is paged for cards that all have room, or are ended.
func cutFor(doc *model.Document, o Options, sheet Sheet, t *typeset.Typesetter, whole *scene.Scene, least float64) Fitted {
	u := sheet.shrunk()
	if u == 1 {
		u = sparing(whole, sheet.Size, least)
	}
	if sheet.fixed() && u < 1 {
		small := sheet.Size
		sheet.Size = scene.Size{W: small.W / u, H: small.H / u}
		return cutFor(doc, o, sheet, t, whole, 1).scaled(u, small)
	}
	b := newBuilder(doc, o, t)
	if b == nil || len(b.cols) == 0 || !sheet.fixed() {
		return Fitted{1, func(page, pages int, _ Rest) []Page { return []Page{Poster(doc, o, sheet.as(page, pages), t)} }, nil}
	}
	p := &pager{builder: b, sheet: sheet.as(0, 0)} // where the map is cut does not depend on numbers
	p.begin()
	if len(p.parts) > 1 {
		p.whole = whole
		p.begin()
	}
	for _, one := range p.parts {
		o.part = one
		p.sheets = append(p.sheets, Build(doc, o, t))
	}
	return Fitted{len(p.parts), p.numbered, b.endedOf(o.ends)}
}

// numbered draws all sheets, the first of them as a page by its number, of how many in all.
func (p *pager) numbered(page, pages int, rest Rest) []Page {
	p.before, p.all, p.said = max(0, page-1), pages, map[scene.Ref]bool{}
	refers := p.cutLinks()
	out := make([]Page, len(p.parts))
	seen := map[model.ID]bool{}
	for i := range p.parts {
		out[i] = p.page(i, refers[i], rest)
		if i == 0 {
			out[i].Marks = []Bookmark{{Title: p.mapTitle()}}
		}
		out[i].Marks = append(out[i].Marks, p.stageMarks(out[i].Scene, seen)...)
	}
	return out
}

type pager struct {
	*builder
	sheet       Sheet
	before, all int                // pages before the first sheet, and of the whole document, 0 where that is the sheets alone
	whole       *scene.Scene       // the map that the first sheet shows; nil shows none
	parts       []*part            // one a sheet
	sheets      []*scene.Scene     // what of the map stands on each
	first, head scene.Node         // headings of the first sheet and of the others
	plan        scene.Rect         // where the first sheet shows the map
	foot        float64            // height of the legend
	said        map[scene.Ref]bool // headings on the sheets so far
}

// begin measures what stands around the map and cuts it into parts.
func (p *pager) begin() {
	p.measure()
	p.parts = p.cut()
}

// measure lays out what stands around the map.
func (p *pager) measure() {
	right := p.sheet.Size.W - pageMargin
	p.head, p.first = p.running(pageMargin, right, p.sheet), p.heading(pageMargin, right, p.sheet)
	if p.whole != nil {
		p.plan = planOf(p.whole, p.sheet.Size)
		p.first = p.heading(pageMargin, p.plan.X-20, p.sheet)
		p.first.Bounds.H = max(p.first.Bounds.H, p.plan.H)
	}
	p.foot = p.legend(pageMargin, right, p.sheet).Bounds.H
}

// headOf is the heading of a sheet.
func (p *pager) headOf(sheet int) scene.Node {
	if sheet == 0 {
		return p.first
	}
	return p.head
}

// room is what a heading leaves for the map.
func (p *pager) room(head scene.Node) scene.Size {
	return scene.Size{W: p.sheet.Size.W - 2*pageMargin + margin, H: p.sheet.Size.H - head.Bounds.MaxY() - p.foot - pageBottom}
}

// again marks the headings that stand on a sheet before, with what is counted there, and the legend.
func (p *pager) again(nodes []scene.Node) {
	for i := range nodes {
		n := &nodes[i]
		switch n.Ref.Kind {
		case scene.Nothing:
			if !n.Spoken {
				continue
			}
			fallthrough
		case scene.Title, scene.StageHead, scene.StepHead, scene.LaneHead, scene.Legend:
			n.Again = p.said[n.Ref]
			p.said[n.Ref] = true
		}
	}
}

// page draws a sheet around its part of the map, with what refers to other sheets there.
func (p *pager) page(at int, refers []scene.Node, rest Rest) Page {
	s, head := *p.goingOn(p.sheets[at], p.o.ends, rest), p.headOf(at)
	s.Nodes = slices.Concat(s.Nodes, refers)
	room := p.room(head)
	k := min(1, room.W/s.Size.W, room.H/s.Size.H)
	if k < 1 {
		k = min(room.W/s.Size.W, (room.H-refHeight)/s.Size.H)
	}
	placed := s.Place(k, pageMargin-margin*k, head.Bounds.MaxY()+(1-k)*stripTop)
	head.Anchor = p.anchor(at)
	page := &scene.Scene{Size: p.sheet.Size, Ground: scene.RGB(0xFFFFFF), Columns: placed.Columns, Lanes: placed.Lanes, Grid: placed.Grid}
	page.Nodes = append(page.Nodes, head)
	if at == 0 && p.whole != nil {
		page.Nodes = append(page.Nodes, p.overview(p.whole, p.plan, p.plots())...)
	}
	page.Nodes = append(page.Nodes, readingOrder(placed)...)
	page.Nodes = append(page.Nodes, p.refers(at, placed)...)
	numbered := p.sheet
	numbered.Page, numbered.Pages = p.before+at+1, max(p.all, len(p.parts))
	foot := p.legend(pageMargin, p.sheet.Size.W-pageMargin, numbered)
	page.Nodes = append(page.Nodes, shift(foot, p.sheet.Size.H-pageBottom-foot.Bounds.H))
	p.again(page.Nodes)
	return Page{Size: p.sheet.Size, Scene: page, Title: p.mapTitle()}
}
