package plan

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// shown puts a drawing into a window of 900 × 600.
func shown(t *testing.T, draw func(*sheet.Pen)) *sheet.Sheet {
	t.Helper()
	test.NewTempApp(t)
	s := sheet.New(typeset.Shared(), i18n.For("en"), sheet.Events{}, draw)
	w := test.NewWindow(s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 600))
	t.Cleanup(w.Close)
	return s
}

func TestADotStandsWhereItsRatingIsReadAgain(t *testing.T) {
	at := MatrixAt(900, 600)
	for _, r := range []struct{ value, effort float64 }{{0, 0}, {100, 5}, {50, 2.5}, {73, 1.25}} {
		value, effort, ok := Rating(at, spot(at, r.value, r.effort))
		if !ok || value-r.value > 1e-9 || r.value-value > 1e-9 || effort-r.effort > 1e-9 || r.effort-effort > 1e-9 {
			t.Errorf("%v is read as %v, %v, %v", r, value, effort, ok)
		}
	}
	if _, _, ok := Rating(at, scene.Point{X: at.MaxX() + 30, Y: at.Y}); ok {
		t.Error("a place beside the matrix has a rating")
	}
}

func TestDotsOfTheMatrixAreWalkedAndTheirListIsNot(t *testing.T) {
	dot := func(id string, value, effort float64) vm.Dot {
		return vm.Dot{Card: &model.Card{ID: model.ID(id)}, Number: "1", Name: id, Value: value, Effort: effort, Quadrant: insight.QuickWin, Spoken: id,
			Pains: []string{"a pain"}, Actions: []string{"an action"}}
	}
	m := vm.Matrix{Dots: []vm.Dot{dot("a", 90, 1), dot("b", 60, 1)}, Unrated: []vm.Dot{{Card: &model.Card{ID: "c"}, Name: "c", Spoken: "c"}}}
	s := shown(t, func(p *sheet.Pen) { Matrix(p, m, func(string) bool { return false }) })
	var walked []string
	for range 3 {
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
		r, _, _ := s.Current()
		walked = append(walked, r.ID)
	}
	s.Choose("a")
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if r, _, _ := s.Current(); r.ID != "b" {
		t.Errorf("below a lies %v (%v)", r, walked)
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if r, label, _ := s.Current(); r.ID != "c" || label != "c" {
		t.Errorf("right of b lies %v", r)
	}
}

func TestNamesInTheMatrixAreCutOnlyForWantOfRoom(t *testing.T) {
	name := "Put the chat on the payment page, with the order in view"
	d := vm.Dot{Card: &model.Card{ID: "a"}, Name: name}
	other := vm.Dot{Card: &model.Card{ID: "b"}, Value: 50, Effort: 4}
	shown(t, func(p *sheet.Pen) {
		c := &matrix{Pen: p, at: MatrixAt(1400, 900)}
		whole := p.Measure(name, sheet.Plain(sheet.SmallSize))
		c.label(d, spot(c.at, 80, 1), []vm.Dot{d, other})
		c.label(d, spot(c.at, 50, 2.6), []vm.Dot{d, other})
		if len(c.taken) != 2 || c.taken[0].W < whole || c.taken[1].W != shortLabel {
			t.Errorf("a name of %.0f points got %v", whole, c.taken)
		}
	})
}

func TestAPlaceOnTheBoardIsADepartmentAndAState(t *testing.T) {
	task := func(id string) vm.TaskCard {
		return vm.TaskCard{Card: &model.Card{ID: model.ID(id)}, Name: id, Due: "2026-01-01", Owner: "somebody"}
	}
	b := vm.Tasks{Rows: []vm.TaskRow{
		{Name: "Service", Cells: [3][]vm.TaskCard{{task("a"), task("b")}, {}, {task("c")}}},
		{Name: "Sales", Cells: [3][]vm.TaskCard{{}, {task("d")}, {}}},
	}}
	s := shown(t, func(p *sheet.Pen) { Tasks(p, b) })
	for id, want := range map[string]struct {
		row   int
		state model.ActionState
	}{"a": {0, model.Todo}, "b": {0, model.Todo}, "c": {0, model.Done}, "d": {1, model.Doing}} {
		at, ok := s.At(id)
		row, state, on := TaskCell(s.Pen(), b, scene.Point{X: float64(at.X), Y: float64(at.Y)})
		if !ok || !on || row != want.row || state != want.state {
			t.Errorf("%s stands at %v: row %d, %q, %v", id, at, row, state, on)
		}
	}
	if _, _, on := TaskCell(s.Pen(), b, scene.Point{X: 20, Y: 80}); on {
		t.Error("the name of a department is a place for an action")
	}
}

// Between two panels in a window of 1024 points the board is 500 wide: the third column had to be scrolled to.
func TestTheBoardFitsBetweenThePanelsOfASmallWindow(t *testing.T) {
	long := "answers the question of where the parcel is before anybody asks it"
	b := vm.Tasks{Rows: []vm.TaskRow{{Name: "Service", Cells: [3][]vm.TaskCard{
		{{Card: &model.Card{ID: "a"}, Name: long, For: long, Owner: long}}, {}, {{Card: &model.Card{ID: "c"}, Name: "c"}}}}}}
	s := shown(t, func(p *sheet.Pen) { Tasks(p, b) })
	for _, wide := range []float32{900, 500, 340} {
		s.Resize(fyne.NewSize(wide, 600))
		at, _ := s.At("c")
		row, state, on := TaskCell(s.Pen(), b, scene.Point{X: float64(at.X), Y: float64(at.Y)})
		if at.X < wide/2 || at.X > wide-60 || !on || row != 0 || state != model.Done {
			t.Errorf("in %v the last column is at %v, %q", wide, at, state)
		}
		s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-500, 0)})
		if now, _ := s.At("c"); now != at {
			t.Errorf("a board of %v scrolls aside, by %v", wide, at.X-now.X)
		}
	}
}

// Between two panels in a small window the names of what is missing came out as three dots each.
func TestTheNamesOfWhatIsMissingAreReadInASmallWindow(t *testing.T) {
	items := []vm.PlanItem{{ID: "a", Name: "Live chat on the web"}, {ID: "b", Name: "Parcel on its way"}}
	l := vm.Planning{Phases: []vm.PlanPhase{{Name: "Find the touchpoints", Steps: []vm.PlanStep{{Name: "Touchpoints have an owner", Items: items}}}}}
	s := shown(t, func(p *sheet.Pen) { Planning(p, l, nil, func(string) bool { return false }) })
	for _, wide := range []float32{900, 480, 320} {
		s.Resize(fyne.NewSize(wide, 600))
		a, _ := s.At("a")
		b, _ := s.At("b")
		if first := 2 * (a.X - edge - signWidth); wide < 500 && first < 100 || a.X < edge+signWidth+50 || b.X > wide-50 || a.Y == b.Y && b.X-a.X < 100 {
			t.Errorf("in %v the names stand around %v and %v", wide, a, b)
		}
	}
}

// Sentences on pages without ratings stood outside of what they were drawn with, so that nobody saw them.
func TestWhatAPageWithoutRatingsSaysIsSeen(t *testing.T) {
	ink := func(s *sheet.Sheet, left, top, right, bottom int) (n int) {
		img := fyne.CurrentApp().Driver().CanvasForObject(s).Capture()
		ground := img.At(1, 1)
		for y := top; y < bottom; y++ {
			for x := left; x < right; x++ {
				if img.At(x, y) != ground {
					n++
				}
			}
		}
		return n
	}
	if n := ink(shown(t, func(p *sheet.Pen) { Gaps(p, vm.Gaps{}) }), 20, 42, 300, 78); n < 200 { // below the scale, above the note
		t.Errorf("%d points of a sentence on the page of gaps", n)
	}
	m := vm.Matrix{Unrated: []vm.Dot{{Card: &model.Card{ID: "c"}, Name: "c", Spoken: "c"}}}
	s := shown(t, func(p *sheet.Pen) { Matrix(p, m, func(string) bool { return false }) })
	if n := ink(s, int(MatrixAt(900, 600).MaxX())+int(edge), 12, 890, 60); n < 600 {
		t.Errorf("%d points of the heading above opportunities without a rating", n)
	}
}
