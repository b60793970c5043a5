// Package xvfb starts an X server without a screen for tests and measurements.
package xvfb

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"time"
)

const (
	stopping = 5 * time.Second // a server has to put away its socket before it is killed
	lowest   = 1000            // display: people and their programs use the first ones
	displays = 50_000
)

// Start starts a server with a screen of a size such as 1600x1000x24, and returns its display and how it is stopped. The
// display is drawn by lot: of servers that look for a free one at the same time, two may take the same.
func Start(size string) (display string, stop func(), err error) {
	r, w, err := os.Pipe()
	if err != nil {
		return "", nil, err
	}
	defer r.Close()
	display = ":" + strconv.Itoa(lowest+rand.IntN(displays))
	// Without -noreset the keyboard is forgotten when its tool leaves before the window manager has come.
	cmd := exec.Command("Xvfb", display, "-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp", "-noreset")
	cmd.ExtraFiles = []*os.File{w} // the server writes there when it is ready
	err = cmd.Start()
	w.Close()
	if err != nil {
		return "", nil, fmt.Errorf("Xvfb is missing, run make deps-test: %w", err)
	}
	stop = func() { end(cmd) }
	if _, err := bufio.NewReader(r).ReadString('\n'); err != nil { // the server ends when nobody reads the whole line
		stop()
		return "", nil, fmt.Errorf("Xvfb gave no display: %w", err)
	}
	return display, stop, nil
}

func end(cmd *exec.Cmd) {
	late := time.AfterFunc(stopping, func() { cmd.Process.Kill() })
	defer late.Stop()
	cmd.Process.Signal(syscall.SIGTERM)
	cmd.Wait()
}
