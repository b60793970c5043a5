package xvfb

import (
	"os"
	"strings"
	"sync"
	"testing"
)

// Servers that start at the same time have displays of their own: two took one, and what was stopped first took the other's
// socket away. One that was stopped leaves nothing behind.
func TestServersThatStartTogetherStandApart(t *testing.T) {
	var wait sync.WaitGroup
	var mu sync.Mutex
	seen := map[string]bool{}
	for range 4 {
		wait.Go(func() {
			display, stop, err := Start("64x64x24")
			if err != nil {
				t.Error(err)
				return
			}
			defer stop()
			mu.Lock()
			defer mu.Unlock()
			if seen[display] {
				t.Errorf("%s is taken twice", display)
			}
			seen[display] = true
			if _, err := os.Lstat(socket(display)); err != nil {
				t.Errorf("%s runs without its socket", display)
			}
		})
	}
	wait.Wait()
	for display := range seen {
		if _, err := os.Lstat(socket(display)); err == nil {
			t.Errorf("the socket of %s is left", display)
		}
	}
}

func socket(display string) string { return "/tmp/.X11-unix/X" + strings.TrimPrefix(display, ":") }
