package ui

import (
	"fyne.io/fyne/v2"

	"sojourn/model"
	"sojourn/ui/vm"
)

// bindFilter makes the filter of the window, which is no part of the document.
func (w *window) bindFilter() {
	a := w.actions
	a.Bind("view.filter", func() {
		if w.filtering {
			w.leaveFilter()
			return
		}
		w.filtering = true
		w.showFilter()
		w.refreshBars()
		w.frame.FocusFilter()
	})
	a.CheckWhen("view.filter", func() bool { return w.filtering })
	a.EnableWhen("view.filter", w.hasMap)
}

// setFilter shows other cards.
func (w *window) setFilter(f model.Filter) {
	w.filter = f
	w.layOut()
	w.showFilter()
	w.refreshBars()
}

// leaveFilter shows every card again and takes the row of choices away.
func (w *window) leaveFilter() {
	w.filtering = false
	w.setFilter(model.Filter{})
	w.win.Canvas().Focus(w.board)
}

// showFilter brings the row of choices up to date.
func (w *window) showFilter() {
	if w.filtering {
		w.frame.SetFilter(w.filterView())
	}
	w.frame.ShowFilter(w.filtering)
}

func (w *window) filterView() vm.Filter {
	return vm.NewFilter(w.session.Doc(), w.mapID, w.filter, w.lang, w.words)
}

// match says which cards stand out; nil is all of them.
func (w *window) match() func(*model.Card) bool {
	if !w.filter.Active() {
		return nil
	}
	return w.filter.Match
}

// endFilter is what Escape on the map means while nothing else wants it.
func (w *window) endFilter(k *fyne.KeyEvent) bool {
	if k.Name != fyne.KeyEscape || !w.filtering || w.board.Busy() || len(w.onMap()) > 0 {
		return false
	}
	w.leaveFilter()
	return true
}
