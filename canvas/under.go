package canvas

import (
	"fyne.io/fyne/v2"

	"sojourn/canvas/scene"
)

// Under returns what lies at a position of the window, and the slot there where cards can be put; ok is false beside the
// board.
func (b *Board) Under(abs fyne.Position) (ref scene.Ref, slot scene.Slot, ok bool) {
	p := b.within(abs)
	if size := b.Size(); p.X < 0 || p.Y < 0 || p.X >= float64(size.Width) || p.Y >= float64(size.Height) {
		return ref, slot, false
	}
	n, at, hit := b.view.Hit(b.scene, p)
	if hit {
		ref = n.Ref
	}
	slot, _ = b.scene.SlotAt(at, nil)
	return ref, slot, true
}
