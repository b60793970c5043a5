package action

import (
	"runtime"
	"strings"
)

// Shortcut is a key with modifiers, free of any toolkit. Key is the name of the key as Fyne spells it: "S", "F2",
// "Delete", "Left", "=". Ctrl stands for Command on a Mac.
type Shortcut struct {
	Key              string
	Ctrl, Shift, Alt bool
}

// Plain reports that the key stands alone; a text field or the canvas with the focus gets such a key first.
func (s Shortcut) Plain() bool { return !s.Ctrl && !s.Alt && !s.Shift }

// String writes the shortcut as keyboards of this system are labelled: Ctrl+Shift+S, or ⇧⌘S on a Mac.
func (s Shortcut) String() string { return s.on(runtime.GOOS) }

func (s Shortcut) on(system string) string {
	mac := system == "darwin"
	var b strings.Builder
	for _, m := range []struct {
		on        bool
		mac, text string
	}{{s.Ctrl && !mac, "", "Ctrl+"}, {s.Alt, "⌥", "Alt+"}, {s.Shift, "⇧", "Shift+"}, {s.Ctrl && mac, "⌘", ""}} {
		switch {
		case m.on && mac:
			b.WriteString(m.mac)
		case m.on:
			b.WriteString(m.text)
		}
	}
	return b.String() + keyLabel(s.Key)
}

func keyLabel(key string) string {
	switch key {
	case "Left":
		return "←"
	case "Right":
		return "→"
	case "Up":
		return "↑"
	case "Down":
		return "↓"
	case "=":
		return "+"
	case "-":
		return "−"
	case "Return":
		return "Enter"
	}
	return key
}

func ctrl(key string) Shortcut      { return Shortcut{Key: key, Ctrl: true} }
func ctrlShift(key string) Shortcut { return Shortcut{Key: key, Ctrl: true, Shift: true} }
func alt(key string) Shortcut       { return Shortcut{Key: key, Alt: true} }
func plain(key string) Shortcut     { return Shortcut{Key: key} }
