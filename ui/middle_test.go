package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"sojourn/ui/view/part"
)

// paged returns the application on the sample, with a page in place of the map.
func paged(t *testing.T, action string) *window {
	t.Helper()
	w := open(t)
	if !w.actions.Run(action) {
		t.Fatalf("%s does not run", action)
	}
	return w
}

func TestAPageKeepsTheSelectionAndEscapeLeadsBackToTheMap(t *testing.T) {
	w := open(t)
	c := w.card(t, "在线客服")
	w.board.Select(string(c.ID))
	w.actions.Run("analyse.gaps")
	if sel := w.selection(); len(sel) != 1 || sel[0].ID != string(c.ID) || w.page() == nil || w.set.Page != "gaps" {
		t.Fatalf("selected %v on page %q", sel, w.set.Page)
	}
	w.strayKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	next := w.selection()[0].ID
	if next == string(c.ID) || w.board.Selection()[0].ID != next {
		t.Errorf("Down selects %v, the map %v", next, w.board.Selection())
	}
	w.page().typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.page() != nil || w.set.Page != "" || w.board.Selection()[0].ID != next || w.win.Canvas().Focused() != fyne.Focusable(w.board) {
		t.Errorf("after Escape: page %q, %v", w.set.Page, w.board.Selection())
	}
}

func TestEveryPageShowsEveryMapInBothLanguages(t *testing.T) {
	w := open(t)
	for _, k := range pageKinds() {
		w.showPage(k.name)
		for _, lang := range []string{"en", "zh"} {
			w.speak(lang)
			if w.page() == nil || w.page().content() == nil {
				t.Fatalf("%s shows nothing", k.name)
			}
			for _, m := range w.session.Doc().Maps() {
				w.openMap(m.ID)
				w.win.Canvas().Capture()
			}
		}
		w.actions.Run(k.action)
		if w.page() != nil {
			t.Errorf("%s does not give way to the map", k.action)
		}
	}
}

func TestTheOpenMapInTheListTakesItsPlaceBack(t *testing.T) {
	w := paged(t, "analyse.gaps")
	other := w.session.Doc().Maps()[1].ID
	w.pressMap(other)
	if w.page() == nil || w.mapID != other {
		t.Fatal("another map: the page goes")
	}
	w.pressMap(other)
	if w.page() != nil {
		t.Error("the open map does not come back")
	}
}

func TestAFindingThatAPageLacksIsShownOnTheMap(t *testing.T) {
	w := paged(t, "analyse.gaps")
	stage := w.session.Doc().Stages(w.mapID)[5].ID
	for _, c := range w.checks() {
		if len(c.Subjects) == 1 && c.Subjects[0] == stage {
			w.showCheck(c)
			if w.page() != nil || w.board.Selection()[0].ID != string(stage) {
				t.Errorf("page %q, selected %v", w.mid.name, w.board.Selection())
			}
			return
		}
	}
	t.Fatal("the sample has lost its stage without touchpoints")
}

func TestTheNamesOfPagesFitSideBySideInThePanel(t *testing.T) {
	const room = 96 - 2*4 // of two in a row, without their edges
	w := open(t)
	for _, lang := range []string{"zh", "en"} {
		w.speak(lang)
		for _, p := range w.pageList() {
			if wide := fyne.MeasureText(p.Text, part.SmallSize, fyne.TextStyle{Bold: true}).Width; wide > room {
				t.Errorf("%s: %q is %v wide", lang, p.Text, wide)
			}
		}
	}
}

// Function keys mean the same in a field and on a button as on the map, and leave the keyboard where it is.
func TestFunctionKeysAreHeardEverywhere(t *testing.T) {
	w := open(t)
	for _, page := range []string{"", "gaps"} {
		w.showPage(page)
		for _, area := range []int{1, 2, 3} {
			w.focusMiddle()
			for range area {
				w.frame.FocusNextArea(w.focusMiddle)
			}
			in := w.win.Canvas().Focused()
			in.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
			if w.win.Canvas().Overlays().Top() == nil {
				t.Fatalf("page %q: F1 does nothing in area %d, %T", page, area, in)
			}
			w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if now := w.win.Canvas().Focused(); now != in {
				t.Errorf("page %q: F1 in area %d takes the keyboard from %T to %T", page, area, in, now)
			}
		}
	}
}
