package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"sojourn/ui/xvfb"
)

// display is a screen without a monitor, with a window manager.
type display struct {
	name    string
	stop    func()
	running []*exec.Cmd
}

func openDisplay(dir string) (*display, error) {
	for _, tool := range []string{"Xvfb", "openbox", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			return nil, fmt.Errorf("%s is missing: run make deps-test", tool)
		}
	}
	name, stop, err := xvfb.Start("1600x1000x24")
	if err != nil {
		return nil, err
	}
	d := &display{name: name, stop: stop}
	manager := exec.Command("openbox")
	manager.Env = d.env(dir)
	if err := manager.Start(); err != nil {
		d.close()
		return nil, err
	}
	d.running = append(d.running, manager)
	return d, nil
}

// close ends what runs on the display, the display last.
func (d *display) close() {
	for i := len(d.running) - 1; i >= 0; i-- {
		d.running[i].Process.Kill()
		d.running[i].Wait()
	}
	d.stop()
}

func (d *display) env(home string) []string {
	return append(os.Environ(), "DISPLAY="+d.name, "WAYLAND_DISPLAY=", "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, ".config"),
		"XDG_CACHE_HOME="+filepath.Join(home, ".cache"), "LC_ALL=C.UTF-8", "XMODIFIERS=@im=none", "FYNE_SCALE=1", "LIBGL_ALWAYS_SOFTWARE=1")
}
