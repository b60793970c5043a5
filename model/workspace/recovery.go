package workspace

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/limits"
)

// Recovery is work that was never saved.
type Recovery struct {
	ID      string
	Path    string    // of the document's file, "" when it had none
	Title   string    // of the project or its first map
	At      time.Time // of the snapshot
	Parked  bool      // the user has declined it
	Damaged bool      // the snapshot is not whole; what can be read of it is offered
	file    string
}

// Recoverable lists the work that programs which are gone have left, and what was parked, newest first. Work that was
// saved after all is not among it. Parked work older than limits.ParkedDays is removed.
func (w *Workspace) Recoverable() []Recovery {
	w.disk.Lock()
	defer w.disk.Unlock()
	return w.recoverable()
}

func (w *Workspace) recoverable() []Recovery {
	list := append(w.scan(w.recoveryDir(), false), w.scan(w.parkedDir(), true)...)
	slices.SortStableFunc(list, func(a, b Recovery) int { return b.At.Compare(a.At) })
	return list
}

func (w *Workspace) unsavedOf(path string) (list []Recovery) {
	for _, r := range w.recoverable() {
		if r.Path == path && !r.Parked {
			list = append(list, r)
		}
	}
	return list
}

func (w *Workspace) scan(dir string, parked bool) (list []Recovery) {
	entries, err := w.FS.ReadDir(dir)
	if err != nil {
		return nil // there is no such folder yet
	}
	for _, e := range entries {
		id, ours := strings.CutSuffix(e.Name(), snapshotTail)
		if !ours || strings.HasPrefix(id, ".") {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if _, held := fileio.HeldBy(w.FS, path, w.Now()); held {
			continue
		}
		p, _, whole, err := readSnapshot(w.FS, path)
		if err != nil || w.isSaved(p) || parked && w.expired(path, p) {
			continue
		}
		list = append(list, Recovery{ID: id, Path: p.Path, Title: p.Title, At: p.At, Parked: parked, Damaged: !whole, file: path})
	}
	return list
}

// expired removes a parked snapshot that nobody has asked for in limits.ParkedDays.
func (w *Workspace) expired(path string, p preamble) bool {
	return w.Now().Sub(p.Parked) > limits.ParkedDays*24*time.Hour && w.FS.Remove(path) == nil
}

// isSaved reports that the file holds exactly what the snapshot does.
func (w *Workspace) isSaved(p preamble) bool {
	if p.Path == "" {
		return false
	}
	now, err := fileio.Look(w.FS, p.Path)
	return err == nil && now == p.Data
}

// Recover puts the work of a snapshot into the workspace, unsaved. The snapshot stays until it is saved. When somebody
// else has changed the file since, the next Save says so.
func (w *Workspace) Recover(r Recovery) (Opened, error) { return w.recover(r, r.Path) }

// RecoverCopy is Recover into a document without a file, beside that which the file holds.
func (w *Workspace) RecoverCopy(r Recovery) (Opened, error) { return w.recover(r, "") }

func (w *Workspace) recover(r Recovery, path string) (Opened, error) {
	w.disk.Lock()
	defer w.disk.Unlock()
	p, data, _, err := readSnapshot(w.FS, r.file)
	if err != nil {
		return Opened{}, err
	}
	out, err := decode(data)
	if err != nil {
		return Opened{}, err
	}
	at := place{path: path}
	if path != "" {
		at.expect, at.access, at.saved = []fileio.Stamp{p.Base}, out.Access, w.contentOf(path, p.Base)
	}
	id := newID()
	if !r.Parked {
		id = r.ID
	}
	w.begin(at, out.Doc, id)
	w.mu.Lock()
	if w.snap.written = !r.Parked; r.Parked {
		w.pend(out.Doc) // a snapshot of its own: the parked one goes with its thirty days
	}
	w.mu.Unlock()
	if !r.Parked {
		w.own(id)
	}
	if path != "" {
		out.Holder = w.hold(path, false)
	}
	return out, nil
}

// contentOf returns the document that a file held when its stamp was so: the file as it is, or one of its versions. It
// is nil when nobody has it any more.
func (w *Workspace) contentOf(path string, stamp fileio.Stamp) *model.Document {
	if data, now, err := fileio.Read(w.FS, path, limits.DocumentBytes); err == nil && now == stamp {
		if out, err := decode(data); err == nil {
			return out.Doc
		}
	}
	for _, v := range w.listVersions(w.versions(path)) {
		if stamp.Hash != "" && strings.HasPrefix(stamp.Hash, v.hash) {
			if doc, _, err := w.ReadVersion(v); err == nil {
				return doc
			}
		}
	}
	return nil
}

// Peek returns the document of a snapshot without touching the workspace, and what its file holds now, nil when it has
// none or that cannot be read: for a preview and a comparison.
func (w *Workspace) Peek(r Recovery) (unsaved Opened, saved *model.Document, err error) {
	_, data, _, err := readSnapshot(w.FS, r.file)
	if err != nil {
		return Opened{}, nil, err
	}
	if unsaved, err = decode(data); err != nil || r.Path == "" {
		return unsaved, nil, err
	}
	if now, _, err := w.read(r.Path); err == nil {
		saved = now.Doc
	}
	return unsaved, saved, nil
}

// Park puts work aside that the user does not want now. It is kept for limits.ParkedDays.
func (w *Workspace) Park(r Recovery) error {
	w.disk.Lock()
	defer w.disk.Unlock()
	if r.Parked {
		return nil
	}
	return w.park(r.ID)
}

// Discard parks what is unsaved in the workspace, because the user closes without saving. After an error it is not
// parked, and the window has to stay.
func (w *Workspace) Discard() error {
	w.disk.Lock()
	defer w.disk.Unlock()
	if err := w.flush(); err != nil {
		return err
	}
	w.mu.Lock()
	s := w.snap
	w.snap = snapshotState{id: newID()}
	w.mu.Unlock()
	if !s.written {
		return nil
	}
	w.letGo(place{}, s)
	return w.park(s.id)
}

// park moves a snapshot to those that are not offered unasked. It is written there before it is removed here.
func (w *Workspace) park(id string) error {
	if err := fileio.MakeDir(w.FS, w.parkedDir()); err != nil {
		return err
	}
	from := w.snapshotPath(id)
	p, data, _, err := readSnapshot(w.FS, from)
	if err != nil {
		return err
	}
	p.Parked = w.Now()
	if err := w.put(filepath.Join(w.parkedDir(), id+snapshotTail), p, data); err != nil {
		return err
	}
	if err := w.FS.Remove(from); err != nil {
		return err
	}
	return w.FS.SyncDir(w.recoveryDir())
}
