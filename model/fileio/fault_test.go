package fileio_test

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"syscall"
	"testing"

	"sojourn/model/fileio"
	"sojourn/model/fileio/faultfs"
	"sojourn/model/modeltest"
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

var options = fileio.Options{Copies: "/data/copies"}

// sound says what is wrong with a disk after a save was cut short, or "".
func (s scene) sound(f *faultfs.FS, end faultfs.End) string {
	got := held(f, s.file)
	switch {
	case got == newBytes || got == s.old && !end.Done:
		return ""
	case s.inPlace && !end.Done && held(f, "/data/copies/"+filepath.Base(s.file)+".before") == s.old:
		return "" // the safety copy outside the folder is what this case relies on
	}
	return fmt.Sprintf("done %v, and the file holds %q", end.Done, got)
}

func (s scene) start(act func(f *faultfs.FS) error) func(*faultfs.FS) (func() error, func(*faultfs.FS, faultfs.End) string) {
	return func(f *faultfs.FS) (func() error, func(*faultfs.FS, faultfs.End) string) {
		s.setup(f)
		f.Put("/data/keep", "")
		return func() error { return act(f) }, s.sound
	}
}

// trials are every scene of a save, and of an export that streams where exports do not overwrite in place.
func trials() (all []faultfs.Trial) {
	for _, s := range scenes {
		all = append(all, faultfs.Trial{Name: "save: " + s.name, Start: s.start(func(f *faultfs.FS) error {
			_, err := fileio.Save(f, s.path, []byte(newBytes), options)
			return err
		})})
		if !s.inPlace {
			all = append(all, faultfs.Trial{Name: "export: " + s.name, Start: s.start(func(f *faultfs.FS) error {
				return fileio.Atomic(f, s.path, stream)
			})})
		}
	}
	return all
}

// stream writes the new bytes piece by piece.
func stream(w io.Writer) error {
	for i := 0; i < len(newBytes); i += 25 {
		if _, err := io.WriteString(w, newBytes[i:min(i+25, len(newBytes))]); err != nil {
			return err
		}
	}
	return nil
}

func TestNothingIsLostWhateverFails(t *testing.T) {
	tried := 0
	modeltest.Row(t, modeltest.GoalFaults, func() string { return fmt.Sprintf("save, export: %d runs, 0 lost", tried) })
	for _, trial := range trials() {
		lost, n := trial.Wreck(faultfs.Faults)
		for _, l := range lost {
			t.Error(l)
		}
		tried += n
	}
	if tried < 1500 {
		t.Errorf("only %d were tried", tried)
	}
}

// The suite is worth something only if it misses each flush that is left out.
func TestEveryFlushIsMissed(t *testing.T) {
	all := 0
	modeltest.Row(t, modeltest.GoalFlushes, func() string { return fmt.Sprintf("save, export: %d flushes, each missed", all) })
	for _, trial := range trials() {
		needless, flushes := trial.Needless()
		if len(needless) > 0 || flushes < 2 {
			t.Errorf("%s: of %d flushes nobody misses %v", trial.Name, flushes, needless)
		}
		all += flushes
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
