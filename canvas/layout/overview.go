package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model"
)

// plot is a sheet on the overview of a map: where it lies on the map, what it is called, and where a click leads.
type plot struct {
	at           scene.Rect
	name, anchor string
}

// planOf is where the overview of a map stands on a sheet, at its right edge.
func planOf(s *scene.Scene, sheet scene.Size) scene.Rect {
	const least, share = 86.0, 0.16 // of the height
	right := sheet.W - pageMargin
	k := min(0.27*sheet.W/s.Size.W, max(least, share*sheet.H)/s.Size.H)
	w, h := s.Size.W*k, s.Size.H*k
	return scene.Rect{X: right - w, Y: pageTop, W: w, H: h}
}

// overview is a small picture of a whole map without its words, and above it the sheets, each with its name.
func (b *builder) overview(s *scene.Scene, at scene.Rect, plots []plot) []scene.Node {
	k := at.W / s.Size.W
	sheet := scene.Prim{Op: scene.OpRect, Rect: at, Radius: 2, Fill: b.pal.panel, Stroke: b.pal.hairline, Width: 0.75}
	out := []scene.Node{{Layer: scene.Content, Bounds: at, Prims: []scene.Prim{sheet}}}
	for _, n := range s.Place(k, at.X, at.Y).Nodes {
		out[0].Prims = append(out[0].Prims, b.mini(&n)...)
	}
	for _, p := range plots {
		r := scene.Rect{X: at.X + p.at.X*k, Y: at.Y + p.at.Y*k, W: p.at.W * k, H: p.at.H * k}
		out = append(out, b.plot(r, p))
	}
	return out
}

// plot draws a sheet with its name, where that can be read.
func (b *builder) plot(r scene.Rect, p plot) scene.Node {
	const least, air = cutSize, 3.0
	n := scene.Node{Layer: scene.Content, Bounds: r, Link: "#" + p.anchor, Label: p.name,
		Prims: []scene.Prim{{Op: scene.OpRect, Rect: r.Inset(0.5), Radius: 1, Stroke: b.pal.accent, Width: 1}}}
	size := min(max(10, min(20, r.H/5)), (r.H-air)/leading)
	name := b.block(p.name, bold(max(least, size)), 100, b.pal.accent, scene.Near)
	if room := r.W - 2*air; name.width() > room {
		size *= room / name.width()
		name = b.block(p.name, bold(max(least, size)), 100, b.pal.accent, scene.Near)
	}
	if size < least {
		return n
	}
	c, h := r.Center(), name.height()
	ground := scene.Rect{X: c.X - name.width()/2 - 2, Y: c.Y - h/2, W: name.width() + 4, H: h}
	n.Prims = append(n.Prims, scene.Prim{Op: scene.OpRect, Rect: ground, Radius: 2, Fill: b.pal.panel})
	n.Prims = name.at(n.Prims, c.X-name.width()/2, c.Y-h/2)
	return n
}

// mini is what is left of a node that is seen from far: the shapes of stages and cards, and the curve.
func (b *builder) mini(n *scene.Node) []scene.Prim {
	const thin = 0.6
	switch n.Ref.Kind {
	case scene.StageHead:
		return n.Prims[:1]
	case scene.PersonaStrip:
		return []scene.Prim{{Op: scene.OpRect, Rect: n.Bounds, Fill: b.pal.chip}}
	case scene.Card:
		fill := b.pal.hairline
		if len(n.Prims) > 1 && n.Prims[1].Op == scene.OpPath { // the bar that tells the kind
			fill = mix(n.Prims[1].Fill, b.pal.panel, 0.6)
		}
		return []scene.Prim{{Op: scene.OpRect, Rect: n.Bounds, Fill: fill}}
	}
	for _, p := range n.Prims {
		if p.Ramp != nil && p.Stroke.A > 0 {
			p.Width = max(p.Width, thin)
			return []scene.Prim{p}
		}
	}
	return nil
}

// plots is where the sheets lie on the whole map. The first ones of all columns reach up over the stages, and over the
// personas where these stand on them.
func (p *pager) plots() []plot {
	out := make([]plot, len(p.parts))
	for i, one := range p.parts {
		x := span(p.whole.Columns, one.columns)
		y := span(p.whole.Lanes, one.lanes)
		top, end := y.X, y.MaxX()
		if one.cards != nil {
			r := p.around(one.cards)
			top, end = r.Y, r.MaxY()
		}
		if p.above(i, -1) < 0 {
			top, end = p.whole.HeadTop, max(end, p.whole.Grid.Y)
		}
		if one.people > 0 {
			top = 0
		}
		out[i] = plot{scene.Rect{X: x.X, Y: top, W: x.W, H: end - top}, p.number(i), p.anchor(i)}
	}
	return out
}

// span returns where some tracks begin, as X, and how far they reach, as W.
func span(tracks []scene.Track, ids map[model.ID]bool) (r scene.Rect) {
	for _, t := range tracks {
		if ids[model.ID(t.ID)] {
			r = r.Union(scene.Rect{X: t.At, W: t.Extent, H: 1})
		}
	}
	return r
}

// around returns the rectangle around some cards on the whole map.
func (p *pager) around(cards map[model.ID]bool) (r scene.Rect) {
	for _, n := range p.whole.Nodes {
		if n.Ref.Kind == scene.Card && cards[model.ID(n.Ref.ID)] {
			r = r.Union(n.Bounds)
		}
	}
	return r
}
