package ui

import (
	"errors"
	"image"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/limits"
	"sojourn/model/picture"
	"sojourn/ui/clipboard"
	"sojourn/ui/dialog"
	"sojourn/ui/edit"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// foreignEndings are those of pictures that are not taken. Whoever drops one hears why.
var foreignEndings = []string{".webp", ".heic", ".heif", ".avif", ".bmp", ".tif", ".tiff", ".svg"}

// pictureFiles are those of the files dropped that are pictures, by their names.
func pictureFiles(uris []fyne.URI) (paths []string) {
	for _, u := range uris {
		ending := strings.ToLower(filepath.Ext(u.Path()))
		foreign := false
		for _, e := range foreignEndings {
			foreign = foreign || e == ending
		}
		if picture.Known(u.Path()) || foreign {
			paths = append(paths, u.Path())
		}
	}
	return paths
}

// gathered is what came of the files that were to be pictures.
type gathered struct {
	list  []model.Media
	names []string // of those that were not taken
	err   error    // why the first of them was not
}

// take reads one file, or bytes that had none.
func (g *gathered) take(name string, data []byte, err error) {
	var m model.Media
	if err == nil {
		m, err = picture.Read(name, data)
	}
	if err != nil {
		g.names, g.err = append(g.names, filepath.Base(name)), firstOf(g.err, err)
		return
	}
	g.list = append(g.list, m)
}

func (g *gathered) file(path string) {
	data, _, err := fileio.Read(fileio.OS, path, limits.PictureFile)
	g.take(path, data, err)
}

func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// hangFiles reads pictures beside the window and puts them where they were let go. Of more files than a project takes the
// rest is not even read: the rule says so.
func (w *window) hangFiles(paths []string, at edit.Spot) {
	paths = paths[:min(len(paths), limits.Media+1)]
	e := w.editor()
	w.readPictures(paths[0], func(g *gathered) {
		for _, path := range paths {
			g.file(path)
		}
	}, func(list []model.Media) { w.hang(e, list, at) })
}

// hangData does the same with a picture that has no file.
func (w *window) hangData(data []byte, at edit.Spot) {
	e := w.editor()
	w.readPictures(w.words("card.picture"), func(g *gathered) { g.take("", data, nil) },
		func(list []model.Media) { w.hang(e, list, at) })
}

func (w *window) hang(e edit.Editor, list []model.Media, at edit.Spot) {
	res, err := e.Hang(list, at)
	w.done(res, err)
	if len(res.Selected) > 0 {
		w.board.RevealID(string(res.Selected[0]))
	}
}

// readPictures reads beside the window, hands on what could be read, and tells of what could not.
func (w *window) readPictures(name string, read func(*gathered), then func([]model.Media)) {
	if err := w.mayEdit(); err != nil {
		w.frame.Say(w.explain(err))
		return
	}
	w.board.CloseEditor(true)
	w.frame.Say(w.words("bar.reading", "name", filepath.Base(name)))
	var g gathered
	beside(func() { read(&g) }, func() {
		w.frame.Say("")
		if len(g.list) > 0 {
			then(g.list)
		}
		if g.err != nil {
			w.problem("picture", strings.Join(g.names[:min(len(g.names), namesTold)], ", "), g.err)
		}
	})
}

// namesTold is how many files that are no pictures are named.
const namesTold = 5

// spotAt is where something dropped on the window goes: the thing under the pointer, what is selected on the right panel,
// a persona of the left one, or else the storyboard.
func (w *window) spotAt(at fyne.Position) edit.Spot {
	if id, ok := w.frame.PersonaAt(at); ok {
		return edit.Spot{On: []scene.Ref{{Kind: scene.PersonaStrip, ID: string(id)}}}
	}
	if _, ok := w.page().(*personasPage); ok || w.frame.InspectorAt(at) {
		return w.spotSelected()
	}
	ref, slot, _ := w.board.Under(at)
	if slices.ContainsFunc(w.board.Selection(), func(r scene.Ref) bool { return r.Kind == ref.Kind && r.ID == ref.ID }) && shows(ref) {
		return w.spotSelected() // what is selected goes together
	}
	return spotOn(ref, slot)
}

// shows reports whether a thing of the map can show a picture.
func shows(r scene.Ref) bool {
	return r.Kind == scene.Card || r.Kind == scene.PersonaStrip || r.Kind == scene.StageHead || r.Kind == scene.StepHead
}

func spotOn(ref scene.Ref, slot scene.Slot) edit.Spot {
	switch {
	case shows(ref):
		return edit.Spot{On: []scene.Ref{ref}}
	case ref.Kind == scene.LaneHead:
		return edit.Spot{Slot: scene.Slot{Lane: ref.ID}}
	}
	return edit.Spot{Slot: slot}
}

// spotSelected is where a picture goes that has no place of its own: onto all that is selected, and else into the
// storyboard.
func (w *window) spotSelected() edit.Spot {
	if lane, column, ok := w.cell(); ok {
		return edit.Spot{Slot: scene.Slot{Lane: string(lane), Column: string(column)}}
	}
	sel := w.selection()
	if on := slices.DeleteFunc(slices.Clone(sel), func(r scene.Ref) bool { return !shows(r) }); len(on) > 0 {
		return edit.Spot{On: on}
	}
	if len(sel) == 0 {
		return edit.Spot{}
	}
	return spotOn(sel[0], scene.Slot{Column: sel[0].Column})
}

// askPicture lets a person choose a picture file for a place.
func (w *window) askPicture(at edit.Spot) {
	w.pickPicture(func(path string) { w.hangFiles([]string{path}, at) })
}

func (w *window) pickPicture(done func(path string)) {
	w.board.CloseEditor(true)
	w.host().Pick(dialog.File{Title: w.words("pick.picture"), Folder: w.folder(), Endings: picture.Endings, Recent: w.set.Recent, Done: done})
}

// choosePicture lets a person choose the picture of a field of the inspector.
func (w *window) choosePicture(f vm.Field) {
	w.pickPicture(func(path string) { w.chosen(f, path) })
}

func (w *window) chosen(f vm.Field, path string) {
	w.readPictures(path, func(g *gathered) { g.file(path) }, func(list []model.Media) {
		if _, err := w.session.Do("do.picture", func(tx *model.Tx) error {
			return f.Set(tx, vm.Value{Text: string(model.AddPicture(tx, list[0]))})
		}); err != nil {
			w.frame.Say(w.explain(err))
		}
	})
}

// pastePictures pastes pictures from the clipboard, and reports whether there is any: copied files, pixels, or a text that
// stands for either.
func (w *window) pastePictures(got clipboard.Content, at edit.Spot) bool {
	paths, data := edit.PastedPictures(got.Files)
	if len(paths) == 0 {
		data = got.Picture
	}
	if len(paths) == 0 && data == nil {
		paths, data = edit.PastedPictures(w.app.Clipboard().Content())
	}
	switch {
	case data != nil:
		w.hangData(data, at)
	case len(paths) > 0:
		w.hangFiles(paths, at)
	default:
		return false
	}
	return true
}

// thumb makes a small picture beside the window. The last ones are kept.
func (w *window) thumb(m *model.Media, shown func(image.Image)) {
	if img, ok := w.thumbs[m.ID]; ok {
		shown(img)
		return
	}
	var img image.Image
	beside(func() { img = raster.Thumbnail(m.Data, 2*part.ThumbSide) }, func() {
		if len(w.thumbs) >= limits.Media {
			clear(w.thumbs)
		}
		w.thumbs[m.ID] = img
		shown(img)
	})
}

// pictureReason is why a file is not taken as a picture, "" for any other error.
func (w *window) pictureReason(err error) string {
	var not *picture.Error
	var rule *model.RuleError
	switch {
	case errors.As(err, &not):
		return w.words("cause.picture." + string(not.Code))
	case errors.As(err, &rule) && rule.Rule == "records" && rule.Kind == model.KindMedia:
		return w.words("cause.pictures", "n", limits.Media)
	}
	return ""
}
