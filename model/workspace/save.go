package workspace

import (
	"path/filepath"
	"slices"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
)

// Saved is what a save did.
type Saved struct {
	fileio.Saved
	Unkept error // why the version of this save could not be kept; the save itself is good
}

// Save writes doc to its file. It fails with ErrUntitled, ErrReadOnly, ErrGuest, ErrNoCopy, or an error of codec or
// fileio, of which fileio.ErrChanged says that somebody else has changed the file. The document is then unsaved as
// before, and the file holds its old bytes. A file that is gone is made anew.
func (w *Workspace) Save(doc *model.Document) (Saved, error) {
	w.mu.Lock()
	at := w.at
	w.mu.Unlock()
	if at.path == "" {
		return Saved{}, ErrUntitled
	}
	return w.save(doc, at.path, append(slices.Clone(at.expect), fileio.Stamp{}))
}

// SaveOver is Save whatever the file holds by now. What it holds is kept as a version.
func (w *Workspace) SaveOver(doc *model.Document) (Saved, error) {
	path := w.Path()
	if path == "" {
		return Saved{}, ErrUntitled
	}
	return w.save(doc, path, nil)
}

// SaveAs writes doc to another file and goes on with that. A file that is there is replaced and kept as a version of
// itself: the caller has asked. For the document's own file it is Save.
func (w *Workspace) SaveAs(doc *model.Document, path string) (Saved, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Saved{}, err
	}
	if path == w.Path() {
		return w.Save(doc)
	}
	return w.save(doc, path, nil)
}

// SaveCopy writes doc to another file and goes on with its own, unsaved as before. A file that is there is replaced and
// kept as a version of itself. For the document's own file it is Save.
func (w *Workspace) SaveCopy(doc *model.Document, path string) (Saved, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Saved{}, err
	}
	if path == w.Path() {
		return w.Save(doc)
	}
	data, err := encode(doc)
	if err != nil {
		return Saved{}, err
	}
	w.disk.Lock()
	defer w.disk.Unlock()
	return w.store(data, path, nil)
}

func (w *Workspace) save(doc *model.Document, path string, expect []fileio.Stamp) (Saved, error) {
	w.mu.Lock()
	access, own := w.at.access, w.at.path == path
	w.mu.Unlock()
	if err := access.refusal(); err != nil && own {
		return Saved{}, err
	}
	data, err := encode(doc)
	if err != nil {
		return Saved{}, err
	}
	w.disk.Lock()
	defer w.disk.Unlock()
	out, err := w.store(data, path, expect)
	if err != nil {
		w.tried(path, out.Stamp)
		return out, err
	}
	w.moved(path, doc, out.Stamp)
	return out, nil
}

// store writes a file, and keeps what it held and what it holds as versions.
func (w *Workspace) store(data []byte, path string, expect []fileio.Stamp) (Saved, error) {
	var out Saved
	err := w.keepOld(path)
	if err != nil {
		return out, err
	}
	out.Saved, err = fileio.Save(w.FS, path, data, fileio.Options{Expect: expect, Copies: w.versions(path)})
	if err == nil {
		out.Unkept = w.keepVersion(path, data)
	}
	return out, err
}

// encode returns bytes that are known to read back as doc.
func encode(doc *model.Document) ([]byte, error) {
	data, err := codec.Encode(doc)
	if err == nil {
		err = codec.Verify(doc, data)
	}
	return data, err
}

// tried remembers what a failed save may have left in the file, which is not somebody else's change.
func (w *Workspace) tried(path string, stamp fileio.Stamp) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if path == w.at.path && w.at.expect != nil && !slices.Contains(w.at.expect, stamp) {
		w.at.expect = append(slices.Clone(w.at.expect), stamp)
	}
}

// moved makes path the file of the document after a good save, and removes the snapshot when there is nothing in it
// that was not saved.
func (w *Workspace) moved(path string, doc *model.Document, stamp fileio.Stamp) {
	w.mu.Lock()
	old := w.at
	w.at = place{path: path, saved: doc, expect: []fileio.Stamp{stamp}, lock: old.lock} // ours now, and so not read-only
	elsewhere := old.path != path
	w.mu.Unlock()
	if elsewhere {
		w.letGo(old, snapshotState{})
		w.mu.Lock()
		w.at.lock = nil
		w.mu.Unlock()
		w.hold(path, false)
	}
	w.forget(doc)
}
