package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model"
)

// laneText is what stands at the left edge of a lane: its name, below it who acts or what belongs there, and how well its
// cards are founded.
type laneText struct {
	name, note block
	tally      tally
	tallyRoom  float64 // the height of what the tally is without a filter, which moves nothing
}

// laneWords is how wide what a label says may be, in points.
const laneWords = laneLabel - 18

// labelLines is the most that a name, and a note, takes in a lane's label.
const labelLines = 6

func (b *builder) label(l *model.Lane) laneText {
	const w = laneWords
	if l.Folded {
		room := w
		if b.opens(true) {
			room -= arrowRoom
		}
		return laneText{name: b.atMost(1, b.laneName(l), bold(cardSize), room, b.pal.ink, scene.Middle)}
	}
	t := laneText{name: b.phraseAtMost(labelLines, b.both(func(v *teller) string { return v.laneName(l) }), bold(cardSize), w, b.pal.ink, scene.Middle)}
	if !l.Type.Line() && (b.other == nil || !b.o.part.slide()) { // a slide has no room for notes in two languages
		t.note = b.phraseAtMost(labelLines, b.both(func(v *teller) string { return v.laneNote(l) }), plain(metaSize), w, b.pal.muted, scene.Near)
	}
	if l.Type.TakesCards() && !b.o.part.slide() { // a slide shows one stage, and explains no marks
		all, out := b.bases(l)
		t.tally = b.tally(out)
		if t.tallyRoom = t.tally.height(); all != out {
			t.tallyRoom = b.tally(all).height()
		}
	}
	return t
}

// height is what the label needs, with the air around it. A name and a note of a line each have a tally below them in the
// least height of a lane.
func (t laneText) height() float64 {
	h := t.name.height() + 10
	if !t.note.empty() {
		h = cellTop + t.end() + cellTop
	}
	return max(h, t.tallied())
}

// end is where the name and the note end, in points from where the name starts.
func (t laneText) end() float64 {
	if t.note.empty() {
		return t.name.height()
	}
	return t.name.height() + t.name.air() + t.note.height()
}

// tallied is what the label with its tally needs, in points; 0 without one.
func (t laneText) tallied() float64 {
	if t.tallyRoom == 0 {
		return 0
	}
	return cellTop + t.end() + t.tallyRoom + 4.5
}

// laneHead is the label that stays at the left edge while the map scrolls.
func (b *builder) laneHead(l *model.Lane, t laneText, top, h float64) {
	r := scene.Rect{X: 0, Y: top, W: laneLabel, H: h}
	prims := []scene.Prim{
		{Op: scene.OpRect, Rect: r, Fill: b.pal.panel},
		{Op: scene.OpRect, Rect: scene.Rect{X: laneLabel - 1, Y: top, W: 1, H: h}, Fill: b.pal.hairline},
		rule(0, laneLabel, top+h-0.5, b.pal.hairline),
	}
	if top > b.scene.Grid.Y { // again what the ground has covered of the rule above, where that falls between two pixels
		prims = append(prims, rule(0, laneLabel, top-0.5, b.pal.hairline))
	}
	y := min(top+cellTop, top+(h-t.name.height())/2)
	if l.Type.Line() || l.Folded {
		y = top + (h-t.name.height())/2
	}
	prims = t.note.at(t.name.at(prims, 10, y), 10, y+t.name.height()+t.name.air())
	head := scene.Node{Ref: scene.Ref{Kind: scene.LaneHead, ID: string(l.ID)}, Layer: scene.Side, Bounds: r, Prims: prims, Label: b.laneName(l)}
	const air = 3 // above the tally, where there is room
	count := b.counts(t.tally, l, 10, y+t.end()+max(0, min(air, h-t.tallied())))
	if !b.o.Print { // one thing to take hold of
		head.Prims, count.Prims = append(head.Prims, count.Prims...), nil
	}
	b.add(head)
	if len(count.Prims) > 0 {
		b.add(count)
	}
	if b.opens(l.Folded) && !l.Type.Line() {
		b.opener(l.ID, scene.Side, scene.Point{X: laneLabel - 13, Y: r.Center().Y}, b.pal.muted)
	}
}
