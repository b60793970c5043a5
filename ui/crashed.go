package ui

import (
	"path/filepath"

	"sojourn/canvas/layout"
	"sojourn/ui/crash"
	"sojourn/ui/dialog"
	"sojourn/ui/i18n"
	"sojourn/ui/settings"
	"sojourn/ui/view/part"
)

// Guarded does what a command line asks for, so that a panic leaves a report and one line on standard error, and
// returns the exit code.
func Guarded(version string, work func() int) int {
	if home, err := settings.Home(); err == nil {
		crash.Keep(home, version)
	}
	defer crash.Guard()
	return work()
}

// tellCrash says where the report of a sudden end is, once, and goes on with next: at once when there is nothing to
// tell.
func (w *window) tellCrash(next func()) {
	r, ok := crash.Last(w.work.Home)
	if !ok {
		next()
		return
	}
	text := w.words("crash.told.text", "time", layout.Date(w.lang, r.Time)+" "+i18n.Clock(w.lang, r.Time), "path", r.Path)
	w.host().Ask(w.words("crash.told"), text,
		dialog.Answer{Label: w.words("button.ok"), Style: part.Outline, Run: next},
		dialog.Answer{Label: w.words("button.show"), Style: part.Primary, Run: func() { w.reveal(filepath.Dir(r.Path)); next() }})
}
