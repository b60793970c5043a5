package workspace_test

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sojourn/model/fileio/faultfs"
	"sojourn/model/modeltest"
	"sojourn/model/workspace"
)

const mine = "/docs/mine.journey"

// ordeal is a way in which a workspace writes, and what must be found after it was cut short.
type ordeal struct {
	name  string
	prep  func(b *bench)
	act   func(b *bench) error
	old   string   // what the file at path holds before, "" for no file
	saved string   // and after, "" when it stays as it is
	work  []string // titles of which one is offered for as long as the file is not saved
	after []string // what is offered once it is done
	kept  []string // contents that are among the versions once it is done
	sole  bool     // a save that cannot keep the old content as a version is to be refused
}

// typing opens what the file holds, types, lets the snapshot be written, and types on.
func typing(old string) func(*bench) {
	return func(b *bench) {
		b.disk.Put(path, old)
		_, err := b.Open(path)
		b.must(err)
		twoEdits(b)
	}
}

func twoEdits(b *bench) {
	b.Edited(titled("first"))
	b.must(b.Flush())
	b.Edited(titled("second"))
}

func untitled(b *bench) { b.Begin(titled("template")) }

// good returns the error of a save, or why its version could not be kept.
func good(s workspace.Saved, err error) error {
	if err == nil {
		err = s.Unkept
	}
	return err
}

func ordeals(t *testing.T) []ordeal {
	text := func(title string) string { return text(t, titled(title)) }
	old, second, theirs := text("old"), text("second"), text("theirs")
	damaged := old[:len(old)-20]
	works := []string{"first", "second"}
	save := func(b *bench) error { return good(b.Save(titled("second"))) }
	var left workspace.Recovery
	return []ordeal{
		{name: "save", prep: typing(old), act: save, old: old, saved: second, work: works, kept: []string{old, second}},
		{name: "save as a new file", prep: func(b *bench) { untitled(b); twoEdits(b) },
			act: func(b *bench) error { return good(b.SaveAs(titled("second"), path)) }, saved: second, work: works, kept: []string{second}},
		{name: "save as another file", prep: func(b *bench) {
			b.disk.Put(path, theirs)
			b.disk.Put(mine, old)
			_, err := b.Open(mine)
			b.must(err)
			twoEdits(b)
		}, act: func(b *bench) error { return good(b.SaveAs(titled("second"), path)) },
			old: theirs, saved: second, work: works, kept: []string{theirs, second}},
		{name: "save over another's work", prep: func(b *bench) { typing(old)(b); b.disk.Put(path, theirs) },
			act: func(b *bench) error { return good(b.SaveOver(titled("second"))) },
			old: theirs, saved: second, work: works, kept: []string{theirs, second}},
		{name: "save the twelfth time", prep: func(b *bench) {
			for i := range 11 {
				b.now = b.now.Add(time.Hour)
				_, err := b.SaveAs(titled(fmt.Sprint("old", strings.Repeat("!", i))), path)
				b.must(err)
			}
			twoEdits(b)
		}, act: save, old: text("old!!!!!!!!!!"), saved: second, work: works, kept: []string{text("old!!!!!!!!!!"), second}},
		{name: "save a repaired file", prep: func(b *bench) {
			b.disk.Put(path, damaged)
			_, err := b.Open(path)
			b.must(err)
			twoEdits(b)
		}, act: save, old: damaged, saved: second, work: works, kept: []string{damaged, second}, sole: true},
		{name: "first snapshot", prep: func(b *bench) { untitled(b); b.Edited(titled("first")) }, act: (*bench).Flush, after: []string{"first"}},
		{name: "first snapshot of a file", prep: func(b *bench) {
			b.disk.Put(path, old)
			_, err := b.Open(path)
			b.must(err)
			b.Edited(titled("first"))
		}, act: (*bench).Flush, old: old, after: []string{"first"}, kept: []string{old}},
		{name: "save a copy", prep: func(b *bench) {
			b.disk.Put(mine, old)
			_, err := b.Open(mine)
			b.must(err)
			twoEdits(b)
		}, act: func(b *bench) error { return good(b.SaveCopy(titled("second"), path)) }, saved: second, work: works, after: []string{"first"}, kept: []string{second}},
		{name: "snapshot", prep: typing(old), act: (*bench).Flush, old: old, work: works, after: []string{"second"}},
		{name: "snapshot, tried twice", prep: func(b *bench) { untitled(b); b.Edited(titled("first")) }, act: func(b *bench) error {
			if b.Flush() == nil {
				return nil
			}
			return b.Flush()
		}, after: []string{"first"}},
		{name: "snapshot of undone work", prep: func(b *bench) { typing(old)(b); b.Edited(titled("old")) }, act: (*bench).Flush, old: old},
		{name: "discard", prep: typing(old), act: (*bench).Discard, old: old, work: works, after: []string{"parked second"}},
		{name: "park", prep: func(b *bench) {
			typing(old)(b)
			b.crash(b.disk)
			left = b.Recoverable()[0]
		}, act: func(b *bench) error { return b.Park(left) }, old: old, work: []string{"first"}, after: []string{"parked first"}},
	}
}

// trial makes an ordeal one for the failing disk.
func (o ordeal) trial(t *testing.T) faultfs.Trial {
	return faultfs.Trial{Name: o.name, Start: func(f *faultfs.FS) (func() error, func(*faultfs.FS, faultfs.End) string) {
		f.Put("/docs/other", "")
		f.Put("/data/keep", "")
		b := &bench{T: t, disk: f, now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
		b.Workspace = b.start()
		o.prep(b)
		return func() error { return o.act(b) }, func(after *faultfs.FS, end faultfs.End) string {
			next := &bench{T: t, now: b.now}
			next.crash(after)
			_, pending := b.Next()
			return o.lost(next, end, pending)
		}
	}}
}

// lost says what is wrong when the program starts again. Pending says that it had not yet written all work into its
// snapshot, by its own account.
func (o ordeal) lost(b *bench, end faultfs.End, pending bool) string {
	got := b.file()
	isSaved := o.saved != "" && got == o.saved
	switch {
	case !isSaved && got != o.old:
		return fmt.Sprintf("the file holds %q", got)
	case end.Done && o.saved != "" && !isSaved:
		return "saved, and the file holds the old bytes"
	}
	work := o.work
	if isSaved {
		work = nil
	} else if !pending && len(work) > 0 {
		work = work[len(work)-1:]
	}
	if what := o.offer(b, end, work); what != "" {
		return what
	}
	return o.versions(b, end, isSaved)
}

// offer says what is wrong with what is offered, of which some of the work has to be.
func (o ordeal) offer(b *bench, end faultfs.End, work []string) string {
	var offered []string
	for _, r := range b.Recoverable() {
		seen, _, err := b.Peek(r)
		if r.Damaged || err != nil || name(seen.Doc) != r.Title {
			return fmt.Sprintf("offered is %+v, %v", r, err)
		}
		offered = append(offered, map[bool]string{true: "parked "}[r.Parked]+r.Title)
	}
	has := func(title string) bool {
		return slices.Contains(offered, title) || slices.Contains(offered, "parked "+title)
	}
	switch {
	case len(work) > 0 && !slices.ContainsFunc(work, has):
		return fmt.Sprintf("offered is %q and not one of %q, and the file is not saved", offered, work)
	case end.Done && end.Clean && !slices.Equal(offered, o.after):
		return fmt.Sprintf("done, and offered is %q", offered)
	case end.Done && len(o.after) > 0 && !slices.Contains(offered, o.after[0]):
		return fmt.Sprintf("done after a failure, and offered is %q", offered)
	}
	return ""
}

// versions says what is wrong with the versions that are kept.
func (o ordeal) versions(b *bench, end faultfs.End, isSaved bool) string {
	var have []string
	for _, v := range b.Versions(path) {
		doc, _, err := b.ReadVersion(v)
		if err != nil || !strings.HasPrefix(name(doc), "old") && !slices.Contains([]string{"second", "theirs"}, name(doc)) {
			return fmt.Sprintf("a version reads as %v, %v", doc, err)
		}
	}
	for file, data := range b.disk.Files() {
		if strings.Contains(file, "/versions/") && strings.HasSuffix(file, ".journey") {
			have = append(have, data)
		}
	}
	for _, want := range o.kept {
		due := end.Done && end.Clean || isSaved && want == o.old && (end.Clean || o.sole)
		if due && !slices.Contains(have, want) {
			return fmt.Sprintf("done %v, and %q is not among the versions", end.Done, want)
		}
	}
	return ""
}

const everyWay = "save, save as, save over, save a copy, autosave, discard, park, backup"

// Whatever fails at whichever call: what was there is there, or what was to be.
func TestNothingIsLostWhateverFails(t *testing.T) {
	var tried atomic.Int64
	modeltest.Row(t, modeltest.GoalFaults, func() string { return fmt.Sprintf("%s: %d runs, 0 lost", everyWay, tried.Load()) })
	faults := faultfs.Few
	if modeltest.Full() {
		faults = faultfs.Faults
	}
	for _, o := range ordeals(t) {
		t.Run(o.name, func(t *testing.T) {
			t.Parallel()
			lost, n := o.trial(t).Wreck(faults)
			for _, l := range lost {
				t.Error(l)
			}
			tried.Add(int64(n))
		})
	}
}

// The suite above is worth something only if it misses each flush that is left out.
func TestEveryFlushIsMissed(t *testing.T) {
	var all atomic.Int64
	modeltest.Row(t, modeltest.GoalFlushes, func() string { return fmt.Sprintf("%s: %d flushes, each missed", everyWay, all.Load()) })
	for _, o := range ordeals(t) {
		t.Run(o.name, func(t *testing.T) {
			t.Parallel()
			needless, flushes := o.trial(t).Needless()
			if len(needless) > 0 || flushes == 0 {
				t.Errorf("of %d flushes nobody misses %v", flushes, needless)
			}
			all.Add(int64(flushes))
		})
	}
}
