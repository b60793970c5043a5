package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// starts is how often the program is started with each file.
const starts = 5

const aimOfStart = 500 // milliseconds

// window measures the built program on a display of its own.
func window(t *table, dir string) error {
	bin, err := program()
	if err != nil {
		return err
	}
	d, err := openDisplay(dir)
	if err != nil {
		return err
	}
	defer d.close()
	doc, err := journey(5000)
	if err != nil {
		return err
	}
	big := filepath.Join(dir, "start.journey")
	if err := save(big, doc); err != nil {
		return err
	}
	for _, with := range []struct {
		name string
		args []string
		aim  float64
	}{{"the sample", nil, aimOfStart}, {count(5000), []string{big}, 0}} {
		var seen, told []float64
		var peak float64
		for range starts {
			s, err := d.start(dir, bin, with.args)
			if err != nil {
				return err
			}
			seen, told, peak = append(seen, s.seen), append(told, s.told), max(peak, s.peak)
		}
		t.row("start to first frame, "+with.name, seen, with.aim)
		t.row("the same by the program's own clock", told, 0)
		t.megabytes("peak memory, "+with.name, peak)
	}
	return nil
}

// program returns the built program.
func program() (string, error) {
	bin := os.Getenv("SOJOURN_BIN")
	if bin == "" {
		bin = filepath.Join("bin", "sojourn")
	}
	if _, err := os.Stat(bin); err != nil {
		return "", fmt.Errorf("the program is not built: run make build (%w)", err)
	}
	return filepath.Abs(bin)
}

// display is a screen without a monitor, with a window manager.
type display struct {
	name    string
	running []*exec.Cmd
}

func openDisplay(dir string) (*display, error) {
	for _, tool := range []string{"Xvfb", "openbox"} {
		if _, err := exec.LookPath(tool); err != nil {
			return nil, fmt.Errorf("%s is missing: run make deps-test", tool)
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{w}
	err = x.Start()
	w.Close()
	if err != nil {
		return nil, err
	}
	d := &display{running: []*exec.Cmd{x}}
	number := make([]byte, 16)
	n, err := r.Read(number)
	if err != nil {
		d.close()
		return nil, fmt.Errorf("Xvfb gave no display: %w", err)
	}
	d.name = ":" + strings.TrimSpace(string(number[:n]))
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
}

func (d *display) env(home string) []string {
	return append(os.Environ(), "DISPLAY="+d.name, "WAYLAND_DISPLAY=", "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, ".config"),
		"XDG_CACHE_HOME="+filepath.Join(home, ".cache"), "LC_ALL=C.UTF-8", "XMODIFIERS=@im=none", "FYNE_SCALE=1", "LIBGL_ALWAYS_SOFTWARE=1")
}

// started is one start: milliseconds to the first frame, as seen from outside and as told by the program, and bytes.
type started struct{ seen, told, peak float64 }

// start runs the program in a home where it has never been, until it has painted the map.
func (d *display) start(dir, bin string, args []string) (started, error) {
	home, err := os.MkdirTemp(dir, "home-")
	if err != nil {
		return started{}, err
	}
	if err := os.Mkdir(filepath.Join(home, ".cache"), 0o700); err != nil {
		return started{}, err
	}
	if err := os.WriteFile(filepath.Join(home, "settings.json"), []byte(`{"language":"zh"}`), 0o600); err != nil {
		return started{}, err
	}
	trace := filepath.Join(home, "trace.jsonl")
	var said bytes.Buffer
	cmd := exec.Command(bin, args...)
	cmd.Env = append(d.env(home), "SOJOURN_HOME="+home, "SOJOURN_TRACE="+trace)
	cmd.Stderr = &said
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		return started{}, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	s, err := firstFrame(trace, begin, ended)
	if err == nil {
		s.peak, err = settledMemory(fmt.Sprint(cmd.Process.Pid))
	}
	if !errors.Is(err, errEnded) {
		cmd.Process.Kill()
		<-ended
	}
	if err != nil {
		return s, fmt.Errorf("%w; the program said: %s", err, strings.TrimSpace(said.String()))
	}
	return s, nil
}

var errEnded = errors.New("the program ended before its first frame")

// firstFrame waits for the line that the program writes when it has painted the map.
func firstFrame(trace string, begin time.Time, ended <-chan error) (started, error) {
	for time.Since(begin) < 30*time.Second {
		select {
		case <-ended:
			return started{}, errEnded
		case <-time.After(2 * time.Millisecond):
		}
		lines, _ := os.ReadFile(trace)
		for line := range bytes.Lines(lines) {
			var record struct{ First *float64 }
			if json.Unmarshal(line, &record) == nil && record.First != nil {
				return started{seen: inMilliseconds(time.Since(begin)), told: *record.First}, nil
			}
		}
	}
	return started{}, errors.New("no first frame within 30 s")
}

// settledMemory gives a program a moment to finish what it does behind its first frame.
func settledMemory(process string) (float64, error) {
	time.Sleep(700 * time.Millisecond)
	return peakMemory(process)
}
