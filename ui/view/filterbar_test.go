package view

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/model"
	"sojourn/ui/i18n"
	"sojourn/ui/theme"
	"sojourn/ui/vm"
)

func filterStage(t *testing.T, lang string) (s *stage, chosen *model.Filter, left *int) {
	t.Helper()
	s, chosen, left = newStage(t, lang, theme.LightMode), new(model.Filter), new(int)
	show := func() { s.SetFilter(vm.NewFilter(s.session.Doc(), s.m, *chosen, lang, i18n.For(lang))) }
	s.ev.Filter = func(f model.Filter) { *chosen = f; show() }
	s.ev.FilterLeave = func() { *left++ }
	s.open(1240, 700)
	show()
	s.ShowFilter(true)
	return s, chosen, left
}

func TestTheFilterIsChosenWithTheKeyboard(t *testing.T) {
	s, chosen, left := filterStage(t, "zh")
	s.FocusFilter()
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if chosen.Department == "" {
		t.Errorf("chosen %+v", *chosen)
	}
	if s.filter.choices["department"].ID() != chosen.Department {
		t.Error("the choice does not show it")
	}
	test.Tap(s.filter.only)
	if !chosen.Only || chosen.Department == "" {
		t.Errorf("after the switch %+v", *chosen)
	}
	s.FocusFilter()
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	test.Tap(s.filter.clear)
	if *left != 2 {
		t.Errorf("Escape and the button left %d times", *left)
	}
}

// The map begins below the row, whatever rows that needs.
func TestTheFilterStandsAboveTheMap(t *testing.T) {
	s, _, _ := filterStage(t, "en")
	bar, board := s.filter.box, s.board
	if at := bar.Position().Y + bar.Size().Height; board.Position().Y != at || bar.Size().Height < wrapHeight {
		t.Errorf("the map begins at %v, the row ends at %v", board.Position().Y, at)
	}
	for _, o := range s.filter.row.Objects {
		if end := o.Position().X + o.Size().Width; end > bar.Size().Width || o.Position().Y+o.Size().Height > bar.Size().Height {
			t.Errorf("%T at %v sticks out", o, o.Position())
		}
	}
	test.AssertRendersToImage(t, "filter-en.png", s.win.Canvas())
	if s.ShowFilter(false); board.Position().Y != bar.Position().Y {
		t.Error("taken away, it leaves its room")
	}
	s.SetFilter(vm.NewFilter(model.New(), "", model.Filter{}, "en", i18n.For("en")))
	if s.filter.row.Objects[0] != fyne.CanvasObject(s.filter.none) {
		t.Error("nothing says why there is nothing to choose")
	}
}
