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

func tempName() string { return tempHead + RunName() + "-" + token(4) + tempTail }

// RunName names this run of the program, HOST-PID-RUN, for files that it may leave behind.
func RunName() string { return fmt.Sprintf("%s-%d-%s", short(host()), os.Getpid(), run) }

// RunOver reports that the run of that name was one on this machine and has ended. Of other machines nothing is known.
func RunOver(name string) bool {
	parts := strings.Split(name, "-")
	return len(parts) == 3 && orphan(parts)
}

// Sweep removes the temporary files that programs which died have left in a folder. What a living one may still write
// stays. It is done in passing, so that nothing it fails at matters.
func Sweep(fsys FS, dir string, now time.Time) {
	entries, err := fsys.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		parts, ours := tempParts(e.Name())
		if !ours {
			continue
		}
		info, err := e.Info()
		if err == nil && (now.Sub(info.ModTime()) > tempAge || orphan(parts)) {
			_ = fsys.Remove(filepath.Join(dir, e.Name()))
		}
	}
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
