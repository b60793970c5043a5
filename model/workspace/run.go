package workspace

import (
	"context"
	"errors"
	"time"

	"sojourn/model/fileio"
	"sojourn/model/limits"
)

const lockEvery = 30 * time.Second

// Events are what a workspace tells of its own accord, on the goroutine of Run. What is nil is not told.
type Events struct {
	Failed    func(error)         // a snapshot could not be written; the next try follows
	Changed   func(Disk)          // somebody else has changed or removed the file, told once for each change
	TakenOver func(fileio.Holder) // somebody else is the holder of the file now
}

// Run writes snapshots when they are due, keeps the lock fresh and watches the file, until ctx ends. It is the one
// goroutine of a workspace, and the caller starts it.
func (w *Workspace) Run(ctx context.Context, tell Events) {
	beat, watch := time.NewTicker(lockEvery), time.NewTicker(limits.WatchEvery)
	defer beat.Stop()
	defer watch.Stop()
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
			if by := w.refresh(); by != nil && tell.TakenOver != nil {
				tell.TakenOver(*by)
			}
		case <-watch.C:
			w.watch(tell)
		case <-w.look:
			w.watch(tell)
		case <-due:
			if err := w.Tick(); err != nil && tell.Failed != nil {
				tell.Failed(err)
			}
		}
	}
}

func (w *Workspace) watch(tell Events) {
	if disk, news := w.Look(); news && tell.Changed != nil {
		tell.Changed(disk)
	}
}

// refresh says to others that the file is still open here and its snapshot not left behind. It returns who has taken
// the file over, once: that holder keeps the lock.
func (w *Workspace) refresh() (by *fileio.Holder) {
	w.disk.Lock()
	defer w.disk.Unlock()
	w.mu.Lock()
	file, snap := w.at.lock, w.snap.lock
	w.mu.Unlock()
	if snap != nil {
		_ = snap.Refresh(w.Now())
	}
	if file == nil {
		return nil
	}
	var held *fileio.HeldError
	if !errors.As(file.Refresh(w.Now()), &held) {
		return nil
	}
	w.mu.Lock()
	if w.at.lock == file {
		w.at.lock = nil
	}
	w.mu.Unlock()
	return &held.Holder
}
