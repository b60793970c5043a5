package e2e

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// drawing writes a picture of one colour.
func drawing(t *testing.T, path string, c color.Color) {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, 300, 200))
	for i := range 300 * 200 {
		m.Set(i%300, i/300, c)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, m); err != nil {
		t.Fatal(err)
	}
}

// copied puts a file onto the clipboard in one form, as another program does.
func (d *desktop) copied(form, path string) {
	d.Helper()
	cmd := exec.Command("xclip", "-selection", "clipboard", "-t", form, "-i", path)
	cmd.Env = d.env()
	if err := cmd.Run(); err != nil {
		d.Fatalf("xclip: %v", err)
	}
}

// pasted presses the keys until the file is as wanted. A busy machine may lose a key.
func (d *desktop) pasted(what, path string, before func(), ok func(*model.Document) bool) {
	d.Helper()
	tries := 0
	d.wait(what, func() bool {
		if now := saved(path); now != nil && ok(now) {
			return true
		}
		if tries%80 == 0 { // at once, and again after four seconds
			before()
		}
		if tries%80 == 20 {
			d.key("ctrl+s")
		}
		tries++
		return false
	})
}

// A picture that another program has copied goes onto both cards selected, as one picture in the file and one step to
// undo; then onto a card of its own. Where a title is typed it goes nowhere.
func TestAPictureOfAnotherProgramIsPasted(t *testing.T) {
	path := sample(t)
	doc := load(t, path)
	shot := filepath.Join(filepath.Dir(path), "shot.png")
	drawing(t, shot, color.NRGBA{214, 69, 69, 255})
	d := start(t, chinese, path)
	s := sceneOf(t, path, "zh")
	a, b := cardNamed(t, doc, "在线客服").ID, cardNamed(t, doc, "短视频测评").ID
	shown := func(now *model.Document, id model.ID) model.ID {
		c, _ := model.Get[model.Card](now, id)
		return c.Picture
	}

	d.copied("image/png", shot)
	d.pasted("the picture on both cards", path, func() {
		x, y := d.screen(s, node(t, s, a).Bounds.Center(), scene.Content)
		d.click(x, y, "1")
		x, y = d.screen(s, node(t, s, b).Bounds.Center(), scene.Content)
		d.do("keydown", "shift")
		d.click(x, y, "1")
		d.do("keyup", "shift")
		d.key("ctrl+v")
	}, func(now *model.Document) bool { return shown(now, a) != "" && shown(now, a) == shown(now, b) })
	if now := load(t, path); len(now.Media()) != 1 {
		t.Fatalf("it is stored %d times", len(now.Media()))
	}
	d.shot("pasted")

	d.key("ctrl+z")
	d.pasted("one step to undo", path, func() {}, func(now *model.Document) bool { return len(now.Media()) == 0 })

	cards := len(load(t, path).Cards(doc.Maps()[0].ID))
	d.pasted("the picture on a card of its own", path, func() {
		d.key("Escape", "Escape", "ctrl+v")
	}, func(now *model.Document) bool {
		all := now.Cards(now.Maps()[0].ID)
		return len(all) > cards && len(now.Media()) == 1
	})
	d.pasted("a title without a picture", path, func() {
		x, y := d.screen(sceneOf(t, path, "zh"), node(t, sceneOf(t, path, "zh"), a).Bounds.Center(), scene.Content)
		d.click(x, y, "2")
		d.do("sleep", "1") // until the editor is there for sure
		d.key("ctrl+a", "ctrl+v")
		d.write("chat")
		d.key("Return")
	}, func(now *model.Document) bool {
		c, _ := model.Get[model.Card](now, a)
		return c.Title.In("zh") == "chat" && c.Picture == ""
	})
}

// The program that has copied something hangs. Whoever pastes that is told after two seconds and goes on working.
func TestPastingFromAProgramThatHangsDoesNotFreeze(t *testing.T) {
	path := sample(t)
	doc := load(t, path)
	d := start(t, chinese, path)
	s := sceneOf(t, path, "zh")
	chat := cardNamed(t, doc, "在线客服").ID
	d.stranger("CLIPBOARD")
	x, y := d.screen(s, node(t, s, chat).Bounds.Center(), scene.Content)
	d.click(x, y, "1")
	d.key("ctrl+v")
	d.pasted("work that goes on", path, func() {
		d.click(x, y, "2")
		d.key("ctrl+a")
		d.write("chat")
		d.key("Return")
	}, func(now *model.Document) bool { return cardOf(now, chat) == "chat" })
	d.do("sleep", "2.5")
	d.shot("silent")
	d.pasted("a title whose paste was waited for in vain", path, func() {
		d.click(x, y, "2")
		d.key("ctrl+a", "ctrl+v") // and what is typed meanwhile comes after it
		d.write("late")
		d.key("Return")
		d.do("sleep", "2.5")
	}, func(now *model.Document) bool { return cardOf(now, chat) == "late" })

	cards := len(load(t, path).Cards(doc.Maps()[0].ID))
	d.pasted("a card copied and pasted here", path, func() {
		d.click(x, y, "1")
		d.key("ctrl+c", "ctrl+v") // the clipboard is the program's own now, and it answers itself
	}, func(now *model.Document) bool { return len(now.Cards(now.Maps()[0].ID)) > cards })
}

func cardOf(d *model.Document, id model.ID) string {
	c, _ := model.Get[model.Card](d, id)
	return c.Title.In("zh")
}

// Files are dragged from another program: two pictures onto a card, which shows one and gets the other beside it, and a
// sheet onto the window.
func TestFilesAreDraggedFromAnotherProgram(t *testing.T) {
	path := sample(t)
	folder := filepath.Join(filepath.Dir(path), "我的 图片")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	red, green := filepath.Join(folder, "红 1.png"), filepath.Join(folder, "50%.png")
	drawing(t, red, color.NRGBA{214, 69, 69, 255})
	drawing(t, green, color.NRGBA{43, 154, 102, 255})
	doc := load(t, path)
	d := start(t, chinese, path)
	s := sceneOf(t, path, "zh")
	chat := cardNamed(t, doc, "在线客服")
	x, y := d.screen(s, node(t, s, chat.ID).Bounds.Center(), scene.Content)
	d.dropFiles(x, y, red, green)
	d.pasted("the pictures", path, func() {}, func(now *model.Document) bool {
		cell := now.Cell(chat.Lane, chat.Column)
		return len(now.Media()) == 2 && len(cell) == 3 && cell[2].Picture != "" && shownBy(now, chat.ID) == "红 1.png"
	})
	d.shot("dropped")
	person := doc.Personas()[0].ID
	x, y = d.screen(s, node(t, s, person).Bounds.Center(), scene.Content)
	d.dropFiles(x, y, green)
	d.pasted("the picture of the persona", path, func() {}, func(now *model.Document) bool {
		p, _ := model.Get[model.Persona](now, person)
		m, _ := model.Get[model.Media](now, p.Photo)
		return m.Name == "50%.png" && len(now.Media()) == 2
	})
	b := bench{d, path}
	lane := func(now *model.Document) int {
		return slices.IndexFunc(now.Lanes(doc.Maps()[0].ID), func(l *model.Lane) bool { return l.Type == model.StoryboardLane })
	}
	b.step("a storyboard", func(*model.Document, *scene.Scene) { b.command("storyboard") }, func(now *model.Document) bool { return lane(now) >= 0 })
	b.says("all of it in sight", func() { b.key("Escape", "ctrl+1") }, func() bool { return b.lastView().Y < 0 })
	now, s := b.now()
	story := now.Lanes(doc.Maps()[0].ID)[lane(now)].ID
	at := b.point(s, s.CellRect(1, s.Lane(string(story))).Center(), scene.Content)
	d.dropFiles(at.x, at.y, red)
	d.pasted("the picture in the storyboard", path, func() {}, func(now *model.Document) bool {
		cell := now.Cell(story, now.Columns(doc.Maps()[0].ID)[1].ID)
		return len(cell) == 1 && shownBy(now, cell[0].ID) == "红 1.png" && len(now.Media()) == 2
	})
	d.shot("storyboard")

	sheet := filepath.Join(folder, "触点.csv")
	if err := os.WriteFile(sheet, []byte("阶段,触点\n认知,广告\n购买,门店\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := d.dialogs()
	d.dropFiles(x, y, sheet)
	d.wait("the dialog of the import", func() bool { return d.dialogs() > before })
	d.do("sleep", "1")
	d.shot("dropped-sheet")
}

// shownBy is the name of the file that a card shows.
func shownBy(d *model.Document, id model.ID) string {
	c, _ := model.Get[model.Card](d, id)
	m, _ := model.Get[model.Media](d, c.Picture)
	return m.Name
}
