package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas"
	"sojourn/canvas/tool"
	"sojourn/model/template"
	"sojourn/ui/view/part"
)

// saves opens a project that was saved three times: as it came, with one card renamed, with another one moved as well.
func saves(t *testing.T) *window {
	t.Helper()
	w := open(t)
	w.openPath(write(t, "网店.journey", template.Sample()))
	w.rename(t, "在线客服", "视频客服")
	w.save(nil)
	w.rename(t, "评价页", "评价和问答")
	w.save(nil)
	w.rename(t, "商品页", "详情页")
	return w
}

func TestVersionsTellWhatChangedInEach(t *testing.T) {
	w := saves(t)
	if !w.actions.Run("file.versions") {
		t.Fatal("there are no versions")
	}
	if n := len(w.rows()); n != 4 { // what is open, and three saves
		t.Fatalf("%d lines", n)
	}
	for i, want := range []string{"修改卡片“详情页”", "修改卡片“评价和问答”", "修改卡片“视频客服”"} {
		test.Tap(w.rows()[i])
		if said := strings.Join(w.said(), "\n"); !strings.Contains(said, want) {
			t.Errorf("state %d: %q is not in %q", i, want, said)
		}
	}
	test.Tap(w.rows()[0])
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if c, ok := o.(*part.Choice); ok { // hold it against the oldest
			c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}
	}
	if said := w.said(); !slices.Contains(said, "修改 3 张卡片") {
		t.Errorf("%q", said)
	}
}

// rows are the lines that can be chosen in the dialog on top.
func (w *window) rows() (out []*part.Row) {
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if r, ok := o.(*part.Row); ok && r.OnTapped != nil {
			out = append(out, r)
		}
	}
	return out
}

// An old state comes back as a project of its own, beside the one that is open.
func TestAVersionIsRestoredAsACopy(t *testing.T) {
	w := saves(t)
	before := w.session.Doc()
	w.actions.Run("file.versions")
	w.answer(t, "恢复为副本") // of what is open there is none
	if w.dialogs() != 1 || len(w.windows) != 1 {
		t.Fatal("what is open was restored")
	}
	rows := w.rows()
	test.Tap(rows[len(rows)-1])
	w.answer(t, "恢复为副本")
	if len(w.windows) != 2 || w.session.Doc() != before {
		t.Fatalf("%d windows", len(w.windows))
	}
	n := w.windows[1]
	n.card(t, "在线客服")
	if n.work.Path() != "" || !n.work.Dirty(n.session.Doc()) || !strings.HasPrefix(n.suggestedName(), "网店 ") {
		t.Errorf("%q, to be called %q", n.work.Path(), n.suggestedName())
	}
}

// Two states stand side by side: marked where they differ, moved together, only to be looked at.
func TestVersionsAreComparedSideBySide(t *testing.T) {
	w := saves(t)
	w.win.Resize(fyne.NewSize(1500, 900))
	w.actions.Run("file.versions")
	w.answer(t, "并排对比…")
	var boards []*canvas.Board
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if b, ok := o.(*canvas.Board); ok {
			boards = append(boards, b)
		}
	}
	if len(boards) != 2 {
		t.Fatalf("%d maps", len(boards))
	}
	if said := w.said(); !slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, "修改卡片“详情页”") }) {
		t.Errorf("%q", said)
	}
	id := string(w.card(t, "详情页").ID)
	marked := func(b *canvas.Board) (n int) {
		for _, node := range b.Scene().Nodes {
			if node.Ref.ID == id {
				n = len(node.Prims)
			}
		}
		return n
	}
	plain := 0
	for _, node := range w.board.Scene().Nodes {
		if node.Ref.ID == id {
			plain = len(node.Prims)
		}
	}
	if marked(boards[0]) != plain+3 || marked(boards[1]) != plain+3 {
		t.Errorf("%d and %d parts, %d without a mark", marked(boards[0]), marked(boards[1]), plain)
	}
	v := boards[0].View()
	v.Zoom, v.X = 1.5, 40
	boards[0].SetView(v)
	if boards[1].View() != boards[0].View() {
		t.Error("the sides show different parts")
	}
	for _, r := range w.rows() {
		if strings.HasPrefix(r.Text, "修改卡片") {
			test.Tap(r)
		}
	}
	for _, b := range boards {
		if s := b.Selection(); len(s) != 1 || s[0].ID != id {
			t.Errorf("selected %v", s)
		}
	}
	before := w.session.Doc()
	boards[1].Send(tool.Key{Name: tool.Delete})
	boards[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.session.Doc() != before || w.dialogs() != 0 {
		t.Errorf("%d dialogs after Escape", w.dialogs())
	}
}

func TestAnUntitledProjectHasNoVersions(t *testing.T) {
	if w := open(t); w.actions.Run("file.versions") {
		t.Error("there is nothing to show")
	}
}

// Of a file that was never saved here the dialog offered an empty list to choose from.
func TestAFileWithoutVersionsSaysSo(t *testing.T) {
	w := open(t)
	w.openPath(write(t, "网店.journey", template.Sample()))
	if !w.actions.Run("file.versions") {
		t.Fatal("the dialog does not open")
	}
	if said := strings.Join(w.said(), ""); !strings.Contains(said, "还没有更早的版本") || strings.Contains(said, w.words("versions.base")) {
		t.Errorf("%q", said)
	}
}
