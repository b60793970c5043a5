package ui

import (
	"math"
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

// heldOver drags the card from its place over the line of another map and waits there until that map is open.
func (w *window) heldOver(t *testing.T, c *model.Card, to model.ID) {
	t.Helper()
	n := w.node(scene.Ref{Kind: scene.Card, ID: string(c.ID)})
	at := w.board.View().ToView(n.Bounds.Center())
	w.board.Send(tool.Press{At: at})
	w.board.Send(tool.Move{At: scene.Point{X: at.X + 9, Y: at.Y + 9}})
	w.board.Send(tool.Move{At: w.inBoard(w.lineOf(t, to))})
	if w.carry.over != to {
		t.Fatalf("held over %q", w.carry.over)
	}
	w.carry.opens.Stop() // there is no UI goroutine here
	w.opensUnder(to, []string{string(c.ID)})
	if w.mapID != to || !w.board.Busy() {
		t.Fatalf("%s is open, the hand holds something: %v", w.mapID, w.board.Busy())
	}
}

// cellOf is the middle of the first cell of a lane, as the board counts.
func (w *window) cellOf(t *testing.T, lane model.ID) scene.Point {
	t.Helper()
	s := w.board.Scene()
	at := s.CellRect(0, s.Lane(string(lane))).Center()
	w.board.Reveal(scene.CellRef(s.Columns[0].ID, string(lane)))
	return w.board.View().ToView(at)
}

func TestAMapOpensUnderTheCardsHeldOverItsLine(t *testing.T) {
	w := open(t)
	home, before := w.mapID, w.session.Doc()
	c := w.card(t, "搜索广告")
	other := before.Maps()[1].ID
	w.heldOver(t, c, other)
	to := w.cellOf(t, before.Lanes(other)[0].ID)
	w.board.Send(tool.Move{At: to})
	w.board.Send(tool.Release{At: to})
	w.board.Send(tool.DragEnd{})
	now, _ := model.Get[model.Card](w.session.Doc(), c.ID)
	if now.Map != other || now.Lane != before.Lanes(other)[0].ID || now.Column != before.Columns(other)[0].ID || w.mapID != other {
		t.Fatalf("the card is in %s/%s of %s, the window on %s", now.Lane, now.Column, now.Map, w.mapID)
	}
	if sel := w.selected(); len(sel) != 1 || sel[0] != c.ID || w.board.Busy() {
		t.Errorf("selected: %v, busy %v", sel, w.board.Busy())
	}
	if w.actions.Run("edit.undo"); !model.Compare(before, w.session.Doc()).Empty() || w.mapID != home {
		t.Error("one step does not take it back")
	}
}

// Escape, a drop where no card can be and a drop on nothing leave the card where it was and lead back there.
func TestCardsCarriedToNoCellGoHome(t *testing.T) {
	w := open(t)
	home, before := w.mapID, w.session.Doc()
	c := w.card(t, "搜索广告")
	other := before.Maps()[1].ID
	nowhere := w.inBoard(fyne.NewPos(60, 420))
	for name, events := range map[string][]tool.Event{
		"escape":  {tool.Key{Name: tool.Escape}, tool.Move{At: nowhere}, tool.DragEnd{}},
		"a head":  {tool.Move{At: scene.Point{X: 5, Y: 5}}, tool.DragEnd{}},
		"a piece": {tool.Move{At: nowhere}, tool.DragEnd{}},
		"its map": {tool.Move{At: w.inBoard(w.lineOf(t, home))}, tool.DragEnd{}},
	} {
		w.see(40, 30, 1.5)
		view := w.board.View()
		w.heldOver(t, c, other)
		for _, e := range events {
			w.board.Send(e)
		}
		if w.mapID != home || w.session.Doc() != before || w.board.Busy() || math.Abs(w.board.View().X-view.X) > 1 || w.board.View().Zoom != view.Zoom {
			t.Errorf("%s: on %s, changed %v, busy %v, seen from %v, was %v", name, w.mapID, w.session.Doc() != before, w.board.Busy(), w.board.View(), view)
		}
		if sel := w.selected(); len(sel) != 1 || sel[0] != c.ID {
			t.Errorf("%s: selected %v", name, sel)
		}
	}
}

// Let go on the line of the map that has opened, the card goes to its place there as if the map had not.
func TestCardsLetGoOnTheLineOfTheOpenedMapMoveThere(t *testing.T) {
	w := open(t)
	c := w.card(t, "搜索广告")
	other := w.session.Doc().Maps()[1].ID
	w.heldOver(t, c, other)
	w.board.Send(tool.DragEnd{})
	if now, _ := model.Get[model.Card](w.session.Doc(), c.ID); now.Map != other || w.mapID != other {
		t.Errorf("the card is on %s, the window on %s", now.Map, w.mapID)
	}
}

// A hand that only passes over the line of a map opens nothing.
func TestPassingOverALineOpensNothing(t *testing.T) {
	w := open(t)
	home, c := w.mapID, w.card(t, "搜索广告")
	other := w.session.Doc().Maps()[1].ID
	ids := []string{string(c.ID)}
	w.effect(tool.Leave{IDs: ids, At: w.inBoard(w.lineOf(t, other))})
	w.effect(tool.Leave{IDs: ids, At: w.inBoard(fyne.NewPos(60, 420))})
	if w.carry.opens.Stop() {
		t.Error("it would have opened a moment later")
	}
	if w.opensUnder(other, ids); w.mapID != home {
		t.Error("a late tick opened it")
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
