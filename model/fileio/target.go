package fileio

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// target is the file that a save is about, links followed to their end.
type target struct {
	fsys   FS
	path   string
	dir    string
	exists bool
	links  int
	stream bool // a pipe or a device: nothing to replace
	expect []Stamp
}

// aim follows path and finds out whether it may be written to.
func aim(fsys FS, path string, expect []Stamp) (*target, error) {
	path, err := Resolve(fsys, path)
	if err != nil {
		return nil, err
	}
	t := &target{fsys: fsys, path: path, expect: expect}
	t.dir, _ = filepath.Split(path)
	if t.dir == "" {
		t.dir = "."
	}
	if reserved(filepath.Base(path)) {
		return nil, &Error{Op: "save", Path: path, Kind: ErrName}
	}
	info, err := fsys.Stat(path)
	if os.IsNotExist(err) {
		if _, err := fsys.Stat(t.dir); err != nil { // the folder is gone, which says more than that the file is
			return nil, fail("save", path, err)
		}
		return t, t.unchanged()
	}
	if err != nil {
		return nil, fail("save", path, err)
	}
	t.exists = true
	if err := t.writable(info); err != nil || t.stream {
		return t, err
	}
	if t.links, err = fsys.Links(path); err != nil {
		return nil, fail("save", path, err)
	}
	return t, t.unchanged()
}

// writable refuses what must not be replaced. A rename needs no permission on the file itself, so that a file which
// somebody has protected has to be asked.
func (t *target) writable(info fs.FileInfo) error {
	if info.IsDir() {
		return &Error{Op: "save", Path: t.path, Kind: ErrNotFile}
	}
	if !info.Mode().IsRegular() {
		t.stream = true
		return nil
	}
	if info.Mode().Perm()&0o222 == 0 {
		return &Error{Op: "save", Path: t.path, Kind: ErrReadOnly}
	}
	f, err := t.fsys.OpenFile(t.path, os.O_WRONLY, 0)
	if err != nil {
		err = fail("save", t.path, err)
		if err.(*Error).Kind == ErrDenied {
			err.(*Error).Kind = ErrReadOnly
		}
		return err
	}
	return fail("save", t.path, f.Close())
}

// Protected reports a file that can be read and not saved, since it or its disk is read-only. What cannot be found out is
// left for a save to tell.
func Protected(fsys FS, path string) bool {
	path, err := Resolve(fsys, path)
	if err != nil {
		return false
	}
	info, err := fsys.Stat(path)
	if err != nil {
		return false
	}
	return errors.Is((&target{fsys: fsys, path: path}).writable(info), ErrReadOnly)
}

// unchanged compares what is on the disk with what the caller believes to be there.
func (t *target) unchanged() error {
	if t.expect == nil {
		return nil
	}
	now, err := Look(t.fsys, t.path)
	if err != nil {
		return err
	}
	if !slices.Contains(t.expect, now) {
		return &Error{Op: "save", Path: t.path, Kind: ErrChanged}
	}
	return nil
}

// Resolve follows symbolic links from path to a file, or to the place where one would be made, so that a link stays a
// link when its file is saved.
func Resolve(fsys FS, path string) (string, error) {
	for range 40 {
		info, err := fsys.Lstat(path)
		if os.IsNotExist(err) {
			return path, nil
		}
		if err != nil {
			return "", fail("open", path, err)
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			return path, nil
		}
		to, err := fsys.Readlink(path)
		if err != nil {
			return "", fail("open", path, err)
		}
		if !filepath.IsAbs(to) {
			// Not filepath.Join: it would take "link/.." away before the system sees it.
			dir, _ := filepath.Split(path)
			to = dir + to
		}
		path = to
	}
	return "", fail("open", path, syscall.ELOOP)
}
