package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// ghost is the piece that follows the pointer from the palette to the map, where the map shows what it becomes.
type ghost struct {
	layer    *fyne.Container
	board    fyne.CanvasObject
	tile     *part.Tile
	dragging bool
	cancel   bool // Escape was pressed: the rest of the drag means nothing
}

func newGhost(board fyne.CanvasObject) *ghost {
	return &ghost{layer: container.NewWithoutLayout(), board: board}
}

// follow moves the ghost and reports whether the drag still means something.
func (g *ghost) follow(p vm.Piece, at fyne.Position) bool {
	if g.cancel {
		return false
	}
	g.dragging = true
	if g.overBoard(at) {
		g.remove()
		return true
	}
	g.hold(p.Name, p.Note, inkOf(p.Tone), at)
	return true
}

// carry shows what is held outside the map, where it comes from.
func (g *ghost) carry(name, note string, at fyne.Position) {
	g.hold(name, note, part.Accent, at)
}

// hold shows a tile beside the pointer.
func (g *ghost) hold(name, note string, bar part.Ink, at fyne.Position) {
	if g.tile == nil {
		g.tile = part.NewTile(name, note, bar)
		g.tile.Resize(fyne.NewSize(94, 52))
		g.layer.Add(g.tile)
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(g.layer)
	g.tile.Move(at.Subtract(origin).AddXY(10, 10))
	g.layer.Refresh()
}

func (g *ghost) overBoard(at fyne.Position) bool { return covers(g.board, at) }

// drop takes the ghost away and reports whether the piece was meant to fall.
func (g *ghost) drop() bool {
	meant := !g.cancel
	g.dragging, g.cancel = false, false
	g.remove()
	return meant
}

// stop ends a drag without a drop and reports whether there was one.
func (g *ghost) stop() bool {
	if !g.dragging || g.cancel {
		return false
	}
	g.cancel = true
	g.remove()
	return true
}

func (g *ghost) remove() {
	if g.tile != nil {
		g.tile = nil
		g.layer.RemoveAll()
	}
}
