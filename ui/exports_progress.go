package ui

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/export"
	"sojourn/ui/dialog"
)

// progressAfter is how long something may take before its progress is shown, and progressEvery between two looks at it.
const (
	progressAfter = 500 * time.Millisecond
	progressEvery = 200 * time.Millisecond
)

// later does something in the window after a while, unless it is called off by then. Tests do it when they like.
var later = func(d time.Duration, do func()) (stop func()) {
	t := time.AfterFunc(d, func() { fyne.Do(do) })
	return func() { t.Stop() }
}

// progress is a piece of work beside the window that tells how far it is.
type progress struct {
	w        *window
	name     string // of the file
	began    time.Time
	done, of atomic.Int64
	view     *dialog.Progress
	cancel   context.CancelFunc
	stop     func() // the next look
	ended    bool
}

// produce writes a file beside the window. Then hears how it went.
func (w *window) produce(name string, job export.Job, write func(context.Context, export.Job) error, then func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	p := &progress{w: w, name: name, began: time.Now(), cancel: cancel}
	job.Progress = func(done, of int) {
		p.done.Store(int64(done))
		p.of.Store(int64(of))
	}
	w.writing = append(w.writing, p)
	w.frame.Say(w.words("bar.exporting", "name", name))
	p.stop = later(progressAfter, p.show)
	var err error
	beside(func() { err = write(ctx, job) }, func() {
		p.end()
		if w.leave != nil { // nobody waits for the file any more
			w.leaveIfDone()
			return
		}
		w.frame.Say("")
		if errors.Is(err, context.Canceled) {
			w.frame.Say(w.words("bar.export.stopped", "name", name))
			return
		}
		then(err)
	})
}

func (p *progress) show() {
	if !p.ended && p.w.leave == nil {
		p.view = p.w.host().Progress(p.w.words("bar.exporting", "name", p.name), p.cancel)
		p.tell()
	}
}

// tell says how far the work is: pages where they are counted, else for how long it has been going on.
func (p *progress) tell() {
	if p.ended {
		return
	}
	done, of := p.done.Load(), p.of.Load()
	if of > 1 {
		p.view.Tell(p.w.words("export.progress", "page", int(done), "n", int(of)), float64(done)/float64(of))
	} else {
		p.view.Tell(p.w.words("export.running", "n", int(time.Since(p.began).Seconds())), -1)
	}
	p.stop = later(progressEvery, p.tell)
}

func (p *progress) end() {
	p.ended = true
	p.stop()
	p.cancel()
	if p.view != nil {
		p.view.Close()
	}
	p.w.writing = slices.DeleteFunc(p.w.writing, func(o *progress) bool { return o == p })
}

// callOff stops all files being written, and goes on with next once none of them is: what was begun of a file is gone then.
func (w *window) callOff(next func()) {
	for _, p := range w.writing {
		p.cancel()
	}
	w.leave = next
	w.leaveIfDone()
}

func (w *window) leaveIfDone() {
	if next := w.leave; next != nil && len(w.writing) == 0 {
		w.leave = nil
		next()
	}
}
