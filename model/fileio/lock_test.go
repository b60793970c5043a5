package fileio_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"sojourn/model/fileio"
	"sojourn/model/fileio/faultfs"
)

const note = "/home/.~lock.a.journey#"

var noon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

func lockWith(t *testing.T, text string) error {
	t.Helper()
	f := faultfs.New()
	f.Put("/home/a.journey", "x")
	f.Put(note, text)
	_, err := fileio.Acquire(f, "/home/a.journey", "Li", noon, false)
	return err
}

func TestLock(t *testing.T) {
	f := faultfs.New()
	f.Put("/home/a.journey", "x")
	f.Symlink("a.journey", "/home/link")
	mine, err := fileio.Acquire(f, "/home/link", "Li", noon, false)
	if err != nil || held(f, note) == "" {
		t.Fatalf("no lock: %v, %v", err, f.Files())
	}
	_, err = fileio.Acquire(f, "/home/a.journey", "Wang", noon.Add(time.Hour), false)
	var taken *fileio.HeldError
	if !errors.As(err, &taken) || taken.Holder.Who != "Li" || !taken.Holder.Since.Equal(noon) {
		t.Fatalf("got %v", err)
	}
	must(t, mine.Refresh(noon.Add(time.Minute)))
	must(t, mine.Release(noon))
	if held(f, note) != "" {
		t.Error("the lock is still there")
	}
}

func TestTakingOver(t *testing.T) {
	other, _ := json.Marshal(fileio.Holder{Who: "Zhao", Host: "elsewhere", PID: 7, Run: "r", Since: noon, Seen: noon})
	f := faultfs.New()
	f.Put("/home/a.journey", "x")
	f.Put(note, string(other))
	mine, err := fileio.Acquire(f, "/home/a.journey", "Li", noon, true)
	must(t, err)
	f.Put(note, string(other))
	var taken *fileio.HeldError
	if err := mine.Refresh(noon); !errors.As(err, &taken) {
		t.Errorf("nobody noticed that the lock is another's: %v", err)
	}
	must(t, mine.Release(noon))
	if held(f, note) != string(other) {
		t.Error("released somebody else's lock")
	}
}

func TestStaleLocksNeverBlock(t *testing.T) {
	here, _ := os.Hostname()
	hold := func(h fileio.Holder) string { b, _ := json.Marshal(h); return string(b) }
	cases := []struct {
		name, text string
		blocks     bool
	}{
		{"another machine, seen just now", hold(fileio.Holder{Who: "Zhao", Host: "elsewhere", PID: 7, Run: "r", Seen: noon}), true},
		{"another machine, not seen for long", hold(fileio.Holder{Who: "Zhao", Host: "elsewhere", PID: 7, Run: "r", Seen: noon.Add(-time.Hour)}), false},
		{"this machine, a living process", hold(fileio.Holder{Who: "Zhao", Host: here, PID: os.Getppid(), Run: "r"}), true},
		{"this machine, a dead process", hold(fileio.Holder{Who: "Zhao", Host: here, PID: 999_999_999, Run: "r", Seen: noon}), false},
		{"this process number in an earlier life", hold(fileio.Holder{Who: "Zhao", Host: here, PID: os.Getpid(), Run: "r", Seen: noon}), false},
		{"nothing", "", false},
		{"noise", "\x00\xff{", false},
		{"a megabyte", strings.Repeat("[", 1<<20), false},
	}
	for _, c := range cases {
		var taken *fileio.HeldError
		if err := lockWith(t, c.text); errors.As(err, &taken) != c.blocks || (!c.blocks && err != nil) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestLockInAReadOnlyFolder(t *testing.T) {
	f := faultfs.New()
	f.Put("/home/a.journey", "x")
	f.Chmod("/home", 0o555)
	if _, err := fileio.Acquire(f, "/home/a.journey", "Li", noon, false); !errors.Is(err, fileio.ErrDenied) {
		t.Errorf("got %v", err)
	}
}
