package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/importer"
	"sojourn/model/template"
	"sojourn/model/workspace"
	"sojourn/ui/dialog"
	"sojourn/ui/edit"
	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
)

// kinds names, for what was being done, the problem of the word list that stands for an error of the rooms below. Any
// other error is told in the words of what was being done, with its cause.
var kinds = map[string][]struct {
	err  error
	kind string
}{
	"open": {{fileio.ErrGone, "file.missing"}, {fileio.ErrTooBig, "file.large"}},
	"save": {{fileio.ErrChanged, "file.changed"}, {fileio.ErrDenied, "file.denied"}, {fileio.ErrReadOnly, "file.protected"},
		{fileio.ErrFull, "file.full"}, {workspace.ErrReadOnly, "file.newer"}, {workspace.ErrGuest, "file.guest"}},
}

func kindOf(doing string, err error) string {
	for _, k := range kinds[doing] {
		if errors.Is(err, k.err) {
			return k.kind
		}
	}
	var foreign *codec.ForeignError
	var limit *codec.LimitError
	switch {
	case doing == "open" && errors.As(err, &foreign):
		return "file.kind"
	case doing == "open" && errors.As(err, &limit):
		return "file.large"
	}
	return doing
}

// problem tells of an error while opening, saving, importing or exporting a file.
func (w *window) problem(doing, name string, err error, answers ...dialog.Answer) {
	w.host().Problem(kindOf(doing, err), []any{"name", name, "reason", w.reason(err)}, answers...)
}

// causes are those that people can do something about, with the words for them.
var causes = []struct {
	err  error
	word string
}{
	{fileio.ErrGone, "cause.gone"}, {fileio.ErrDenied, "cause.denied"}, {fileio.ErrReadOnly, "cause.readonly"},
	{fileio.ErrFull, "cause.full"}, {fileio.ErrBusy, "cause.busy"}, {fileio.ErrName, "cause.name"},
	{fileio.ErrNotFile, "cause.notfile"}, {fileio.ErrTooBig, "cause.large"}, {fileio.ErrDevice, "cause.disk"},
	{fileio.ErrVerify, "cause.disk"}, {workspace.ErrNoCopy, "cause.nocopy"},
	{workspace.ErrGuest, "cause.guest"}, {workspace.ErrReadOnly, "cause.newer"}, {edit.ErrLocked, "cause.locked"},
	{template.ErrTaken, "cause.template.taken"}, {template.ErrFull, "cause.template.full"},
}

// reason is the cause in one line of the window's language; a cause that has no words there is told as it came.
func (w *window) reason(err error) string {
	for _, c := range causes {
		if errors.Is(err, c.err) {
			return w.words(c.word)
		}
	}
	if s := w.pictureReason(err); s != "" {
		return s
	}
	var sheet *importer.Error
	var rule *model.RuleError
	var many *edit.TooManyError
	switch {
	case errors.As(err, &sheet) && i18n.Known("cause.sheet."+string(sheet.Code)):
		return w.words("cause.sheet." + string(sheet.Code))
	case errors.As(err, &many):
		return w.words("cause.many", "n", many.Most)
	case errors.As(err, &rule) && i18n.Known("cause.rule."+rule.Rule):
		return w.words("cause.rule." + rule.Rule)
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}

// explain is one line for the status bar.
func (w *window) explain(err error) string {
	return w.words("error.edit") + w.words("list.colon") + w.reason(err)
}

// saveFailed offers the ways on: again, elsewhere, or over what somebody else has written.
func (w *window) saveFailed(path string, err error, next func()) {
	h, name := w.host(), filepath.Base(path)
	elsewhere := h.SaveAs(func() { w.saveUnder(freeName(path), next) })
	switch {
	case errors.Is(err, fileio.ErrChanged) && path == w.work.Path():
		w.join(next)
	case errors.Is(err, workspace.ErrReadOnly), errors.Is(err, workspace.ErrGuest): // trying again changes nothing
		elsewhere.Style = part.Primary
		w.problem("save", name, err, h.Cancel(), elsewhere)
	case errors.Is(err, fileio.ErrReadOnly): // it is so until somebody else changes that
		again := h.Retry(func() { w.write(path, next) })
		again.Style, elsewhere.Style = part.Outline, part.Primary
		w.problem("save", name, err, h.Cancel(), again, elsewhere)
	default:
		copied := dialog.Answer{Label: w.words("file.savecopy"), Style: part.Outline, Run: w.saveCopy}
		w.problem("save", name, err, h.Cancel(), copied, elsewhere, h.Retry(func() { w.write(path, next) }))
	}
}

// freeName is the name of a file, with a number if there is one of that name in its folder.
func freeName(path string) string {
	ending := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ending)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return filepath.Base(path)
		}
		path = stem + " " + strconv.Itoa(n) + ending
	}
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
