package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model/template"
)

// clipboard puts a text onto the clipboard, as another program does.
func (d *desktop) clipboard(text string) {
	d.Helper()
	cmd := exec.Command("xclip", "-selection", "clipboard")
	cmd.Env, cmd.Stdin = d.env(), strings.NewReader(text)
	if err := cmd.Run(); err != nil {
		d.Fatalf("xclip: %v", err)
	}
}

// until does something by hand until it shows in the safety copy. A busy machine may lose a key.
func (d *desktop) until(text string, hand func()) {
	d.Helper()
	tries := 0
	d.wait(text+" in the safety copy", func() bool {
		if tries%80 == 0 { // at once, and again after four seconds
			hand()
		}
		tries++
		return d.kept(`"` + text + `"`)
	})
}

// again presses keys, one after the other, until it is so. A busy machine may lose a key.
func (d *desktop) again(what string, ok func() bool, keys ...string) {
	d.Helper()
	i := 0
	d.wait(what, func() bool {
		if ok() {
			return true
		}
		d.key(keys[i%len(keys)])
		i++
		return ok()
	})
}

// The command palette names a new stage, a range of a spreadsheet goes into cells, and all of it is replaced, by keys alone;
// then everything is taken back.
func TestPaletteCellsAndReplaceByKeys(t *testing.T) {
	path := sample(t)
	d := start(t, chinese, path)
	s, doc := sceneOf(t, path, "zh"), load(t, path)
	x, y := d.screen(s, node(t, s, cardNamed(t, doc, "在线客服").ID).Bounds.Center(), scene.Content)
	d.click(x, y, "1")

	d.until("palette", func() {
		d.key("Escape", "Escape")
		d.ask("ctrl+k")
		d.write("insert stage")
		d.do("sleep", "0.5")
		d.shot("palette")
		d.key("Return")
		d.do("sleep", "0.5")
		d.key("ctrl+a")
		d.write("palette")
		d.key("Return")
	})
	d.clipboard("one\ttwo\r\n\"- three\n- four\"\tfive\r\n")
	d.until("five", func() {
		d.click(x, y, "1")
		d.key("ctrl+v")
	})
	d.shot("cells")
	d.until("sixth", func() {
		d.key("Escape", "ctrl+h")
		d.do("sleep", "0.5")
		d.key("ctrl+a")
		d.write("five")
		d.key("Tab", "Tab", "Tab", "ctrl+a")
		d.write("sixth")
		d.shot("replace")
		d.key("Tab", "Tab", "Return", "Escape")
	})
	d.wait("the cells in the file", func() bool {
		d.key("ctrl+s")
		got := titles(path)
		return slices.Contains(got, "one") && slices.Contains(got, "two") && slices.Contains(got, "three") &&
			slices.Contains(got, "four") && slices.Contains(got, "sixth") && !slices.Contains(got, "five")
	})
	d.wait("the file as it was", func() bool {
		d.key("ctrl+z", "ctrl+z", "ctrl+s")
		data, _ := os.ReadFile(path)
		return bytes.Equal(data, template.Sample())
	})
}
