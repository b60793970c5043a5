package layout

import (
	"strings"
	"time"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// Page is one sheet: a scene placed on paper.
type Page struct {
	Size  scene.Size
	Scene *scene.Scene
	Title string
}

// Sheet is what a poster says around the map, and how large it is.
type Sheet struct {
	Size scene.Size // points; zero means as large as the map needs
	Date time.Time  // zero leaves the date out
}

const (
	pageMargin  = 40.0
	posterHead  = 62.0
	posterFoot  = 34.0
	posterScale = 1.5 // a small map on a large sheet grows no further
)

// smallSheet is the smallest sheet that heading and legend fit on as they are; on a smaller one all of the page
// shrinks, like a photograph of it.
var smallSheet = scene.Size{W: 640, H: 400}

// Poster lays out one map on one page: heading, persona and map, legend. The map keeps its proportions and is
// never cut; on a sheet of given size it is scaled to fit.
func Poster(doc *model.Document, o Options, sheet Sheet, t *typeset.Typesetter) Page {
	o.Print = true
	m := Build(doc, o, t)
	b := newBuilder(doc, o, t)
	if b == nil {
		return Page{Size: scene.Size{W: 2 * pageMargin, H: 2 * pageMargin}, Scene: m}
	}
	size := sheet.Size
	if u := min(size.W/smallSheet.W, size.H/smallSheet.H); size.W > 0 && size.H > 0 && u < 1 {
		big := Poster(doc, o, Sheet{Size: scene.Size{W: size.W / u, H: size.H / u}, Date: sheet.Date}, t)
		return Page{Size: size, Scene: big.Scene.Place(u, 0, 0), Title: big.Title}
	}
	k := 1.0
	if size.W <= 0 || size.H <= 0 {
		size = scene.Size{W: m.Size.W + 2*pageMargin - 2*margin, H: m.Size.H + posterHead + posterFoot + 2*pageMargin}
	} else {
		room := scene.Size{W: size.W - 2*pageMargin + margin, H: size.H - posterHead - posterFoot - 2*pageMargin}
		k = max(0.01, min(posterScale, room.W/(m.Size.W-margin), room.H/m.Size.H))
	}
	left := (size.W - (m.Size.W-2*margin)*k) / 2
	placed := m.Place(k, left-margin*k, pageMargin+posterHead)
	page := &scene.Scene{Size: size, Ground: scene.RGB(0xFFFFFF)}
	page.Nodes = append(page.Nodes, b.heading(left, size.W-left, sheet))
	page.Nodes = append(page.Nodes, placed.Nodes...)
	page.Nodes = append(page.Nodes, b.legend(left, size.W-left, size.H-pageMargin))
	return Page{Size: size, Scene: page, Title: b.say(b.m.Title)}
}

// heading is the title with what the map rests on, and for whom and when it was made.
func (b *builder) heading(left, right float64, sheet Sheet) scene.Node {
	p := b.doc.Project()
	var made []string
	if client := b.say(p.Client); client != "" {
		made = append(made, b.o.Words("poster.for", "client", client))
	}
	if when := b.revision(p.Revision, sheet.Date); when != "" {
		made = append(made, when)
	}
	room := (right - left) * 0.7
	title := block{b.type_.Lines(b.mapTitle(), bold(titleSize), room, 1), titleSize, 0, b.pal.ink, scene.Far, &b.runs}
	sub := block{b.type_.Lines(b.subtitle(), plain(bodySize), room, 1), bodySize, 0, b.pal.muted, scene.Near, &b.runs}
	prims := title.at(nil, left, pageMargin-12)
	prims = sub.at(prims, left, pageMargin-12+title.height()+2)
	y := pageMargin - 12 + title.height() + 2 + sub.height()
	for i := len(made) - 1; i >= 0; i-- {
		t := b.block(made[i], plain(cardSize), (right-left)*0.3, b.pal.muted, scene.Near)
		y -= t.height()
		prims = t.at(prims, right-t.width(), y)
	}
	return scene.Node{Ref: scene.Ref{Kind: scene.Title, ID: string(b.m.ID)}, Prims: prims, Label: b.mapTitle(),
		Bounds: scene.Rect{X: left, Y: pageMargin - 12, W: right - left, H: posterHead}}
}

func (b *builder) mapTitle() string { return b.name(b.m.Title, "untitled.map") }

// subtitle says what the map covers, which reality it shows and what it rests on.
func (b *builder) subtitle() string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	start, end := b.say(b.m.ScopeStart), b.say(b.m.ScopeEnd)
	switch {
	case start != "" && end != "":
		add(b.o.Words("poster.scope", "start", start, "end", end))
	default:
		add(start + end)
	}
	if start == "" && end == "" {
		add(b.say(b.m.Description))
	}
	state := b.m.State
	if state == "" {
		state = model.AsIs
	}
	add(b.o.Words("poster.state." + string(state)))
	if research := b.say(b.m.Research); research != "" {
		add(b.o.Words("poster.evidence", "text", research))
	}
	return strings.Join(parts, " · ")
}

func (b *builder) revision(n int, date time.Time) string {
	day := ""
	if !date.IsZero() {
		day = date.Format("2006-01-02")
	}
	switch {
	case n > 0 && day != "":
		return b.o.Words("poster.revision", "date", day, "n", n)
	default:
		return day
	}
}

// legend names the colours of the lanes on the map and the signs on its cards.
func (b *builder) legend(left, right, y float64) scene.Node {
	r := scene.Rect{X: left, Y: y - posterFoot + 8, W: right - left, H: posterFoot - 8}
	prims := []scene.Prim{{Op: scene.OpRect, Rect: scene.Rect{X: r.X, Y: r.Y, W: r.W, H: 1}, Fill: b.pal.hairline}}
	x, mid := left, r.Y+10+metaSize*leading/2
	for _, l := range b.lanes {
		if !l.Type.TakesCards() || l.Type == model.MetricsLane || l.Type == model.StoryboardLane {
			continue
		}
		c := LaneColor(l.Type)
		t := b.block(b.laneName(l), plain(metaSize), 300, c, scene.Near)
		if x+t.width()+300 > right {
			break
		}
		prims = append(prims, scene.Prim{Op: scene.OpPath, Path: scene.Circle(x+4, mid, 4), Fill: c})
		prims = t.at(prims, x+12, mid-t.height()/2)
		x += 12 + t.width() + 10
	}
	prims = append(prims, Star(x+9, mid, 5.5, b.pal.gold))
	signs := b.block(b.o.Words("legend.moment")+"　"+b.o.Words("legend.gap"), plain(metaSize), 400, b.pal.muted, scene.Near)
	prims = signs.at(prims, x+18, mid-signs.height()/2)
	number := b.block(b.o.Words("page.of", "page", 1, "pages", 1), plain(metaSize), 60, b.pal.muted, scene.Near)
	prims = number.at(prims, right-number.width(), mid-number.height()/2)
	return scene.Node{Ref: scene.Ref{Kind: scene.Legend}, Bounds: r, Prims: prims}
}
