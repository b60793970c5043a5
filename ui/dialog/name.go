package dialog

import (
	"strings"

	"fyne.io/fyne/v2"

	"sojourn/canvas/entry"
	"sojourn/ui/view/part"
)

// Name asks for a name, beginning with the one at hand. One without letters is not taken.
func (h Host) Name(title, now, label string, named func(string)) {
	field := entry.New()
	field.SetText(now)
	s := h.open(title, field, fyne.NewSize(messageWidth, 0), h.Cancel(), Answer{Label: plainly(label), Style: part.Primary, Run: func() {
		named(strings.Join(strings.Fields(field.Text), " "))
	}})
	s.keep = func(i int) bool { return i == 1 && strings.TrimSpace(field.Text) == "" }
	field.OnCommit = func(string) { s.answer(1) }
	h.Window.Canvas().Focus(field)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
}
