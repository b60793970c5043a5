//go:build unix

package fileio

import (
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"
)

// A program that was killed may lie there as a zombie for as long as its parent does not look: its locks must not
// hold anybody up meanwhile.
func TestAKilledProgramIsNotAlive(t *testing.T) {
	if !alive(os.Getpid()) {
		t.Error("this program is not alive")
	}
	cmd := exec.Command("sleep", "60")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if !alive(cmd.Process.Pid) {
		t.Error("a running program is not alive")
	}
	cmd.Process.Kill()
	if runtime.GOOS == "linux" { // not waited for yet: a zombie
		for end := time.Now().Add(5 * time.Second); alive(cmd.Process.Pid) && time.Now().Before(end); {
			time.Sleep(5 * time.Millisecond)
		}
		if alive(cmd.Process.Pid) {
			t.Error("a zombie is alive")
		}
	}
	cmd.Wait()
	if alive(cmd.Process.Pid) {
		t.Error("a program that is gone is alive")
	}
}
