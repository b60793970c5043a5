package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// beforeDash is the dash of what was before.
var beforeDash = []float64{2, 3}

// shiftRoom is what the differences of the curve take below it, in points.
const shiftRoom = 24.0

// against marks what differs from the map that this one is held against: what is gone is covered with a veil, what has moved shows from
// where, and each has a sign.
func (b *builder) against() {
	if b.o.Against == nil {
		return
	}
	marks, froms := map[string]Mark{}, map[string]insight.Change{}
	for _, c := range b.o.Against.Changes {
		marks[string(c.ID)] = MarkOf(c)
		froms[string(c.ID)] = c
	}
	var above []scene.Node
	for i := range b.scene.Nodes {
		n := &b.scene.Nodes[i]
		m := marks[n.Ref.ID]
		if m == 0 || !marked(n.Ref.Kind) {
			continue
		}
		n.Label += " · " + b.o.Words(m.Word())
		n.Prims = n.Prims[:len(n.Prims):len(n.Prims)]
		if m == RemovedMark {
			n.Prims = append(n.Prims, scene.Prim{Op: scene.OpRect, Rect: n.Inner(), Radius: corner, Fill: alpha(b.pal.canvas, 0.6)})
		}
		n.Prims = append(n.Prims, m.prims(n.Inner())...)
		if c := froms[n.Ref.ID]; c.Moved && n.Ref.Kind == scene.Card {
			above = b.cameFrom(above, c, n.Bounds)
		}
	}
	b.scene.Nodes = append(b.scene.Nodes, above...)
}

// cameFrom draws the way of a card from its old cell, if that is in view and another one.
func (b *builder) cameFrom(nodes []scene.Node, c insight.Change, to scene.Rect) []scene.Node {
	column, lane := b.scene.Column(string(c.From.Column)), b.scene.Lane(string(c.From.Lane))
	if column < 0 || lane < 0 || c.From == c.To {
		return nodes
	}
	const ring, room = 3.5, 5.0 // in what is free above the cards of a cell
	from := scene.Point{X: b.scene.Columns[column].At + b.scene.Columns[column].Extent/2, Y: b.scene.Lanes[lane].At + room}
	end := scene.Point{X: max(to.X, min(to.MaxX(), from.X)), Y: max(to.Y, min(to.MaxY(), from.Y))}
	way := new(scene.Path).MoveTo(from.X, from.Y).LineTo(end.X, end.Y)
	return append(nodes, scene.Node{Layer: scene.Content, Bounds: way.Bounds().Inset(-ring - 1), Prims: []scene.Prim{
		{Op: scene.OpPath, Path: way, Stroke: MovedMark.Color(), Width: 1.5, Dash: []float64{5, 4}},
		{Op: scene.OpPath, Path: scene.Circle(from.X, from.Y, ring), Fill: b.pal.canvas, Stroke: MovedMark.Color(), Width: 1.5},
	}})
}

// shifts draws the curve of before, which goes below that of now, and under an emotion lane of a height how much better or
// worse every column is. It returns the room that this takes.
func (b *builder) shifts(top, h float64) float64 {
	if b.o.Against == nil {
		return 0
	}
	known := map[model.ID]insight.Shift{}
	for _, s := range b.o.Against.Curve {
		known[s.Column] = s
	}
	var before []scene.Point
	for i, c := range b.cols {
		s, t := known[c.ID], b.scene.Columns[i]
		x := t.At + (t.Extent-4)/2
		if s.Before.Known {
			before = append(before, scene.Point{X: x, Y: b.curveHeight(s.Before.Value, top, h)})
		}
		if s.Known() {
			b.shift(s.Diff, x, top+h)
		}
	}
	if line := curveBetween(before, b.scene.Grid.X, b.right); len(line.Verbs) > 0 {
		b.add(scene.Node{Layer: scene.Content, Bounds: line.Bounds().Inset(-2), Prims: []scene.Prim{
			{Op: scene.OpPath, Path: line, Stroke: b.pal.muted, Width: 2, Dash: beforeDash}}})
	}
	for _, p := range before {
		b.add(scene.Node{Layer: scene.Content, Bounds: scene.Rect{X: p.X, Y: p.Y}.Inset(-4), Prims: []scene.Prim{
			{Op: scene.OpPath, Path: scene.Circle(p.X, p.Y, 3), Fill: b.pal.canvas, Stroke: b.pal.muted, Width: 1.5}}})
	}
	return shiftRoom
}

// shift writes a difference around x, unless it is too small to be told.
func (b *builder) shift(diff, x, y float64) {
	c := b.pal.tone(EmotionColor(2))
	if diff < 0 {
		c = b.pal.tone(EmotionColor(-2))
	}
	said := Signed(diff)
	if said == "0" {
		return
	}
	t := b.block(said, bold(metaSize), 80, Legible(c, b.pal.panel), scene.Far)
	r := scene.Rect{X: x - t.width()/2 - 7, Y: y, W: t.width() + 14, H: 19}
	prims := []scene.Prim{{Op: scene.OpRect, Rect: r, Radius: r.H / 2, Fill: b.pal.panel, Stroke: c, Width: 1}}
	b.add(scene.Node{Layer: scene.Content, Bounds: r, Prims: t.at(prims, x-t.width()/2, y+(r.H-t.height())/2), Label: said})
}
