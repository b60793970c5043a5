package entry

import "fyne.io/fyne/v2"

// Inline is the text field of a widget that paints: it lies over the one thing whose words are edited, and is there only
// as long as they are. Its methods belong on the UI goroutine.
type Inline struct {
	// Place lays the field over what is edited. It runs when the field opens; the widget calls it when that has moved.
	Place func(f *Entry)
	// Next goes on to what comes so many after, for Tab: 1 or −1.
	Next func(by int)
	// Closed runs when the field is gone, before its text is committed.
	Closed func()
	// Dress returns what stands on the widget, with the field in it; nil is the field itself.
	Dress func(f *Entry) fyne.CanvasObject

	under  Painted
	over   *fyne.Container
	field  *Entry // nil when nothing is edited
	was    string
	commit func(text string)
}

// Painted is a widget that has the keyboard while nothing in it is edited.
type Painted interface {
	fyne.CanvasObject
	fyne.Focusable
}

// NewInline returns the field of a widget, which opens in a container above it.
func NewInline(under Painted, over *fyne.Container) *Inline {
	return &Inline{under: under, over: over, Closed: func() {}}
}

// Open opens the field with a text, and gives it the keyboard: late where the toolkit is handing on a press, for it
// then takes the focus from whatever does not lie under the pointer. Commit gets the text once it is final and changed: by
// Return, by Tab, which goes on, and by a press elsewhere. With several rows Shift+Return makes a new line, and so many
// show at least. Escape leaves things as they were. A field that is open is committed first. It reports false where the
// widget is in no window.
func (in *Inline) Open(text string, rows int, late bool, commit func(text string)) bool {
	in.Close(true)
	c := in.canvas()
	if c == nil {
		return false
	}
	f := in.made(text, rows)
	in.field, in.was, in.commit = f, text, commit
	in.over.Objects = []fyne.CanvasObject{f}
	if in.Dress != nil {
		in.over.Objects[0] = in.Dress(f)
	}
	in.Place(f)
	in.over.Refresh()
	f.CursorToEnd() // only now: lines wrap by the width
	if !late {      // the next keys may be waiting already, and are meant for the field
		c.Focus(f)
	}
	fyne.Do(func() {
		if in.field == f && c.Focused() != fyne.Focusable(f) {
			c.Focus(f)
		}
	})
	return true
}

func (in *Inline) made(text string, rows int) *Entry {
	f := New()
	if rows > 1 {
		f = NewMultiLine()
		f.SetMinRowsVisible(rows)
	}
	f.KeepTab = true
	f.SetText(text)
	f.OnCommit = func(string) { in.left(f) }
	f.OnLeave = func() { in.left(f) }
	f.OnCancel = func() { in.end(f, false, true) }
	f.OnKey = func(k *fyne.KeyEvent) bool { return in.key(f, k) }
	return f
}

// Field returns the field while it is open, and nil otherwise.
func (in *Inline) Field() *Entry { return in.field }

// Close takes the field away, if it is open, and keeps or drops what was typed.
func (in *Inline) Close(keep bool) {
	if in.field != nil {
		in.end(in.field, keep, true)
	}
}

// Focus gives the keyboard to the widget, unless the field has it.
func (in *Inline) Focus() {
	if c := in.canvas(); c != nil && in.field == nil && c.Focused() != fyne.Focusable(in.under) {
		c.Focus(in.under)
	}
}

func (in *Inline) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(in.under) }

// key takes the keys that end the editing.
func (in *Inline) key(f *Entry, k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if f.MultiLine && f.Shift() {
			return false
		}
		in.end(f, true, true)
	case fyne.KeyTab:
		by := 1
		if f.Shift() {
			by = -1
		}
		in.end(f, true, true)
		in.Next(by)
	default:
		return false
	}
	return true
}

// left closes when the focus leaves. Where it went is known once the driver is done: if it went with the window or
// nowhere, the widget takes it, or the next keys would go to a field that is not there.
func (in *Inline) left(f *Entry) {
	if in.field != f {
		return
	}
	in.end(f, true, false)
	fyne.Do(func() {
		if c := in.canvas(); c != nil && c.Focused() == fyne.Focusable(f) {
			in.Focus()
		}
	})
}

// end takes the field away. Whoever takes the focus elsewhere keeps it there.
func (in *Inline) end(f *Entry, keep, focus bool) {
	if in.field != f {
		return
	}
	in.field = nil
	text, commit := f.Text, in.commit
	if focus {
		in.Focus()
	}
	in.over.Objects = nil
	in.over.Refresh()
	in.Closed()
	if keep && text != in.was {
		commit(text)
	}
}
