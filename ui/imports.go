package ui

import (
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/importer"
	"sojourn/ui/crash"
	"sojourn/ui/dialog"
)

// importing is a sheet on its way into the project.
type importing struct {
	w       *window
	name    string
	file    []byte           // as it was read; nil for what came from the clipboard, or is a log too long to be kept
	opts    importer.Options // as a person knows them better
	tables  []importer.Table
	at      int
	mapping importer.Mapping
	warned  []importer.Warning // by the guess
	system  string             // the program whose list of customers it is, "" for none that is known
	client  string             // by whose memory the sheet is read, "" for nobody's
	same    bool               // the very form came before
	into    model.ID           // the map to fill, "" for a new one
	made    made
	view    *dialog.ImportView
	builds  newest
	reads   newest
	paints  newest
	wait    func() // calls off the build that waits for corrections to come to rest
	then    func() // what follows when the page is closed
}

func (w *window) askImport() {
	w.closeEditor()
	w.host().Pick(dialog.File{Title: w.words("pick.import"), Folder: w.folder(), Endings: importer.Endings, Recent: w.set.Recent, Done: w.importPath})
}

// importPath reads a sheet beside the window and then shows what it would become.
func (w *window) importPath(path string) { w.importPaths([]string{path}) }

// importPaths does so with one file after the other.
func (w *window) importPaths(paths []string) {
	if len(paths) == 0 {
		return
	}
	if err := w.mayEdit(); err != nil {
		w.frame.Say(w.explain(err))
		return
	}
	path := paths[0]
	w.frame.Say(w.words("bar.reading", "name", filepath.Base(path)))
	var im *importing
	var back *returning
	var err error
	next := func() { w.importPaths(paths[1:]) }
	doc := w.session.Doc()
	beside(func() {
		if im, err = w.readSheet(path); err == nil {
			back = w.returned(path, im.tables, doc)
		}
	}, func() {
		w.frame.Say("")
		if err != nil {
			w.problem("import", filepath.Base(path), err, dialog.Answer{Label: w.words("button.ok"), Run: next})
			return
		}
		w.set.Folder = filepath.Dir(path)
		w.keepSettings()
		if back != nil {
			back.then = next
			back.open()
			return
		}
		im.then = next
		im.open()
	})
}

// beside does work while the window goes on, and then the rest in the window. Tests do one after the other.
var beside = func(work, then func()) {
	go func() {
		defer crash.Guard()
		work()
		fyne.Do(then)
	}()
}

// newImporting is a sheet of which nothing is known yet.
func (w *window) newImporting(name string) *importing {
	return &importing{w: w, name: name, wait: func() {}, then: func() {}}
}

// readSheet reads a file and chooses the sheet that looks most like a journey.
func (w *window) readSheet(path string) (*importing, error) {
	im := w.newImporting(filepath.Base(path))
	var err error
	open := func() (io.ReadCloser, error) { return fileio.Open(fileio.OS, path) }
	if im.tables, im.file, err = importer.ReadFile(im.name, open, im.opts); err != nil {
		return nil, err
	}
	return im, im.recognise()
}

// open shows the page.
func (im *importing) open() {
	im.view = im.w.host().Import(im.state(), dialog.Importing{
		Change: im.change, Paint: im.paint, Save: im.askSave, Manage: im.manage, Copy: func() { im.w.copyLeft(im.made.left) },
		Done: func(ok bool) {
			im.wait()
			im.builds.drop()
			im.reads.drop()
			im.paints.drop()
			if ok {
				im.apply()
			} else {
				im.then()
			}
		}})
	im.build()
}

// change takes a correction. Another sheet, layout or encoding is guessed anew; all else is taken as it is.
func (im *importing) change(c dialog.ImportChange) {
	t := &im.tables[im.at]
	switch c.What {
	case dialog.SetInto:
		im.into = model.ID(c.Value)
	case dialog.SetSheet:
		im.at, _ = strconv.Atoi(c.Value)
		im.guess()
	case dialog.SetLayout:
		im.take(importer.GuessAs(t, importer.Layout(c.Value), im.known()))
	case dialog.SetRecords:
		im.mapping.Records = importer.Records(c.Value)
	case dialog.SetHeader:
		im.setHeader(c.Value)
	case dialog.SetEncoding, dialog.SetDelimiter:
		im.readAs(c)
		return
	case dialog.SetLanguage:
		im.mapping.Language = strings.TrimPrefix(c.Value, anyLanguage)
	case dialog.SetHidden:
		im.mapping.Hidden = c.Value == takeHidden
	case dialog.SetSaved:
		im.client = strings.TrimPrefix(c.Value, nobody)
		im.guess()
	case dialog.SetField:
		im.setField(c.At+1, importer.Field(c.Value))
	case dialog.SetChannel:
		im.placeChannel(c.At, c.Value)
	case dialog.SetScale:
		im.setScale(c.At+1, c.Value)
	case dialog.SetNote:
		im.setNote(c.At, c.Value != "")
	case dialog.SetNotes:
		im.mapping.ListOnly, im.mapping.Listed = c.Value == "", nil
	}
	im.changed()
}

// changed shows a correction at once, and what comes of it when corrections have come to rest.
func (im *importing) changed() {
	im.view.Show(im.state())
	im.view.Working()
	im.wait()
	im.wait = later(buildAfter, im.build)
}
