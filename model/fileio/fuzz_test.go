package fileio_test

import (
	"encoding/json"
	"errors"
	"os"
	"testing"

	"sojourn/model/fileio"
)

// FuzzLock wants no panic from any bytes where the lock of a file or its guard stand, and a save that is good or says
// that the file is held.
func FuzzLock(f *testing.F) {
	here, _ := os.Hostname()
	holder, _ := json.Marshal(fileio.Holder{Who: "Zhao", Host: here, PID: os.Getppid(), Run: "r", Since: noon, Seen: noon})
	f.Add(holder)
	f.Add([]byte(guardText(here, os.Getppid(), "abcdef01")))
	f.Add([]byte(guardText("elsewhere", -1, "")))
	f.Add([]byte(`{"who":"\ud800","pid":1e99}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := scenes[1]
		disk := s.disk()
		disk.Put(note, string(data))
		disk.Put(guardAt(s.file), string(data))
		_, open := fileio.HeldBy(disk, s.path, noon)
		lock, err := fileio.Acquire(disk, s.path, "Li", noon, false)
		var held *fileio.HeldError
		if errors.As(err, &held) != open || !open && err != nil {
			t.Fatalf("held %v, and acquired with %v", open, err)
		}
		if lock != nil {
			must(t, lock.Refresh(noon))
			must(t, lock.Release(noon))
		}
		_, err = fileio.Save(disk, s.path, []byte(newBytes), options)
		if got := disk.Files()[s.file]; err == nil && got != newBytes || err != nil && (!errors.Is(err, fileio.ErrBusy) || got != oldBytes) {
			t.Fatalf("%v, and the file holds %q", err, got)
		}
	})
}
