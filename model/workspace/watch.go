package workspace

import (
	"os"
	"slices"
	"time"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
)

// Disk is what became of the document's file since it was read or saved here.
type Disk uint8

// States of a file.
const (
	Same Disk = iota
	Changed
	Gone
)

// glance is what a file looked like without reading it, and what was found when it was read for that.
type glance struct {
	done bool
	size int64
	mod  time.Time
	hash string
	disk Disk
}

// LookSoon has Run look at the file at once, as when the window comes to the front.
func (w *Workspace) LookSoon() {
	select {
	case w.look <- struct{}{}:
	default:
	}
}

// Look tells what has become of the file, and whether that is news. It reads the file only when its size or time is
// another one than at the last look. A drive that does not answer is no news.
func (w *Workspace) Look() (state Disk, news bool) {
	w.disk.Lock()
	defer w.disk.Unlock()
	w.mu.Lock()
	at := w.at
	w.mu.Unlock()
	if at.path == "" {
		return Same, false
	}
	now := glance{done: true, hash: at.seen.hash, disk: at.seen.disk}
	info, err := w.FS.Stat(at.path)
	switch {
	case err == nil:
		now.size, now.mod = info.Size(), info.ModTime()
	case !os.IsNotExist(err):
		return at.seen.disk, false
	}
	if now == at.seen {
		return now.disk, false
	}
	stamp, err := fileio.Look(w.FS, at.path)
	if err != nil {
		return at.seen.disk, false // it is just being written
	}
	now.hash, now.disk = stamp.Hash, stateOf(stamp, at.expect)
	w.mu.Lock()
	w.at.seen = now
	w.mu.Unlock()
	return now.disk, now.disk != Same && (now.hash != at.seen.hash || now.disk != at.seen.disk)
}

func stateOf(stamp fileio.Stamp, expect []fileio.Stamp) Disk {
	switch {
	case slices.Contains(expect, stamp):
		return Same
	case stamp == fileio.Stamp{}:
		return Gone
	}
	return Changed
}

// Theirs is the file as somebody else has left it.
type Theirs struct {
	Doc    *model.Document
	Report codec.Report
	Base   *model.Document // what their work and ours began with, nil when nobody knows
	stamp  fileio.Stamp
}

// Theirs reads the file as it is now. The workspace stays as it is until Accept.
func (w *Workspace) Theirs() (Theirs, error) {
	w.disk.Lock()
	defer w.disk.Unlock()
	w.mu.Lock()
	at := w.at
	w.mu.Unlock()
	out, stamp, err := w.read(at.path)
	return Theirs{Doc: out.Doc, Report: out.Report, Base: at.saved, stamp: stamp}, err
}

// Accept makes the file as they have left it what the document goes on from, because it was joined with ours or took
// its place. Nothing is written; the next Save replaces just that file.
func (w *Workspace) Accept(t Theirs) {
	w.disk.Lock()
	defer w.disk.Unlock()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.at.saved, w.at.expect = t.Doc, []fileio.Stamp{t.stamp}
	w.at.repaired, w.at.asked = !t.Report.Sound(), nil
	w.at.seen = glance{}
	if t.Report.ReadOnly {
		w.at.access = Newer
	}
}
