package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
)

// lineOf finds where the line of a map lies in the window.
func (w *window) lineOf(t *testing.T, m model.ID) fyne.Position {
	t.Helper()
	for y := float32(0); y < 800; y += 4 {
		at := fyne.NewPos(60, y)
		if id, ok := w.frame.MapAt(at); ok && id == m {
			return at
		}
	}
	t.Fatalf("no line for %s", m)
	return fyne.Position{}
}

// inBoard is a place of the window as the board counts.
func (w *window) inBoard(at fyne.Position) scene.Point {
	in := at.Subtract(w.board.Absolute(scene.Point{}))
	return scene.Point{X: float64(in.X), Y: float64(in.Y)}
}

func TestCardsLetGoOnAMapOfTheLeftPanelMoveThere(t *testing.T) {
	w := open(t)
	home, before := w.mapID, w.session.Doc()
	c := w.card(t, "搜索广告")
	other := w.session.Doc().Maps()[1].ID
	to := w.inBoard(w.lineOf(t, other))
	ids := []string{string(c.ID)}
	w.effect(tool.Leave{IDs: ids, At: to})
	w.effect(tool.LeaveDrop{IDs: ids, At: to})
	w.effect(tool.Leave{})
	if now, _ := model.Get[model.Card](w.session.Doc(), c.ID); now.Map != other || w.mapID != other {
		t.Fatalf("the card is on %s, the window on %s", now.Map, w.mapID)
	}
	if sel := w.board.Selection(); len(sel) != 1 || sel[0].ID != ids[0] {
		t.Errorf("selected: %v", sel)
	}
	w.actions.Run("edit.undo")
	if !model.Compare(before, w.session.Doc()).Empty() || w.mapID != home {
		t.Errorf("undoing does not lead back to %s but to %s", home, w.mapID)
	}
	for name, at := range map[string]fyne.Position{"its own map": w.lineOf(t, home), "a piece of the palette": fyne.NewPos(60, 420), "no panel": fyne.NewPos(1190, 300)} {
		w.effect(tool.LeaveDrop{IDs: ids, At: w.inBoard(at)})
		if !model.Compare(before, w.session.Doc()).Empty() {
			t.Errorf("let go on %s the card moved", name)
		}
	}
	line := w.lineOf(t, other)
	w.frame.ShowPanels(false, true)
	if _, ok := w.frame.MapAt(line); ok {
		t.Error("a panel that is not shown takes cards")
	}
}

func TestTwoCardsAreLinkedAndWalkedByKeys(t *testing.T) {
	w := open(t)
	a, b := w.card(t, "搜索广告"), w.card(t, "写评价")
	w.board.Select(string(a.ID))
	if w.actions.Run("insert.link") {
		t.Error("one card is linked")
	}
	w.board.Select(string(a.ID), string(b.ID))
	links := len(w.session.Doc().Links())
	if !w.actions.Run("insert.link") || len(w.session.Doc().Links()) != links+1 {
		t.Fatal("no link was made")
	}
	w.board.Select(string(a.ID))
	w.actions.Run("edit.link.next")
	sel := w.selected()
	if l, ok := model.Get[model.Link](w.session.Doc(), sel[0]); !ok || l.From != a.ID || l.To != b.ID {
		t.Fatalf("selected: %v", sel)
	}
	w.actions.Run("edit.delete")
	if len(w.session.Doc().Links()) != links {
		t.Error("the link was not deleted")
	}
	w.board.Select(string(w.session.Doc().Stages(w.mapID)[0].ID), string(a.ID))
	if w.actions.Run("insert.link") {
		t.Error("a stage is linked as if it were a card")
	}
}
