package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/model"
)

// A presentation takes the window and gives it back as it was; nothing internal is in it and no key of the editor works there.
func TestAPresentationLeavesEverythingWhereItWas(t *testing.T) {
	w := open(t)
	secret := w.card(t, "短视频测评")
	if _, err := w.session.Do("x", func(tx *model.Tx) error {
		c, _ := model.Get[model.Card](tx, secret.ID)
		c.Internal = true
		model.Put(tx, c)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	w.board.Select(string(w.card(t, "结算页付款").ID))
	view, selection, doc := w.board.View(), w.board.Selection(), w.session.Doc()
	w.actions.Run("view.present")
	if w.showing == nil || !w.win.FullScreen() || w.win.MainMenu() != nil {
		t.Fatal("does not fill the window")
	}
	show := w.showing.show
	if show.Current().Title != "购买" {
		t.Errorf("begins at %q", show.Current().Title)
	}
	for _, n := range show.Scene.Nodes {
		if n.Ref.ID == string(secret.ID) {
			t.Error("an internal card is shown")
		}
	}
	w.refreshBars() // as after a save in the background
	if w.win.MainMenu() != nil {
		t.Error("the menu came back")
	}
	show.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyD, Modifier: fyne.KeyModifierControl})
	show.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	show.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	w.strayKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.showing != nil || w.win.FullScreen() || w.win.MainMenu() == nil {
		t.Fatal("does not give the window back")
	}
	if w.session.Doc() != doc || w.board.View() != view || len(w.board.Selection()) != 1 || w.board.Selection()[0] != selection[0] {
		t.Error("something is not as it was")
	}
}

func TestAnotherLanguageEndsAPresentation(t *testing.T) {
	w := open(t)
	w.actions.Run("view.present")
	w.actions.Run("view.language.en")
	if w.showing != nil || w.win.FullScreen() {
		t.Error("it stays in the old language")
	}
}
