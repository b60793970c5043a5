package outline

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/entry"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/ui/vm"
)

// editor is the text field above a line or a cell.
type editor struct {
	field  *entry.Entry
	key    vm.LineKey
	col    int
	was    string
	commit func(text string)
}

// open edits the current line or cell: by its choices where it has some, otherwise in place. In a cell of the tree that
// is a new card.
func (o *Outline) open() {
	l, ok := o.Current()
	if !ok {
		return
	}
	if !o.look.Table {
		if l.Kind == vm.CellLine {
			o.add()
			return
		}
		o.Edit()
		return
	}
	if f, ok := o.field(); ok && len(f.Options) > 0 && f.Input != vm.Suggest && o.may() {
		o.offer(f)
		return
	}
	o.Edit()
}

// Edit opens a text field over the current line or cell.
func (o *Outline) Edit() {
	o.closeEditor(true)
	l, ok := o.Current()
	if !ok || !o.may() {
		return
	}
	if o.look.Table {
		o.editField()
		return
	}
	switch l.Kind {
	case vm.CellLine, vm.TrayLine:
	case vm.CurveLine:
		text := ""
		if v, ok := o.model.Feeling(l.LineKey); ok {
			text = v
		}
		o.edit(text, false, func(text string) {
			if o.ev.Feel != nil {
				o.ev.Feel(l.LineKey, text)
			}
		})
	default:
		if l.Card != nil && l.Card.Locked {
			return
		}
		text, unnamed := o.model.Name(l.LineKey)
		if unnamed {
			text = ""
		}
		o.edit(text, l.Kind == vm.CardLine && strings.Contains(text, "\n"), func(text string) {
			if o.ev.Rename != nil {
				o.ev.Rename(l.LineKey, text)
			}
		})
	}
}

// field is the field of the current column for all selected cards, the current one first.
func (o *Outline) field() (vm.Field, bool) {
	l, ok := o.Current()
	if !ok || l.Card == nil {
		return vm.Field{}, false
	}
	cards := []*model.Card{l.Card}
	if o.chosen[l.LineKey] {
		for _, other := range o.Chosen() {
			if other.Card != nil && other.ID != l.ID {
				cards = append(cards, other.Card)
			}
		}
	}
	return o.model.Field(o.col, cards...)
}

func (o *Outline) editField() {
	f, ok := o.field()
	if !ok {
		return
	}
	name := o.heads[o.col].Text
	o.edit(vm.FieldText(f), f.Input == vm.Paragraph, func(text string) {
		if v, ok := vm.ReadField(f, text); ok {
			o.set(f, v)
		} else if o.ev.Unread != nil {
			o.ev.Unread(name, text)
		}
	})
}

func (o *Outline) set(f vm.Field, v vm.Value) {
	if o.ev.Set != nil {
		o.ev.Set(f, v)
	}
}

// offer opens a menu with the choices of a field below its cell.
func (o *Outline) offer(f vm.Field) {
	c := o.canvas()
	if c == nil {
		return
	}
	var items []*fyne.MenuItem
	now := vm.FieldText(f)
	for _, option := range f.Options {
		it := fyne.NewMenuItem(option.Text, func() { o.set(f, vm.Picked(f, option)) })
		it.Checked = option.ID == now || option.Text == now
		items = append(items, it)
	}
	r := o.cellRect(o.at, o.col)
	widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), c, fyne.NewPos(float32(r.X), float32(r.MaxY())), o)
}

func (o *Outline) edit(text string, several bool, commit func(string)) {
	c := o.canvas()
	if c == nil {
		return
	}
	e := &editor{key: o.key, col: o.col, was: text, commit: commit, field: entry.New()}
	if several {
		e.field = entry.NewMultiLine()
		e.field.SetMinRowsVisible(4)
	}
	e.field.KeepTab = true
	e.field.SetText(text)
	e.field.OnCommit = func(string) { o.left(e) }
	e.field.OnLeave = func() { o.left(e) }
	e.field.OnCancel = func() { o.end(e, false, true) }
	e.field.OnKey = func(k *fyne.KeyEvent) bool { return o.editKey(e, k) }
	o.editor = e
	o.overlay.Objects = []fyne.CanvasObject{e.field}
	o.placeEditor()
	o.overlay.Refresh()
	e.field.CursorToEnd()
	if !o.pressing { // the next keys may be waiting already, and are meant for the field
		c.Focus(e.field)
	}
	// After a press the driver takes the focus from whatever does not lie under the pointer, so it is taken last.
	fyne.Do(func() {
		if o.editor == e && c.Focused() != fyne.Focusable(e.field) {
			c.Focus(e.field)
		}
	})
}

// editKey takes the keys that end the editing: Return, which with Shift makes a new line where there can be several, and
// Tab, which goes on to the next cell of the table or line of the tree.
func (o *Outline) editKey(e *editor, k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.field.MultiLine && e.field.Shift() {
			return false
		}
		o.end(e, true, true)
	case fyne.KeyTab:
		by := 1
		if e.field.Shift() {
			by = -1
		}
		o.end(e, true, true)
		o.next(by)
	default:
		return false
	}
	return true
}

// next edits the next cell that can be edited in the row; in the tree the next line.
func (o *Outline) next(by int) {
	if !o.look.Table {
		o.goTo(o.at+by, false)
		o.Edit()
		return
	}
	for col := o.col + by; col >= 0 && col < len(o.heads); col += by {
		was := o.col
		o.col = col
		if _, ok := o.field(); ok {
			o.reveal()
			o.Edit()
			return
		}
		o.col = was
	}
}

// left closes when the focus leaves. Where it went is known once the driver is done: if it went with the window or nowhere,
// the outline takes it.
func (o *Outline) left(e *editor) {
	if o.editor != e {
		return
	}
	o.end(e, true, false)
	fyne.Do(func() {
		if c := o.canvas(); c != nil && c.Focused() == fyne.Focusable(e.field) {
			o.Focus()
		}
	})
}

// CloseEditor takes the editor away, if it is open, and keeps what was typed.
func (o *Outline) CloseEditor() { o.closeEditor(true) }

// Editing reports that the editor is open.
func (o *Outline) Editing() bool { return o.editor != nil }

func (o *Outline) closeEditor(keep bool) {
	if o.editor != nil {
		o.end(o.editor, keep, true)
	}
}

// end takes the editor away. Whoever takes the focus elsewhere keeps it there.
func (o *Outline) end(e *editor, keep, focus bool) {
	if o.editor != e {
		return
	}
	o.editor = nil
	text := e.field.Text
	if focus {
		o.Focus()
	}
	o.overlay.Objects = nil
	o.overlay.Refresh()
	o.raster.Refresh()
	if keep && text != e.was {
		e.commit(text)
	}
}

// placeEditor keeps the editor over its line, wherever that has gone.
func (o *Outline) placeEditor() {
	e := o.editor
	if e == nil {
		return
	}
	i := o.index(e.key)
	if i < 0 {
		o.end(e, false, true)
		return
	}
	r := o.words(i)
	if o.look.Table {
		r = o.cellRect(i, e.col)
	}
	least := e.field.MinSize()
	h := max(least.Height, float32(r.H))
	e.field.Move(fyne.NewPos(float32(r.X), float32(r.Y)+(float32(r.H)-min(h, float32(r.H)))/2))
	e.field.Resize(fyne.NewSize(max(140, float32(r.W)), h))
}

// words is where the name of a line of the tree stands.
func (o *Outline) words(i int) scene.Rect {
	r := o.arrow(i)
	r.X += indent + 4
	r.W = max(160, min(520, o.room().W-r.X-24))
	return r
}
