package present

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained is called by the driver.
func (v *Show) FocusGained() {}

// FocusLost is called by the driver.
func (v *Show) FocusLost() {}

// TypedRune is called by the driver. Letters are taken as keys, so that an input method that is on does not matter.
func (v *Show) TypedRune(rune) {}

// TypedShortcut keeps the keys of the window away: nobody edits before an audience.
func (v *Show) TypedShortcut(fyne.Shortcut) {}

// AcceptsTab keeps the focus here.
func (v *Show) AcceptsTab() bool { return true }

// TypedKey is called by the driver for keys without Ctrl, Alt or Super.
func (v *Show) TypedKey(k *fyne.KeyEvent) {
	if len(k.Name) == 1 && k.Name >= "0" && k.Name <= "9" {
		if len(v.typed) < 4 {
			v.typed += string(k.Name)
		}
		v.tell()
		return
	}
	typed := v.typed
	if v.typed = ""; typed != "" {
		v.tell()
		if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
			n, _ := strconv.Atoi(typed)
			v.toStop(n)
			return
		}
		if k.Name == fyne.KeyEscape {
			return // takes the number back
		}
	}
	if !v.black.Hidden && k.Name != fyne.KeyEscape {
		v.darken(false) // any key brings the picture back
		return
	}
	v.press(k.Name)
}

func (v *Show) press(k fyne.KeyName) {
	switch k {
	case fyne.KeyRight, fyne.KeyDown, fyne.KeySpace, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter:
		v.by(1)
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyBackspace:
		v.by(-1)
	case fyne.KeyHome:
		v.to(0)
	case fyne.KeyEnd:
		v.to(len(v.way) - 1)
	case fyne.KeyS:
		v.choose(false)
	case fyne.KeyC:
		v.choose(true)
	case fyne.KeyN:
		v.noted = !v.noted
		v.lay(v.Size())
	case fyne.KeyW:
		if v.Desk != nil {
			v.Desk()
		}
	case fyne.KeyP:
		v.point(!v.pointing)
	case fyne.KeyB, fyne.KeyPeriod:
		v.darken(true)
	case fyne.KeyEscape, fyne.KeyF5:
		v.Leave()
	}
}

func (v *Show) darken(on bool) {
	if v.black.Hide(); on {
		v.black.Show()
	}
	v.Refresh()
}

// point lets a dot follow the mouse, which the dot then hides.
func (v *Show) point(on bool) {
	v.pointing = on
	if v.dot.Hide(); on {
		v.dot.Show()
	}
	v.Refresh()
}

// Cursor is called by the driver.
func (v *Show) Cursor() desktop.Cursor {
	if v.pointing {
		return desktop.HiddenCursor
	}
	return desktop.DefaultCursor
}

// MouseIn is called by the driver.
func (v *Show) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved is called by the driver.
func (v *Show) MouseMoved(e *desktop.MouseEvent) {
	v.dot.Move(e.Position.SubtractXY(dotRadius, dotRadius))
	v.dot.Refresh()
}

// MouseOut is called by the driver.
func (v *Show) MouseOut() {}

// Tapped goes on.
func (v *Show) Tapped(*fyne.PointEvent) { v.press(fyne.KeySpace) }

// TappedSecondary goes back.
func (v *Show) TappedSecondary(*fyne.PointEvent) { v.press(fyne.KeyLeft) }
