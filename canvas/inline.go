package canvas

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"sojourn/canvas/entry"
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
)

// editor is the text field above a node.
type editor struct {
	field  *entry.Entry
	box    fyne.CanvasObject
	theme  *zoomedTheme
	ref    scene.Ref
	rect   scene.Rect // map points
	was    string
	commit func(string)
}

// The least sizes of the editor in view units, whatever the zoom.
const (
	editText  = 12.0 // points of text at zoom 1
	editLeast = 10.0
	editWidth = 140.0
)

// Edit opens a text field over rect, in map points, and gives it the keyboard. commit gets the text once it is final
// and changed: by Return, by Tab, which goes on to edit the next card, and by a press elsewhere. If multiline,
// Shift+Return makes a new line. Escape leaves things as they were. An editor that is open is committed first.
func (b *Board) Edit(ref scene.Ref, text string, rect scene.Rect, commit func(string), multiline bool) {
	b.CloseEditor(true)
	c := b.canvas()
	if c == nil {
		return
	}
	e := &editor{ref: ref, rect: rect, was: text, commit: commit, field: entry.New()}
	if multiline {
		e.field = entry.NewMultiLine()
	}
	e.field.KeepTab = true
	e.field.SetText(text)
	e.field.OnCommit = func(string) { b.left(e) }
	e.field.OnCancel = func() { b.close(e, false, true) }
	e.field.OnLeave = func() { b.left(e) }
	e.field.OnKey = func(k *fyne.KeyEvent) bool { return b.editKey(e, k) }
	e.theme = &zoomedTheme{Theme: fyne.CurrentApp().Settings().Theme()}
	e.box = container.NewThemeOverride(e.field, e.theme)
	b.editor = e
	b.overlay.Objects = []fyne.CanvasObject{e.box}
	b.placeEditor()
	b.overlay.Refresh()
	b.repaint()           // the selection gives its frame to the editor
	e.field.CursorToEnd() // only now: lines wrap by the width
	b.Send(tool.EditBegin{Ref: ref})
	// After a press the driver takes the focus from whatever does not lie under the pointer, so it is taken last.
	fyne.Do(func() {
		if b.editor == e {
			c.Focus(e.field)
		}
	})
}

// edits reports that the editor covers a node: its own frame says enough then.
func (b *Board) edits(ref scene.Ref) bool { return b.editor != nil && b.editor.ref == ref }

// Type types into the open editor, as a key of the map that has opened it does.
func (b *Board) Type(r rune) {
	if b.editor != nil {
		b.editor.field.Put(r)
	}
}

// Editing reports that the editor is open.
func (b *Board) Editing() bool { return b.editor != nil }

// CloseEditor takes the editor away, if it is open, and keeps or drops its text.
func (b *Board) CloseEditor(keep bool) {
	if b.editor != nil {
		b.close(b.editor, keep, true)
	}
}

// close ends the editing. Whoever takes the focus elsewhere keeps it there.
func (b *Board) close(e *editor, keep, focus bool) {
	if b.editor != e {
		return
	}
	b.editor = nil
	text := e.field.Text
	if focus {
		b.focus()
	}
	b.overlay.Objects = nil
	b.overlay.Refresh()
	b.repaint()
	b.Send(tool.EditEnd{})
	if keep && text != e.was {
		e.commit(text)
	}
}

// left closes when the focus leaves. Where it went is known once the driver is done: if it went with the window or
// nowhere, the board takes it, or the next keys would go to a field that is not there.
func (b *Board) left(e *editor) {
	if b.editor != e {
		return
	}
	b.close(e, true, false)
	fyne.Do(func() {
		if c := b.canvas(); c != nil && c.Focused() == fyne.Focusable(e.field) {
			b.focus()
		}
	})
}

// editKey takes the keys that end the editing: Return, which with Shift makes a new line where there can be several,
// and Tab, which moves on to the next card.
func (b *Board) editKey(e *editor, k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.field.MultiLine && e.field.Shift() {
			return false
		}
		b.close(e, true, true)
	case fyne.KeyTab:
		b.close(e, true, true)
		b.Send(tool.Key{Name: tool.Tab, Mods: mods(b.config.Mods())})
		b.Send(tool.Key{Name: tool.Enter})
	default:
		return false
	}
	return true
}

// placeEditor keeps the editor over its node.
func (b *Board) placeEditor() {
	e := b.editor
	if e == nil {
		return
	}
	layer := scene.Content
	if n := b.find(e.ref); n != nil {
		layer = n.Layer
	}
	if zoom := float32(b.view.Zoom); e.theme.zoom != zoom {
		e.theme.zoom = zoom
		e.box.Refresh()
	}
	r := b.view.For(b.scene, layer).RectToView(e.rect)
	e.box.Move(fyne.NewPos(float32(r.X), float32(r.Y)))
	least := e.box.MinSize()
	e.box.Resize(fyne.NewSize(max(editWidth, least.Width, float32(r.W)), max(least.Height, float32(r.H))))
}

// zoomedTheme gives the editor the size of the words below it.
type zoomedTheme struct {
	fyne.Theme
	zoom float32
}

func (t *zoomedTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return max(editLeast, editText*t.zoom)
	case theme.SizeNameInnerPadding:
		return max(3, 6*t.zoom)
	}
	return t.Theme.Size(n)
}
