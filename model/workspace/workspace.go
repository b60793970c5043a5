package workspace

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/limits"
)

// Errors of a workspace, beside those of fileio and codec.
var (
	ErrUntitled = errors.New("the document has no file yet")
	ErrReadOnly = errors.New("the file needs a newer version of the program")
	ErrGuest    = errors.New("the file is open for reading only")
	ErrNoCopy   = errors.New("the file was repaired, and its original cannot be kept as a version")
)

// Config says where a workspace lives.
type Config struct {
	FS   fileio.FS        // fileio.OS but for tests
	Home string           // folder of the program's own data; made when needed
	Who  string           // the user's name, for others who open the same file
	Now  func() time.Time // time.Now but for tests
	// Decode is codec.Decode for the file of the document; nil is that one. Somebody may have done it ahead.
	Decode func([]byte) (*model.Document, codec.Report, error)
}

// Workspace is the document of one window. It is safe for concurrent use: Edited and the questions never wait for the
// disk.
type Workspace struct {
	Config
	disk sync.Mutex // held while files are written, so that saves and snapshots do not overtake each other
	mu   sync.Mutex // guards what follows
	at   place
	now  *model.Document // as last told
	wake chan struct{}
	look chan struct{}
	snap snapshotState
}

// place is where the document comes from.
type place struct {
	path     string
	saved    *model.Document // what the file holds as far as we know, nil when nothing was saved
	expect   []fileio.Stamp  // what the file may hold by our own doing
	lock     *fileio.Lock
	access   Access
	guarded  bool            // the file or its disk is read-only
	repaired bool            // the file on the disk is the only copy of what it was before repair
	asked    *model.Document // what Dirty was asked for last,
	dirty    bool            // and what it found: windows ask after every key
	seen     glance
}

// Access is what may be done with the file of the document.
type Access uint8

// Kinds of access.
const (
	Owner Access = iota // it can be saved
	Guest               // only looked at, because somebody else has it open
	Newer               // only looked at, because it needs a newer version of the program
)

// refusal is why a document cannot be saved to its file, nil when it can.
func (a Access) refusal() error {
	return [...]error{nil, ErrGuest, ErrReadOnly}[a]
}

// New returns a workspace with an empty, untitled document.
func New(c Config) *Workspace {
	if c.Decode == nil {
		c.Decode = codec.Decode
	}
	w := &Workspace{Config: c, wake: make(chan struct{}, 1), look: make(chan struct{}, 1)}
	w.begin(place{}, model.New(), newID())
	w.at.saved = w.now
	return w
}

func newID() string {
	var b [8]byte
	rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

// begin puts another document into the workspace and lets go of the one before.
func (w *Workspace) begin(at place, doc *model.Document, id string) {
	w.mu.Lock()
	old, snap := w.at, w.snap
	w.at, w.now, w.snap = at, doc, snapshotState{id: id}
	w.mu.Unlock()
	w.letGo(old, snap)
}

// letGo releases what another document held.
func (w *Workspace) letGo(old place, snap snapshotState) {
	if old.lock != nil {
		_ = old.lock.Release(w.Now()) // a lock that stays is seen to be stale
	}
	if snap.lock != nil {
		_ = snap.lock.Release(w.Now())
	}
}

// Begin starts an untitled document, such as one made from a template. It is clean until it is edited.
func (w *Workspace) Begin(doc *model.Document) {
	w.disk.Lock()
	defer w.disk.Unlock()
	w.begin(place{saved: doc}, doc, newID())
}

// Adopt starts an untitled document that was never saved, such as an old version to go on from. It counts as changed,
// so that it is kept safe and asked about.
func (w *Workspace) Adopt(doc *model.Document) {
	w.disk.Lock()
	w.begin(place{}, model.New(), newID())
	w.disk.Unlock()
	w.Edited(doc)
}

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

// Access returns what may be done with the file of the document.
func (w *Workspace) Access() Access {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.at.access
}

// Protected reports that the file of the document could be read and not saved when it was opened: it or its disk is read-only.
// The document can be edited, and saved under another name.
func (w *Workspace) Protected() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.at.guarded
}

// Path returns the file of the document, "" while it is untitled.
func (w *Workspace) Path() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.at.path
}

// Dirty reports whether doc differs from what the file holds. Undoing everything makes it clean.
func (w *Workspace) Dirty(doc *model.Document) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.at.asked != doc {
		w.at.asked, w.at.dirty = doc, !same(w.at.saved, doc)
	}
	return w.at.dirty
}

// same reports whether doc is what was saved.
func same(saved, doc *model.Document) bool {
	return saved == doc || saved != nil && model.Compare(saved, doc).Empty()
}

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

// Close lets go of the document. A snapshot of unsaved work stays and is offered at the next start.
func (w *Workspace) Close() {
	w.disk.Lock()
	defer w.disk.Unlock()
	w.begin(place{}, model.New(), newID())
}
