package tool

import (
	"slices"
	"testing"
)

// left lists where cards were held outside; "in" is where they came back or were no longer held.
func left(out []Effect) (at []string) {
	for _, e := range out {
		if l, ok := e.(Leave); ok {
			at = append(at, map[bool]string{true: "in", false: "out"}[len(l.IDs) == 0])
		}
	}
	return at
}

func TestCardsHeldOutsideAreToldOf(t *testing.T) {
	outside := []Event{press(onA1), move(bare), move(at(-9, 200)), move(at(-20, 210))}
	for name, c := range map[string]struct {
		events []Event
		want   []string
	}{
		"inside":    {drag(onA1, bare), nil},
		"back":      {events(outside, move(bare), move(onT1), DragEnd{}), []string{"out", "out", "in"}},
		"let go":    {events(outside, DragEnd{}), []string{"out", "out", "in"}},
		"escape":    {events(outside, keys(Escape), move(at(-30, 200)), DragEnd{}), []string{"out", "out", "in"}},
		"a stage":   {events(press(onStageA), move(at(480, 55)), move(at(-9, 55)), DragEnd{}), nil},
		"a marquee": {events(press(bare), move(at(-9, 55)), DragEnd{}), nil},
	} {
		m := testMachine()
		if got := left(play(m, c.events)); !slices.Equal(got, c.want) || m.left {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
