package ui

import (
	"cmp"
	"errors"
	"path/filepath"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"sojourn/canvas/entry"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/limits"
	"sojourn/ui/clipboard"
	"sojourn/ui/edit"
)

// clipFile holds the cards copied last, for another run of the program: the clipboard itself carries their text alone,
// so that other programs get nothing but that.
const clipFile = "clip.journey"

func (w *window) copy() {
	clip := w.editor().Copy(w.selected())
	if o := w.lines(); o != nil {
		clip.Text = cmp.Or(o.Text(), clip.Text)
	}
	if clip.Text == "" {
		return
	}
	w.clip = clip
	w.app.Clipboard().SetContent(clip.Text)
	path := filepath.Join(w.home, clipFile)
	beside(func() { // when it fails, the others still have the text
		if data, err := clip.Encode(); err == nil && fileio.MakeDir(fileio.OS, w.home) == nil {
			fileio.Save(fileio.OS, path, data, fileio.Options{})
		}
	}, func() {})
}

// paste puts what is on the clipboard where something is selected.
func (w *window) paste() {
	if lane, column, ok := w.cell(); ok {
		w.pasteInto(scene.Slot{Lane: string(lane), Column: string(column)})
		return
	}
	var at model.ID
	if ids := w.selected(); len(ids) > 0 {
		at = ids[0]
	}
	e := w.editor()
	w.pasteAt(w.spotSelected(), func(clip edit.Clip, text string) (edit.Result, error) { return e.Paste(clip, text, at) })
}

// pasteInto puts it into a cell.
func (w *window) pasteInto(slot scene.Slot) {
	e := w.editor()
	w.pasteAt(edit.Spot{Slot: slot}, func(clip edit.Clip, text string) (edit.Result, error) {
		return e.PasteInto(clip, text, model.ID(slot.Lane), model.ID(slot.Column))
	})
}

// pasteAt puts pictures at a spot, and text where the caller puts it. What there is, is asked beside the window: the
// program that has it may be slow to say so, or be this one, which answers from the window's own loop.
func (w *window) pasteAt(at edit.Spot, put func(edit.Clip, string) (edit.Result, error)) {
	var got clipboard.Content
	var err error
	beside(func() { got, err = w.foreign() }, func() {
		switch {
		case errors.Is(err, clipboard.ErrSilent): // the toolkit would wait for its text and never come back
			w.frame.Say(w.words("clip.silent"))
		case err != nil:
			w.problem("picture", w.words("card.picture"), err)
		case !w.pastePictures(got, at):
			clip, text := w.pasted()
			clip.Page = got.Page
			w.placed(put(clip, text))
		}
	})
}

// textFor gets the text of the clipboard for a field. It is asked for beside the window: the toolkit would wait as long as
// the program that has it likes.
func (p *program) textFor(field *entry.Entry, c fyne.Clipboard, put func(string)) {
	var text string
	var known bool
	var err error
	beside(func() { text, known, err = p.text() }, func() {
		switch {
		case err != nil:
			p.sayAt(field, err)
		case !known:
			text = c.Content()
		}
		if utf8.RuneCountInString(text) > limits.BodyRunes { // no field holds it, and the toolkit would take minutes to break its lines
			p.sayAt(field, errLong)
			text = ""
		}
		put(text)
	})
}

var errLong = errors.New("the text is longer than any field takes")

// sayAt tells in the window of a field why nothing was pasted.
func (p *program) sayAt(field *entry.Entry, err error) {
	for _, w := range p.windows {
		if w.win.Canvas() != fyne.CurrentApp().Driver().CanvasForObject(field) {
			continue
		}
		if errors.Is(err, clipboard.ErrSilent) {
			w.frame.Say(w.words("clip.silent"))
		} else {
			w.frame.Say(w.words("clip.long"))
		}
	}
}

// typeIntoCell begins a card with what is typed while the keyboard is in an empty cell, as a spreadsheet does. The card
// is opened at once, so that the rest goes there too.
func (w *window) typeIntoCell(r rune) {
	if lane, column, ok := w.cell(); ok && w.page() == nil && unicode.IsGraphic(r) && r != ' ' {
		w.done(w.editor().AddInto(lane, column))
		w.board.Type(r)
	}
}

// placed is done that also tells of cards without a cell.
func (w *window) placed(res edit.Result, err error) {
	w.done(res, err)
	if err == nil && res.Tray > 0 {
		w.frame.Say(w.words("bar.tray", "n", res.Tray))
	}
}

// pasted returns the text there is to paste, where the system has no clipboard our own, with the cards that it is the
// text of if they were copied here or in another run of the program.
func (w *window) pasted() (edit.Clip, string) {
	text := cmp.Or(w.app.Clipboard().Content(), w.clip.Text)
	if text == w.clip.Text {
		return w.clip, text
	}
	if data, _, err := fileio.Read(fileio.OS, filepath.Join(w.home, clipFile), limits.DocumentBytes); err == nil {
		if clip, ok := edit.ReadClip(data); ok && clip.Text == text {
			return clip, text
		}
	}
	return edit.Clip{}, text
}
