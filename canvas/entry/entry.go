package entry

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field that keeps the keys of a running composition away from its text. Every text field of the
// program is one. Callbacks run on the UI goroutine.
type Entry struct {
	widget.Entry

	// OnKey sees each key that really applies, before the field does; true means handled.
	OnKey func(*fyne.KeyEvent) bool
	// OnCommit gets the text when it is final: on Return in one line, on Ctrl+Return in several, and when the focus
	// leaves a text that has changed since.
	OnCommit func(text string)
	// OnCancel runs on Escape, after the text was put back to what it was. Without it Escape does nothing.
	OnCancel func()
	// OnEnter runs last when the field gets the keyboard.
	OnEnter func()
	// OnLeave runs last when the focus leaves.
	OnLeave func()
	// Live says that what is typed is in the document at once, whose undo and redo then serve the field as well.
	Live bool
	// KeepTab lets OnKey see Tab. Otherwise Tab moves the focus, in several lines too.
	KeepTab bool

	keys  *Keys
	paste *pasting // nil when no paste is going on
	base  string   // the text as set or committed
	shift bool

	putting bool // a character is being typed
}

// New returns an empty field of one line.
func New() *Entry {
	e := &Entry{}
	e.keys = NewKeys(e, e.Act)
	e.OnCursorChanged = e.showCaret
	e.ExtendBaseWidget(e)
	return e
}

// NewMultiLine returns an empty field of several lines that wraps at words.
func NewMultiLine() *Entry {
	e := New()
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	return e
}

// SetText replaces the text and takes it as committed.
func (e *Entry) SetText(text string) {
	e.Entry.SetText(text)
	e.base = e.Text
}

// CursorToEnd puts the cursor behind the last character. A field that wraps must have its size by then.
func (e *Entry) CursorToEnd() {
	e.CursorRow, e.CursorColumn = math.MaxInt32, math.MaxInt32
	e.Entry.SetText(e.Text) // cuts a cursor that is out of bounds to the end
}

// TypedKey is called by the driver for each key press and repeat.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if !e.Disabled() && !e.later(func() { e.TypedKey(k) }) {
		e.keys.Press(k)
	}
}

// TypedRune is called by the driver for each character, typed or committed by an input method.
func (e *Entry) TypedRune(r rune) {
	if !e.later(func() { e.TypedRune(r) }) {
		e.keys.Rune(r, e.Put)
	}
}

// TypedShortcut is called by the driver for keys with Ctrl, Alt or Super.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if e.later(func() { e.TypedShortcut(s) }) {
		return
	}
	e.keys.Call()
	if c, ok := s.(*desktop.CustomShortcut); ok && e.MultiLine && e.OnCommit != nil &&
		c.Modifier == fyne.KeyModifierShortcutDefault && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		e.Commit()
		return
	}
	if p, ok := s.(*fyne.ShortcutPaste); ok {
		e.ask(p.Clipboard)
		return
	}
	e.Entry.TypedShortcut(s)
}

// Put types a character that is known to belong to the text, whatever is being composed.
func (e *Entry) Put(r rune) {
	e.putting = true
	e.Entry.TypedRune(r)
	e.putting = false
}

// Typed returns how many runes stand before the cursor while OnChanged tells of a typed character. It is 0 while that
// tells of anything else.
func (e *Entry) Typed() int {
	if !e.putting {
		return 0
	}
	return e.CursorTextOffset()
}

// Commit hands the text to OnCommit, as Return does.
func (e *Entry) Commit() {
	e.base = e.Text
	if e.OnCommit != nil {
		e.OnCommit(e.Text)
	}
}

// KeyDown is called by the driver when a key goes down.
func (e *Entry) KeyDown(k *fyne.KeyEvent) {
	e.shift = e.shift || isShift(k.Name)
	e.Entry.KeyDown(k)
}

// KeyUp is called by the driver when a key goes up.
func (e *Entry) KeyUp(k *fyne.KeyEvent) {
	e.shift = e.shift && !isShift(k.Name)
	e.Entry.KeyUp(k)
}

// Shift reports whether Shift is down, for OnKey, whose keys carry no modifiers.
func (e *Entry) Shift() bool { return e.shift }

// AcceptsTab tells the driver whether Tab comes here. It does while keys are held, for it may belong to the
// composition.
func (e *Entry) AcceptsTab() bool { return e.KeepTab || e.keys.Busy() }

// FocusGained is called by the driver when the field gets the keyboard.
func (e *Entry) FocusGained() {
	e.keys.Focus()
	e.Entry.FocusGained()
	e.showCaret()
	if e.OnEnter != nil {
		e.OnEnter()
	}
}

// FocusLost is called by the driver when the focus leaves, to another widget or another window.
func (e *Entry) FocusLost() {
	e.keys.Leave()
	e.paste = nil
	e.shift = false
	e.Entry.FocusLost()
	if e.Text != e.base {
		e.Commit()
	}
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// Act lets a key act that is known to belong to the text, whatever is being composed.
func (e *Entry) Act(k *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(k) || PassOn(e, k) {
		return
	}
	switch k.Name {
	case fyne.KeyTab:
		e.moveFocus()
		return
	case fyne.KeyEscape:
		if e.OnCancel != nil {
			e.SetText(e.base)
			e.OnCancel()
		}
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if !e.MultiLine {
			e.Commit()
		}
	}
	e.Entry.TypedKey(k)
}

func (e *Entry) moveFocus() {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	switch {
	case c == nil:
	case e.shift:
		c.FocusPrevious()
	default:
		c.FocusNext()
	}
}

func isShift(k fyne.KeyName) bool { return k == desktop.KeyShiftLeft || k == desktop.KeyShiftRight }
