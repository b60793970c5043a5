package layout

import (
	"math"
	"slices"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// Measures of links in points.
const (
	linkWidth   = 1.5
	linkCorner  = 5.0 // radius
	arrowLength = 6.0
	arrowHalf   = 3.2
	linkGrip    = 4.0  // to each side of a line where it can be taken hold of
	linkWords   = 24.0 // the shortest stretch that carries a label
)

// links draws what leads from one thing on the map to another, below the cards that stand from node at on.
func (b *builder) links(at int) {
	ends := map[model.ID]*terminal{}
	for _, l := range b.doc.Links() {
		ends[l.From], ends[l.To] = nil, nil
	}
	if len(ends) == 0 || len(b.scene.Lanes) == 0 || len(b.cols) == 0 {
		return
	}
	r := newRouter(b.scene)
	for i, l := range b.lanes {
		r.bare[i] = r.s.Lanes[i].Drop || l.Type.Line()
	}
	b.terminals(r, ends)
	var lines []scene.Node
	for _, l := range b.doc.Links() {
		from, to := ends[l.From], ends[l.To]
		if from == nil || to == nil || from == to || l.Type == model.Detail {
			continue // on another map, another page, or folded away
		}
		if way := slices.Compact(r.route(from, to)); len(way) > 1 { // a stage stands right above its only step
			lines = append(lines, b.link(l, way))
		}
	}
	b.insertAll(at, lines)
}

func (b *builder) insertAll(at int, nodes []scene.Node) {
	if len(nodes) > 0 {
		all := make([]scene.Node, 0, len(b.scene.Nodes)+len(nodes))
		all = append(append(all, b.scene.Nodes[:at]...), nodes...)
		b.scene.Nodes = append(all, b.scene.Nodes[at:]...)
	}
}

// terminals finds where the things stand that links join, and tells the router what is in its way.
func (b *builder) terminals(r *router, ends map[model.ID]*terminal) {
	for i := range b.scene.Nodes {
		n := &b.scene.Nodes[i]
		t := &terminal{kind: n.Ref.Kind, rect: n.Bounds}
		switch n.Ref.Kind {
		case scene.Card:
			if n.Ref.Column == "" {
				continue // in the tray
			}
			t.lane = r.laneAt(n.Bounds.Y)
			t.first, t.last = r.columnAt(n.Bounds.X), r.columnAt(n.Bounds.MaxX())
			r.stand(t)
		case scene.StageHead, scene.StepHead: // it sticks to the top: a line ends below its row
			t.rect.H, t.rect.Y = 0, b.scene.Grid.Y
		case scene.Nothing:
			if n.Layer <= scene.Content {
				r.avoid(n)
			}
			continue
		default:
			continue
		}
		if _, wanted := ends[model.ID(n.Ref.ID)]; wanted {
			ends[model.ID(n.Ref.ID)] = t
		}
	}
}

// link draws a line along its corners.
func (b *builder) link(l *model.Link, way []scene.Point) scene.Node {
	color, dash := b.linkLook(l.Type)
	tip, back := arrowHead(way)
	head := scene.Prim{Op: scene.OpPath, Detail: scene.Middle, Path: tip, Fill: color}
	if l.Type == model.Leads { // an open head tells it from what solves a pain
		head.Path, head.Fill, head.Stroke, head.Width = barbs(tip), scene.Color{}, color, linkWidth
		back = way[len(way)-1]
	}
	line := rounded(append(way[:len(way)-1:len(way)-1], back))
	n := scene.Node{Ref: scene.Ref{Kind: scene.LinkLine, ID: string(l.ID)}, Layer: scene.Content, Ends: [2]string{string(l.From), string(l.To)},
		Label: b.linkLabel(l), Prims: []scene.Prim{
			{Op: scene.OpPath, Detail: scene.Middle, Path: line, Stroke: color, Width: linkWidth, Dash: dash},
			head,
		}}
	for i := 1; i < len(way); i++ {
		part := scene.RectBetween(way[i-1], way[i]).Inset(-linkGrip)
		n.Parts, n.Bounds = append(n.Parts, part), n.Bounds.Union(part)
	}
	return b.linkText(n, l, way, color)
}

// linkLook is the colour of a type of link, and the dashes that tell it without colour.
func (b *builder) linkLook(t model.LinkType) (scene.Color, []float64) {
	switch t {
	case model.Solves:
		return b.pal.tone(opportunityColor), nil
	case model.Branch:
		return b.pal.tone(thoughtColor), []float64{5, 3}
	case model.Loop:
		return b.pal.tone(quoteColor), []float64{2, 3}
	}
	return b.pal.tone(plainColor), nil
}

// linkLabel says in plain words what a link joins.
func (b *builder) linkLabel(l *model.Link) string {
	if s := b.say(l.Label); s != "" {
		return s
	}
	return b.endName(l.From) + " → " + b.endName(l.To)
}

func (b *builder) endName(id model.ID) string {
	r, _ := b.doc.Find(id)
	switch r := r.(type) {
	case *model.Card:
		return b.say(r.Title)
	case *model.Stage:
		return b.say(r.Name)
	case *model.Step:
		return b.say(r.Name)
	}
	return ""
}

// linkText puts the words of a link on the longest of its level stretches, where one is long enough and lies between
// two lanes: nothing else stands there.
func (b *builder) linkText(n scene.Node, l *model.Link, way []scene.Point, ink scene.Color) scene.Node {
	const pad = 4.0
	words := b.text(l.Label)
	if words.empty() {
		return n
	}
	var best scene.Rect
	for i := 1; i < len(way); i++ {
		if r := scene.RectBetween(way[i-1], way[i]); r.H == 0 && r.W > best.W && b.betweenLanes(r.Y) {
			best = r
		}
	}
	if best.W < linkWords+4*pad {
		return n
	}
	t := b.atMost(1, words.first, plain(chipSize), best.W-4*pad, Legible(ink, b.pal.canvas), scene.Near)
	after := b.beside(t, words.second, best.W-4*pad)
	box := scene.Rect{W: t.width() + after.width() + 2*pad, H: t.height()}
	box.X, box.Y = best.Center().X-box.W/2, best.Y-box.H/2
	n.Prims = append(n.Prims, scene.Prim{Op: scene.OpRect, Detail: scene.Near, Rect: box, Radius: box.H / 2, Fill: b.pal.canvas})
	n.Prims = after.at(t.at(n.Prims, box.X+pad, box.Y), box.X+pad+t.width(), box.Y)
	n.Parts, n.Bounds = append(n.Parts, box), n.Bounds.Union(box)
	return n
}

// betweenLanes reports that a label fits at a height: past the first lane's top, close to the edge of a lane.
func (b *builder) betweenLanes(y float64) bool {
	for _, l := range b.scene.Lanes {
		if math.Abs(y-l.End()-corridorMiddle) < 1 {
			return true
		}
	}
	return false
}

// arrowHead returns the head at the end of a way, and where the line below it ends.
func arrowHead(way []scene.Point) (*scene.Path, scene.Point) {
	end, from := way[len(way)-1], way[len(way)-2]
	dx, dy := end.X-from.X, end.Y-from.Y
	length := math.Hypot(dx, dy)
	dx, dy = dx/length, dy/length
	back := min(arrowLength, length)
	base := scene.Point{X: end.X - dx*back, Y: end.Y - dy*back}
	return new(scene.Path).MoveTo(end.X, end.Y).
		LineTo(base.X-dy*arrowHalf, base.Y+dx*arrowHalf).
		LineTo(base.X+dy*arrowHalf, base.Y-dx*arrowHalf).Close(), base
}

// barbs are the two edges of a head that meet at its tip.
func barbs(head *scene.Path) *scene.Path {
	tip, left, right := head.Points[0], head.Points[1], head.Points[2]
	return new(scene.Path).MoveTo(tip.X, tip.Y).LineTo(left.X, left.Y).MoveTo(tip.X, tip.Y).LineTo(right.X, right.Y)
}

// rounded is a line through corners that are cut by arcs.
func rounded(way []scene.Point) *scene.Path {
	p := new(scene.Path).MoveTo(way[0].X, way[0].Y)
	for i := 1; i+1 < len(way); i++ {
		a, c, z := way[i-1], way[i], way[i+1]
		in, out := towards(c, a), towards(c, z)
		p.LineTo(in.X, in.Y).QuadTo(c.X, c.Y, out.X, out.Y)
	}
	last := way[len(way)-1]
	return p.LineTo(last.X, last.Y)
}

// towards returns where the arc of a corner meets the stretch to q.
func towards(c, q scene.Point) scene.Point {
	d := math.Hypot(q.X-c.X, q.Y-c.Y)
	if d == 0 {
		return c
	}
	k := min(linkCorner, d/2) / d
	return scene.Point{X: c.X + (q.X-c.X)*k, Y: c.Y + (q.Y-c.Y)*k}
}
