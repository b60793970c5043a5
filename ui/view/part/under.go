package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// BarHeight is that of the bar above a page.
const BarHeight = 44

// Under returns a page: a bar, and what fills the rest below a hairline.
func Under(bar, rest fyne.CanvasObject) fyne.CanvasObject {
	return container.New(under{}, NewGround(Panel, fyne.Size{}), rest, NewGround(Hairline, fyne.Size{}), bar)
}

type under struct{}

func (under) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, BarHeight+120) }

func (under) Layout(o []fyne.CanvasObject, s fyne.Size) {
	ground, rest, edge, bar := o[0], o[1], o[2], o[3]
	ground.Resize(fyne.NewSize(s.Width, BarHeight))
	bar.Resize(fyne.NewSize(s.Width, BarHeight))
	edge.Move(fyne.NewPos(0, BarHeight))
	edge.Resize(fyne.NewSize(s.Width, 1))
	rest.Move(fyne.NewPos(0, BarHeight+1))
	rest.Resize(fyne.NewSize(s.Width, max(0, s.Height-BarHeight-1)))
}
