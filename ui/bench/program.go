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

	"sojourn/canvas/viewport"
)

// program is one run of the built program, which has painted its first frame.
type program struct {
	cmd   *exec.Cmd
	env   []string
	trace string
	said  *bytes.Buffer
	ended chan error
	// From the start to the first frame in milliseconds: as seen from outside, as told by the program, and as told by it
	// until the graphics card had shown that frame, for which it has to be taught to draw each kind of thing.
	seen, told, shown float64
}

// record is a line that the program traces: when the first frame was painted and shown in milliseconds, when a frame was
// painted and how long that and the events that led to it took in microseconds, or where the map stands, in pixels of the
// window, or how long in microseconds what is named took to open: until it was made, and until its first frame was shown.
type record struct {
	First  *float64
	Shown  *float64
	At     *float64
	Frame  *float64
	View   *tracedView
	Opened map[string][2]float64
}

type tracedView struct {
	Left, Top float64
	viewport.Camera
}

// run starts the program in a home where it has never been, and waits until it has painted the map. An empty path
// opens the sample.
func (d *display) run(dir, bin, path string) (*program, error) {
	home, err := os.MkdirTemp(dir, "home-")
	if err != nil {
		return nil, err
	}
	if err := os.Mkdir(filepath.Join(home, ".cache"), 0o700); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(home, "settings.json"), []byte(`{"language":"zh"}`), 0o600); err != nil {
		return nil, err
	}
	p := &program{cmd: exec.Command(bin), env: d.env(home), trace: filepath.Join(home, "trace.jsonl"), said: &bytes.Buffer{}, ended: make(chan error, 1)}
	if path != "" {
		p.cmd.Args = append(p.cmd.Args, path)
	}
	p.cmd.Env = append(p.env, "SOJOURN_HOME="+home, "SOJOURN_TRACE="+p.trace)
	p.cmd.Stderr = p.said
	begin := time.Now()
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() { p.ended <- p.cmd.Wait() }()
	if err := p.awaitFirst(begin); err != nil {
		return nil, p.stop(err)
	}
	return p, nil
}

func (p *program) awaitFirst(begin time.Time) error {
	for time.Since(begin) < 30*time.Second {
		for _, r := range p.traced(0) {
			if r.First != nil && p.seen == 0 {
				p.seen, p.told = inMilliseconds(time.Since(begin)), *r.First
			}
			if r.Shown != nil {
				p.shown = *r.Shown
				return nil
			}
		}
		select {
		case err := <-p.ended:
			p.ended <- err
			return fmt.Errorf("the program ended before its first frame: %v", err)
		case <-time.After(2 * time.Millisecond):
		}
	}
	return errors.New("no first frame within 30 s")
}

// stop ends the program. An error before it comes back with what the program said.
func (p *program) stop(before error) error {
	p.cmd.Process.Kill()
	<-p.ended
	if before != nil {
		return fmt.Errorf("%w; the program said: %q", before, strings.TrimSpace(p.said.String()))
	}
	return nil
}

// traced returns the lines traced so far, the first ones left out.
func (p *program) traced(from int) (out []record) {
	data, _ := os.ReadFile(p.trace) // not there yet is nothing traced
	for line := range bytes.Lines(data) {
		var r record
		if json.Unmarshal(line, &r) != nil {
			break // still being written
		}
		if from--; from < 0 {
			out = append(out, r)
		}
	}
	return out
}

// settledMemory returns what the program holds and the most that it ever held, once it has had time to finish what it
// does behind its first frame.
func (p *program) settledMemory() (held, peak float64, err error) {
	time.Sleep(3 * time.Second)
	process := fmt.Sprint(p.cmd.Process.Pid)
	if held, err = memory(process); err != nil {
		return 0, 0, err
	}
	peak, err = peakMemory(process)
	return held, peak, err
}

// idle lets the program alone for a while. It returns which share of one core it used, and how many frames of the map it
// painted.
func (p *program) idle() (share float64, frames int, err error) {
	const settle, long = 3 * time.Second, 5 * time.Second
	time.Sleep(settle)
	seen, before, start := len(p.traced(0)), time.Duration(0), time.Now()
	if before, err = processorTimeOf(p.cmd.Process.Pid); err != nil {
		return 0, 0, err
	}
	time.Sleep(long)
	after, err := processorTimeOf(p.cmd.Process.Pid)
	for _, r := range p.traced(seen) {
		if r.Frame != nil {
			frames++
		}
	}
	return float64(after-before) / float64(time.Since(start)), frames, err
}
