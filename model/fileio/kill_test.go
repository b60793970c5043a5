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
)

const killDir = "SOJOURN_TEST_KILL_DIR"

// page is content that shows where it was torn: one number, over and over.
func page(n int) []byte {
	return bytes.Repeat(fmt.Appendf(nil, "%08d\n", n), 20_000)
}

// A program is killed while it saves in a loop. Afterwards the file is whole, and opening it leaves nothing stray.
func TestKilledWhileSaving(t *testing.T) {
	if dir := os.Getenv(killDir); dir != "" {
		for n := 0; ; n++ { // until killed
			if _, err := fileio.Save(fileio.OS, filepath.Join(dir, "a.journey"), page(n), fileio.Options{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.journey")
	r := rand.New(rand.NewPCG(1, 1))
	left := 0
	for range 40 {
		child := exec.Command(os.Args[0], "-test.run=^TestKilledWhileSaving$")
		child.Env = append(os.Environ(), killDir+"="+dir)
		must(t, child.Start())
		for wait := time.Now(); ; time.Sleep(time.Millisecond) { // until it has saved, or it dies before it tries
			if _, err := os.Stat(path); err == nil || time.Since(wait) > 10*time.Second {
				break
			}
		}
		time.Sleep(time.Duration(5+r.IntN(30)) * time.Millisecond)
		must(t, child.Process.Kill())
		_ = child.Wait() // it was killed: that is its error
		data, err := os.ReadFile(path)
		must(t, err)
		n, err := strconv.Atoi(string(data[:min(len(data), 8)]))
		if err != nil || !bytes.Equal(data, page(n)) {
			t.Fatalf("the file is torn: %d bytes starting with %q", len(data), data[:min(len(data), 9)])
		}
		left += len(strays(t, dir))
		fileio.Sweep(fileio.OS, dir, time.Now())
		if s := strays(t, dir); len(s) > 0 {
			t.Fatalf("left behind: %v", s)
		}
	}
	if left == 0 {
		t.Error("no kill came during a save")
	}
}

func strays(t *testing.T, dir string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".tmp") {
			out = append(out, e.Name())
		}
	}
	return out
}
