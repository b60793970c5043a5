package layout

import (
	"strconv"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// foldStages leaves one narrow column of every stage that is folded, whatever steps it has.
func foldStages(cols []model.Column) []model.Column {
	seen := map[model.ID]bool{}
	return keepIf(cols, func(c model.Column) bool {
		first := !seen[c.Stage.ID]
		seen[c.Stage.ID] = true
		return first || !c.Stage.Folded
	})
}

// foldedCell says how many cards of a lane lie in a folded stage, and reports whether there are any.
func (b *builder) foldedCell(l *model.Lane, column int, top float64) bool {
	stage, n := b.cols[column].Stage.ID, 0
	for _, c := range b.doc.Columns(b.m.ID) {
		if c.Stage.ID == stage {
			n += len(b.doc.Cell(l.ID, c.ID))
		}
	}
	if n == 0 {
		return false
	}
	t := b.scene.Columns[column]
	text := b.block(strconv.Itoa(n), bold(metaSize), t.Extent, b.pal.muted, scene.Middle)
	r := scene.Rect{X: t.At + cardLeft, Y: top + cellTop, W: t.Extent - cardLeft - cardRight, H: 24}
	prims := []scene.Prim{{Op: scene.OpRect, Rect: r, Radius: 6, Fill: b.pal.chip}}
	b.add(scene.Node{Layer: scene.Content, Bounds: r, Label: strconv.Itoa(n),
		Prims: text.at(prims, r.Center().X-text.width()/2, r.Center().Y-text.height()/2)})
	return true
}
