package entry

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/theme"

	"sojourn/canvas/entry/imm"
)

// showCaret opens the windows of the input method at the cursor, where the system lets a program say so.
func (e *Entry) showCaret() {
	if !imm.Here {
		return
	}
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(e)
	if c == nil || c.Focused() != fyne.Focusable(e) {
		return
	}
	for _, w := range d.AllWindows() {
		if native, ok := w.(driver.NativeWindow); ok && w.Canvas() == c {
			native.RunNative(func(context any) {
				if win, ok := context.(driver.WindowsWindowContext); ok && win.HWND != 0 {
					imm.Place(win.HWND, e.caret(c))
				}
			})
		}
	}
}

// caret is where the cursor is in the window. A cursor that has scrolled out of the field counts as at its edge.
func (e *Entry) caret(c fyne.Canvas) imm.Caret {
	at, size := e.CursorPosition(), e.Size()
	line := fyne.MeasureText("|", e.Theme().Size(theme.SizeNameText), e.TextStyle).Height
	at.X = min(max(0, at.X), size.Width)
	at.Y = min(max(0, at.Y), max(0, size.Height-line))
	at = at.Add(fyne.CurrentApp().Driver().AbsolutePositionForObject(e))
	x, y := c.PixelCoordinateForPosition(at)
	_, below := c.PixelCoordinateForPosition(at.AddXY(0, line))
	return imm.Caret{X: x, Y: y, Height: below - y}
}
