package dialog

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"sojourn/ui/theme"
)

// The keys walk through a long review and tick, also all below a head; Return takes it over and Escape does not.
func TestAReviewIsWalkedThroughWithKeys(t *testing.T) {
	const n = 2_000
	ticked := make([]bool, n)
	shown := -1
	r := Review{Title: "客户.xlsx", About: "…", Is: func(i int) bool { return ticked[i] }, Set: func(i int, on bool) { ticked[i] = on },
		Show: func(i int) { shown = i }, Counts: func() string { return fmt.Sprint(slices.Contains(ticked, true)) }}
	r.Groups = []ReviewGroup{{Name: "空"}, {Name: "新增"}, {Name: "修改"}}
	for i := range n {
		r.Groups[1+i/(n/2)].Lines = append(r.Groups[1+i/(n/2)].Lines, ReviewLine{At: i, Name: fmt.Sprint(i), Detail: "a → b", Whole: "a\nb"})
	}
	for _, end := range []struct {
		key  fyne.KeyName
		take bool
	}{{fyne.KeyReturn, true}, {fyne.KeyEscape, false}} {
		h := host(t, "zh", theme.LightMode, 1200, 800)
		clear(ticked)
		taken, asked := false, 0
		h.Review(r, func(take bool) { taken, asked = take, asked+1 })
		press(h, fyne.KeyDown)
		press(h, fyne.KeySpace)
		press(h, fyne.KeyEnd)
		press(h, fyne.KeySpace)
		if !ticked[1] || !ticked[n-1] || shown != n-1 {
			t.Errorf("the second %v, the last %v, shown %d", ticked[1], ticked[n-1], shown)
		}
		press(h, fyne.KeyHome)
		press(h, fyne.KeySpace) // the head of the first group
		if got := slices.Index(ticked, false); got != n/2 {
			t.Errorf("all below the head are ticked up to %d", got)
		}
		press(h, fyne.KeySpace)
		if slices.Contains(ticked[:n/2], true) {
			t.Error("a second time does not take the ticks off")
		}
		press(h, end.key)
		if taken != end.take || asked != 1 || h.isOpen() {
			t.Errorf("%s: taken %v, asked %d, open %v", end.key, taken, asked, h.isOpen())
		}
	}
}
