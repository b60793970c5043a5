package ui

import (
	"errors"
	"strings"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/workspace"
	"sojourn/ui/dialog"
	"sojourn/ui/view/part"
)

// kinds names the problem of the word list that stands for an error of the rooms below.
var kinds = []struct {
	err  error
	kind string
}{
	{fileio.ErrChanged, "file.changed"}, {fileio.ErrGone, "file.missing"}, {fileio.ErrDenied, "file.denied"},
	{fileio.ErrReadOnly, "file.denied"}, {fileio.ErrFull, "file.full"}, {fileio.ErrTooBig, "file.large"},
	{workspace.ErrReadOnly, "file.newer"},
}

func kindOf(doing string, err error) string {
	for _, k := range kinds {
		if errors.Is(err, k.err) {
			return k.kind
		}
	}
	var foreign *codec.ForeignError
	var limit *codec.LimitError
	switch {
	case errors.As(err, &foreign):
		return "file.kind"
	case errors.As(err, &limit):
		return "file.large"
	}
	return doing
}

// problem tells of an error while opening, saving, importing or exporting a file.
func (w *window) problem(doing, name string, err error, answers ...dialog.Answer) {
	kind := kindOf(doing, err)
	if doing != "open" && doing != "save" { // the words of files are about the project's own
		kind = doing
	}
	w.host().Problem(kind, []any{"name", name, "reason", reason(err)}, answers...)
}

// reason is the cause in one line, for those who can do something with it.
func reason(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }

// explain is one line for the status bar.
func (w *window) explain(err error) string {
	var rule *model.RuleError
	if errors.As(err, &rule) {
		return w.words("error.edit") + ": " + rule.What
	}
	return w.words("error.edit") + ": " + reason(err)
}

// saveFailed offers the ways on: again, elsewhere, or over what somebody else has written.
func (w *window) saveFailed(err error, next func()) {
	h := w.host()
	elsewhere := h.SaveAs(func() { w.saveAs(next) })
	if errors.Is(err, fileio.ErrChanged) {
		over := dialog.Answer{Label: w.words("button.overwrite"), Style: part.Danger, Run: func() {
			saved, err := w.work.SaveOver(w.session.Doc())
			w.saved(saved, err, next)
		}}
		elsewhere.Style = part.Primary
		w.problem("save", w.fileName(), err, h.Cancel(), over, elsewhere)
		return
	}
	w.problem("save", w.fileName(), err, h.Cancel(), elsewhere, h.Retry(func() { w.save(next) }))
}

// safeName takes out of a title what a file name cannot have on any system.
func safeName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return ' '
		}
		return r
	}, s)
	r := []rune(strings.Trim(strings.Join(strings.Fields(s), " "), ". "))
	return string(r[:min(len(r), 60)])
}
