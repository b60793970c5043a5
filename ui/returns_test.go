package ui

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sojourn/canvas/layout"
	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/xlsx"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/ui/i18n"
)

// sentBook is the workbook of the open map after somebody has typed into it: pairs of old and new texts.
func (w *window) sentBook(t *testing.T, pairs ...string) string {
	t.Helper()
	var out bytes.Buffer
	job := export.Job{Doc: w.session.Doc(), Map: w.mapID, Lang: w.lang, Words: layout.Words(i18n.For(w.lang))}
	if err := xlsx.Write(context.Background(), &out, job); err != nil {
		t.Fatal(err)
	}
	return write(t, "客户.xlsx", exporttest.Retype(t, out.Bytes(), pairs...))
}

func (w *window) saysOn(title string) bool {
	for _, c := range w.session.Doc().Cards(w.mapID) {
		if c.Title.In(w.lang) == title {
			return true
		}
	}
	return false
}

// What a client typed is shown before it counts, can be refused line by line with the keyboard, and is one step.
func TestAReturnedWorkbookIsReviewedAndMergedInOneStep(t *testing.T) {
	w := open(t)
	path := w.sentBook(t, "短视频测评", "客户改的", "搜索广告", "客户不要的")
	before, err := codec.Encode(w.session.Doc())
	if err != nil {
		t.Fatal(err)
	}
	w.importPath(path)
	if said := w.said(); !strings.Contains(strings.Join(said, "\n"), "已返回") {
		t.Fatalf("%q", said)
	}
	w.answer(t, "取消")
	if now, _ := codec.Encode(w.session.Doc()); !bytes.Equal(now, before) {
		t.Error("looking at it changes the project")
	}
	w.importPath(path)
	press(w, fyne.KeyDown, fyne.KeySpace) // the second line is not wanted
	w.answer(t, "采纳勾选的改动")
	if !w.saysOn("客户改的") || w.saysOn("客户不要的") || !w.saysOn("搜索广告") {
		t.Error("what was ticked is not what stands")
	}
	if got := w.session.UndoLabel(); got != "do.return" {
		t.Errorf("the step is %q", got)
	}
	w.actions.Run("edit.undo")
	if now, _ := codec.Encode(w.session.Doc()); !bytes.Equal(now, before) {
		t.Error("one undo does not lead back")
	}
}

// A text table carries no base. What it says otherwise is neither called an edit of both, nor something deleted, and
// nothing of it is ticked.
func TestATextTableThatComesBackClaimsNothing(t *testing.T) {
	w := open(t)
	var out bytes.Buffer
	job := export.Job{Doc: w.session.Doc(), Map: w.mapID, Lang: w.lang, Words: layout.Words(i18n.For(w.lang))}
	if err := xlsx.WriteCSV(context.Background(), &out, job); err != nil {
		t.Fatal(err)
	}
	w.importPath(write(t, "客户.csv", bytes.Replace(out.Bytes(), []byte("短视频测评"), []byte("客户改的"), 1)))
	said := strings.Join(w.said(), "\n")
	if !strings.Contains(said, "短视频测评 → 客户改的") || !strings.Contains(said, w.words("review.unsure", "n", 1)) || !strings.Contains(said, "已勾选 0 处") {
		t.Errorf("%q", said)
	}
	if strings.Contains(said, w.words("review.against.gone")) || strings.Contains(said, "您现在的内容") || strings.Contains(said, "双方都改过") {
		t.Errorf("it claims too much: %q", said)
	}
	w.answer(t, "取消")
}

func press(w *window, keys ...fyne.KeyName) {
	for _, name := range keys {
		k := &fyne.KeyEvent{Name: name}
		if f := w.win.Canvas().Focused(); f != nil {
			f.TypedKey(k)
		} else {
			w.win.Canvas().OnTypedKey()(k)
		}
	}
}

// A workbook of a map that the project does not have becomes that map, with what no table of cards tells, such as links.
func TestAWorkbookOfAnotherProjectIsAWholeMap(t *testing.T) {
	w := open(t)
	path, had := w.sentBook(t), w.session.Doc()
	for _, m := range had.Maps() {
		w.session.Do("x", func(tx *model.Tx) error { return model.Delete(tx, m.ID) })
	}
	w.importPath(path)
	d := w.session.Doc()
	if len(d.Maps()) != 1 || d.Maps()[0].ID != had.Maps()[0].ID || len(d.Links()) == 0 {
		t.Fatalf("%d maps, %d links", len(d.Maps()), len(d.Links()))
	}
	if got, want := len(d.Cards(d.Maps()[0].ID)), len(had.Cards(had.Maps()[0].ID)); got != want {
		t.Errorf("%d cards of %d", got, want)
	}
}

// A workbook that says what the project says is told to, and leaves nothing to decide.
func TestAWorkbookWithoutEditsSaysSo(t *testing.T) {
	w := open(t)
	w.importPath(w.sentBook(t))
	if said := w.said(); !strings.Contains(strings.Join(said, "\n"), "没有改动") {
		t.Errorf("%q", said)
	}
}

// A workbook can still become a map of its own beside the one it was made from.
func TestAReturnedWorkbookCanBeAMapOfItsOwn(t *testing.T) {
	w := open(t)
	n := len(w.session.Doc().Maps())
	w.importPath(w.sentBook(t, "短视频测评", "客户改的"))
	w.answer(t, "作为新图导入")
	if got := len(w.session.Doc().Maps()); got != n+1 || !w.saysOn("客户改的") {
		t.Errorf("%d maps", got)
	}
}
