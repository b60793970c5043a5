package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/scene"
	"sojourn/model"
)

func (w *window) keys(names ...fyne.KeyName) {
	for _, n := range names {
		w.board.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// intoCell walks from the last pain of the sample into the empty cell before it.
func (w *window) intoCell(t *testing.T) (lane, column model.ID) {
	t.Helper()
	c := w.card(t, "评价入口难找")
	w.board.Select(string(c.ID))
	w.keys(fyne.KeyLeft)
	cols := w.session.Doc().Columns(w.mapID)
	lane, column = c.Lane, cols[len(cols)-2].ID
	if l, at, ok := w.cell(); !ok || l != lane || at != column {
		t.Fatalf("in the cell %v %v of %v %v", l, at, lane, column)
	}
	return lane, column
}

func (w *window) only(t *testing.T, lane, column model.ID) *model.Card {
	t.Helper()
	cards := w.session.Doc().Cell(lane, column)
	if len(cards) != 1 {
		t.Fatalf("the cell holds %d cards", len(cards))
	}
	return cards[0]
}

// In an empty cell Return makes a card of the lane's kind and opens it; undo leads back into the cell.
func TestTheKeyboardFillsAnEmptyCell(t *testing.T) {
	w := open(t)
	lane, column := w.intoCell(t)
	w.refreshBars()
	if got := w.label(); got != "使用的“痛点”：0 张卡片，按回车添加" {
		t.Errorf("the status bar says %q", got)
	}
	before := w.session.Doc()
	if w.keys(fyne.KeyDelete); w.session.Doc() != before || w.actions.Run("edit.delete") {
		t.Error("there was something to delete")
	}
	w.keys(fyne.KeyReturn)
	if c := w.only(t, lane, column); c.Type != model.PainCard || !w.board.Editing() {
		t.Errorf("a card of type %q, open %v", c.Type, w.board.Editing())
	}
	w.actions.Run("edit.undo")
	if _, at, ok := w.cell(); !ok || at != column {
		t.Error("undo did not lead back into the cell")
	}
	if w.keys(fyne.KeyEscape); w.board.Cell() != (scene.Ref{}) {
		t.Error("escape stays in the cell")
	}
}

// What is typed begins the card, and what comes before the editor has the keyboard goes there as well.
func TestTypingIntoAnEmptyCell(t *testing.T) {
	w := open(t)
	w.win.Canvas().Focus(w.board)
	w.board.TypedRune('x') // no cell, no card
	lane, column := w.intoCell(t)
	for _, r := range " 再买一双" {
		w.board.TypedRune(r)
	}
	w.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	w.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if c := w.only(t, lane, column); c.Title.In("zh") != "再买一" || w.board.Editing() {
		t.Errorf("the card says %q, open %v", c.Title.In("zh"), w.board.Editing())
	}
	if n := len(w.session.Doc().Cards(w.mapID)); n != 35 {
		t.Errorf("%d cards", n)
	}
}

func TestPastingIntoAnEmptyCell(t *testing.T) {
	w := open(t)
	lane, column := w.intoCell(t)
	w.app.Clipboard().SetContent("再买一双")
	w.actions.Run("edit.paste")
	if c := w.only(t, lane, column); c.Title.In("zh") != "再买一双" || c.Type != model.PainCard {
		t.Errorf("%q of type %q", c.Title.In("zh"), c.Type)
	}
	w.actions.Run("edit.undo")
	w.actions.Run("insert.card")
	w.only(t, lane, column)
	w.actions.Run("edit.undo")
	w.app.Clipboard().SetContent("data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAIBRAA7")
	w.actions.Run("edit.paste")
	if c := w.only(t, lane, column); c.Picture == "" {
		t.Error("the picture did not come into the cell")
	}
}

// In a project that may only be looked at, cells are walked and stay empty.
func TestAnEmptyCellOfALockedProjectStaysEmpty(t *testing.T) {
	w := open(t)
	w.openPath(heldFile(t))
	w.answer(t, "只读打开")
	lane, column := w.intoCell(t)
	w.keys(fyne.KeyReturn)
	w.board.TypedRune('x')
	if n := len(w.session.Doc().Cell(lane, column)); n != 0 || w.board.Editing() {
		t.Errorf("%d cards, open %v", n, w.board.Editing())
	}
}

// BackSpace behind a letter whose rune has not come may belong to an input method: it deletes no card.
func TestAnInputMethodDeletesNoCard(t *testing.T) {
	w := open(t)
	w.win.Canvas().Focus(w.board)
	c := w.card(t, "“比图片好看”")
	w.board.Select(string(c.ID))
	before := w.session.Doc()
	if w.keys(fyne.KeyN, fyne.KeyI, fyne.KeyBackspace, fyne.KeyReturn, fyne.KeyRight); w.session.Doc() != before || w.board.Editing() || w.selected()[0] != c.ID {
		t.Fatal("keys of a composition reached the map")
	}
	w.board.FocusLost() // the composition is over
	w.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyN})
	test.Type(w.board, "n")
	if w.keys(fyne.KeyBackspace); w.session.Doc() == before {
		t.Error("BackSpace after a letter that was typed deletes nothing")
	}
}
