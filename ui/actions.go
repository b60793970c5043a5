package ui

import (
	"cmp"
	"path/filepath"

	"sojourn/model"
	"sojourn/ui/action"
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
