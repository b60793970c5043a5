package ui

import (
	"slices"
	"time"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/ui/view/plan"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// newMatrixPage places opportunities between value and effort.
func newMatrixPage(w *window) page {
	now := func() vm.Matrix { return vm.NewMatrix(w.session.Doc(), w.mapID, w.lang, w.words) }
	var p *sheetPage
	at := func() scene.Rect {
		s := p.sheet.Size()
		return plan.MatrixAt(float64(s.Width), float64(s.Height))
	}
	p = newSheetPage(w, sheet.Events{
		Grab: func(scene.Ref) bool { return true },
		Drop: func(r scene.Ref, _, to scene.Point) {
			if value, effort, ok := plan.Rating(at(), to); ok {
				w.failed(w.editor().Rate(model.ID(r.ID), value, effort))
			}
		},
		Nudge: func(r scene.Ref, dx, dy int) bool {
			const byEffort, byValue = 0.2, 5
			for _, d := range now().Dots {
				if string(d.Card.ID) == r.ID {
					w.failed(w.editor().Rate(d.Card.ID, d.Value-float64(dy)*byValue, d.Effort+float64(dx)*byEffort))
				}
			}
			for _, d := range now().Unrated { // it begins in the middle
				if string(d.Card.ID) == r.ID {
					w.failed(w.editor().Rate(d.Card.ID, 50, 2.5))
				}
			}
			return true
		},
	}, func(pen *sheet.Pen) { plan.Matrix(pen, now(), p.sheet.IsChosen) }, func(p *sheetPage) {
		p.bar.Set(w.words("analyse.opportunities"), now().Title)
	})
	return p
}

// newTasksPage shows who does what and how far it is, of the open map or of the project.
func newTasksPage(w *window) page {
	whole := false
	now := func() vm.Tasks {
		maps := []model.ID{w.mapID}
		if whole {
			maps = nil
			for _, m := range w.session.Doc().Maps() {
				maps = append(maps, m.ID)
			}
		}
		return vm.NewTasks(w.session.Doc(), maps, time.Now().Format(time.DateOnly), w.lang, w.words)
	}
	var p *sheetPage
	p = newSheetPage(w, sheet.Events{
		Grab: func(scene.Ref) bool { return true },
		Drop: func(r scene.Ref, _, to scene.Point) {
			t := now()
			if row, state, ok := plan.TaskCell(p.sheet.Pen(), t, to); ok {
				w.failed(w.editor().Assign(model.ID(r.ID), t.Rows[row].Department, state))
			}
		},
		Nudge: func(r scene.Ref, dx, _ int) bool { return dx != 0 && w.progress(now(), model.ID(r.ID), dx) },
	}, func(pen *sheet.Pen) { plan.Tasks(pen, now()) }, func(p *sheetPage) {
		t := now()
		note := t.Title
		if t.Late > 0 {
			note += " · " + w.words("tasks.late", "n", t.Late)
		}
		if t.Loose > 0 {
			note += " · " + w.words("tasks.loose", "n", t.Loose)
		}
		scope := func(key string, all bool) sheet.Choice {
			return sheet.Choice{Text: w.words(key), On: whole == all, Pick: func() { whole = all; p.refresh() }}
		}
		p.bar.Set(w.words("analyse.actions"), note, scope("tasks.map", false), scope("tasks.project", true))
	})
	return p
}

// progress moves an action one column on or back.
func (w *window) progress(t vm.Tasks, id model.ID, by int) bool {
	for _, r := range t.Rows {
		for at, cell := range r.Cells {
			to := at + by
			if to >= 0 && to < len(vm.TaskStates) && slices.ContainsFunc(cell, func(c vm.TaskCard) bool { return c.Card.ID == id }) {
				w.failed(w.editor().Progress(id, vm.TaskStates[to]))
				return true
			}
		}
	}
	return false
}
