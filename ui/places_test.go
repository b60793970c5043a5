package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sojourn/canvas/entry"
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
	"sojourn/ui/vm"
)

func (w *window) see(x, y, zoom float64) {
	v := w.board.View()
	v.X, v.Y, v.Zoom = x, y, zoom
	w.board.SetView(v)
}

// Undo leads back to the map, the selection and the sight of what it takes back, and says what that was.
func TestUndoLeadsBack(t *testing.T) {
	w := open(t)
	a, b := w.card(t, "在线客服"), w.card(t, "评价页")
	home := w.mapID
	w.see(0, 0, 2)
	w.board.Select(string(a.ID), string(b.ID))
	before := w.board.View()
	w.actions.Run("edit.delete")
	w.see(900, 500, 2)
	w.openMap(w.session.Doc().Maps()[1].ID)
	if w.actions.Run("edit.undo"); w.mapID != home {
		t.Fatal("undo did not come to the map it changed")
	}
	if got := w.selected(); !slices.Equal(got, []model.ID{a.ID, b.ID}) {
		t.Errorf("selected %v", got)
	}
	if w.board.View() != before {
		t.Errorf("looks at %+v, want %+v", w.board.View(), before)
	}
	w.board.Select()
	w.see(900, 500, 2)
	w.actions.Run("edit.redo") // nothing is there to be seen any more
	w.actions.Run("edit.undo")
	if n := w.node(scene.Ref{Kind: scene.Card, ID: string(a.ID)}); n == nil || !w.board.Sees(n) {
		t.Error("the card that came back is out of sight")
	}
}

// What is in sight does not jump.
func TestUndoLeavesTheViewAloneWhereTheChangeIsSeen(t *testing.T) {
	w := open(t)
	c := w.card(t, "在线客服")
	w.board.Select(string(c.ID))
	w.actions.Run("move.right")
	w.see(40, 30, 0.8)
	view := w.board.View()
	w.actions.Run("edit.undo")
	w.actions.Run("edit.redo")
	if w.board.View() != view {
		t.Errorf("%+v, was %+v", w.board.View(), view)
	}
	if got := w.selected(); !slices.Equal(got, []model.ID{c.ID}) {
		t.Errorf("redo selected %v", got)
	}
}

func TestUndoOfACurveSelectsItsPoint(t *testing.T) {
	w := open(t)
	col := w.session.Doc().Columns(w.mapID)[1].ID
	var ref scene.Ref
	for _, n := range w.board.Scene().Nodes {
		if n.Ref.Kind == scene.EmotionPoint && n.Ref.Column == string(col) {
			ref = n.Ref
		}
	}
	w.effect(tool.SetEmotion{Ref: ref, Value: 1})
	w.actions.Run("edit.undo")
	w.actions.Run("edit.redo")
	if got := w.board.Selection(); len(got) != 1 || got[0] != ref {
		t.Errorf("selected %v, want %v", got, ref)
	}
}

// What is typed over a name that begins with its first letter is one step, as with any other letter.
func TestTypingOverASelectedNameIsOneStep(t *testing.T) {
	w := open(t)
	c := w.card(t, "在线客服")
	w.board.Select(string(c.ID))
	w.refreshSelection()
	w.frame.FocusInspector()
	field := w.win.Canvas().Focused().(*entry.Entry)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
	for _, r := range "在场" {
		field.Put(r)
	}
	if now, _ := model.Get[model.Card](w.session.Doc(), c.ID); now.Title.In("zh") != "在场" {
		t.Fatalf("the title is %q", now.Title.In("zh"))
	}
	w.actions.Run("edit.undo")
	if now, _ := model.Get[model.Card](w.session.Doc(), c.ID); now.Title.In("zh") != "在线客服" {
		t.Errorf("one undo leads back to %q", now.Title.In("zh"))
	}
}

// Typing is taken back word by word.
func TestUndoTakesBackWords(t *testing.T) {
	w := open(t)
	c := w.card(t, "在线客服")
	w.board.Select(string(c.ID))
	title := func() vm.Field {
		for _, s := range vm.Inspect(w.session.Doc(), w.mapID, w.selected(), w.lang, w.words).Sections {
			for _, f := range s.Fields {
				if strings.HasPrefix(f.Value.Text, "在线客服") {
					return f
				}
			}
		}
		panic("no title")
	}
	text := title().Value.Text
	for _, r := range " 24 hours a" {
		text += string(r)
		w.editField(title(), vm.Value{Text: text})
	}
	var got []string
	for w.actions.Run("edit.undo") {
		now, _ := model.Get[model.Card](w.session.Doc(), c.ID)
		got = append(got, now.Title.In("zh"))
	}
	if want := "[在线客服 24 hours  在线客服 24  在线客服  在线客服]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %v", got, want)
	}
}
