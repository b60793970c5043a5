package layout

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// leads returns where the references of a page lead by their arrows, counted from 0.
func leads(t *testing.T, p Page) map[string]int {
	out := map[string]int{}
	for _, n := range p.Scene.Nodes {
		arrow, number, ok := strings.Cut(n.Label, " ")
		if n.Layer != scene.Corner || !ok || !strings.HasPrefix(n.Link, "#page-") {
			continue
		}
		if n.Link != "#page-"+number {
			t.Errorf("%q leads to %s", n.Label, n.Link)
		}
		var to int
		fmt.Sscan(number, &to)
		out[arrow] = to - 1
	}
	return out
}

func ids(tracks []scene.Track) (out []string) {
	for _, t := range tracks {
		out = append(out, t.ID)
	}
	return out
}

// For any map and sheet: a reference leads to the sheet with the columns or the lanes that come next on the map, and
// there is one wherever the map goes on.
func TestReferencesLeadToWhereTheMapGoesOn(t *testing.T) {
	many := 0
	for seed := range uint64(25) {
		d := randomMap(t, seed, 220)
		o := options(d)
		o.Print = true
		whole := Build(d, o, typeset.Shared())
		cols, lanes := ids(whole.Columns), ids(whole.Lanes)
		for _, size := range []scene.Size{a4, {W: 400, H: 1500}, {W: 3000, H: 420}} {
			pages := Pages(d, o, Sheet{Size: size}, typeset.Shared())
			many = max(many, len(pages))
			for i, p := range pages {
				checkRefers(t, fmt.Sprintf("seed %d, sheet %v, page %d of %d", seed, size, i+1, len(pages)), pages, i, leads(t, p), cols, lanes)
			}
		}
	}
	if many < 6 {
		t.Errorf("no map took more than %d sheets", many)
	}
}

func checkRefers(t *testing.T, where string, pages []Page, at int, to map[string]int, allColumns, allLanes []string) {
	t.Helper()
	cols := ids(pages[at].Scene.Columns)
	lanes := ids(pages[at].Scene.Lanes)
	left, right := slices.Index(allColumns, cols[0]), slices.Index(allColumns, cols[len(cols)-1])
	for arrow, column := range map[string]int{"←": left - 1, "→": right + 1} {
		page, ok := to[arrow]
		if ok != (column >= 0 && column < len(allColumns)) {
			t.Fatalf("%s: %s %v", where, arrow, ok)
		}
		if !ok {
			continue
		}
		beside := pages[page].Scene
		if !slices.Contains(ids(beside.Columns), allColumns[column]) {
			t.Fatalf("%s: %s %d does not go on at column %d", where, arrow, page+1, column+1)
		}
		if len(lanes) > 0 && len(beside.Lanes) > 0 && !slices.Contains(ids(beside.Lanes), lanes[0]) {
			t.Fatalf("%s: %s %d has other lanes", where, arrow, page+1)
		}
	}
	first, last := -1, -1
	if len(lanes) > 0 {
		first, last = slices.Index(allLanes, lanes[0]), slices.Index(allLanes, lanes[len(lanes)-1])
	}
	if page, ok := to["↓"]; ok {
		below := pages[page].Scene
		next := slices.Index(allLanes, below.Lanes[0].ID)
		if !slices.Equal(ids(below.Columns), cols) || next != last && next != last+1 {
			t.Fatalf("%s: ↓ %d is not what follows", where, page+1)
		}
		if back, ok := leads(t, pages[page])["↑"]; !ok || back != at {
			t.Fatalf("%s: page %d does not lead back", where, page+1)
		}
	} else if last < len(allLanes)-1 {
		t.Fatalf("%s: nothing leads to the lanes below", where)
	}
	if _, ok := to["↑"]; !ok && first > 0 {
		t.Fatalf("%s: nothing leads to the lanes above", where)
	}
}

// The first of several sheets shows all of them, each where it lies, and a click leads there.
func TestTheFirstSheetShowsHowTheyLie(t *testing.T) {
	d := randomMap(t, 4, 250)
	pages := Pages(d, options(d), Sheet{Size: a4}, typeset.Shared())
	var plots []scene.Node
	for _, n := range pages[0].Scene.Nodes {
		if strings.HasPrefix(n.Link, "#page-") && !strings.Contains(n.Label, " ") {
			plots = append(plots, n)
		}
	}
	if len(plots) != len(pages) || len(pages) < 4 {
		t.Fatalf("%d sheets are shown of %d", len(plots), len(pages))
	}
	for i, n := range plots {
		if n.Link != "#page-"+fmt.Sprint(i+1) || pages[i].Scene.Nodes[0].Anchor != n.Link[1:] {
			t.Errorf("sheet %d leads to %s, and page %d is %s", i+1, n.Link, i+1, pages[i].Scene.Nodes[0].Anchor)
		}
		for j, o := range plots[:i] {
			if o.Bounds.Inset(0.01).Overlaps(n.Bounds) {
				t.Errorf("sheets %d and %d lie over each other", j+1, i+1)
			}
		}
	}
	one := Pages(d, options(d), Sheet{Size: scene.Size{W: 9000, H: 9000}}, typeset.Shared())
	if len(one) != 1 || len(leads(t, one[0])) != 0 {
		t.Errorf("%d sheets, and leads %v", len(one), leads(t, one[0]))
	}
}

// The curve leaves a sheet where it comes onto the next, in the same height.
func TestTheCurveGoesOnUponTheNextSheet(t *testing.T) {
	for _, m := range layouttest.Maps() {
		if m.Name != "curve" {
			continue
		}
		pages := Pages(m.Doc, options(m.Doc), Sheet{Size: scene.Size{W: 842, H: 595}}, typeset.Shared())
		ends := map[model.Series][]scene.Point{}
		for _, p := range pages {
			lane := p.Scene.Lanes[0]
			for _, n := range p.Scene.Nodes {
				if n.Ref.Kind != scene.Nothing || n.Ref.ID == "" {
					continue
				}
				series, line := model.Target, n.Prims[0]
				if len(n.Prims) > 1 {
					series, line = model.Current, n.Prims[1]
				}
				pts := line.Path.Points
				for _, end := range []scene.Point{pts[0], pts[len(pts)-1]} {
					ends[series] = append(ends[series], scene.Point{X: end.X - p.Scene.Grid.X, Y: end.Y - lane.At})
				}
				if pts[len(pts)-1].X > p.Scene.Grid.MaxX()+0.01 {
					t.Errorf("the curve leaves the grid at %v", pts[len(pts)-1])
				}
			}
		}
		for series, list := range ends {
			if len(list) != 2*len(pages) || len(pages) < 2 {
				t.Fatalf("%d ends of the curve %q on %d pages", len(list), series, len(pages))
			}
			for i := 1; i+1 < len(list); i += 2 {
				if math.Abs(list[i].Y-list[i+1].Y) > 0.1 || math.Abs(list[i+1].X) > 0.1 {
					t.Errorf("%q goes on from %v at %v", series, list[i], list[i+1])
				}
			}
		}
	}
}

// For any map and sheet: a link whose ends stand on different sheets has a reference at each of them that names the other's
// sheet and leads there; a link that is drawn has none.
func TestACutLinkNamesTheSheetOfItsOtherEnd(t *testing.T) {
	cut, crowded := 0, 0
	for seed := range uint64(12) {
		d := randomLinks(t, seed, 150, 40)
		pages := Pages(d, options(d), Sheet{Size: a4}, typeset.Shared())
		on := map[model.ID]map[int]scene.Node{}
		for i, p := range pages {
			for _, n := range p.Scene.Nodes {
				if id := model.ID(n.Ref.ID); n.Ref.Kind == scene.Card || n.Ref.Kind == scene.StageHead || n.Ref.Kind == scene.StepHead {
					if on[id] == nil {
						on[id] = map[int]scene.Node{}
					}
					on[id][i] = n
				}
			}
		}
		for _, l := range d.Links() {
			if len(on[l.From]) == 0 || len(on[l.To]) == 0 || l.From == l.To {
				continue
			}
			from, to := least(on[l.From]), least(on[l.To])
			together := slices.ContainsFunc(slices.Collect(maps.Keys(on[l.From])), func(i int) bool { _, ok := on[l.To][i]; return ok })
			for _, e := range []struct {
				at, other int
				thing     scene.Node
				text      string
			}{{from, to, on[l.From][from], fmt.Sprintf("→ %d", to+1)}, {to, from, on[l.To][to], fmt.Sprintf("%d →", from+1)}} {
				found, others := refersAt(pages[e.at], e.thing, e.text, e.other)
				switch {
				case together && found && !oneOfSeveral(d, l):
					t.Errorf("seed %d: %s and %s stand on one sheet, and still %q leads to another", seed, l.From, l.To, e.text)
				case !together && !found && others < 2:
					t.Errorf("seed %d, page %d: nothing at %q says %q", seed, e.at+1, e.thing.Label, e.text)
				case !together && !found:
					crowded++
				case !together:
					cut++
				}
			}
		}
	}
	if cut < 300 || crowded > cut/50 {
		t.Errorf("%d ends were looked at, %d had no room", cut, crowded)
	}
}

func least(on map[int]scene.Node) int { return slices.Min(slices.Collect(maps.Keys(on))) }

// oneOfSeveral reports that another link begins or ends where this one does.
func oneOfSeveral(d *model.Document, l *model.Link) bool {
	return slices.ContainsFunc(d.Links(), func(o *model.Link) bool { return o.ID != l.ID && (o.From == l.From || o.To == l.To) })
}

// refersAt reports that a reference at the lower edge of a thing says something and leads to a page, and how many others
// stand there.
func refersAt(p Page, thing scene.Node, text string, page int) (found bool, others int) {
	for _, n := range p.Scene.Nodes {
		if n.Layer == scene.Corner || !strings.HasPrefix(n.Link, "#page-") || n.Bounds.X < thing.Bounds.X || n.Bounds.MaxX() > thing.Bounds.MaxX() {
			continue
		}
		if d := n.Bounds.Y - thing.Bounds.MaxY(); thing.Ref.Kind == scene.Card && (d < -10 || d > 3) || d > 60 {
			continue
		}
		others++
		found = found || strings.HasSuffix(n.Label, " "+text) && n.Link == toPage(page)
	}
	return found, others
}

func toPage(page int) string { return "#" + pageAnchor(page) }
