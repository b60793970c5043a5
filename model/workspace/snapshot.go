package workspace

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/limits"
)

const (
	magic        = "sojourn-recovery 1 "
	snapshotTail = ".recovery"
)

// ErrSnapshot says that a file in the recovery folder is no snapshot.
var ErrSnapshot = errors.New("not a recovery snapshot")

// preamble is the first line of a snapshot, behind the magic. The document's bytes follow.
type preamble struct {
	Path   string       `json:"path,omitempty"` // of the document's file
	Title  string       `json:"title,omitempty"`
	At     time.Time    `json:"at"`
	Parked time.Time    `json:"parked,omitzero"` // when the user declined it
	Base   fileio.Stamp `json:"base"`            // what the file held when the work on it began
	Data   fileio.Stamp `json:"data"`            // of the bytes that follow
}

// snapshotState is what is to be written, and when.
type snapshotState struct {
	id      string
	pending *model.Document // not yet in the snapshot
	first   time.Time       // when the oldest change came that is not in it
	last    time.Time
	hold    time.Time // after a failure: not before
	written bool
	lock    *fileio.Lock
}

// due returns when the snapshot is to be written: a second after the last change, and so that it is on the disk two
// after the first.
func (s *snapshotState) due() time.Time {
	at := s.last.Add(limits.RecoveryIdle)
	if most := s.first.Add(limits.RecoveryMax - limits.RecoveryLead); most.Before(at) {
		at = most
	}
	if at.Before(s.hold) {
		at = s.hold
	}
	return at
}

// Edited tells of a change. It returns at once.
func (w *Workspace) Edited(doc *model.Document) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if doc != w.now {
		w.pend(doc)
	}
}

// pend has a document written as a snapshot. Callers hold mu.
func (w *Workspace) pend(doc *model.Document) {
	w.now = doc
	w.snap.last = w.Now()
	if w.snap.pending == nil {
		w.snap.first = w.snap.last
	}
	w.snap.pending = doc
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// Next returns when Tick has something to do, and false while nothing is pending.
func (w *Workspace) Next() (time.Time, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.snap.pending == nil {
		return time.Time{}, false
	}
	return w.snap.due(), true
}

// Tick writes the snapshot if it is due. After a failure it is due again in limits.RecoveryMax.
func (w *Workspace) Tick() error {
	if at, ok := w.Next(); !ok || w.Now().Before(at) {
		return nil
	}
	return w.Flush()
}

// Flush writes the snapshot now if something is not in it. A window waits for it before it closes, and stays open when
// it fails.
func (w *Workspace) Flush() error {
	w.disk.Lock()
	defer w.disk.Unlock()
	return w.flush()
}

func (w *Workspace) flush() error {
	w.mu.Lock()
	doc, at, id, taken := w.snap.pending, w.at, w.snap.id, w.Now()
	w.mu.Unlock()
	if doc == nil {
		return nil
	}
	if same(at.saved, doc) { // undone: nothing to lose
		w.forget(at.saved)
		return nil
	}
	err := w.writeSnapshot(id, at, doc)
	w.done(doc, taken, err)
	return err
}

func (w *Workspace) writeSnapshot(id string, at place, doc *model.Document) error {
	data, err := encode(doc)
	if err != nil {
		return err
	}
	p := preamble{Path: at.path, Title: title(doc), At: w.Now(), Data: fileio.StampOf(data)}
	if len(at.expect) > 0 {
		p.Base = at.expect[0]
	}
	if err := fileio.MakeDir(w.FS, w.recoveryDir()); err != nil {
		return err
	}
	w.own(id)
	if err := w.put(w.snapshotPath(id), p, data); err != nil || at.path == "" {
		return err
	}
	w.keepBase(id, at) // after the work itself is safe
	return nil
}

// keepBase keeps what the file held when the work on it began, with the first snapshot of that work: should somebody
// else change the file, both can be joined even after a crash. Without it every difference has to be asked about, so
// that nothing depends on its success.
func (w *Workspace) keepBase(id string, at place) {
	w.mu.Lock()
	again := w.snap.id == id && w.snap.written
	w.mu.Unlock()
	if again || len(at.expect) == 0 {
		return
	}
	if data, stamp, err := fileio.Read(w.FS, at.path, limits.DocumentBytes); err == nil && stamp == at.expect[0] {
		_ = w.keepVersion(at.path, data)
	}
}

// put writes a snapshot file.
func (w *Workspace) put(path string, p preamble, data []byte) error {
	head, err := json.Marshal(p)
	if err != nil {
		return err
	}
	whole := bytes.Join([][]byte{[]byte(magic), head, []byte("\n"), data}, nil)
	_, err = fileio.Save(w.FS, path, whole, fileio.Options{})
	return err
}

// own locks the snapshot, so that another window does not offer it as left behind.
func (w *Workspace) own(id string) {
	w.mu.Lock()
	has := w.snap.lock != nil
	w.mu.Unlock()
	if has {
		return
	}
	lock, err := fileio.Acquire(w.FS, w.snapshotPath(id), w.Who, w.Now(), true)
	if err != nil {
		return // without it the snapshot may be offered too early, which loses nothing
	}
	w.mu.Lock()
	w.snap.lock = lock
	w.mu.Unlock()
}

// done notes what became of writing doc, which was the newest one when it was taken.
func (w *Workspace) done(doc *model.Document, taken time.Time, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := &w.snap
	if err != nil {
		s.hold = w.Now().Add(limits.RecoveryMax)
		return
	}
	s.written, s.hold = true, time.Time{}
	if s.pending == doc {
		s.pending = nil
	} else { // there were changes while it was written
		s.first = taken
	}
}

// forget removes the snapshot when all work is saved. A snapshot that cannot be removed is seen to be saved later on.
func (w *Workspace) forget(saved *model.Document) {
	w.mu.Lock()
	if !same(saved, w.now) {
		w.mu.Unlock()
		return
	}
	s := w.snap
	w.snap = snapshotState{id: s.id}
	w.mu.Unlock()
	if s.written && w.FS.Remove(w.snapshotPath(s.id)) == nil {
		_ = w.FS.SyncDir(w.recoveryDir())
	}
	w.letGo(place{}, s)
}

func (w *Workspace) recoveryDir() string { return filepath.Join(w.Home, "recovery") }
func (w *Workspace) parkedDir() string   { return filepath.Join(w.recoveryDir(), "parked") }
func (w *Workspace) snapshotPath(id string) string {
	return filepath.Join(w.recoveryDir(), id+snapshotTail)
}

// readSnapshot returns what a snapshot holds. Whole is false when the document's bytes are not those that were written.
func readSnapshot(fsys fileio.FS, path string) (p preamble, data []byte, whole bool, err error) {
	all, _, err := fileio.Read(fsys, path, limits.DocumentBytes+limits.PreambleBytes)
	if err != nil {
		return p, nil, false, err
	}
	rest, ok := bytes.CutPrefix(all, []byte(magic))
	head, data, found := bytes.Cut(rest, []byte("\n"))
	if !ok || !found {
		return p, nil, false, ErrSnapshot
	}
	if err := json.Unmarshal(head, &p); err != nil {
		return p, nil, false, fmt.Errorf("%w: %w", ErrSnapshot, err)
	}
	return p, data, fileio.StampOf(data) == p.Data, nil
}

// title returns what a person would call the document.
func title(doc *model.Document) string {
	t := doc.Project().Title
	if t.Empty() && len(doc.Maps()) > 0 {
		t = doc.Maps()[0].Title
	}
	lang := "zh"
	if l := doc.Project().Languages; len(l) > 0 {
		lang = l[0]
	}
	return t.In(lang)
}
