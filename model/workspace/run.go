package workspace

import (
	"context"
	"time"

	"sojourn/model/fileio"
)

const lockEvery = 30 * time.Second

// Run writes snapshots when they are due and keeps the lock fresh, until ctx ends. It is the one goroutine of a
// workspace, and the caller starts it. Failed is told of snapshots that could not be written; the next try follows.
func (w *Workspace) Run(ctx context.Context, failed func(error)) {
	beat := time.NewTicker(lockEvery)
	defer beat.Stop()
	for {
		var due <-chan time.Time
		if at, ok := w.Next(); ok {
			due = time.After(at.Sub(w.Now()))
		}
		select {
		case <-ctx.Done():
			return
		case <-w.wake:
		case <-beat.C:
			w.refresh()
		case <-due:
			if err := w.Tick(); err != nil {
				failed(err)
			}
		}
	}
}

// refresh says to others that the file is still open here and its snapshot not left behind. Whoever has taken over
// keeps them.
func (w *Workspace) refresh() {
	w.disk.Lock()
	defer w.disk.Unlock()
	w.mu.Lock()
	locks := []*fileio.Lock{w.at.lock, w.snap.lock}
	w.mu.Unlock()
	for _, l := range locks {
		if l != nil {
			_ = l.Refresh(w.Now())
		}
	}
}
