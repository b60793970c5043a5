package ui

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/canvas/layout"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/ui/screen"
	"sojourn/ui/view/present"
	"sojourn/ui/vm"
)

// showing is a presentation that fills the window.
type showing struct {
	show   *present.Show
	full   bool      // the window filled the screen before
	before fyne.Size // of the window
	begun  time.Time
	desk   *desk // of the one who presents; nil while it is closed
}

// desk is the window of the one who presents.
type desk struct {
	win    fyne.Window
	view   *present.Desk
	ticker *time.Timer
	raiser *time.Timer // brings it up again from below the window of the audience, nil before a screen has come or gone
}

func (w *window) bindPresent() {
	w.actions.Bind("view.present", func() { w.opening("view.present", w.present) })
	w.actions.EnableWhen("view.present", w.hasMap)
}

// present shows the open map before an audience, as it is filtered and folded now, without what is internal.
func (w *window) present() {
	if w.showing != nil {
		return
	}
	w.closeEditor()
	doc := model.ForClient(w.session.Doc())
	o := w.layoutOptions()
	o.Audience = true
	s := layout.Build(doc, o, typeset.Shared())
	w.showing = &showing{full: w.win.FullScreen(), before: w.win.Canvas().Size(), begun: time.Now(), show: present.New(typeset.Shared(), present.Setup{
		Scene: s, Stops: vm.NewStops(doc, w.mapID, s, w.lang, w.words), Words: w.words, Still: w.set.StillMotion,
		First: w.selectedStage(), Leave: w.endPresent, Desk: w.flipDesk, Told: w.told,
	})}
	w.setMenu()
	w.fill(w.showing.show)
	w.fillScreen()
	w.watchScreens(w.screensChanged)
	w.win.Canvas().Focus(w.showing.show)
}

// fillScreen lets the window fill the screen of the audience: the second one where there are two.
func (w *window) fillScreen() {
	if win, ok := w.win.(desktop.Window); ok && len(screens()) > 1 {
		win.RequestFullScreenSecondary()
		return
	}
	w.win.SetFullScreen(true)
}

// screens are those of the desktop, none where there is no real one, as in tests.
func screens() []image.Rectangle {
	if _, real := fyne.CurrentApp().Driver().(desktop.Driver); !real {
		return nil
	}
	return screen.Rects()
}

// watchScreens follows a projector that comes or goes; nil no longer.
func (w *window) watchScreens(changed func()) {
	switch {
	case screens() == nil:
	case changed == nil:
		screen.OnChange(nil)
	default:
		screen.OnChange(func() { fyne.Do(changed) }) // once the toolkit has seen it as well
	}
}

// placeDesk keeps the window of the one who presents off the screen of the audience, wherever the pointer is, and on the only
// screen above the presentation.
func (w *window) placeDesk() {
	if w.showing == nil || w.showing.desk == nil {
		return
	}
	d := w.showing.desk.win
	win, ok := d.(desktop.Window)
	if !ok {
		return
	}
	win.RequestAlwaysOnTop()
	if at, two := deskAt(screens(), d.Canvas().Scale()); two {
		win.RequestPosition(at.X, at.Y)
	}
}

var deskSize = fyne.NewSize(720, 480)

// deskAt is where the window of the one who presents stands on the main screen, in pixels; false where that is the only one.
func deskAt(all []image.Rectangle, scale float32) (image.Point, bool) {
	if len(all) < 2 {
		return image.Point{}, false
	}
	return screen.Middle(all[0], image.Pt(int(deskSize.Width*scale), int(deskSize.Height*scale))), true
}

// screensChanged goes on with the presentation on the screens that are there now.
func (w *window) screensChanged() {
	if w.showing == nil {
		return
	}
	w.fillScreen()
	w.placeDesk()
	if d := w.showing.desk; d != nil {
		d.raiser = time.AfterFunc(settles, func() { fyne.Do(d.win.RequestFocus) })
	}
}

// settles is what a window manager takes to let a window fill another screen.
const settles = 500 * time.Millisecond

// told follows the presentation.
func (w *window) told() {
	if w.showing == nil {
		return
	}
	w.trace.put("stop", w.showing.show.Current().Title)
	if w.showing.desk != nil {
		w.showing.desk.view.Tell()
	}
}

// flipDesk opens the window of the one who presents, or closes it. What stands on it is not shown to the audience as well.
func (w *window) flipDesk() {
	now := w.showing
	if now == nil || now.desk != nil {
		w.closeDesk()
		return
	}
	now.show.HideNotes()
	d := &desk{win: w.app.NewWindow(w.words("present.desk")), view: present.NewDesk(now.show, w.words, w.lang, now.begun)}
	now.desk = d
	d.win.SetPadded(false)
	d.win.SetContent(d.view.Content)
	d.win.Resize(deskSize)
	d.win.SetCloseIntercept(w.closeDesk)
	d.win.Canvas().SetOnTypedKey(now.show.TypedKey)
	d.view.Tell()
	w.tick(d)
	w.placeDesk()
	d.win.Show()
}

// tick lets the clock of a desk go on until it is closed.
func (w *window) tick(d *desk) {
	if w.showing == nil || w.showing.desk != d {
		return
	}
	d.view.Tick(time.Now())
	d.ticker = time.AfterFunc(w.second, func() { fyne.Do(func() { w.tick(d) }) })
}

func (w *window) closeDesk() {
	if w.showing == nil || w.showing.desk == nil {
		return
	}
	d := w.showing.desk
	w.showing.desk = nil
	d.ticker.Stop()
	if d.raiser != nil {
		d.raiser.Stop()
	}
	d.win.Close()
	w.win.RequestFocus()
}

// endPresent goes back to where one was.
func (w *window) endPresent() {
	if w.showing == nil {
		return
	}
	w.watchScreens(nil)
	w.closeDesk()
	was := w.showing
	w.showing = nil
	was.show.Close()
	w.shrunk = shrinking{from: w.win.Canvas().Size(), to: was.before}
	w.win.SetFullScreen(was.full)
	w.fill(w.frame.Content)
	w.setMenu()
	w.refresh()
	w.focusMiddle()
}

// shrinking is a window on its way back from the whole screen, which the desktop takes its time for.
type shrinking struct{ from, to fyne.Size }

// ownSize is the size of the window, but for a presentation that fills the screen.
func (w *window) ownSize() fyne.Size {
	size := w.win.Canvas().Size()
	if size == w.shrunk.from {
		return w.shrunk.to
	}
	return size
}

// setMenu shows the menu bar, which a presentation goes without.
func (w *window) setMenu() {
	var bar *fyne.MainMenu
	if w.showing == nil {
		bar = w.menu.Main
	}
	w.win.SetMainMenu(bar)
}
