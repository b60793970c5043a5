package entry

import "fyne.io/fyne/v2"

// ReadClipboard gets the text of a clipboard to put, or "" where there is none, now or later, on the UI goroutine. The
// toolkit waits for another program as long as that likes, and the window with it; who knows a way that does not, says so
// here before the first window opens.
var ReadClipboard = func(_ *Entry, c fyne.Clipboard, put func(text string)) { put(c.Content()) }

// pasting is a paste whose text has not come yet. What is typed meanwhile waits behind it.
type pasting struct{ waiting []func() }

// ask pastes the text of a clipboard once it is there, unless the focus has left the field by then.
func (e *Entry) ask(c fyne.Clipboard) {
	now := &pasting{}
	e.paste = now
	ReadClipboard(e, c, func(text string) {
		if e.paste != now {
			return
		}
		e.paste = nil
		if text != "" { // a picture was copied: the widget would erase what is selected, and tell nobody
			e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: said(text)})
		}
		for _, do := range now.waiting { // another paste among them makes the rest wait again
			do()
		}
	})
}

// later reports that a paste is going on, and has something done after it.
func (e *Entry) later(do func()) bool {
	if e.paste == nil {
		return false
	}
	e.paste.waiting = append(e.paste.waiting, do)
	return true
}

// said is a clipboard with a text that is known already.
type said string

func (s said) Content() string { return string(s) }

// SetContent is not called.
func (s said) SetContent(string) {}
