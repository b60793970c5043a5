package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
)

var a2 = scene.Size{W: 1683.78, H: 1190.55}

func TestTilesAreNamedAsInASpreadsheet(t *testing.T) {
	for want, at := range map[string][2]int{"A1": {0, 0}, "B3": {1, 2}, "Z1": {25, 0}, "AA10": {26, 9}, "AZ1": {51, 0}, "BA2": {52, 1}} {
		if got := tileName(at[0], at[1]); got != want {
			t.Errorf("%v: %s, want %s", at, got, want)
		}
	}
}

// Tiles cover the poster from edge to edge, neighbours share the overlap, and none is larger than its paper.
func TestTilesCoverThePoster(t *testing.T) {
	for _, poster := range []scene.Size{{W: 300, H: 300}, a2, {W: 3370, H: 2384}, {W: 14400, H: 700}, {W: 785.2, H: 538.6}} {
		for _, tile := range []Tile{{a4, 28.35}, {a4, 0}, {scene.Size{W: 595, H: 842}, 100}, {scene.Size{W: 10, H: 10}, 9999}} {
			g := newTiling(poster, tile)
			for i := range g.across {
				r := g.cutOut(i, 0)
				if r.X < 0 || r.MaxX() > poster.W+0.001 || r.W > g.paper.W-2*tileEdge+0.001 || r.W < 40 {
					t.Errorf("%v on %+v: tile %d of %d from %v to %v", poster, tile, i+1, g.across, r.X, r.MaxX())
				}
				if i > 0 && math.Abs(g.cutOut(i-1, 0).MaxX()-r.X-g.overlap.W) > 0.001 {
					t.Errorf("%v on %+v: tiles %d and %d share %v", poster, tile, i, i+1, g.cutOut(i-1, 0).MaxX()-r.X)
				}
			}
			end := g.cutOut(g.across-1, g.down-1)
			if math.Abs(end.MaxX()-poster.W) > 0.001 || math.Abs(end.MaxY()-poster.H) > 0.001 {
				t.Errorf("%v on %+v: the last tile ends at %v, %v", poster, tile, end.MaxX(), end.MaxY())
			}
			if g.across > 1 && tile.Size == a4 && g.overlap.W != tile.Overlap {
				t.Errorf("%v on %+v: they overlap by %v", poster, tile, g.overlap.W)
			}
		}
	}
}

// For any map: whatever stands on the poster stands at the same place on every tile that shows a part of it, and on no
// other.
func TestEveryTileShowsItsPartOfThePoster(t *testing.T) {
	for seed := range uint64(10) {
		d := randomMap(t, seed, 150)
		tile := Tile{a4, 28}
		poster := Poster(d, options(d), Sheet{Size: a2}, typeset.Shared())
		pages := Tiles(d, options(d), Sheet{Size: a2}, tile, typeset.Shared())[1:]
		g := newTiling(poster.Size, tile)
		if len(pages) != g.across*g.down || len(pages) < 4 {
			t.Fatalf("seed %d: %d tiles", seed, len(pages))
		}
		for i, p := range pages {
			win := g.cutOut(i%g.across, i/g.across)
			where := fmt.Sprintf("seed %d, tile %s", seed, tileName(i%g.across, i/g.across))
			want := runs(poster.Scene, 0, 0, win)
			got := runs(p.Scene, win.X-tileEdge, win.Y-tileEdge, win)
			for r := range want {
				if !got[r] {
					t.Errorf("%s: %s is missing", where, r)
				}
			}
			for _, n := range p.Scene.Nodes {
				in := n.Bounds.Move(win.X-tileEdge, win.Y-tileEdge)
				if n.Ref.Kind == scene.Card && (in.X < win.X-0.01 || in.Y < win.Y-0.01 || in.MaxX() > win.MaxX()+0.01 || in.MaxY() > win.MaxY()+0.01) {
					t.Errorf("%s: card %s can be clicked beside the tile", where, n.Ref.ID)
				}
			}
			checkFrame(t, where, p, win)
		}
	}
}

// runs are the texts of which some lies in a window, with their places on the poster; dx, dy leads there.
func runs(s *scene.Scene, dx, dy float64, win scene.Rect) map[string]bool {
	out := map[string]bool{}
	for _, n := range s.Nodes {
		if n.Layer == scene.Corner {
			continue
		}
		for _, p := range n.Prims {
			if p.Run == nil {
				continue
			}
			at := scene.Rect{X: p.Run.X + dx, Y: p.Run.Y + dy - p.Run.Size*0.8, W: p.Run.Width, H: p.Run.Size}
			if at.Overlaps(win.Inset(0.1)) {
				out[fmt.Sprintf("%q at %.1f, %.1f", p.Run.Text, at.X+0.02, at.Y+0.02)] = true
			}
		}
	}
	return out
}

// checkFrame finds white over all of a sheet but its window, above all else but the marks.
func checkFrame(t *testing.T, where string, p Page, win scene.Rect) {
	t.Helper()
	win.X, win.Y = tileEdge, tileEdge
	last := len(p.Scene.Nodes) - 3
	for i, n := range p.Scene.Nodes {
		if (n.Layer == scene.Corner) != (i >= last) {
			t.Fatalf("%s: node %d of %d lies in layer %d", where, i, last+3, n.Layer)
		}
	}
	white := func(x, y float64) bool {
		for _, r := range p.Scene.Nodes[last].Prims {
			if r.Rect.Contains(scene.Point{X: x, Y: y}) {
				return true
			}
		}
		return false
	}
	for x := 0.5; x < p.Size.W; x += 7 {
		for y := 0.5; y < p.Size.H; y += 7 {
			if white(x, y) == win.Contains(scene.Point{X: x, Y: y}) {
				t.Fatalf("%s: white at %v, %v: %v", where, x, y, white(x, y))
			}
		}
	}
	for _, n := range p.Scene.Nodes[last+1:] { // marks and label keep out of it
		for _, prim := range n.Prims {
			if prim.Run != nil && extent(prim).Overlaps(win) {
				t.Errorf("%s: %q lies on the poster", where, prim.Run.Text)
			}
			if prim.Path != nil {
				for _, q := range prim.Path.Points {
					if win.Inset(-2).Contains(q) || q.X < 0 || q.X > p.Size.W || q.Y < 0 || q.Y > p.Size.H {
						t.Errorf("%s: a mark at %v", where, q)
					}
				}
			}
		}
	}
}

// The first page of several shows all tiles where they lie, and says how they are put together; one tile needs none.
func TestTilesComeWithAGuide(t *testing.T) {
	d := randomMap(t, 2, 100)
	pages := Tiles(d, options(d), Sheet{Size: a2}, Tile{a4, 28}, typeset.Shared())
	var names []string
	for _, n := range pages[0].Scene.Nodes {
		if strings.HasPrefix(n.Link, "#") {
			names = append(names, n.Label)
			at := len(names)
			label := pages[at].Scene.Nodes[len(pages[at].Scene.Nodes)-1]
			if "#"+label.Anchor != n.Link || label.Label != n.Label || pages[at].Marks[0].Title != n.Label {
				t.Errorf("%s leads to %s, and page %d is %s, %s", n.Label, n.Link, at+1, label.Label, label.Anchor)
			}
		}
	}
	if len(names) != len(pages)-1 || names[0] != "A1" {
		t.Errorf("%d pages, and %q", len(pages), names)
	}
	stages := map[string]int{}
	for _, p := range pages {
		for _, m := range p.Marks {
			if m.Level == 2 {
				stages[m.Title]++
				if m.Y < tileEdge || m.Y > p.Size.H-tileEdge {
					t.Errorf("a bookmark leads to %v on a tile", m.Y)
				}
			}
		}
	}
	for _, s := range newBuilder(d, options(d), typeset.Shared()).stages {
		if name := newBuilder(d, options(d), typeset.Shared()).stageName(s); stages[name] != 1 {
			t.Errorf("%d bookmarks lead to stage %s", stages[name], name)
		}
	}
	for _, want := range []string{"tiles.size", "tiles.print", "tiles.cut", "tiles.glue"} {
		if !strings.Contains(text(pages[0].Scene), want) {
			t.Errorf("%s is not said", want)
		}
	}
	if one := Tiles(d, options(d), Sheet{Size: scene.Size{W: 500, H: 400}}, Tile{a4, 28}, typeset.Shared()); len(one) != 1 || one[0].Marks[0].Level != 0 {
		t.Errorf("%d pages for one tile, bookmarks %+v", len(one), one[0].Marks)
	}
}
