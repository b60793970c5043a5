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
	if g.tile == nil {
		g.tile = part.NewTile(p.Name, p.Note, inkOf(p.Tone))
		g.tile.Resize(fyne.NewSize(94, 52))
		g.layer.Add(g.tile)
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(g.layer)
	g.tile.Move(at.Subtract(origin).AddXY(10, 10))
	g.layer.Refresh()
	return true
}

func (g *ghost) overBoard(at fyne.Position) bool {
	in := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(g.board))
	size := g.board.Size()
	return in.X >= 0 && in.Y >= 0 && in.X < size.Width && in.Y < size.Height
}

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
