package layout

import (
	"math"
	"slices"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// rows lays out the lanes top to bottom: what is in them first, then their height, then their label and rules.
func (b *builder) rows() {
	for _, l := range b.lanes {
		top := b.y
		at := len(b.scene.Nodes) // the band goes below its cards
		label := b.label(l)
		h := max(b.laneContent(l, top, label.height()), label.height())
		if !l.Folded && b.o.part.whole() {
			h = max(h, b.o.part.lane(l.Height))
		}
		h = math.Ceil(h) // rules fall on whole pixels
		b.scene.Lanes = append(b.scene.Lanes, scene.Track{ID: string(l.ID), At: top, Extent: h, Drop: l.Type.TakesCards() && !l.Folded})
		b.insert(at, b.band(l, top, h))
		b.laneHead(l, label, top, h)
		b.y += h
	}
	b.grid()
}

func (b *builder) insert(at int, n scene.Node) {
	b.scene.Nodes = append(b.scene.Nodes, scene.Node{})
	copy(b.scene.Nodes[at+1:], b.scene.Nodes[at:])
	b.scene.Nodes[at] = n
}

// laneContent draws what a lane holds and returns the height it takes; least is the height of its label.
func (b *builder) laneContent(l *model.Lane, top, least float64) float64 {
	switch {
	case l.Type.Line():
		return lineLane
	case l.Folded:
		return foldedLane
	case l.Type == model.EmotionLane:
		h := max(curveHeight, least, b.o.part.lane(l.Height))
		room := b.shifts(top, h)
		b.curves(l, top, h)
		return h + room
	case l.Type == model.ChannelsLane:
		return b.channels(top)
	case l.Type == model.OwnershipLane:
		return b.ownership(top)
	}
	return b.cells(l, top)
}

// cells stacks the cards of every column. A card over several columns starts below all it covers.
func (b *builder) cells(l *model.Lane, top float64) float64 {
	floor := make([]float64, len(b.cols))
	any := false
	for i := range floor {
		floor[i] = top + cellTop
	}
	for i, col := range b.cols {
		if col.Stage.Folded {
			any = b.foldedCell(l, i, top) || any
			continue
		}
		put := func(c *model.Card, span int, column model.ID) {
			if any = true; !b.wanted(c) {
				return
			}
			last := b.last(i, span)
			y := slices.Max(floor[i : last+1])
			x, end := b.scene.Columns[i].At, b.scene.Columns[last].End()
			h := b.card(c, l.Type, string(column), x+cardLeft, y, end-x-cardLeft-cardRight)
			for k := i; k <= last; k++ {
				floor[k] = y + h + cardGap
			}
		}
		if i == 0 {
			b.carried(l, func(c *model.Card, span int, column model.ID) {
				put(c, span, column)
				b.scene.Nodes[len(b.scene.Nodes)-1].Again = true
			})
		}
		for _, c := range b.doc.Cell(l.ID, col.ID) {
			put(c, c.Span, col.ID)
		}
	}
	bottom := top + laneMin
	for _, f := range floor {
		bottom = max(bottom, f-cardGap+cellBottom)
	}
	if !any {
		b.hint(l, top)
	}
	return bottom - top
}

// hint says in few faint words what belongs into an empty lane, within the first column that has room for them: words across
// the rule between two columns are hard to read.
func (b *builder) hint(l *model.Lane, top float64) {
	const padding, lines = 12.0, 3
	if b.o.finished() || len(b.cols) == 0 {
		return
	}
	words := b.o.Words("lane." + string(l.Type) + ".hint")
	set := func(w float64) block {
		return b.block(words, plain(metaSize), w-2*padding, b.pal.pale(0.75), scene.Near)
	}
	at := scene.Track{At: gridLeft, Extent: b.right - gridLeft}
	for i, t := range b.scene.Columns {
		if !b.cols[i].Stage.Folded && len(set(t.Extent).lines) <= lines {
			at = t
			break
		}
	}
	t := set(at.Extent)
	b.add(scene.Node{Bounds: scene.Rect{X: at.At, Y: top, W: at.Extent, H: laneMin},
		Prims: t.at(nil, at.At+padding, top+(laneMin-t.height())/2)})
}

// band is the ground of a lane: what a click beside the cards hits, and the rule below it.
func (b *builder) band(l *model.Lane, top, h float64) scene.Node {
	r := scene.Rect{X: gridLeft, Y: top, W: b.right - gridLeft, H: h}
	n := scene.Node{Ref: scene.Ref{Kind: scene.LaneBody, ID: string(l.ID)}, Layer: scene.Ground, Bounds: r, Label: b.laneName(l)}
	if l.Type.Line() {
		n.Prims = b.divider(l, top+h/2)
		return n
	}
	// the rule lies within its lane: the label of the next one would cover what sticks out
	n.Prims = append(n.Prims, rule(0, b.right+margin, top+h-0.5, b.pal.hairline))
	return n
}

func rule(x0, x1, y float64, c scene.Color) scene.Prim {
	return scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: x0, Y: y - 0.5, W: x1 - x0, H: 1}, Fill: c}
}

// grid draws the dashed rules between columns.
func (b *builder) grid() {
	end := b.lanesEnd()
	for _, t := range b.scene.Columns {
		x := t.End() - 3
		b.add(scene.Node{Bounds: scene.Rect{X: x - 1, Y: b.scene.Grid.Y, W: 2, H: end - b.scene.Grid.Y}, Prims: []scene.Prim{{
			Op: scene.OpPath, Path: new(scene.Path).MoveTo(x, b.scene.Grid.Y-8).LineTo(x, end),
			Stroke: b.pal.dashed, Width: 1, Dash: []float64{3, 3}}}})
	}
}
