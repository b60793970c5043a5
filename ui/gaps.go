package ui

import (
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/ui/view/plan"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// newGapsPage ranks what falls short of what is expected. Two digits typed on a touchpoint score it: what is expected, and then
// what is got.
func newGapsPage(w *window) page {
	by := vm.GapsByTouchpoint
	now := func() vm.Gaps { return vm.NewGaps(w.session.Doc(), w.mapID, by, w.lang, w.words) }
	expected := "" // the touchpoint whose first digit was typed
	score := func(r scene.Ref, sign rune) {
		if r.ID == "" || sign < '1' || sign > '5' || w.mayEdit() != nil {
			return
		}
		first := expected != r.ID
		w.failed(w.editor().Score(model.ID(r.ID), first, float64(sign-'0')))
		if expected = ""; first {
			expected = r.ID
		}
	}
	return newSheetPage(w, sheet.Events{Type: score}, func(p *sheet.Pen) { plan.Gaps(p, now()) }, func(p *sheetPage) {
		var choices []sheet.Choice
		for _, o := range vm.GapsOrders {
			choices = append(choices, sheet.Choice{Text: w.words("gaps.by." + string(o)), On: o == by, Pick: func() { by = o; p.refresh() }})
		}
		p.bar.Set(w.words("analyse.gaps"), now().Title, choices...)
	})
}
