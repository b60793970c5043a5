package vm

import (
	"testing"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/modeltest"
	"sojourn/ui/i18n"
)

// The line in the side panel says the same as the page it leads to, without what has no end.
func TestTheLineOfPhasesSaysWhatThePageSays(t *testing.T) {
	doc, w := modeltest.Engagement(2, 10), i18n.For("en")
	line, page := NewPhases(insight.Planning(doc), w), NewPlanning(doc, "en", w)
	if len(line) != 3 || len(page.Phases) != 4 {
		t.Fatalf("%d of %d phases", len(line), len(page.Phases))
	}
	for i, ph := range line {
		if full := page.Phases[i]; ph.Share != full.Share || ph.Count != full.Count || ph.Share <= 0 {
			t.Errorf("%q: %v, on the page %v", ph.Name, ph.Count, full.Count)
		}
	}
	for _, ph := range NewPhases(insight.Planning(model.New()), w) {
		if ph.Share != 0 {
			t.Errorf("%q of an empty project is %v done", ph.Name, ph.Share)
		}
	}
}
