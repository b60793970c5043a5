package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"sojourn/model/template"
	"sojourn/ui/view/part"
)

// left ends a window as a crash would, with its snapshot on the disk, and returns a new one of the same user.
func (w *window) left(t *testing.T) *window {
	t.Helper()
	if err := w.work.Flush(); err != nil {
		t.Fatal(err)
	}
	w.work.Close()
	w.stop()
	w.windows = nil
	n := w.newWindow()
	n.win.Show()
	return n
}

// What a killed program left is offered with its time, its place and how much of it the file does not have.
func TestUnsavedWorkSaysHowMuchDiffers(t *testing.T) {
	w := open(t)
	path := write(t, "网店.journey", template.Sample())
	w.openPath(path)
	w.rename(t, "在线客服", "视频客服")
	w.rename(t, "评价页", "评价和问答")
	w = w.left(t)
	w.begin("")
	said := strings.Join(w.said(), "\n")
	for _, want := range []string{"网店.journey", path, "2 张卡片不同", "都不会删除"} {
		if !strings.Contains(strings.ReplaceAll(said, "\n", ""), want) {
			t.Errorf("%q is not in %q", want, said)
		}
	}
	w.answer(t, "恢复")
	w.card(t, "视频客服")
	if w.work.Path() != path || !w.work.Dirty(w.session.Doc()) {
		t.Error("it is saved, or has lost its file")
	}
	w.save(nil)
	if got := titles(t, path); !slices.Contains(got, "评价和问答") || len(w.work.Recoverable()) != 0 {
		t.Errorf("%q, %d left", got, len(w.work.Recoverable()))
	}
}

// Both are opened: the file in one window, the unsaved work beside it as a project of its own.
func TestUnsavedWorkAndItsFileAreOpenedBoth(t *testing.T) {
	w := open(t)
	path := write(t, "网店.journey", template.Sample())
	w.openPath(path)
	w.rename(t, "在线客服", "视频客服")
	w = w.left(t)
	w.begin("")
	w.answer(t, "两份都打开")
	w.card(t, "视频客服")
	if len(w.windows) != 2 || w.work.Path() != "" || !w.work.Dirty(w.session.Doc()) {
		t.Fatalf("%d windows, %q", len(w.windows), w.work.Path())
	}
	other := w.windows[1]
	other.card(t, "在线客服")
	if other.work.Path() != path || other.work.Dirty(other.session.Doc()) {
		t.Errorf("beside it: %q", other.work.Path())
	}
}

// Several are offered in one list. What is put aside is no longer offered at the start, but stays in the menu.
func TestWhatIsPutAsideCanStillBeHad(t *testing.T) {
	w := open(t)
	for _, name := range []string{"一.journey", "二.journey"} {
		w.openPath(write(t, name, template.Sample()))
		w.rename(t, "在线客服", name)
		w = w.left(t)
		w.startSample()
	}
	w.begin("")
	if n := len(w.rowsSaid()); n != 2 {
		t.Fatalf("%d offers", n)
	}
	w.answer(t, "先放一边")
	if n := len(w.rowsSaid()); n != 1 {
		t.Fatalf("%d offers after one was put aside", n)
	}
	w.answer(t, "以后再说")
	w.begin("")
	if n := len(w.rowsSaid()); n != 1 {
		t.Errorf("%d offers at the next start", n)
	}
	w.answer(t, "以后再说")
	w.actions.Run("file.recover")
	if n := len(w.rowsSaid()); n != 2 {
		t.Errorf("%d in the menu", n)
	}
	w.answer(t, "以后再说")
	if n := len(w.work.Recoverable()); n != 2 {
		t.Errorf("%d are left of two", n)
	}
}

// rowsSaid are the lines of the list in the dialog on top.
func (w *window) rowsSaid() (out []string) {
	top := w.win.Canvas().Overlays().Top()
	if top == nil {
		return nil
	}
	for _, o := range test.LaidOutObjects(top) {
		if r, ok := o.(*part.Row); ok && r.Note != "" {
			out = append(out, r.Text)
		}
	}
	return out
}

func TestNoUnsavedWorkIsSaidInWords(t *testing.T) {
	w := open(t)
	w.actions.Run("file.recover")
	if !slices.Contains(w.said(), "没有未保存的内容") {
		t.Errorf("%q", w.said())
	}
}

// Repairs are listed, and what could not be understood stays in reach as it came.
func TestRepairsAreListedAndPiecesKept(t *testing.T) {
	w := open(t)
	bad := strings.Replace(string(template.Sample()), `"type": "touchpoint"`, `"type": "touchpoint", "tags": 57`, 1)
	path := write(t, "krumm.journey", []byte(bad))
	w.openPath(path)
	said := strings.Join(w.said(), "\n")
	if !strings.Contains(said, "数值类型不对") {
		t.Fatalf("%q", said)
	}
	w.answer(t, "好")
	if !w.actions.Run("file.kept") || !slices.Contains(w.said(), "57") {
		t.Fatalf("%q", w.said())
	}
	w.answer(t, "全部复制")
	if s := w.app.Clipboard().Content(); !strings.Contains(s, "57") {
		t.Errorf("copied %q", s)
	}
	w.answer(t, "好")
	w.rename(t, "在线客服", "视频客服")
	w.save(nil)
	if data, _ := os.ReadFile(path); !strings.Contains(string(data), `"quarantine"`) {
		t.Error("the piece is gone with the save")
	}
	if n := len(w.work.Versions(filepath.Clean(path))); n < 2 {
		t.Errorf("%d versions: the file before its repair is not kept", n)
	}
}
