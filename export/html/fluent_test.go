package html_test

import (
	"testing"

	"sojourn/export/exporttest"
	"sojourn/export/exporttest/browser"
)

// A map of 5,000 cards opens in the time it takes to look at it, and what one does with it then takes no time to speak of.
// Measured is the processor time of the page, in milliseconds; allowed is several times what it takes on a quiet machine.
func TestALargeMapIsFluent(t *testing.T) {
	job := exporttest.Job(exporttest.Crowd(t, 5000))
	job.Page.W, job.Page.H = 0, 0
	chromium := browser.Open(t)
	before := chromium.Busy()
	r := give(t, chromium, job, 1400, 900)
	r.spent("opening", 1000*(r.Busy()-before), 8000)
	const shown = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
	for _, act := range []struct {
		what, do string
		most     float64
	}{
		{"a frame of scrolling, 30 times", `new Promise(done => { let n = 0; (function next() { map.scrollBy(13, 29); if (++n > 30) done(); else requestAnimationFrame(next); })(); })`, 1000},
		{"a zoom", `document.getElementById("in").click()`, 500},
		{"a search", `search.value = "一", search.dispatchEvent(new Event("input"))`, 1000},
		{"hiding a lane", `document.querySelector("#lanes input").click()`, 2000},
		{"a view of all", `document.getElementById("fit").click()`, 2000},
		{"the tables", `astable.click()`, 5000},
	} {
		before := r.Busy()
		r.Eval(act.do)
		r.Eval(shown)
		r.spent(act.what, 1000*(r.Busy()-before), act.most)
	}
	r.sees("hits", `document.querySelectorAll("button.found").length > 0`, true)
}

func (r reader) spent(what string, took, most float64) {
	r.t.Helper()
	r.t.Logf("%s: %.0f ms", what, took)
	if took > most {
		r.t.Errorf("%s takes %.0f ms, more than %.0f", what, took, most)
	}
}
