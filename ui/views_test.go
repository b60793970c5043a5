package ui

import (
	"strings"
	"testing"

	"sojourn/canvas/entry"
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
)

// named answers the dialog that asks for a name.
func (w *window) viewNamed(t *testing.T, name string) {
	t.Helper()
	field, ok := w.win.Canvas().Focused().(*entry.Entry)
	if !ok {
		t.Fatal("nothing to type a name into")
	}
	field.SetText(name)
	w.answer(t, "保存视图")
}

func (w *window) viewNames() (out []string) {
	for _, e := range w.actions.Views() {
		out = append(out, e.Text)
	}
	return out
}

// look chooses a view from the menu.
func (w *window) look(t *testing.T, name string) {
	t.Helper()
	for _, e := range w.actions.Views() {
		if e.Text == name {
			e.Run()
			return
		}
	}
	t.Fatalf("no view %q among %q", name, w.viewNames())
}

func near(a, b float64) bool { return a-b < 1e-6 && b-a < 1e-6 }

func TestAViewIsSavedAndLookedAtAgain(t *testing.T) {
	w := open(t)
	d := w.session.Doc()
	stage, lane := d.Stages(w.mapID)[1].ID, d.Lanes(w.mapID)[2].ID
	w.board.Select(string(stage))
	w.actions.Run("view.hide")
	w.board.Select(string(lane))
	w.actions.Run("view.fold")
	w.actions.Run("view.filter")
	w.setFilter(model.Filter{Type: model.PainCard, Only: true})
	w.board.ZoomTo(1.25)
	w.board.SetView(w.board.View().Pan(-40, -30))
	seen := w.board.View()
	w.actions.Run("view.save")
	w.viewNamed(t, "  给 老板 ")
	if names := w.viewNames(); len(names) != 1 || names[0] != "给 老板" || w.shown.view != "给 老板" || w.session.UndoLabel() != "do.view.save" {
		t.Fatalf("views %q, looking at %q, undo %q", names, w.shown.view, w.session.UndoLabel())
	}
	w.actions.Run("view.leave")
	w.board.Select(string(lane))
	w.actions.Run("view.fold")
	w.board.Fit()
	if w.stateOf(stage) != layout.Open || w.stateOf(lane) != layout.Open || w.filter.Active() || w.filtering {
		t.Error("the map is not as it is")
	}
	before := w.session.Doc()
	w.look(t, "给 老板")
	if w.stateOf(stage) != layout.Hidden || w.stateOf(lane) != layout.Folded || w.filter.Type != model.PainCard || !w.filtering {
		t.Errorf("states %v, filter %+v", w.shown.states, w.filter)
	}
	if got := w.board.View(); !near(got.X, seen.X) || !near(got.Y, seen.Y) || got.Zoom != seen.Zoom {
		t.Errorf("the view is %+v, want %+v", got, seen)
	}
	w.board.Select(string(d.Stages(w.mapID)[0].ID))
	if w.actions.Run("view.fold"); !model.Compare(before, w.session.Doc()).Empty() {
		t.Error("looking at a view, or folding in it, has changed the document")
	}
	if !w.actions.Views()[0].Checked {
		t.Error("no tick at the view")
	}
}

func TestAViewIsRenamedDeletedAndUndone(t *testing.T) {
	w := open(t)
	for _, name := range []string{"一", "二"} {
		w.actions.Run("view.leave")
		w.actions.Run("view.save")
		w.viewNamed(t, name)
	}
	w.actions.Run("view.rename")
	w.viewNamed(t, "三")
	if got := strings.Join(w.viewNames(), ""); got != "一三" || w.shown.view != "三" {
		t.Errorf("views %q, looking at %q", got, w.shown.view)
	}
	w.actions.Run("view.delete")
	if got := strings.Join(w.viewNames(), ""); got != "一" || w.shown.view != "" {
		t.Errorf("views %q, looking at %q", got, w.shown.view)
	}
	w.actions.Run("edit.undo")
	if got := strings.Join(w.viewNames(), ""); got != "一三" {
		t.Errorf("after undo %q", got)
	}
	w.look(t, "三")
	w.actions.Run("edit.undo") // the new name
	if w.shown.view != "" || w.actions.Run("view.delete") {
		t.Errorf("looking at %q, which is gone", w.shown.view)
	}
	w.look(t, "一")
	w.actions.Run("view.save")
	w.win.Canvas().Focused().(*entry.Entry).SetText(" ")
	if w.answer(t, "保存视图"); w.dialogs() == 0 {
		t.Error("a view without a name was saved")
	}
	if w.answer(t, "取消"); w.dialogs() != 0 {
		t.Error("the question stays")
	}
}

// Who may only look can look at every view, and save none.
func TestViewsOfALockedProjectAreLookedAt(t *testing.T) {
	w := open(t)
	w.openPath(heldFile(t))
	w.answer(t, "只读打开")
	lane := w.session.Doc().Lanes(w.mapID)[2].ID
	w.lookAt(model.View{Name: "x", Hidden: []model.ID{lane, "gone"}})
	if w.drawn(scene.LaneHead, lane) {
		t.Error("the view is not followed")
	}
	if w.actions.Run("view.save") || !w.actions.Run("view.leave") || !w.drawn(scene.LaneHead, lane) {
		t.Error("it can be saved, or not left")
	}
}
