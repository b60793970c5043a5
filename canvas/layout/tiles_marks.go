package layout

import (
	"math"

	"sojourn/canvas/scene"
)

// frame hides what sticks out of the window of a tile, up to a little beyond the edges of the sheet.
func (p *tiler) frame(win scene.Rect) scene.Node {
	n := scene.Node{Layer: scene.Corner, Bounds: scene.Rect{W: p.paper.W, H: p.paper.H}}
	all := n.Bounds.Inset(-2)
	for _, r := range []scene.Rect{
		{X: all.X, Y: all.Y, W: all.W, H: win.Y - all.Y}, {X: all.X, Y: win.MaxY(), W: all.W, H: all.MaxY() - win.MaxY()},
		{X: all.X, Y: win.Y, W: win.X - all.X, H: win.H}, {X: win.MaxX(), Y: win.Y, W: all.MaxX() - win.MaxX(), H: win.H},
	} {
		n.Prims = append(n.Prims, scene.Prim{Op: scene.OpRect, Rect: r, Fill: scene.RGB(0xFFFFFF)})
	}
	return n
}

// cuts are the marks at the corners along which a tile is cut, and dashed ones where the edges of its neighbours come.
func (p *tiler) cuts(win scene.Rect, column, row int) scene.Node {
	const gap, length = 3.0, 14.0
	n := scene.Node{Layer: scene.Corner, Bounds: scene.Rect{W: p.paper.W, H: p.paper.H}}
	solid, dashed := new(scene.Path), new(scene.Path)
	upright := func(path *scene.Path, x float64) {
		path.MoveTo(x, win.Y-gap).LineTo(x, win.Y-gap-length).MoveTo(x, win.MaxY()+gap).LineTo(x, win.MaxY()+gap+length)
	}
	level := func(path *scene.Path, y float64) {
		path.MoveTo(win.X-gap, y).LineTo(win.X-gap-length, y).MoveTo(win.MaxX()+gap, y).LineTo(win.MaxX()+gap+length, y)
	}
	upright(solid, win.X)
	upright(solid, win.MaxX())
	level(solid, win.Y)
	level(solid, win.MaxY())
	if column+1 < p.across {
		upright(dashed, win.MaxX()-p.overlap.W)
	}
	if row+1 < p.down {
		level(dashed, win.MaxY()-p.overlap.H)
	}
	n.Prims = []scene.Prim{
		{Op: scene.OpPath, Path: solid, Stroke: p.pal.ink, Width: 0.5},
		{Op: scene.OpPath, Path: dashed, Stroke: p.pal.ink, Width: 0.5, Dash: []float64{2, 2}},
	}
	return n
}

// label names a tile below what is cut out of it.
func (p *tiler) label(name string, at int) scene.Node {
	y := p.paper.H - 19
	left := tileEdge + 24
	n := scene.Node{Layer: scene.Corner, Anchor: pageAnchor(at), Label: name, Bounds: scene.Rect{X: left, Y: y, W: p.paper.W - 2*left, H: metaSize * leading}}
	head := p.block(name, bold(metaSize), 100, p.pal.ink, scene.Far)
	count := p.block(p.o.Words("page.of", "page", at+1, "pages", p.count), plain(metaSize), 100, p.pal.muted, scene.Near)
	title := p.atMost(1, p.mapTitle(), plain(metaSize), n.Bounds.W-head.width()-count.width()-30, p.pal.muted, scene.Near)
	n.Prims = title.at(head.at(nil, left, y), left+head.width()+10, y)
	n.Prims = count.at(n.Prims, n.Bounds.MaxX()-count.width(), y)
	return n
}

// guide is the page that shows how the tiles lie, and says how they are put together.
func (p *tiler) guide() Page {
	u := min(1, p.paper.W/smallSheet.W, p.paper.H/smallSheet.H)
	size := scene.Size{W: p.paper.W / u, H: p.paper.H / u}
	w := size.W - 2*pageMargin
	title := p.atMost(2, p.mapTitle(), bold(titleSize), w, p.pal.ink, scene.Far)
	sub := p.block(p.o.Words("tiles.size", "n", p.across*p.down, "across", p.across, "down", p.down,
		"width", millimetres(p.whole.W), "height", millimetres(p.whole.H)), plain(bodySize), w, p.pal.muted, scene.Near)
	y := pageTop
	head := scene.Node{Layer: scene.Content, Ref: scene.Ref{Kind: scene.Title, ID: string(p.m.ID)}, Label: p.mapTitle(), Anchor: pageAnchor(0)}
	head.Prims = sub.at(title.at(nil, pageMargin, y), pageMargin, y+title.height()+2)
	head.Bounds = scene.Rect{X: pageMargin, Y: y, W: w, H: title.height() + 2 + sub.height()}
	how := scene.Node{Layer: scene.Content, Ref: scene.Ref{Kind: scene.Passage}}
	for _, key := range []string{"tiles.print", "tiles.cut", "tiles.glue"} {
		t := p.block(p.o.Words(key, "overlap", millimetres(max(p.overlap.W, p.overlap.H))), plain(bodySize), w, p.pal.ink, scene.Near)
		how.Prims = t.at(how.Prims, pageMargin, how.Bounds.H)
		how.Bounds.H += t.height() + 4
	}
	how.Bounds.X, how.Bounds.W = pageMargin, w
	how = shift(how, size.H-pageBottom-how.Bounds.H)
	room := scene.Rect{X: pageMargin, Y: head.Bounds.MaxY() + 20, W: w, H: how.Bounds.Y - head.Bounds.MaxY() - 44}
	page := &scene.Scene{Size: size, Ground: scene.RGB(0xFFFFFF), Nodes: []scene.Node{head}}
	page.Nodes = append(page.Nodes, p.overview(p.drawn.Scene, inner(room, p.whole), p.plots())...)
	page.Nodes = append(page.Nodes, how)
	one := Page{Size: p.paper, Scene: page, Title: p.mapTitle(), Marks: []Bookmark{{Title: p.mapTitle()}}}
	return one.scaled(u)
}

// inner is the largest rectangle of some proportions in the middle of another.
func inner(r scene.Rect, s scene.Size) scene.Rect {
	k := min(r.W/s.W, r.H/s.H)
	c := r.Center()
	return scene.Rect{X: c.X - s.W*k/2, Y: c.Y - s.H*k/2, W: s.W * k, H: s.H * k}
}

// plots is what of the poster each tile shows that no later one covers.
func (p *tiler) plots() []plot {
	var out []plot
	for row := range p.down {
		for column := range p.across {
			r := p.cutOut(column, row)
			if column+1 < p.across {
				r.W -= p.overlap.W
			}
			if row+1 < p.down {
				r.H -= p.overlap.H
			}
			out = append(out, plot{r, tileName(column, row), pageAnchor(len(out) + 1)})
		}
	}
	return out
}

// millimetres writes a length of points.
func millimetres(points float64) string { return Number(math.Round(points * 25.4 / 72)) }
