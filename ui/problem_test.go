package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/importer"
	"sojourn/model/workspace"
	"sojourn/ui/i18n"
)

// A Chinese window gives its reasons in Chinese, without paths of temporary files.
func TestCausesSpeakTheLanguageOfTheWindow(t *testing.T) {
	w := open(t)
	for _, c := range causes {
		err := &fileio.Error{Op: "create", Path: "/home/.sojourn-5bce.tmp", Kind: c.err}
		if got := w.reason(fmt.Errorf("saving: %w", err)); got != w.words(c.word) || !i18n.Known(c.word) {
			t.Errorf("%v: %q", c.err, got)
		}
	}
	for _, code := range []importer.Code{importer.Encrypted, importer.OldExcel, importer.WebPage, importer.OtherFile,
		importer.Damaged, importer.TooLarge, importer.Refused, importer.Empty} {
		if got := w.reason(&importer.Error{Code: code, What: "english"}); strings.Contains(got, "english") {
			t.Errorf("%s: %q", code, got)
		}
	}
	if got := w.explain(&model.RuleError{Rule: "lane", What: "cards cannot be put"}); got != "这一步没有做成：这条泳道不放卡片" {
		t.Error(got)
	}
	if got := w.reason(errors.New("some\n thing  odd")); got != "some thing odd" {
		t.Errorf("%q", got)
	}
}

// What can be done about an error depends on what was tried: no advice on saving to somebody who only wants to open.
func TestAdviceFitsWhatWasTried(t *testing.T) {
	for _, c := range []struct {
		doing string
		err   error
		kind  string
	}{
		{"open", fileio.ErrGone, "file.missing"}, {"save", fileio.ErrGone, "save"}, {"export", fileio.ErrGone, "export"},
		{"open", fileio.ErrDenied, "open"}, {"save", fileio.ErrDenied, "file.denied"}, {"export", fileio.ErrDenied, "export"},
		{"open", &codec.ForeignError{What: "pdf"}, "file.kind"}, {"import", &codec.ForeignError{What: "pdf"}, "import"},
		{"save", workspace.ErrReadOnly, "file.newer"}, {"save", fileio.ErrChanged, "file.changed"},
		{"save", &codec.LimitError{Name: "records"}, "save"}, {"open", &codec.LimitError{Name: "records"}, "file.large"},
	} {
		if got := kindOf(c.doing, fmt.Errorf("x: %w", c.err)); got != c.kind {
			t.Errorf("%s, %v: %s, want %s", c.doing, c.err, got, c.kind)
		}
	}
}
