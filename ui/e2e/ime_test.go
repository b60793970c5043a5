package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// method is an input method as Linux desktops have it.
type method struct {
	name, xim string
	needs     []string
	start     func(*desktop)
}

var methods = []method{
	{"fcitx5", "fcitx", []string{"fcitx5", "xprop", "xclip", "/usr/share/fcitx5/inputmethod/pinyin.conf"}, (*desktop).fcitx5},
	{"ibus", "ibus", []string{"ibus-daemon", "ibus", "xprop", "xclip", "/usr/share/ibus/component/libpinyin.xml"}, (*desktop).ibus},
}

// Every text field is safe under an input method: on the map, in the inspector, in the search and in a dialog Chinese
// is composed, corrected, cancelled, chosen and committed. The files that come of it hold that and nothing else.
func TestChineseInput(t *testing.T) {
	for _, m := range methods {
		t.Run(m.name, func(t *testing.T) {
			for _, need := range m.needs {
				_, err := os.Stat(need)
				if _, there := exec.LookPath(need); there != nil && err != nil {
					t.Fatalf("%s is missing: run make deps-test", need)
				}
			}
			d := screen(t, chinese)
			d.put(filepath.Join(d.home, ".config", "fyne", "settings.json"), `{"no_animations":true}`) // no blinking cursor: no frames without need
			d.method = m.xim
			m.start(d)
			d.wait(m.name, func() bool { return strings.Contains(d.output("xprop", "-root", "XIM_SERVERS"), "@server="+m.xim) })
			var err error
			for range 3 { // a busy machine may lose a key, and then all begins again
				if err = d.compositions(); err == nil {
					return
				}
				d.failed()
				d.Logf("%s: %v", m.name, err)
				d.send(syscall.SIGKILL)
			}
			d.Error(err)
		})
	}
}

func (d *desktop) fcitx5() {
	dir := filepath.Join(d.home, ".config", "fcitx5")
	d.put(filepath.Join(dir, "config"), "[Behavior]\nActiveByDefault=True\nShareInputState=All\n")
	d.put(filepath.Join(dir, "profile"), "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\n"+
		"[Groups/0/Items/0]\nName=pinyin\nLayout=\n\n[GroupOrder]\n0=Default\n")
	log := d.service("fcitx5", "--disable=dbus,wayland,waylandim,kimpanel,notificationitem,notifications,clipboard")
	d.wait("the pinyin of fcitx5", func() bool { // until then it answers nobody
		said, _ := os.ReadFile(log)
		return bytes.Contains(said, []byte("Loaded addon pinyin"))
	})
}

func (d *desktop) ibus() {
	d.service("ibus-daemon", "--xim", "--panel=disable", "--emoji-extension=disable")
	d.wait("the pinyin of ibus", func() bool {
		d.output("ibus", "engine", "libpinyin")
		return strings.Contains(d.output("ibus", "engine"), "libpinyin")
	})
}

func (d *desktop) put(path, text string) {
	d.Helper()
	os.MkdirAll(filepath.Dir(path), 0o700)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.Fatal(err)
	}
}

// service runs what belongs to an input method, which needs nothing of the desktop it may have been started from, and
// returns where it writes what it says.
func (d *desktop) service(name string, args ...string) (log string) {
	d.Helper()
	log = filepath.Join(d.home, name+".log")
	said, err := os.Create(log)
	if err != nil {
		d.Fatal(err)
	}
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = d.apart(), said, said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() {
		end(cmd)
		said.Close()
		if data, _ := os.ReadFile(log); d.Failed() {
			d.Logf("%s said:\n%s", name, data)
		}
	})
	return log
}

// end ends a command and all it has started, and waits until nothing of that writes any more.
func end(cmd *exec.Cmd) {
	group := -cmd.Process.Pid
	syscall.Kill(group, syscall.SIGTERM)
	defer time.AfterFunc(3*time.Second, func() { syscall.Kill(group, syscall.SIGKILL) }).Stop()
	cmd.Wait()
	for end := time.Now().Add(4 * time.Second); time.Now().Before(end) && syscall.Kill(group, 0) == nil; {
		time.Sleep(20 * time.Millisecond)
	}
}

// apart is an environment without a session bus and without settings of the user.
func (d *desktop) apart() []string {
	return append(d.env(), "DBUS_SESSION_BUS_ADDRESS=disabled:", "GSETTINGS_BACKEND=memory", "XDG_RUNTIME_DIR="+d.home,
		"XDG_DATA_HOME="+filepath.Join(d.home, ".local", "share"), "XDG_CURRENT_DESKTOP=")
}

// output is what a command says, if it ends soon.
func (d *desktop) output(name string, args ...string) string {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = d.apart()
	out, _ := cmd.Output()
	return string(out)
}

// press presses keys one after the other, as soon as the program has seen the one before.
func (d *desktop) press(names ...string) {
	d.Helper()
	for _, n := range names {
		d.do("key", n)
		d.looks(1)
	}
}

// looks waits until the program has looked at the keyboard: it does whenever it is asked for the clipboard, which is
// its own.
func (d *desktop) looks(times int) {
	for range times {
		d.output("xclip", "-selection", "clipboard", "-o")
	}
}

// compose types pinyin and waits until the program knows that no letter of it comes back.
func (d *desktop) compose(letters string) {
	d.Helper()
	d.do("type", "--delay", "25", letters)
	time.Sleep(170 * time.Millisecond)
	d.looks(4)
}

// nothing is wanted where no field has the keyboard.
const nothing = "no field"

// reads waits until the field that has the keyboard holds what is wanted: the runes of an input method come when they
// come.
func (d *desktop) reads(want string) error {
	var got []string
	for end := time.Now().Add(8 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		d.last(func(line []byte) bool {
			var rec struct{ Typed []string }
			if json.Unmarshal(line, &rec) != nil || rec.Typed == nil {
				return false
			}
			got = rec.Typed
			return true
		})
		if len(got) == 0 && want == nothing || len(got) == 1 && regexp.MustCompile(want).MatchString(got[0]) {
			return nil
		}
	}
	return fmt.Errorf("the field holds %q instead of %s", got, want)
}

// fill puts into a field that holds something what filled stands for: committed, corrected, raw, cancelled, chosen, and all taken back.
func (d *desktop) fill(was string) error {
	d.Helper()
	if err := d.reads(was); err != nil {
		return err
	}
	d.press("ctrl+a")
	for _, step := range []struct {
		letters, keys, want string
	}{
		{"nihao", "space", `^你好$`},
		{"shijx", "BackSpace", `^你好$`},
		{"ie", "space", `^你好世界$`},
		{"abc", "Return", `^你好世界abc$`},
		{"zhong", "Escape", `^你好世界abc$`},
		{"hao", "1", filled},
		{"xi", "BackSpace BackSpace", filled},
	} {
		d.compose(step.letters)
		d.press(strings.Fields(step.keys)...)
		if err := d.reads(step.want); err != nil {
			return err
		}
	}
	return nil
}

// filled matches what fill leaves. Which character comes first for hao is up to the input method.
const filled = `^你好世界abc\p{Han}$`

// abandon composes something in a field, which then holds what is wanted, cancels that and then leaves the field or the dialog.
func (d *desktop) abandon(want string) error {
	d.Helper()
	d.compose("nihao")
	d.press("space")
	if err := d.reads(want); err != nil {
		return err
	}
	d.compose("zhong")
	d.press("Escape", "Escape")
	return nil
}

// compositions goes through the text fields with a file of its own.
func (d *desktop) compositions() error {
	path := sample(d.T)
	d.launch(path)
	for _, step := range []struct {
		field string
		run   func(path string) error
	}{
		{"inspector", d.inInspector}, {"search and editor on the map", d.inSearch}, {"editor on the map", d.onMap}, {"map", d.onBoard}, {"two fields", d.inTwoFields}, {"outline", d.inOutline},
		{"dialog", d.inDialog},
	} {
		if err := step.run(path); err != nil {
			return fmt.Errorf("%s: %w", step.field, err)
		}
	}
	return nil
}

// inInspector types into a field of several lines, where the Return after the composition makes a new line.
func (d *desktop) inInspector(path string) error {
	before := load(d.T, path)
	card := cardNamed(d.T, before, "刷到测评短视频")
	d.choose(path, card, "1")
	d.wait("the inspector", func() bool { _, ok := d.place("field", string(card.ID)+".title"); return ok })
	x, y := d.traced("field", string(card.ID)+".title")
	d.click(x, y, "1")
	d.key("ctrl+a", "ctrl+c") // the clipboard is the program's now
	if err := d.fill("^刷到测评短视频$"); err != nil {
		return err
	}
	d.press("Return")
	d.compose("end")
	d.press("Return")
	if err := d.reads(`\p{Han}\nend$`); err != nil {
		return err
	}
	d.press("Tab")
	if err := d.abandon(`^你好手机`); err != nil {
		return err
	}
	return d.holds(path, before, card, `^你好世界abc\p{Han}\nend$`)
}

// inSearch finds what was typed there, and edits it.
func (d *desktop) inSearch(path string) error {
	before := load(d.T, path)
	d.choose(path, cardNamed(d.T, before, "在线客服"), "1")
	d.key("ctrl+f")
	d.compose("nihao")
	d.press("space")
	if err := d.reads("^你好$"); err != nil {
		return err
	}
	d.compose("zhong")
	d.press("Escape", "Return", "Escape") // cancelled, looked for, and left
	if err := d.reads(nothing); err != nil {
		return err
	}
	d.press("Return")
	if err := d.fill("^你好.*\\nend$"); err != nil {
		return err
	}
	d.press("Return")
	var card *model.Card
	for _, c := range before.Cards(before.Maps()[0].ID) {
		if strings.HasPrefix(c.Title.In("zh"), "你好") {
			card = c
		}
	}
	return d.holds(path, before, card, filled)
}

// onMap types into the editor that a double click opens. Return closes it, and Escape after another composition leaves
// the title as it is.
func (d *desktop) onMap(path string) error {
	before := load(d.T, path)
	card := cardNamed(d.T, before, "在线客服")
	d.choose(path, card, "2")
	if err := d.fill("^在线客服$"); err != nil {
		return err
	}
	d.press("Return")
	if err := d.reads(nothing); err != nil {
		return err
	}
	d.press("Return") // opens it again
	if err := d.reads(filled); err != nil {
		return err
	}
	if err := d.abandon(filled[:len(filled)-1] + "你好$"); err != nil {
		return err
	}
	return d.holds(path, before, card, filled)
}

// onBoard composes while the map itself has the keyboard: what corrects, cancels or picks raw letters does nothing to the
// card that is selected, and what is committed in an empty cell begins a card.
func (d *desktop) onBoard(path string) error {
	before := load(d.T, path)
	pain := cardNamed(d.T, before, "评价入口难找")
	d.choose(path, pain, "1")
	for _, keys := range []string{"BackSpace BackSpace Escape", "Return", "space", "Left Left Delete Escape"} {
		d.compose("nihao")
		d.press(strings.Fields(keys)...)
		if err := d.reads(nothing); err != nil {
			return err
		}
	}
	if err := d.holds(path, before, pain, "^评价入口难找$"); err != nil {
		return err
	}
	d.choose(path, pain, "1")
	d.press("Left")
	d.compose("nihax")
	d.press("BackSpace")
	d.compose("o")
	d.press("space")
	if err := d.reads("^你好$"); err != nil {
		return err
	}
	d.press("Return", "ctrl+z", "ctrl+z")
	return d.holds(path, before, pain, "^评价入口难找$")
}

// inTwoFields presses elsewhere in the middle of a composition: in another field, and on another card. The pinyin goes
// nowhere, what is there stays, and the next keys are for what has the keyboard.
func (d *desktop) inTwoFields(path string) error {
	before := load(d.T, path)
	pain, chat := cardNamed(d.T, before, "评价入口难找"), cardNamed(d.T, before, "写评价")
	title := string(pain.ID) + ".title"
	d.choose(path, pain, "1")
	d.wait("the inspector", func() bool { _, ok := d.place("field", title); return ok })
	x, y := d.traced("field", title)
	d.click(x, y, "1")
	d.compose("nihao")
	d.choose(path, pain, "2") // the editor on the map
	d.press("BackSpace", "space")
	if err := d.reads("^评价入口难 $"); err != nil {
		return err
	}
	d.compose("zhong")
	d.click(x, y, "1") // and back into the inspector
	d.press("End", "BackSpace")
	d.compose("hao")
	d.press("space")
	if err := d.reads(`^评价入口\p{Han}$`); err != nil {
		return err
	}
	d.press("ctrl+a")
	d.compose("ok")
	d.press("Return")
	d.choose(path, pain, "1")
	d.compose("nihao")
	d.choose(path, chat, "1")
	d.press("BackSpace") // deletes the card: nothing is composed any more
	return d.holds(path, without(d.T, before, chat), pain, "^ok$")
}

// inOutline composes over the lines: what corrects deletes none of them, and their editor gets all that belongs to it.
func (d *desktop) inOutline(path string) error {
	before := load(d.T, path)
	d.key("ctrl+shift+o")
	d.do("sleep", "0.5")
	d.line(5)
	d.compose("nihao")
	d.press("BackSpace", "BackSpace", "Delete", "Return", "Escape")
	if err := d.reads(nothing); err != nil {
		return err
	}
	d.line(5)
	d.press("F2")
	if err := d.fill("."); err != nil {
		return err
	}
	d.compose("nihao")
	d.line(6)
	d.press("BackSpace", "ctrl+z", "Escape")
	d.key("ctrl+shift+o")
	var card *model.Card
	d.wait("the name from the outline", func() bool {
		d.key("ctrl+s")
		now := load(d.T, path)
		for _, c := range before.Cards(before.Maps()[0].ID) {
			if got, ok := model.Get[model.Card](now, c.ID); ok && regexp.MustCompile(filled).MatchString(got.Title.In("zh")) && got.Title.In("zh") != c.Title.In("zh") {
				card = c
			}
		}
		return card != nil
	})
	return d.holds(path, before, card, filled)
}

// without is a document without a card.
func without(t *testing.T, doc *model.Document, card *model.Card) *model.Document {
	t.Helper()
	s := model.NewSession(doc, model.RandomIDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error { return model.Delete(tx, card.ID) }); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}

// inDialog saves under another name. Escape closes the dialog only when nothing is being composed.
func (d *desktop) inDialog(path string) error {
	saved, _ := os.ReadFile(path)
	d.ask("ctrl+shift+s")
	if err := d.abandon("^你好$"); err != nil {
		return err
	}
	if err := d.reads(nothing); err != nil {
		return err
	}
	d.ask("ctrl+shift+s")
	if err := d.fill("."); err != nil {
		return err
	}
	d.press("Return")
	names := []string{}
	for end := time.Now().Add(8 * time.Second); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		names = names[:0]
		files, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.journey"))
		for _, f := range files {
			data, _ := os.ReadFile(f)
			name := strings.TrimSuffix(filepath.Base(f), ".journey")
			if f != path && regexp.MustCompile(filled).MatchString(name) && bytes.Equal(data, saved) && len(files) == 2 {
				return nil
			}
			names = append(names, name)
		}
	}
	return fmt.Errorf("the files are %q", names)
}

// choose clicks on a card.
func (d *desktop) choose(path string, card *model.Card, clicks string) {
	d.Helper()
	s := sceneOf(d.T, path, "zh")
	x, y := d.screen(s, node(d.T, s, card.ID).Bounds.Center(), scene.Content)
	d.click(x, y, clicks)
	d.do("sleep", "0.3")
	d.looks(2)
}

// holds saves and compares the file with what it was, but for the title of a card.
func (d *desktop) holds(path string, before *model.Document, card *model.Card, want string) error {
	d.key("ctrl+s")
	err := fmt.Errorf("nothing was saved")
	for end := time.Now().Add(8 * time.Second); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		data, _ := os.ReadFile(path)
		c, ok := model.Get[model.Card](load(d.T, path), card.ID)
		if !ok {
			return fmt.Errorf("the card is gone")
		}
		title := c.Title.In("zh")
		if !regexp.MustCompile(want).MatchString(title) {
			err = fmt.Errorf("the title is %q", title)
			continue
		}
		if exp := expected(d.T, before, func(tx *model.Tx) error {
			now := *card
			now.Title = now.Title.With("zh", title)
			model.Put(tx, now)
			return nil
		}); !bytes.Equal(data, exp) {
			return fmt.Errorf("more than the title has changed:\n%s", firstDifference(data, exp))
		}
		return nil
	}
	return err
}
