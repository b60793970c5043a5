package canvas

import (
	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
)

// View returns what part of the map is seen.
func (b *Board) View() viewport.View { return b.view }

// SetView shows another part, within the limits.
func (b *Board) SetView(v viewport.View) {
	v.Size = b.view.Size
	if b.scene.Size != (scene.Size{}) && v.Size != (scene.Size{}) {
		v = v.Clamp(b.scene.Size)
	}
	if v == b.view {
		return
	}
	b.setView(v)
}

func (b *Board) setView(v viewport.View) {
	b.view = v
	b.apply(b.machine.SetView(v))
	b.placeEditor()
	b.minimap.follow()
	b.repaint()
	if b.OnView != nil {
		b.OnView(v)
	}
}

// ZoomTo sets the zoom, in view units per point, and keeps the middle of the view still.
func (b *Board) ZoomTo(zoom float64) {
	if b.view.Zoom > 0 {
		b.SetView(b.view.ZoomAt(scene.Point{X: b.view.Size.W / 2, Y: b.view.Size.H / 2}, zoom/b.view.Zoom))
	}
}

// Fit shows the whole map. Before the board has a size it is done as soon as it gets one.
func (b *Board) Fit() {
	b.whenSized(func(b *Board) { b.SetView(b.view.Fit(b.scene.Size)) })
}

// readable is the zoom below which the titles of cards are too small to read.
const readable = 0.5

// FitWidth shows the whole width of the map from its top left corner, the lane labels at the edge of the view; of a map
// too wide to be read then, its beginning.
func (b *Board) FitWidth() {
	b.whenSized(func(b *Board) {
		v := b.view
		v.Zoom = max(readable, min(1, v.Size.W/b.scene.Size.W))
		v.X, v.Y = 0, 0
		b.SetView(v)
	})
}

// Reveal pans as little as needed to see a node or a cell, if the scene holds it.
func (b *Board) Reveal(ref scene.Ref) {
	bounds, layer := b.cellRect(ref), scene.Content
	if bounds.Empty() {
		n := b.find(ref)
		if n == nil {
			return
		}
		bounds, layer = n.Bounds, n.Layer
	}
	b.whenSized(func(b *Board) {
		v := b.view.RevealIn(b.scene, bounds)
		if layer == scene.Head || layer == scene.Corner {
			v.Y = b.view.Y // in view whatever the height
		}
		if layer == scene.Side || layer == scene.Corner || ref.Kind == scene.PersonaStrip { // which is as wide as the map
			v.X = b.view.X
		}
		b.SetView(v)
	})
}

// RevealID is Reveal by the id of a record, for who was led there and wants to read it: from far it comes near.
func (b *Board) RevealID(id string) {
	for i := range b.scene.Nodes {
		if n := &b.scene.Nodes[i]; n.Ref.ID == id && n.Ref.Kind != scene.LaneBody && n.Ref.Kind != scene.EmotionPoint {
			if at := b.view.For(b.scene, n.Layer).ToView(n.Bounds.Center()); b.view.Zoom < readable {
				b.SetView(b.view.ZoomAt(at, 1/b.view.Zoom))
			}
			b.Reveal(n.Ref)
			return
		}
	}
}

func (b *Board) whenSized(do func(*Board)) {
	if b.view.Size == (scene.Size{}) {
		b.fit = do
		return
	}
	do(b)
}

func (b *Board) resized(s scene.Size) {
	if s == b.view.Size {
		return
	}
	v := b.view
	v.Size = s
	b.setView(v)
	if do := b.fit; do != nil && s != (scene.Size{}) {
		b.fit = nil
		do(b)
	}
}

// find returns the node of ref wherever a card lies now, or nil.
func (b *Board) find(ref scene.Ref) *scene.Node {
	if ref.Kind == scene.Nothing {
		return nil
	}
	if n := b.scene.Node(ref); n != nil || ref.Kind == scene.EmotionPoint {
		return n
	}
	for i := range b.scene.Nodes {
		if n := &b.scene.Nodes[i]; n.Ref.Kind == ref.Kind && n.Ref.ID == ref.ID {
			return n
		}
	}
	return nil
}

// Sees reports that some of a node of the scene is in view, and not only below the stage row or the lane labels.
func (b *Board) Sees(n *scene.Node) bool {
	r := b.view.For(b.scene, n.Layer).RectToView(n.Bounds)
	free := scene.Rect{W: b.view.Size.W, H: b.view.Size.H}
	if n.Layer <= scene.Content {
		left, top := b.scene.Grid.X*b.view.Zoom, (b.scene.Grid.Y-b.scene.HeadTop)*b.view.Zoom
		free = scene.Rect{X: left, Y: top, W: free.W - left, H: free.H - top}
	}
	return r.X < free.MaxX() && r.MaxX() > free.X && r.Y < free.MaxY() && r.MaxY() > free.Y
}
