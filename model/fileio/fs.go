package fileio

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// FS is what fileio needs of a file system. OS is the real one. Names are as for package os, and so are errors.
type FS interface {
	// OpenFile takes the flags of os.OpenFile; new files get perm before the umask.
	OpenFile(name string, flag int, perm fs.FileMode) (File, error)
	Stat(name string) (fs.FileInfo, error)
	Lstat(name string) (fs.FileInfo, error)
	Readlink(name string) (string, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	Mkdir(name string, perm fs.FileMode) error
	// Rename replaces to when it exists.
	Rename(from, to string) error
	Remove(name string) error
	// SyncDir makes what was created, renamed and removed in a folder survive a loss of power. It returns nil on
	// systems that know no such thing.
	SyncDir(name string) error
	// Mimic gives a file the mode of another and, where the system lets us, its owner.
	Mimic(name, model string) error
	// Links counts the names (hard links) that a file has.
	Links(name string) (int, error)
	// Now is the time by which the ages of files are measured, and Sleep lets some of it pass.
	Now() time.Time
	Sleep(d time.Duration)
}

// File is an open file. Sync makes what was written survive a loss of power.
type File interface {
	io.ReadWriteCloser
	Sync() error
	Truncate(size int64) error
}

// OS is the file system of the machine. It is patient.
var OS = Patient(osFS{})

type osFS struct{}

func (osFS) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	f, err := os.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err // not f: a nil *os.File in an interface is not nil
	}
	return f, nil
}

func (osFS) Stat(name string) (fs.FileInfo, error)      { return os.Stat(name) }
func (osFS) Lstat(name string) (fs.FileInfo, error)     { return os.Lstat(name) }
func (osFS) Readlink(name string) (string, error)       { return os.Readlink(name) }
func (osFS) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (osFS) Mkdir(name string, perm fs.FileMode) error  { return os.Mkdir(name, perm) }
func (osFS) Rename(from, to string) error               { return os.Rename(from, to) }
func (osFS) Remove(name string) error                   { return os.Remove(name) }
func (osFS) SyncDir(name string) error                  { return syncDir(name) }
func (osFS) Mimic(name, model string) error             { return mimic(name, model) }
func (osFS) Links(name string) (int, error)             { return links(name) }
func (osFS) Now() time.Time                             { return time.Now() }
func (osFS) Sleep(d time.Duration)                      { time.Sleep(d) }

// MakeDir makes a folder and those above it that are missing, each of them safe from a loss of power.
func MakeDir(fsys FS, dir string) error {
	if info, err := fsys.Stat(dir); err == nil {
		if !info.IsDir() {
			return &Error{Op: "make folder", Path: dir, Kind: ErrNotFile}
		}
		return nil
	}
	up := filepath.Dir(dir)
	if up == dir {
		return &Error{Op: "make folder", Path: dir, Kind: ErrGone}
	}
	if err := MakeDir(fsys, up); err != nil {
		return err
	}
	if err := fsys.Mkdir(dir, 0o700); err != nil && !os.IsExist(err) {
		return fail("make folder", dir, err)
	}
	if err := fsys.SyncDir(up); err != nil {
		_ = fsys.Remove(dir) // or the next call would find it, and believe it to be safe
		return fail("flush folder", up, err)
	}
	return nil
}
