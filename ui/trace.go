package ui

import (
	"encoding/json"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/canvas/entry"
	"sojourn/model"
)

// trace writes what a test or a benchmark of the real window needs to know, one JSON object a line, into the file that
// SOJOURN_TRACE names. Without it nothing is written. What is typed is noted only where SOJOURN_TRACE_TYPING is set as
// well.
type trace struct {
	file   *os.File
	typing bool // what is typed is noted as well
}

// started is when the process began, as near as the program can tell: packages start in order of their imports, and
// this one is the last but main.
var started = time.Now()

func newTrace() trace {
	path := os.Getenv("SOJOURN_TRACE")
	if path == "" {
		return trace{}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return trace{}
	}
	return trace{file: f, typing: os.Getenv("SOJOURN_TRACE_TYPING") != ""}
}

func (t *trace) put(what string, v any) {
	if t.file == nil {
		return
	}
	if line, err := json.Marshal(map[string]any{what: v}); err == nil {
		t.file.Write(append(line, '\n'))
	}
}

// sinceStart is how long the process has run, in milliseconds.
func sinceStart() float64 { return float64(time.Since(started).Microseconds()) / 1000 }

// painted notes every frame of the map.
func (t *trace) painted(d time.Duration) {
	t.put("at", time.Since(started).Microseconds())
	t.put("frame", d.Microseconds())
}

// opening does what an action is there for that shows something else. It notes how long that took, and how long with the first
// frame on the screen.
func (w *window) opening(id string, open func()) {
	begin := time.Now()
	open()
	if made := time.Since(begin); w.trace.file != nil {
		fyne.Do(func() { // after this frame
			w.trace.put("opened", map[string][2]int64{id: {made.Microseconds(), time.Since(begin).Microseconds()}})
		})
	}
}

// tracedView is where the map stands on the screen: the board's corner and size in pixels, and the camera.
type tracedView struct {
	Left, Top, Width, Height float64
	X, Y, Zoom               float64
}

// tracedState is what a test may ask for: the open map, the page in place of it, the ids of what is selected, and what undo and redo would do.
type tracedState struct {
	Map        model.ID
	Page       string
	Selected   []string
	Undo, Redo string
}

func (w *window) traceState() {
	if w.trace.file != nil {
		w.trace.put("state", tracedState{w.mapID, w.mid.name, refIDs(w.selection()), w.session.UndoLabel(), w.session.RedoLabel()})
	}
}

// tracePlaces notes where the lines and cards of the panels are, once they are laid out.
func (w *window) tracePlaces() {
	if w.trace.file == nil || w.frame == nil {
		return
	}
	fyne.Do(func() { // after this frame
		w.trace.put("pieces", w.frame.Pieces())
		w.trace.put("maps", w.frame.Maps())
		w.trace.put("people", w.frame.People())
	})
}

// traceTyping looks ten times a second what the field holds that has the keyboard, and which is the first of the
// inspector, and notes what has changed: the text in a list that is empty without a field, and where the other one is.
func (w *window) traceTyping(text []string, first string) {
	time.AfterFunc(100*time.Millisecond, func() {
		fyne.Do(func() {
			if !slices.Contains(w.program.windows, w) {
				return
			}
			now := []string{}
			if e, ok := w.win.Canvas().Focused().(*entry.Entry); ok {
				now = append(now, e.Text)
			}
			if !slices.Equal(now, text) {
				w.trace.put("typed", now)
			}
			key, field := w.frame.FirstField()
			if key != first && field != nil {
				at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(field), field.Size()
				w.trace.put("field", map[string]fyne.Position{key: at.AddXY(size.Width/2, size.Height/2)})
			}
			w.traceTyping(now, key)
		})
	})
}
