package ui

import (
	"image"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sojourn/model"
	"sojourn/ui/view/part"
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

// The one who presents has a window with the notes and what comes next; the audience's does not show them then, and both
// close together.
func TestThePresenterHasAWindowOfHisOwn(t *testing.T) {
	w := open(t)
	w.second = time.Hour
	windows := len(w.app.Driver().AllWindows())
	w.actions.Run("view.present")
	show := w.showing.show
	press := func(k fyne.KeyName) { show.TypedKey(&fyne.KeyEvent{Name: k}) }
	press(fyne.KeyN)
	if !w.showing.says(w.win, show.Current().Notes) {
		t.Fatal("N does not show the notes")
	}
	press(fyne.KeyW)
	d := w.showing.desk
	if d == nil {
		t.Fatal("W opens nothing")
	}
	if w.showing.says(w.win, show.Current().Notes) || !w.showing.says(d.win, show.Current().Notes) {
		t.Error("the notes are not where they belong")
	}
	press(fyne.KeyRight)
	if at := show.Current(); at.ID == "" || !w.showing.says(d.win, at.Notes) || !w.showing.says(d.win, at.Title) {
		t.Errorf("the window stays behind at %q", at.Title)
	}
	d.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if show.Current().ID != "" {
		t.Error("its keys do not lead through the map")
	}
	d.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.showing != nil || len(w.app.Driver().AllWindows()) != windows {
		t.Errorf("%d windows in place of %d", len(w.app.Driver().AllWindows()), windows)
	}
}

// says reports that a text is seen somewhere in a window, line breaks aside.
func (*showing) says(win fyne.Window, text string) bool {
	var all strings.Builder
	hidden := false
	for _, o := range test.LaidOutObjects(win.Content()) {
		if p, ok := o.(*part.Paragraph); ok {
			hidden = !p.Visible()
		} else if t, ok := o.(*canvas.Text); ok && !hidden {
			all.WriteString(t.Text)
		}
	}
	return strings.Contains(all.String(), strings.ReplaceAll(text, "\n", ""))
}

// The size that is kept for the next start was that of the whole screen where the window was closed while it was presented in.
func TestAWindowClosedWhilePresentingKeepsItsOwnSize(t *testing.T) {
	w := open(t)
	own := w.win.Canvas().Size()
	w.actions.Run("view.present")
	w.win.Resize(fyne.NewSize(1920, 1080)) // as full screen does
	w.close()
	if w.set.Width != own.Width || w.set.Height != own.Height {
		t.Errorf("keeps %v × %v of %v", w.set.Width, w.set.Height, own)
	}
}

// The notes opened before the audience where the pointer was on its screen.
func TestThePresentersWindowStandsOnTheMainScreen(t *testing.T) {
	main, beside, over := image.Rect(0, 0, 1280, 800), image.Rect(1280, 0, 2304, 768), image.Rect(1920, 0, 5760, 2160)
	for _, c := range []struct {
		screens []image.Rectangle
		scale   float32
		want    image.Point
		two     bool
	}{
		{nil, 1, image.Point{}, false}, {[]image.Rectangle{main}, 1, image.Point{}, false},
		{[]image.Rectangle{main, beside}, 1, image.Pt(280, 160), true},
		{[]image.Rectangle{beside, main}, 1, image.Pt(1432, 144), true},
		{[]image.Rectangle{over, main}, 2, image.Pt(3120, 600), true},
		{[]image.Rectangle{main, over}, 2, image.Pt(0, 0), true},
	} {
		if at, two := deskAt(c.screens, c.scale); at != c.want || two != c.two {
			t.Errorf("on %v at a scale of %v it stands at %v, %v", c.screens, c.scale, at, two)
		}
	}
}

// A projector that is pulled out or plugged in leaves the presentation and its notes where they are in the talk.
func TestAPresentationGoesOnWhenAScreenComesOrGoes(t *testing.T) {
	w := open(t)
	w.second = time.Hour
	w.actions.Run("view.present")
	show := w.showing.show
	show.TypedKey(&fyne.KeyEvent{Name: fyne.KeyW})
	show.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	at := show.Current()
	w.screensChanged()
	if w.showing == nil || w.showing.show != show || w.showing.desk == nil || show.Current().Title != at.Title || !w.win.FullScreen() {
		t.Errorf("after the change: %+v", w.showing)
	}
	show.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.screensChanged(); w.showing != nil || w.win.FullScreen() {
		t.Error("a change of screens begins it anew")
	}
}
