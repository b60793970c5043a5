package workspace_test

import (
	"context"
	"errors"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"sojourn/model/fileio"
	"sojourn/model/fileio/faultfs"
	"sojourn/model/workspace"
)

func snapshots(b *bench) (n int) {
	for f := range b.disk.Files() {
		if strings.HasSuffix(f, ".recovery") && !strings.Contains(f, "/parked/") {
			n++
		}
	}
	return n
}

func TestSnapshotIsDue(t *testing.T) {
	b := newBench(t)
	start := b.now
	if _, pending := b.Next(); pending {
		t.Error("something is due without a change")
	}
	b.Edited(titled("1"))
	if at, _ := b.Next(); at.Sub(start) != time.Second {
		t.Errorf("due after %v", at.Sub(start))
	}
	for i := range 7 { // typing without a pause
		b.now = start.Add(time.Duration(i+1) * 200 * time.Millisecond)
		b.Edited(titled(string(rune('a' + i))))
		b.must(b.Tick())
	}
	if at, _ := b.Next(); at.Sub(start) != 1500*time.Millisecond || snapshots(b) != 0 {
		t.Errorf("due after %v, %d snapshots", at.Sub(start), snapshots(b))
	}
	b.now = start.Add(2 * time.Second)
	b.must(b.Tick())
	if _, pending := b.Next(); pending || snapshots(b) != 1 {
		t.Errorf("pending %v, %d snapshots", pending, snapshots(b))
	}
}

func TestRecover(t *testing.T) {
	b := newBench(t)
	_, err := b.SaveAs(titled("saved"), path)
	b.must(err)
	b.Edited(titled("unsaved"))
	b.must(b.Flush())
	if list := b.start().Recoverable(); len(list) != 0 {
		t.Errorf("the work of a living window is offered: %+v", list)
	}
	b.crash(b.disk)
	opened, err := b.Open(path)
	b.must(err)
	if len(opened.Unsaved) != 1 || name(opened.Doc) != "saved" {
		t.Fatalf("%+v", opened)
	}
	r := opened.Unsaved[0]
	if r.Path != path || r.Title != "unsaved" || !r.At.Equal(b.now) || r.Damaged || r.Parked {
		t.Errorf("%+v", r)
	}
	seen, saved, err := b.Peek(r)
	b.must(err)
	if name(saved) != "saved" {
		t.Errorf("beside it lies %q", name(saved))
	}
	got, err := b.Recover(r)
	b.must(err)
	if name(got.Doc) != "unsaved" || name(seen.Doc) != "unsaved" || !b.Dirty(got.Doc) || b.Path() != path {
		t.Errorf("recovered %q at %q", name(got.Doc), b.Path())
	}
	b.crash(b.disk) // once more, before anything was done with it
	r = b.Recoverable()[0]
	got, err = b.Recover(r)
	b.must(err)
	_, err = b.Save(got.Doc)
	b.must(err)
	if snapshots(b) != 0 || b.Dirty(got.Doc) || b.file() != text(t, got.Doc) {
		t.Errorf("%d snapshots after the save", snapshots(b))
	}
}

func TestRecoveredWorkDoesNotOverwriteAChangedFile(t *testing.T) {
	b := newBench(t)
	_, err := b.SaveAs(titled("saved"), path)
	b.must(err)
	b.Edited(titled("unsaved"))
	b.must(b.Flush())
	b.crash(b.disk)
	b.disk.Put(path, text(t, titled("theirs")))
	got, err := b.Recover(b.Recoverable()[0])
	b.must(err)
	if _, err := b.Save(got.Doc); !errors.Is(err, fileio.ErrChanged) {
		t.Errorf("got %v", err)
	}
}

func TestUntitledWorkIsRecovered(t *testing.T) {
	b := newBench(t)
	b.Begin(titled("template"))
	b.Edited(titled("untitled work"))
	b.must(b.Flush())
	b.crash(b.disk)
	list := b.Recoverable()
	if len(list) != 1 || list[0].Path != "" || list[0].Title != "untitled work" {
		t.Fatalf("%+v", list)
	}
	got, err := b.Recover(list[0])
	b.must(err)
	if _, err := b.SaveAs(got.Doc, path); err != nil || snapshots(b) != 0 {
		t.Errorf("%v, %d snapshots", err, snapshots(b))
	}
}

// A program that dies between a save and the removal of its snapshot has lost nothing.
func TestWorkThatWasSavedAfterAllIsNotOffered(t *testing.T) {
	b := newBench(t)
	_, err := b.SaveAs(titled("saved"), path)
	b.must(err)
	later := titled("later")
	b.Edited(later)
	b.must(b.Flush())
	left := map[string]string{}
	for f, data := range b.disk.Files() {
		if strings.HasSuffix(f, ".recovery") {
			left[f] = data
		}
	}
	_, err = b.Save(later)
	b.must(err)
	for f, data := range left {
		b.disk.Put(f, data)
	}
	b.crash(b.disk)
	if list := b.Recoverable(); len(left) != 1 || len(list) != 0 {
		t.Errorf("%d snapshots, offered %+v", len(left), list)
	}
	b.disk.Put(path, text(t, titled("theirs")))
	if list := b.Recoverable(); len(list) != 1 {
		t.Errorf("the file holds something else, offered %+v", list)
	}
}

func TestForeignFilesHideNoWork(t *testing.T) {
	b := newBench(t)
	b.Begin(titled("x"))
	b.Edited(titled("work"))
	b.must(b.Flush())
	b.crash(b.disk)
	for _, name := range []string{"!.txt", "!.recovery", "!2.recovery"} { // before every id
		b.disk.Put("/data/sojourn/recovery/"+name, "hello")
	}
	if list := b.Recoverable(); len(list) != 1 || list[0].Title != "work" {
		t.Errorf("%+v", list)
	}
}

func TestUndoneWorkLeavesNoSnapshot(t *testing.T) {
	b := newBench(t)
	saved := titled("saved")
	_, err := b.SaveAs(saved, path)
	b.must(err)
	b.Edited(titled("typo"))
	b.must(b.Flush())
	b.Edited(titled("saved"))
	b.must(b.Flush())
	if snapshots(b) != 0 {
		t.Errorf("%d snapshots", snapshots(b))
	}
}

func TestDeclinedWorkIsParked(t *testing.T) {
	b := newBench(t)
	_, err := b.SaveAs(titled("saved"), path)
	b.must(err)
	b.Edited(titled("declined"))
	b.must(b.Discard()) // closed without saving, before the snapshot was due
	b.Close()
	list := b.Recoverable()
	if len(list) != 1 || !list[0].Parked || list[0].Title != "declined" || snapshots(b) != 0 {
		t.Fatalf("%+v", list)
	}
	if opened, err := b.Open(path); err != nil || len(opened.Unsaved) != 0 {
		t.Errorf("parked work is pressed on the user: %+v, %v", opened.Unsaved, err)
	}
	got, err := b.Recover(list[0])
	b.must(err)
	if name(got.Doc) != "declined" {
		t.Errorf("got %q", name(got.Doc))
	}
	b.now = b.now.AddDate(0, 3, 0)
	if list := b.Recoverable(); len(list) != 0 {
		t.Errorf("after three months: %+v", list)
	}
}

func TestParkAtTheStart(t *testing.T) {
	b := newBench(t)
	b.Begin(titled("x"))
	b.Edited(titled("left behind"))
	b.must(b.Flush())
	b.crash(b.disk)
	b.must(b.Park(b.Recoverable()[0]))
	if list := b.Recoverable(); len(list) != 1 || !list[0].Parked {
		t.Errorf("%+v", list)
	}
}

func TestDiscardFailsAndTheWindowStays(t *testing.T) {
	b := newBench(t)
	b.Begin(titled("x"))
	b.Edited(titled("work"))
	b.disk.Arm(faultfs.Fault{At: 1, Op: "write", Err: syscall.ENOSPC, Stays: true})
	if err := b.Discard(); !errors.Is(err, fileio.ErrFull) {
		t.Errorf("got %v", err)
	}
	b.disk.Arm(faultfs.Fault{})
	b.must(b.Discard())
	if list := b.Recoverable(); len(list) != 1 {
		t.Errorf("%+v", list)
	}
}

func TestDamagedSnapshots(t *testing.T) {
	b := newBench(t)
	b.Begin(titled("x"))
	b.Edited(titled("work"))
	b.must(b.Flush())
	b.crash(b.disk)
	var file, good string
	for f, data := range b.disk.Files() {
		if strings.HasSuffix(f, ".recovery") {
			file, good = f, data
		}
	}
	for what, c := range map[string]struct {
		data    string
		offered bool
	}{
		"torn":         {good[:len(good)-30], true},
		"empty":        {"", false},
		"foreign":      {"hello", false},
		"flipped head": {strings.Replace(good, "recovery", "recowery", 1), false},
		"flipped body": {strings.Replace(good, `"a0"`, `"a1"`, 1), true},
	} {
		b.disk.Put(file, c.data)
		list := b.Recoverable()
		if (len(list) == 1) != c.offered || c.offered && !list[0].Damaged {
			t.Errorf("%s: %+v", what, list)
			continue
		}
		if c.offered {
			if got, _, err := b.Peek(list[0]); err != nil || len(got.Doc.Maps()) != 1 && what != "torn" {
				t.Errorf("%s: %v", what, err)
			}
		}
		if b.disk.Files()[file] != c.data {
			t.Errorf("%s: the snapshot was touched", what)
		}
	}
}

// Run under a clock of its own: at most two seconds pass before a change is safe, and a failure is tried again.
func TestRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bench{T: t, disk: faultfs.New()}
		b.disk.Put("/data/keep", "")
		b.Workspace = workspace.New(workspace.Config{FS: b.disk, Home: "/data/sojourn", Who: "Li", Now: time.Now})
		ctx, stop := context.WithCancel(t.Context())
		var failures []error
		go b.Workspace.Run(ctx, workspace.Events{Failed: func(err error) { failures = append(failures, err) }})
		b.Edited(titled("one"))
		time.Sleep(1100 * time.Millisecond)
		synctest.Wait()
		if snapshots(b) != 1 {
			t.Errorf("%d snapshots a second after the change", snapshots(b))
		}
		b.disk.Arm(faultfs.Fault{At: 1, Op: "sync", Err: syscall.EIO, Stays: true})
		b.Edited(titled("two"))
		time.Sleep(1500 * time.Millisecond)
		synctest.Wait()
		if len(failures) != 1 {
			t.Errorf("failures: %v", failures)
		}
		b.disk.Arm(faultfs.Fault{})
		time.Sleep(2 * time.Second)
		synctest.Wait()
		if _, pending := b.Next(); pending || len(failures) != 1 {
			t.Errorf("pending %v, failures %v", pending, failures)
		}
		stop()
	})
}

// Others see that a file is still open, and its snapshot not left behind, by signs that keep coming.
func TestRunKeepsTheLocksFresh(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bench{T: t, disk: faultfs.New()}
		b.disk.Put("/docs/other", "")
		b.disk.Put("/data/keep", "")
		b.Workspace = workspace.New(workspace.Config{FS: b.disk, Home: "/data/sojourn", Who: "Li", Now: time.Now})
		ctx, stop := context.WithCancel(t.Context())
		go b.Workspace.Run(ctx, workspace.Events{Failed: func(err error) { t.Error(err) }})
		time.Sleep(time.Minute) // nothing is locked yet
		_, err := b.SaveAs(titled("one"), path)
		b.must(err)
		b.Edited(titled("two"))
		b.must(b.Flush())
		locks := func() map[string]string {
			found := map[string]string{}
			for f, data := range b.disk.Files() {
				if strings.Contains(f, ".~lock.") {
					found[f] = data
				}
			}
			return found
		}
		before := locks()
		time.Sleep(time.Minute)
		synctest.Wait()
		for f, now := range locks() {
			if now == before[f] {
				t.Errorf("no sign from %s", f)
			}
		}
		if len(before) != 2 {
			t.Errorf("%d locks", len(before))
		}
		stop()
	})
}
