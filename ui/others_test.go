package ui

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/template"
	"sojourn/model/workspace"
	"sojourn/ui/vm"
)

// heldFile is a project that Wang has open on another machine.
func heldFile(t *testing.T) string {
	t.Helper()
	path := write(t, "网店.journey", template.Sample())
	now := time.Now()
	lock, err := json.Marshal(fileio.Holder{Who: "王工", Host: "far", PID: 7, Run: "x", Since: now, Seen: now})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), ".~lock.网店.journey#"), lock, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (w *window) rename(t *testing.T, title, to string) {
	t.Helper()
	c := *w.card(t, title)
	c.Title = c.Title.Edit("zh", to, w.session.Doc().Project().Languages)
	if _, err := w.session.Do("do.card.edit", func(tx *model.Tx) error { model.Put(tx, c); return nil }); err != nil {
		t.Fatal(err)
	}
}

// elsewhere changes a file as another program would.
func elsewhere(t *testing.T, path string, do func(tx *model.Tx, d *model.Document)) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, _, err := codec.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	s := model.NewSession(doc, model.RandomIDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error { do(tx, doc); return nil }); err != nil {
		t.Fatal(err)
	}
	if data, err = codec.Encode(s.Doc()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func retitle(title, to string) func(*model.Tx, *model.Document) {
	return func(tx *model.Tx, d *model.Document) {
		for _, c := range d.Cards(d.Maps()[0].ID) {
			if c.Title.In("zh") == title {
				n := *c
				n.Title = n.Title.Edit("zh", to, d.Project().Languages)
				model.Put(tx, n)
			}
		}
	}
}

func titles(t *testing.T, path string) (out []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, _, err := codec.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range doc.Cards(doc.Maps()[0].ID) {
		out = append(out, c.Title.In("zh"))
	}
	return out
}

// That a file cannot be saved where it is was told on saving only, after an hour of work.
func TestAReadOnlyFileIsToldOfOnOpening(t *testing.T) {
	w := open(t)
	path := write(t, "网店.journey", template.Sample())
	if w.openPath(path); w.notice().Text != "" {
		t.Fatalf("of any file it is said %q", w.notice().Text)
	}
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	w.openPath(path)
	n := w.notice()
	if !strings.Contains(n.Text, "只读") || len(n.Offers) != 1 || w.mayEdit() != nil {
		t.Fatalf("%+v, %v", n, w.mayEdit())
	}
	w.rename(t, "在线客服", "客服")
	w.save(nil)
	if said := strings.Join(w.said(), ""); !strings.Contains(said, "只读") {
		t.Errorf("on saving it is said %q", said)
	}
	w.answer(t, "取消")
	n.Offers[0].Run()
	w.answer(t, "保存")
	if now := w.work.Path(); now == path || w.notice().Text != "" || !slices.Contains(titles(t, now), "客服") || slices.Contains(titles(t, path), "客服") {
		t.Errorf("saved as %q, and still %q", now, w.notice().Text)
	}
}

// A file that somebody has open says who and since when, and lets the user look on, copy it, take it over or leave.
func TestAHeldFileIsAskedAbout(t *testing.T) {
	w := open(t)
	path := heldFile(t)
	w.openPath(path)
	if said := strings.Join(w.said(), ""); !strings.Contains(said, "王工") || !strings.Contains(said, "far") {
		t.Fatalf("%q", said)
	}
	w.answer(t, "取消")
	if w.work.Path() != "" {
		t.Error("cancelled, and yet open")
	}
	w.openPath(path)
	w.answer(t, "只读打开")
	if w.work.Access() != workspace.Guest || !strings.Contains(w.notice().Text, "王工") {
		t.Errorf("%v, %q", w.work.Access(), w.notice().Text)
	}
	before := w.session.Doc()
	if w.actions.Run("insert.stage"); w.session.Doc() != before {
		t.Error("a guest changed the project")
	}
	if err := w.mayEdit(); err == nil || w.explain(err) == "" {
		t.Error("nobody says why")
	}
	w.takeOver()
	w.actions.Run("insert.stage")
	w.board.CloseEditor(false)
	w.save(nil)
	if s, _ := w.saving(); s != vm.Saved || w.notice().Text != "" {
		t.Errorf("after taking over: %v, %q", s, w.notice().Text)
	}
	w.openPath(heldFile(t))
	w.answer(t, "打开副本")
	if w.work.Path() != "" || w.suggestedName() != "网店 2" || w.work.Dirty(w.session.Doc()) {
		t.Errorf("%q, to be called %q", w.work.Path(), w.suggestedName())
	}
	held := heldFile(t)
	w.openPath(held)
	w.answer(t, "接管")
	if w.work.Access() != workspace.Owner || w.work.Path() != held {
		t.Error("not taken over")
	}
	w.takenOver(fileio.Holder{Who: "王工", Host: "far", Since: time.Now()})
	if !strings.Contains(w.notice().Text, "王工") || w.mayEdit() != nil {
		t.Errorf("taken over in turn: %q", w.notice().Text)
	}
}

// While nothing is unsaved, what somebody else saves is simply shown, and an undo leads back.
func TestAChangeElsewhereIsShown(t *testing.T) {
	w := open(t)
	path := write(t, "a.journey", template.Sample())
	w.openPath(path)
	elsewhere(t, path, retitle("在线客服", "电话客服"))
	w.disturbed(workspace.Changed)
	w.card(t, "电话客服")
	if w.work.Dirty(w.session.Doc()) || w.notice().Text != "" {
		t.Error("the new state counts as unsaved, or is still complained about")
	}
	w.actions.Run("edit.undo")
	w.card(t, "在线客服")
	if err := os.WriteFile(path, []byte("half a fi"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.actions.Run("edit.redo")
	w.disturbed(workspace.Changed)
	w.card(t, "电话客服") // what is open is better than what cannot be read
	if w.notice().Text == "" {
		t.Error("nobody says that the file is another one")
	}
}

// Changes of both sides that do not meet are joined by one answer.
func TestChangesOfBothSidesAreJoined(t *testing.T) {
	w := open(t)
	path := write(t, "a.journey", template.Sample())
	w.openPath(path)
	w.rename(t, "评价页", "评价和问答")
	elsewhere(t, path, retitle("在线客服", "电话客服"))
	w.disturbed(workspace.Changed)
	if w.dialogs() != 0 || len(w.notice().Offers) != 1 {
		t.Fatal("the user is interrupted, or not told")
	}
	w.save(nil)
	if !slices.Contains(w.said(), "磁盘上：修改 1 张卡片") || !slices.Contains(w.said(), "这个窗口里：修改 1 张卡片") {
		t.Errorf("%q", w.said())
	}
	w.answer(t, "合并并保存")
	got := titles(t, path)
	if !slices.Contains(got, "评价和问答") || !slices.Contains(got, "电话客服") || w.dialogs() != 0 {
		t.Errorf("%q", got)
	}
	if s, _ := w.saving(); s != vm.Saved {
		t.Errorf("%v", s)
	}
	if w.actions.Run("edit.undo"); w.card(t, "评价和问答") == nil {
		t.Error("one undo takes more back than the joining")
	}
	w.card(t, "在线客服")
}

// What both changed is asked about, one by one; nothing is settled in silence.
func TestConflictsAreShownAndSettled(t *testing.T) {
	for answer, want := range map[string]string{"我的": "视频客服", "对方的": "电话客服"} {
		w := open(t)
		path := write(t, "a.journey", template.Sample())
		w.openPath(path)
		w.rename(t, "在线客服", "视频客服")
		elsewhere(t, path, retitle("在线客服", "电话客服"))
		w.save(nil)
		said := w.said()
		for _, part := range []string{"卡片“视频客服”的名称（中文）", "我的：视频客服", "对方的：电话客服"} {
			if !slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, part) }) {
				t.Fatalf("%q is not in %q", part, said)
			}
		}
		w.check1(t, answer)
		w.answer(t, "合并并保存")
		if got := titles(t, path); !slices.Contains(got, want) {
			t.Errorf("%s: %q", answer, got)
		}
	}
}

// The other ways out: mine alone, theirs alone, mine in another file, not now. Whatever gives way is kept.
func TestTheOtherEndsOfAConflict(t *testing.T) {
	clash := func() (*window, string) {
		w := open(t)
		path := write(t, "a.journey", template.Sample())
		w.openPath(path)
		w.rename(t, "在线客服", "视频客服")
		elsewhere(t, path, retitle("在线客服", "电话客服"))
		w.save(nil)
		return w, path
	}
	w, path := clash()
	w.answer(t, "取消")
	if got := titles(t, path); !slices.Contains(got, "电话客服") || !w.work.Dirty(w.session.Doc()) {
		t.Errorf("cancelled: %q", got)
	}
	w.save(nil)
	w.answer(t, "只要我的")
	if got := titles(t, path); !slices.Contains(got, "视频客服") {
		t.Errorf("mine: %q", got)
	}
	kept := false
	for _, v := range w.work.Versions(path) {
		doc, _, err := w.work.ReadVersion(v)
		for _, c := range doc.Cards(doc.Maps()[0].ID) {
			kept = kept || err == nil && c.Title.In("zh") == "电话客服"
		}
	}
	if !kept {
		t.Error("theirs is not among the versions")
	}
	w, _ = clash()
	w.answer(t, "只要对方的")
	w.card(t, "电话客服")
	if w.work.Dirty(w.session.Doc()) || len(w.work.Recoverable()) != 1 {
		t.Errorf("theirs: %d put aside", len(w.work.Recoverable()))
	}
	w, path = clash()
	w.answer(t, "我的另存为…")
	w.answer(t, "保存")
	if other := filepath.Join(filepath.Dir(path), "a 2.journey"); w.work.Path() != other || !slices.Contains(titles(t, other), "视频客服") {
		t.Errorf("elsewhere: %s", w.work.Path())
	}
}

// A file that went away is said to be gone, and a save makes it anew.
func TestAFileThatWentAwayIsSavedAnew(t *testing.T) {
	w := open(t)
	path := write(t, "a.journey", template.Sample())
	w.openPath(path)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	w.disturbed(workspace.Gone)
	if len(w.notice().Offers) != 1 {
		t.Fatalf("%+v", w.notice())
	}
	w.notice().Offers[0].Run()
	if _, err := os.Stat(path); err != nil || w.notice().Text != "" {
		t.Errorf("%v, %q", err, w.notice().Text)
	}
}

// A project is open in one window of the program at most; a second one stands beside the first.
func TestWindowsShareTheProgramAndNoFile(t *testing.T) {
	w := open(t)
	path := write(t, "a.journey", template.Sample())
	w.openPath(path)
	n := w.another()
	n.openPath(path)
	if n.work.Path() != "" || len(w.windows) != 2 {
		t.Error("a file is open in two windows")
	}
	n.write(path, nil)
	if !slices.Contains(n.said(), "“a.journey”正在另一个窗口里打开") {
		t.Errorf("%q", n.said())
	}
	n.answer(t, "好")
	n.speak("en")
	if w.lang != "en" || w.words("button.ok") != "OK" {
		t.Error("two windows of one program speak two languages")
	}
	n.speak("zh")
	n.actions.Run("insert.stage")
	n.board.CloseEditor(false)
	w.closeAll()
	if n.dialogs() != 1 || len(w.windows) != 2 {
		t.Fatal("unsaved work is not asked about")
	}
	n.answer(t, "取消")
	if len(w.windows) != 2 {
		t.Fatal("a window closed although the user wants to stay")
	}
	w.closeAll()
	n.answer(t, "不保存")
	if len(w.windows) != 0 {
		t.Errorf("%d windows are left", len(w.windows))
	}
}

// A change made while a save goes on is asked about before the window closes.
func TestAChangeDuringASaveIsNotLost(t *testing.T) {
	w := open(t)
	w.openPath(write(t, "a.journey", template.Sample()))
	w.rename(t, "在线客服", "视频客服")
	var then []func()
	beside = func(work, after func()) { work(); then = append(then, after) }
	closed := false
	w.afterAsking(func() { closed = true })
	w.answer(t, "保存")
	w.rename(t, "评价页", "评价和问答")
	w.afterAsking(func() { closed = true })
	then[0]()
	if closed || w.dialogs() == 0 {
		t.Error("the window goes away with a change")
	}
	for w.dialogs() > 0 {
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	if _, err := os.Stat(w.work.Path()); err != nil || !w.work.Dirty(w.session.Doc()) {
		t.Error("the change counts as saved")
	}
}
