package layout

import (
	"strings"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// bases are how well the cards of a lane are founded: of all that are shown, and of those among them that stand out. Those of
// a folded stage are shown as a number, and those on other sheets belong to the lane as well.
func (b *builder) bases(l *model.Lane) (all, out insight.Basis) {
	for _, col := range b.unfolded {
		for _, c := range b.doc.Cell(l.ID, col.ID) {
			all.Add(c)
			if !b.faded(c) {
				out.Add(c)
			}
		}
	}
	return all, out
}

// BasisWords says how well cards are founded, "" where nobody has said it of any.
func BasisWords(of insight.Basis, words Words) string {
	if of.Unknown == of.Cards() {
		return ""
	}
	parts := []string{words("lane.basis", "n", of.Verified, "of", of.Cards())}
	for _, e := range []model.Evidence{model.Partial, model.Assumption} {
		if n := of.Of(e); n > 0 {
			parts = append(parts, words("evidence."+string(e))+" "+Number(float64(n)))
		}
	}
	return strings.Join(parts, " · ")
}

// tally is how many cards of a lane have each level of evidence: the marks that the legend explains, each with its number.
// Levels that no card has are left out.
type tally struct {
	marks []counted
	of    insight.Basis
}

// counted is a mark with its number, from the top left corner of the tally.
type counted struct {
	level  model.Evidence
	number block
	at     scene.Point
}

// tallyRow is how high a row of marks is, in points: lower than one of words, since nothing hangs below a number.
const tallyRow = 12.0

// tally sets the marks side by side, in as many rows as they need.
func (b *builder) tally(of insight.Basis) tally {
	const mark, between = 14.0, 8.0
	t := tally{of: of}
	at := scene.Point{}
	for _, e := range evidences {
		n := of.Of(e)
		if n == 0 {
			continue
		}
		c := counted{e, b.block(Number(float64(n)), plain(metaSize), laneWords, b.pal.muted, scene.Near), at}
		if at.X > 0 && at.X+mark+c.number.width() > laneWords {
			at = scene.Point{Y: at.Y + tallyRow}
			c.at = at
		}
		at.X += mark + c.number.width() + between
		t.marks = append(t.marks, c)
	}
	return t
}

// height is 0 where there is nothing to count.
func (t tally) height() float64 {
	if len(t.marks) == 0 {
		return 0
	}
	return t.marks[len(t.marks)-1].at.Y + tallyRow
}

// counts puts the tally of a lane somewhere: on paper a thing of its own, which is said in words to who cannot see it.
func (b *builder) counts(t tally, l *model.Lane, x, y float64) scene.Node {
	n := scene.Node{Ref: scene.Ref{ID: string(l.ID)}, Layer: scene.Side, Bounds: scene.Rect{X: x, Y: y, W: laneWords, H: t.height()}.Inset(-1), Spoken: true}
	if b.o.Print {
		n.Label = BasisWords(t.of, b.words)
	}
	for _, c := range t.marks {
		n.Prims = append(n.Prims, b.evidenceMark(c.level, x+c.at.X, y+c.at.Y+tallyRow/2)...)
		n.Prims = c.number.at(n.Prims, x+c.at.X+14, y+c.at.Y+(tallyRow-c.number.height())/2)
	}
	return n
}
