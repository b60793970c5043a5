package layout

import (
	"math"
	"sort"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// shortening ends the texts of cards that are too tall for their paper: what stands there of one says on which page it stands whole.
type shortening struct {
	tall  float64           // points that a card may be high; one that is higher is ended
	keep  float64           // points that it is high at most then, if it is not its pictures and marks alone
	cards map[model.ID]bool // those ended, told while they are drawn
}

// endedHeight is how high a card that is ended becomes at most, in points: its first lines, so that the map stays one.
const endedHeight = 200.0

func newShortening(tall float64) *shortening {
	return &shortening{tall: tall, keep: min(tall, endedHeight), cards: map[model.ID]bool{}}
}

// tallest is how high the highest card of a scene is, in points.
func tallest(s *scene.Scene) float64 {
	high := 0.0
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Ref.Kind == scene.Card {
			high = max(high, n.Bounds.H)
		}
	}
	return high
}

// ended draws a card with its pictures small, and where that is not enough with as many lines of each of its texts as it may
// keep, and room below them for where it goes on.
func (b *builder) ended(d *drawnCard, c *model.Card) {
	e := b.o.ends
	if b.kept(d, c, math.MaxInt); d.height <= e.tall {
		return
	}
	b.foot = b.goesOn(widestPage, d.width).height() + cardGoesOn
	most := sort.Search(int(e.keep/(chipSize*leading)), func(n int) bool { // lines at which it becomes too high
		b.kept(d, c, n+2)
		return d.height > e.keep
	})
	if e.cards[c.ID] = b.kept(d, c, most+1); !e.cards[c.ID] { // there is nothing in it to be cut
		delete(e.cards, c.ID)
		b.foot = 0
		b.kept(d, c, most+1)
	}
	b.foot = 0
}

// kept puts a card together with at most some lines of each text, and reports whether that cut one.
func (b *builder) kept(d *drawnCard, c *model.Card, most int) bool {
	b.most, b.cut = most, false
	b.compose(d, c)
	b.most = 0
	return b.cut
}

// cardGoesOn is the air above the words that say where a card goes on, in points.
const cardGoesOn = 3.0

// widestPage is a page whose number needs as much room as any.
const widestPage = 8888

// goesOn are the words that say on which page the text of a card w points wide stands whole.
func (b *builder) goesOn(page int, w float64) block {
	return b.phrase(b.word("card.goeson", "page", page), bold(metaSize), w-2*cardPadX-3, b.pal.label(b.pal.accent), scene.Near)
}

// Rest says where the whole text of a card stands that is ended on a map: the page, from 1, and the name by which links lead there.
type Rest func(model.ID) (page int, anchor string)

// textAnchor is the name by which links lead to the whole text of a card, and placeAnchor to the card on the map.
func textAnchor(id model.ID) string  { return "text-" + string(id) }
func placeAnchor(id model.ID) string { return "place-" + string(id) }

// goingOn returns a scene in which every card that is ended says where it goes on, right behind itself: so it is read.
func (b *builder) goingOn(s *scene.Scene, ends *shortening, rest Rest) *scene.Scene {
	if ends == nil || len(ends.cards) == 0 {
		return s
	}
	out := *s
	out.Nodes = make([]scene.Node, 0, len(s.Nodes)+len(ends.cards))
	for _, n := range s.Nodes {
		if n.Ref.Kind != scene.Card || !ends.cards[model.ID(n.Ref.ID)] {
			out.Nodes = append(out.Nodes, n)
			continue
		}
		n.Anchor = placeAnchor(model.ID(n.Ref.ID))
		page, anchor := rest(model.ID(n.Ref.ID))
		t := b.goesOn(page, n.Bounds.W)
		r := scene.Rect{X: n.Bounds.X + cardPadX + 3, Y: n.Bounds.MaxY() - cardPadY - t.height(), W: t.width(), H: t.height()}
		if bare(&n) {
			r.X, r.Y = n.Bounds.X+2, n.Bounds.MaxY()-t.height()
		}
		out.Nodes = append(out.Nodes, n, scene.Node{Layer: scene.Content, Bounds: r, Link: "#" + anchor, Label: b.o.Words("card.goeson", "page", page),
			Prims: t.at(nil, r.X, r.Y), Faded: n.Faded})
	}
	return &out
}

// endedCards lists the cards that were ended in the order in which the map is read: lane by lane.
func (b *builder) endedCards(ends *shortening) (out []*model.Card) {
	if ends == nil {
		return nil
	}
	for _, l := range b.doc.Lanes(b.m.ID) {
		for _, col := range b.doc.Columns(b.m.ID) {
			for _, c := range b.doc.Cell(l.ID, col.ID) {
				if ends.cards[c.ID] {
					out = append(out, c)
				}
			}
		}
	}
	return out
}
