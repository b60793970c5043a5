package layout

import (
	"slices"
	"sort"
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
	return newBuilder(doc, o, t).legible(Build(doc, o, t), sheet)
}

// PosterWithTexts is a Poster on which cards that would make its text smaller than the sheet asks for keep their first lines, and
// behind it the whole texts of these.
func PosterWithTexts(doc *model.Document, o Options, sheet Sheet, t *typeset.Typesetter) []Page {
	o.Print = true
	b := newBuilder(doc, o, t)
	if b == nil {
		return []Page{Poster(doc, o, sheet, t)}
	}
	f, _ := b.single(Build(doc, o, t), sheet)
	return b.withTexts(f, sheet)
}

// posterCard is how high a card may be on a poster whose text is too small, in points of the map.
const posterCard = 300.0

// single is a map on one page and its smallest text: with its long cards ended where that makes it clearly larger.
func (b *builder) single(m *scene.Scene, sheet Sheet) (Fitted, float64) {
	const clearly = 1.1
	best := b.onePage(m, sheet)
	least := best.smallest()
	if b == nil || !sheet.fixed() || least == 0 || least+enough >= sheet.Smallest || tallest(m) <= posterCard {
		return best, least
	}
	own := b.apart()
	own.o.ends = newShortening(posterCard)
	ended := own.onePage(Build(own.doc, own.o, own.type_), sheet)
	if larger := ended.smallest(); larger > least*clearly {
		return ended, larger
	}
	return best, least
}

// onePage is a map on one page, drawn at once as that of a document of its own.
func (b *builder) onePage(m *scene.Scene, sheet Sheet) Fitted {
	if b == nil || b.o.ends == nil {
		alone := b.legible(m, sheet.as(1, 1))
		return Fitted{sheets: 1, numbered: func(page, pages int, _ Rest) []Page {
			if page <= 1 && pages <= 1 {
				return []Page{alone}
			}
			return []Page{b.legible(m, sheet.as(page, pages))}
		}}
	}
	return Fitted{1, func(page, pages int, rest Rest) []Page {
		return []Page{b.legible(b.goingOn(m, b.o.ends, rest), sheet.as(page, pages))}
	}, b.endedOf(b.o.ends)}
}

// nowhere stands for the pages that are behind a map while these are not known.
func nowhere(model.ID) (page int, anchor string) { return widestPage, "" }

// smallest is the smallest text on the sheets, in points.
func (f Fitted) smallest() float64 {
	return SmallestText(f.Numbered(1, 1, nowhere)[0])
}

// legible is the poster whose smallest text is large enough, or as large as it gets: all of the page grows, and where
// the sheet has a size, that takes room from the map.
func (b *builder) legible(m *scene.Scene, sheet Sheet) Page {
	if b == nil { // there is no such map
		return Page{Size: scene.Size{W: 2 * pageMargin, H: 2 * pageMargin}, Scene: m}
	}
	const tries = 4
	grown, best := b.giving(m, sheet, b.filling(m, sheet))
	for range tries {
		now := SmallestText(best)
		if now == 0 || now+enough >= sheet.Smallest || sheet.fixed() && now+enough < metaSize*sheet.shrunk()*grown {
			break // it would not help a map that fills its sheet
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

// giving is the poster whose heading and legend shrink for a map that is too small beside them, as far as that makes the
// smallest text clearly larger, and how much they grew after all. Where it is far too small that would not help anybody.
func (b *builder) giving(m *scene.Scene, sheet Sheet, grown float64) (float64, Page) {
	const step, least, clearly, hopeless = 0.85, 0.5, 1.03, 1.0 / 3
	best := b.poster(m, sheet, grown)
	now := SmallestText(best)
	for sheet.fixed() && now < sheet.Smallest && now > hopeless*sheet.Smallest && grown*step >= least {
		next := b.poster(m, sheet, grown*step)
		larger := SmallestText(next)
		if larger < now*clearly {
			break
		}
		grown, best, now = grown*step, next, larger
	}
	return grown, best
}

// filling is how much heading and legend grow on a sheet on which the map alone would leave much of it white.
func (b *builder) filling(m *scene.Scene, sheet Sheet) float64 {
	if !sheet.fixed() {
		return 1
	}
	size, _, _ := b.natural(m, sheet)
	return max(1, min(sheet.Size.W/size.W, sheet.Size.H/size.H)/posterScale)
}

// natural is the size of a page that is as large as the map needs, with the heading and the legend on it.
func (b *builder) natural(m *scene.Scene, sheet Sheet) (size scene.Size, head, foot scene.Node) {
	size.W = m.Size.W + 2*pageMargin - 2*margin
	head, foot = b.heading(pageMargin, size.W-pageMargin, sheet), b.legend(pageMargin, size.W-pageMargin, sheet)
	size.H = head.Bounds.MaxY() + m.Size.H + foot.Bounds.H + pageBottom
	return size, head, foot
}

// fixed reports that the sheet has a size, and is not as large as the map needs.
func (s Sheet) fixed() bool { return s.Size.W > 0 && s.Size.H > 0 }

// as is the sheet as a page by its number, of how many.
func (s Sheet) as(page, pages int) Sheet {
	s.Page, s.Pages = page, pages
	return s
}

// shrunk is how much all of a page shrinks on a sheet below the smallest one.
func (s Sheet) shrunk() float64 { return min(1, s.Size.W/smallSheet.W, s.Size.H/smallSheet.H) }

// poster puts a map on a page and enlarges heading and legend, or without a given size the map too, by some factor.
func (b *builder) poster(m *scene.Scene, sheet Sheet, grown float64) Page {
	if !sheet.fixed() {
		page := b.sheet(m, scene.Size{}, sheet)
		u := min(grown, limits.PageMax/max(page.Size.W, page.Size.H)) // there is no larger paper
		page.Size = scene.Size{W: min(page.Size.W*u, limits.PageMax), H: min(page.Size.H*u, limits.PageMax)}
		return page.scaled(u)
	}
	u := grown * sheet.shrunk()
	page := b.sheet(m, scene.Size{W: sheet.Size.W / u, H: sheet.Size.H / u}, sheet)
	page.Size = sheet.Size
	return page.scaled(u)
}

// scaled returns a page whose scene and bookmarks are u times as large; its size stays.
func (p Page) scaled(u float64) Page {
	if u == 1 {
		return p
	}
	p.Scene = p.Scene.Place(u, 0, 0)
	p.Scene.Size = p.Size
	p.Marks = slices.Clone(p.Marks)
	for i := range p.Marks {
		p.Marks[i].Y *= u
	}
	return p
}

// sheet draws a poster of one size, or with none as large as the map needs.
func (b *builder) sheet(m *scene.Scene, size scene.Size, sheet Sheet) Page {
	k, left := 1.0, pageMargin
	var head, foot scene.Node
	if size.W <= 0 {
		size, head, foot = b.natural(m, sheet)
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
	rank := func(n *scene.Node) int {
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
	byRank := make([][]int, 2*len(s.Lanes)+5)
	for i := range s.Nodes {
		r := rank(&s.Nodes[i])
		byRank[r] = append(byRank[r], i)
	}
	nodes := make([]scene.Node, 0, len(s.Nodes))
	for _, i := range slices.Concat(byRank...) {
		n := s.Nodes[i]
		n.Layer = scene.Content
		nodes = append(nodes, n)
	}
	return nodes
}
