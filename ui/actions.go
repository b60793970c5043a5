package ui

import (
	"cmp"
	"path/filepath"
	"slices"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
	"sojourn/ui/action"
	"sojourn/ui/theme"
)

// bind says what every action of the list does here.
func (w *window) bind() {
	w.bindFile()
	w.bindEdit()
	w.bindMove()
	w.bindInsert()
	w.bindLinks()
	w.bindView()
	w.bindPresent()
	w.bindRest()
}

func (w *window) bindFile() {
	for id, run := range map[string]func(){
		"file.new": w.newProject, "file.new.template": w.newFromTemplate, "file.open": w.askOpen,
		"file.window": func() { w.another() }, "file.close": w.close,
		"file.save": func() { w.save(nil) }, "file.saveas": func() { w.saveAs(nil) }, "file.savecopy": w.saveCopy, "file.import": w.askImport, "file.import.report": w.showImported,
		"file.versions": w.showVersions, "file.recover": w.showUnsaved, "file.kept": w.showKept,
		"file.export": w.askExport, "file.print": w.askPrint, "file.quit": w.closeAll,
	} {
		w.actions.Bind(id, run)
	}
	w.actions.EnableWhen("file.versions", func() bool { return w.work.Path() != "" })
	w.actions.EnableWhen("file.kept", func() bool { return len(w.session.Doc().Kept().Quarantine) > 0 })
	w.actions.EnableWhen("file.import.report", func() bool { return w.imported.name != "" })
	for _, id := range []string{"file.export", "file.print"} {
		w.actions.EnableWhen(id, w.hasMap)
	}
	w.actions.Bind("file.recent.clear", func() {
		w.set.Recent = nil
		w.keepSettings()
		w.each((*window).rebuildMenu)
	})
	w.actions.Recent = func() []action.Entry {
		var list []action.Entry
		for _, path := range w.set.Recent {
			list = append(list, action.Entry{Text: filepath.Base(path), Run: func() { w.afterAsking(func() { w.openPath(path) }) }})
		}
		return list
	}
}

func (w *window) hasMap() bool { return w.mapID != "" }

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

func (w *window) bindInsert() {
	a := w.actions
	a.Bind("insert.stage", func() { w.done(w.editor().AddStage(w.nextStage())) })
	a.Bind("insert.step", func() { w.done(w.editor().AddStep(w.selectedStage())) })
	a.Bind("insert.touchpoint", func() { w.done(w.editor().AddCardTo(model.TouchpointsLane, w.selectedColumn())) })
	a.Bind("insert.card", w.insertCard)
	a.Bind("insert.persona", func() { w.done(w.editor().AddPersona()) })
	a.Bind("insert.map", w.addMap)
	a.Bind("insert.picture", func() { w.askPicture(w.spotSelected()) })
	for _, id := range []string{"insert.stage", "insert.persona", "insert.picture"} {
		a.EnableWhen(id, w.hasMap)
	}
	for _, id := range []string{"insert.touchpoint", "insert.card"} {
		a.EnableWhen(id, func() bool { return len(w.session.Doc().Columns(w.mapID)) > 0 })
	}
	a.EnableWhen("insert.step", func() bool { return w.selectedStage() != "" })
	for _, t := range model.LaneTypes {
		a.Bind(action.InsertLane(t), func() { w.done(w.editor().AddLane(t, w.nextLane())) })
		a.EnableWhen(action.InsertLane(t), w.hasMap)
	}
}

// insertCard adds a card to the current cell, or to the lane and the column of what is selected.
func (w *window) insertCard() {
	if lane, column, ok := w.cell(); ok {
		w.done(w.editor().AddInto(lane, column))
		return
	}
	w.done(w.editor().AddCardTo(w.selectedLaneType(), w.selectedColumn()))
}

// selectedStage is the stage of what is selected, "" for none.
func (w *window) selectedStage() model.ID {
	col := w.selectedColumn()
	if step, ok := model.Get[model.Step](w.session.Doc(), col); ok {
		return step.Stage
	}
	return col
}

// nextStage is the stage after the selected one, "" for the end.
func (w *window) nextStage() model.ID {
	stages := w.session.Doc().Stages(w.mapID)
	for i, s := range stages {
		if s.ID == w.selectedStage() && i+1 < len(stages) {
			return stages[i+1].ID
		}
	}
	return ""
}

// nextLane is the lane after the selected one, "" for the end.
func (w *window) nextLane() model.ID {
	lanes := w.session.Doc().Lanes(w.mapID)
	for i, l := range lanes {
		if l.ID == w.selectedKind(scene.LaneHead) && i+1 < len(lanes) {
			return lanes[i+1].ID
		}
	}
	return ""
}

// selectedLaneType is the type of the lane that is selected or holds the selected card; touchpoints otherwise.
func (w *window) selectedLaneType() model.LaneType {
	d := w.session.Doc()
	id := w.selectedKind(scene.LaneHead)
	if c, ok := model.Get[model.Card](d, w.selectedKind(scene.Card)); ok {
		id = c.Lane
	}
	if l, ok := model.Get[model.Lane](d, id); ok && l.Type.TakesCards() {
		return l.Type
	}
	return model.TouchpointsLane
}

// addMap adds a map with its first stage, in one step.
func (w *window) addMap() {
	var id model.ID
	mark := w.session.Mark()
	_, err := w.session.Do("do.map.add", func(tx *model.Tx) error {
		id = model.AddMap(tx, model.Map{State: model.AsIs}, model.DefaultLanes)
		return nil
	})
	if err != nil {
		w.frame.Say(w.explain(err))
		return
	}
	w.openMap(id)
	res, err := w.editor().AddStage("")
	w.session.SquashTo(mark, "do.map.add")
	w.done(res, err)
}

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

func (w *window) bindRest() {
	a := w.actions
	a.Bind("view.area", func() { w.frame.FocusNextArea(w.focusMiddle) })
	a.Bind("journey.properties", func() {
		w.board.Select()
		w.set.HideRight = false
		w.showPanels()
		w.refresh()
		w.frame.FocusInspector()
	})
	a.Bind("journey.duplicate", w.duplicateMap)
	a.Bind("journey.template", w.askTemplate)
	a.Bind("journey.derive", w.deriveMap)
	a.Bind("journey.delete", w.deleteMap)
	for _, id := range []string{"journey.properties", "journey.duplicate", "journey.template", "journey.derive", "journey.delete"} {
		a.EnableWhen(id, w.hasMap)
	}
	a.Bind("analyse.next", w.nextFinding)
	a.EnableWhen("analyse.next", func() bool { return len(w.found) > 0 })
	w.bindChecks()
	a.Bind("help.shortcuts", w.showShortcuts)
	a.Bind("help.about", w.showAbout)
}

func (w *window) duplicateMap() {
	var id model.ID
	_, err := w.session.Do("do.map.duplicate", func(tx *model.Tx) (err error) {
		id, err = model.DuplicateMap(tx, w.mapID)
		return err
	})
	if err != nil {
		w.frame.Say(w.explain(err))
		return
	}
	w.openMap(id)
}

func (w *window) deleteMap() {
	m, _ := model.Get[model.Map](w.session.Doc(), w.mapID)
	w.host().DeleteMap(cmp.Or(m.Title.In(w.lang), w.words("untitled.map")), func() {
		if _, err := w.session.Do("do.map.delete", func(tx *model.Tx) error { return model.Delete(tx, m.ID) }); err != nil {
			w.frame.Say(w.explain(err))
		}
	})
}

// nextFinding walks through the gap list of the open map.
func (w *window) nextFinding() {
	here := ""
	if sel := w.selection(); len(sel) > 0 {
		here = sel[0].ID
	}
	var subjects []model.ID
	for _, f := range w.found {
		if f.Map == w.mapID && f.Subject != "" {
			subjects = append(subjects, f.Subject)
		}
	}
	for i, id := range subjects {
		if string(id) == here {
			subjects = append(subjects[i+1:], subjects[:i+1]...)
			break
		}
	}
	if len(subjects) > 0 {
		w.board.Select(string(subjects[0]))
		w.board.RevealID(string(subjects[0]))
		w.refreshSelection()
	}
}
