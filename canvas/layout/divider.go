package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model"
)

// dividers are the lines of a service blueprint. They differ by their dashes, so that one is known from another where its
// name is out of view: where the customer meets the company, where the customer's eye ends, and where the staff's work ends.
var dividers = map[model.LaneType]struct {
	width float64
	dash  []float64
}{
	model.LineInteractionLane: {1.2, []float64{7, 4}},
	model.LineVisibilityLane:  {1.8, nil},
	model.LineInternalLane:    {1.2, []float64{2, 4}},
}

// divider draws a line at a height, across all columns. Its name stands in the label at its left, which stays in view.
func (b *builder) divider(l *model.Lane, y float64) []scene.Prim {
	look := dividers[l.Type]
	return []scene.Prim{{Op: scene.OpPath, Path: new(scene.Path).MoveTo(gridLeft, y).LineTo(b.right, y),
		Stroke: b.pal.muted, Width: look.width, Dash: look.dash}}
}
