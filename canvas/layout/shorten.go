package layout

import (
	"math"
	"sort"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// shortening ends the texts of cards and personas that are too tall for their paper: what stands there of one says on which page
// it stands whole.
type shortening struct {
	tall float64                 // points that one may be high; what is higher is ended
	keep float64                 // points that it is high at most then, if it is not its pictures and marks alone
	ids  map[model.ID]bool       // those ended, told while they are drawn
	done map[cardLook]*drawnCard // as they look then
}

// cardLook is a card in a lane of a type, so many points wide: once it is shortened it looks the same on every sheet.
type cardLook struct {
	card  *model.Card
	lane  model.LaneType
	width float64
}

// endedHeight is how high a card that is ended becomes at most, in points: its first lines, so that the map stays one.
const endedHeight = 200.0

func newShortening(tall float64) *shortening {
	return &shortening{tall: tall, keep: min(tall, endedHeight), ids: map[model.ID]bool{}, done: map[cardLook]*drawnCard{}}
}

// tallest is how high the highest card or persona of a scene is, in points.
func tallest(s *scene.Scene) float64 {
	high := 0.0
	for i := range s.Nodes {
		if n := &s.Nodes[i]; goesOn(n.Ref.Kind) {
			high = max(high, n.Bounds.H)
		}
	}
	return high
}

// goesOn reports that what stands for such a thing may be ended.
func goesOn(k scene.Kind) bool { return k == scene.Card || k == scene.PersonaStrip }

// shortened draws a thing again that is too high: with its pictures small, and where that is not enough with as many lines of each
// of its texts as it may keep, and room below them, in words w points wide, for where it goes on. Draw returns how high it is.
func (b *builder) shortened(id model.ID, w float64, draw func() float64) {
	e := b.o.ends
	kept := func(most int) (high float64) {
		b.most, b.cut = most, false
		high = draw()
		b.most = 0
		return high
	}
	if kept(math.MaxInt) <= e.tall {
		return
	}
	b.foot = b.restAt(widestPage, w).height() + cardGoesOn
	most := 1 + sort.Search(int(e.keep/(chipSize*leading)), func(n int) bool { return kept(n+2) > e.keep }) // the next is too high
	if kept(most); !b.cut {                                                                                 // there is nothing in it to be cut
		b.foot = 0
		kept(most)
	} else {
		e.ids[id] = true
	}
	b.foot = 0
}

// cardGoesOn is the air above the words that say where a card goes on, in points.
const cardGoesOn = 3.0

// widestPage is a page whose number needs as much room as any.
const widestPage = 8888

// restAt are the words, w points wide at most, that say on which page a text stands whole.
func (b *builder) restAt(page int, w float64) block {
	return b.phrase(b.word("card.goeson", "page", page), bold(metaSize), w, b.pal.label(b.pal.accent), scene.Near)
}

// Rest says where the whole text of a card, or all about a persona, stands that is ended on a map: the page, from 1, and the name
// by which links lead there.
type Rest func(model.ID) (page int, anchor string)

// textAnchor is the name by which links lead to the whole text of something, and placeAnchor to it on the map.
func textAnchor(id model.ID) string  { return "text-" + string(id) }
func placeAnchor(id model.ID) string { return "place-" + string(id) }

// goingOn returns a scene in which everything that is ended says where it goes on, right behind itself: so it is read.
func (b *builder) goingOn(s *scene.Scene, ends *shortening, rest Rest) *scene.Scene {
	if ends == nil || len(ends.ids) == 0 {
		return s
	}
	out := *s
	out.Nodes = make([]scene.Node, 0, len(s.Nodes)+len(ends.ids))
	for _, n := range s.Nodes {
		id := model.ID(n.Ref.ID)
		if !goesOn(n.Ref.Kind) || !ends.ids[id] {
			out.Nodes = append(out.Nodes, n)
			continue
		}
		if n.Anchor = placeAnchor(id); n.Again {
			n.Anchor = ""
		}
		out.Nodes = append(out.Nodes, n, b.restOf(&n, rest))
	}
	return &out
}

// restOf says at the foot of a thing where it goes on.
func (b *builder) restOf(n *scene.Node, rest Rest) scene.Node {
	page, anchor := rest(model.ID(n.Ref.ID))
	r := n.Inner()
	x, y, w := cardPadX+3, cardPadY, r.W-2*cardPadX-3
	switch {
	case n.Ref.Kind == scene.PersonaStrip:
		x, y, w = stripLeft, stripAir, r.W-stripLeft-stripPad
	case bare(n):
		x, y = 2, 0
	}
	t := b.restAt(page, w)
	at := scene.Rect{X: n.Bounds.X + x, Y: n.Bounds.MaxY() - y - t.height(), W: t.width(), H: t.height()}
	return scene.Node{Layer: n.Layer, Bounds: at, Link: "#" + anchor, Label: b.o.Words("card.goeson", "page", page), Prims: t.at(nil, at.X, at.Y), Faded: n.Faded, Again: n.Again}
}

// endedOf lists what was ended in the order in which the map is read: personas, then cards lane by lane.
func (b *builder) endedOf(ends *shortening) (out []model.ID) {
	if ends == nil || len(ends.ids) == 0 {
		return nil
	}
	for _, p := range b.m.Personas {
		if ends.ids[p] {
			out = append(out, p)
		}
	}
	for _, l := range b.doc.Lanes(b.m.ID) {
		for _, col := range b.doc.Columns(b.m.ID) {
			for _, c := range b.doc.Cell(l.ID, col.ID) {
				if ends.ids[c.ID] {
					out = append(out, c.ID)
				}
			}
		}
	}
	return out
}
