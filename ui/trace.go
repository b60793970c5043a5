package ui

import (
	"encoding/json"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/canvas/entry"
)

// trace writes what a test or a benchmark of the real window needs to know, one JSON object a line, into the file that
// SOJOURN_TRACE names. Without it nothing is written.
type trace struct {
	file  *os.File
	first bool // the first frame is noted
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
	return trace{file: f}
}

func (t *trace) put(what string, v any) {
	if t.file == nil {
		return
	}
	if line, err := json.Marshal(map[string]any{what: v}); err == nil {
		t.file.Write(append(line, '\n'))
	}
}

// painted notes every frame of the map, and the first one since the process began.
func (t *trace) painted(d time.Duration) {
	if !t.first {
		t.first = true
		t.put("first", float64(time.Since(started).Microseconds())/1000)
	}
	t.put("at", time.Since(started).Microseconds())
	t.put("frame", d.Microseconds())
}

// tracedView is where the map stands on the screen: the board's corner in pixels, and the camera.
type tracedView struct {
	Left, Top  float64
	X, Y, Zoom float64
}

// traceTyping notes what the field holds that has the keyboard, in a list that is empty without one, whenever that is
// not what was noted last.
func (w *window) traceTyping(last []string) {
	time.AfterFunc(100*time.Millisecond, func() {
		fyne.Do(func() {
			if !slices.Contains(w.program.windows, w) {
				return
			}
			now := []string{}
			if e, ok := w.win.Canvas().Focused().(*entry.Entry); ok {
				now = append(now, e.Text)
			}
			if !slices.Equal(now, last) {
				w.trace.put("typed", now)
			}
			w.traceTyping(now)
		})
	})
}
