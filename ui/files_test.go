package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"sojourn/model/codec"
	"sojourn/model/template"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// said returns the texts of the dialog on top.
func (w *window) said() []string {
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		return nil
	}
	var out []string
	for _, o := range test.LaidOutObjects(top) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			out = append(out, t.Text)
		}
	}
	return out
}

// answer presses a button of the dialog on top.
func (w *window) answer(t *testing.T, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if b, ok := o.(*part.Button); ok && b.Text == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button %q in %q", label, w.said())
}

// dialogs counts those that stand above each other.
func (w *window) dialogs() int { return len(w.win.Canvas().Overlays().List()) }

func write(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A file that was cut off opens with what is left of it, and the message says how much that is.
func TestCutFileSaysWhatIsLeft(t *testing.T) {
	w := open(t)
	data := template.Sample()
	w.openPath(write(t, "断了.journey", data[:len(data)/2]))
	if !slices.Contains(w.said(), "“断了.journey”有一部分损坏了") {
		t.Errorf("%q", w.said())
	}
	w.answer(t, "好")
	if len(w.session.Doc().Maps()) == 0 {
		t.Error("nothing is left")
	}
}

// Trying again means the file that could not be written, not the one the project had before.
func TestRetryWritesTheFileThatFailed(t *testing.T) {
	w := open(t)
	first := filepath.Join(t.TempDir(), "一.journey")
	w.write(first, nil)
	kept, _ := os.ReadFile(first)
	w.actions.Run("insert.stage")
	w.board.CloseEditor(false)
	folder := filepath.Join(t.TempDir(), "later")
	second := filepath.Join(folder, "二.journey")
	w.write(second, nil)
	if !slices.Contains(w.said(), "“二.journey”没有保存成功") {
		t.Fatalf("%q", w.said())
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	w.answer(t, "重试")
	if now, _ := os.ReadFile(first); string(now) != string(kept) {
		t.Error("the first file was written over")
	}
	if _, err := os.Stat(second); err != nil || w.work.Path() != second {
		t.Errorf("%v, open is %s", err, w.work.Path())
	}
}

// Whoever saves elsewhere after a conflict is offered a name that is free.
func TestConflictSuggestsAFreeName(t *testing.T) {
	w := open(t)
	path := filepath.Join(t.TempDir(), "网店.journey")
	w.write(path, nil)
	os.WriteFile(filepath.Join(filepath.Dir(path), "网店 2.journey"), nil, 0o600)
	os.WriteFile(path, []byte("somebody else"), 0o600)
	w.actions.Run("insert.stage")
	w.board.CloseEditor(false)
	w.save(nil)
	w.answer(t, "另存为…")
	w.answer(t, "保存")
	if want := filepath.Join(filepath.Dir(path), "网店 3.journey"); w.work.Path() != want || w.dialogs() != 0 {
		t.Errorf("saved as %s", w.work.Path())
	}
	if other, _ := os.ReadFile(path); string(other) != "somebody else" {
		t.Error("the other version is gone")
	}
}

// What was never saved is offered until somebody has decided: Escape decides nothing, declining parks it.
func TestUnsavedWorkIsOfferedUntilSomebodyDecides(t *testing.T) {
	w := open(t)
	w.actions.Run("insert.stage")
	w.board.CloseEditor(false)
	doc := w.session.Doc()
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if list, _ := filepath.Glob(filepath.Join(w.work.Home, "recovery", "*.recovery")); len(list) > 0 {
			break
		}
	}
	w.work.Close() // as if the program had ended
	offered := func() (n int) {
		for _, r := range w.work.Recoverable() {
			if !r.Parked {
				n++
			}
		}
		return n
	}
	if offered() != 1 {
		t.Fatalf("%d offers", offered())
	}
	w.begin("")
	if w.dialogs() != 1 {
		t.Fatal("work that never had a file is not offered")
	}
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if offered() != 1 || w.dialogs() != 0 {
		t.Fatal("Escape threw it away")
	}
	w.begin(write(t, "fremd.journey", []byte("no journey at all")))
	if w.dialogs() != 1 || !slices.Contains(w.said(), "“fremd.journey”不是旅程图文件") {
		t.Errorf("%d dialogs: %q", w.dialogs(), w.said())
	}
	w.answer(t, "好")
	w.begin("")
	w.answer(t, "恢复")
	a, _ := codec.Encode(doc)
	if b, _ := codec.Encode(w.session.Doc()); !slices.Equal(a, b) || !w.work.Dirty(w.session.Doc()) {
		t.Error("what came back is not what was there, or counts as saved")
	}
	w.work.Close()
	w.begin("")
	w.answer(t, "先放一边")
	if offered() != 0 || len(w.work.Recoverable()) != 1 {
		t.Error("it is not parked")
	}
}

// The file of a newer version can only be looked at, but a copy of it is a project like any other.
func TestANewerFileIsOnlyLookedAt(t *testing.T) {
	w := open(t)
	newer := strings.Replace(string(template.Sample()), `"minReader": 1`, `"minReader": 99`, 1)
	path := write(t, "neu.journey", []byte(newer))
	w.openPath(path)
	before := w.session.Doc()
	w.actions.Run("insert.stage")
	if w.session.Doc() != before || w.notice().Text == "" {
		t.Error("it can be changed, or nobody says why it cannot")
	}
	w.editCopy()
	w.actions.Run("insert.stage")
	w.board.CloseEditor(false)
	w.save(nil)
	w.answer(t, "保存")
	w.actions.Run("insert.stage")
	w.board.CloseEditor(false)
	w.save(nil)
	if s, _ := w.saving(); s != vm.Saved || w.dialogs() != 0 || filepath.Base(w.work.Path()) != "neu 2.journey" {
		t.Errorf("%v, %s, %q", s, w.work.Path(), w.said())
	}
	if data, _ := os.ReadFile(path); string(data) != newer {
		t.Error("the newer file was written over")
	}
}

// A dropped project is opened, a dropped sheet imported, a picture hung, anything else refused in words; nothing is
// dropped on a question.
func TestDroppedFiles(t *testing.T) {
	inTurn(t)
	w := open(t)
	drop := func(path string) { w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)}) }
	project := write(t, "网店.JOURNEY", template.Sample())
	drop(project)
	if w.work.Path() != project || w.dialogs() != 0 {
		t.Fatalf("%s is open, %q", w.work.Path(), w.said())
	}
	drop(write(t, "bild.png", []byte("\x89PNG\r\n\x1a\n")))
	if !slices.Contains(w.said(), "“bild.png”没能放进来") {
		t.Errorf("%q", w.said())
	}
	w.answer(t, "好")
	carrier := write(t, "海报.pdf", slices.Concat([]byte("%PDF-1.7\n1 0 obj<</Type/EmbeddedFile>>\nstream\n"), template.Sample(), []byte("\nendstream\nendobj\n")))
	drop(carrier)
	if w.work.Path() != "" || w.dialogs() != 0 || w.suggestedName() != "海报" || len(w.session.Doc().Maps()) != 3 {
		t.Errorf("a project in a PDF is open at %q as %q, %q", w.work.Path(), w.suggestedName(), w.said())
	}
	drop(project)
	drop(write(t, "text.pdf", []byte("%PDF-1.4")))
	if said := strings.Join(w.said(), " "); !strings.Contains(said, "text.pdf") || !strings.Contains(said, "PDF") {
		t.Errorf("%q", said)
	}
	drop(write(t, "zweite.journey", template.Sample()))
	if w.work.Path() != project || w.dialogs() != 1 {
		t.Error("a file fell through an open question")
	}
	w.answer(t, "好")
	drop(write(t, "触点.csv", []byte("阶段,触点,渠道\n接触,短视频,社媒\n购买,结算页,网店\n")))
	w.answer(t, "导入")
	if len(w.session.Doc().Maps()) != 4 {
		t.Errorf("%d maps", len(w.session.Doc().Maps()))
	}
}

// check1 presses the first check of the dialog on top whose words begin so.
func (w *window) check1(t *testing.T, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if c, ok := o.(*part.Check); ok && strings.HasPrefix(c.Text, label) {
			test.Tap(c)
			return
		}
	}
	t.Fatalf("no choice %q in %q", label, w.said())
}
