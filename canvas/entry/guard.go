package entry

import (
	"time"
	"unicode"

	"fyne.io/fyne/v2"
)

// patience is how long a letter key may wait for its rune before an input method must have taken it. With an
// asynchronous input method even plain typing gets its rune 5 to 20 ms after the key.
const patience = 150 * time.Millisecond

// guard decides, key by key, what belongs to the text and what to a running composition.
//
// An editing key after a letter that has waited longer than patience belongs to the composition and is dropped.
// After a younger letter nobody knows yet: the key is held too, and either follows the letter's rune in order or is
// dropped once the letter has waited long enough.
type guard struct{ held []heldKey }

type heldKey struct {
	key    *fyne.KeyEvent
	letter rune // 0 for an editing key
	at     time.Time
}

// verdict is what to do with a key.
type verdict uint8

const (
	deliver verdict = iota // it belongs to the text
	drop                   // it belongs to the composition, or will come back as a rune
	wait                   // unknown: ask settle after patience
)

// press judges a key.
func (g *guard) press(k *fyne.KeyEvent, now time.Time) verdict {
	if l := letterOf(k.Name); l != 0 {
		g.held = append(g.held, heldKey{k, l, now})
		return drop
	}
	switch {
	case len(g.held) == 0 || !edits(k.Name):
		return deliver
	case g.composing(now):
		g.compose(k.Name)
		return drop
	}
	g.held = append(g.held, heldKey{k, 0, now})
	return wait
}

// char takes note of a rune that goes into the text and returns the held keys that follow it.
func (g *guard) char(r rune) (follow []*fyne.KeyEvent) {
	if len(g.held) == 0 || unicode.ToLower(r) != g.held[0].letter {
		g.held = nil // the input method has committed
		return nil
	}
	g.held = g.held[1:]
	for len(g.held) > 0 && g.held[0].letter == 0 {
		follow = append(follow, g.held[0].key)
		g.held = g.held[1:]
	}
	return follow
}

// settle drops the held editing keys if a composition is running.
func (g *guard) settle(now time.Time) {
	if !g.composing(now) {
		return
	}
	keys := g.held
	g.held = nil
	for _, h := range keys {
		if h.letter != 0 {
			g.held = append(g.held, h)
		} else {
			g.compose(h.key.Name)
		}
	}
}

// compose follows what an editing key does to the letters of the composition.
func (g *guard) compose(k fyne.KeyName) {
	switch k {
	case fyne.KeyBackspace:
		if n := len(g.held); n > 0 {
			g.held = g.held[:n-1]
		}
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		g.held = nil
	}
}

func (g *guard) composing(now time.Time) bool {
	return len(g.held) > 0 && now.Sub(g.held[0].at) > patience
}

func (g *guard) busy() bool { return len(g.held) > 0 }

func (g *guard) forget() { g.held = nil }

// letterOf returns the letter of a key that input methods compose with, or 0.
func letterOf(k fyne.KeyName) rune {
	if len(k) == 1 && (k[0] >= 'A' && k[0] <= 'Z' || k[0] == ';' || k[0] == '\'') {
		return unicode.ToLower(rune(k[0]))
	}
	return 0
}

func edits(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape, fyne.KeyTab,
		fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight,
		fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown:
		return true
	}
	return false
}
