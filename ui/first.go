package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/canvas/layout"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/ui/crash"
)

// framed follows every frame of the map.
func (w *window) framed(d time.Duration) {
	if len(w.board.Scene().Nodes) == 0 {
		return
	}
	if !w.painted {
		w.painted = true
		w.trace.put("first", sinceStart())
		fyne.Do(w.appeared) // after this frame
	}
	w.trace.painted(d)
}

// appeared begins with what can wait until the first frame is on the screen.
func (w *window) appeared() {
	w.trace.put("shown", sinceStart())
	w.viewed(w.board.View())
	if w.fonts != nil {
		go func() {
			defer crash.Guard()
			for range typeset.Shared().Wanted() {
				w.fillBoxes()
			}
		}()
	}
}

// fillBoxes looks for fonts that have what is drawn as boxes, and draws the maps again when there are some. The search can
// take seconds and setting a large map anew a tenth of one, so all but the last step is made beside the UI goroutine.
func (p *program) fillBoxes() {
	if !typeset.Shared().Seek(p.fonts) {
		return
	}
	var windows []*window
	fyne.DoAndWait(func() { windows = slices.Clone(p.windows) })
	for _, w := range windows {
		w.setAnew()
	}
}

// setAnew sets all texts of the open map again. It is not for the UI goroutine.
func (w *window) setAnew() {
	var doc *model.Document
	var o layout.Options
	fyne.DoAndWait(func() { doc, o = w.session.Doc(), w.layoutOptions() })
	l := layout.NewLayouter(typeset.Shared())
	l.Build(doc, o)
	fyne.DoAndWait(func() {
		w.layouter = l
		w.layOut()
	})
}
