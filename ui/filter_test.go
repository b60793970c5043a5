package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sojourn/canvas/scene"
	"sojourn/model"
)

func (w *window) faded(c *model.Card) bool {
	n := w.node(scene.Ref{Kind: scene.Card, ID: string(c.ID)})
	return n != nil && n.Faded
}

func (w *window) escape() {
	w.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
}

func TestCardsAreFiltered(t *testing.T) {
	w := open(t)
	before := w.session.Doc()
	chat, pain := w.card(t, "在线客服"), w.card(t, "付款方式少；运费末步才出现")
	if !w.actions.Run("view.filter") || !w.filtering {
		t.Fatal("there is no filter")
	}
	f := w.filterView().With("department", "客服部")
	if f.Department == "" {
		t.Fatal("no choice of departments")
	}
	w.setFilter(f)
	if w.faded(chat) || !w.faded(pain) {
		t.Error("the wrong cards stand out")
	}
	f.Only = true
	if w.setFilter(f); w.drawn(scene.Card, pain.ID) || !w.drawn(scene.Card, chat.ID) {
		t.Error("the others are not left out")
	}
	if got := w.filterView().Count; !strings.HasPrefix(got, "2 / ") {
		t.Errorf("counts %q", got)
	}
	if !model.Compare(before, w.session.Doc()).Empty() {
		t.Error("the document has changed")
	}
}

// Escape first takes the selection, and only then the filter.
func TestEscapeLeavesTheFilterLast(t *testing.T) {
	w := open(t)
	chat := w.card(t, "在线客服")
	w.actions.Run("view.filter")
	w.setFilter(model.Filter{Type: model.PainCard})
	w.board.Select(string(chat.ID))
	if w.escape(); !w.filtering || len(w.board.Selection()) > 0 {
		t.Error("it left the filter before the selection")
	}
	if w.escape(); w.filtering || w.filter.Active() || w.faded(chat) {
		t.Error("it did not leave the filter")
	}
	w.actions.Run("view.filter")
	w.setFilter(model.Filter{Type: model.PainCard})
	if w.actions.Run("view.filter"); w.filtering || w.faded(chat) {
		t.Error("the action does not end it")
	}
}
