package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// starts is how often the program is started with each file.
const starts = 5

const (
	aimOfStart  = 500 // milliseconds
	aimOfEdit   = 16  // milliseconds
	aimOfMemory = 250 // megabytes held
	aimOfIdle   = 2   // percent of one core
)

// window measures the built program on a display of its own.
func window(t *table, dir string) error {
	bin, err := builtProgram()
	if err != nil {
		return err
	}
	d, err := openDisplay(dir)
	if err != nil {
		return err
	}
	defer d.close()
	if err := startRows(t, d, dir, bin, "the sample", "", aimOfStart); err != nil {
		return err
	}
	for _, n := range sizes[1:] {
		if err := windowOf(t, d, dir, bin, n); err != nil {
			return err
		}
	}
	return nil
}

// windowOf measures starts with a file of so many cards, and the frames while a hand works on it.
func windowOf(t *table, d *display, dir, bin string, cards int) error {
	doc, err := journey(cards)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "start.journey")
	if err := save(path, doc); err != nil {
		return err
	}
	if err := startRows(t, d, dir, bin, count(cards), path, aimOfStart); err != nil {
		return err
	}
	p, err := d.run(dir, bin, path)
	if err != nil {
		return err
	}
	used, frames, err := p.idle()
	if err != nil {
		return p.stop(err)
	}
	w, err := p.work(lay(doc, typesetter()))
	if err := p.stop(err); err != nil {
		return err
	}
	t.line("  idle with "+count(cards)+", share of one core", fmt.Sprintf("%.1f %%", used*100), "", fmt.Sprintf("%d %%", aimOfIdle), fmt.Sprintf("%.2f", used*100/aimOfIdle))
	t.line("  idle with "+count(cards)+", frames", fmt.Sprint(frames), "", "none")
	t.gesture("panning over "+count(cards), w.panned)
	t.gesture("dragging a card among "+count(cards), w.dragged)
	t.row("one edit in "+count(cards)+", from the key to the map painted", w.edited, aimOfEdit)
	return nil
}

// startRows starts the program several times, each in a home where it has never been.
func startRows(t *table, d *display, dir, bin, name, path string, aim float64) error {
	var seen, told, shown []float64
	var most, held float64
	for range starts {
		p, err := d.run(dir, bin, path)
		if err != nil {
			return err
		}
		now, peak, err := p.settledMemory()
		if err := p.stop(err); err != nil {
			return err
		}
		seen, told, shown = append(seen, p.seen), append(told, p.told), append(shown, p.shown)
		held, most = max(held, now), max(most, peak)
	}
	t.row("start to first frame, "+name, seen, aim)
	t.row("the same by the program's own clock", told, 0)
	t.row("the same until it is on the screen", shown, 0)
	t.megabytes("memory held, "+name, held, aimOfMemory)
	t.megabytes("peak memory, "+name, most, 0)
	return nil
}

// builtProgram returns the path of what make build wrote.
func builtProgram() (string, error) {
	bin := os.Getenv("SOJOURN_BIN")
	if bin == "" {
		bin = filepath.Join("bin", "sojourn")
	}
	if _, err := os.Stat(bin); err != nil {
		return "", fmt.Errorf("the program is not built: run make build (%w)", err)
	}
	return filepath.Abs(bin)
}
