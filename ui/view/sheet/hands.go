package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/canvas/scene"
)

// FocusGained is called by the driver.
func (s *Sheet) FocusGained() { s.keys.Focus(); s.focused = true; s.raster.Refresh() }

// FocusLost is called by the driver.
func (s *Sheet) FocusLost() { s.focused = false; s.keys.Leave(); s.raster.Refresh() }

// TypedRune is called by the driver.
func (s *Sheet) TypedRune(r rune) {
	s.keys.Rune(r, func(sign rune) {
		if ref, _, ok := s.Current(); ok && s.ev.Type != nil {
			s.ev.Type(ref, sign)
		}
	})
}

// TypedKey is called by the driver for keys without Ctrl, Alt or Super.
func (s *Sheet) TypedKey(k *fyne.KeyEvent) { s.keys.Press(k) }

// Act lets a key act that belongs to no composition.
func (s *Sheet) Act(k *fyne.KeyEvent) {
	page := max(40, float64(s.Size().Height)-60)
	switch k.Name {
	case fyne.KeyUp:
		s.walk(0, -1)
	case fyne.KeyDown:
		s.walk(0, 1)
	case fyne.KeyLeft:
		s.walk(-1, 0)
	case fyne.KeyRight:
		s.walk(1, 0)
	case fyne.KeyPageUp:
		s.leap(-page)
	case fyne.KeyPageDown:
		s.leap(page)
	case fyne.KeyHome:
		s.end(true)
	case fyne.KeyEnd:
		s.end(false)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		s.open()
	case desktop.KeyMenu:
		s.menuHere()
	case fyne.KeyEscape:
		if s.letGo() {
			return
		}
		s.other(k)
	default:
		s.other(k)
	}
}

// open does with the current thing what a double click does, or what a click on a button does.
func (s *Sheet) open() {
	r, _, ok := s.Current()
	if do := s.button(r); ok && do != nil {
		do()
	} else if ok && s.ev.Open != nil {
		s.ev.Open(r)
	}
}

func (s *Sheet) other(k *fyne.KeyEvent) {
	if s.ev.Key != nil {
		s.ev.Key(k)
	}
}

// walk goes to the next thing in a direction; where there is none the sheet scrolls.
func (s *Sheet) walk(dx, dy float64) {
	const step = 40
	if n := s.next(dx, dy); n != nil {
		s.choose(n.Ref.ID)
		return
	}
	s.scrollBy(dx*step, dy*step)
}

// leap goes as far as a page up or down; where nothing is current, or nothing lies there, the sheet scrolls.
func (s *Sheet) leap(page float64) {
	n := s.within(page)
	s.scrollBy(0, page)
	if n != nil {
		s.choose(n.Ref.ID)
	}
}

// end goes to the first or the last thing.
func (s *Sheet) end(first bool) {
	id := ""
	for _, n := range s.look().Nodes {
		if n.Ref.ID == "" {
			continue
		}
		if id = n.Ref.ID; first {
			break
		}
	}
	if id != "" {
		s.choose(id)
	}
}

// TypedShortcut takes the arrows with Ctrl or Alt that move what is selected, and leaves the others to the window: the
// driver offers them to the focused widget alone.
func (s *Sheet) TypedShortcut(sc fyne.Shortcut) {
	s.keys.Call()
	if c, ok := sc.(*desktop.CustomShortcut); ok && (c.Modifier == fyne.KeyModifierShortcutDefault || c.Modifier == fyne.KeyModifierAlt) && s.nudge(c.KeyName) {
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(s).(fyne.Shortcutable); ok {
		c.TypedShortcut(sc)
	}
}

func (s *Sheet) nudge(k fyne.KeyName) bool {
	by := map[fyne.KeyName][2]int{fyne.KeyLeft: {-1, 0}, fyne.KeyRight: {1, 0}, fyne.KeyUp: {0, -1}, fyne.KeyDown: {0, 1}}
	d, ok := by[k]
	return ok && s.Nudge(d[0], d[1])
}

// Nudge moves the current thing by one place, and reports whether it can be moved.
func (s *Sheet) Nudge(dx, dy int) bool {
	r, _, on := s.Current()
	return on && s.ev.Nudge != nil && s.ev.Nudge(r, dx, dy)
}

// Nudges reports that there is a current thing on a sheet on which things move.
func (s *Sheet) Nudges() bool {
	_, _, on := s.Current()
	return on && s.ev.Nudge != nil
}

func point(p fyne.Position) scene.Point { return scene.Point{X: float64(p.X), Y: float64(p.Y)} }

// MouseDown is called by the driver.
func (s *Sheet) MouseDown(e *desktop.MouseEvent) {
	s.pressing = true
	defer func() { s.pressing = false }()
	s.CloseEditor()
	s.keys.Call()
	s.Focus()
	at := point(e.Position)
	s.press, s.release = press{from: at, at: at}, nil
	if s.thumb().Inset(-3).Contains(at) {
		s.press.bar = true
		return
	}
	n := s.hit(at)
	switch {
	case n == nil:
		s.clicked = click{}
		s.choose()
	case e.Button == desktop.MouseButtonSecondary:
		if !s.IsChosen(n.Ref.ID) {
			s.choose(n.Ref.ID)
		}
		s.menu(e.AbsolutePosition)
	case e.Modifier&(fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault) != 0:
		s.clicked = click{}
		s.toggle(n.Ref.ID)
	default:
		s.pressed(n)
	}
}

// pressed is a press on a thing: the second one opens it, and on what works like a button the first does.
func (s *Sheet) pressed(n *scene.Node) {
	if do := s.button(n.Ref); do != nil {
		s.clicked, s.release = click{}, do
		return
	}
	now, was := s.Now(), s.clicked
	s.press.held, s.press.bounds = n.Ref, n.Bounds
	ref := n.Ref
	s.choose(ref.ID)
	s.clicked = click{ref, s.Now()} // what choosing takes is no pause of the hand
	if was.ref == ref && now.Sub(was.at) < doubleClick && s.ev.Open != nil {
		s.clicked = click{}
		s.release = func() { s.ev.Open(ref) }
	}
}

// button is what a click on a thing does, nil where it is selected.
func (s *Sheet) button(r scene.Ref) func() {
	if s.ev.Button == nil {
		return nil
	}
	return s.ev.Button(r)
}

func (s *Sheet) toggle(id string) {
	if !s.IsChosen(id) {
		s.choose(append(s.chosen, id)...)
		return
	}
	var rest []string
	for _, c := range s.chosen {
		if c != id {
			rest = append(rest, c)
		}
	}
	s.choose(rest...)
}

// MouseUp is called by the driver. What a click does is done now, and after the driver: it takes the focus from whatever does
// not lie under the pointer, both when a button goes down and when it comes up.
func (s *Sheet) MouseUp(*desktop.MouseEvent) {
	if do := s.release; do != nil {
		s.release = nil
		fyne.Do(do)
	}
}

// Dragged is called by the driver: the scroll bar moves, or what was pressed.
func (s *Sheet) Dragged(e *fyne.DragEvent) {
	at := point(e.Position)
	room, whole := float64(s.Size().Height), s.whole().H
	switch {
	case s.press.bar:
		if rest := room - s.thumb().H; rest > 0 {
			s.scrollBy(0, (at.Y-s.press.at.Y)/rest*(whole-room))
		}
		s.press.at = at
	case s.press.held.ID != "" && s.ev.Grab != nil && (s.press.moved || s.ev.Grab(s.press.held)):
		s.press.at, s.press.moved, s.release = at, true, nil
		s.Redraw()
	}
}

// DragEnd is called by the driver.
func (s *Sheet) DragEnd() {
	p, at := s.press, s.middle()
	s.press = press{}
	if p.moved && s.ev.Drop != nil {
		s.ev.Drop(p.held, p.bounds.Center(), at)
	}
	s.Redraw()
	s.Focus()
}

// letGo calls a drag off, and reports whether there was one.
func (s *Sheet) letGo() bool {
	was := s.press.moved
	s.press = press{}
	if was {
		s.Redraw()
	}
	return was
}

// Scrolled is called by the driver.
func (s *Sheet) Scrolled(e *fyne.ScrollEvent) {
	const notch = 2.5 // lines roll faster than a map pans
	s.scrollBy(-float64(e.Scrolled.DX)*notch, -float64(e.Scrolled.DY)*notch)
}

func (s *Sheet) menu(at fyne.Position) {
	if s.ev.Menu != nil {
		s.ev.Menu(at)
	}
}

// menuHere opens the menu of the current thing below it.
func (s *Sheet) menuHere() {
	if r, _, ok := s.Current(); ok {
		if at, on := s.At(r.ID); on {
			s.menu(at)
		}
	}
}
