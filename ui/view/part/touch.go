package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/entry"
)

// touch is what every widget shares that can be pressed with the mouse or the keyboard.
type touch struct {
	widget.BaseWidget
	OnTapped func()
	// OnKey sees each key before the widget does; true means handled. Dialogs listen for Escape here.
	OnKey func(*fyne.KeyEvent) bool
	// OnPoint hears when the pointer or the focus comes to the widget, and when both have left it.
	OnPoint func(bool)

	hovered, pointed, focused, disabled bool

	whole fyne.Widget // of which this is a part
}

// ExtendBaseWidget implements fyne.Widget for the whole.
func (t *touch) ExtendBaseWidget(whole fyne.Widget) {
	t.whole = whole
	t.BaseWidget.ExtendBaseWidget(whole)
}

// Tapped presses the widget.
func (t *touch) Tapped(*fyne.PointEvent) { t.press() }

func (t *touch) press() {
	if !t.disabled && t.OnTapped != nil {
		t.OnTapped()
	}
}

// MouseIn marks the widget under the pointer.
func (t *touch) MouseIn(*desktop.MouseEvent) { t.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (t *touch) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark off.
func (t *touch) MouseOut() { t.hover(false) }

func (t *touch) hover(on bool) {
	t.hovered, t.pointed = on && !t.disabled, on
	t.point()
	t.Refresh()
}

// FocusGained marks the widget as the one the keyboard goes to, and brings it into view. What the pointer is on stays
// under it.
func (t *touch) FocusGained() {
	t.focused = true
	t.point()
	t.Refresh()
	if !t.pointed {
		Reveal(t.whole)
	}
}

// FocusLost takes the mark off.
func (t *touch) FocusLost() { t.focused = false; t.point(); t.Refresh() }

func (t *touch) point() {
	if t.OnPoint != nil {
		t.OnPoint(t.pointed || t.focused)
	}
}

// TypedRune implements fyne.Focusable; the space bar arrives as a key as well.
func (t *touch) TypedRune(rune) {}

// TypedKey presses the widget on Space and Return.
func (t *touch) TypedKey(k *fyne.KeyEvent) {
	if t.OnKey != nil && t.OnKey(k) || entry.PassOn(t.whole, k) {
		return
	}
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.press()
	}
}

// HearKeys sets OnKey.
func (t *touch) HearKeys(f func(*fyne.KeyEvent) bool) { t.OnKey = f }

// Disable makes the widget faint and deaf.
func (t *touch) Disable() { t.setDisabled(true) }

// Enable takes Disable back.
func (t *touch) Enable() { t.setDisabled(false) }

// Disabled reports whether the widget is deaf.
func (t *touch) Disabled() bool { return t.disabled }

func (t *touch) setDisabled(off bool) {
	if t.disabled != off {
		t.disabled, t.hovered = off, t.hovered && !off
		t.Refresh()
	}
}

// look draws a widget: its objects, how large they are, where they go and which colours they have now.
type look struct {
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	paint   func()
	widget  fyne.Widget
}

func (l *look) Objects() []fyne.CanvasObject { return l.objects }
func (l *look) MinSize() fyne.Size           { return l.min() }
func (l *look) Layout(s fyne.Size)           { l.layout(s) }
func (l *look) Destroy()                     {}

// Refresh repaints in the colours of the moment.
func (l *look) Refresh() {
	l.paint()
	l.layout(l.widget.Size())
	for _, o := range l.objects {
		o.Refresh()
	}
}

// show finishes a look: painted once, ready to be laid out.
func (l *look) show() *look { l.paint(); return l }
