package ui

import (
	"context"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/template"
	"sojourn/model/workspace"
	"sojourn/ui/dialog"
	"sojourn/ui/i18n"
	"sojourn/ui/vm"
)

// files is what the window knows about the file of its project.
type files struct {
	savedAt time.Time // of the last save in this window
	trouble error     // why the last safety copy could not be written
}

const journeyEnding = ".journey"

// openWorkspace starts the keeper of files and its one goroutine.
func (w *window) openWorkspace(ctx context.Context, home string) {
	who := ""
	if u, err := user.Current(); err == nil {
		who = u.Username
	}
	w.work = workspace.New(workspace.Config{FS: fileio.OS, Home: home, Who: who, Now: time.Now})
	go w.work.Run(ctx, func(err error) {
		fyne.Do(func() { w.frame.Say(w.explain(err)) })
	})
}

// host opens dialogs in front of the window.
func (w *window) host() dialog.Host {
	w.trace.put("dialog", len(w.win.Canvas().Overlays().List()))
	return dialog.Host{Window: w.win, Words: w.words}
}

// begin shows the file of the command line, else the sample, and offers work that was never saved.
func (w *window) begin(path string) {
	sample, _, err := codec.Decode(template.Sample())
	if err != nil { // embedded: only a broken build gets here
		panic(err)
	}
	w.build()
	w.start(sample)
	if path != "" { // whoever names a file wants that one
		w.openPath(path)
		return
	}
	for _, r := range w.work.Recoverable() {
		if !r.Parked && w.win.Canvas().Overlays().Top() == nil {
			w.offer(r) // one question at a time; the others come at the next start
		}
	}
}

// start shows a document that has no file.
func (w *window) start(doc *model.Document) {
	w.work.Begin(doc)
	w.files = files{}
	w.show(doc)
}

// show puts a document on the table.
func (w *window) show(doc *model.Document) {
	w.mapID = firstMap(doc)
	w.board.Select()
	w.session.Load(doc)
	w.board.FitWidth()
}

// touched tells the keeper of files of a change. What the status bar said before it no longer holds.
func (w *window) touched(e model.Event) {
	w.frame.Say("")
	if e.Origin != model.Loaded {
		w.work.Edited(e.Doc)
	}
}

// offer asks whether unsaved work should be taken up again. What is declined is parked, not deleted; without an answer
// it is offered again at the next start.
func (w *window) offer(r workspace.Recovery) {
	name := r.Title
	if r.Path != "" {
		name = filepath.Base(r.Path)
	}
	w.host().Recover(name, i18n.Date(w.lang, r.At)+" "+i18n.Clock(w.lang, r.At), func() {
		opened, err := w.work.Recover(r)
		if err != nil {
			w.problem("open", name, err)
			return
		}
		w.files = files{}
		w.show(opened.Doc)
		w.work.Edited(opened.Doc)
		w.refreshBars()
	}, func() {
		if err := w.work.Park(r); err != nil {
			w.problem("open", name, err)
		}
	})
}

// saving says how safe the work is, and when it was saved last.
func (w *window) saving() (vm.Saving, time.Time) {
	switch {
	case w.work == nil || w.work.Path() == "":
		return vm.NeverSaved, time.Time{}
	case w.work.Dirty(w.session.Doc()):
		return vm.Unsaved, w.files.savedAt
	}
	return vm.Saved, w.files.savedAt
}

func (w *window) fileName() string {
	if w.work == nil || w.work.Path() == "" {
		return w.words("untitled.project")
	}
	return filepath.Base(w.work.Path())
}

func (w *window) title() string {
	mark := ""
	if s, _ := w.saving(); s == vm.Unsaved {
		mark = " •"
	}
	return w.fileName() + mark + " — Sojourn"
}

// afterAsking goes on once nothing can be lost: at once, or after the question about unsaved changes.
func (w *window) afterAsking(next func()) {
	w.board.CloseEditor(true)
	if !w.work.Dirty(w.session.Doc()) {
		next()
		return
	}
	w.host().Unsaved(w.fileName(), func() { w.save(next) }, func() {
		if err := w.work.Discard(); err != nil {
			w.problem("save", w.fileName(), err)
			return
		}
		next()
	})
}

// newProject starts with one empty journey.
func (w *window) newProject() {
	w.afterAsking(func() {
		s := model.NewSession(model.New(), model.RandomIDs{})
		_, err := s.Do("do.map.add", func(tx *model.Tx) error {
			m := model.AddMap(tx, model.Map{State: model.AsIs}, model.DefaultLanes)
			for range 3 {
				if _, err := model.AddStage(tx, m, model.Text{}, ""); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			w.frame.Say(w.explain(err))
			return
		}
		w.start(s.Doc())
	})
}

// newFromTemplate lets a person choose what to begin with.
func (w *window) newFromTemplate() {
	list := []dialog.Template{{ID: "", Name: w.words("template.blank"), About: w.words("template.blank.about")}}
	for _, t := range template.All() {
		one := dialog.Template{ID: t.ID, Name: t.Name.In(w.lang), About: t.About.In(w.lang)}
		for _, s := range t.Stages {
			one.Stages = append(one.Stages, s.Name.In(w.lang))
		}
		list = append(list, one)
	}
	w.host().Templates(list, func(id string) {
		if id == "" {
			w.newProject()
			return
		}
		w.afterAsking(func() { w.startTemplate(id) })
	})
}

func (w *window) startTemplate(id string) {
	t, err := template.Find(id)
	if err != nil {
		w.frame.Say(w.explain(err))
		return
	}
	s := model.NewSession(model.New(), model.RandomIDs{})
	if _, err := s.Do("do.template", func(tx *model.Tx) error { _, err := t.Apply(tx); return err }); err != nil {
		w.frame.Say(w.explain(err))
		return
	}
	w.start(s.Doc())
}

func (w *window) askOpen() {
	w.afterAsking(func() {
		w.host().Pick(dialog.File{Title: w.words("pick.open"), Folder: w.folder(), Endings: []string{journeyEnding}, Recent: w.set.Recent, Done: w.openPath})
	})
}

// folder is where the last file was.
func (w *window) folder() string {
	if path := w.work.Path(); path != "" {
		return filepath.Dir(path)
	}
	return w.set.Folder
}

// openPath opens a project. What was repaired in it is said.
func (w *window) openPath(path string) {
	opened, err := w.work.Open(path)
	if err != nil {
		w.set = w.set.WithoutRecent(path)
		w.keepSettings()
		w.rebuildMenu()
		w.problem("open", filepath.Base(path), err)
		return
	}
	w.files = files{savedAt: time.Now()}
	w.remember(w.work.Path())
	w.show(opened.Doc)
	switch {
	case len(opened.Unsaved) > 0:
		w.offer(opened.Unsaved[0])
	case opened.ReadOnly:
		w.host().Tell(w.words("open.readonly", "name", filepath.Base(path)), w.words("open.readonly.text"))
	case opened.Holder != nil:
		w.host().Tell(w.words("open.held", "name", filepath.Base(path)),
			w.words("open.held.text", "who", opened.Holder.Who, "host", opened.Holder.Host, "time", i18n.Clock(w.lang, opened.Holder.Since.Local())))
	case !opened.Report.Sound():
		w.tellRepairs(filepath.Base(path), opened)
	}
}

// tellRepairs says what was repaired in a file, and for one that was cut off or overwritten how much is left of it.
func (w *window) tellRepairs(name string, o workspace.Opened) {
	for _, i := range o.Report.Issues {
		if i.Code == codec.Damaged {
			cards := 0
			for _, m := range o.Doc.Maps() {
				cards += len(o.Doc.Cards(m.ID))
			}
			w.host().Tell(w.words("open.damaged", "name", name), w.words("open.damaged.text", "maps", len(o.Doc.Maps()), "cards", cards))
			return
		}
	}
	w.host().Tell(w.words("open.repaired", "n", len(o.Report.Issues)+o.Report.More), w.words("open.repaired.text"))
}

func (w *window) remember(path string) {
	w.set = w.set.WithRecent(path)
	w.set.Folder = filepath.Dir(path)
	w.keepSettings()
	w.rebuildMenu()
}

// save writes the project to its file and goes on with next, if there is one, only when that has worked.
func (w *window) save(next func()) {
	w.board.CloseEditor(true)
	if path := w.work.Path(); path != "" {
		w.write(path, next)
		return
	}
	w.saveAs(next)
}

func (w *window) saveAs(next func()) {
	w.board.CloseEditor(true)
	name := w.fileName()
	if w.work.Path() == "" {
		name = w.suggestedName() + journeyEnding
	}
	w.saveUnder(name, next)
}

// saveUnder asks where to save and suggests a name.
func (w *window) saveUnder(name string, next func()) {
	w.host().Pick(dialog.File{Title: w.words("pick.save"), Save: true, Folder: w.folder(), Name: name, Endings: []string{journeyEnding},
		Recent: w.set.Recent, Done: func(path string) { w.write(path, next) }})
}

// write writes the project to a file and goes on with that.
func (w *window) write(path string, next func()) {
	saved, err := w.work.SaveAs(w.session.Doc(), path)
	if err != nil {
		w.saveFailed(path, err, next)
		return
	}
	w.written(saved, next)
}

// written says what came of a good save.
func (w *window) written(s workspace.Saved, next func()) {
	w.files.savedAt = time.Now()
	w.remember(w.work.Path())
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
	name := w.session.Doc().Project().Title.In(w.lang)
	if m, ok := model.Get[model.Map](w.session.Doc(), w.mapID); ok && name == "" {
		name = m.Title.In(w.lang)
	}
	if name == "" {
		name = w.words("untitled.project")
	}
	return safeName(name)
}

// quit closes the window once nothing can be lost.
func (w *window) quit() {
	if w.win.Canvas().Overlays().Top() != nil {
		return // a question is open: its answer comes first
	}
	w.afterAsking(func() {
		size := w.win.Canvas().Size()
		w.set.Width, w.set.Height = size.Width, size.Height
		w.keepSettings()
		w.work.Close()
		w.win.Close()
	})
}

// dropped takes a file that was dropped on the window, unless a question is open there.
func (w *window) dropped(_ fyne.Position, uris []fyne.URI) {
	if len(uris) == 0 || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	path := uris[0].Path()
	switch strings.ToLower(filepath.Ext(path)) {
	case journeyEnding:
		w.afterAsking(func() { w.openPath(path) })
	default:
		w.importPath(path)
	}
}
