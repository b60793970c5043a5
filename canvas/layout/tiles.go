package layout

import (
	"math"
	"strconv"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/limits"
)

// Tile is the paper that a poster larger than it is printed on.
type Tile struct {
	Size    scene.Size // points; a side is limits.TileMin at least
	Overlap float64    // points that neighbours share, from 0
}

// tileEdge is what a printer may leave white at the edges of a tile, in points; marks and labels stand there.
const tileEdge = 10 * 72 / 25.4

// Tiles lays out a poster of the size of a sheet over tiles that are glued together. What crosses the edge of a tile is
// cut there and goes on upon the next. The first page shows how they lie, unless one tile is enough. Cards and personas that
// PosterWithTexts would end are ended here too, with their whole texts behind the tiles.
func Tiles(doc *model.Document, o Options, sheet Sheet, tile Tile, t *typeset.Typesetter) []Page {
	o.Print = true
	b := newBuilder(doc, o, t)
	if b == nil {
		return []Page{Poster(doc, o, sheet, t)}
	}
	whole, _ := b.single(Build(doc, o, t), sheet)
	size := whole.Numbered(1, 1, nowhere)[0].Size
	g := newTiling(size, tile)
	tiles := g.across * g.down
	if tiles > 1 {
		tiles++ // and the guide
	}
	p := &tiler{builder: b, tiling: g, count: tiles, seen: map[model.ID]bool{}, led: map[string]bool{}}
	var texts *longTexts
	rest := nowhere
	if ended := whole.Ended(); len(ended) > 0 {
		texts = b.newLongTexts(ended, g.paper, 1)
		p.count += len(texts.leaves)
		rest = texts.rest(tiles + 1)
	}
	p.drawn = whole.Numbered(1, 1, rest)[0]
	var pages []Page
	if tiles > 1 {
		pages = append(pages, p.guide())
	}
	for row := range g.down {
		for column := range g.across {
			pages = append(pages, p.page(column, row, len(pages)))
		}
	}
	if texts == nil {
		return pages
	}
	return append(pages, texts.pages(placesOf(pages, 1), sheet.as(tiles+1, p.count))...)
}

// tiling is how tiles of one size lie over a poster. Columns have letters and rows have numbers, as in a spreadsheet.
type tiling struct {
	paper        scene.Size
	whole        scene.Size // the poster
	window       scene.Size // what of the poster stands on a tile
	across, down int
	overlap      scene.Size // in both directions
}

func newTiling(poster scene.Size, tile Tile) tiling {
	g := tiling{paper: scene.Size{W: max(tile.Size.W, limits.TileMin), H: max(tile.Size.H, limits.TileMin)}, whole: poster}
	share := func(whole, paper float64) (n int, window, overlap float64) {
		room := paper - 2*tileEdge
		if whole <= room {
			return 1, whole, 0
		}
		overlap = max(0, min(tile.Overlap, room/2))
		n = int(math.Ceil((whole - overlap) / (room - overlap)))
		return n, (whole + float64(n-1)*overlap) / float64(n), overlap
	}
	g.across, g.window.W, g.overlap.W = share(poster.W, g.paper.W)
	g.down, g.window.H, g.overlap.H = share(poster.H, g.paper.H)
	return g
}

// cutOut returns what of the poster stands on a tile.
func (g tiling) cutOut(column, row int) scene.Rect {
	return scene.Rect{X: float64(column) * (g.window.W - g.overlap.W), Y: float64(row) * (g.window.H - g.overlap.H), W: g.window.W, H: g.window.H}
}

// tileName is the letter of a column and the number of a row, both counted from 0.
func tileName(column, row int) string {
	letters := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters + strconv.Itoa(row+1)
}

type tiler struct {
	*builder
	tiling
	drawn Page              // the poster
	count int               // of all pages
	seen  map[model.ID]bool // stages that stand on a tile drawn before
	led   map[string]bool   // anchors that do
}

// page draws a tile: its part of the poster, white around it, and marks and label upon that.
func (p *tiler) page(column, row, at int) Page {
	win := p.cutOut(column, row)
	name := tileName(column, row)
	inside := &scene.Scene{}
	for i := range p.drawn.Scene.Nodes {
		if n := within(p.drawn.Scene.Nodes[i], win); len(n.Prims) > 0 {
			if p.led[n.Anchor] {
				n.Anchor = ""
			}
			p.led[n.Anchor] = n.Anchor != ""
			inside.Nodes = append(inside.Nodes, n)
		}
	}
	inside = inside.Place(1, tileEdge-win.X, tileEdge-win.Y)
	page := &scene.Scene{Size: p.paper, Ground: scene.RGB(0xFFFFFF), Nodes: inside.Nodes}
	win.X, win.Y = tileEdge, tileEdge
	page.Nodes = append(page.Nodes, p.frame(win), p.cuts(win, column, row), p.label(name, at))
	marks := []Bookmark{{Title: name, Level: 1}}
	if p.across*p.down == 1 {
		marks = []Bookmark{{Title: p.mapTitle()}}
	}
	for _, m := range p.stageMarks(page, p.seen) {
		marks = append(marks, Bookmark{Title: m.Title, Level: marks[0].Level + 1, Y: m.Y})
	}
	return Page{Size: p.paper, Scene: page, Title: p.mapTitle() + " · " + name, Marks: marks}
}

// within returns a node with those of its primitives that reach into a window. What leads somewhere does so from there.
func within(n scene.Node, win scene.Rect) scene.Node {
	const overhang = 24 // what a node draws beside its bounds
	var prims []scene.Prim
	if n.Bounds.Inset(-overhang).Overlaps(win) {
		for _, p := range n.Prims {
			if extent(p).Overlaps(win) {
				prims = append(prims, p)
			}
		}
	}
	n.Prims = prims
	x, y := max(n.Bounds.X, win.X), max(n.Bounds.Y, win.Y)
	n.Bounds = scene.Rect{X: x, Y: y, W: min(n.Bounds.MaxX(), win.MaxX()) - x, H: min(n.Bounds.MaxY(), win.MaxY()) - y}
	if n.Bounds.Empty() {
		n.Link = ""
	}
	return n
}

// extent is what a primitive may cover.
func extent(p scene.Prim) scene.Rect {
	switch p.Op {
	case scene.OpPath:
		return p.Path.Bounds().Inset(-p.Width/2 - 0.1)
	case scene.OpText:
		return scene.Rect{X: p.Run.X - p.Run.Size, Y: p.Run.Y - 1.2*p.Run.Size, W: p.Run.Width + 2*p.Run.Size, H: 1.7 * p.Run.Size}
	}
	return p.Rect.Inset(-p.Width / 2)
}
