package workspace_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/fileio/faultfs"
	"sojourn/model/workspace"
)

// saved returns a bench whose document is in its file.
func saved(t *testing.T, title string) (*bench, *model.Document) {
	b := newBench(t)
	doc := titled(title)
	_, err := b.SaveAs(doc, path)
	b.must(err)
	return b, doc
}

func (b *bench) looks(want workspace.Disk, news bool) {
	b.Helper()
	if got, n := b.Look(); got != want || n != news {
		b.Errorf("the file is %v, news %v; want %v, %v", got, n, want, news)
	}
}

func TestLookTellsEachChangeOnce(t *testing.T) {
	b := newBench(t)
	b.looks(workspace.Same, false) // there is no file
	b, doc := saved(t, "mine")
	b.looks(workspace.Same, false)
	b.disk.Put(path, text(t, titled("theirs, which is longer")))
	b.looks(workspace.Changed, true)
	b.looks(workspace.Changed, false)
	b.disk.Put(path, text(t, titled("theirs, which is longer still")))
	b.looks(workspace.Changed, true)
	b.must(b.disk.Remove(path))
	b.looks(workspace.Gone, true)
	b.looks(workspace.Gone, false)
	b.disk.Arm(faultfs.Fault{At: 1, Err: errors.New("the drive is asleep"), Stays: true})
	b.looks(workspace.Gone, false)
	b.disk.Arm(faultfs.Fault{})
	b.disk.Put(path, text(t, doc)) // put back as it was
	b.looks(workspace.Same, false)
}

func TestAFileThatIsGoneIsMadeAnew(t *testing.T) {
	b, _ := saved(t, "mine")
	b.must(b.disk.Remove(path))
	_, err := b.Save(titled("mine, later"))
	b.must(err)
	if b.file() != text(t, titled("mine, later")) {
		t.Errorf("the file holds %q", b.file())
	}
}

func TestTheirsIsWhatTheNextSaveReplaces(t *testing.T) {
	b, mine := saved(t, "mine")
	b.disk.Put(path, text(t, titled("theirs")))
	theirs, err := b.Theirs()
	b.must(err)
	if name(theirs.Doc) != "theirs" || theirs.Base != mine || b.Path() != path {
		t.Fatalf("%q from %q", name(theirs.Doc), name(theirs.Base))
	}
	joined := titled("joined")
	if _, err := b.Save(joined); !errors.Is(err, fileio.ErrChanged) {
		t.Errorf("reading alone let the save through: %v", err)
	}
	b.Accept(theirs)
	if b.Dirty(theirs.Doc) || !b.Dirty(joined) {
		t.Error("their document is not what counts as saved")
	}
	b.looks(workspace.Same, false)
	_, err = b.Save(joined)
	b.must(err)
	b.disk.Put(path, text(t, titled("once more")))
	if _, err := b.Save(joined); !errors.Is(err, fileio.ErrChanged) {
		t.Errorf("a later change was written over: %v", err)
	}
}

// What both sides began with is known even after a crash, and even when the file came from elsewhere.
func TestTheBaseSurvivesACrash(t *testing.T) {
	b := newBench(t)
	b.disk.Put(path, text(t, titled("from a client")))
	_, err := b.Open(path)
	b.must(err)
	b.Edited(titled("mine"))
	b.must(b.Flush())
	b.crash(b.disk)
	b.disk.Put(path, text(t, titled("theirs")))
	_, err = b.Recover(b.Recoverable()[0])
	b.must(err)
	theirs, err := b.Theirs()
	b.must(err)
	if theirs.Base == nil || name(theirs.Base) != "from a client" {
		t.Errorf("the base is %v", theirs.Base)
	}
}

func TestAGuestLooksOnAndMayTakeOver(t *testing.T) {
	b, _ := saved(t, "mine")
	second := b.start()
	if h := second.HolderOf(path); h == nil || h.Who != "Li" || !h.Ours() {
		t.Fatalf("held by %+v", h)
	}
	opened, err := second.OpenAs(path, workspace.AsGuest)
	b.must(err)
	if opened.Access != workspace.Guest || second.Access() != workspace.Guest {
		t.Error("a guest may write")
	}
	for _, save := range []func(*model.Document) (workspace.Saved, error){second.Save, second.SaveOver} {
		if _, err := save(titled("by the guest")); !errors.Is(err, workspace.ErrGuest) || b.file() != text(t, titled("mine")) {
			t.Errorf("got %v", err)
		}
	}
	second.Edited(titled("by the guest"))
	second.TakeOver()
	if _, err := second.Save(titled("by the guest")); err != nil {
		t.Error(err)
	}
	third := b.start()
	if opened, err := third.OpenAs(path, workspace.TakingOver); err != nil || opened.Holder != nil || opened.Access != workspace.Owner {
		t.Errorf("%+v, %v", opened, err)
	}
	second.Close()
	if b.start().HolderOf("/docs/other") != nil {
		t.Error("a file that nobody has open is held")
	}
}

// A PDF that carries a project stays as it is, whichever way it is opened: the project is begun untitled.
func TestAProjectInAPDFIsBegunUntitled(t *testing.T) {
	b, _ := saved(t, "mine")
	data, _, err := fileio.Read(b.FS, path, 1<<20)
	b.must(err)
	const pdf = "/docs/map.pdf"
	_, err = fileio.Save(b.FS, pdf, []byte("%PDF-1.7\n1 0 obj<</Type/EmbeddedFile>>\nstream\n"+string(data)+"\nendstream\nendobj\n"), fileio.Options{})
	b.must(err)
	for _, way := range []workspace.Way{workspace.Openly, workspace.AsGuest, workspace.TakingOver} {
		w := b.start()
		opened, err := w.OpenAs(pdf, way)
		b.must(err)
		if !opened.Carried || name(opened.Doc) != "mine" || w.Path() != "" || w.Dirty(opened.Doc) || w.Access() != workspace.Owner || w.HolderOf(pdf) != nil {
			t.Errorf("way %v: %+v at %q", way, opened, w.Path())
		}
		if _, err := w.Save(opened.Doc); !errors.Is(err, workspace.ErrUntitled) {
			t.Errorf("way %v: got %v", way, err)
		}
	}
}

func TestACopyLeavesTheFileAlone(t *testing.T) {
	b, _ := saved(t, "mine")
	second := b.start()
	opened, err := second.OpenCopy(path)
	b.must(err)
	if second.Path() != "" || second.Dirty(opened.Doc) || name(opened.Doc) != "mine" {
		t.Error("the copy is not an untitled, unchanged document")
	}
	if _, err := second.OpenCopy("/docs/none"); !errors.Is(err, fileio.ErrGone) {
		t.Errorf("got %v", err)
	}
	b.must(second.Flush())
	_, err = b.SaveCopy(titled("aside"), "/docs/copy.journey")
	b.must(err)
	if b.disk.Files()["/docs/copy.journey"] != text(t, titled("aside")) || b.Path() != path || !b.Dirty(titled("aside")) {
		t.Error("saving a copy moved the document")
	}
	_, err = b.SaveCopy(titled("mine, later"), path)
	b.must(err)
	if b.Dirty(titled("mine, later")) {
		t.Error("a copy onto the document's own file is no save")
	}
}

func TestWhatIsAdoptedIsUnsavedAndKeptSafe(t *testing.T) {
	b := newBench(t)
	doc := titled("an old version")
	b.Adopt(doc)
	if !b.Dirty(doc) || b.Path() != "" {
		t.Error("it counts as saved")
	}
	b.must(b.Flush())
	if snapshots(b) != 1 {
		t.Errorf("%d snapshots", snapshots(b))
	}
}

func TestRecoveredBesideItsFile(t *testing.T) {
	b, _ := saved(t, "saved")
	b.Edited(titled("unsaved"))
	b.must(b.Flush())
	b.crash(b.disk)
	got, err := b.RecoverCopy(b.Recoverable()[0])
	b.must(err)
	if name(got.Doc) != "unsaved" || b.Path() != "" || !b.Dirty(got.Doc) || snapshots(b) != 1 {
		t.Errorf("%q at %q, %d snapshots", name(got.Doc), b.Path(), snapshots(b))
	}
	if h := b.HolderOf(path); h != nil {
		t.Errorf("the file is held by %+v", h)
	}
}

// Parked work that is taken up again has a snapshot of its own from the start.
func TestParkedWorkTakenUpAgainIsSafe(t *testing.T) {
	b, _ := saved(t, "saved")
	b.Edited(titled("declined"))
	b.must(b.Discard())
	_, err := b.Recover(b.Recoverable()[0])
	b.must(err)
	b.must(b.Flush())
	if snapshots(b) != 1 {
		t.Errorf("%d snapshots", snapshots(b))
	}
}

func TestALinkHasTheVersionsOfItsFile(t *testing.T) {
	b, _ := saved(t, "one")
	b.disk.Symlink("a.journey", "/docs/link.journey")
	if n := len(b.Versions("/docs/link.journey")); n != 1 {
		t.Errorf("%d versions", n)
	}
}

// Run under a clock of its own: changes by others and whoever takes over are told within seconds, once.
func TestRunTellsWhatOthersDo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bench{T: t, disk: faultfs.New()}
		b.disk.Put("/docs/other", "")
		b.disk.Put("/data/keep", "")
		b.Workspace = workspace.New(workspace.Config{FS: b.disk, Home: "/data/sojourn", Who: "Li", Now: time.Now})
		var changes []workspace.Disk
		var takers []string
		ctx, stop := context.WithCancel(t.Context())
		go b.Workspace.Run(ctx, workspace.Events{
			Changed:   func(d workspace.Disk) { changes = append(changes, d) },
			TakenOver: func(h fileio.Holder) { takers = append(takers, h.Who) },
		})
		_, err := b.SaveAs(titled("one"), path)
		b.must(err)
		time.Sleep(time.Minute)
		b.disk.Put(path, text(t, titled("theirs")))
		time.Sleep(4 * time.Second)
		synctest.Wait()
		if len(changes) != 1 {
			t.Errorf("after four seconds: %v", changes)
		}
		b.disk.Put(path, text(t, titled("theirs again")))
		b.LookSoon()
		synctest.Wait()
		if len(changes) != 2 {
			t.Errorf("when the window came to the front: %v", changes)
		}
		for f, data := range b.disk.Files() {
			if strings.Contains(f, ".~lock.") {
				b.disk.Put(f, owner.ReplaceAllString(strings.Replace(data, `"who":"Li"`, `"who":"Wang"`, 1), `"run":"another"`))
			}
		}
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		if len(takers) != 1 || takers[0] != "Wang" || len(changes) != 2 {
			t.Errorf("taken over by %v, changes %v", takers, changes)
		}
		stop()
	})
}
