package entry

import (
	"time"

	"fyne.io/fyne/v2"
)

// Keys stands between the driver and a widget that has the keyboard, and keeps the keys of a running composition away
// from it. Its callers are on the UI goroutine.
type Keys struct {
	guard   guard
	act     func(*fyne.KeyEvent)
	beat    func(on bool) // starts and stops the beats of the guard; tests replace it
	beating bool
}

// NewKeys returns one that calls act with each editing key that belongs to no composition, now or a moment later. Keys
// that print are known by their runes alone.
func NewKeys(act func(*fyne.KeyEvent)) *Keys {
	k := &Keys{guard: guard{now: time.Now}, act: act}
	k.beat = k.loop()
	return k
}

// Press takes a key from the driver.
func (k *Keys) Press(e *fyne.KeyEvent) { k.follow(k.guard.press(e)) }

// Rune takes a character, typed or committed by an input method, and has it put into the text before the keys that
// follow it.
func (k *Keys) Rune(r rune, put func(rune)) {
	real := k.guard.char(r)
	put(r)
	k.follow(real)
}

// Forget ends what is known of a composition: the keyboard goes elsewhere, or something else ends it.
func (k *Keys) Forget() { k.guard.forget() }

// Busy reports that keys are held which may belong to a composition.
func (k *Keys) Busy() bool { return k.guard.busy() }

// follow lets keys act and sees to the others later.
func (k *Keys) follow(real []*fyne.KeyEvent) {
	for _, e := range real {
		k.act(e)
	}
	if waits := k.guard.waits(); waits != k.beating {
		k.beating = waits
		k.beat(waits)
	}
}

// loop beats whenever the toolkit has looked at the keyboard, which it does before it lets animations go on.
func (k *Keys) loop() func(bool) {
	a := &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever,
		Tick: func(float32) { k.follow(k.guard.beat()) }}
	return func(on bool) {
		if on {
			a.Start()
		} else {
			a.Stop()
		}
	}
}
