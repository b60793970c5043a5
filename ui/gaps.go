package ui

import (
	"sojourn/ui/view/plan"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// newGapsPage ranks what falls short of what is expected.
func newGapsPage(w *window) page {
	by := vm.GapsByTouchpoint
	now := func() vm.Gaps { return vm.NewGaps(w.session.Doc(), w.mapID, by, w.lang, w.words) }
	return newSheetPage(w, sheet.Events{}, func(p *sheet.Pen) { plan.Gaps(p, now()) }, func(p *sheetPage) {
		var choices []sheet.Choice
		for _, o := range vm.GapsOrders {
			choices = append(choices, sheet.Choice{Text: w.words("gaps.by." + string(o)), On: o == by, Pick: func() { by = o; p.refresh() }})
		}
		p.bar.Set(w.words("analyse.gaps"), now().Title, choices...)
	})
}
