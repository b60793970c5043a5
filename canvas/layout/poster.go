package layout

import (
	"slices"
	"sort"
	"strings"
	"time"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/limits"
)

// Page is one sheet: a scene placed on paper.
type Page struct {
	Size  scene.Size
	Scene *scene.Scene
	Title string
	Marks []Bookmark // bookmarks to this page in the order they come; none leaves the page without
}

// Bookmark leads to a place on a page.
type Bookmark struct {
	Title string
	Level int     // 0 is the outermost; one more than that of the mark before at most
	Y     float64 // points from the top of the page
}

// Sheet is what a poster says around the map, and how large it is.
type Sheet struct {
	Size     scene.Size // points; zero means as large as the map needs
	Date     time.Time  // zero leaves the date out
	Smallest float64    // points; text grows until none is smaller, as far as the sheet has room for that

	Page, Pages int // which page of how many; zero is one
}

const (
	pageMargin  = 40.0 // left and right
	pageTop     = 28.0
	pageBottom  = 24.0
	posterFoot  = 18.0 // between the map and the legend's rule, or the words below it
	posterWidth = 560.0
	posterScale = 1.5 // what a small map grows on a large sheet before heading and legend grow with it
)

// smallSheet is the smallest sheet that heading and legend fit on as they are; on a smaller one all of the page
// shrinks, like a photograph of it.
var smallSheet = scene.Size{W: 640, H: 400}

// Poster lays out one map on one page: heading, persona and map, legend. The map keeps its proportions and is
// never cut; on a sheet of given size it is scaled to fit, and so is one that would pass limits.PageMax.
func Poster(doc *model.Document, o Options, sheet Sheet, t *typeset.Typesetter) Page {
	o.Print = true
	m := Build(doc, o, t)
	b := newBuilder(doc, o, t)
	if b == nil {
		return Page{Size: scene.Size{W: 2 * pageMargin, H: 2 * pageMargin}, Scene: m}
	}
	return b.legible(m, sheet)
}

// legible is the poster whose smallest text is large enough, or as large as it gets: all of the page grows, and where
// the sheet has a size, that takes room from the map.
func (b *builder) legible(m *scene.Scene, sheet Sheet) Page {
	const enough, tries = 0.01, 4
	grown := b.filling(m, sheet)
	best := b.poster(m, sheet, grown)
	for range tries {
		now := SmallestText(best)
		if now == 0 || now+enough >= sheet.Smallest {
			break
		}
		grown *= sheet.Smallest / now
		next := b.poster(m, sheet, grown)
		if SmallestText(next) <= now {
			break
		}
		best = next
	}
	return best
}

// filling is how much heading and legend grow on a sheet on which the map alone would leave much of it white.
func (b *builder) filling(m *scene.Scene, sheet Sheet) float64 {
	natural := b.sheet(m, scene.Size{}, true, sheet).Size
	return max(1, min(sheet.Size.W/natural.W, sheet.Size.H/natural.H)/posterScale)
}

// poster puts a map on a page and enlarges heading and legend, or without a given size the map too, by some factor.
func (b *builder) poster(m *scene.Scene, sheet Sheet, grown float64) Page {
	size := sheet.Size
	fit := size.W <= 0 || size.H <= 0
	u := grown
	if !fit {
		u *= min(1, size.W/smallSheet.W, size.H/smallSheet.H) // below the smallest one all shrinks
		size = scene.Size{W: size.W / u, H: size.H / u}
	}
	page := b.sheet(m, size, fit, sheet)
	if fit {
		u = min(u, limits.PageMax/max(page.Size.W, page.Size.H)) // there is no larger paper
		page.Size = scene.Size{W: page.Size.W * u, H: page.Size.H * u}
	} else {
		page.Size = sheet.Size
	}
	if u != 1 {
		page = page.scaled(u)
	}
	return page
}

// scaled returns a page whose scene and bookmarks are u times as large; its size stays.
func (p Page) scaled(u float64) Page {
	p.Scene = p.Scene.Place(u, 0, 0)
	p.Scene.Size = p.Size
	p.Marks = slices.Clone(p.Marks)
	for i := range p.Marks {
		p.Marks[i].Y *= u
	}
	return p
}

// sheet draws a poster of one size, or to fit as large as the map needs.
func (b *builder) sheet(m *scene.Scene, size scene.Size, fit bool, sheet Sheet) Page {
	if fit {
		size.W = m.Size.W + 2*pageMargin - 2*margin
	}
	k, left := 1.0, pageMargin
	head, foot := b.heading(left, size.W-left, sheet), b.legend(left, size.W-left, sheet)
	if fit {
		size.H = head.Bounds.MaxY() + m.Size.H + foot.Bounds.H + pageBottom
	} else {
		between := func(l float64) float64 { // heading and legend start at l; returns the height left for the map
			left = l
			head, foot = b.heading(left, size.W-left, sheet), b.legend(left, size.W-left, sheet)
			h := max(1, size.H-head.Bounds.MaxY()-foot.Bounds.H-pageBottom-max(0, 1-k)*stripTop)
			k = min(posterScale, (size.W-2*pageMargin+margin)/(m.Size.W-margin), h/m.Size.H)
			return h
		}
		between(left)
		for range 3 { // heading and legend are as wide as the map, where that leaves it room
			wide := min(size.W-2*pageMargin, max((m.Size.W-2*margin)*k, posterWidth))
			if between((size.W-wide)/2) < size.H/2 {
				between(pageMargin)
				break
			}
		}
	}
	placed := m.Place(k, (size.W-m.Size.W*k)/2, head.Bounds.MaxY()+max(0, 1-k)*stripTop)
	page := &scene.Scene{Size: size, Ground: scene.RGB(0xFFFFFF), Lanes: placed.Lanes}
	page.Nodes = append(page.Nodes, head)
	page.Nodes = append(page.Nodes, readingOrder(placed)...)
	page.Nodes = append(page.Nodes, shift(foot, size.H-pageBottom-foot.Bounds.H))
	marks := append([]Bookmark{{Title: b.mapTitle()}}, b.stageMarks(page, nil)...)
	return Page{Size: size, Scene: page, Title: b.say(b.m.Title), Marks: marks}
}

// shift returns a node moved down by dy.
func shift(n scene.Node, dy float64) scene.Node {
	return (&scene.Scene{Nodes: []scene.Node{n}}).Place(1, 0, dy).Nodes[0]
}

// readingOrder returns the nodes of a map in the order that a person reads them: personas, stages, then lane by lane
// its label and its cards. Paper has no layers that stay while others move, so that nothing is painted differently.
func readingOrder(s *scene.Scene) []scene.Node {
	rank := func(n scene.Node) int {
		switch {
		case n.Layer == scene.Ground:
			return 0
		case n.Ref.Kind == scene.PersonaStrip:
			return 1
		case n.Layer == scene.Head || n.Layer == scene.Corner:
			return 2
		}
		lane := sort.Search(len(s.Lanes), func(i int) bool { return s.Lanes[i].End() > n.Bounds.Center().Y })
		if n.Layer == scene.Side {
			return 3 + 2*lane
		}
		return 4 + 2*lane
	}
	nodes := slices.Clone(s.Nodes)
	slices.SortStableFunc(nodes, func(a, b scene.Node) int { return rank(a) - rank(b) })
	for i := range nodes {
		nodes[i].Layer = scene.Content
	}
	return nodes
}

// headLines is the most that the title, what it rests on, or a line about the client, takes in a heading.
const headLines = 3

// longTitle is the type size in points of a title that takes more than one line.
const longTitle = 20.0

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
	prims, from, bottom := b.logo(left)
	var lines []block
	room, tall := right-from, 0.0
	for _, s := range made {
		t := b.atMost(headLines, s, plain(cardSize), (right-left)*0.25, b.pal.muted, scene.Near)
		lines, tall = append(lines, t), tall+t.height()
		room = min(room, right-from-t.width()-24)
	}
	title := b.block(b.mapTitle(), bold(titleSize), room, b.pal.ink, scene.Far)
	if len(title.lines) > 1 {
		title = b.atMost(headLines, b.mapTitle(), bold(longTitle), room, b.pal.ink, scene.Far)
	}
	sub := b.atMost(headLines, b.subtitle(), plain(bodySize), room, b.pal.muted, scene.Near)
	prims = title.at(prims, from, pageTop)
	prims = sub.at(prims, from, pageTop+title.height()+2)
	bottom = pageTop + max(bottom, title.height()+2+sub.height(), tall)
	y := bottom - tall
	for _, t := range lines {
		for i, l := range t.lines { // to the right
			one := t
			one.lines = t.lines[i : i+1]
			prims = one.at(prims, right-l.Width, y+float64(i)*t.size*leading)
		}
		y += t.height()
	}
	return scene.Node{Ref: scene.Ref{Kind: scene.Title, ID: string(b.m.ID)}, Layer: scene.Content, Prims: prims, Label: b.mapTitle(),
		Bounds: scene.Rect{X: left, Y: pageTop, W: right - left, H: bottom - pageTop}}
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

// sign is a word of the legend with what it explains.
type sign struct {
	word block
	mark func(x, y float64) scene.Prim
}

// signs are the colours of the lanes on the map and the marks on its cards.
func (b *builder) signs(width float64) []sign {
	var out []sign
	add := func(word string, ink scene.Color, mark func(x, y float64) scene.Prim) {
		out = append(out, sign{b.atMost(1, word, plain(metaSize), min(signWidth, width-14), ink, scene.Near), mark})
	}
	for _, l := range b.lanes {
		if !l.Type.TakesCards() || l.Type == model.MetricsLane || l.Type == model.StoryboardLane {
			continue
		}
		c := LaneColor(l.Type)
		add(b.laneName(l), c, func(x, y float64) scene.Prim {
			return scene.Prim{Op: scene.OpPath, Path: scene.Circle(x+4, y, 4), Fill: c}
		})
	}
	moment, gap, target := b.marked()
	if target {
		add(b.o.Words("series.target"), b.pal.muted, func(x, y float64) scene.Prim {
			return scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(x, y).LineTo(x+11, y), Stroke: EmotionColor(2), Width: 2, Dash: []float64{4, 3}}
		})
	}
	if moment {
		add(b.o.Words("legend.moment"), b.pal.muted, func(x, y float64) scene.Prim { return Star(x+5, y, 5.5, b.pal.gold) })
	}
	if gap {
		add(b.o.Words("legend.gap"), b.pal.muted, nil)
	}
	return out
}

// signWidth is the widest word of the legend, in points.
const signWidth = 200.0

// marked reports which marks there are on the map to be explained.
func (b *builder) marked() (moment, gap, target bool) {
	for _, c := range b.doc.Cards(b.m.ID) {
		_, has := c.Touchpoint.Gap()
		gap = gap || has
		moment = moment || c.Touchpoint != nil && c.Touchpoint.Moment
	}
	for _, s := range b.doc.Stages(b.m.ID) {
		moment = moment || s.Moment
	}
	for _, p := range b.doc.Points(b.m.ID) {
		target = target || p.Series == model.Target
	}
	return moment, gap, target
}

// legend explains colours and marks below a rule, in as many lines as it needs, and says which page this is. It
// starts at y = 0.
func (b *builder) legend(left, right float64, sheet Sheet) scene.Node {
	const row = 18.0
	count := b.block(b.o.Words("page.of", "page", max(1, sheet.Page), "pages", max(1, sheet.Pages)), plain(metaSize), 100, b.pal.muted, scene.Near)
	end := right - count.width() - 20
	prims := []scene.Prim{{Op: scene.OpRect, Rect: scene.Rect{X: left, Y: posterFoot - 10, W: right - left, H: 1}, Fill: b.pal.hairline}}
	x, y := left, posterFoot
	for _, s := range b.signs(end - left) {
		indent := 0.0
		if s.mark != nil {
			indent = 14
		}
		if x > left && x+indent+s.word.width() > end {
			x, y = left, y+row
		}
		if s.mark != nil {
			prims = append(prims, s.mark(x, y+row/2))
		}
		prims = s.word.at(prims, x+indent, y+(row-s.word.height())/2)
		x += indent + s.word.width() + 12
	}
	prims = count.at(prims, right-count.width(), posterFoot+(row-count.height())/2)
	return scene.Node{Ref: scene.Ref{Kind: scene.Legend}, Layer: scene.Content, Prims: prims,
		Bounds: scene.Rect{X: left, W: right - left, H: y + row}}
}
