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

// edited is what the text field lies over.
type edited struct {
	key vm.LineKey
	col int
}

func (o *Outline) newEditor() *entry.Inline {
	e := entry.NewInline(o, o.overlay)
	e.Place, e.Next, e.Closed = o.overLine, o.next, o.raster.Refresh
	return e
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
	o.CloseEditor()
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
	rows := 1
	if several {
		rows = 4
	}
	o.edited = edited{o.key, o.col}
	o.editor.Open(text, rows, o.pressing, commit)
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

// CloseEditor takes the editor away, if it is open, and keeps what was typed.
func (o *Outline) CloseEditor() { o.editor.Close(true) }

// Editing reports that the editor is open.
func (o *Outline) Editing() bool { return o.editor.Field() != nil }

// placeEditor keeps the editor over its line, wherever that has gone.
func (o *Outline) placeEditor() {
	if f := o.editor.Field(); f != nil {
		o.overLine(f)
	}
}

func (o *Outline) overLine(f *entry.Entry) {
	i := o.index(o.edited.key)
	if i < 0 {
		o.editor.Close(false)
		return
	}
	r := o.words(i)
	if o.look.Table {
		r = o.cellRect(i, o.edited.col)
	}
	least := f.MinSize()
	h := max(least.Height, float32(r.H))
	f.Move(fyne.NewPos(float32(r.X), float32(r.Y)+(float32(r.H)-min(h, float32(r.H)))/2))
	f.Resize(fyne.NewSize(max(140, float32(r.W)), h))
}

// words is where the name of a line of the tree stands.
func (o *Outline) words(i int) scene.Rect {
	r := o.arrow(i)
	r.X += indent + 4
	r.W = max(160, min(520, o.room().W-r.X-24))
	return r
}
