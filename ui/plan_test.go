package ui

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/model"
	"sojourn/model/insight"
)

func (w *window) nudge(k fyne.KeyName) {
	w.page().(*sheetPage).sheet.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault})
}

func TestAnOpportunityIsRatedByKeysAndTakenBackInOneStep(t *testing.T) {
	w := paged(t, "analyse.opportunities")
	was := insight.Chances(w.session.Doc(), w.mapID)[0]
	w.page().choose(string(was.Card.ID))
	w.nudge(fyne.KeyRight)
	w.nudge(fyne.KeyDown)
	for _, c := range insight.Chances(w.session.Doc(), w.mapID) {
		if c.Card.ID == was.Card.ID && (math.Abs(c.Effort-was.Effort-0.2) > 1e-9 || c.Value != was.Value-5) {
			t.Errorf("value %v, effort %v after %v, %v", c.Value, c.Effort, was.Value, was.Effort)
		}
	}
	if w.session.UndoLabel() != "do.card.rate" {
		t.Errorf("would undo %q", w.session.UndoLabel())
	}
}

func TestAnActionMovesOnByKeys(t *testing.T) {
	w := paged(t, "analyse.actions")
	var id model.ID
	for _, task := range insight.Tasks(w.session.Doc(), w.mapID) {
		if task.Card.Action.State == model.Doing {
			id = task.Card.ID
		}
	}
	w.page().choose(string(id))
	state := func() model.ActionState {
		c, _ := model.Get[model.Card](w.session.Doc(), id)
		return c.Action.State
	}
	if w.nudge(fyne.KeyRight); state() != model.Done {
		t.Fatalf("it is %q", state())
	}
	if w.nudge(fyne.KeyRight); state() != model.Done {
		t.Fatalf("beyond the last column it is %q", state())
	}
	w.nudge(fyne.KeyLeft)
	w.nudge(fyne.KeyLeft)
	if state() != model.Todo {
		t.Errorf("it is %q", state())
	}
}

func TestAPainIsAnsweredByAnOpportunityAndThatByAnAction(t *testing.T) {
	w := open(t)
	w.board.Select(string(w.card(t, "客服重复问订单号").ID))
	steps := w.session.Doc()
	for _, kind := range []model.CardType{model.OpportunityCard, model.ActionCard} {
		from := w.selection()[0].ID
		if !w.actions.Run("edit.answer") {
			t.Fatalf("nothing answers %s", from)
		}
		w.closeEditor()
		c, _ := model.Get[model.Card](w.session.Doc(), model.ID(w.selection()[0].ID))
		a, _ := model.Get[model.Card](w.session.Doc(), model.ID(from))
		if c.Type != kind || c.Column != a.Column || len(insight.Answers(w.session.Doc(), &a, kind)) == 0 {
			t.Fatalf("%s is answered by %+v", from, c)
		}
	}
	w.session.Undo()
	w.session.Undo()
	if d := model.Compare(steps, w.session.Doc()); !d.Empty() {
		t.Errorf("two steps back leave %v", d)
	}
}
