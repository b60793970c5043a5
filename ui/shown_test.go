package ui

import (
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
)

func (w *window) drawn(k scene.Kind, id model.ID) bool {
	return w.node(scene.Ref{Kind: k, ID: string(id)}) != nil
}

func TestLanesAndStagesAreFoldedAndOpenedByTheirArrow(t *testing.T) {
	w := open(t)
	before := w.session.Doc()
	stage, lane := before.Stages(w.mapID)[1].ID, before.Lanes(w.mapID)[2].ID
	w.board.Select(string(stage), string(lane))
	if !w.actions.Run("view.fold") || w.stateOf(stage) != layout.Folded || w.stateOf(lane) != layout.Folded {
		t.Fatal("they are not folded")
	}
	if a, _ := w.actions.Find("view.fold"); !a.Checked() || !w.drawn(scene.Opener, stage) || !w.drawn(scene.Opener, lane) {
		t.Error("no tick or no arrow")
	}
	w.effect(tool.Unfold{ID: string(lane)})
	if w.stateOf(lane) != layout.Open || w.stateOf(stage) != layout.Folded {
		t.Error("the arrow did not open the lane, or opened more")
	}
	w.actions.Run("edit.undo")
	w.actions.Run("edit.undo")
	if !model.Compare(before, w.session.Doc()).Empty() {
		t.Error("each was not one step")
	}
	w.board.Select(string(stage))
	w.actions.Run("view.fold")
	if w.actions.Run("view.unfoldall"); w.stateOf(stage) != layout.Open || w.actions.Run("view.unfoldall") {
		t.Error("not everything is open")
	}
}

// A stage is hidden in the window only: what is handed over holds the whole way.
func TestAHiddenStageStaysInTheDocument(t *testing.T) {
	w := open(t)
	before := w.session.Doc()
	stage, lane := before.Stages(w.mapID)[1].ID, before.Lanes(w.mapID)[2].ID
	w.board.Select(string(stage))
	if !w.actions.Run("view.hide") || w.drawn(scene.StageHead, stage) {
		t.Fatal("the stage is seen")
	}
	if !model.Compare(before, w.session.Doc()).Empty() {
		t.Error("the document has changed")
	}
	w.board.Select(string(lane))
	w.actions.Run("view.hide")
	if l, _ := model.Get[model.Lane](w.session.Doc(), lane); !l.Hidden || w.session.UndoLabel() != "do.lane.show" {
		t.Error("the lane is not hidden in the document")
	}
	if !w.actions.Run("view.showall") || !w.drawn(scene.StageHead, stage) || !w.drawn(scene.LaneHead, lane) || w.actions.Run("view.showall") {
		t.Error("not everything is shown")
	}
	w.board.Select(string(stage))
	w.actions.Run("view.hide")
	first := w.mapID
	w.actions.Run("journey.duplicate")
	if w.openMap(first); !w.drawn(scene.StageHead, stage) {
		t.Error("back on the map it is not whole")
	}
}

// What may only be looked at is folded and hidden for the one who looks.
func TestALockedProjectIsFoldedInTheWindow(t *testing.T) {
	w := open(t)
	w.openPath(heldFile(t))
	w.answer(t, "只读打开")
	if w.mayEdit() == nil {
		t.Fatal("the project can be changed")
	}
	before := w.session.Doc()
	stage, lane := before.Stages(w.mapID)[1].ID, before.Lanes(w.mapID)[2].ID
	w.board.Select(string(stage), string(lane))
	w.actions.Run("view.fold")
	if w.stateOf(stage) != layout.Folded || w.stateOf(lane) != layout.Folded || !w.drawn(scene.Opener, lane) {
		t.Error("they are not folded")
	}
	w.actions.Run("view.hide")
	w.actions.Run("view.showall")
	if w.stateOf(stage) != layout.Open || !w.drawn(scene.LaneHead, lane) || !model.Compare(before, w.session.Doc()).Empty() {
		t.Error("they are not as before")
	}
}

func TestTheOverviewIsRemembered(t *testing.T) {
	w := open(t)
	a, _ := w.actions.Find("view.minimap")
	if a.Checked() || !a.Run() || !a.Checked() || !w.store.Load().Minimap {
		t.Error("it is not shown, or not remembered")
	}
	if a.Run(); a.Checked() || w.store.Load().Minimap {
		t.Error("it does not go away")
	}
}

func TestHighContrastReachesTheMap(t *testing.T) {
	w := open(t)
	w.actions.Run("view.theme.contrast")
	w.themeChanged() // the driver of tests tells nobody
	if a, _ := w.actions.Find("view.theme.contrast"); !a.Checked() || w.store.Load().Theme != "contrast" || w.themeMode() != "contrast" {
		t.Error("it is not chosen, or not remembered")
	}
	if w.board.Scene().Ground != (scene.RGB(0xFFFFFF)) {
		t.Errorf("the map lies on %v", w.board.Scene().Ground)
	}
}

func TestMotionIsTurnedOffAndThatIsRemembered(t *testing.T) {
	w := open(t)
	a, _ := w.actions.Find("view.motion")
	if !a.Checked() || !a.Run() || a.Checked() || !w.store.Load().StillMotion {
		t.Error("motion is not turned off, or that is not remembered")
	}
}
