package ui

import (
	"maps"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
)

// shown is how the window shows the open map otherwise than the document says. A stage is hidden here alone: a map that
// is handed over holds the whole way. In a project that may only be looked at, this is where everything is folded;
// in a view as well.
type shown struct {
	of     model.ID // the map; another one is shown as it is
	states map[model.ID]layout.State
	view   string // the name of the view that is looked at, "" for none
}

// on begins anew when another map is open.
func (s *shown) on(m model.ID) {
	if s.of != m {
		*s = shown{of: m}
	}
}

// put shows a lane or a stage in a state of its own.
func (s *shown) put(id model.ID, to layout.State) {
	next := maps.Clone(s.states)
	if next == nil {
		next = map[model.ID]layout.State{}
	}
	next[id] = to
	s.states = next
}

// forget shows it as the document says again.
func (s *shown) forget(id model.ID) {
	s.states = maps.Clone(s.states)
	delete(s.states, id)
}

func (w *window) bindShown() {
	a := w.actions
	a.Bind("view.fold", w.fold)
	a.CheckWhen("view.fold", func() bool { return len(w.heads()) > 0 && w.allAre(layout.Folded, w.heads()) })
	a.Bind("view.hide", func() { w.showAs(layout.Hidden, w.heads()...) })
	for _, id := range []string{"view.fold", "view.hide"} {
		a.EnableWhen(id, func() bool { return len(w.heads()) > 0 })
	}
	for id, state := range map[string]layout.State{"view.unfoldall": layout.Folded, "view.showall": layout.Hidden} {
		a.Bind(id, func() { w.showAs(layout.Open, w.those(state)...) })
		a.EnableWhen(id, func() bool { return len(w.those(state)) > 0 })
	}
}

// fold folds the stages and lanes that are selected, or opens them when all of them are folded.
func (w *window) fold() {
	to := layout.Folded
	if w.allAre(layout.Folded, w.heads()) {
		to = layout.Open
	}
	w.showAs(to, w.heads()...)
}

// heads returns the stages and lanes that are selected; of a step, its stage.
func (w *window) heads() (out []model.ID) {
	for _, r := range w.board.Selection() {
		switch r.Kind {
		case scene.StageHead, scene.LaneHead:
			out = append(out, model.ID(r.ID))
		case scene.StepHead:
			if s, ok := model.Get[model.Step](w.session.Doc(), model.ID(r.ID)); ok {
				out = append(out, s.Stage)
			}
		}
	}
	return out
}

// those returns the stages and lanes of the open map that are in a state.
func (w *window) those(state layout.State) (out []model.ID) {
	d := w.session.Doc()
	for _, s := range d.Stages(w.mapID) {
		if w.stateOf(s.ID) == state {
			out = append(out, s.ID)
		}
	}
	for _, l := range d.Lanes(w.mapID) {
		if w.stateOf(l.ID) == state {
			out = append(out, l.ID)
		}
	}
	return out
}

func (w *window) allAre(state layout.State, ids []model.ID) bool {
	for _, id := range ids {
		if w.stateOf(id) != state {
			return false
		}
	}
	return true
}

// stateOf is how a stage or a lane is shown.
func (w *window) stateOf(id model.ID) layout.State {
	if s, ok := w.shown.states[id]; ok {
		return s
	}
	if s, ok := model.Get[model.Stage](w.session.Doc(), id); ok && s.Folded {
		return layout.Folded
	}
	l, _ := model.Get[model.Lane](w.session.Doc(), id)
	switch {
	case l.Hidden:
		return layout.Hidden
	case l.Folded:
		return layout.Folded
	}
	return layout.Open
}

// showAs shows stages and lanes in a state: in the document, as one step to undo, where that may be changed and knows
// the state, and otherwise in this window.
func (w *window) showAs(to layout.State, ids ...model.ID) {
	aside := w.mayEdit() != nil || w.shown.view != ""
	for _, id := range ids {
		w.shown.forget(id)
		if _, stage := model.Get[model.Stage](w.session.Doc(), id); aside || stage && to == layout.Hidden {
			w.shown.put(id, to)
		}
	}
	var diff model.Diff
	if !aside {
		diff = w.writeState(to, ids)
	}
	if diff.Empty() {
		w.layOut()
		w.refresh()
	}
}

func (w *window) writeState(to layout.State, ids []model.ID) model.Diff {
	label := "do.fold"
	if to == layout.Hidden || w.allAre(layout.Hidden, ids) {
		label = "do.lane.show"
	}
	diff, err := w.session.Do(label, func(tx *model.Tx) error {
		for _, id := range ids {
			putState(tx, id, to)
		}
		return nil
	})
	if err != nil {
		w.frame.Say(w.explain(err))
	}
	return diff
}

// putState writes what the document knows of a state.
func putState(tx *model.Tx, id model.ID, to layout.State) {
	if s, ok := model.Get[model.Stage](tx, id); ok {
		if to != layout.Hidden {
			s.Folded = to == layout.Folded
			model.Put(tx, s)
		}
		return
	}
	if l, ok := model.Get[model.Lane](tx, id); ok {
		l.Hidden = to == layout.Hidden
		if !l.Hidden {
			l.Folded = to == layout.Folded
		}
		model.Put(tx, l)
	}
}
