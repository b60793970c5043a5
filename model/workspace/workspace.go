package workspace

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"sync"
	"time"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
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

// Close lets go of the document. A snapshot of unsaved work stays and is offered at the next start.
func (w *Workspace) Close() {
	w.disk.Lock()
	defer w.disk.Unlock()
	w.begin(place{}, model.New(), newID())
}
