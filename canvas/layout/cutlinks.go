package layout

import (
	"slices"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// Measures of the reference at the end of a link that is cut, in points. At a card it lies over the lower edge, in what the
// card leaves free there and in the air below; at a stage or a step in the air above the lanes.
const (
	cutSize    = 8.0 // of its type
	cutHeight  = 10.0
	cutPad     = 4.0
	cutInset   = 10.0 // from the corners of the card
	cutBelow   = 3.0  // how far it reaches below a card: links run under that
	cutBare    = 8.5  // below one that is words alone, without a sheet
	cutOfHeads = 2.0  // below the top of the lanes
)

// cutEnd is an end of a link whose other end stands on another sheet.
type cutEnd struct {
	id    model.ID
	link  *model.Link
	out   bool // the link begins here
	sheet int  // of the other end
}

// cutLinks returns for every sheet a reference wherever a link leads to another sheet or comes from there: at its beginning the arrow and the
// number of the sheet, at its end the number and the arrow.
func (p *pager) cutLinks() [][]scene.Node {
	on := make([]map[model.ID]scene.Node, len(p.sheets))
	for i, s := range p.sheets {
		on[i] = map[model.ID]scene.Node{}
		for _, n := range s.Nodes {
			switch n.Ref.Kind {
			case scene.Card, scene.StageHead, scene.StepHead:
				on[i][model.ID(n.Ref.ID)] = n
			}
		}
	}
	ends := make([][]cutEnd, len(p.sheets))
	for _, l := range p.doc.Links() {
		if from, to := apart(on, l.From, l.To); from >= 0 && l.Type != model.Detail {
			ends[from] = append(ends[from], cutEnd{l.From, l, true, to})
			ends[to] = append(ends[to], cutEnd{l.To, l, false, from})
		}
	}
	out := make([][]scene.Node, len(p.sheets))
	for i, s := range p.sheets {
		marks := cutMarks{pager: p, grid: s.Grid, words: linkWordsOf(s), lines: linkLinesOf(s)}
		for _, e := range ends[i] {
			marks.add(on[i][e.id], e)
		}
		out[i] = marks.nodes
	}
	return out
}

// apart returns the first sheets on which two things stand, -1 where some sheet has both of them or one is on none.
func apart(on []map[model.ID]scene.Node, a, z model.ID) (from, to int) {
	from, to = -1, -1
	for i := len(on) - 1; i >= 0; i-- {
		_, hasA := on[i][a]
		_, hasZ := on[i][z]
		switch {
		case hasA && hasZ:
			return -1, -1
		case hasA:
			from = i
		case hasZ:
			to = i
		}
	}
	if to < 0 {
		from = -1
	}
	return from, to
}

// cutMarks are the references on one sheet.
type cutMarks struct {
	*pager
	grid  scene.Rect
	words []scene.Rect // of links
	lines []scene.Rect // of links
	nodes []scene.Node
	taken []cutPlace
}

// cutPlace is where a reference stands, and what it says of which thing.
type cutPlace struct {
	id   model.ID
	text string
	rect scene.Rect
}

// add puts a reference where there is room for it: from the right where the link goes on, from the left where it comes from.
// Several links to one sheet share one.
func (m *cutMarks) add(n scene.Node, e cutEnd) {
	text := "→ " + m.number(e.sheet)
	if !e.out {
		text = m.number(e.sheet) + " →"
	}
	if slices.ContainsFunc(m.taken, func(p cutPlace) bool { return p.id == e.id && p.text == text }) {
		return
	}
	color, dash := m.linkLook(e.link.Type)
	t := m.block(text, bold(cutSize), 100, m.pal.label(color), scene.Near)
	r, ok := m.free(n, t.width()+2*cutPad, e.out, slices.Concat(m.words, m.lines))
	if !ok {
		r, ok = m.free(n, t.width()+2*cutPad, e.out, m.words) // a line passes below it
	}
	if !ok {
		return // the others of the thing lead to other sheets, from where the way is known
	}
	m.taken = append(m.taken, cutPlace{e.id, text, r})
	prims := []scene.Prim{{Op: scene.OpRect, Detail: scene.Near, Rect: r, Radius: r.H / 2, Fill: m.pal.panel, Stroke: color, Width: 1, Dash: dash}}
	m.nodes = append(m.nodes, scene.Node{Layer: scene.Content, Bounds: r.Inset(-0.5), Link: "#" + m.anchor(e.sheet), Label: m.linkLabel(e.link) + " " + text,
		Prims: t.at(prims, r.X+cutPad, r.Center().Y-t.height()/2)})
}

// free returns the first free place at a thing for a reference of a width, clear of what others take, and false where there is none.
func (m *cutMarks) free(n scene.Node, w float64, fromRight bool, others []scene.Rect) (scene.Rect, bool) {
	const step = 2.0
	r := scene.Rect{X: n.Bounds.X + cutInset, Y: n.Bounds.MaxY() + cutBelow - cutHeight, W: w, H: cutHeight}
	switch {
	case n.Ref.Kind != scene.Card:
		r.Y = m.grid.Y + cutOfHeads - cutHeight
	case bare(&n):
		r.Y = n.Bounds.MaxY() + cutBare - cutHeight
	}
	last := n.Bounds.MaxX() - cutInset - w
	for x := 0.0; r.X <= last; x += step {
		at := r
		if at.X += x; fromRight {
			at.X = last - x
		}
		if at.X > last || at.X < r.X {
			break
		}
		if !slices.ContainsFunc(m.taken, func(p cutPlace) bool { return p.rect.Inset(-step).Overlaps(at) }) && !slices.ContainsFunc(others, at.Overlaps) {
			return at, true
		}
	}
	return scene.Rect{}, false
}

// bare reports that a card is words alone, without a sheet.
func bare(n *scene.Node) bool { return len(n.Prims) > 0 && n.Prims[0].Op == scene.OpText }

// linkWordsOf returns where the words of links stand: on a ground of their own.
func linkWordsOf(s *scene.Scene) (out []scene.Rect) {
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Ref.Kind == scene.LinkLine {
			for _, pr := range n.Prims {
				if pr.Op == scene.OpRect {
					out = append(out, pr.Rect.Move(n.Origin.X, n.Origin.Y))
				}
			}
		}
	}
	return out
}

// linkLinesOf returns where the lines of links run.
func linkLinesOf(s *scene.Scene) (out []scene.Rect) {
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Ref.Kind == scene.LinkLine {
			pts := n.Prims[0].Path.Points
			for k := 1; k < len(pts); k++ {
				out = append(out, scene.RectBetween(pts[k-1], pts[k]).Move(n.Origin.X, n.Origin.Y).Inset(-1))
			}
		}
	}
	return out
}
