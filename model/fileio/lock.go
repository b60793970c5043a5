package fileio

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Holder is who has a document open.
type Holder struct {
	Who   string    `json:"who"`
	Host  string    `json:"host"`
	PID   int       `json:"pid"`
	Run   string    `json:"run"` // tells two programs apart that had the same PID
	Since time.Time `json:"since"`
	Seen  time.Time `json:"seen"` // when the holder last said that it is there
}

// HeldError says that somebody else has the document open.
type HeldError struct{ Holder Holder }

func (e *HeldError) Error() string {
	return "open at " + e.Holder.Who + " on " + e.Holder.Host + " since " + e.Holder.Since.Format(time.RFC3339)
}

// Lock is a note beside a document that says who has it open. It is advice and keeps nobody from writing: the truth is
// the comparison of stamps in Save.
type Lock struct {
	fsys   FS
	path   string
	holder Holder
}

const (
	lockBytes = 4 << 10
	lockAge   = 3 * time.Minute  // a holder on another machine that was not seen for so long is gone
	lockTorn  = 10 * time.Second // a note that cannot be read and is younger may be in the making
)

func lockPath(fsys FS, path string) (string, error) {
	path, err := Resolve(fsys, path)
	if err != nil {
		return "", err
	}
	dir, base := filepath.Split(path)
	return dir + fitting(".~lock.", base, "#"), nil
}

// Acquire puts a lock on the document at path for who. It never waits: when a living holder is there it returns a
// *HeldError, unless take says to take over. A folder that cannot be written gives an *Error; the document can be
// worked on all the same.
func Acquire(fsys FS, path, who string, now time.Time, take bool) (*Lock, error) {
	at, err := lockPath(fsys, path)
	if err != nil {
		return nil, err
	}
	l := &Lock{fsys, at, Holder{Who: who, Host: host(), PID: os.Getpid(), Run: run, Since: now, Seen: now}}
	err = l.create()
	if !errors.Is(err, os.ErrExist) {
		return l.orNil(err)
	}
	h, known := readHolder(fsys, at, now)
	if known && !take && !h.stale(now) {
		return nil, &HeldError{h}
	}
	return l.orNil(l.write())
}

func (l *Lock) orNil(err error) (*Lock, error) {
	if err != nil {
		return nil, err
	}
	return l, nil
}

// HeldBy returns the living holder of the document at path, false when nobody has it open. A holder may be this very
// program.
func HeldBy(fsys FS, path string, now time.Time) (Holder, bool) {
	at, err := lockPath(fsys, path)
	if err != nil {
		return Holder{}, false
	}
	h, known := readHolder(fsys, at, now)
	return h, known && !h.stale(now)
}

// Refresh says that the holder is still there. Call it every half minute. It returns a *HeldError when somebody else
// has taken over.
func (l *Lock) Refresh(now time.Time) error {
	if h, known := readHolder(l.fsys, l.path, now); known && !l.mine(h) {
		return &HeldError{h}
	}
	l.holder.Seen = now
	return l.write()
}

// Release takes the lock away if it is still ours.
func (l *Lock) Release(now time.Time) error {
	if h, known := readHolder(l.fsys, l.path, now); known && !l.mine(h) {
		return nil
	}
	if err := l.fsys.Remove(l.path); err != nil && !os.IsNotExist(err) {
		return fail("unlock", l.path, err)
	}
	return nil
}

func (l *Lock) mine(h Holder) bool {
	return h.Host == l.holder.Host && h.PID == l.holder.PID && h.Run == l.holder.Run
}

func (l *Lock) create() error {
	f, err := l.fsys.OpenFile(l.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fail("lock", l.path, err)
	}
	return l.fill(f)
}

func (l *Lock) write() error {
	f, err := l.fsys.OpenFile(l.path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return fail("lock", l.path, err)
	}
	return l.fill(f)
}

func (l *Lock) fill(f File) error {
	b, err := json.Marshal(l.holder)
	if err == nil {
		_, err = f.Write(b)
	}
	return fail("lock", l.path, errors.Join(err, f.Close()))
}

// stale reports that a holder is gone: its program on this machine has ended, or no sign came from another machine.
func (h Holder) stale(now time.Time) bool {
	if h.Host == host() {
		return over(h.PID, h.Run)
	}
	return now.Sub(h.Seen) > lockAge
}

// readHolder returns the holder that a lock names, and false when it names nobody and is not in the making.
func readHolder(fsys FS, at string, now time.Time) (Holder, bool) {
	var h Holder
	info, err := fsys.Stat(at)
	if err != nil {
		return h, false
	}
	f, err := Open(fsys, at)
	if err != nil {
		return h, false
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, lockBytes))
	if err != nil || json.Unmarshal(b, &h) != nil || h.PID == 0 {
		fresh := now.Sub(info.ModTime()) < lockTorn
		return Holder{Since: info.ModTime(), Seen: info.ModTime()}, fresh
	}
	return h, true
}
