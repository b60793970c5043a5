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

// A temporary file is called .sojourn-HOST-PID-RUN-RANDOM.tmp: of fixed length, because the document's own name may
// use all that the system allows, and telling whose it is, because whoever opens a file of the folder next sweeps up
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

func tempName() string { return tempHead + tempID() + tempTail }

// tempID returns HOST-PID-RUN-RANDOM.
func tempID() string { return RunName() + "-" + token(4) }

// RunName names this run of the program, HOST-PID-RUN, for files that it may leave behind.
func RunName() string { return fmt.Sprintf("%s-%d-%s", short(host()), os.Getpid(), run) }

// RunOver reports that the run of that name was one on this machine and has ended. Of other machines nothing is known.
func RunOver(name string) bool {
	parts := strings.Split(name, "-")
	return len(parts) == 3 && orphan(parts)
}

// Sweep removes the temporary files and guards that programs which died have left in a folder. What a living one may
// still need stays. It is done in passing, so that nothing it fails at matters.
func Sweep(fsys FS, dir string, now time.Time) {
	entries, err := fsys.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if path := filepath.Join(dir, e.Name()); left(fsys, path, e, now) {
			_ = fsys.Remove(path)
		}
	}
}

// left reports a temporary file or a guard that nobody needs any more.
func left(fsys FS, path string, e os.DirEntry, now time.Time) bool {
	if strings.HasPrefix(e.Name(), tempHead) && strings.HasSuffix(e.Name(), guardTail) {
		_, dead := guardOf(fsys, path, 0) // a save that loses one in the making takes another
		return dead
	}
	parts, ours := tempParts(e.Name())
	if !ours {
		return false
	}
	info, err := e.Info()
	return err == nil && (now.Sub(info.ModTime()) > tempAge || orphan(parts))
}

// tempParts returns host, PID, run and random part of the name of a temporary file.
func tempParts(name string) ([]string, bool) {
	mid, head := strings.CutPrefix(name, tempHead)
	mid, tail := strings.CutSuffix(mid, tempTail)
	parts := strings.Split(mid, "-")
	return parts, head && tail && len(parts) == 4
}

// orphan reports that a temporary file was made on this machine by a run that is over.
func orphan(parts []string) bool {
	pid, err := strconv.Atoi(parts[1])
	return err == nil && parts[0] == short(host()) && over(pid, parts[2])
}

// over reports that a run of the program on this machine has ended.
func over(pid int, of string) bool {
	if pid == os.Getpid() {
		return of != run
	}
	return !alive(pid)
}
