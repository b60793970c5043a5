package fileio_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"sojourn/model/fileio"
	"sojourn/model/fileio/faultfs"
)

const (
	oldBytes = "the old bytes of the document, which somebody worked on for a week"
	newBytes = "the new bytes of the document, which are a little longer than the old ones were before they were saved"
)

// scene is a disk before a save.
type scene struct {
	name    string
	path    string // what is saved
	file    string // where the bytes are
	old     string // "" for a new file
	inPlace bool
	setup   func(*faultfs.FS)
}

var scenes = []scene{
	{name: "new file", path: "/home/a.journey", file: "/home/a.journey", setup: func(f *faultfs.FS) { f.Put("/home/other", "x") }},
	{name: "file", path: "/home/a.journey", file: "/home/a.journey", old: oldBytes, setup: func(f *faultfs.FS) { f.Put("/home/a.journey", oldBytes) }},
	{name: "symbolic link", path: "/home/link", file: "/shelf/b.journey", old: oldBytes, setup: func(f *faultfs.FS) {
		f.Put("/home/other", "x")
		f.Put("/shelf/b.journey", oldBytes)
		f.Symlink("../shelf/b.journey", "/home/link")
	}},
	{name: "hard link", path: "/home/a.journey", file: "/home/a.journey", old: oldBytes, inPlace: true, setup: func(f *faultfs.FS) {
		f.Put("/home/a.journey", oldBytes)
		f.Hardlink("/home/a.journey", "/home/second")
	}},
	{name: "read-only folder", path: "/home/a.journey", file: "/home/a.journey", old: oldBytes, inPlace: true, setup: func(f *faultfs.FS) {
		f.Put("/home/a.journey", oldBytes)
		f.Chmod("/home", 0o555)
	}},
}

func (s scene) disk() *faultfs.FS {
	f := faultfs.New()
	s.setup(f)
	f.Put("/data/keep", "")
	return f
}

// held returns what a file holds, and "" when it is not there.
func held(f *faultfs.FS, name string) string { return f.Files()[name] }

// sound says what is wrong with a disk after a save was cut short, or "".
func (s scene) sound(f *faultfs.FS) string {
	got := held(f, s.file)
	if got == s.old || got == newBytes {
		return ""
	}
	if s.inPlace && held(f, "/data/copies/"+filepath.Base(s.file)+".before") == s.old {
		return "" // the safety copy outside the folder is what this case relies on
	}
	return fmt.Sprintf("holds %q", got)
}

var options = fileio.Options{Copies: "/data/copies"}

// wreck saves under every fault at every call and returns what was lost. The wrap stands between the save and the
// disk, so that a save without its flushes can be tried as well.
func wreck(wrap func(fileio.FS) fileio.FS) (lost []string, tried int) {
	for _, s := range scenes {
		for _, fault := range []faultfs.Fault{
			{Err: faultfs.ErrCrash}, {Err: faultfs.ErrCrash, Short: true},
			{Err: syscall.EIO}, {Err: syscall.EIO, Stays: true},
			{Err: syscall.ENOSPC, Short: true}, {Err: syscall.ENOSPC, Short: true, Stays: true},
			{Err: syscall.EACCES}, {Err: syscall.EACCES, Stays: true}, {Err: syscall.EBUSY},
		} {
			for fault.At = 1; ; fault.At++ {
				f := s.disk()
				f.Arm(fault)
				_, err := fileio.Save(wrap(f), s.path, []byte(newBytes), options)
				through := f.Calls() < fault.At
				lost = append(lost, s.after(f, fault, err)...)
				tried++
				if through {
					break
				}
			}
		}
	}
	return lost, tried
}

// after returns what is wrong with a disk after one save under one fault.
func (s scene) after(f *faultfs.FS, fault faultfs.Fault, err error) (lost []string) {
	say := func(what string, v any) {
		lost = append(lost, fmt.Sprintf("%s, %v at call %d (short %v, stays %v): %s %v", s.name, fault.Err, fault.At, fault.Short, fault.Stays, what, v))
	}
	if bad := s.sound(f); bad != "" && fault.Err != faultfs.ErrCrash {
		say("after the failure", bad)
	}
	if fault.Err != faultfs.ErrCrash && err == nil && held(f, s.file) != newBytes {
		say("said saved, but holds", held(f, s.file))
	}
	for _, o := range faultfs.Outcomes() {
		back := f.Restart(o)
		if bad := s.sound(back); bad != "" {
			say("power lost, "+o.String(), bad)
		}
		if err == nil && held(back, s.file) != newBytes {
			say("power lost after a good save, "+o.String(), held(back, s.file))
		}
	}
	if !fault.Stays && fault.Err != faultfs.ErrCrash {
		for name := range f.Files() {
			if strings.HasSuffix(name, ".tmp") {
				say("left", name)
			}
		}
	}
	return lost
}

func TestNothingIsLostWhateverFails(t *testing.T) {
	lost, tried := wreck(func(f fileio.FS) fileio.FS { return f })
	for _, l := range lost {
		t.Error(l)
	}
	if tried < 500 {
		t.Errorf("only %d saves were tried", tried)
	}
}

// lazy is a file system whose flushes do nothing.
type lazy struct {
	fileio.FS
	files, folders bool
}

type lazyFile struct{ fileio.File }

func (lazyFile) Sync() error { return nil }

func (l lazy) OpenFile(name string, flag int, perm fsMode) (fileio.File, error) {
	f, err := l.FS.OpenFile(name, flag, perm)
	if err == nil && l.files {
		f = lazyFile{f}
	}
	return f, err
}

func (l lazy) SyncDir(name string) error {
	if l.folders {
		return nil
	}
	return l.FS.SyncDir(name)
}

// The suite above is worth something only if it sees a flush that is missing.
func TestAMissingFlushIsSeen(t *testing.T) {
	for name, wrap := range map[string]func(fileio.FS) fileio.FS{
		"of files":   func(f fileio.FS) fileio.FS { return lazy{FS: f, files: true} },
		"of folders": func(f fileio.FS) fileio.FS { return lazy{FS: f, folders: true} },
	} {
		if lost, _ := wreck(wrap); len(lost) == 0 {
			t.Errorf("without the flush %s nothing was lost", name)
		}
	}
}

func TestAFailedFlushIsNotTriedOnTheSameFile(t *testing.T) {
	s := scenes[1]
	f := s.disk()
	f.Arm(faultfs.Fault{At: 1, Op: "sync", Err: syscall.EIO})
	if _, err := fileio.Save(f, s.path, []byte(newBytes), options); err != nil {
		t.Fatalf("one failed flush is got over with a new file: %v", err)
	}
	for _, o := range faultfs.Outcomes() {
		if got := held(f.Restart(o), s.file); got != newBytes {
			t.Fatalf("%v: the file holds %q", o, got)
		}
	}
	f = s.disk()
	f.Arm(faultfs.Fault{At: 1, Op: "sync", Err: syscall.EIO, Stays: true})
	if _, err := fileio.Save(f, s.path, []byte(newBytes), options); !errors.Is(err, fileio.ErrDevice) || held(f, s.file) != oldBytes {
		t.Errorf("a disk that never flushes: %v, %q", err, held(f, s.file))
	}
}

func TestSaveAgainAfterAFailure(t *testing.T) {
	s := scenes[1]
	for at := 1; ; at++ {
		f := s.disk()
		f.Arm(faultfs.Fault{At: at, Err: syscall.EIO})
		expect := []fileio.Stamp{fileio.StampOf([]byte(oldBytes))}
		saved, err := fileio.Save(f, s.path, []byte(newBytes), fileio.Options{Expect: expect})
		if f.Calls() < at {
			break
		}
		f.Arm(faultfs.Fault{})
		if err == nil {
			continue
		}
		if !errors.Is(err, fileio.ErrDevice) && !errors.Is(err, fileio.ErrVerify) {
			t.Errorf("call %d: %v is not the disk's error", at, err)
		}
		expect = append(expect, saved.Stamp)
		if _, err := fileio.Save(f, s.path, []byte(newBytes+"!"), fileio.Options{Expect: expect}); err != nil {
			t.Errorf("call %d: saving again: %v", at, err)
		}
	}
}
