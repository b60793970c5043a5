package ui

import (
	"slices"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
)

func (w *window) bindEdit() {
	a := w.actions
	a.Bind("edit.undo", func() { w.travel(w.session.Undo) })
	a.EnableWhen("edit.undo", func() bool { return w.session.UndoLabel() != "" })
	a.Bind("edit.redo", func() { w.travel(w.session.Redo) })
	a.EnableWhen("edit.redo", func() bool { return w.session.RedoLabel() != "" })
	a.Bind("edit.copy", w.copy)
	a.Bind("edit.cut", func() { w.copy(); w.remove() })
	a.Bind("edit.paste", w.paste)
	a.EnableWhen("edit.paste", w.hasMap)
	a.Bind("edit.paste.map", w.pasteMap)
	a.Bind("edit.delete", w.remove)
	a.Bind("edit.duplicate", func() {
		if p, ok := w.page().(*personasPage); ok {
			p.duplicate()
			return
		}
		if w.lines() != nil {
			w.effect(tool.Duplicate{Refs: w.selection()})
			return
		}
		w.board.Send(tool.Key{Name: tool.KeyD, Mods: tool.Ctrl})
	})
	a.Bind("edit.selectall", func() {
		if o := w.lines(); o != nil {
			o.SelectAll()
			return
		}
		w.board.SelectAll()
	})
	a.Bind("edit.rename", func() {
		if p, ok := w.page().(*personasPage); ok {
			p.rename()
			return
		}
		if o := w.lines(); o != nil {
			o.Edit()
			return
		}
		w.board.Send(tool.Key{Name: tool.F2})
	})
	a.Bind("edit.find", func() { w.frame.FocusSearch() })
	a.Bind(paletteAction, w.showPalette)
	a.Bind("edit.replace", func() { w.frame.ShowReplace() })
	for _, id := range []string{"edit.copy", "edit.cut"} {
		a.EnableWhen(id, func() bool { return w.selectedKind(scene.Card) != "" })
	}
	a.EnableWhen("edit.duplicate", func() bool {
		_, persona := w.page().(*personasPage)
		return w.selectedKind(scene.Card) != "" || persona && len(w.selection()) > 0
	})
	a.EnableWhen("edit.delete", func() bool { return len(w.removable()) > 0 })
	a.EnableWhen("edit.rename", func() bool { return w.lines() != nil || len(w.selection()) > 0 })
}

// travel goes one step through the history, after what is being typed has become a step of its own.
func (w *window) travel(way func() bool) {
	w.closeEditor()
	way()
}

func (w *window) remove() {
	if p, ok := w.page().(*personasPage); ok {
		p.clear()
		return
	}
	if refs := w.removable(); len(refs) > 0 {
		w.effect(tool.Remove{Refs: refs})
	}
}

// removable is what is selected but cells, which are not there to be deleted.
func (w *window) removable() []scene.Ref {
	return slices.DeleteFunc(w.selection(), func(r scene.Ref) bool { return r.Kind == scene.LaneBody })
}

// selectedKind returns the id of the first selected thing of a kind, "" when there is none.
func (w *window) selectedKind(k scene.Kind) model.ID {
	for _, r := range w.selection() {
		if r.Kind == k {
			return model.ID(r.ID)
		}
	}
	return ""
}

// bindMove moves what is selected by one place: stages and steps left and right, lanes up and down, cards both ways.
func (w *window) bindMove() {
	for id, m := range map[string]struct {
		key    tool.Name
		by     int
		dx, dy int
		both   []scene.Kind
	}{
		"move.left":  {tool.Left, -1, -1, 0, []scene.Kind{scene.StageHead, scene.StepHead}},
		"move.right": {tool.Right, 1, 1, 0, []scene.Kind{scene.StageHead, scene.StepHead}},
		"move.up":    {tool.Up, -1, 0, -1, []scene.Kind{scene.LaneHead}},
		"move.down":  {tool.Down, 1, 0, 1, []scene.Kind{scene.LaneHead}},
	} {
		w.actions.Bind(id, func() {
			if w.outlining() {
				w.moveLine(m.dx, m.dy)
				return
			}
			if s := w.shownSheet(); s != nil {
				s.Nudge(m.dx, m.dy)
				return
			}
			for _, k := range m.both {
				if rec := w.selectedKind(k); rec != "" && k != scene.StepHead { // steps go on into the next stage
					w.done(w.editor().Shift(rec, m.by))
					return
				}
			}
			w.board.Send(tool.Key{Name: m.key, Mods: tool.Ctrl})
		})
		w.actions.EnableWhen(id, func() bool {
			if s := w.shownSheet(); s != nil {
				return s.Nudges()
			}
			ok := w.selectedKind(scene.Card) != ""
			for _, k := range m.both {
				ok = ok || w.selectedKind(k) != ""
			}
			return ok
		})
	}
}
