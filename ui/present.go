package ui

import (
	"fyne.io/fyne/v2"

	"sojourn/canvas/layout"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/ui/view/present"
	"sojourn/ui/vm"
)

// showing is a presentation that fills the window.
type showing struct {
	show *present.Show
	full bool // the window filled the screen before
}

func (w *window) bindPresent() {
	w.actions.Bind("view.present", w.present)
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
	w.showing = &showing{full: w.win.FullScreen(), show: present.New(typeset.Shared(), present.Setup{
		Scene: s, Stops: vm.NewStops(doc, w.mapID, s, w.lang, w.words), Words: w.words, Still: w.set.StillMotion,
		First: w.selectedStage(), Leave: w.endPresent,
	})}
	w.setMenu()
	w.fill(w.showing.show)
	w.win.SetFullScreen(true)
	w.win.Canvas().Focus(w.showing.show)
}

// endPresent goes back to where one was.
func (w *window) endPresent() {
	if w.showing == nil {
		return
	}
	was := w.showing
	w.showing = nil
	was.show.Close()
	w.win.SetFullScreen(was.full)
	w.fill(w.frame.Content)
	w.setMenu()
	w.refresh()
	w.focusMiddle()
}

// setMenu shows the menu bar, which a presentation goes without.
func (w *window) setMenu() {
	var bar *fyne.MainMenu
	if w.showing == nil {
		bar = w.menu.Main
	}
	w.win.SetMainMenu(bar)
}
