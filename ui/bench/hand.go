package main

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"sojourn/canvas/scene"
)

// gesture is what was painted while the pointer moved with a button down.
type gesture struct {
	frames  []float64 // the program's part of each, in milliseconds
	gaps    []float64 // between one and the next, with all that the toolkit and the display take, in milliseconds
	perTime float64   // frames a second
}

// worked is what a hand did: a card moved about, the map held with the middle button and moved, and the card sent up
// and down in its cell by keys.
type worked struct {
	dragged, panned gesture
	edited          []float64 // the program's part from a key to the map painted, in milliseconds
}

// work does all that.
func (p *program) work(s *scene.Scene) (w worked, err error) {
	window, err := p.window()
	if err != nil {
		return w, err
	}
	at, ok := p.card(s)
	if !ok {
		return w, errors.New("no card in view to take")
	}
	if w.dragged, err = p.sweep(window, "1", at, 4, 3); err != nil {
		return w, err
	}
	if w.edited, err = p.edits(); err != nil {
		return w, err
	}
	w.panned, err = p.sweep(window, "2", at, 0, -8)
	return w, err
}

// window returns the name that the display has for the window.
func (p *program) window() (string, error) {
	time.Sleep(700 * time.Millisecond)
	found, err := p.hand("search", "--onlyvisible", "--class", "sojourn")
	if err != nil {
		return "", err
	}
	first, _, _ := strings.Cut(strings.TrimSpace(found), "\n")
	if first == "" {
		return "", errors.New("the window does not show")
	}
	return first, nil
}

// edits sends the selected card up and down in its cell, which moves others as well.
func (p *program) edits() (took []float64, err error) {
	for i := range 20 {
		seen := len(p.traced(0))
		if _, err := p.hand("key", []string{"ctrl+Up", "ctrl+Down"}[i%2], "sleep", "0.3"); err != nil {
			return nil, err
		}
		longest := 0.0 // the frame with the edit in it; those after it only ease
		for _, r := range p.traced(seen) {
			if r.Frame != nil {
				longest = max(longest, *r.Frame/1000)
			}
		}
		if longest > 0 {
			took = append(took, longest)
		}
	}
	if len(took) < 10 {
		return nil, fmt.Errorf("20 keys painted %d frames", len(took))
	}
	return took, nil
}

// sweep moves the pointer with a button down, sixty times a second by dx, dy pixels.
func (p *program) sweep(window, button string, from scene.Point, dx, dy float64) (gesture, error) {
	const steps = 90
	move := func(i int) []string {
		return []string{"mousemove", "--window", window, fmt.Sprint(int(from.X + dx*float64(i))), fmt.Sprint(int(from.Y + dy*float64(i)))}
	}
	if _, err := p.hand(append(move(0), "sleep", "0.3", "mousedown", button, "sleep", "0.1")...); err != nil {
		return gesture{}, err
	}
	var script []string
	for i := 1; i <= steps; i++ {
		script = append(append(script, move(i)...), "sleep", "0.0166")
	}
	before, start := len(p.traced(0)), time.Now()
	if _, err := p.hand(script...); err != nil {
		return gesture{}, err
	}
	took := time.Since(start)
	var g gesture
	last := 0.0
	for _, r := range p.traced(before) {
		switch {
		case r.Frame != nil:
			g.frames = append(g.frames, *r.Frame/1000)
		case r.At != nil:
			if last > 0 {
				g.gaps = append(g.gaps, (*r.At-last)/1000)
			}
			last = *r.At
		}
	}
	g.perTime = float64(len(g.frames)) / took.Seconds()
	if _, err := p.hand("mouseup", button, "sleep", "0.5"); err != nil {
		return g, err
	}
	if len(g.frames) < 3 {
		return g, fmt.Errorf("%d moves of the pointer painted %d frames", steps, len(g.frames))
	}
	return g, nil
}

// card returns where in the window a card can be taken, in pixels.
func (p *program) card(s *scene.Scene) (scene.Point, bool) {
	var v *tracedView
	for _, r := range p.traced(0) {
		if r.View != nil {
			v = r.View
		}
	}
	if v == nil {
		return scene.Point{}, false
	}
	middle := scene.Rect{X: 250, Y: 250, W: 350, H: 350} // of the board: clear of the heads
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if at := v.ToView(n.Bounds.Center()); n.Ref.Kind == scene.Card && middle.Contains(at) {
			return scene.Point{X: at.X + v.Left, Y: at.Y + v.Top}, true
		}
	}
	return scene.Point{}, false
}

// hand runs xdotool.
func (p *program) hand(args ...string) (string, error) {
	cmd := exec.Command("xdotool", args...)
	cmd.Env = p.env
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("xdotool %s: %w: %s", args[0], err, out)
	}
	return string(out), nil
}
