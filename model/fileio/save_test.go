package fileio_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"sojourn/model/fileio"
	"sojourn/model/fileio/faultfs"
)

type fsMode = fs.FileMode

func TestSaveRefuses(t *testing.T) {
	cases := []struct {
		name string
		path string
		o    fileio.Options
		prep func(*faultfs.FS)
		want error
	}{
		{"a file that has changed", "/home/a", fileio.Options{Expect: []fileio.Stamp{fileio.StampOf([]byte("mine"))}}, nil, fileio.ErrChanged},
		{"a file that should not be there", "/home/a", fileio.Options{Expect: []fileio.Stamp{{}}}, nil, fileio.ErrChanged},
		{"a file that is gone", "/home/none", fileio.Options{Expect: []fileio.Stamp{fileio.StampOf([]byte("mine"))}}, nil, fileio.ErrChanged},
		{"a read-only file", "/home/a", fileio.Options{Copies: "/data"}, func(f *faultfs.FS) { f.Chmod("/home/a", 0o444) }, fileio.ErrReadOnly},
		{"a read-only folder without a place for a copy", "/home/a", fileio.Options{}, func(f *faultfs.FS) { f.Chmod("/home", 0o555) }, fileio.ErrDenied},
		{"a read-only folder without the file", "/home/new", fileio.Options{Copies: "/data"}, func(f *faultfs.FS) { f.Chmod("/home", 0o555) }, fileio.ErrDenied},
		{"a folder that is gone", "/gone/a", fileio.Options{}, nil, fileio.ErrGone},
		{"a folder", "/home", fileio.Options{}, nil, fileio.ErrNotFile},
		{"a second name without a place for a copy", "/home/a", fileio.Options{}, func(f *faultfs.FS) { f.Hardlink("/home/a", "/home/b") }, fileio.ErrLinked},
		{"a name that is too long", "/home/" + strings.Repeat("长", 86), fileio.Options{}, nil, fileio.ErrName},
		{"a circle of links", "/home/l", fileio.Options{}, func(f *faultfs.FS) { f.Symlink("l", "/home/l") }, fileio.ErrName},
	}
	for _, c := range cases {
		f := faultfs.New()
		f.Put("/home/a", oldBytes)
		f.Put("/data/keep", "")
		if c.prep != nil {
			c.prep(f)
		}
		_, err := fileio.Save(f, c.path, []byte(newBytes), c.o)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
		if held(f, "/home/a") != oldBytes || len(f.Files()) > 3 {
			t.Errorf("%s: the disk was changed: %v", c.name, f.Files())
		}
	}
}

func TestFullDiskIsNamed(t *testing.T) {
	f := scenes[1].disk()
	f.Arm(faultfs.Fault{At: 1, Op: "write", Err: syscall.ENOSPC, Short: true, Stays: true})
	_, err := fileio.Save(f, "/home/a.journey", []byte(newBytes), options)
	if !errors.Is(err, fileio.ErrFull) || !errors.Is(err, syscall.ENOSPC) || held(f, "/home/a.journey") != oldBytes {
		t.Errorf("%v, and the file holds %q", err, held(f, "/home/a.journey"))
	}
	if want := "write /home/a.journey: the disk is full (no space left on device)"; err.Error() != want {
		t.Errorf("says %q, want %q", err, want)
	}
}

func TestOverwriteSaysSo(t *testing.T) {
	for _, s := range scenes {
		f := s.disk()
		saved, err := fileio.Save(f, s.path, []byte(newBytes), options)
		if err != nil || saved.InPlace != s.inPlace || filepath.Clean(saved.Path) != s.file || saved.Stamp != fileio.StampOf([]byte(newBytes)) {
			t.Errorf("%s: %+v, %v", s.name, saved, err)
		}
		if s.inPlace && held(f, saved.Copy) != oldBytes {
			t.Errorf("%s: the copy %q holds %q", s.name, saved.Copy, held(f, saved.Copy))
		}
	}
}

// Only a refusal that writing into the file itself can get round leads to that: no full or failing disk does.
func TestWhichRefusalsFallBackToOverwriting(t *testing.T) {
	for _, c := range []struct {
		op      string
		err     error
		inPlace bool
	}{
		{"rename", syscall.EACCES, true}, {"rename", syscall.EPERM, true}, {"rename", syscall.EBUSY, true}, {"rename", syscall.EXDEV, true},
		{"rename", syscall.ENOTSUP, true}, {"rename", syscall.EIO, false}, {"rename", syscall.ENOSPC, false}, {"rename", syscall.EROFS, false},
		{"write", syscall.EACCES, false}, {"write", syscall.ENOSPC, false},
	} {
		f := scenes[1].disk()
		f.Arm(faultfs.Fault{At: 1, Op: c.op, Err: c.err})
		saved, err := fileio.Save(f, scenes[1].path, []byte(newBytes), options)
		want := oldBytes
		if c.inPlace {
			want = newBytes
		}
		if saved.InPlace != c.inPlace || (err == nil) != c.inPlace || held(f, scenes[1].file) != want {
			t.Errorf("%s, %v: in place %v, %v, the file holds %q", c.op, c.err, saved.InPlace, err, held(f, scenes[1].file))
		}
	}
}

func TestAFailedOverwriteIsTakenBack(t *testing.T) {
	f := scenes[3].disk()
	// The first write makes the guard, the next two the safety copy and its guard.
	last := faultfs.Fault{At: 4, Op: "write", Err: syscall.ENOSPC, Short: true}
	f.Arm(last)
	_, err := fileio.Save(f, "/home/a.journey", []byte(newBytes), options)
	var e *fileio.Error
	if !errors.As(err, &e) || e.Kind != fileio.ErrFull || e.Copy != "" || held(f, "/home/a.journey") != oldBytes {
		t.Errorf("%v, and the file holds %q", err, held(f, "/home/a.journey"))
	}
	last.Stays = true
	f.Arm(last)
	_, err = fileio.Save(f, "/home/a.journey", []byte(newBytes), options)
	if !errors.As(err, &e) || e.Copy == "" || held(f, e.Copy) != oldBytes || !strings.Contains(err.Error(), e.Copy) {
		t.Errorf("%v does not lead to the copy", err)
	}
}

func TestHardLinkStaysOneFile(t *testing.T) {
	f := scenes[3].disk()
	if _, err := fileio.Save(f, "/home/a.journey", []byte("shorter"), options); err != nil {
		t.Fatal(err)
	}
	if held(f, "/home/a.journey") != "shorter" || held(f, "/home/second") != "shorter" {
		t.Errorf("the two names hold %v", f.Files())
	}
}

func TestOnTheRealDisk(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "客户旅程 – a&b.journey")
	link := filepath.Join(dir, "link.journey")
	must(t, os.Symlink(filepath.Base(path), link))
	save := func(p, data string) {
		t.Helper()
		if _, err := fileio.Save(fileio.OS, p, []byte(data), fileio.Options{Copies: filepath.Join(dir, "copies")}); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); string(got) != data {
			t.Fatalf("%s holds %q, want %q", path, got, data)
		}
	}
	save(link, "through a link that leads nowhere yet")
	must(t, os.Chmod(path, 0o640))
	save(link, newBytes)
	save(path, "short")
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode is %v, %v", info.Mode(), err)
	}
	if l, err := os.Lstat(link); err != nil || l.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link became a file")
	}
	must(t, os.Link(path, filepath.Join(dir, "second")))
	save(path, oldBytes)
	if got, _ := os.ReadFile(filepath.Join(dir, "second")); string(got) != oldBytes {
		t.Errorf("the second name holds %q", got)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".sojourn-*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	if longest := filepath.Join(dir, strings.Repeat("l", 247)+".journey"); true {
		_, err := fileio.Save(fileio.OS, longest, []byte("x"), fileio.Options{})
		must(t, err)
	}
}

func TestAtomicStreams(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.pdf")
	must(t, os.WriteFile(path, []byte("old"), 0o644))
	boom := errors.New("boom")
	err := fileio.Atomic(fileio.OS, path, func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return boom })
	if err != boom {
		t.Errorf("the exporter's error came back as %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("a failed export left %q", got)
	}
	must(t, fileio.Atomic(fileio.OS, path, func(w io.Writer) error {
		for range 1000 {
			if _, err := io.WriteString(w, "0123456789"); err != nil {
				return err
			}
		}
		return nil
	}))
	if got, _ := os.ReadFile(path); len(got) != 10_000 {
		t.Errorf("%d bytes came through", len(got))
	}
	must(t, fileio.Atomic(fileio.OS, os.DevNull, func(w io.Writer) error { _, err := io.WriteString(w, "x"); return err }))
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("the null device was replaced by a file")
	}
}

func TestReadIsBounded(t *testing.T) {
	f := faultfs.New()
	f.Put("/a", "0123456789")
	if data, stamp, err := fileio.Read(f, "/a", 10); err != nil || len(data) != 10 || stamp != fileio.StampOf(data) {
		t.Errorf("%q %v %v", data, stamp, err)
	}
	for name, want := range map[string]error{"/a": fileio.ErrTooBig, "/": fileio.ErrNotFile, "/none": fileio.ErrGone} {
		if _, _, err := fileio.Read(f, name, 9); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", name, err, want)
		}
	}
	if s, err := fileio.Look(f, "/none"); err != nil || s != (fileio.Stamp{}) {
		t.Errorf("a missing file has the stamp %v, %v", s, err)
	}
}

func TestSweep(t *testing.T) {
	f := faultfs.New()
	f.Put("/home/a.journey", "x")
	f.Arm(faultfs.Fault{At: 1 << 30})
	now := time.Date(2026, 1, 2, 4, 0, 0, 0, time.UTC) // less than an hour after the files were made
	// A save that cannot remove what it made leaves a temporary file of this very run.
	for at := 1; at < 40; at++ {
		f.Arm(faultfs.Fault{At: at, Err: syscall.EIO, Stays: true})
		_, _ = fileio.Save(f, "/home/a.journey", []byte("y"), fileio.Options{})
	}
	f.Arm(faultfs.Fault{})
	mine := temps(f)
	if len(mine) == 0 {
		t.Fatal("nothing was left to sweep")
	}
	parts := strings.Split(mine[0], "-")
	dead := strings.Join([]string{parts[0], parts[1], "999999999", "abcdef01", "01020304.tmp"}, "-")
	again := strings.Join([]string{parts[0], parts[1], parts[2], "abcdef01", "01020304.tmp"}, "-")
	foreign := strings.Join([]string{parts[0], "00000000", "1", "abcdef01", "01020304.tmp"}, "-")
	for _, p := range []string{dead, again, foreign, "/home/.sojourn-mine.tmp"} {
		f.Put(p, "")
	}
	fileio.Sweep(f, "/home", now)
	if got := f.Files(); has(got, dead) || has(got, again) {
		t.Errorf("what dead programs left is still there: %v", got)
	} else if !has(got, mine[0]) || !has(got, foreign) || !has(got, "/home/.sojourn-mine.tmp") || !has(got, "/home/a.journey") {
		t.Errorf("swept too much: %v", got)
	}
	fileio.Sweep(f, "/home", now.Add(2*time.Hour))
	if got := f.Files(); has(got, mine[0]) || has(got, foreign) || !has(got, "/home/.sojourn-mine.tmp") {
		t.Errorf("two hours later: %v", got)
	}
}

func temps(f *faultfs.FS) (out []string) {
	for name := range f.Files() {
		if strings.HasSuffix(name, ".tmp") {
			out = append(out, name)
		}
	}
	return out
}

func has(m map[string]string, k string) bool { _, ok := m[k]; return ok }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
