package layout

import (
	"strings"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/insight"
)

// Report lays out a map as a client reads it: the poster, then where experience falls short of expectation, which
// opportunities answer that, and who does what by when.
func Report(doc *model.Document, o Options, sheet Sheet, t *typeset.Typesetter) []Page {
	o.Print = true
	if sheet.Size.W <= 0 || sheet.Size.H <= 0 {
		sheet.Size = scene.Size{W: 1190.55, H: 841.89} // A3
	}
	b := newBuilder(doc, o, t)
	if b == nil {
		return []Page{Poster(doc, o, sheet, t)}
	}
	r := &report{builder: b, sheet: sheet, high: reportWidth * sheet.Size.H / sheet.Size.W}
	r.begin()
	r.gaps(scene.Rect{X: reportEdge, Y: r.top, W: 700, H: 350})
	r.matrix(scene.Rect{X: reportWidth/2 + 18, Y: r.top, W: 700, H: 350})
	r.top += 410
	r.actions()
	sheet.Page, sheet.Pages = 1, len(r.done)+1
	pages := []Page{Poster(doc, o, sheet, t)}
	for i, s := range r.done {
		k := sheet.Size.W / reportWidth
		title := b.mapTitle() + " · " + o.Words("report.title")
		pages = append(pages, Page{Size: sheet.Size, Scene: r.footed(s, i+2, sheet.Pages).Place(k, 0, 0), Title: title})
		pages[len(pages)-1].Scene.Size = sheet.Size
	}
	return pages
}

// The report is drawn on a page of reportWidth units and then scaled to the sheet.
const (
	reportWidth = 1587.0
	reportEdge  = 56.0
	reportFoot  = 60.0
)

// report is the drawing of pages after the poster.
type report struct {
	*builder
	sheet Sheet
	high  float64 // of a page, in units
	top   float64 // where the next thing goes
	page  []scene.Prim
	done  []*scene.Scene
}

// begin starts a page with its heading.
func (r *report) begin() {
	title := r.block(r.o.Words("report.title"), bold(titleSize), reportWidth-2*reportEdge, r.pal.ink, scene.Far)
	sub := r.block(r.reportSubtitle(), plain(15), reportWidth-2*reportEdge, r.pal.muted, scene.Far)
	r.page = sub.at(title.at(nil, reportEdge, 44), reportEdge, 44+title.height()+4)
	r.top = 44 + title.height() + sub.height() + 30
}

func (r *report) reportSubtitle() string {
	parts := []string{r.mapTitle()}
	for _, id := range r.m.Personas {
		if p, ok := model.Get[model.Persona](r.doc, id); ok {
			parts = append(parts, r.join([]model.Text{p.Name, p.Role}))
		}
	}
	state := r.m.State
	if state == "" {
		state = model.AsIs
	}
	parts = append(parts, r.o.Words("poster.state."+string(state)))
	if !r.sheet.Date.IsZero() {
		parts = append(parts, r.sheet.Date.Format("2006-01-02"))
	}
	return strings.Join(parts, " · ")
}

// end puts the page away.
func (r *report) end() {
	n := scene.Node{Ref: scene.Ref{Kind: scene.Backdrop}, Bounds: scene.Rect{W: reportWidth, H: r.high}, Prims: r.page, Label: r.o.Words("report.title")}
	r.done = append(r.done, &scene.Scene{Size: scene.Size{W: reportWidth, H: r.high}, Ground: scene.RGB(0xFFFFFF), Nodes: []scene.Node{n}})
}

// footed adds the footer once the number of pages is known.
func (r *report) footed(s *scene.Scene, page, pages int) *scene.Scene {
	y := r.high - 42
	prims := []scene.Prim{{Op: scene.OpRect, Rect: scene.Rect{X: reportEdge, Y: y, W: reportWidth - 2*reportEdge, H: 1}, Fill: r.pal.hairline}}
	name := r.block(r.say(r.doc.Project().Title), plain(metaSize), 800, r.pal.muted, scene.Near)
	number := r.block(r.o.Words("page.of", "page", page, "pages", pages), plain(metaSize), 80, r.pal.muted, scene.Near)
	prims = number.at(name.at(prims, reportEdge, y+8), reportWidth-reportEdge-number.width(), y+8)
	s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.Legend}, Prims: prims, Bounds: scene.Rect{X: reportEdge, Y: y, W: reportWidth - 2*reportEdge, H: 34}})
	return s
}

// head writes the title of a part with the bar before it, and returns where the part begins.
func (r *report) head(key string, x, y float64) float64 {
	t := r.block(r.o.Words(key), bold(16), 680, r.pal.ink, scene.Far)
	r.page = append(r.page, scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: x, Y: y, W: 4, H: t.height()}, Fill: r.pal.accent})
	r.page = t.at(r.page, x+14, y)
	return y + t.height() + 12
}

func (r *report) note(key string, x, y float64) {
	t := r.block(r.o.Words(key), plain(bodySize), 600, r.pal.muted, scene.Near)
	r.page = t.at(r.page, x, y)
}

// mostGaps is how many touchpoints the chart shows; the ranking is longer than what a page needs to make its point.
const mostGaps = 6

// gaps draws expectation and experience of the touchpoints with the widest gaps as dumbbells on the 1 to 5 scale.
func (r *report) gaps(at scene.Rect) {
	y := r.head("report.gaps", at.X, at.Y)
	list := insight.Gaps(r.doc, r.m.ID)
	if len(list) == 0 {
		r.note("report.gaps.none", at.X+14, y)
		return
	}
	list = list[:min(len(list), mostGaps)]
	const left, unit, row = 150.0, 118.0, 46.0
	x := func(v float64) float64 { return at.X + left + (v-1)*unit }
	end := y + float64(len(list))*row
	for v := 1.0; v <= 5; v++ {
		r.page = append(r.page, scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: x(v) - 0.5, Y: y, W: 1, H: end - y}, Fill: r.pal.hairline})
		t := r.block(Number(v), plain(cardSize), 20, r.pal.muted, scene.Near)
		r.page = t.at(r.page, x(v)-t.width()/2, end+4)
	}
	for i, g := range list {
		r.dumbbell(g, x, at.X+left-14, y+float64(i)*row+row/2)
	}
	legend := end + 34
	r.page = append(r.page, scene.Prim{Op: scene.OpPath, Path: scene.Circle(at.X+6, legend+8, 5), Fill: r.pal.panel, Stroke: r.pal.accent, Width: 2})
	exp := r.block(r.o.Words("report.expectation"), plain(cardSize), 200, r.pal.muted, scene.Near)
	r.page = exp.at(r.page, at.X+16, legend)
	next := at.X + 16 + exp.width() + 20
	r.page = append(r.page, scene.Prim{Op: scene.OpPath, Path: scene.Circle(next, legend+8, 5), Fill: r.pal.muted})
	is := r.block(r.o.Words("report.experience"), plain(cardSize), 300, r.pal.muted, scene.Near)
	r.page = is.at(r.page, next+10, legend)
}

func (r *report) dumbbell(g insight.Gap, x func(float64) float64, right, y float64) {
	color := opportunityColor
	ink := r.pal.muted
	switch {
	case g.Gap > 1:
		color, ink = painColor, painColor
	case g.Gap > 0:
		color = quoteColor
	}
	name := r.atMost(2, r.name(g.Card.Title, "untitled.card"), plain(bodySize), 130, r.pal.ink, scene.Near)
	for i, l := range name.lines {
		one := name
		one.lines = name.lines[i : i+1]
		r.page = one.at(r.page, right-l.Width, y-name.height()/2+float64(i)*bodySize*leading)
	}
	lo, hi := min(g.Expectation, g.Experience), max(g.Expectation, g.Experience)
	r.page = append(r.page,
		scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: x(lo), Y: y - 2, W: x(hi) - x(lo), H: 4}, Fill: alpha(color, 0.5)},
		scene.Prim{Op: scene.OpPath, Path: scene.Circle(x(g.Expectation), y, 7), Fill: r.pal.panel, Stroke: r.pal.accent, Width: 2.5},
		scene.Prim{Op: scene.OpPath, Path: scene.Circle(x(g.Experience), y, 7), Fill: color})
	t := r.block(Signed(-g.Gap), bold(12.5), 60, ink, scene.Near)
	r.page = t.at(r.page, x(hi)+14, y-t.height()/2)
}

// matrix places opportunities between value (up) and effort (to the right).
func (r *report) matrix(at scene.Rect) {
	y := r.head("report.matrix", at.X, at.Y)
	list := insight.Chances(r.doc, r.m.ID)
	if len(list) == 0 {
		r.note("report.matrix.none", at.X+14, y)
		return
	}
	field := scene.Rect{X: at.X + 40, Y: y + 16, W: 640, H: 290}
	for i, q := range []struct {
		key       insight.Quadrant
		fill, ink scene.Color
	}{
		{insight.QuickWin, scene.RGB(0xE9F6EF), scene.RGB(0x1B6B46)}, {insight.BigBet, scene.RGB(0xEEF3FE), scene.RGB(0x1B4FBF)},
		{insight.FillIn, scene.RGB(0xF7F8FA), r.pal.muted}, {insight.TimeSink, scene.RGB(0xFBF0F0), scene.RGB(0xAA3333)},
	} {
		cell := scene.Rect{X: field.X + float64(i%2)*field.W/2, Y: field.Y + float64(i/2)*field.H/2, W: field.W / 2, H: field.H / 2}
		t := r.block(r.o.Words("quadrant."+string(q.key)), plain(cardSize), 200, q.ink, scene.Near)
		r.page = append(r.page, scene.Prim{Op: scene.OpRect, Rect: cell, Fill: q.fill})
		ty := cell.Y + 8
		if i > 1 {
			ty = cell.MaxY() - t.height() - 8
		}
		r.page = t.at(r.page, cell.X+12, ty)
	}
	r.chances(list, field)
	effort := r.block(r.o.Words("report.effort"), plain(cardSize), 300, r.pal.muted, scene.Near)
	r.page = effort.at(r.page, field.Center().X-effort.width()/2, field.MaxY()+8)
	impact := r.block(r.o.Words("report.impact"), plain(cardSize), 300, r.pal.muted, scene.Near)
	r.page = impact.at(r.page, field.X, field.Y-impact.height()-2)
}

// chances draws the dots with their names; a name that would meet another one moves down.
func (r *report) chances(list []insight.Chance, field scene.Rect) {
	var taken []scene.Rect
	for i, c := range list {
		cx := field.X + 18 + (field.W-36)*max(0, min(5, c.Effort))/5
		cy := field.MaxY() - 18 - (field.H-36)*max(0, min(100, c.Value))/100
		label := r.atMost(1, r.name(c.Card.Title, "untitled.card"), plain(12.5), 190, r.pal.ink, scene.Near)
		box := scene.Rect{X: cx - 13, Y: cy - 13, W: 40 + label.width(), H: 26}
		if box.MaxX() > field.MaxX() {
			box.X -= 26 + label.width() + 14
		}
		for moved := true; moved; {
			moved = false
			for _, o := range taken {
				if box.Overlaps(o) {
					box.Y, moved = o.MaxY()+1, true
				}
			}
		}
		taken = append(taken, box)
		cy = box.Center().Y
		text := box.X + 33
		if box.X < cx-13 {
			text = box.X
		}
		r.page = append(r.page, scene.Prim{Op: scene.OpPath, Path: scene.Circle(cx, cy, 13), Fill: r.pal.accent})
		n := r.block(Number(float64(i+1)), bold(12.5), 26, scene.RGB(0xFFFFFF), scene.Near)
		r.page = n.at(r.page, cx-n.width()/2, cy-n.height()/2)
		r.page = label.at(r.page, text, cy-label.height()/2)
	}
}
