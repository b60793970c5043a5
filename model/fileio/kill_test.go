package fileio_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"sojourn/model/fileio"
	"sojourn/model/modeltest"
)

const (
	killDir  = "SOJOURN_TEST_KILL_DIR"
	killFrom = "SOJOURN_TEST_KILL_FROM"
)

// page is content that shows where it was torn: one number, over and over.
func page(n int) []byte {
	return bytes.Repeat(fmt.Appendf(nil, "%08d\n", n), 20_000)
}

// saveUntilKilled saves one page after the other and tells of each that it is saved.
func saveUntilKilled(t *testing.T, dir string) {
	n, err := strconv.Atoi(os.Getenv(killFrom))
	must(t, err)
	for ; ; n++ {
		if _, err := fileio.Save(fileio.OS, filepath.Join(dir, "a.journey"), page(n), fileio.Options{}); err != nil {
			t.Fatal(err)
		}
		fmt.Println(n)
	}
}

// A program is killed while it saves in a loop. Afterwards the file is whole and no older than the last save that was
// reported, and opening it leaves nothing stray.
func TestKilledWhileSaving(t *testing.T) {
	if dir := os.Getenv(killDir); dir != "" {
		saveUntilKilled(t, dir)
	}
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(1, 1))
	kills, left, next := modeltest.Times(40, 1000), 0, 0
	modeltest.Row(t, modeltest.GoalKills, func() string {
		return fmt.Sprintf("%d kills among %d saves, %d of them in the midst of one: 0 lost, 0 unreadable, 0 stray", kills, next, left)
	})
	for range kills {
		said := killOne(t, dir, next, time.Duration(r.IntN(30))*time.Millisecond)
		n := pageIn(t, filepath.Join(dir, "a.journey"))
		if n != said && n != said+1 {
			t.Fatalf("page %d was saved, and the file holds page %d", said, n)
		}
		next = n + 1
		left += min(len(strays(t, dir)), 1)
		fileio.Sweep(fileio.OS, dir, time.Now())
		if s := strays(t, dir); len(s) > 0 {
			t.Fatalf("left behind: %v", s)
		}
	}
	if left == 0 {
		t.Error("no kill came during a save")
	}
}

// killOne lets a program save from a number on, kills it a while after its first save, and returns the last page that
// it said to have saved.
func killOne(t *testing.T, dir string, from int, after time.Duration) (said int) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestKilledWhileSaving$")
	child.Env = append(os.Environ(), killDir+"="+dir, killFrom+"="+strconv.Itoa(from))
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	var all bytes.Buffer
	first := make([]byte, 64)
	n, err := out.Read(first) // waits for the first save
	must(t, err)
	all.Write(first[:n])
	time.Sleep(after)
	must(t, child.Process.Kill())
	_, _ = all.ReadFrom(out)
	_ = child.Wait() // it was killed: that is its error
	lines := strings.Split(all.String(), "\n")
	said, err = strconv.Atoi(lines[max(0, len(lines)-2)]) // behind the last line break there is nothing, or a torn line
	if err != nil {
		t.Fatalf("the program said %q", all.String())
	}
	return said
}

func pageIn(t *testing.T, path string) int {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	n, err := strconv.Atoi(string(data[:min(len(data), 8)]))
	if err != nil || !bytes.Equal(data, page(n)) {
		t.Fatalf("the file is torn: %d bytes starting with %q", len(data), data[:min(len(data), 9)])
	}
	return n
}

func strays(t *testing.T, dir string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".sojourn-") {
			out = append(out, e.Name())
		}
	}
	return out
}
