package entry

import (
	"slices"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
)

// A printing key whose rune has not come after this long has gone to an input method. An asynchronous one gives even
// plain letters back only after 5 to 20 ms, and while the program itself is busy no rune can come in at all: so there must
// have been two beats as well, and the program has looked at the keyboard once between them.
const (
	patience = 150 * time.Millisecond
	beats    = 2
)

// guard decides, key by key, what belongs to the text and what to a running composition.
//
// It holds the keys that should print until their runes come. An editing key behind a letter that has waited longer
// than patience belongs to the composition. Behind a younger one nobody knows yet: it is held too, and either follows
// the letter's rune in order or goes to the composition once the letter has waited long enough.
type guard struct {
	now   func() time.Time
	held  []heldKey
	back  int  // letters behind the cursor of the composition
	burst bool // an input method is committing: more runes may be on their way
}

type heldKey struct {
	key  *fyne.KeyEvent
	char rune // what it prints without Shift, 0 for an editing key, done for the Return that has picked raw letters
	at   time.Time
	age  int // beats
}

// done marks a composition that was ended and whose runes have not come yet.
const done = '\n'

// press takes a key and returns those that belong to the text by now, in order.
func (g *guard) press(k *fyne.KeyEvent) (real []*fyne.KeyEvent) {
	c := charOf(k.Name)
	if c == 0 && (len(g.held) == 0 || !edits(k.Name)) {
		return []*fyne.KeyEvent{k}
	}
	g.burst = false
	g.held = append(g.held, heldKey{key: k, char: c, at: g.now()})
	return g.settle()
}

// char takes note of a rune that goes into the text and returns the held keys that follow it.
func (g *guard) char(r rune) (real []*fyne.KeyEvent) {
	if len(g.held) > 0 && g.held[0].char == unicode.ToLower(r) {
		g.held = g.held[1:]
		for len(g.held) > 0 && g.held[0].char == 0 {
			real = append(real, g.held[0].key)
			g.held = g.held[1:]
		}
		return real
	}
	if !g.burst { // the input method commits, by the last key that chooses, and what was typed since is a new composition
		g.burst = true
		g.held = g.held[g.committed():]
		g.back = 0
	}
	return nil // what follows the commit waits until it is whole
}

// committed counts the held keys that a commit answers.
func (g *guard) committed() int {
	for i := len(g.held) - 1; i >= 0; i-- {
		if g.held[i].chooses() {
			return i + 1
		}
	}
	return len(g.held)
}

// beat takes note that runes could have come, and returns the keys that turned out to belong to the text.
func (g *guard) beat() (real []*fyne.KeyEvent) {
	g.burst = false
	for i := range g.held {
		g.held[i].age++
	}
	for len(g.held) > 0 && g.held[0].chooses() && g.old(g.held[0]) {
		g.held = g.held[1:]
	}
	return g.settle()
}

// settle gives the held editing keys to the text if nothing printing stands before them, and to the composition as far
// as it is certain that there is one.
func (g *guard) settle() (real []*fyne.KeyEvent) {
	keys := g.held
	g.held = nil
	for _, h := range keys {
		switch {
		case h.char != 0:
			g.held = append(g.held, h)
		case len(g.held) == 0:
			g.back = 0
			real = append(real, h.key)
		case g.composing():
			g.compose(h)
		default:
			g.held = append(g.held, h)
		}
	}
	return real
}

// composing reports that an input method has taken the held letters for certain, and has not been told to commit them
// a moment ago.
func (g *guard) composing() bool {
	return slices.ContainsFunc(g.held, func(h heldKey) bool { return h.composes() && g.old(h) }) &&
		!slices.ContainsFunc(g.held, func(h heldKey) bool { return h.chooses() && !g.old(h) })
}

// compose follows what an editing key does to the letters of the composition.
func (g *guard) compose(h heldKey) {
	g.held = slices.DeleteFunc(g.held, heldKey.turns)
	n := len(g.held)
	g.back = min(g.back, n)
	switch h.key.Name {
	case fyne.KeyBackspace:
		if n > g.back {
			g.take(n - 1 - g.back)
		}
	case fyne.KeyDelete:
		if g.back > 0 {
			g.take(n - g.back)
			g.back--
		}
	case fyne.KeyLeft:
		g.back = min(g.back+1, n)
	case fyne.KeyRight:
		g.back = max(g.back-1, 0)
	case fyne.KeyHome:
		g.back = n
	case fyne.KeyEnd:
		g.back = 0
	case fyne.KeyEscape:
		g.forget()
	case fyne.KeyReturn, fyne.KeyEnter:
		g.forget()
		g.held = []heldKey{{key: h.key, char: done, at: g.now()}}
	}
}

func (g *guard) take(i int) { g.held = slices.Delete(g.held, i, i+1) }

// waits reports that a beat may still change something.
func (g *guard) waits() bool {
	return slices.ContainsFunc(g.held, func(h heldKey) bool { return h.char == 0 || !g.old(h) })
}

// old reports that the rune of a key should have come by now.
func (g *guard) old(h heldKey) bool { return h.age >= beats && g.now().Sub(h.at) > patience }

func (g *guard) busy() bool { return len(g.held) > 0 }

func (g *guard) forget() { *g = guard{now: g.now} }

// leave keeps what an input method has taken for certain, and drops the rest: it was meant for the widget that is left.
func (g *guard) leave() {
	if !g.composing() {
		g.forget()
		return
	}
	g.held = slices.DeleteFunc(g.held, func(h heldKey) bool { return h.char == 0 })
}

// composes reports that input methods compose with the key.
func (h heldKey) composes() bool {
	return h.char >= 'a' && h.char <= 'z' || h.char == ';' || h.char == '\''
}

// chooses reports that the key picks something in a composition, turns a page, or ends it.
func (h heldKey) chooses() bool { return h.char != 0 && !h.composes() }

// turns reports that the key picks nothing that BackSpace would have to take back: it turns pages.
func (h heldKey) turns() bool { return h.chooses() && h.char != ' ' && (h.char < '0' || h.char > '9') }

// charOf returns what a key prints without Shift, or 0.
func charOf(k fyne.KeyName) rune {
	switch {
	case k == fyne.KeySpace:
		return ' '
	case len(k) == 1 && k[0] > ' ' && k[0] < 127:
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
