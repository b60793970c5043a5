package typeset

import (
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"sojourn/canvas/scene"
)

// boxes counts the boxes of missing characters on a line.
func boxes(l Line) (n int) {
	for _, r := range l.Runs {
		for _, g := range r.Glyphs {
			if g.ID == 0 {
				n++
			}
		}
	}
	return n
}

// A window never waits for the fonts of the system: it draws boxes, and draws again once what they stand for was found.
func TestWhatIsFoundLaterIsSetAgain(t *testing.T) {
	ts, style := New(), Style{Face: scene.Bold, Size: 10}
	asked := map[rune]int{}
	find := func(r rune) []Font { asked[r]++; return []Font{{Path: dejavu}} }
	if got := boxes(ts.Line("客户 ✗", style)); got != 1 || len(asked) > 0 {
		t.Fatalf("%d boxes, and %v looked for while a line was set", got, asked)
	}
	ts.Lines("שלום ✗", style, 100, 0)
	select {
	case <-ts.Wanted():
	default:
		t.Fatal("nobody is told that characters are wanted")
	}
	if !ts.Seek(find) || asked['✗'] != 1 {
		t.Fatalf("nothing found, %v looked for", asked)
	}
	line, lines := ts.Line("客户 ✗", style), ts.Lines("שלום ✗", style, 100, 0)
	if boxes(line) > 0 || boxes(lines[0]) > 0 {
		t.Errorf("%d and %d boxes are left", boxes(line), boxes(lines[0]))
	}
	if i := slices.IndexFunc(line.Runs, func(r scene.Run) bool { return r.Text == "✗" }); i < 0 || ts.Outline(line.Runs[i].Face, line.Runs[i].Glyphs[0].ID) == nil {
		t.Errorf("no shape for ✗ in %+v", line.Runs)
	}
	if ts.Seek(find) {
		t.Error("the same is found again")
	}
}

// What no font has is looked for once, and nothing is drawn again for it.
func TestWhatNobodyHasIsLookedForOnce(t *testing.T) {
	ts, asked := New(), 0
	find := func(rune) []Font { asked++; return []Font{{Path: dejavu}, {Path: "none.ttf"}} }
	for range 3 {
		ts.Line("\U000F0000", Style{Size: float64(10 + asked)})
		if ts.Seek(find) {
			t.Error("found")
		}
	}
	if asked != 1 {
		t.Errorf("looked for %d times", asked)
	}
}

// While fonts are read, which can take seconds, lines are set and shapes drawn.
func TestSettingNeverWaitsForASearch(t *testing.T) {
	ts, reached, finish := New(), make(chan struct{}), make(chan struct{})
	ts.Line("ש", Style{Size: 10})
	var wg sync.WaitGroup
	var found atomic.Bool
	wg.Go(func() {
		found.Store(ts.Seek(func(rune) []Font {
			close(reached)
			<-finish
			return []Font{{Path: dejavu}}
		}))
	})
	<-reached
	for _, text := range []string{"ש", "מ", "客户 ש"} {
		if got := boxes(ts.Line(text, Style{Size: 11})); got != 1 {
			t.Errorf("%q: %d boxes", text, got)
		}
	}
	ts.Outline(scene.Face(scene.Faces), 5)
	close(finish)
	wg.Wait()
	if !found.Load() || boxes(ts.Line("客户 ש", Style{Size: 11})) > 0 {
		t.Error("the box stands after the search")
	}
}
