package ui

import (
	"cmp"

	"sojourn/ui/theme"
)

func (w *window) bindView() {
	a := w.actions
	const step = 1.2
	a.Bind("view.zoomin", func() { w.board.ZoomTo(w.board.View().Zoom * step) })
	a.Bind("view.zoomout", func() { w.board.ZoomTo(w.board.View().Zoom / step) })
	a.Bind("view.zoom100", func() { w.board.ZoomTo(1) })
	a.Bind("view.zoomfit", w.board.Fit)
	a.Bind("view.zoomsel", w.board.FitSelection)
	a.EnableWhen("view.zoomsel", func() bool { return len(w.board.Selection()) > 0 })
	a.Bind("view.lanes", w.askLanes)
	a.EnableWhen("view.lanes", w.hasMap)
	w.bindShown()
	w.bindFilter()
	w.bindPages()
	w.bindViews()
	w.toggle("view.panel.left", func() bool { return !w.set.HideLeft }, func() { w.set.HideLeft = !w.set.HideLeft; w.showPanels() })
	w.toggle("view.panel.right", func() bool { return !w.set.HideRight }, func() { w.set.HideRight = !w.set.HideRight; w.showPanels() })
	w.toggle("view.minimap", func() bool { return w.set.Minimap }, func() {
		w.set.Minimap = !w.set.Minimap
		w.each(func(w *window) { w.board.ShowMinimap(w.set.Minimap) })
	})
	w.toggle("view.motion", func() bool { return !w.set.StillMotion }, func() {
		w.set.StillMotion = !w.set.StillMotion
		w.each(func(w *window) { w.board.SetStill(w.set.StillMotion) })
	})
	for _, lang := range []string{"zh", "en"} {
		w.toggle("view.language."+lang, func() bool { return w.lang == lang }, func() { w.speak(lang) })
	}
	w.toggle("view.both", func() bool { return w.set.Both }, func() {
		w.set.Both = !w.set.Both
		w.each(func(w *window) {
			w.layOut()
			w.refresh()
		})
	})
	for _, mode := range []theme.Mode{theme.System, theme.LightMode, theme.DarkMode, theme.ContrastMode} {
		name := cmp.Or(string(mode), "system")
		w.toggle("view.theme."+name, func() bool { return w.themeMode() == mode }, func() {
			w.set.Theme = name
			w.app.Settings().SetTheme(theme.New(mode))
		})
	}
}

// toggle binds an action with a tick; what it changes is remembered.
func (w *window) toggle(id string, on func() bool, flip func()) {
	w.actions.CheckWhen(id, on)
	w.actions.Bind(id, func() {
		w.opening(id, func() {
			flip()
			w.keepSettings()
			w.refresh()
		})
	})
}

func (w *window) showPanels() { w.frame.ShowPanels(!w.set.HideLeft, !w.set.HideRight) }

// speak changes the language of every window and of the map on it.
func (w *window) speak(lang string) {
	w.set.Language = lang
	w.chooseLanguage(lang)
	w.each(func(w *window) {
		w.layOut()
		w.build()
	})
}
