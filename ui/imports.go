package ui

import (
	"image"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"sojourn/canvas/layout"
	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/importer"
	"sojourn/model/limits"
	"sojourn/ui/crash"
	"sojourn/ui/dialog"
	"sojourn/ui/view/part"
)

// importing is a sheet on its way into the project.
type importing struct {
	w       *window
	name    string
	tables  []importer.Table
	at      int
	mapping importer.Mapping
	warned  []importer.Warning // by the guess
	plan    importer.Plan
	err     error
	scene   *scene.Scene
	view    *dialog.ImportView
}

var sheetEndings = []string{".xlsx", ".xlsm", ".csv", ".tsv"}

func (w *window) askImport() {
	w.closeEditor()
	w.host().Pick(dialog.File{Title: w.words("pick.import"), Folder: w.folder(), Endings: sheetEndings, Recent: w.set.Recent, Done: w.importPath})
}

// importPath reads a sheet beside the window and then shows what it would become.
func (w *window) importPath(path string) {
	name := filepath.Base(path)
	w.frame.Say(w.words("bar.reading", "name", name))
	var im *importing
	var err error
	beside(func() { im, err = w.readSheet(path) }, func() {
		w.frame.Say("")
		if err != nil {
			w.problem("import", name, err)
			return
		}
		w.set.Folder = filepath.Dir(path)
		w.keepSettings()
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

// readSheet reads a file and chooses the sheet that looks most like a journey.
func (w *window) readSheet(path string) (*importing, error) {
	im := &importing{w: w, name: filepath.Base(path)}
	data, _, err := fileio.Read(fileio.OS, path, limits.SheetBytes)
	if err != nil {
		return nil, err
	}
	if im.tables, err = importer.Read(path, data, importer.Options{}); err != nil {
		return nil, err
	}
	var p importer.Proposal
	im.at, p, err = importer.Pick(im.tables, "", nil)
	im.take(p)
	return im, err
}

func (im *importing) open() {
	im.work()
	im.view = im.w.host().Import(im.state(), im.change, func(ok bool) {
		if ok {
			im.apply()
		}
	})
}

// work works out what the mapping would make.
func (im *importing) work() {
	im.scene = nil
	im.plan, im.err = importer.Build(&im.tables[im.at], im.mapping, im.w.session.Doc())
	if im.err != nil {
		return
	}
	s := model.NewSession(model.New(), model.RandomIDs{})
	var m model.ID
	if _, im.err = s.Do("do.import", func(tx *model.Tx) (err error) { m, err = importer.Apply(tx, im.plan, ""); return err }); im.err != nil {
		return
	}
	im.scene = layout.Build(s.Doc(), layout.Options{Map: m, Lang: im.w.lang, Words: layout.Words(im.w.words), Print: true}, typeset.Shared())
}

// change takes a correction: another sheet or layout is guessed anew, other meanings are taken as they are.
func (im *importing) change(c dialog.ImportChange) {
	switch {
	case c.Sheet != im.at:
		im.at = c.Sheet
		im.take(importer.Guess(&im.tables[im.at], nil))
	case importer.Layout(c.Layout) != im.mapping.Layout:
		im.take(importer.GuessAs(&im.tables[im.at], importer.Layout(c.Layout), nil))
	default:
		im.mapping.Fields = meanings(im.mapping.Fields, c.Meaning)
	}
	im.work()
	im.view.Show(im.state())
}

func (im *importing) take(p importer.Proposal) { im.mapping, im.warned = p.Mapping, p.Warnings }

// meanings puts chosen fields into the list of those that were guessed.
func meanings(old []importer.FieldAt, chosen []string) []importer.FieldAt {
	var out []importer.FieldAt
	for _, f := range old {
		if f.At > len(chosen) {
			out = append(out, f) // beyond what is shown
		}
	}
	for i, field := range chosen {
		f := importer.FieldAt{At: i + 1, Field: importer.Field(field), Confidence: 1}
		for _, o := range old {
			if o.At == f.At {
				f.Name = o.Name
				if o.Field == f.Field {
					f = o
				}
			}
		}
		if f.Field != importer.Unknown {
			out = append(out, f)
		}
	}
	return out
}

// shownRows and shownColumns are how much of a sheet the dialog shows.
const (
	shownRows    = 40
	shownColumns = 40
)

// state is what the dialog shows now.
func (im *importing) state() dialog.Import {
	t, w := &im.tables[im.at], im.w.words
	i := dialog.Import{Name: im.name, Sheet: im.at, Layout: string(im.mapping.Layout), Across: im.mapping.Layout == importer.Matrix,
		Header: im.mapping.HeaderRow - 1, Ready: im.err == nil, Picture: im.picture}
	for n, t := range im.tables {
		name := t.Sheet
		if name == "" {
			name = strconv.Itoa(n + 1)
		}
		i.Sheets = append(i.Sheets, name)
	}
	for _, l := range []importer.Layout{importer.Long, importer.Matrix, importer.Stages, importer.UnknownLayout} {
		i.Layouts = append(i.Layouts, part.Option{ID: string(l), Text: w("import.layout." + string(l))})
	}
	for _, f := range importer.Fields {
		id := string(f)
		if f == importer.Unknown {
			id = "unknown"
		}
		i.Fields = append(i.Fields, part.Option{ID: string(f), Text: w("import.field." + id)})
	}
	rows, columns := t.Size()
	rows, columns = min(rows, shownRows), min(columns, shownColumns)
	for r := range rows {
		line := make([]string, columns)
		for c := range columns {
			line[c] = t.At(r, c)
		}
		i.Rows = append(i.Rows, line)
	}
	i.Meaning = make([]string, columns)
	if i.Across {
		i.Meaning = make([]string, rows)
	}
	for _, f := range im.mapping.Fields {
		if f.At >= 1 && f.At <= len(i.Meaning) {
			i.Meaning[f.At-1] = string(f.Field)
		}
	}
	if i.Across {
		i.Fixed = im.fixed(rows, columns)
	}
	if im.err != nil {
		i.Trouble = im.w.reason(im.err)
		return i
	}
	made := importer.NewReport(im.name, im.tables, im.at, im.mapping, im.plan, im.warned)
	i.Counts = w("bar.stages", "n", made.Made.Stages) + " · " + w("bar.cards", "n", made.Made.Cards)
	if n := made.Made.Tray; n > 0 {
		i.Counts += " · " + w("import.tray", "n", n)
	}
	if n := len(im.plan.Leftovers); n > 0 {
		i.Counts += " · " + w("import.leftovers", "n", n)
	}
	if made.Made.Stages == 0 {
		i.Trouble = w("import.stageless")
	}
	return i
}

// fixed names the rows of a matrix whose meaning follows from where they stand: its heads, what stands above them, and
// rows that hold nothing.
func (im *importing) fixed(rows, columns int) []string {
	name := func(f importer.Field) string { return im.w.words("import.field." + string(f)) }
	out := make([]string, rows)
	for r := range out {
		empty := true
		for c := range columns {
			empty = empty && im.tables[im.at].At(r, c) == ""
		}
		switch {
		case empty:
			out[r] = "–"
		case r+1 == im.mapping.StageRow:
			out[r] = name(importer.StageName)
		case r+1 == im.mapping.StepRow:
			out[r] = name(importer.StepName)
		}
	}
	for _, h := range im.mapping.Head {
		if h.Row >= 1 && h.Row <= rows {
			out[h.Row-1] = name(h.Field)
		}
	}
	return out
}

// picture paints the journey the sheet would become.
func (im *importing) picture(width, height int) image.Image { return paint(im.scene, width, height) }

// pictureOf paints a map of a document on its paper.
func (w *window) pictureOf(d *model.Document, m model.ID) dialog.Picture {
	s := layout.Build(d, layout.Options{Map: m, Lang: w.lang, Words: layout.Words(w.words), Print: true}, typeset.Shared())
	return func(width, height int) image.Image { return paint(s, width, height) }
}

// paint paints a scene as large as fits.
func paint(s *scene.Scene, width, height int) image.Image {
	if s == nil || s.Size.W == 0 || s.Size.H == 0 {
		return image.NewRGBA(image.Rectangle{})
	}
	zoom := min(float64(width)/s.Size.W, float64(height)/s.Size.H, 1)
	img := image.NewRGBA(image.Rect(0, 0, int(s.Size.W*zoom), int(s.Size.H*zoom)))
	raster.New(typeset.Shared()).Paint(img, raster.Frame{Scene: s, Camera: viewport.Camera{Zoom: zoom}})
	return img
}

// apply takes the plan into the project as one step.
func (im *importing) apply() {
	w := im.w
	var m model.ID
	if _, err := w.session.Do("do.import", func(tx *model.Tx) (err error) { m, err = importer.Apply(tx, im.plan, ""); return err }); err != nil {
		w.problem("import", im.name, err)
		return
	}
	w.openMap(m)
	w.frame.Say(w.words("bar.imported", "n", len(im.plan.Cards)))
}
