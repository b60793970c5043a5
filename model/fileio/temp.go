package fileio

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A temporary file is called .sojourn-DOCUMENT-HOST-PID-RUN-RANDOM.tmp: of fixed length, because the document's own
// name may use all that the system allows, and telling whose it is, because whoever opens the document next sweeps up
// what a killed program left.
const (
	tempHead = ".sojourn-"
	tempTail = ".tmp"
	tempAge  = time.Hour // after which nobody can still be writing it
)

// run tells this run of the program from an earlier one that had the same process number.
var run = token(4)

func token(n int) string {
	b := make([]byte, n)
	rand.Read(b)
	return hex.EncodeToString(b)
}

func short(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:4])
}

func host() string {
	h, _ := os.Hostname()
	return h
}

func tempPrefix(path string) string { return tempHead + short(filepath.Base(path)) + "-" }

func tempName(path string) string {
	return fmt.Sprintf("%s%s-%d-%s-%s%s", tempPrefix(path), short(host()), os.Getpid(), run, token(4), tempTail)
}

// Sweep removes the temporary files that programs which died have left of the document at path. What a living one
// may still write stays. It is done in passing, so that nothing it fails at matters.
func Sweep(fsys FS, path string, now time.Time) {
	path, err := Resolve(fsys, path)
	if err != nil {
		return
	}
	dir, _ := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	entries, err := fsys.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), tempPrefix(path)) || !strings.HasSuffix(e.Name(), tempTail) {
			continue
		}
		info, err := e.Info()
		if err == nil && (now.Sub(info.ModTime()) > tempAge || orphan(e.Name())) {
			_ = fsys.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// orphan reports that a temporary file was made on this machine by a run that is over.
func orphan(name string) bool {
	parts := strings.Split(strings.TrimSuffix(strings.TrimPrefix(name, tempHead), tempTail), "-")
	if len(parts) != 5 || parts[1] != short(host()) {
		return false
	}
	pid, err := strconv.Atoi(parts[2])
	return err == nil && over(pid, parts[3])
}

// over reports that a run of the program on this machine has ended.
func over(pid int, of string) bool {
	if pid == os.Getpid() {
		return of != run
	}
	return !alive(pid)
}
