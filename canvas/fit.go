package canvas

import "sojourn/canvas/scene"

// FitSelection shows all that is selected, as near as that allows: of a stage its whole column, of a lane its whole
// row. Without a selection it does nothing.
func (b *Board) FitSelection() {
	b.whenSized(func(b *Board) {
		var all scene.Rect
		for _, n := range b.picked {
			all = all.Union(b.extent(n))
		}
		if !all.Empty() {
			b.SetView(b.view.FitIn(b.scene, all))
		}
	})
}

// extent is the part of the map that a node stands for.
func (b *Board) extent(n *scene.Node) scene.Rect {
	grid := b.scene.Grid
	switch n.Ref.Kind {
	case scene.StageHead, scene.StepHead:
		return scene.Rect{X: n.Bounds.X, Y: grid.Y, W: n.Bounds.W, H: grid.H}
	case scene.LaneHead:
		return scene.Rect{X: grid.X, Y: n.Bounds.Y, W: grid.W, H: n.Bounds.H}
	}
	return n.Bounds
}
