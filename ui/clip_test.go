package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"sojourn/canvas/entry"
	"sojourn/model"
	"sojourn/model/limits"
	"sojourn/ui/clipboard"
)

// beginAgain is another run of the program with the same folder, at the same time.
func (w *window) beginAgain(t *testing.T) *window {
	t.Helper()
	p := newProgram(w.app, w.home, "test")
	p.rest = time.Hour // there is no UI goroutine here: its timer would be a second one in the toolkit
	other := p.newWindow()
	t.Cleanup(func() {
		other.stop()
		other.work.Close()
	})
	other.startSample()
	return other
}

func TestCardsGoToOtherWindowsAndRuns(t *testing.T) {
	w := open(t)
	c := w.card(t, "在线客服")
	second := w.newWindow()
	second.startSample()
	for name, other := range map[string]*window{"window": second, "run": w.beginAgain(t)} {
		w.board.Select(string(c.ID))
		w.actions.Run("edit.copy")
		if w.app.Clipboard().Content() != "在线客服" {
			t.Fatalf("other programs get %q", w.app.Clipboard().Content())
		}
		other.board.Select()
		other.actions.Run("edit.paste")
		got, _ := model.Get[model.Card](other.session.Doc(), other.selected()[0])
		if got.Touchpoint == nil || got.Touchpoint.Expectation == nil || *got.Touchpoint.Expectation != *c.Touchpoint.Expectation {
			t.Errorf("the other %s got %+v", name, got)
		}
		if n := len(other.session.Doc().Cell(got.Lane, got.Column)); n < 2 {
			t.Errorf("the other %s has it in a cell of %d", name, n)
		}
	}
}

// Cells from a spreadsheet fill the map, and the status bar tells what had no cell.
func TestCellsOfASheetAndTheTray(t *testing.T) {
	w := open(t)
	w.app.Clipboard().SetContent(strings.Repeat("x\t", 6) + "over")
	w.board.Select(string(w.session.Doc().Stages(w.mapID)[0].ID))
	w.actions.Run("edit.paste")
	if n := len(w.session.Doc().Tray(w.mapID)); n != 1 || len(w.selected()) != 7 {
		t.Errorf("%d in the tray, %d selected", n, len(w.selected()))
	}
	if w.session.UndoLabel() != "do.paste" {
		t.Error(w.session.UndoLabel())
	}
	w.win.Canvas().Focus(w.board)
	w.app.Clipboard().SetContent("'" + strings.Repeat("x\n", 6000))
	before := w.session.Doc()
	if w.actions.Run("edit.paste"); w.session.Doc() != before {
		t.Error("pasted far too much")
	}
}

// Every text field gets what the system tells of the clipboard, and who has copied something that does not come is told why.
func TestTextIsPastedIntoFieldsWithoutWaiting(t *testing.T) {
	w := open(t)
	before := beside
	beside = func(work, then func()) { work(); then() }
	t.Cleanup(func() { beside = before })
	w.app.Clipboard().SetContent("of the toolkit")
	w.actions.Run("edit.find")
	field, ok := w.win.Canvas().Focused().(*entry.Entry)
	if !ok {
		t.Fatalf("the keyboard is with %T", w.win.Canvas().Focused())
	}
	for _, c := range []struct {
		text  string
		known bool
		err   error
		want  string
		says  string
	}{
		{"购买", true, nil, "购买", ""},
		{"", true, nil, "", ""},
		{"", false, nil, "of the toolkit", ""},
		{"", true, clipboard.ErrSilent, "", w.words("clip.silent")},
		{"", true, errors.New("too long"), "", w.words("clip.long")},
		{strings.Repeat("长", limits.BodyRunes), true, nil, strings.Repeat("长", limits.BodyRunes), ""},
		{strings.Repeat("长", limits.BodyRunes+1), true, nil, "", w.words("clip.long")}, // the window stood still for minutes
	} {
		w.program.text = func() (string, bool, error) { return c.text, c.known, c.err }
		w.frame.Say("")
		got := "nothing"
		w.textFor(field, w.app.Clipboard(), func(text string) { got = text })
		if got != c.want || c.says != "" && !w.tells(c.says) {
			t.Errorf("%.60s %v: %.60q", c.text, c.err, got)
		}
	}
}

// A range of another program keeps its merged cells with the plain key, and what is told of it comes from beside the
// window.
func TestARangeIsPastedWithItsMergedCells(t *testing.T) {
	w := open(t)
	w.copied(clipboard.Content{Page: "<table><tr><td colspan=2>跨两列<td>单列</tr></table>"}, nil)
	w.app.Clipboard().SetContent("跨两列\t\t单列\n")
	w.board.Select(string(w.session.Doc().Stages(w.mapID)[0].ID))
	w.actions.Run("edit.paste")
	if a, b := w.card(t, "跨两列"), w.card(t, "单列"); a.Span != 2 || b.Span != 0 {
		t.Errorf("they cover %d and %d columns", a.Span, b.Span)
	}
}
