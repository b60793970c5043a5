package view

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// FocusNextArea gives the keyboard to the next part of the window: from the map, or the page in its place, to the right
// panel, the left one and the tools, and by calling middle back to the map. Tab goes on within a part.
func (f *Frame) FocusNextArea(middle func()) {
	c := fyne.CurrentApp().Driver().CanvasForObject(f.Content)
	if c == nil {
		return
	}
	areas := []fyne.CanvasObject{f.right, f.left, f.tool.box}
	for _, a := range areas[f.area(c.Focused()):] {
		if list := fields(a); len(list) > 0 {
			c.Focus(list[0])
			return
		}
	}
	middle()
}

// area tells where the keyboard is: 0 for the map, then the right panel, the left one and the tools. What a panel has
// scrolled out of sight may lie level with the tools, and some fields of it are made of several parts.
func (f *Frame) area(o fyne.Focusable) int {
	object, ok := o.(fyne.CanvasObject)
	if !ok {
		return 0
	}
	d := fyne.CurrentApp().Driver()
	x := d.AbsolutePositionForObject(object).X - d.AbsolutePositionForObject(f.Content).X
	switch {
	case slices.Contains(fields(f.tool.box), o):
		return 3
	case f.left.Visible() && x < sidebarWidth:
		return 2
	case f.right.Visible() && x > f.right.Position().X:
		return 1
	}
	return 0
}

// fields lists what can have the keyboard in a part of the window, in the order of Tab.
func fields(o fyne.CanvasObject) (list []fyne.Focusable) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, in := range o.Objects {
			list = append(list, fields(in)...)
		}
	case *container.Scroll:
		return fields(o.Content)
	case fyne.Focusable:
		if off, ok := o.(fyne.Disableable); !ok || !off.Disabled() {
			list = append(list, o)
		}
	}
	return list
}
