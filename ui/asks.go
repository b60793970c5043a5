package ui

import (
	"sojourn/model"
	"sojourn/ui/dialog"
)

// askLanes shows and hides the lanes of the open map.
func (w *window) askLanes() {
	var list []dialog.Switch
	for _, l := range w.session.Doc().Lanes(w.mapID) {
		name := l.Name.In(w.lang)
		if name == "" {
			name = w.words("lane." + string(l.Type))
		}
		list = append(list, dialog.Switch{ID: string(l.ID), Text: name, On: !l.Hidden})
	}
	w.host().Lanes(list, func(id string, on bool) {
		_, err := w.session.Do("do.lane.show", func(tx *model.Tx) error {
			l, ok := model.Get[model.Lane](tx, model.ID(id))
			if ok {
				l.Hidden = !on
				model.Put(tx, l)
			}
			return nil
		})
		if err != nil {
			w.frame.Say(w.explain(err))
		}
	})
}

func (w *window) showShortcuts() { w.host().Shortcuts(w.actions) }

func (w *window) showAbout() { w.host().About(w.version) }
