package sheet

import (
	"fyne.io/fyne/v2"

	"sojourn/canvas/entry"
	"sojourn/canvas/scene"
)

// editor is the text field above a thing of the sheet.
type editor struct {
	field  *entry.Entry
	id     string
	head   float64
	was    string
	commit func(string)
}

// Edit opens a text field over a thing, but for a head that stays in view, and gives it the keyboard. Commit gets the text once it is final and changed: by
// Return, by Tab, which goes on to the next thing, and by a press elsewhere. If several, Shift+Return makes a new line.
// Escape leaves things as they were. An editor that is open is committed first.
func (s *Sheet) Edit(id string, head float64, text string, several bool, commit func(string)) {
	s.CloseEditor()
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
	if c == nil || s.node(id) == nil {
		return
	}
	e := &editor{field: entry.New(), id: id, head: head, was: text, commit: commit}
	if several {
		e.field = entry.NewMultiLine()
	}
	e.field.KeepTab = true
	e.field.SetText(text)
	e.field.OnCommit = func(string) { s.left(e) }
	e.field.OnLeave = func() { s.left(e) }
	e.field.OnCancel = func() { s.endEdit(e, false, true) }
	e.field.OnKey = func(k *fyne.KeyEvent) bool { return s.editKey(e, k) }
	s.editor = e
	s.above.Objects = []fyne.CanvasObject{e.field}
	s.placeEditor()
	s.above.Refresh()
	e.field.CursorToEnd() // only now: lines wrap by the width
	if !s.pressing {      // the next keys may be waiting already, and are meant for the field
		c.Focus(e.field)
	}
	// After a press the driver takes the focus from whatever does not lie under the pointer, so it is taken last.
	fyne.Do(func() {
		if s.editor == e && c.Focused() != fyne.Focusable(e.field) {
			c.Focus(e.field)
		}
	})
}

// CloseEditor takes the editor away, if it is open, and keeps what was typed.
func (s *Sheet) CloseEditor() {
	if s.editor != nil {
		s.endEdit(s.editor, true, true)
	}
}

// Editing reports that the editor is open.
func (s *Sheet) Editing() bool { return s.editor != nil }

func (s *Sheet) editKey(e *editor, k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.field.MultiLine && e.field.Shift() {
			return false
		}
		s.endEdit(e, true, true)
	case fyne.KeyTab:
		by := 1
		if e.field.Shift() {
			by = -1
		}
		s.endEdit(e, true, true)
		if s.ev.Next != nil {
			s.ev.Next(by)
		}
	default:
		return false
	}
	return true
}

// left closes when the focus leaves. Where it went is known once the driver is done: if it went with the window or nowhere,
// the sheet takes it.
func (s *Sheet) left(e *editor) {
	if s.editor != e {
		return
	}
	s.endEdit(e, true, false)
	fyne.Do(func() {
		if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil && c.Focused() == fyne.Focusable(e.field) {
			s.Focus()
		}
	})
}

// endEdit takes the editor away. Whoever takes the focus elsewhere keeps it there.
func (s *Sheet) endEdit(e *editor, keep, focus bool) {
	if s.editor != e {
		return
	}
	s.editor = nil
	text := e.field.Text
	if focus {
		s.Focus()
	}
	s.above.Objects = nil
	s.above.Refresh()
	s.raster.Refresh()
	if keep && text != e.was {
		e.commit(text)
	}
}

// placeEditor keeps the editor over its thing, wherever that has gone.
func (s *Sheet) placeEditor() {
	e := s.editor
	if e == nil {
		return
	}
	n := s.node(e.id)
	if n == nil {
		s.endEdit(e, false, true)
		return
	}
	const narrowest, rows = 120, 3
	r := n.Bounds.Move(-s.scroll.X, -s.scroll.Y+e.head)
	r.H -= e.head
	least := e.field.MinSize()
	if e.field.MultiLine {
		least.Height = max(least.Height, float32(rows*LineHeight(BodySize)+16))
	}
	size := fyne.NewSize(max(narrowest, float32(r.W)), max(least.Height, float32(r.H)))
	at := fyne.NewPos(float32(r.X), float32(r.Y))
	if !e.field.MultiLine { // around the words
		at.Y -= (size.Height - float32(r.H)) / 2
	}
	at.X = max(0, min(at.X, s.Size().Width-size.Width))
	e.field.Move(at)
	e.field.Resize(size)
}

// After returns what comes so many things after another one in reading order, and false beyond the ends.
func (s *Sheet) After(id string, by int) (scene.Ref, bool) {
	var refs []scene.Ref
	at := -1
	for _, n := range s.look().Nodes {
		if n.Ref.ID == "" {
			continue
		}
		if n.Ref.ID == id {
			at = len(refs)
		}
		refs = append(refs, n.Ref)
	}
	if at += by; at < 0 || at >= len(refs) {
		return scene.Ref{}, false
	}
	return refs[at], true
}
