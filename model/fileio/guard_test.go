package fileio_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"sojourn/model/fileio"
	"sojourn/model/fileio/faultfs"
	"sojourn/model/limits"
)

func hash4(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:4])
}

// guardAt returns where the guard of a file stands.
func guardAt(path string) string {
	return filepath.Join(filepath.Dir(path), ".sojourn-"+hash4(strings.ToLower(filepath.Base(path)))+".saving")
}

func guardText(host string, pid int, run string) string {
	return fmt.Sprintf("%s-%d-%s-01020304", hash4(host), pid, run)
}

// strange returns what stands on a disk beside what was there before.
func strange(f *faultfs.FS) (out []string) {
	for name := range f.Files() {
		if strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, ".saving") {
			out = append(out, name)
		}
	}
	return out
}

func TestAGuardKeepsOtherSavesOutAndNoDeadOneDoes(t *testing.T) {
	here, _ := os.Hostname()
	for _, c := range []struct {
		name, says string
		age        time.Duration
		busy       bool
		waits      time.Duration // at least
	}{
		{"a living program", guardText(here, os.Getppid(), "abcdef01"), 0, true, limits.FilePatience - 50*time.Millisecond},
		{"a program on another machine", guardText("elsewhere", 7, "abcdef01"), 0, true, limits.FilePatience - 50*time.Millisecond},
		{"a program on another machine, long ago", guardText("elsewhere", 7, "abcdef01"), limits.GuardAge + time.Second, false, 0},
		{"a program number that was given to another", guardText(here, os.Getppid(), "abcdef01"), limits.GuardAge + time.Second, false, 0},
		{"a dead program", guardText(here, 999_999_999, "abcdef01"), 0, false, 0},
		{"an earlier program of this number", guardText(here, os.Getpid(), "abcdef01"), 0, false, 0},
		{"nobody yet", "", 0, false, limits.GuardTorn},
		{"nobody", "", limits.GuardTorn + time.Millisecond, false, 0},
		{"noise", "a-b", limits.GuardTorn + time.Millisecond, false, 0},
		{"much noise", strings.Repeat("-", 1<<20), limits.GuardTorn + time.Millisecond, false, 0},
	} {
		f := scenes[1].disk()
		f.Put(guardAt(scenes[1].file), c.says)
		f.Sleep(c.age)
		start := f.Now()
		_, err := fileio.Save(f, scenes[1].path, []byte(newBytes), options)
		waited := f.Now().Sub(start)
		if c.busy != errors.Is(err, fileio.ErrBusy) || !c.busy && err != nil || waited < c.waits || c.waits == 0 && waited > 0 {
			t.Errorf("%s: %v after %v", c.name, err, waited)
		}
		want := map[bool]string{true: oldBytes, false: newBytes}[c.busy]
		if left := strange(f); held(f, scenes[1].file) != want || len(left) > 0 && !c.busy || len(left) > 1 {
			t.Errorf("%s: the file holds %q, beside it stand %v", c.name, held(f, scenes[1].file), left)
		}
	}
}

// between calls something once, just before a file is renamed to a name.
type between struct {
	fileio.FS
	name string
	call func()
}

func (b *between) Rename(from, to string) error {
	if to == b.name && b.call != nil {
		call := b.call
		b.call = nil
		call()
	}
	return b.FS.Rename(from, to)
}

// The moment between the comparison and the rename is the one in which a second save could slip in.
func TestTwoSavesInTheSameInstant(t *testing.T) {
	for _, s := range scenes[1:3] {
		f := s.disk()
		o := fileio.Options{Expect: []fileio.Stamp{fileio.StampOf([]byte(oldBytes))}}
		var second error
		b := &between{FS: f, name: s.file}
		b.call = func() { _, second = fileio.Save(f, s.file, []byte("theirs"), o) }
		if s.path != s.file {
			b.name = "/home/../shelf/b.journey"
		}
		_, first := fileio.Save(b, s.path, []byte(newBytes), o)
		if b.call != nil || first != nil || !errors.Is(second, fileio.ErrBusy) || held(f, s.file) != newBytes {
			t.Errorf("%s: %v and %v, and the file holds %q", s.name, first, second, held(f, s.file))
		}
		if _, err := fileio.Save(f, s.file, []byte("theirs"), o); !errors.Is(err, fileio.ErrChanged) {
			t.Errorf("%s: the second one is not told at its next try: %v", s.name, err)
		}
		if left := strange(f); len(left) > 0 {
			t.Errorf("%s: left behind: %v", s.name, left)
		}
	}
}

// sleeper does something while a save waits.
type sleeper struct {
	fileio.FS
	call func()
}

func (s sleeper) Sleep(d time.Duration) { s.call(); s.FS.Sleep(d) }

func TestASaveWaitsForTheOneBefore(t *testing.T) {
	f := scenes[1].disk()
	here, _ := os.Hostname()
	guard := guardAt(scenes[1].file)
	f.Put(guard, guardText(here, os.Getppid(), "abcdef01"))
	_, err := fileio.Save(sleeper{f, func() { must(t, f.Remove(guard)) }}, scenes[1].path, []byte(newBytes), options)
	if err != nil || held(f, scenes[1].file) != newBytes || len(strange(f)) > 0 {
		t.Errorf("%v, %v", err, f.Files())
	}
}

// A program that slept while it held the guard finds it taken, and must not go on as if it were its own.
func TestALostGuardStopsTheSave(t *testing.T) {
	f := scenes[1].disk()
	guard := guardAt(scenes[1].file)
	theirs := guardText("elsewhere", 7, "abcdef01")
	opens := 0
	w := opener{f, func(name string) {
		if name == guard {
			if opens++; opens == 2 { // it was made; now it is to be read
				f.Put(guard, theirs)
			}
		}
	}}
	if _, err := fileio.Save(w, scenes[1].path, []byte(newBytes), options); !errors.Is(err, fileio.ErrBusy) {
		t.Errorf("got %v", err)
	}
	if held(f, scenes[1].file) != oldBytes || held(f, guard) != theirs || len(strange(f)) != 1 {
		t.Errorf("%v", f.Files())
	}
}

// A sweep may meet a guard that is not written yet.
func TestAGuardThatIsSweptIsTakenAgain(t *testing.T) {
	f := scenes[1].disk()
	guard, opens := guardAt(scenes[1].file), 0
	w := opener{f, func(name string) {
		if name == guard {
			if opens++; opens == 2 {
				must(t, f.Remove(guard))
			}
		}
	}}
	_, err := fileio.Save(w, scenes[1].path, []byte(newBytes), options)
	if err != nil || held(f, scenes[1].file) != newBytes || len(strange(f)) > 0 || opens < 4 {
		t.Errorf("%v after %d opens, %v", err, opens, f.Files())
	}
}

type opener struct {
	fileio.FS
	call func(name string)
}

func (o opener) OpenFile(name string, flag int, perm fsMode) (fileio.File, error) {
	o.call(name)
	return o.FS.OpenFile(name, flag, perm)
}

// Of two programs that find the same dead guard, the slower one must not take the new guard of the faster one away.
func TestADeadGuardIsTakenAwayOnce(t *testing.T) {
	f := scenes[1].disk()
	here, _ := os.Hostname()
	guard := guardAt(scenes[1].file)
	f.Put(guard, guardText(here, 999_999_999, "abcdef01"))
	alive := guardText(here, os.Getppid(), "abcdef01")
	w := renamer{f, func(from string) {
		if from == guard && held(f, guard) != alive {
			f.Put(guard, alive)
		}
	}}
	if _, err := fileio.Save(w, scenes[1].path, []byte(newBytes), options); !errors.Is(err, fileio.ErrBusy) || held(f, guard) != alive {
		t.Errorf("%v, %v", err, f.Files())
	}
}

// A guard that could not be removed is of this very run, which lives: it must not keep its own next save out.
func TestAGuardOfOursThatStayedGuardsNothing(t *testing.T) {
	f := scenes[1].disk()
	f.Arm(faultfs.Fault{At: 1, Times: 2, Op: "remove", Err: syscall.EIO})
	_, err := fileio.Save(f, scenes[1].path, []byte(newBytes), options)
	if err != nil || len(strange(f)) != 1 {
		t.Fatalf("%v, left behind: %v", err, strange(f))
	}
	start := f.Now()
	_, err = fileio.Save(f, scenes[1].path, []byte(oldBytes), options)
	if err != nil || f.Now() != start || len(strange(f)) > 0 {
		t.Errorf("%v after %v, left behind: %v", err, f.Now().Sub(start), strange(f))
	}
}

// Where case does not count, two spellings are one file.
func TestAGuardDisregardsCase(t *testing.T) {
	f := scenes[1].disk()
	here, _ := os.Hostname()
	f.Put(guardAt("/home/a.journey"), guardText(here, os.Getppid(), "abcdef01"))
	if _, err := fileio.Save(f, "/home/A.Journey", []byte(newBytes), options); !errors.Is(err, fileio.ErrBusy) {
		t.Errorf("got %v", err)
	}
}

// denier refuses a name for a moment, as Windows does while the file of that name is being taken away.
type denier struct {
	fileio.FS
	name  string
	times int
}

func (d *denier) OpenFile(name string, flag int, perm fsMode) (fileio.File, error) {
	if name == d.name && d.times > 0 {
		d.times--
		return nil, syscall.EACCES
	}
	return d.FS.OpenFile(name, flag, perm)
}

func TestAGuardThatIsRefusedForAMomentIsWaitedFor(t *testing.T) {
	f := scenes[1].disk()
	saved, err := fileio.Save(&denier{f, guardAt(scenes[1].file), 3}, scenes[1].path, []byte(newBytes), options)
	if err != nil || saved.InPlace || held(f, scenes[1].file) != newBytes {
		t.Errorf("%+v, %v", saved, err)
	}
}

type renamer struct {
	fileio.FS
	call func(from string)
}

func (r renamer) Rename(from, to string) error { r.call(from); return r.FS.Rename(from, to) }

func TestSweepTakesDeadGuards(t *testing.T) {
	here, _ := os.Hostname()
	f := faultfs.New()
	living, dead := guardText(here, os.Getppid(), "abcdef01"), guardText(here, 999_999_999, "abcdef01")
	f.Put(guardAt("/home/a"), living)
	f.Put(guardAt("/home/b"), dead)
	f.Put(guardAt("/home/c"), "")
	f.Sleep(time.Millisecond)
	fileio.Sweep(f, "/home", f.Now())
	if got := f.Files(); len(got) != 1 || got[guardAt("/home/a")] != living {
		t.Errorf("%v", got)
	}
	f.Sleep(limits.GuardAge + time.Second)
	fileio.Sweep(f, "/home", f.Now())
	if got := f.Files(); len(got) != 0 {
		t.Errorf("after a while: %v", got)
	}
}

// A folder that takes no new files takes no guard, and what lies there from before holds nobody up.
func TestNoGuardWhereTheFolderTakesNoFiles(t *testing.T) {
	s := scenes[4]
	f := s.disk()
	saved, err := fileio.Save(f, s.path, []byte(newBytes), options)
	if err != nil || !saved.InPlace || len(strange(f)) > 0 {
		t.Errorf("%+v, %v", saved, err)
	}
	f = s.disk()
	f.Put(guardAt(s.file), guardText("elsewhere", 7, "abcdef01"))
	f.Sleep(2 * limits.GuardAge)
	if saved, err = fileio.Save(f, s.path, []byte(newBytes), options); err != nil || held(f, s.file) != newBytes {
		t.Errorf("%+v, %v", saved, err)
	}
}

// A file that another program holds for a moment is waited for; one that it keeps is told of, unless only the guard
// of a good save is concerned.
func TestMomentaryLocksAreWaitedFor(t *testing.T) {
	busy := 0
	for _, op := range []string{"open", "rename", "remove"} {
		for at := 1; ; at++ {
			f := scenes[0].disk()
			save := func(times int) (time.Duration, error) {
				f.Arm(faultfs.Fault{At: at, Times: times, Op: op, Err: syscall.EBUSY})
				start := f.Now()
				_, err := fileio.Save(fileio.Patient(f), scenes[0].path, []byte(newBytes), fileio.Options{})
				return f.Now().Sub(start), err
			}
			waited, err := save(5)
			if f.Calls() < at {
				break
			}
			if err != nil || waited == 0 || waited > limits.FilePatience {
				t.Errorf("%s, 5 times from call %d: %v after %v", op, at, err, waited)
			}
			if waited, err = save(1000); waited < limits.FilePatience/2 || err == nil && held(f, scenes[0].file) != newBytes {
				t.Errorf("%s, without end from call %d: %v after %v", op, at, err, waited)
			}
			if errors.Is(err, fileio.ErrBusy) {
				busy++
			}
		}
	}
	if busy < 3 {
		t.Errorf("only %d saves were told that the file is held", busy)
	}
}
