package tool

import (
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/scene"
)

var onB1, onB2 = at(340, 85), at(500, 85)

func TestStepping(t *testing.T) {
	table{
		{"past the next", drag(onB1, at(530, 85)), []string{"select [b1]", "tool.MoveStep {b1 b }"}},
		{"before the first", drag(onB2, at(270, 85)), []string{"select [b2]", "tool.MoveStep {b2 b b1}"}},
		{"into a stage of one column", drag(onB1, at(180, 85)), []string{"select [b1]", "tool.MoveStep {b1 a }"}},
		{"beyond the last column", drag(onB2, at(770, 85)), []string{"select [b2]", "tool.MoveStep {b2 c }"}},
		{"beyond the first column", drag(onB2, at(5, 85)), []string{"select [b2]", "tool.MoveStep {b2 a }"}},
		{"where it was", drag(onB1, at(400, 85)), []string{"select [b1]"}},
		{"the last where it was", drag(onB2, at(570, 85)), []string{"select [b2]"}},
		{"its height does not matter", drag(onB1, at(530, 600)), []string{"select [b1]", "tool.MoveStep {b1 b }"}},
		{"escape", events(press(onB1), move(at(180, 85)), keys(Escape), DragEnd{}), []string{"select [b1]"}},
		{"outside", events(press(onB1), move(at(180, 85)), move(at(180, -40)), DragEnd{}), []string{"select [b1]"}},
		{"a lost release and a second button", events(press(onB1), move(at(180, 85)), press(onA1), DragEnd{}), []string{"select [b1]", "tool.MoveStep {b1 a }"}},
	}.run(t)
}

// TestAStepDoesNotFallIntoAFoldedStage neither by hand nor by key: it would be gone from sight.
func TestAStepDoesNotFallIntoAFoldedStage(t *testing.T) {
	s := testMap()
	s.Columns[0].Drop = false
	m := testMachine()
	m.SetScene(s)
	if got := lasting(play(m, drag(onB1, at(180, 85)))); !slices.Equal(got, []string{"select [b1]"}) {
		t.Errorf("dragged: %v", got)
	}
	if got := lasting(m.Handle(Key{Name: Left, Mods: Ctrl})); len(got) != 0 {
		t.Errorf("carried: %v", got)
	}
}

func TestTheMarkOfAStepBeginsAtItsRow(t *testing.T) {
	m := testMachine()
	out := play(m, []Event{press(onB1), move(at(530, 85))})
	g, ok := out[len(out)-1].(ShowGhost)
	if !ok || !g.Fits || g.Line != (scene.Rect{X: 580, Y: 70, H: 590}) || g.By != at(190, 0) {
		t.Errorf("shows %+v", out)
	}
	if out = m.Handle(move(at(340, 85))); out[0].(ShowGhost).Line != (scene.Rect{}) {
		t.Errorf("marks where it stands: %v", out)
	}
	if out = m.SetScene(&scene.Scene{}); m.Busy() || !has(out, Clear{}) {
		t.Errorf("a step that is gone is still dragged: %v", out)
	}
}

// A head whose column is not there, as a scene might have it, goes nowhere.
func TestAStepWithoutAColumnStays(t *testing.T) {
	s := testMap()
	s.Columns = s.Columns[:1]
	m := testMachine()
	m.SetScene(s)
	out := append(play(m, drag(onB1, at(180, 85))), m.Handle(Key{Name: Left, Mods: Ctrl})...)
	if got := strings.Join(lasting(out), "; "); got != "select [b1]" {
		t.Error(got)
	}
}

// Into a stage with steps a step goes at the near end.
func TestCarryingAStepIntoAStageWithSteps(t *testing.T) {
	s := testMap()
	s.Columns[0] = scene.Track{ID: "a1x", Parent: "a", At: 100, Extent: 160, Drop: true}
	s.Columns[3] = scene.Track{ID: "c1", Parent: "c", At: 580, Extent: 160, Drop: true}
	for id, want := range map[string]string{"b1": "tool.MoveStep {b1 a }", "b2": "tool.MoveStep {b2 c c1}"} {
		m := testMachine()
		m.SetScene(s)
		m.Select(id)
		to := map[string]Name{"b1": Left, "b2": Right}[id]
		if got := strings.Join(lasting(m.Handle(Key{Name: to, Mods: Ctrl})), "; "); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}
