package ui

import (
	"path/filepath"
	"strings"
	"time"

	"sojourn/model"
	"sojourn/model/workspace"
	"sojourn/ui/dialog"
)

// afterAsking goes on once nothing can be lost: at once, or after the question about unsaved changes.
func (w *window) afterAsking(next func()) {
	w.closeEditor()
	switch {
	case w.files.writing:
		w.files.after = append(w.files.after, func() { w.afterAsking(next) })
	case w.work.Dirty(w.session.Doc()):
		// After the save it is asked again: there may have been more changes while it went on.
		w.host().Unsaved(w.fileName(), func() { w.save(func() { w.afterAsking(next) }) }, func() {
			if err := w.work.Discard(); err != nil {
				w.problem("save", w.fileName(), err)
				return
			}
			next()
		})
	default:
		next()
	}
}

// save writes the project to its file and goes on with next, if there is one, only when that has worked.
func (w *window) save(next func()) {
	w.closeEditor()
	if path := w.work.Path(); path != "" {
		w.write(path, next)
		return
	}
	w.saveAs(next)
}

func (w *window) saveAs(next func()) {
	w.closeEditor()
	name := w.fileName()
	if w.work.Path() == "" {
		name = w.suggestedName() + journeyEnding
	}
	w.saveUnder(name, next)
}

// saveCopy asks where to write a copy of the project.
func (w *window) saveCopy() {
	w.closeEditor()
	name := w.suggestedName() + journeyEnding
	if path := w.work.Path(); path != "" {
		name = freeName(path)
	}
	w.host().Pick(dialog.File{Title: w.words("pick.copy"), Save: true, Folder: w.folder(), Name: name, Endings: []string{journeyEnding},
		Recent: w.set.Recent, Done: w.writeCopy})
}

// saveUnder asks where to save and suggests a name.
func (w *window) saveUnder(name string, next func()) {
	w.host().Pick(dialog.File{Title: w.words("pick.save"), Save: true, Folder: w.folder(), Name: name, Endings: []string{journeyEnding},
		Recent: w.set.Recent, Done: func(path string) { w.write(path, next) }})
}

// write writes the project to a file and goes on with that.
func (w *window) write(path string, next func()) {
	if other := w.windowOf(path); other != nil && other != w {
		w.host().Tell(w.words("save.open", "name", filepath.Base(path)), w.words("save.open.text"))
		return
	}
	w.beside(func(doc *model.Document) (workspace.Saved, error) { return w.work.SaveAs(doc, path) },
		func(err error) { w.saveFailed(path, err, next) }, next)
}

// writeOver writes the project to its file whatever that holds; what it holds becomes a version.
func (w *window) writeOver(next func()) {
	path := w.work.Path()
	w.beside(w.work.SaveOver, func(err error) { w.saveFailed(path, err, next) }, next)
}

// writeCopy writes the project to another file and stays with its own.
func (w *window) writeCopy(path string) {
	var err error
	doc := w.session.Doc()
	beside(func() { _, err = w.work.SaveCopy(doc, path) }, func() {
		if err != nil {
			w.problem("save", filepath.Base(path), err)
			return
		}
		w.frame.Say(w.words("bar.copied", "name", filepath.Base(path)))
		w.refreshBars()
	})
}

// beside saves beside further editing, one save after the other. Slow drives then hold nobody up.
func (w *window) beside(save func(*model.Document) (workspace.Saved, error), failed func(error), next func()) {
	if w.files.writing {
		w.files.after = append(w.files.after, func() { w.beside(save, failed, next) })
		return
	}
	doc := w.session.Doc()
	w.files.writing = true
	w.refreshBars()
	var saved workspace.Saved
	var err error
	beside(func() { saved, err = save(doc) }, func() {
		after := w.files.after
		w.files.writing, w.files.after = false, nil
		if err != nil {
			w.refreshBars()
			failed(err)
		} else {
			w.written(saved, next)
		}
		for _, do := range after {
			do()
		}
	})
}

// written says what came of a good save.
func (w *window) written(s workspace.Saved, next func()) {
	w.files.savedAt, w.files.disk = time.Now(), workspace.Same
	w.remember(w.work.Path())
	w.showAccess()
	w.refreshBars()
	if s.InPlace {
		w.frame.Say(w.words("save.inplace", "copy", s.Copy))
	}
	if next != nil {
		next()
	}
}

// suggestedName is a file name after the project or its open map.
func (w *window) suggestedName() string {
	if w.files.name != "" {
		return strings.TrimSuffix(w.files.name, journeyEnding)
	}
	name := w.session.Doc().Project().Title.In(w.lang)
	if m, ok := model.Get[model.Map](w.session.Doc(), w.mapID); ok && name == "" {
		name = m.Title.In(w.lang)
	}
	if name == "" {
		name = w.words("untitled.project")
	}
	return safeName(name)
}
