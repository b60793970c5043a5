package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/model"
)

// pick types into the palette and takes the first line.
func (w *window) pick(t *testing.T, typed string) {
	t.Helper()
	if !w.actions.Run(paletteAction) || w.win.Canvas().Overlays().Top() == nil {
		t.Fatal("the palette did not open")
	}
	field := w.win.Canvas().Focused()
	test.Type(field, typed)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.win.Canvas().Overlays().Top() != nil {
		t.Fatalf("%q left the palette open", typed)
	}
}

func TestThePaletteFindsActionsInBothLanguages(t *testing.T) {
	w := open(t)
	for _, typed := range []string{"插入 阶段", "insert stage"} {
		before := len(w.session.Doc().Stages(w.mapID))
		w.pick(t, typed)
		if now := len(w.session.Doc().Stages(w.mapID)); now != before+1 {
			t.Errorf("%q: %d stages of %d", typed, now, before)
		}
		w.board.CloseEditor(false)
	}
	for _, typed := range []string{"undo", "撤销"} {
		w.pick(t, typed)
	}
	if w.session.UndoLabel() != "" {
		t.Error("there is something left to undo")
	}
	if want := []string{"edit.undo", "insert.stage"}; !slices.Equal(w.set.Commands, want) {
		t.Errorf("remembered %v, want %v", w.set.Commands, want)
	}
	if first := w.actionOffers()[0].ID; first == "edit.undo" {
		t.Error("with nothing to undo it is offered")
	}
}

func TestThePaletteGoesToMapsPersonasAndCards(t *testing.T) {
	w := open(t)
	c, first := w.card(t, "在线客服"), w.mapID
	w.actions.Run("insert.map")
	if w.pick(t, "在线客服"); w.mapID != first || len(w.selected()) != 1 || w.selected()[0] != c.ID {
		t.Errorf("map %s, selected %v", w.mapID, w.selected())
	}
	p := w.session.Doc().Personas()[0]
	if w.pick(t, p.Name.In("zh")); len(w.selected()) != 1 || w.selected()[0] != p.ID {
		t.Errorf("selected %v, want %s", w.selected(), p.ID)
	}
	if w.pick(t, "未命名旅程图"); w.mapID == first {
		t.Error("the other map is not open")
	}
	for _, o := range w.cardOffers() {
		if !o.Late || o.ID != "" {
			t.Fatalf("%q shows before a word is typed, or would be remembered", o.Text)
		}
	}
}

// A saved view was reached by the mouse alone: the palette had every place but those.
func TestThePaletteOpensASavedView(t *testing.T) {
	w := open(t)
	m := w.openedMap()
	w.putViews("do.view.save", m.WithView("", model.View{Name: "只看 痛点", Filter: model.Filter{Type: model.PainCard}}))
	w.pick(t, "只看 痛点")
	if w.shown.view != "只看 痛点" || w.filter.Type != model.PainCard {
		t.Errorf("shown is %q with %+v", w.shown.view, w.filter)
	}
}

// Nothing that would change it is offered for a project that is only looked at.
func TestThePaletteOfALockedProject(t *testing.T) {
	w := open(t)
	w.actions.Locked = func() bool { return true }
	for _, o := range w.actionOffers() {
		if strings.HasPrefix(o.ID, "insert.") || strings.HasPrefix(o.ID, "move.") {
			t.Errorf("%s is offered", o.ID)
		}
	}
}

// A question mark opens the shortcuts from the map, and is a question mark in a text.
func TestQuestionMark(t *testing.T) {
	w := open(t)
	for _, sign := range "?？" {
		w.board.TypedRune(sign)
		top := w.win.Canvas().Overlays().Top()
		if top == nil {
			t.Fatalf("%q opens nothing", sign)
		}
		w.board.TypedRune(sign)
		if w.win.Canvas().Overlays().Top() != top {
			t.Error("and once more over itself")
		}
		w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	w.board.TypedRune('z')
	w.actions.Run("edit.find")
	test.Type(w.win.Canvas().Focused(), "?")
	if w.win.Canvas().Overlays().Top() != nil {
		t.Error("a question mark in a text field, or a letter on the map, opens something")
	}
}

func TestKeysOfZoomAndInsert(t *testing.T) {
	w := open(t)
	for id, want := range map[string]string{"view.zoom100": "Ctrl+0", "view.zoomfit": "Ctrl+1", "insert.stage": "Ctrl+Shift+1", "insert.map": "Ctrl+Shift+6"} {
		if a, _ := w.actions.Find(id); a.Keys[0].String() != want {
			t.Errorf("%s has %s", id, a.Keys[0])
		}
	}
}
