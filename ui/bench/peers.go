package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"sojourn/canvas/scene"
	"sojourn/ui/action"
)

// peers are the drawing programs of the web that ours stands beside.
var peers = []string{"excalidraw", "maxgraph"}

// drawing is what was measured of a program that shows a board of cards. Times are in milliseconds.
type drawing struct {
	Peer             string
	Open             float64 // until the cards are painted
	Drag, Pan, Whole moving
	Memory           float64 // bytes of real memory of all its processes
}

// moving is a gesture: how far apart updates came, and what each cost. Processor is the time of a peer's main thread
// and, of ours, of all threads.
type moving struct{ P50, P95, Processor float64 }

// beside prints what was measured of ours and of the peers, on the same cards with the same gestures. The folder holds
// the peers.
func beside(out io.Writer, folder string) (int, error) {
	dir, err := os.MkdirTemp("", "sojourn-peers-")
	if err != nil {
		return 2, err
	}
	defer os.RemoveAll(dir)
	const cards = 5000
	doc, err := journeyIn(cards, 5)
	if err != nil {
		return 2, err
	}
	path, s := filepath.Join(dir, "board.journey"), lay(doc, typesetter())
	if err := save(path, doc); err != nil {
		return 2, err
	}
	data, err := json.Marshal(boardOf(s))
	if err != nil {
		return 2, err
	}
	file := filepath.Join(dir, "board.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return 2, err
	}
	ours, err := draw(dir, path, s)
	if err != nil {
		return 2, err
	}
	all := []drawing{ours}
	for _, p := range peers {
		d, err := drive(p, folder, file)
		if err != nil {
			return 2, err
		}
		all = append(all, d)
	}
	compare(out, count(cards), all)
	if err := papers(out, dir); err != nil {
		return 2, err
	}
	return 0, books(out, dir, folder)
}

// board is what a peer is given: cards as ours lays them out, in points.
type board struct {
	Width  float64     `json:"width"`
	Height float64     `json:"height"`
	Cards  []boardCard `json:"cards"`
}

type boardCard struct {
	ID   string  `json:"id"`
	X    float64 `json:"x"`
	Y    float64 `json:"y"`
	W    float64 `json:"w"`
	H    float64 `json:"h"`
	Text string  `json:"text"`
}

func boardOf(s *scene.Scene) board {
	b := board{Width: s.Size.W, Height: s.Size.H}
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Ref.Kind == scene.Card {
			b.Cards = append(b.Cards, boardCard{n.Ref.ID, n.Bounds.X, n.Bounds.Y, n.Bounds.W, n.Bounds.H, linesOf(n)})
		}
	}
	return b
}

// linesOf returns the text of a card, line by line as it is broken.
func linesOf(n *scene.Node) string {
	lines := map[float64]string{}
	var order []float64
	for _, p := range n.Placed() {
		if p.Run == nil {
			continue
		}
		if _, ok := lines[p.Run.Y]; !ok {
			order = append(order, p.Run.Y)
		}
		lines[p.Run.Y] += p.Run.Text
	}
	slices.Sort(order)
	var out []string
	for _, y := range order {
		out = append(out, strings.TrimSpace(lines[y]))
	}
	return strings.Join(out, "\n")
}

// draw measures ours: in its window how it opens, what it holds and how fast frames come, and without one what a frame
// costs.
func draw(dir, path string, s *scene.Scene) (drawing, error) {
	d := drawing{Peer: "Sojourn"}
	bin, err := builtProgram()
	if err != nil {
		return d, err
	}
	screen, err := openDisplay(dir)
	if err != nil {
		return d, err
	}
	defer screen.close()
	var opens []float64
	for range starts {
		p, err := screen.run(dir, bin, path)
		if err != nil {
			return d, err
		}
		if err := p.stop(nil); err != nil {
			return d, err
		}
		opens = append(opens, p.seen)
	}
	d.Open = share(opens, 0.5)
	p, err := screen.run(dir, bin, path)
	if err != nil {
		return d, err
	}
	if err := p.stop(p.draw(&d, s)); err != nil {
		return d, err
	}
	return d, cost(&d, s)
}

// draw takes the gestures in the window.
func (p *program) draw(d *drawing, s *scene.Scene) error {
	held, _, err := p.settledMemory()
	if err != nil {
		return err
	}
	d.Memory = held
	window, err := p.window()
	if err != nil {
		return err
	}
	for _, g := range []struct {
		zoom, button string
		dx, dy       float64
		into         *moving
	}{{"view.zoom100", "1", 2, 1.5, &d.Drag}, {"view.zoom100", "2", -1, -3, &d.Pan}, {"view.zoomfit", "2", 1, 1, &d.Whole}} {
		if _, err := p.hand("key", keyOf(g.zoom), "sleep", "0.5"); err != nil {
			return err
		}
		at := scene.Point{X: 700, Y: 500}
		if g.button == "1" {
			var ok bool
			if at, ok = p.card(s); !ok {
				return errors.New("no card in view to take")
			}
		}
		took, err := p.sweep(window, g.button, at, g.dx, g.dy)
		if err != nil {
			return err
		}
		g.into.P50, g.into.P95 = share(took.gaps, 0.5), share(took.gaps, 0.95)
	}
	return nil
}

// keyOf returns the first key of an action, as xdotool names it.
func keyOf(id string) string {
	a, _ := action.New().Find(id)
	k := a.Keys[0]
	name := strings.ToLower(k.Key)
	if k.Shift {
		name = "shift+" + name
	}
	if k.Ctrl {
		name = "ctrl+" + name
	}
	return name
}

// cost measures the processor time of frames.
func cost(d *drawing, s *scene.Scene) error {
	view := newScreen(s)
	for _, g := range []struct {
		zoom float64
		into *moving
		drag bool
	}{{1, &d.Drag, true}, {1, &d.Pan, false}, {view.whole(), &d.Whole, false}} {
		view.look(g.zoom)
		view.pan() // glyphs are made once
		view.look(g.zoom)
		before := processorTime()
		if g.drag {
			if _, err := view.drag(); err != nil {
				return err
			}
		} else {
			view.pan()
		}
		g.into.Processor = inMilliseconds(processorTime()-before) / frameCount
	}
	return nil
}

// drive measures a peer.
func drive(peer, folder, board string) (drawing, error) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		return drawing{}, err
	}
	cmd := exec.Command("node", filepath.Join(folder, "drive.mjs"), peer, filepath.Join(folder, "built"), board, chromium)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	var d drawing
	if err == nil {
		err = json.Unmarshal(out, &d)
	}
	if err != nil {
		return d, fmt.Errorf("%s: %w: %s", peer, err, said.String())
	}
	return d, nil
}

// compare prints the programs beside each other, the first of them ours.
func compare(out io.Writer, cards string, all []drawing) {
	s := sides[drawing]{t: &table{out: out}, all: all}
	s.head(cards, func(d drawing) string { return d.Peer })
	s.row("opened and painted (of peers: the browser runs already)", milliseconds, func(d drawing) float64 { return d.Open })
	for _, g := range []struct {
		name string
		of   func(drawing) moving
	}{
		{"dragging a card at 100 %", func(d drawing) moving { return d.Drag }},
		{"panning at 100 %", func(d drawing) moving { return d.Pan }},
		{"panning over the whole board", func(d drawing) moving { return d.Whole }},
	} {
		s.row(g.name+", processor time of an update", milliseconds, func(d drawing) float64 { return g.of(d).Processor })
		s.row(g.name+", between updates, p50", milliseconds, func(d drawing) float64 { return g.of(d).P50 })
		s.row(g.name+", between updates, p95", milliseconds, func(d drawing) float64 { return g.of(d).P95 })
	}
	s.row("memory", megabytes, func(d drawing) float64 { return d.Memory })
}

// sides are programs beside each other in a table: the first one ours, each other with how many times ours it takes.
type sides[T any] struct {
	t   *table
	all []T
}

func (s sides[T]) head(title string, name func(T) string) {
	var names []string
	for i, one := range s.all {
		names = append(names, name(one))
		if i > 0 {
			names = append(names, "times")
		}
	}
	s.t.line(title, names...)
}

func (s sides[T]) row(name string, say func(float64) string, of func(T) float64) {
	var cells []string
	for i, one := range s.all {
		cells = append(cells, say(of(one)))
		if i > 0 {
			cells = append(cells, fmt.Sprintf("%.1f", of(one)/of(s.all[0])))
		}
	}
	s.t.line("  "+name, cells...)
}

func megabytes(v float64) string { return fmt.Sprintf("%.0f MB", v/1e6) }
