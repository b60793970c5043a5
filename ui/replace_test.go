package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/model"
	"sojourn/ui/view"
)

func TestReplaceGoesFromOneToTheNext(t *testing.T) {
	w := open(t)
	r := view.Replace{Find: "客服", With: "服务台"}
	before := w.session.Doc()
	if told := w.countHits(r); !strings.Contains(told, "共") {
		t.Fatal(told)
	}
	hits := w.editor().Find(query(r))
	w.nextHit(r)
	if w.hit != hits[0].ID {
		t.Fatalf("shows %s, want %s", w.hit, hits[0].ID)
	}
	for range hits {
		w.replaceOne(r)
	}
	if left := w.editor().Find(query(r)); len(left) != 0 || w.countHits(r) != "没有找到" {
		t.Errorf("%v, %s", left, w.countHits(r))
	}
	for w.actions.Run("edit.undo") {
	}
	w.replaceAll(r)
	if w.actions.Run("edit.undo"); !model.Compare(before, w.session.Doc()).Empty() || w.session.UndoLabel() != "" {
		t.Error("to replace all is more than one step")
	}
}

// Hits on other maps and in personas are shown where they are.
func TestReplaceShowsTheHitsOfAllMaps(t *testing.T) {
	w := open(t)
	other := w.session.Doc().Maps()[1]
	home := w.mapID
	w.nextHit(view.Replace{Find: other.Title.In("zh")})
	if w.mapID != other.ID {
		t.Error("the map is not open")
	}
	w.openMap(home)
	p := w.session.Doc().Personas()[0]
	w.nextHit(view.Replace{Find: p.Name.In("zh")})
	if got := w.selected(); len(got) != 1 || got[0] != p.ID {
		t.Errorf("selected %v", got)
	}
	if w.nextHit(view.Replace{Find: "nothing like it"}); w.selected()[0] != p.ID {
		t.Error("went somewhere with nothing found")
	}
}

func TestTheReplaceBarIsWorkedByKeys(t *testing.T) {
	w := open(t)
	w.actions.Run("edit.replace")
	test.Type(w.win.Canvas().Focused(), "客服重复问")
	key := func(k fyne.KeyName) { w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k}) }
	key(fyne.KeyReturn)
	pain := w.card(t, "客服重复问订单号")
	if got := w.selected(); len(got) != 1 || got[0] != pain.ID {
		t.Fatalf("Return selected %v", got)
	}
	key(fyne.KeyTab) // the button
	key(fyne.KeyEscape)
	if w.win.Canvas().Focused() != fyne.Focusable(w.board) {
		t.Errorf("after Escape the keyboard is with %T", w.win.Canvas().Focused())
	}
}
