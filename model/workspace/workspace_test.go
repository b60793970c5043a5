package workspace_test

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/fileio/faultfs"
	"sojourn/model/limits"
	"sojourn/model/modeltest"
	"sojourn/model/workspace"
)

const path = "/docs/a.journey"

// bench is a disk, a clock and a workspace on them.
type bench struct {
	*testing.T
	disk *faultfs.FS
	now  time.Time
	*workspace.Workspace
}

func newBench(t *testing.T) *bench {
	b := &bench{T: t, disk: faultfs.New(), now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	b.disk.Put("/docs/other", "")
	b.disk.Put("/data/keep", "")
	b.Workspace = b.start()
	return b
}

// start returns a workspace of the same user on the same disk.
func (b *bench) start() *workspace.Workspace {
	return workspace.New(workspace.Config{FS: b.disk, Home: "/data/sojourn", Who: "Li", Now: func() time.Time { return b.now }})
}

var owner = regexp.MustCompile(`"run":"[^"]*"`)

// crash ends the program without a chance to tidy up, and starts it again on what the disk holds.
func (b *bench) crash(disk *faultfs.FS) {
	for name, text := range disk.Files() {
		if strings.Contains(name, ".~lock.") {
			disk.Put(name, owner.ReplaceAllString(text, `"run":"another"`))
		}
	}
	b.disk = disk
	b.Workspace = b.start()
}

func (b *bench) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *bench) file() string { return b.disk.Files()[path] }

// titled returns a small document that is called so.
func titled(title string) *model.Document {
	p := &model.Project{ID: model.ProjectID, Title: model.Plain(title)}
	return model.Assemble([]model.Record{p, &model.Map{ID: "m1", Order: "a0"}}, model.Kept{})
}

func name(d *model.Document) string { return d.Project().Title.In("zh") }

func text(t *testing.T, d *model.Document) string {
	t.Helper()
	data, err := codec.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestSaveOpenSave(t *testing.T) {
	b := newBench(t)
	doc := modeltest.Random(rand.New(rand.NewPCG(3, 3)), 20)
	b.Begin(doc)
	if b.Dirty(doc) || b.Path() != "" {
		t.Error("a new document is dirty or has a file")
	}
	if _, err := b.Save(doc); err != workspace.ErrUntitled {
		t.Errorf("got %v", err)
	}
	saved, err := b.SaveAs(doc, path)
	b.must(err)
	if saved.Unkept != nil || b.Path() != path || b.file() != text(t, doc) {
		t.Errorf("%+v", saved)
	}
	other := titled("other")
	if !b.Dirty(other) || b.Dirty(doc) || b.Dirty(doc) || !b.Dirty(other) {
		t.Error("dirty and clean are mixed up")
	}
	b.Close()
	opened, err := b.Open(path)
	b.must(err)
	if !model.Compare(opened.Doc, doc).Empty() || !opened.Report.Sound() || opened.Holder != nil || opened.Unsaved != nil {
		t.Errorf("%+v", opened)
	}
	if b.Dirty(opened.Doc) || b.Dirty(doc) {
		t.Error("what was just opened is dirty")
	}
	before := b.file()
	_, err = b.Save(opened.Doc)
	b.must(err)
	if b.file() != before {
		t.Error("saving what was opened changes the file")
	}
}

func TestOpenFailsAndNothingHappens(t *testing.T) {
	b := newBench(t)
	_, err := b.SaveAs(titled("mine"), path)
	b.must(err)
	b.disk.Put("/docs/x.pdf", "%PDF-1.7")
	var foreign *codec.ForeignError
	if _, err := b.Open("/docs/x.pdf"); !errors.As(err, &foreign) {
		t.Errorf("got %v", err)
	}
	if _, err := b.Open("/docs/none"); !errors.Is(err, fileio.ErrGone) {
		t.Errorf("got %v", err)
	}
	if b.Path() != path {
		t.Errorf("the document at hand is now %q", b.Path())
	}
}

func TestSomebodyElseSaved(t *testing.T) {
	b := newBench(t)
	_, err := b.SaveAs(titled("mine"), path)
	b.must(err)
	theirs := text(t, titled("theirs"))
	b.disk.Put(path, theirs)
	mine := titled("mine, later")
	if _, err := b.Save(mine); !errors.Is(err, fileio.ErrChanged) {
		t.Fatalf("got %v", err)
	}
	if b.file() != theirs || !b.Dirty(mine) {
		t.Error("their file was touched, or the document counts as saved")
	}
	_, err = b.SaveOver(mine)
	b.must(err)
	for _, v := range b.Versions(path) {
		if doc, _, err := b.ReadVersion(v); err == nil && name(doc) == "theirs" {
			return
		}
	}
	t.Error("their work is not among the versions")
}

// What a failed save has left in the file is our own doing and no reason to ask.
func TestAFailedSaveIsNotSomebodyElse(t *testing.T) {
	b := newBench(t)
	_, err := b.SaveAs(titled("one"), path)
	b.must(err)
	two := titled("two")
	for at := 1; ; at++ { // the flush of a folder, at each place it is called
		b.disk.Arm(faultfs.Fault{At: at, Op: "syncdir", Err: syscall.EIO})
		_, err := b.Save(two)
		b.disk.Arm(faultfs.Fault{})
		if err == nil {
			t.Fatal("the new bytes were never in the file before a save failed")
		}
		if b.file() == text(t, two) {
			break
		}
	}
	if !b.Dirty(two) {
		t.Error("a failed save counts as saved")
	}
	three := titled("three")
	if _, err := b.Save(three); err != nil || b.file() != text(t, three) {
		t.Error(err)
	}
}

func TestSomebodyElseHasItOpen(t *testing.T) {
	b := newBench(t)
	_, err := b.SaveAs(titled("mine"), path)
	b.must(err)
	second := b.start()
	opened, err := second.Open(path)
	b.must(err)
	if opened.Holder == nil || opened.Holder.Who != "Li" {
		t.Errorf("holder %+v", opened.Holder)
	}
	second.TakeOver()
	second.Close()
	b.Close()
	third := b.start()
	if opened, err = third.Open(path); err != nil || opened.Holder != nil {
		t.Errorf("still held by %+v, %v", opened.Holder, err)
	}
}

func TestANewerFileIsNotSavedOver(t *testing.T) {
	b := newBench(t)
	newer := strings.Replace(text(t, titled("T")), `"minReader": 1`, `"minReader": 9`, 1)
	newer = strings.Replace(newer, `"schema": 1`, `"schema": 9`, 1)
	b.disk.Put(path, newer)
	opened, err := b.Open(path)
	b.must(err)
	if opened.Access != workspace.Newer {
		t.Error("opened for writing")
	}
	for _, save := range []func() error{
		func() error { _, err := b.Save(opened.Doc); return err },
		func() error { _, err := b.SaveOver(opened.Doc); return err },
		func() error { _, err := b.SaveAs(opened.Doc, path); return err },
	} {
		if err := save(); err != workspace.ErrReadOnly || b.file() != newer {
			t.Errorf("got %v", err)
		}
	}
	if _, err := b.SaveAs(opened.Doc, "/docs/copy.journey"); err != nil {
		t.Error(err)
	}
}

func TestRepairKeepsTheOriginal(t *testing.T) {
	b := newBench(t)
	damaged := text(t, titled("T"))
	damaged = damaged[:len(damaged)-20]
	b.disk.Put(path, damaged)
	opened, err := b.Open(path)
	b.must(err)
	if opened.Report.Sound() {
		t.Fatal("nobody saw the damage")
	}
	b.disk.Chmod("/data", 0o555)
	if _, err := b.Save(opened.Doc); !errors.Is(err, workspace.ErrNoCopy) || b.file() != damaged {
		t.Errorf("the only copy of the original was replaced: %v", err)
	}
	b.disk.Chmod("/data", 0o755)
	_, err = b.Save(opened.Doc)
	b.must(err)
	found := false
	for f, data := range b.disk.Files() {
		found = found || strings.Contains(f, "/versions/") && data == damaged
	}
	if !found {
		t.Error("the original is not among the versions")
	}
}

func TestSavingGoesOnWithoutADataFolder(t *testing.T) {
	b := newBench(t)
	_, err := b.SaveAs(titled("one"), path)
	b.must(err)
	b.disk.Chmod("/data/sojourn/versions", 0o555)
	for f := range b.disk.Files() {
		if i := strings.LastIndex(f, "/"); strings.Contains(f, "/versions/") {
			b.disk.Chmod(f[:i], 0o555)
		}
	}
	saved, err := b.Save(titled("two"))
	if err != nil || saved.Unkept == nil || b.file() != text(t, titled("two")) {
		t.Errorf("%v, %+v", err, saved)
	}
}

func TestVersions(t *testing.T) {
	b := newBench(t)
	// Thirty days with three saves each.
	for day := range 30 {
		for hour := range 3 {
			b.now = time.Date(2026, 3, 1+day, 9+hour, 0, 0, 0, time.UTC)
			_, err := b.SaveAs(titled(b.now.Format(time.DateTime)), path)
			b.must(err)
		}
	}
	list := b.Versions(path)
	// The last 10 saves reach back over 4 days; then the last save of each day within 14 days.
	if len(list) != limits.Versions+10 {
		t.Errorf("%d versions", len(list))
	}
	for i, v := range list {
		doc, _, err := b.ReadVersion(v)
		b.must(err)
		if name(doc) != v.At.Format(time.DateTime) || i > 0 && !v.At.Before(list[i-1].At) {
			t.Errorf("version %d of %v is %q", i, v.At, name(doc))
		}
		if i >= limits.Versions && v.At.Hour() != 11 {
			t.Errorf("of %v not the last save is kept", v.At)
		}
	}
}

func TestOnTheRealDisk(t *testing.T) {
	dir := t.TempDir()
	at := filepath.Join(dir, "客户 旅程.journey")
	w := workspace.New(workspace.Config{FS: fileio.OS, Home: filepath.Join(dir, "data"), Who: "Li", Now: time.Now})
	if _, err := w.SaveAs(titled("one"), at); err != nil {
		t.Fatal(err)
	}
	w.Edited(titled("two"))
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if saved, err := w.Save(titled("two")); err != nil || saved.Unkept != nil {
		t.Fatal(err, saved.Unkept)
	}
	w.Close()
	opened, err := w.Open(at)
	if err != nil || name(opened.Doc) != "two" || opened.Holder != nil || len(opened.Unsaved) != 0 || len(w.Versions(at)) != 2 {
		t.Fatalf("%v, %+v, %v", err, opened, w.Versions(at))
	}
	w.Close()
	var left []string
	err = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			left = append(left, filepath.Ext(p))
		}
		return err
	})
	if err != nil || strings.Join(left, " ") != ".journey .journey .journey" {
		t.Errorf("on the disk are %v, %v", left, err)
	}
}

func TestNoStrayFiles(t *testing.T) {
	b := newBench(t)
	_, err := b.SaveAs(titled("one"), path)
	b.must(err)
	for at := 1; at < 80; at++ { // a disk that fails and does not even let us tidy up
		b.disk.Arm(faultfs.Fault{At: at, Err: syscall.EIO, Stays: true})
		_, _ = b.Save(titled("two"))
	}
	b.disk.Arm(faultfs.Fault{})
	b.now = b.now.AddDate(1, 0, 0)
	_, err = b.Open(path)
	b.must(err)
	for f := range b.disk.Files() {
		if strings.HasSuffix(f, ".tmp") {
			t.Errorf("%s is still there", f)
		}
	}
}

func TestBytesOfFilesAreBytesOfVersions(t *testing.T) {
	b := newBench(t)
	_, err := b.SaveAs(titled("one"), path)
	b.must(err)
	v := b.Versions(path)
	if len(v) != 1 || v[0].Size != int64(len(b.file())) {
		t.Fatalf("%+v", v)
	}
	for f, data := range b.disk.Files() {
		if strings.Contains(f, "/versions/") && !bytes.Equal([]byte(data), []byte(b.file())) {
			t.Errorf("%s differs", f)
		}
	}
}
