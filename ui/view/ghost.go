package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// ghost is the piece that follows the pointer from the palette to the map.
type ghost struct {
	layer  *fyne.Container
	tile   *part.Tile
	cancel bool // Escape was pressed: the rest of the drag means nothing
}

func newGhost() *ghost { return &ghost{layer: container.NewWithoutLayout()} }

func (g *ghost) follow(p vm.Piece, at fyne.Position) {
	if g.cancel {
		return
	}
	if g.tile == nil {
		g.tile = part.NewTile(p.Name, p.Note, inkOf(p.Tone))
		g.tile.Resize(fyne.NewSize(94, 52))
		g.layer.Add(g.tile)
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(g.layer)
	g.tile.Move(at.Subtract(origin).AddXY(10, 10))
	g.layer.Refresh()
}

// drop takes the ghost away and reports whether the piece was meant to fall.
func (g *ghost) drop() bool {
	meant := !g.cancel
	g.cancel = false
	g.remove()
	return meant
}

// stop ends a drag without a drop and reports whether there was one.
func (g *ghost) stop() bool {
	if g.tile == nil {
		return false
	}
	g.cancel = true
	g.remove()
	return true
}

func (g *ghost) remove() {
	g.tile = nil
	g.layer.RemoveAll()
}
