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
	*entry.Inline
	box   fyne.CanvasObject // the field in the size of the words below it
	theme *zoomedTheme
	ref   scene.Ref
	rect  scene.Rect // map points
}

// The least sizes of the editor in view units, whatever the zoom.
const (
	editText  = 12.0 // points of text at zoom 1
	editLeast = 10.0
	editWidth = 140.0
)

func newEditor(b *Board) *editor {
	e := &editor{Inline: entry.NewInline(b, b.overlay)}
	e.Dress = func(f *entry.Entry) fyne.CanvasObject {
		e.theme = &zoomedTheme{Theme: fyne.CurrentApp().Settings().Theme()}
		e.box = container.NewThemeOverride(f, e.theme)
		return e.box
	}
	e.Place = func(*entry.Entry) { b.placeEditor() }
	e.Closed = func() {
		b.repaint()
		b.Send(tool.EditEnd{})
	}
	e.Next = func(int) {
		b.Send(tool.Key{Name: tool.Tab, Mods: mods(b.config.Mods())})
		b.Send(tool.Key{Name: tool.Enter})
	}
	return e
}

// Edit opens a text field over rect, in map points, and gives it the keyboard. commit gets the text once it is final
// and changed: by Return, by Tab, which goes on to edit the next card, and by a press elsewhere. If multiline,
// Shift+Return makes a new line. Escape leaves things as they were. An editor that is open is committed first.
func (b *Board) Edit(ref scene.Ref, text string, rect scene.Rect, commit func(string), multiline bool) {
	b.CloseEditor(true)
	rows := 1
	if multiline {
		rows = 3
	}
	b.editor.ref, b.editor.rect = ref, rect
	const late = true // it is mostly a press that opens it
	if b.editor.Open(text, rows, late, commit) {
		b.repaint() // the selection gives its frame to the editor
		b.Send(tool.EditBegin{Ref: ref})
	}
}

// edits reports that the editor covers a node: its own frame says enough then.
func (b *Board) edits(ref scene.Ref) bool { return b.Editing() && b.editor.ref == ref }

// Type types into the open editor, as a key of the map that has opened it does.
func (b *Board) Type(r rune) {
	if f := b.editor.Field(); f != nil {
		f.Put(r)
	}
}

// Editing reports that the editor is open.
func (b *Board) Editing() bool { return b.editor.Field() != nil }

// CloseEditor takes the editor away, if it is open, and keeps or drops its text.
func (b *Board) CloseEditor(keep bool) { b.editor.Close(keep) }

// placeEditor keeps the editor over its node.
func (b *Board) placeEditor() {
	if !b.Editing() {
		return
	}
	e := b.editor
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
