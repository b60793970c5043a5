package e2e

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/template"
)

const chinese = `{"language":"zh","width":1600,"height":970,"theme":"light","stillMotion":true}`

// sample writes the sample to a file of its own and returns the path.
func sample(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "网店首购.journey")
	if err := os.WriteFile(path, template.Sample(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func cardNamed(t *testing.T, doc *model.Document, title string) *model.Card {
	t.Helper()
	for _, c := range doc.Cards(doc.Maps()[0].ID) {
		if c.Title.In("zh") == title {
			return c
		}
	}
	t.Fatalf("no card %q", title)
	return nil
}

func node(t *testing.T, s *scene.Scene, id model.ID) *scene.Node {
	t.Helper()
	for i := range s.Nodes {
		if s.Nodes[i].Ref.ID == string(id) {
			return &s.Nodes[i]
		}
	}
	t.Fatalf("nothing on the map stands for %q", id)
	return nil
}

// The way of every day: open a file, drag a card to another stage, give a card a Chinese title, think twice and save.
// The file then holds exactly what the same steps make in the model.
func TestDragTypeUndoRedoSave(t *testing.T) {
	path := sample(t)
	before := load(t, path)
	d := start(t, chinese, path)
	s := sceneOf(t, path, "zh")
	video, chat := cardNamed(t, before, "短视频测评"), cardNamed(t, before, "在线客服")
	target := cardNamed(t, before, "快递员送货")

	from, to := node(t, s, video.ID).Bounds, node(t, s, target.ID).Bounds
	x0, y0 := d.screen(s, from.Center(), scene.Content)
	x1, y1 := d.screen(s, scene.Point{X: to.Center().X, Y: to.MaxY() + 20}, scene.Content)
	b := bench{d, path}
	b.says("the card in its place", func() { d.drag(x0, y0, x1, y1) }, func() bool { return d.state().Undo == "do.card.move" })
	x, y := d.screen(s, node(t, s, chat.ID).Bounds.Center(), scene.Content)
	d.until("在线客服 2.0 版", func() {
		d.key("Escape")
		d.click(x, y, "2")
		d.key("ctrl+a")
		d.write("在线客服 2.0 版")
		d.key("Return")
	})
	named := d.state().Undo
	d.again("undo of both", func() bool { return d.state().Undo == "" }, "ctrl+z")
	d.again("redo of both", func() bool { return d.state().Redo == "" }, "ctrl+y", "ctrl+shift+z")
	if undo := d.state().Undo; undo != named {
		t.Errorf("undo would take back %q, not %q", undo, named)
	}

	want := expected(t, before, func(tx *model.Tx) error {
		if err := model.MoveCards(tx, []model.ID{video.ID}, target.Lane, target.Column, ""); err != nil {
			return err
		}
		c, _ := model.Get[model.Card](tx, chat.ID)
		c.Title = c.Title.With("zh", "在线客服 2.0 版")
		model.Put(tx, c)
		return nil
	})
	got := []byte{}
	d.again("the saved file", func() bool {
		got, _ = os.ReadFile(path)
		return !bytes.Equal(got, template.Sample())
	}, "ctrl+s")
	d.shot("saved")
	if !bytes.Equal(got, want) {
		t.Errorf("the saved file differs:\n%s", firstDifference(got, want))
	}
}

// expected returns the bytes of the file after an operation.
func expected(t *testing.T, doc *model.Document, f func(*model.Tx) error) []byte {
	t.Helper()
	s := model.NewSession(doc, model.RandomIDs{})
	if _, err := s.Do("x", f); err != nil {
		t.Fatal(err)
	}
	data, err := codec.Encode(s.Doc())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func firstDifference(a, b []byte) string {
	la, lb := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range la {
		if i >= len(lb) || la[i] != lb[i] {
			other := ""
			if i < len(lb) {
				other = lb[i]
			}
			return "got  " + la[i] + "\nwant " + other
		}
	}
	return "got ends early"
}

// A new user drags from the palette, pulls the curve, and undoes all of it: the project is as it was.
func TestPaletteCurveAndUndoOfEverything(t *testing.T) {
	path := sample(t)
	d := start(t, chinese, path)
	s := sceneOf(t, path, "zh")
	doc := load(t, path)
	m := doc.Maps()[0].ID

	// The touchpoint tile, into the empty cell of the last stage.
	cols := doc.Columns(m)
	last := cols[len(cols)-1]
	lane := s.Lanes[s.Lane(string(cardNamed(t, doc, "在线客服").Lane))]
	col := s.Columns[s.Column(string(last.ID))]
	x, y := d.screen(s, scene.Point{X: col.At + col.Extent/2, Y: lane.At + lane.Extent/2}, scene.Content)
	px, py := d.piece("touchpoint")
	b := bench{d, path}
	d.until("会员日邮件", func() {
		d.key("Escape", "ctrl+z") // what a first try has left
		d.drag(px, py, x, y)
		d.key("ctrl+a")
		d.write("会员日邮件")
		d.key("Return")
	})

	// The point of the curve in the third column, down to the bottom.
	var point *scene.Node
	for i := range s.Nodes {
		if s.Nodes[i].Ref.Kind == scene.EmotionPoint && s.Nodes[i].Ref.Column == string(cols[2].ID) {
			point = &s.Nodes[i]
		}
	}
	band := s.Lanes[s.Lane(point.Ref.ID)]
	px, py = d.screen(s, point.Bounds.Center(), scene.Content)
	_, bottom := d.screen(s, scene.Point{Y: band.End() - 24}, scene.Content)
	added := d.state().Undo
	d.toldOnTheWay(px, py, bottom)
	if undo := d.state().Undo; undo != added {
		t.Errorf("a pull that Escape called off leaves %q to undo, not %q", undo, added)
	}
	b.says("the point at the bottom", func() { d.drag(px, py, px, bottom+40) }, func() bool { return d.state().Undo == "do.emotion" })
	d.again("card and curve in the file", func() bool {
		now := saved(path)
		if now == nil {
			return false
		}
		p, ok := now.Point(m, cols[2].ID, "", model.Current)
		cell := now.Cell(model.ID(lane.ID), last.ID)
		return ok && p.Value == -2 && len(cell) == 1 && cell[0].Title.In("zh") == "会员日邮件"
	}, "ctrl+s")
	d.shot("palette")
	d.again("undo of everything", func() bool { return d.state().Undo == "" }, "ctrl+z")
	d.again("the file as it was", func() bool {
		data, _ := os.ReadFile(path)
		return bytes.Equal(data, template.Sample())
	}, "ctrl+s")
}

// toldOnTheWay pulls a point of the curve half of the way, waits until its value stands in a white pill beside it, and lets
// Escape put it back.
func (d *desktop) toldOnTheWay(x, y, to int) {
	d.Helper()
	mid := (y + to) / 2
	d.do("mousemove", fmt.Sprint(x), fmt.Sprint(y), "sleep", "0.1", "mousedown", "1", "sleep", "0.1")
	for _, at := range []int{y + 10, mid - 5, mid} {
		d.do("mousemove", fmt.Sprint(x), fmt.Sprint(at), "sleep", "0.05")
	}
	d.wait("the value beside the point", func() bool {
		seen, white, ink := d.shot("value"), 0, 0
		for py := mid - 9; py < mid+9; py++ {
			for px := x + 20; px < x+50; px++ {
				switch c := seen.RGBAAt(px, py); {
				case c.R == 255 && c.G == 255 && c.B == 255:
					white++
				case c.R < 90 && c.G < 90 && c.B < 90:
					ink++
				}
			}
		}
		return white > 150 && ink > 8
	})
	d.do("key", "Escape") // not by d.key, which lets go of the button as well
	d.handled()
	d.do("mouseup", "1")
	d.handled()
}

// Without a screen the program says so in one line and writes what can be looked at.
func TestWithoutADisplay(t *testing.T) {
	said, _ := withoutADisplay(t, "")
	if strings.Count(said, "\n") != 1 {
		t.Errorf("said %q", said)
	}
}

// A display that does not answer is none: that is no crash, whatever the toolkit says besides.
func TestADisplayThatDoesNotAnswer(t *testing.T) {
	said, home := withoutADisplay(t, "unix:4711") // without it the X library asks the network as well
	if reports, _ := filepath.Glob(filepath.Join(home, "crash", "*")); len(reports) != 0 {
		t.Errorf("said %q and reported %v", said, reports)
	}
}

func withoutADisplay(t *testing.T, display string) (said, dir string) {
	t.Helper()
	bin, _ := filepath.Abs(binary())
	dir = t.TempDir()
	cmd := alone(t, bin)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "DISPLAY="+display, "WAYLAND_DISPLAY=", "HOME="+dir, "SOJOURN_HOME="+dir)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %s", err, errs.String())
	}
	if !strings.Contains(errs.String(), "no display") {
		t.Errorf("said %q", errs.String())
	}
	files := strings.Fields(out.String())
	if len(files) != 3 {
		t.Fatalf("printed %q", out.String())
	}
	for i, magic := range []string{"%PDF-", "PK\x03\x04", "\x89PNG"} {
		data, err := os.ReadFile(files[i])
		if err != nil || !strings.HasPrefix(string(data), magic) {
			t.Errorf("%s: %v", files[i], err)
		}
	}
	return errs.String(), dir
}
