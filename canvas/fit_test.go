package canvas

import (
	"testing"

	"sojourn/canvas/scene"
)

// Of a stage the whole column is shown, of a lane the whole row, of cards all that are selected.
func TestTheSelectionIsFitted(t *testing.T) {
	for _, c := range []struct {
		ids  []string
		want scene.Rect // in map coordinates
	}{
		{[]string{"s2"}, scene.Rect{X: 284, Y: 80, W: 172, H: 440}},
		{[]string{"pain"}, scene.Rect{X: 112, Y: 360, W: 344, H: 160}},
		{[]string{"c1", "c5"}, scene.Rect{X: 120, Y: 88, W: 328, H: 332}},
	} {
		s := open(t)
		s.Select(c.ids...)
		s.FitSelection()
		if want := s.view.FitIn(s.scene, c.want); s.View() != want {
			t.Errorf("%v: the view is %+v, want %+v", c.ids, s.View(), want)
		}
	}
	s := open(t)
	was := s.View()
	if s.FitSelection(); s.View() != was {
		t.Error("without a selection the view moves")
	}
}
