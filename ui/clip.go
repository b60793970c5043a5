package ui

import (
	"cmp"
	"path/filepath"

	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/limits"
	"sojourn/ui/edit"
)

// clipFile holds the cards copied last, for another run of the program: the clipboard itself carries their text alone,
// so that other programs get nothing but that.
const clipFile = "clip.journey"

func (w *window) copy() {
	clip := w.editor().Copy(w.selected())
	if w.outlined {
		clip.Text = cmp.Or(w.outline.Text(), clip.Text)
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

func (w *window) paste() {
	if w.pastePictures(w.spotSelected()) {
		return
	}
	var at model.ID
	if sel := w.selected(); len(sel) > 0 {
		at = sel[0]
	}
	clip, text := w.pasted()
	w.placed(w.editor().Paste(clip, text, at))
}

func (w *window) pasteInto(lane, column model.ID) {
	clip, text := w.pasted()
	w.placed(w.editor().PasteInto(clip, text, lane, column))
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
