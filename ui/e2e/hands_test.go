package e2e

import (
	"encoding/json"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/template"
)

// worked is a project to work on by hand: the sample with two steps in its second stage and a second map like the first.
func worked(t *testing.T) string {
	t.Helper()
	doc, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	m := doc.Maps()[0].ID
	data := expected(t, doc, func(tx *model.Tx) error {
		other, err := model.DuplicateMap(tx, m)
		if err != nil {
			return err
		}
		if err := empty(tx, other); err != nil {
			return err
		}
		for _, name := range []string{"first", "second"} {
			if _, err := model.AddStep(tx, doc.Stages(m)[1].ID, model.Plain(name), ""); err != nil {
				return err
			}
		}
		return nil
	})
	path := filepath.Join(t.TempDir(), "手.journey")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// empty takes the cards off a map.
func empty(tx *model.Tx, m model.ID) error {
	for _, c := range tx.Doc().Cards(m) {
		if err := model.Delete(tx, c.ID); err != nil {
			return err
		}
	}
	return nil
}

// bench is a program with a project that is worked on step by step.
type bench struct {
	*desktop
	path string
}

// now is the project as it was saved last, and its first map as the window lays it out.
func (b bench) now() (*model.Document, *scene.Scene) {
	b.Helper()
	return load(b.T, b.path), sceneOf(b.T, b.path, "zh")
}

// step does something by hand and waits until the saved file says what came of it. A busy machine may lose a key or a
// press, so what shows nothing after six seconds is done once more, from where things are then.
func (b bench) step(what string, hand func(*model.Document, *scene.Scene), done func(*model.Document) bool) {
	b.Helper()
	tries := 0
	b.wait(what, func() bool {
		if tries%80 == 0 {
			hand(b.now())
		}
		if tries%10 == 0 {
			b.key("ctrl+s")
		}
		tries++
		now := saved(b.path)
		return now != nil && done(now)
	})
}

// same makes sure that what was done by hand changed nothing.
func (b bench) same(what string, hand func(*model.Document, *scene.Scene)) {
	b.Helper()
	before, _ := os.ReadFile(b.path)
	hand(b.now())
	b.key("ctrl+s")
	b.do("sleep", "0.2") // what would be written is written by then
	if after, _ := os.ReadFile(b.path); string(after) != string(before) {
		b.failed()
		b.Fatalf("%s changed the file:\n%s", what, firstDifference(after, before))
	}
}

// state is what the program says of itself.
type state struct {
	Map, Page  string
	Selected   []string
	Undo, Redo string
}

func (d *desktop) state() (s state) {
	d.last(func(line []byte) bool {
		var rec struct{ State *state }
		if json.Unmarshal(line, &rec) != nil || rec.State == nil {
			return false
		}
		s = *rec.State
		return true
	})
	return s
}

// says waits until the program says that something done by hand is so.
func (b bench) says(what string, hand func(), ok func() bool) {
	b.Helper()
	tries := 0
	b.wait(what, func() bool {
		if tries%80 == 0 {
			hand()
		}
		tries++
		return ok()
	})
}

// selects does something by hand until exactly these are selected, in any order.
func (b bench) selects(hand func(), ids ...model.ID) {
	b.Helper()
	var want []string
	for _, id := range ids {
		want = append(want, string(id))
	}
	slices.Sort(want)
	b.says(fmt.Sprintf("the selection of %v", want), hand, func() bool {
		got := b.state().Selected
		slices.Sort(got)
		return slices.Equal(got, want)
	})
}

// thing is what is taken by hand: of a lane its label.
func (b bench) thing(s *scene.Scene, id model.ID) *scene.Node {
	b.Helper()
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Ref.ID == string(id) && n.Ref.Kind != scene.LaneBody {
			return n
		}
	}
	b.Fatalf("nothing on the map can be taken by hand of %q", id)
	return nil
}

// at is the middle of a thing on the screen.
func (b bench) at(s *scene.Scene, id model.ID) spot {
	b.Helper()
	n := b.thing(s, id)
	return b.point(s, n.Bounds.Center(), n.Layer)
}

// area is what a thing covers on the screen.
func (b bench) area(s *scene.Scene, id model.ID) image.Rectangle {
	b.Helper()
	n := b.thing(s, id)
	from := b.point(s, scene.Point{X: n.Bounds.X, Y: n.Bounds.Y}, n.Layer)
	to := b.point(s, scene.Point{X: n.Bounds.MaxX(), Y: n.Bounds.MaxY()}, n.Layer)
	return image.Rect(from.x, from.y, to.x, to.y)
}

func (b bench) point(s *scene.Scene, p scene.Point, l scene.Layer) spot {
	b.Helper()
	x, y := b.screen(s, p, l)
	return spot{x, y}
}

// edge is a point just within the right or the lower edge of a thing.
func (b bench) edge(s *scene.Scene, id model.ID, right bool) spot {
	b.Helper()
	n := b.thing(s, id)
	p := scene.Point{X: n.Bounds.Center().X, Y: n.Bounds.MaxY() - 2}
	if right {
		p = scene.Point{X: n.Bounds.MaxX() - 2, Y: n.Bounds.Center().Y}
	}
	return b.point(s, p, n.Layer)
}

// spot is a place on the screen in pixels.
type spot struct{ x, y int }

func (s spot) by(dx, dy int) spot { return spot{s.x + dx, s.y + dy} }

// to are the words that move the mouse there.
func (s spot) to() []string {
	return []string{"mousemove", fmt.Sprint(s.x), fmt.Sprint(s.y), "sleep", "0.02"}
}

// hold presses a button at one place, moves to another, and keeps it down.
func (b bench) hold(button string, from, to spot) {
	b.Helper()
	b.single(from.x, from.y)
	words := append(from.to(), "sleep", "0.05", "mousedown", button, "sleep", "0.05")
	const steps = 8
	for i := 1; i <= steps; i++ {
		words = append(words, spot{from.x + (to.x-from.x)*i/steps, from.y + (to.y-from.y)*i/steps}.to()...)
	}
	b.do(append(words, "sleep", "0.08")...)
}

func (b bench) drop(button string) { b.Helper(); b.do("mouseup", button); b.handled() }

// takeBack presses Escape while a button is down: asked to clear modifiers, xdotool would let the button go.
func (b bench) takeBack() {
	b.Helper()
	b.do("key", "Escape", "key", "Escape")
	b.handled()
}

func (b bench) pull(from, to spot) {
	b.Helper()
	b.hold("1", from, to)
	b.drop("1")
}

// command runs an action by its name, from the palette of commands.
func (b bench) command(name string) {
	b.Helper()
	b.ask("ctrl+k")
	b.write(name)
	b.do("sleep", "0.2", "key", "Return", "sleep", "0.2")
}

func (b bench) press(at spot) { b.Helper(); b.click(at.x, at.y, "1") }

// add presses with Ctrl down.
func (b bench) add(at spot) {
	b.Helper()
	b.do("keydown", "ctrl")
	b.press(at)
	b.do("keyup", "ctrl")
}
