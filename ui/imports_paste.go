package ui

import (
	"errors"

	"sojourn/model/importer"
	"sojourn/ui/clipboard"
)

// pasteMap reads the cells that another program has copied beside the window and shows what they would become.
func (w *window) pasteMap() {
	w.closeEditor()
	page, err := "", error(nil)
	beside(func() { page, err = w.webPage() }, func() {
		switch {
		case errors.Is(err, clipboard.ErrSilent): // the toolkit would wait for its text and never come back
			w.frame.Say(w.words("clip.silent"))
		case err != nil:
			w.problem("import", w.words("import.clipboard"), &importer.Error{Code: importer.TooLarge, Err: err})
		default:
			w.importPasted(page, w.app.Clipboard().Content())
		}
	})
}

// importPasted shows what a copied range, or a diagram as text, would become.
func (w *window) importPasted(page, text string) {
	im := w.newImporting(w.words("import.clipboard"))
	var err error
	beside(func() {
		if im.tables, err = importer.Pasted(page, text); err == nil {
			err = im.recognise()
		}
	}, func() {
		if err != nil {
			w.problem("import", im.name, err)
			return
		}
		im.open()
	})
}
