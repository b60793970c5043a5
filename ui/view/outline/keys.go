package outline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/ui/vm"
)

// FocusGained is called by the driver.
func (o *Outline) FocusGained() { o.keys.Focus(); o.focused = true; o.raster.Refresh() }

// FocusLost is called by the driver.
func (o *Outline) FocusLost() { o.keys.Leave(); o.focused = false; o.raster.Refresh() }

// TypedRune is called by the driver for what is typed, or committed by an input method.
func (o *Outline) TypedRune(r rune) { o.keys.Rune(r, o.digit) }

// digit takes the digits of a number, and gives everything to an editor that waits for the focus. Letters mean nothing: an input method may be composing with them.
func (o *Outline) digit(r rune) {
	if f := o.editor.Field(); f != nil {
		f.Put(r)
		return
	}
	if !o.look.Table || r < '0' || r > '9' {
		return
	}
	if f, ok := o.field(); ok && (f.Input == vm.Bar || f.Input == vm.Faces) {
		if v, ok := vm.ReadField(f, string(r)); ok && *v.Number >= f.Min && *v.Number <= f.Max && o.may() {
			o.set(f, v)
		}
	}
}

// TypedKey is called by the driver for keys without Ctrl, Alt or Super. Those that an input method takes for a composition
// are not for the lines: a BackSpace that corrects pinyin must not delete one.
func (o *Outline) TypedKey(k *fyne.KeyEvent) { o.keys.Press(k) }

// Act lets a key act on the lines, or in the editor that an earlier one has opened.
func (o *Outline) Act(k *fyne.KeyEvent) {
	if f := o.editor.Field(); f != nil {
		f.Act(k)
		return
	}
	more := o.mods()&fyne.KeyModifierShift != 0
	page := max(1, int((o.room().H-o.top())/lineHeight)-1)
	switch k.Name {
	case fyne.KeyUp:
		o.goTo(o.at-1, more)
	case fyne.KeyDown:
		o.goTo(o.at+1, more)
	case fyne.KeyPageUp:
		o.goTo(o.at-page, more)
	case fyne.KeyPageDown:
		o.goTo(o.at+page, more)
	case fyne.KeyHome:
		o.goTo(0, more)
	case fyne.KeyEnd:
		o.goTo(len(o.lines)-1, more)
	case fyne.KeyLeft:
		o.aside(-1, more)
	case fyne.KeyRight:
		o.aside(1, more)
	case fyne.KeyReturn, fyne.KeyEnter:
		o.open()
	case fyne.KeyF2:
		o.Edit()
	case fyne.KeyInsert:
		o.add()
	case fyne.KeyEscape:
		if len(o.chosen) > 1 || o.ev.Key == nil || !o.ev.Key(k) {
			o.goTo(o.at, false)
		}
	case desktop.KeyMenu:
		o.menu()
	default:
		if o.ev.Key != nil {
			o.ev.Key(k)
		}
	}
}

// aside goes to the next column of the table; in the tree it folds, unfolds, and goes outwards and inwards.
func (o *Outline) aside(by int, more bool) {
	l, ok := o.Current()
	switch {
	case !ok:
	case o.look.Table:
		o.col = max(0, min(o.col+by, len(o.heads)-1))
		o.reveal()
		o.selected()
	case by < 0 && l.Folds && l.Open:
		o.fold(l.LineKey, true)
	case by < 0:
		o.outwards(more)
	case l.Folds && !l.Open:
		o.fold(l.LineKey, false)
	case o.at+1 < len(o.lines) && o.lines[o.at+1].Level > l.Level:
		o.goTo(o.at+1, more)
	}
}

// menu opens the menu of the current line below it.
func (o *Outline) menu() {
	if _, ok := o.Current(); ok && o.ev.Menu != nil {
		r := o.lineRect(o.at)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		o.ev.Menu(at.AddXY(float32(r.X)+indent, float32(r.MaxY())))
	}
}

func (o *Outline) add() {
	if o.ev.Add != nil && o.may() {
		o.ev.Add()
	}
}

func (o *Outline) move(dx, dy int) {
	if o.ev.Move != nil && o.may() {
		o.ev.Move(dx, dy)
	}
}

// TypedShortcut takes the keys with Ctrl that move and add things, and leaves the others to the window: the driver offers
// them to the focused widget alone.
func (o *Outline) TypedShortcut(s fyne.Shortcut) {
	o.keys.Call()
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		o.SelectAll()
		return
	case *desktop.CustomShortcut:
		if s.Modifier == fyne.KeyModifierShortcutDefault && o.ctrl(s.KeyName) {
			return
		}
	}
	if c, ok := o.canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

func (o *Outline) ctrl(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyUp:
		o.move(0, -1)
	case fyne.KeyDown:
		o.move(0, 1)
	case fyne.KeyLeft:
		o.move(-1, 0)
	case fyne.KeyRight:
		o.move(1, 0)
	case fyne.KeyReturn, fyne.KeyEnter:
		o.add()
	case fyne.KeySpace:
		if _, ok := o.Current(); ok {
			o.toggle(o.at)
		}
	default:
		return false
	}
	return true
}
