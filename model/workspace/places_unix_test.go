//go:build unix

package workspace_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"sojourn/model/fileio"
	"sojourn/model/modeltest"
)

const placeHome = "SOJOURN_TEST_PLACES"

// place is where a document is saved for the second time, and what is to come of it.
type place struct {
	name    string
	file    string                                  // below the folder of the place
	before  func(t *testing.T, dir, at string)      // the first save
	prep    func(t *testing.T, dir, at string)      // between the first save and the second
	want    error                                   // nil: the save is good
	inPlace bool                                    // it was overwritten
	check   func(t *testing.T, dir, at string) bool // what else is to be true afterwards
}

func run(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func holds(file, want string) bool {
	data, err := os.ReadFile(file)
	return err == nil && string(data) == want
}

func isLink(file string) bool {
	info, err := os.Lstat(file)
	return err == nil && info.Mode()&os.ModeSymlink != 0
}

func chmod(perm os.FileMode, folder bool) func(*testing.T, string, string) {
	return func(t *testing.T, dir, at string) {
		if folder {
			at = filepath.Dir(at)
		}
		run(t, os.Chmod(at, perm))
	}
}

func modeStays(perm os.FileMode) place {
	return place{name: fmt.Sprintf("mode %o", perm), file: "a.journey", prep: chmod(perm, false), check: func(t *testing.T, dir, at string) bool {
		info, err := os.Stat(at)
		return err == nil && info.Mode().Perm() == perm
	}}
}

func places(t *testing.T) []place {
	second := text(t, titled("second"))
	list := []place{
		{name: "read-only file", file: "a.journey", prep: chmod(0o444, false), want: fileio.ErrReadOnly},
		{name: "read-only folder", file: "d/a.journey", prep: chmod(0o555, true), inPlace: true},
		{name: "read-only file in a read-only folder", file: "d/a.journey", prep: func(t *testing.T, dir, at string) {
			chmod(0o444, false)(t, dir, at)
			chmod(0o555, true)(t, dir, at)
		}, want: fileio.ErrReadOnly},
		{name: "folder that lets nobody in", file: "d/a.journey", prep: chmod(0, true), want: fileio.ErrDenied},
		{name: "folder gone", file: "d/a.journey", prep: func(t *testing.T, dir, at string) { run(t, os.RemoveAll(filepath.Dir(at))) }, want: fileio.ErrGone},
		{name: "folder became a file", file: "d/a.journey", prep: func(t *testing.T, dir, at string) {
			run(t, os.RemoveAll(filepath.Dir(at)))
			run(t, os.WriteFile(filepath.Dir(at), nil, 0o644))
		}, want: fileio.ErrGone},
		{name: "file became a folder", file: "a.journey", prep: func(t *testing.T, dir, at string) {
			run(t, os.Remove(at))
			run(t, os.Mkdir(at, 0o755))
		}, want: fileio.ErrNotFile},
		{name: "circle of links", file: "a.journey", prep: func(t *testing.T, dir, at string) {
			run(t, os.Remove(at))
			run(t, os.Symlink("a.journey", at))
		}, want: fileio.ErrName},
		{name: "symbolic link", file: "a.journey", before: func(t *testing.T, dir, at string) {
			run(t, os.Mkdir(dir+"/shelf", 0o755))
			run(t, os.Symlink("shelf/b.journey", at))
		}, check: func(t *testing.T, dir, at string) bool { return isLink(at) && holds(dir+"/shelf/b.journey", second) }},
		{name: "through a link to a folder", file: "d/a.journey", prep: func(t *testing.T, dir, at string) {
			run(t, os.Rename(dir+"/d", dir+"/real"))
			run(t, os.Symlink("real", dir+"/d"))
		}, check: func(t *testing.T, dir, at string) bool {
			return isLink(dir+"/d") && holds(dir+"/real/a.journey", second)
		}},
		{name: "hard link", file: "a.journey", prep: func(t *testing.T, dir, at string) { run(t, os.Link(at, dir+"/second")) }, inPlace: true,
			check: func(t *testing.T, dir, at string) bool { return holds(dir+"/second", second) }},
		modeStays(0o600), modeStays(0o640), modeStays(0o755),
	}
	for _, name := range []string{
		strings.Repeat("客", 82) + "1.journey", strings.Repeat("长", 85), "with  spaces .journey", " leading.journey", "👩‍👩‍👧 旅程😀.journey", "-rf.journey",
		"new\nline.journey", "dot.", ".journey", "..journey", "~.journey", "a'b\"c`d$e.journey", "100%s%d.journey", "\xff\xfe.journey", "back\\slash.journey", "e\u0301 é.journey",
	} {
		list = append(list, place{name: fmt.Sprintf("name %.20q of %d bytes", name, len(name)), file: name})
	}
	return list
}

// try saves, changes the place, and saves again.
func (p place) try(t *testing.T, dir string) {
	at := filepath.Join(dir, p.file)
	run(t, os.MkdirAll(filepath.Dir(at), 0o755))
	if p.before != nil {
		p.before(t, dir, at)
	}
	w := onDisk(t.TempDir(), "Li")
	_, err := w.SaveAs(titled("first"), at)
	run(t, err)
	if p.prep != nil {
		p.prep(t, dir, at)
		defer os.Chmod(filepath.Dir(at), 0o755)
	}
	if looker := onDisk(t.TempDir(), "Li"); p.want == nil || p.want == fileio.ErrReadOnly {
		_, err := looker.Open(at)
		run(t, err)
		if told := looker.Protected(); told != (p.want != nil) {
			t.Errorf("of a file that a save refuses with %v it is said on opening: %v", p.want, told)
		}
		looker.Close()
	}
	doc := titled("second")
	saved, err := w.Save(doc)
	os.Chmod(filepath.Dir(at), 0o755)
	switch {
	case !errors.Is(err, p.want) || p.want == nil && err != nil:
		t.Errorf("got %v, want %v", err, p.want)
	case err != nil && (!w.Dirty(doc) || !p.asBefore(at)):
		t.Errorf("after %v the document counts as saved, or the old bytes are gone", err)
	case err == nil && (w.Dirty(doc) || saved.InPlace != p.inPlace || !holds(at, text(t, doc))):
		t.Errorf("%+v, and the file is not what was saved", saved)
	case p.check != nil && !p.check(t, dir, at):
		t.Error("the place is not what it was")
	}
	p.tidy(t, dir)
	if err == nil {
		p.open(t, dir, at)
	}
}

// asBefore reports that the file holds its old bytes, or is gone by our own doing.
func (p place) asBefore(at string) bool {
	data, err := os.ReadFile(at)
	return err != nil || strings.Contains(string(data), `"first"`)
}

// open looks whether a second window sees that the file is open.
func (p place) open(t *testing.T, dir, at string) {
	second := onDisk(t.TempDir(), "Wang")
	opened, err := second.Open(at)
	if err != nil || name(opened.Doc) != "second" || opened.Holder == nil || opened.Holder.Who != "Li" {
		t.Errorf("the second window: %v, %+v", err, opened)
	}
}

func (p place) tidy(t *testing.T, dir string) {
	run(t, filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if strings.HasPrefix(filepath.Base(path), ".sojourn-") {
			t.Errorf("left behind: %s", path)
		}
		return err
	}))
}

// Permission bits do not bind the administrator. A test that runs as one goes on as nobody.
func TestPlaces(t *testing.T) {
	list := places(t)
	modeltest.Row(t, modeltest.GoalPlaces, func() string {
		return fmt.Sprintf("%d places and names: old bytes or new, the cause named", len(list)+2)
	})
	if os.Getuid() == 0 && os.Getenv(placeHome) == "" {
		asNobody(t)
		return
	}
	for _, p := range list {
		t.Run(p.name, func(t *testing.T) { p.try(t, t.TempDir()) })
	}
	long := filepath.Join(t.TempDir(), strings.Repeat("长", 85)+"1")
	if _, err := onDisk(t.TempDir(), "Li").SaveAs(titled("x"), long); !errors.Is(err, fileio.ErrName) {
		t.Errorf("a name of 256 bytes: %v", err)
	}
	shut := t.TempDir()
	run(t, os.Chmod(shut, 0o555))
	defer os.Chmod(shut, 0o755)
	if _, err := onDisk(t.TempDir(), "Li").SaveAs(titled("x"), filepath.Join(shut, "new.journey")); !errors.Is(err, fileio.ErrDenied) {
		t.Errorf("a new file in a read-only folder: %v", err)
	}
}

// asNobody runs the test in a program of a user without rights.
func asNobody(t *testing.T) {
	const nobody = 65534
	home, err := os.MkdirTemp("", "places")
	run(t, err)
	defer os.RemoveAll(home)
	run(t, os.Chown(home, nobody, nobody))
	self := os.Args[0]
	if runtime.GOOS == "linux" {
		self = "/proc/self/exe" // the folder of the test itself may let nobody in
	}
	child := exec.Command(self, "-test.run=^TestPlaces$", "-test.v")
	child.Env = append(modeltest.Plain(), placeHome+"="+home, "TMPDIR="+home)
	child.Dir = home
	child.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	out, err := child.CombinedOutput()
	if n := strings.Count(string(out), "    --- PASS"); err != nil || n != len(places(t)) {
		t.Errorf("%v, %d places are good\n%s", err, n, out)
	}
}
