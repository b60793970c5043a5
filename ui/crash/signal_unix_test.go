//go:build unix

package crash

import (
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// A signal from outside that ends the program leaves a report as well; being killed leaves none.
func TestSignals(t *testing.T) {
	for sig, says := range map[syscall.Signal]string{
		syscall.SIGABRT: "signal\nSIGABRT: abort", syscall.SIGSEGV: "signal\nSIGSEGV: segmentation violation",
		syscall.SIGBUS: "signal\nSIGBUS: bus error", syscall.SIGQUIT: "signal\nSIGQUIT: quit", syscall.SIGKILL: "",
	} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			signalled(t, home, sig)
			if says == "" {
				if list := next(t, home); len(list) > 0 {
					t.Errorf("%v", list)
				}
				return
			}
			report := only(t, home)
			secret(t, report)
			if !strings.Contains(report, says) || !strings.Contains(report, "crash.live") {
				t.Errorf("%s", report)
			}
		})
	}
}

// signalled starts the program and sends it a signal once it waits.
func signalled(t *testing.T, home string, sig syscall.Signal) {
	t.Helper()
	cmd := child("wait", home)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 16)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(sig); err != nil {
		t.Fatal(err)
	}
	if _, ok := cmd.Wait().(*exec.ExitError); !ok {
		t.Fatal("the signal did not end it")
	}
}
