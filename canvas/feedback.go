package canvas

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/canvas/typeset"
)

// Measures of what gestures show, in points or, where it says so, in view units: those do not grow with the zoom.
const (
	outline      = 2.0 // view units
	outlineGap   = 1.0 // view units
	corner       = 8.0
	softness     = 14.0 // spread of a shadow
	lift         = 1.02
	itemWidth    = 156.0
	itemHeight   = 44.0
	bar          = 4.0
	labelSize    = 12.0 // view units
	handleRadius = 5.0  // view units
	cellGap      = 4.0  // round the frame of an empty cell; between two columns it is there already
	shadowsFor   = 64   // with more selected, shadows say nothing
)

// feedback returns what is shown besides the scene: nodes among its layers, and nodes above them all.
func (b *Board) feedback() (among, above []scene.Node) {
	for _, n := range b.picked {
		if !b.dragged[n.Ref.ID] && !b.edits(n.Ref) {
			among = append(among, b.outlined(n))
		}
	}
	if cell := b.cellRect(b.Cell()); !cell.Empty() {
		among = append(among, b.place(cell))
	}
	if b.handled != nil && b.handled.Bounds.H*b.view.Zoom >= tool.HandleFrom {
		among = append(among, b.handle(b.handled))
	}
	switch e := b.shown.(type) {
	case tool.ShowGhost:
		if e.Fits {
			among = append(among, b.mark(e)...)
		}
		above = b.ghost(e)
	case tool.ShowMarquee:
		above = append(above, b.frame(e.Rect, 0))
	case tool.ShowFrame:
		above = append(above, b.frame(e.Rect, corner))
	case tool.ShowLink:
		if n := b.find(e.Onto); n != nil {
			above = append(above, b.frame(n.Bounds, corner))
		}
		above = append(above, b.line(e.From, e.To))
	case tool.ShowValue:
		above = b.value(e)
	}
	return among, above
}

// unit returns the length in points of v view units.
func (b *Board) unit(v float64) float64 { return v / b.view.Zoom }

// outlined is a selected node again, with a shadow below and the outline round it.
func (b *Board) outlined(n *scene.Node) scene.Node {
	out := scene.Node{Ref: n.Ref, Layer: n.Layer, Bounds: n.Bounds, Origin: n.Origin}
	if n.Ref.Kind == scene.LinkLine {
		out.Prims = b.traced(n.Prims)
		return out
	}
	radius := corner
	if n.Ref.Kind == scene.EmotionPoint {
		radius = math.Min(n.Bounds.W, n.Bounds.H) / 2
	}
	if len(b.picked) <= shadowsFor && n.Ref.Kind == scene.Card {
		out.Prims = append(out.Prims, b.lifted(n)...)
	}
	thick := outline
	if b.config.Colors.Strong {
		thick *= 2
	}
	far := b.unit(outlineGap + thick/2)
	out.Prims = append(out.Prims, scene.Prim{
		Op: scene.OpRect, Rect: n.Inner().Inset(-far), Radius: radius + far, Stroke: b.config.Colors.Accent, Width: b.unit(thick),
	})
	return out
}

// place is the frame of the empty cell that the keyboard is in.
func (b *Board) place(cell scene.Rect) scene.Node {
	thick := outline
	if b.config.Colors.Strong {
		thick *= 2
	}
	r := scene.Rect{X: cell.X + cellGap, Y: cell.Y + cellGap, W: cell.W - 3*cellGap, H: cell.H - 2*cellGap}
	return scene.Node{Layer: scene.Content, Bounds: r, Prims: []scene.Prim{{
		Op: scene.OpRect, Rect: r, Radius: corner, Fill: fade(b.config.Colors.Accent, 0x0C), Stroke: b.config.Colors.Accent, Width: b.unit(thick),
	}}}
}

// cellRect is the extent of the cell that a ref names, empty for any other ref.
func (b *Board) cellRect(ref scene.Ref) scene.Rect {
	if ref.Kind != scene.LaneBody {
		return scene.Rect{}
	}
	return b.scene.CellRect(b.scene.Column(ref.Column), b.scene.Lane(ref.ID))
}

// traced is the line of a link again, in the colour of what is selected.
func (b *Board) traced(prims []scene.Prim) []scene.Prim {
	out := slices.Clone(prims)
	for i := range out {
		if p := &out[i]; p.Op == scene.OpPath {
			p.Detail = scene.Far
			if p.Width > 0 {
				p.Stroke, p.Width = b.config.Colors.Accent, max(p.Width, b.unit(outline))
			} else {
				p.Fill = b.config.Colors.Accent
			}
		}
	}
	return out
}

// lifted is a node on a sheet with a shadow. The sheet is for what has none of its own, as the numbers of a metric:
// the shadow would show between their letters. All is placed from the origin of the node.
func (b *Board) lifted(n *scene.Node) []scene.Prim {
	prims := []scene.Prim{b.shadow(n.Inner(), corner)}
	if n.Ref.Kind == scene.Card {
		prims = append(prims, scene.Prim{Op: scene.OpRect, Rect: n.Inner(), Radius: corner, Fill: b.config.Colors.Panel})
	}
	return append(prims, n.Prims...)
}

func (b *Board) shadow(r scene.Rect, radius float64) scene.Prim {
	return scene.Prim{Op: scene.OpShadow, Rect: r.Move(0, 3), Radius: radius, Fill: b.config.Colors.Shadow, Width: softness}
}

// ghost is what is dragged, lifted off and a little larger.
func (b *Board) ghost(e tool.ShowGhost) (out []scene.Node) {
	if len(e.Refs) == 0 {
		return []scene.Node{b.item(e)}
	}
	n := b.held(e)
	if n == nil {
		return nil
	}
	c := b.offset(n.Layer)
	at := n.Bounds.Center()
	by := scene.Point{X: at.X*(1-lift) + e.By.X + c.X, Y: at.Y*(1-lift) + e.By.Y + c.Y}
	up := &scene.Scene{Nodes: []scene.Node{{Bounds: n.Bounds, Origin: n.Origin, Prims: append(b.pile(n.Inner(), len(e.Refs)), b.lifted(n)...)}}}
	if len(e.Refs) > 1 {
		up.Nodes = append(up.Nodes, b.count(n.Bounds, len(e.Refs)))
	}
	return up.Place(lift, by.X, by.Y).Nodes
}

// held is the one of the dragged nodes that the pointer took hold of.
func (b *Board) held(e tool.ShowGhost) (first *scene.Node) {
	from := scene.Point{X: e.At.X - e.By.X, Y: e.At.Y - e.By.Y}
	for _, ref := range e.Refs {
		n := b.find(ref)
		switch {
		case n == nil:
		case n.Bounds.Contains(from):
			return n
		case first == nil:
			first = n
		}
	}
	return first
}

// pile is the edges of cards below the one held: they gather under the hand, as they will where they fall.
func (b *Board) pile(r scene.Rect, cards int) (out []scene.Prim) {
	const step, most = 5.0, 3
	for i := min(cards, most) - 1; i > 0; i-- {
		below := r.Move(step*float64(i), step*float64(i))
		out = append(out, b.shadow(below, corner), scene.Prim{
			Op: scene.OpRect, Rect: below, Radius: corner, Fill: b.config.Colors.Panel, Stroke: fade(b.config.Colors.Shadow, 0x30), Width: 1,
		})
	}
	return out
}

// count tells how many cards are held.
func (b *Board) count(r scene.Rect, cards int) scene.Node {
	l := b.config.Typesetter.Line(strconv.Itoa(cards), typeset.Style{Face: scene.Bold, Size: labelSize})
	h := 1.6 * labelSize
	w := max(h, l.Width+labelSize)
	badge := scene.Rect{X: r.MaxX() - w/2, Y: r.Y - h/2, W: w, H: h}
	prims := []scene.Prim{{Op: scene.OpRect, Rect: badge, Radius: h / 2, Fill: b.config.Colors.Accent}}
	return scene.Node{Bounds: badge, Prims: append(prims, words(l, badge.Center().X-l.Width/2, badge.Center().Y+labelSize*0.36, b.config.Colors.Panel)...)}
}

// offset returns how far a layer stands off its place because it sticks to an edge, in points.
func (b *Board) offset(l scene.Layer) scene.Point {
	c := b.view.For(b.scene, l)
	return scene.Point{X: b.view.X - c.X, Y: b.view.Y - c.Y}
}

// item is a palette item under the pointer.
func (b *Board) item(e tool.ShowGhost) scene.Node {
	c := b.config.Colors
	tint := c.Accent
	if b.config.Tint != nil {
		tint = b.config.Tint(e.Item)
	}
	r := scene.Rect{X: e.At.X - itemWidth/2, Y: e.At.Y - itemHeight/2, W: itemWidth, H: itemHeight}
	n := scene.Node{Bounds: r, Prims: []scene.Prim{
		b.shadow(r, corner),
		{Op: scene.OpRect, Rect: r, Radius: corner, Fill: c.Panel},
		{Op: scene.OpPath, Path: scene.RoundRect(scene.Rect{X: r.X, Y: r.Y, W: bar, H: r.H}, bar, 0, 0, bar), Fill: tint},
	}}
	if b.config.Caption != nil {
		st := typeset.Style{Face: scene.Bold, Size: labelSize}
		for _, l := range b.config.Typesetter.Lines(b.config.Caption(e.Item), st, itemWidth-3*gap, 1) {
			n.Prims = append(n.Prims, words(l, r.X+bar+gap, r.Center().Y+labelSize*0.36, c.Ink)...)
		}
	}
	return n
}

// mark shows where what is dragged would fall: a line, with the opened slot below it.
func (b *Board) mark(e tool.ShowGhost) []scene.Node {
	if e.Line.W <= 0 && e.Line.H <= 0 {
		return nil
	}
	thick := b.unit(outline + 1)
	r := scene.Rect{X: e.Line.X - thick/2, Y: e.Line.Y - thick/2, W: e.Line.W + thick, H: e.Line.H + thick}
	layer := scene.Content
	switch {
	case e.Slot.Lane != "":
	case e.Line.H > 0:
		layer = scene.Head // between stages: it begins in the stage row
	default:
		layer = scene.Side // between lanes: it begins at the labels
	}
	n := scene.Node{Layer: layer, Bounds: r, Prims: []scene.Prim{
		{Op: scene.OpRect, Rect: r, Radius: thick / 2, Fill: b.config.Colors.Accent},
	}}
	if open := b.room.by(e.Slot.Before) - gap; e.Slot.Before != "" && open > 2 {
		slot := scene.Rect{X: e.Line.X + 4, Y: e.Line.Y + 4, W: e.Line.W - 8, H: open}
		n.Bounds = n.Bounds.Union(slot)
		n.Prims = append(n.Prims, scene.Prim{Op: scene.OpRect, Rect: slot, Radius: corner, Fill: fade(b.config.Colors.Accent, 0x1C)})
	}
	return []scene.Node{n}
}

func (b *Board) frame(r scene.Rect, radius float64) scene.Node {
	return scene.Node{Bounds: r, Prims: []scene.Prim{{
		Op: scene.OpRect, Rect: r, Radius: radius, Fill: fade(b.config.Colors.Accent, 0x18),
		Stroke: b.config.Colors.Accent, Width: b.unit(1),
	}}}
}

// handle is the small ring from which a link is pulled.
func (b *Board) handle(n *scene.Node) scene.Node {
	x, y := n.Bounds.MaxX()+b.unit(tool.HandleOff), n.Bounds.Center().Y
	r := b.unit(handleRadius)
	return scene.Node{Layer: n.Layer, Bounds: scene.Rect{X: x, Y: y}.Inset(-r), Prims: []scene.Prim{
		{Op: scene.OpPath, Path: scene.Circle(x, y, r), Fill: b.config.Colors.Panel, Stroke: b.config.Colors.Accent, Width: b.unit(outline * 0.75)},
		{Op: scene.OpPath, Path: scene.Circle(x, y, r/3), Fill: b.config.Colors.Accent},
	}}
}

func (b *Board) line(from, to scene.Point) scene.Node {
	return scene.Node{Bounds: scene.RectBetween(from, to), Prims: []scene.Prim{{
		Op: scene.OpPath, Path: new(scene.Path).MoveTo(from.X, from.Y).LineTo(to.X, to.Y),
		Stroke: b.config.Colors.Accent, Width: b.unit(outline),
	}}}
}

// value is an emotion point on its way, with its value beside it.
func (b *Board) value(e tool.ShowValue) (out []scene.Node) {
	c := b.config.Colors
	if b.config.Point != nil {
		round := scene.Rect{X: e.At.X, Y: e.At.Y}.Inset(-2 * corner)
		out = append(out, scene.Node{Bounds: round, Prims: b.config.Point(e.At, e.Value)})
	} else if n := b.find(e.Ref); n != nil {
		up := &scene.Scene{Nodes: []scene.Node{{Bounds: n.Bounds, Origin: n.Origin, Prims: n.Prims}}}
		out = up.Place(1, 0, e.At.Y-n.Bounds.Center().Y).Nodes
	}
	text := fmt.Sprintf("%.0f %%", e.Value*100)
	if b.config.Value != nil {
		text = b.config.Value(e.Ref, e.Value)
	}
	size := b.unit(labelSize)
	l := b.config.Typesetter.Line(text, typeset.Style{Face: scene.Bold, Size: size})
	r := scene.Rect{X: e.At.X + b.unit(18), Y: e.At.Y - size, W: l.Width + size, H: 2 * size}
	prims := []scene.Prim{b.shadow(r, size), {Op: scene.OpRect, Rect: r, Radius: size, Fill: c.Panel, Stroke: c.Accent, Width: b.unit(1)}}
	return append(out, scene.Node{Bounds: r, Prims: append(prims, words(l, r.X+size/2, e.At.Y+size*0.36, c.Ink)...)})
}

// words are the runs of a line whose baseline starts at x, y.
func words(l typeset.Line, x, y float64, ink scene.Color) (out []scene.Prim) {
	for _, r := range l.Runs {
		out = append(out, scene.Prim{Op: scene.OpText, Run: r.At(x+r.X, y+r.Y), Fill: ink})
	}
	return out
}
