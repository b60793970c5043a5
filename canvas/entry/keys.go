package entry

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/canvas/entry/imm"
)

// keyboard is what is known of an input method. It knows nothing of widgets: what it composes goes on wherever the focus
// goes, and so one keyboard serves the whole program.
type keyboard struct {
	guard   guard
	act     func(*fyne.KeyEvent) // of the widget that has the keys
	beat    func(on bool)        // starts and stops the beats of the guard; tests replace it
	beating bool
	cancel  func(fyne.CanvasObject) bool // callOff; tests replace it
	called  time.Time                    // when its Escape went off, zero once that has come by
	mods    func() fyne.KeyModifier      // those that are held; tests replace it
}

// calling is how long the Escape that calls a composition off may be on its way.
const calling = 500 * time.Millisecond

var all = newKeyboard()

func newKeyboard() *keyboard {
	b := &keyboard{guard: guard{now: time.Now}, cancel: callOff, mods: Held}
	b.beat = b.loop()
	return b
}

// Keys stands between the driver and a widget that has the keyboard, and keeps the keys of a running composition away
// from it. Its callers are on the UI goroutine.
type Keys struct {
	board  *keyboard
	widget fyne.CanvasObject
	act    func(*fyne.KeyEvent)
}

// NewKeys returns those of a widget. It calls act with each editing key that belongs to no composition, now or a moment
// later. Keys that print are known by their runes alone.
func NewKeys(widget fyne.CanvasObject, act func(*fyne.KeyEvent)) *Keys {
	return &Keys{board: all, widget: widget, act: act}
}

// Press takes a key from the driver.
func (k *Keys) Press(e *fyne.KeyEvent) {
	b := k.board
	b.act = k.act
	if e.Name == fyne.KeyEscape && b.guard.now().Sub(b.called) < calling {
		b.called = time.Time{}
		b.guard.forget()
		b.follow(nil)
		return
	}
	b.follow(b.guard.press(b.named(e)))
}

// named is a key by the name that widgets know: Shift+F10 is the menu key of keyboards that have none.
func (b *keyboard) named(e *fyne.KeyEvent) *fyne.KeyEvent {
	if e.Name == fyne.KeyF10 && IsMenuKey(e, b.mods()) {
		return &fyne.KeyEvent{Name: desktop.KeyMenu, Physical: e.Physical}
	}
	return e
}

// IsMenuKey reports a key that opens the menu of what has the keyboard, with the modifiers that are held.
func IsMenuKey(e *fyne.KeyEvent, held fyne.KeyModifier) bool {
	return e.Name == desktop.KeyMenu || e.Name == fyne.KeyF10 && held == fyne.KeyModifierShift
}

// Held are the modifiers that are down, none where the driver does not know, as that of tests does not.
func Held() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// Rune takes a character, typed or committed by an input method, and has it put into the text before the keys that
// follow it.
func (k *Keys) Rune(r rune, put func(rune)) {
	k.board.act = k.act
	real := k.board.guard.char(r)
	put(r)
	k.board.follow(real)
}

// Focus tells that the keyboard comes to the widget. What was being composed elsewhere is called off: it was not meant
// for this one.
func (k *Keys) Focus() {
	k.board.act = k.act
	k.Call()
}

// Leave tells that the keyboard goes elsewhere. Keys that are still held are not for whatever gets it.
func (k *Keys) Leave() {
	k.board.guard.leave()
}

// Call calls off what is being composed: the person does something else, such as pressing a button of the mouse.
func (k *Keys) Call() {
	b := k.board
	if !b.guard.composing() {
		b.guard.forget()
		if !imm.Hidden {
			return
		}
	}
	if now := b.guard.now(); now.Sub(b.called) >= calling && b.cancel(k.widget) {
		b.called = now
	}
}

// Busy reports that keys are held which may belong to a composition.
func (k *Keys) Busy() bool { return k.board.guard.busy() }

// follow lets keys act and sees to the others later.
func (b *keyboard) follow(real []*fyne.KeyEvent) {
	for _, e := range real {
		b.act(e)
	}
	if waits := b.guard.waits(); waits != b.beating {
		b.beating = waits
		b.beat(waits)
	}
}

// loop beats whenever the toolkit has looked at the keyboard, which it does before it lets animations go on.
func (b *keyboard) loop() func(bool) {
	a := &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever,
		Tick: func(float32) { b.follow(b.guard.beat()) }}
	return func(on bool) {
		if on {
			a.Start()
		} else {
			a.Stop()
		}
	}
}
