package fileio

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"sojourn/model/limits"
)

// guard is a file beside a target that keeps other saves of it out from the comparison of stamps to the reading back:
// without it the slower of two programs that save in the same instant would replace what the faster one has just
// written, and nobody would be told. It says whose it is as the name of a temporary file does, so that one which a
// killed program left is known and taken away.
type guard struct {
	fsys FS
	path string
	mine string
}

const (
	guardTail  = ".saving"
	guardBytes = 256
)

// guards are those that this run holds. One of ours that is not among them could not be removed, and guards nothing.
var guards sync.Map

// guardPath returns where the guard of a file stands. Its length is fixed, since the name of the file may use all
// that the system allows, and it disregards case, as some systems do.
func guardPath(path string) string {
	dir, base := filepath.Split(path)
	return dir + tempHead + short(strings.ToLower(base)) + guardTail
}

// take makes the guard of the file at path. It waits for a living one, and returns ErrBusy after limits.FilePatience.
// Takes says that the folder is known to take new files: a refusal is then of the moment, as Windows gives it while
// another program takes its guard away.
func take(fsys FS, path string, takes bool) (*guard, error) {
	g := &guard{fsys, guardPath(path), tempID()}
	for waited, wait := time.Duration(0), time.Millisecond; ; wait = min(2*wait, 50*time.Millisecond) {
		err := g.create(path)
		gone := false
		switch {
		case err == nil:
			return g, nil
		case errors.Is(err, os.ErrExist):
			err = &Error{Op: "save", Path: path, Kind: ErrBusy}
			var failed error
			if gone, failed = g.clear(path); failed != nil {
				return nil, failed
			}
		case !takes || !errors.Is(err, ErrDenied):
			return nil, err
		}
		if waited += wait; waited > limits.FilePatience {
			return nil, err
		}
		if !gone {
			fsys.Sleep(wait)
		}
	}
}

func (g *guard) create(target string) error {
	f, err := g.fsys.OpenFile(g.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fail("create", target, err)
	}
	guards.Store(g.mine, true)
	_, err = io.WriteString(f, g.mine)
	if err = errors.Join(err, f.Close()); err != nil {
		drop(g.fsys, g.path)
		guards.Delete(g.mine)
	}
	return fail("write", target, err)
}

// clear takes a guard away that nobody holds, and reports that there is none any more. Two programs may do so at once:
// it is renamed first, and put back when it turns out to be the new guard of the faster one.
func (g *guard) clear(target string) (bool, error) {
	seen, dead := guardOf(g.fsys, g.path, limits.GuardTorn)
	if !dead {
		return false, nil
	}
	aside := filepath.Join(filepath.Dir(g.path), tempName())
	err := g.fsys.Rename(g.path, aside)
	if errors.Is(err, os.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, fail("create", target, err)
	}
	if now, _ := guardOf(g.fsys, aside, 0); now != seen {
		return false, fail("create", target, g.fsys.Rename(aside, g.path))
	}
	drop(g.fsys, aside)
	return true, nil
}

// errLost marks a save whose guard was taken away: by a sweep that met it before it was written, or because its program
// has slept for long.
var errLost = errors.New("the guard was lost")

// holds returns an error when the guard is no longer ours.
func (g *guard) holds(target string) error {
	now, _, err := readGuard(g.fsys, g.path)
	if errors.Is(err, os.ErrNotExist) || err == nil && now != g.mine {
		return &Error{Op: "save", Path: target, Kind: ErrBusy, Err: errLost}
	}
	return fail("save", target, err)
}

// release takes the guard away, unless it is somebody else's by now.
func (g *guard) release() {
	defer guards.Delete(g.mine)
	if now, _, _ := readGuard(g.fsys, g.path); now == "" || now == g.mine {
		drop(g.fsys, g.path)
	}
}

// drop removes a file, at the second try if need be. What remains is swept at the next open.
func drop(fsys FS, path string) {
	if err := fsys.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		_ = fsys.Remove(path)
	}
}

// guardOf returns what a guard says, "" when it cannot be read, and whether nobody holds it any more. One that does not
// say whose it is may be in the making for as long as torn.
func guardOf(fsys FS, path string, torn time.Duration) (says string, dead bool) {
	says, age, err := readGuard(fsys, path)
	parts := strings.Split(says, "-")
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "", true
	case err != nil || len(parts) != 4:
		return "", age > torn
	}
	return says, age > limits.GuardAge || orphan(parts) || abandoned(says, parts)
}

func readGuard(fsys FS, path string) (says string, age time.Duration, err error) {
	info, err := fsys.Stat(path)
	if err != nil {
		return "", 0, err
	}
	b, _, err := Read(fsys, path, guardBytes)
	return string(b), fsys.Now().Sub(info.ModTime()), err
}

// abandoned reports a guard of this very run that nobody holds any more.
func abandoned(says string, parts []string) bool {
	_, held := guards.Load(says)
	return !held && parts[0] == short(host()) && parts[2] == run
}
