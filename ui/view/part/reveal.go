package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Reveal scrolls what holds an object until the object is seen. Tab goes on where the window does not show.
func Reveal(o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(o)
	if c == nil || o.Size().Height == 0 {
		return
	}
	root := c.Content()
	if pop, ok := c.Overlays().Top().(*widget.PopUp); ok {
		root = pop.Content
	}
	s := scrollOf(root, o, nil)
	if s == nil {
		return
	}
	if s.Content.Size().Height < s.Content.MinSize().Height { // it has grown since the last frame
		s.Refresh()
	}
	const room = 8 // Fyne units that stay free above and below

	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(s).Y
	below := top + o.Size().Height - s.Size().Height
	switch at := s.Offset; {
	case top < 0:
		s.ScrollToOffset(fyne.NewPos(at.X, max(0, at.Y+top-room)))
	case below > 0:
		s.ScrollToOffset(fyne.NewPos(at.X, at.Y+min(below+room, top)))
	}
}

// scrollOf finds the innermost scroll that holds an object, in being the one around tree.
func scrollOf(tree, o fyne.CanvasObject, in *container.Scroll) *container.Scroll {
	if tree == o {
		return in
	}
	switch t := tree.(type) {
	case *container.Scroll:
		return scrollOf(t.Content, o, t)
	case *fyne.Container:
		for _, child := range t.Objects {
			if s := scrollOf(child, o, in); s != nil {
				return s
			}
		}
	}
	return nil
}
