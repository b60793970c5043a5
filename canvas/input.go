package canvas

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
)

// The driver's order on release is MouseUp, then a loss of focus if the pointer is elsewhere, then DragEnd; outside
// the window DragEnd comes alone. So gestures end in DragEnd, which takes the focus back.

// MouseDown is called by the driver.
func (b *Board) MouseDown(e *desktop.MouseEvent) {
	b.keys.Call()
	b.Send(tool.Press{At: point(e.Position), Button: button(e.Button), Mods: mods(e.Modifier), Time: b.config.Now()})
	b.focus()
}

// MouseUp is called by the driver, unless the button is released outside the window.
func (b *Board) MouseUp(e *desktop.MouseEvent) {
	b.Send(tool.Release{At: point(e.Position), Button: button(e.Button)})
}

// Dragged is called by the driver while a button other than the right one is down, wherever the pointer is.
func (b *Board) Dragged(e *fyne.DragEvent) { b.moved(e.Position) }

// DragEnd is called by the driver.
func (b *Board) DragEnd() {
	b.Send(tool.DragEnd{})
	b.focus()
}

// MouseIn is called by the driver.
func (b *Board) MouseIn(e *desktop.MouseEvent) { b.moved(e.Position) }

// MouseMoved is called by the driver while nothing is dragged.
func (b *Board) MouseMoved(e *desktop.MouseEvent) { b.moved(e.Position) }

// MouseOut is called by the driver.
func (b *Board) MouseOut() { b.Send(tool.Out{}) }

func (b *Board) moved(p fyne.Position) {
	b.Send(tool.Move{At: point(p), Mods: mods(b.config.Mods())})
}

// Scrolled is called by the driver.
func (b *Board) Scrolled(e *fyne.ScrollEvent) {
	b.Send(tool.Wheel{
		At: point(e.Position), DX: float64(e.Scrolled.DX), DY: float64(e.Scrolled.DY), Mods: mods(b.config.Mods()),
	})
}

// Cursor is called by the driver.
func (b *Board) Cursor() desktop.Cursor { return b.cursor }

// FocusGained is called by the driver.
func (b *Board) FocusGained() { b.keys.Focus() }

// FocusLost is called by the driver, in the middle of a drag too.
func (b *Board) FocusLost() {
	b.keys.Leave()
	b.Send(tool.Blur{})
}

// AcceptsTab keeps Tab for the cards while something is selected or the keyboard is in a cell. Escape ends both and so
// lets Tab leave.
func (b *Board) AcceptsTab() bool { return len(b.Selection()) > 0 || b.Cell() != (scene.Ref{}) }

// TypedRune is called by the driver for what is typed. What comes while an editor waits for the focus is the editor's.
func (b *Board) TypedRune(r rune) {
	b.keys.Rune(r, func(r rune) {
		switch {
		case b.Editing():
			b.Type(r)
		case b.OnRune != nil:
			b.OnRune(r)
		}
	})
}

// TypedKey is called by the driver for keys without Ctrl, Alt or Super. Those that an input method takes for a
// composition are not for the map: a BackSpace that corrects pinyin must not delete a card.
func (b *Board) TypedKey(k *fyne.KeyEvent) { b.keys.Press(k) }

// key lets a key act on the map, or in the editor that an earlier one has opened.
func (b *Board) key(k *fyne.KeyEvent) {
	if f := b.editor.Field(); f != nil {
		f.Act(k)
		return
	}
	if b.OnKey != nil && b.OnKey(k) {
		return
	}
	if name, ok := keyNames[k.Name]; ok {
		b.Send(tool.Key{Name: name, Mods: mods(b.config.Mods())})
	}
}

// KeyDown is called by the driver; Space held down turns the pointer into a hand.
func (b *Board) KeyDown(k *fyne.KeyEvent) {
	if k.Name == fyne.KeySpace {
		b.Send(tool.Key{Name: tool.Space})
	}
}

// KeyUp is called by the driver.
func (b *Board) KeyUp(k *fyne.KeyEvent) {
	if k.Name == fyne.KeySpace {
		b.Send(tool.Key{Name: tool.Space, Up: true})
	}
}

// TypedShortcut takes the keys with Ctrl that move things, and leaves the others to the window: the driver offers
// them to the focused widget alone.
func (b *Board) TypedShortcut(s fyne.Shortcut) {
	b.keys.Call()
	if f := b.editor.Field(); f != nil {
		f.TypedShortcut(s)
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		b.SelectAll()
		return
	case *desktop.CustomShortcut:
		name, ok := keyNames[s.KeyName]
		if s.KeyName == fyne.KeyD {
			name, ok = tool.KeyD, s.Modifier == fyne.KeyModifierShortcutDefault
		}
		if ok {
			b.Send(tool.Key{Name: name, Mods: mods(s.Modifier)})
			return
		}
	}
	if c, ok := b.canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// PaletteOver tells that a palette item is held at a position of the window. Call it from the item's Dragged.
func (b *Board) PaletteOver(item tool.Item, abs fyne.Position) {
	b.focus() // so that Escape comes here
	b.Send(tool.PaletteMove{Item: item, At: b.within(abs)})
}

// PaletteDrop tells that it was let go there. Call it from the item's DragEnd, wherever that is.
func (b *Board) PaletteDrop(item tool.Item, abs fyne.Position) {
	b.Send(tool.PaletteDrop{Item: item, At: b.within(abs)})
}

func (b *Board) within(abs fyne.Position) scene.Point {
	return point(abs.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(b)))
}

func (b *Board) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(b) }

// focus takes the keyboard, unless the editor has it.
func (b *Board) focus() { b.editor.Focus() }

var keyNames = map[fyne.KeyName]tool.Name{
	fyne.KeyLeft: tool.Left, fyne.KeyRight: tool.Right, fyne.KeyUp: tool.Up, fyne.KeyDown: tool.Down,
	fyne.KeyHome: tool.Home, fyne.KeyEnd: tool.End, fyne.KeyReturn: tool.Enter, fyne.KeyEnter: tool.Enter,
	fyne.KeyF2: tool.F2, fyne.KeyTab: tool.Tab, fyne.KeyDelete: tool.Delete, fyne.KeyBackspace: tool.Delete,
	fyne.KeyEscape: tool.Escape, desktop.KeyMenu: tool.MenuKey,
}

func point(p fyne.Position) scene.Point { return scene.Point{X: float64(p.X), Y: float64(p.Y)} }

func button(b desktop.MouseButton) tool.Button {
	switch b {
	case desktop.MouseButtonSecondary:
		return tool.Secondary
	case desktop.MouseButtonTertiary:
		return tool.Middle
	}
	return tool.Primary
}

func mods(m fyne.KeyModifier) (out tool.Mods) {
	if m&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0 {
		out |= tool.Ctrl
	}
	if m&fyne.KeyModifierShift != 0 {
		out |= tool.Shift
	}
	if m&fyne.KeyModifierAlt != 0 {
		out |= tool.Alt
	}
	return out
}
