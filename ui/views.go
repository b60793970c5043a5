package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/ui/action"
	"sojourn/ui/view/part"
)

// bindViews makes the views that a person has saved. To look at one changes nothing in the document.
func (w *window) bindViews() {
	a := w.actions
	a.Bind("view.save", w.askView)
	a.EnableWhen("view.save", w.hasMap)
	a.Bind("view.rename", w.askViewName)
	a.Bind("view.delete", func() {
		m, name := w.openedMap(), w.shown.view
		w.leaveView()
		w.putViews("do.view.delete", m.WithoutView(name))
	})
	a.Bind("view.leave", w.leaveView)
	for _, id := range []string{"view.rename", "view.delete"} {
		a.EnableWhen(id, func() bool { _, ok := w.openedMap().View(w.shown.view); return ok })
	}
	a.EnableWhen("view.leave", func() bool { return w.shown.view != "" })
	a.Views = func() (list []action.Entry) {
		for _, v := range w.openedMap().Views {
			list = append(list, action.Entry{Text: short(v.Name), Checked: v.Name == w.shown.view, Run: func() { w.lookAt(v) }})
		}
		return list
	}
}

// short is a name that fits into a menu.
func short(name string) string { return part.Fit(name, part.BodySize, fyne.TextStyle{}, 320) }

// openedMap is the map that is shown, or an empty one.
func (w *window) openedMap() model.Map {
	m, _ := model.Get[model.Map](w.session.Doc(), w.mapID)
	return m
}

// lookAt shows a view: what it hides, folds and looks for, and the place it was saved at.
func (w *window) lookAt(v model.View) {
	w.shown.on(w.mapID)
	w.shown.view, w.shown.states = v.Name, w.statesOf(v)
	w.filter, w.filtering = v.Filter, v.Filter.Active()
	w.layOut()
	w.showFilter()
	if v.Zoom > 0 {
		seen := w.board.View()
		seen.Zoom = v.Zoom
		seen.X, seen.Y = v.X-seen.Size.W/2/v.Zoom, v.Y-seen.Size.H/2/v.Zoom
		w.board.SetView(seen)
	} else {
		w.board.Fit()
	}
	w.rebuildMenu()
	w.refresh()
}

// statesOf says of every stage and lane of the map how a view shows it.
func (w *window) statesOf(v model.View) map[model.ID]layout.State {
	out := map[model.ID]layout.State{}
	put := func(id model.ID) {
		switch {
		case slices.Contains(v.Hidden, id):
			out[id] = layout.Hidden
		case slices.Contains(v.Folded, id):
			out[id] = layout.Folded
		default:
			out[id] = layout.Open
		}
	}
	for _, s := range w.session.Doc().Stages(w.mapID) {
		put(s.ID)
	}
	for _, l := range w.session.Doc().Lanes(w.mapID) {
		put(l.ID)
	}
	return out
}

// leaveView shows the map as the document has it, where it is seen now.
func (w *window) leaveView() {
	w.shown = shown{of: w.mapID}
	w.filter, w.filtering = model.Filter{}, false
	w.layOut()
	w.rebuildMenu()
	w.refresh()
}

// viewNow is what is seen of the map, under a name.
func (w *window) viewNow(name string) model.View {
	seen := w.board.View()
	middle := seen.ToMap(scene.Point{X: seen.Size.W / 2, Y: seen.Size.H / 2})
	return model.View{Name: name, Hidden: w.those(layout.Hidden), Folded: w.those(layout.Folded), Filter: w.filter,
		X: middle.X, Y: middle.Y, Zoom: seen.Zoom}
}

// askView saves what is seen. Under the name of another view it takes the place of that one.
func (w *window) askView() {
	name := w.shown.view
	if name == "" {
		name = w.words("view.named", "n", len(w.openedMap().Views)+1)
	}
	w.host().Name(w.words("ask.view"), name, w.words("button.ok.view"), func(name string) {
		v := w.viewNow(name)
		if w.putViews("do.view.save", w.openedMap().WithView(name, v)) {
			w.lookAt(v)
		}
	})
}

func (w *window) askViewName() {
	was := w.shown.view
	w.host().Name(w.words("ask.view.rename"), was, w.words("button.ok.view"), func(name string) {
		m := w.openedMap()
		v, ok := m.View(was)
		if v.Name = name; ok && w.putViews("do.view.rename", m.WithView(was, v)) {
			w.shown.view = name
			w.rebuildMenu()
			w.refresh()
		}
	})
}

// putViews writes the views of the map as one step to undo, and reports whether that was possible.
func (w *window) putViews(label string, m model.Map) bool {
	_, err := w.session.Do(label, func(tx *model.Tx) error { model.Put(tx, m); return nil })
	if err != nil {
		w.frame.Say(w.explain(err))
	}
	return err == nil
}

// viewsChanged brings the menu of views up to date, and leaves a view that undo has taken away.
func (w *window) viewsChanged(e model.Event) {
	changed := e.Origin == model.Loaded
	for _, c := range e.Diff.Updated {
		from, _ := c.From.(*model.Map)
		to, is := c.To.(*model.Map)
		changed = changed || is && !slices.EqualFunc(from.Views, to.Views, func(a, b model.View) bool { return a.Name == b.Name })
	}
	if !changed || w.frame == nil {
		return
	}
	if _, ok := w.openedMap().View(w.shown.view); !ok && w.shown.view != "" && (e.Origin == model.Undone || e.Origin == model.Redone) {
		w.leaveView()
		return
	}
	w.rebuildMenu()
}
