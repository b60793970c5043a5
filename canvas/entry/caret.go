package entry

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/theme"

	"sojourn/canvas/entry/imm"
)

// showCaret opens the windows of the input method at the cursor, where the system lets a program say so.
func (e *Entry) showCaret() {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	if imm.Here && c != nil && c.Focused() == fyne.Focusable(e) {
		imm.Place(handle(c), e.caret(c))
	}
}

// callOff calls off what the input method composes in the window of a widget, where the system lets a program do so. It
// reports that this will come by as an Escape.
func callOff(o fyne.CanvasObject) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	return c != nil && imm.Cancel(handle(c))
}

// handle is what the system calls the window of a canvas, 0 where there is none.
func handle(c fyne.Canvas) (h uintptr) {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if native, ok := w.(driver.NativeWindow); ok && w.Canvas() == c {
			native.RunNative(func(context any) {
				switch context := context.(type) {
				case driver.WindowsWindowContext:
					h = context.HWND
				case driver.X11WindowContext:
					h = context.WindowHandle
				}
			})
		}
	}
	return h
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
