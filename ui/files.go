package ui

import (
	"cmp"
	"context"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/template"
	"sojourn/model/workspace"
	"sojourn/ui/crash"
	"sojourn/ui/dialog"
	"sojourn/ui/vm"
)

// files is what the window knows about the file of its project.
type files struct {
	savedAt time.Time      // of the last save in this window, zero before one
	holder  *fileio.Holder // who else has the file open, or has taken it over
	disk    workspace.Disk // what somebody else did to it
	name    string         // to suggest when a document without a file is saved
	writing bool           // a save is under way
	after   []func()       // to do when it is over
}

const (
	journeyEnding = ".journey"
	pdfEnding     = ".pdf" // a project can travel in one
)

// userName is what the system calls who works with the program, "" where it does not tell.
func userName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return cmp.Or(u.Name, u.Username)
}

// openWorkspace starts the keeper of files and its one goroutine.
func (w *window) openWorkspace() {
	w.work = workspace.New(workspace.Config{FS: fileio.OS, Home: w.home, Who: userName(), Now: time.Now, Decode: w.decode})
	ctx, stop := context.WithCancel(context.Background())
	w.stop = stop
	go func() {
		defer crash.Guard()
		w.work.Run(ctx, workspace.Events{
			Failed:    func(err error) { fyne.Do(func() { w.frame.Say(w.explain(err)) }) },
			Changed:   func(d workspace.Disk) { fyne.Do(func() { w.disturbed(d) }) },
			TakenOver: func(by fileio.Holder) { fyne.Do(func() { w.takenOver(by) }) },
		})
	}()
}

// host opens dialogs in front of the window.
func (w *window) host() dialog.Host {
	w.trace.put("dialog", len(w.win.Canvas().Overlays().List()))
	return dialog.Host{Window: w.win, Words: w.words}
}

// begin shows the sample and tells of a sudden end; then it opens the file of the command line, or offers work that
// was never saved.
func (w *window) begin(path string) {
	w.startSample()
	w.tellCrash(func() { w.arrive(path) })
}

// arrive opens the file of the command line, or offers work that was never saved.
func (w *window) arrive(path string) {
	if path != "" { // whoever names a file wants that one
		w.openPath(path)
		return
	}
	w.offer(waiting(w.work.Recoverable()))
}

func (w *window) startSample() {
	sample, _, err := codec.Decode(template.Sample())
	if err != nil { // embedded: only a broken build gets here
		panic(err)
	}
	w.start(sample)
}

// start shows a document that has no file.
func (w *window) start(doc *model.Document) {
	w.work.Begin(doc)
	w.show(doc, files{})
}

// show puts a document on the table, with what is known about its file.
func (w *window) show(doc *model.Document, f files) {
	w.files = f
	w.mapID = firstMap(doc)
	w.board.Select()
	w.session.Load(doc)
	w.board.FitWidth()
	w.showAccess()
	giveBack(doc)
}

// touched tells the keeper of files of a change. What the status bar said before it no longer holds.
func (w *window) touched(e model.Event) {
	w.frame.Say("")
	if e.Origin != model.Loaded {
		w.work.Edited(e.Doc)
	}
}

// saving says how safe the work is, and when it was saved last.
func (w *window) saving() (vm.Saving, time.Time) {
	switch {
	case w.files.writing:
		return vm.InProgress, w.files.savedAt
	case w.work.Path() == "":
		return vm.NeverSaved, time.Time{}
	case w.work.Dirty(w.session.Doc()):
		return vm.Unsaved, w.files.savedAt
	}
	return vm.Saved, w.files.savedAt
}

func (w *window) fileName() string {
	if w.work.Path() == "" {
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

func (w *window) askOpen() {
	w.afterAsking(func() {
		w.host().Pick(dialog.File{Title: w.words("pick.open"), Folder: w.folder(), Endings: []string{journeyEnding, pdfEnding}, Recent: w.set.Recent, Done: w.openPath})
	})
}

// folder is where the last file was.
func (w *window) folder() string {
	if path := w.work.Path(); path != "" {
		return filepath.Dir(path)
	}
	return w.set.Folder
}

// openPath opens a project. One that another window has open is shown there; one that somebody else has open is asked
// about first.
func (w *window) openPath(path string) {
	if other := w.windowOf(path); other != nil && other != w {
		other.win.RequestFocus()
		return
	}
	if h := w.work.HolderOf(path); h != nil && !h.Ours() {
		w.askHeld(path, *h)
		return
	}
	w.openAs(path, workspace.Openly)
}

// openAs opens a project in one of the ways there are. What was repaired in it is said, and work on it that was never
// saved is offered.
func (w *window) openAs(path string, way workspace.Way) {
	holder := w.work.HolderOf(path)
	a := w.ahead.Load()
	opened, err := w.work.OpenAs(path, way)
	if err != nil {
		w.cannotOpen(path, err)
		return
	}
	if a != nil && a.doc == opened.Doc {
		w.layouter = a.layouter
	}
	if opened.Carried {
		w.begun(strings.TrimSuffix(path, filepath.Ext(path))+journeyEnding, opened)
		return
	}
	if way != workspace.AsGuest {
		holder = opened.Holder
	}
	w.show(opened.Doc, files{holder: holder})
	w.remember(w.work.Path())
	w.tellRepairs(filepath.Base(path), opened, func() { w.offer(opened.Unsaved) })
}

func (w *window) cannotOpen(path string, err error) {
	w.set = w.set.WithoutRecent(path)
	w.keepSettings()
	w.each((*window).rebuildMenu)
	w.problem("open", filepath.Base(path), err)
}

// openCopy begins an untitled project with what a file holds.
func (w *window) openCopy(path string) {
	opened, err := w.work.OpenCopy(path)
	if err != nil {
		w.cannotOpen(path, err)
		return
	}
	w.begun(path, opened)
}

// begun shows an untitled project with what a file held, to be saved under a name like that of path.
func (w *window) begun(path string, opened workspace.Opened) {
	w.show(opened.Doc, files{name: freeName(path)})
	w.refreshBars()
	w.tellRepairs(filepath.Base(path), opened, nil)
}

func (w *window) remember(path string) {
	w.set = w.set.WithRecent(path)
	w.set.Folder = filepath.Dir(path)
	w.keepSettings()
	w.each((*window).rebuildMenu)
}

// another is a further window with the sample in it.
func (w *window) another() *window {
	n := w.newWindow()
	n.startSample()
	n.win.Show()
	return n
}

// close closes the window once nothing can be lost and no file is being written. The last one ends the program.
func (w *window) close() { w.closeThen(func() {}) }

func (w *window) closeThen(next func()) {
	if w.win.Canvas().Overlays().Top() != nil {
		return // a question is open: its answer comes first
	}
	w.endPresent()
	w.afterAsking(func() { w.callOff(func() { w.end(); next() }) })
}

// end takes the window away.
func (w *window) end() {
	size := w.ownSize()
	w.set.Width, w.set.Height = size.Width, size.Height
	w.keepSettings()
	w.stop()
	w.work.Close()
	w.windows = slices.DeleteFunc(w.windows, func(o *window) bool { return o == w })
	if w.resting != nil {
		w.resting.Stop()
	}
	w.win.Close()
}

// dropped takes files that were dropped on the window, unless a question is open there: pictures go where they fell.
func (w *window) dropped(at fyne.Position, uris []fyne.URI) {
	if len(uris) == 0 || w.showing != nil || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	if pictures := pictureFiles(uris); len(pictures) > 0 {
		w.hangFiles(pictures, w.spotAt(at))
		return
	}
	path := uris[0].Path()
	switch strings.ToLower(filepath.Ext(path)) {
	case journeyEnding, pdfEnding:
		w.afterAsking(func() { w.openPath(path) })
	default:
		var paths []string
		for _, u := range uris {
			paths = append(paths, u.Path())
		}
		w.importPaths(paths)
	}
}
