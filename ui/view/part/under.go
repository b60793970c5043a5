package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// BarHeight is that of the bar above a page, as long as it has one row.
const BarHeight = 44

// OneRow is the height of a bar that never breaks.
func OneRow(float32) float32 { return BarHeight }

// Under returns a page: a bar, as high as it says it is in a width, and what fills the rest below a hairline.
func Under(bar, rest fyne.CanvasObject, height func(width float32) float32) *fyne.Container {
	return container.New(under(height), NewGround(Panel, fyne.Size{}), rest, NewGround(Hairline, fyne.Size{}), bar)
}

type under func(width float32) float32

func (under) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, BarHeight+120) }

func (u under) Layout(o []fyne.CanvasObject, s fyne.Size) {
	ground, rest, edge, bar := o[0], o[1], o[2], o[3]
	high := u(s.Width)
	ground.Resize(fyne.NewSize(s.Width, high))
	bar.Resize(fyne.NewSize(s.Width, high))
	edge.Move(fyne.NewPos(0, high))
	edge.Resize(fyne.NewSize(s.Width, 1))
	rest.Move(fyne.NewPos(0, high+1))
	rest.Resize(fyne.NewSize(s.Width, max(0, s.Height-high-1)))
}
