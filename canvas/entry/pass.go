package entry

import (
	"strings"

	"fyne.io/fyne/v2"
)

// IsFunctionKey reports F1 to F12, which belong to no text and mean the same wherever the keyboard is.
func IsFunctionKey(k *fyne.KeyEvent) bool {
	rest, ok := strings.CutPrefix(string(k.Name), "F")
	return ok && rest != ""
}

// PassOn hands a function key from the widget that has the keyboard to the window, which answers as if nothing had it, unless
// something lies above the window. It reports false for any other key.
func PassOn(from fyne.CanvasObject, k *fyne.KeyEvent) bool {
	if !IsFunctionKey(k) {
		return false
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(from); c != nil && c.OnTypedKey() != nil && c.Overlays().Top() == nil {
		c.OnTypedKey()(k)
	}
	return true
}
