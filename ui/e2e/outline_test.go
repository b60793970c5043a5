package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// line presses on a line of the tree, counted from the map at the top.
func (d *desktop) line(i int) {
	d.Helper()
	const bar, first, height = 45, 4, 32
	v := d.lastView()
	left, top := d.corner()
	d.click(int(v.Left)+left+400, int(v.Top)+top+bar+first+i*height+height/2, "1")
}

// saved waits until the file holds these bytes. The keys are pressed at once; where the machine loses them, saving is
// tried again.
func (d *desktop) saved(path string, want []byte, keys ...string) {
	d.Helper()
	d.key(keys...)
	tries, got := 0, []byte{}
	d.wait("the file after "+keys[0], func() bool {
		if tries++; tries%60 == 0 {
			d.key("ctrl+s")
		}
		got, _ = os.ReadFile(path)
		return bytes.Equal(got, want)
	})
}

// The map is worked on in the outline with keys alone: a card gets another name and goes to the next column, and undo takes
// it back. The file holds what the same steps make in the model.
func TestOutlineIsEditedAndSaved(t *testing.T) {
	path := sample(t)
	doc := load(t, path)
	video := cardNamed(t, doc, "短视频测评")
	d := start(t, chinese, path)
	tries := 0
	d.wait("the new name", func() bool {
		if tries%160 == 0 { // at once, and again after eight seconds
			if !d.setting(`"page": "outline"`) {
				d.key("ctrl+shift+o")
			}
			d.do("sleep", "0.5")
			d.line(5)
			d.key("F2", "ctrl+a")
			d.write("video 2")
			d.key("Return")
		}
		tries++
		return d.kept(`"video 2"`)
	})
	d.shot("outline")
	renamed := func(tx *model.Tx) error {
		c, _ := model.Get[model.Card](tx, video.ID)
		c.Title = c.Title.With("zh", "video 2")
		model.Put(tx, c)
		return nil
	}
	moved := func(tx *model.Tx) error {
		if err := renamed(tx); err != nil {
			return err
		}
		return model.MoveCards(tx, []model.ID{video.ID}, video.Lane, doc.Columns(video.Map)[1].ID, "")
	}
	d.saved(path, expected(t, doc, moved), "ctrl+Right", "ctrl+s")
	d.saved(path, expected(t, doc, renamed), "ctrl+z", "ctrl+s")

	d.send(syscall.SIGKILL) // nothing is unsaved
	d.put(filepath.Join(d.home, "settings.json"), chinese[:len(chinese)-1]+`,"outlineTable":true}`)
	d.launch(path)
	b := bench{d, path}
	b.says("the table", func() { b.key("ctrl+shift+o") }, func() bool { return b.setting(`"page": "outline"`) })
	b.step("a name from the table", func(*model.Document, *scene.Scene) {
		b.key("Escape", "Escape")
		b.line(5)
		b.key("Home", "Left", "Left", "Left", "F2")
		b.name("row")
	}, func(now *model.Document) bool { return titled(now, video.Map, "row") == 1 })
	b.step("a copy by the menu of the row", func(*model.Document, *scene.Scene) {
		b.key("shift+F10")
		b.pick(3)
	}, func(now *model.Document) bool { return titled(now, video.Map, "row") == 2 })
	b.shot("outline-table")
}

// setting reports that the settings say a text.
func (d *desktop) setting(text string) bool {
	data, _ := os.ReadFile(filepath.Join(d.home, "settings.json"))
	return bytes.Contains(data, []byte(text))
}
