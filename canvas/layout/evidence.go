package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model"
)

// How well a card is founded shows in its edge: the surer, the more of a line it is. A grey printer keeps that, and so does
// a reader who sees no colours. Dashes are points, on and off.
var evidenceDashes = map[model.Evidence][]float64{
	model.Assumption: {4, 4},
	model.Partial:    {9, 3, 1.5, 3},
}

// evidences lists the levels from guessed to sure.
var evidences = []model.Evidence{model.Assumption, model.Partial, model.Verified}

// How far the edges of verified cards, and the dashes of the others, are from a hairline to the colour of small words: to be
// seen by who looks for them, and by nobody else.
const (
	sureEdge = 0.28
	dashEdge = 0.7
)

// cardEdge returns the border of a card, and the dashes above it. They are drawn from near alone: from far they would be no
// more than noise.
func (b *builder) cardEdge(c *model.Card, r scene.Rect) (border scene.Color, over []scene.Prim) {
	border, dashed := b.pal.hairline, mix(b.pal.hairline, b.pal.muted, dashEdge)
	if c.Evidence == model.Verified {
		border = mix(b.pal.hairline, b.pal.muted, sureEdge)
	}
	gap, ok := c.AsTouchpoint().Gap()
	wide := ok && gap >= WideGap
	if wide {
		dashed = b.pal.tone(painColor)
	}
	dash := evidenceDashes[c.Evidence]
	switch {
	case dash == nil && wide:
		border = dashed
	case dash != nil && b.pal.strong:
		border = mix(b.pal.panel, b.pal.dashed, 0.7) // paler than the dashes above it, and still an edge from far
	}
	if dash == nil {
		return border, over
	}
	for _, side := range sides(r) {
		over = append(over, scene.Prim{Op: scene.OpPath, Detail: scene.Near, Path: side, Stroke: dashed, Width: b.pal.edge(), Dash: dash})
	}
	return border, over
}

// sides are the straight edges of a card as far as its corners and the bar at its left leave them to be seen. Each is a line of
// its own: on the screen those are many times faster than one dashed curve, of which a large map has thousands.
func sides(r scene.Rect) [3]*scene.Path {
	x0, x1, y0, y1 := r.X+accentBar, r.MaxX(), r.Y, r.MaxY()
	return [3]*scene.Path{
		new(scene.Path).MoveTo(x0, y0).LineTo(x1-corner, y0),
		new(scene.Path).MoveTo(x1, y0+corner).LineTo(x1, y1-corner),
		new(scene.Path).MoveTo(x0, y1).LineTo(x1-corner, y1),
	}
}

// levels returns the levels of evidence that the cards of the map have.
func (b *builder) levels() (out []model.Evidence) {
	seen := map[model.Evidence]bool{}
	for _, c := range b.doc.Cards(b.m.ID) {
		seen[c.Evidence] = true
	}
	return keepIf(evidences, func(e model.Evidence) bool { return seen[e] })
}

// evidenceMark is the edge of a small card, filled as far as it is founded: of so small an edge the dashes alone would not
// tell. X is its left edge and y its middle.
func (b *builder) evidenceMark(e model.Evidence, x, y float64) []scene.Prim {
	look := evidenceMarks[e]
	edge := scene.Prim{Op: scene.OpRect, Detail: scene.Near, Rect: scene.Rect{X: x, Y: y - 4, W: 11, H: 8}, Radius: 2, Stroke: b.pal.muted, Width: 0.8, Dash: look.dash}
	inside := edge.Rect.Inset(1.5)
	inside.W *= look.filled
	if inside.W == 0 {
		return []scene.Prim{edge}
	}
	return []scene.Prim{edge, {Op: scene.OpRect, Detail: scene.Near, Rect: inside, Radius: 0.5, Fill: mix(b.pal.panel, b.pal.muted, 0.6)}}
}

// evidenceMarks are how marks look: the dashes of the cards at half their length, and how much is filled.
var evidenceMarks = map[model.Evidence]struct {
	dash   []float64
	filled float64
}{
	model.Assumption: {[]float64{2, 2}, 0},
	model.Partial:    {[]float64{4.5, 1.5, 0.75, 1.5}, 0.5},
	model.Verified:   {nil, 1},
}
