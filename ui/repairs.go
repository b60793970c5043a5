package ui

import (
	"strings"

	"sojourn/model/codec"
	"sojourn/model/workspace"
	"sojourn/ui/dialog"
	"sojourn/ui/i18n"
)

// tellRepairs says what was repaired in a file, for one that was cut off or overwritten how much is left of it, and goes
// on with next. A sound file is not talked about.
func (w *window) tellRepairs(name string, o workspace.Opened, next func()) {
	if o.Report.Sound() {
		if next != nil {
			next()
		}
		return
	}
	n := len(o.Report.Issues) + o.Report.More
	title, text := w.words("open.repaired", "n", n), w.words("open.repaired.text")
	var list []dialog.Kept
	for _, i := range o.Report.Issues {
		if i.Code == codec.Damaged {
			title = w.words("open.damaged", "name", name)
			text = w.words("open.damaged.text", "maps", len(o.Doc.Maps()), "cards", cards(o.Doc))
		}
		list = append(list, dialog.Kept{Title: w.issueTitle(string(i.Code), i.Where), Text: i.Detail})
	}
	w.host().Keep(title, text, list, w.copier(list), next)
}

// issueTitle words what was wrong, and where.
func (w *window) issueTitle(code, where string) string {
	if key := "issue." + code; i18n.Known(key) {
		code = w.words(key)
	}
	return code + " · " + where
}

// showKept shows what of the file could not be understood and is kept in it as it came.
func (w *window) showKept() {
	var list []dialog.Kept
	for _, q := range w.session.Doc().Kept().Quarantine {
		list = append(list, dialog.Kept{Title: w.issueTitle(q.Reason, q.Where), Text: strings.Join(strings.Fields(string(q.Raw)), " ")})
	}
	w.host().Keep(w.words("kept.title", "n", len(list)), w.words("kept.text"), list, w.copier(list), nil)
}

// copier puts a list on the clipboard, whole.
func (w *window) copier(list []dialog.Kept) func() {
	return func() {
		var b strings.Builder
		for _, k := range list {
			b.WriteString(k.Title + "\n" + k.Text + "\n\n")
		}
		w.app.Clipboard().SetContent(b.String())
	}
}
