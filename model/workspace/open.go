package workspace

import (
	"errors"
	"path/filepath"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/limits"
)

// Opened is what came of opening a file.
type Opened struct {
	Doc     *model.Document
	Report  codec.Report
	Access  Access
	Holder  *fileio.Holder // somebody else who has the file open
	Unsaved []Recovery     // work on this file that was never saved
	Carried bool           // the project travelled inside a PDF: it has no file of its own yet
}

// Way is how a file is opened while somebody else has it open.
type Way uint8

// Ways to open a file.
const (
	Openly     Way = iota // take the lock if it is free, and go on without it if it is not
	AsGuest               // leave the lock alone and do not save
	TakingOver            // take the lock, whoever has it
)

// Open reads the file at path. On an error the workspace stays as it was: one of fileio, or of codec when the bytes are
// no document. The project that travels inside a PDF is begun untitled: the PDF stays as it is.
func (w *Workspace) Open(path string) (Opened, error) { return w.OpenAs(path, Openly) }

// OpenAs is Open in one of its ways.
func (w *Workspace) OpenAs(path string, way Way) (Opened, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Opened{}, err
	}
	w.disk.Lock()
	defer w.disk.Unlock()
	w.sweep(path)
	out, stamp, err := w.read(path)
	if err != nil {
		return Opened{}, err
	}
	if out.Carried {
		w.begin(place{saved: out.Doc}, out.Doc, newID())
		return out, nil
	}
	if way == AsGuest && out.Access == Owner {
		out.Access = Guest
	}
	w.begin(place{path: path, saved: out.Doc, expect: []fileio.Stamp{stamp}, access: out.Access,
		guarded: fileio.Protected(w.FS, path), repaired: !out.Report.Sound()}, out.Doc, newID())
	if way != AsGuest {
		out.Holder = w.hold(path, way == TakingOver)
	}
	out.Unsaved = w.unsavedOf(path)
	return out, nil
}

// OpenCopy begins an untitled document with what the file at path holds, and leaves the file and its lock alone.
func (w *Workspace) OpenCopy(path string) (Opened, error) {
	w.disk.Lock()
	defer w.disk.Unlock()
	out, _, err := w.read(path)
	if err != nil {
		return Opened{}, err
	}
	out.Access = Owner
	w.begin(place{saved: out.Doc}, out.Doc, newID())
	return out, nil
}

// read returns what a file holds.
func (w *Workspace) read(path string) (Opened, fileio.Stamp, error) {
	data, stamp, err := fileio.Read(w.FS, path, limits.DocumentBytes)
	if err != nil {
		return Opened{}, stamp, err
	}
	inner, carried := codec.Attached(data)
	if carried {
		data = inner
	}
	out, err := opened(data, w.Decode)
	out.Carried = carried
	return out, stamp, err
}

func decode(data []byte) (Opened, error) { return opened(data, codec.Decode) }

func opened(data []byte, decode func([]byte) (*model.Document, codec.Report, error)) (Opened, error) {
	doc, report, err := decode(data)
	if err != nil {
		return Opened{}, err
	}
	out := Opened{Doc: doc, Report: report}
	if report.ReadOnly {
		out.Access = Newer
	}
	return out, nil
}

// HolderOf returns who has the file at path open, nil when nobody does. It may be this very program.
func (w *Workspace) HolderOf(path string) *fileio.Holder {
	h, held := fileio.HeldBy(w.FS, path, w.Now())
	if !held {
		return nil
	}
	return &h
}

// sweep removes what killed programs have left beside the file and in the program's own folders.
func (w *Workspace) sweep(path string) {
	dirs := []string{w.recoveryDir(), w.parkedDir(), w.versions(path)}
	if real, err := fileio.Resolve(w.FS, path); err == nil {
		dirs = append(dirs, filepath.Dir(real))
	}
	for _, dir := range dirs {
		fileio.Sweep(w.FS, dir, w.Now())
	}
}

// hold locks the file of the document and returns who else has it. A folder that takes no lock is no obstacle.
func (w *Workspace) hold(path string, take bool) *fileio.Holder {
	lock, err := fileio.Acquire(w.FS, path, w.Who, w.Now(), take)
	var held *fileio.HeldError
	if errors.As(err, &held) {
		return &held.Holder
	}
	w.mu.Lock()
	w.at.lock = lock
	w.mu.Unlock()
	return nil
}

// TakeOver makes this workspace the holder of its file, whoever held it. A guest can save from then on.
func (w *Workspace) TakeOver() {
	w.disk.Lock()
	defer w.disk.Unlock()
	w.mu.Lock()
	path := w.at.path
	if w.at.access == Guest {
		w.at.access = Owner
	}
	w.mu.Unlock()
	if path != "" {
		w.hold(path, true)
	}
}
