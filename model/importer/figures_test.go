package importer

import (
	"math"
	"testing"
)

func alike(n int, f fact) []fact {
	out := make([]fact, n)
	for i := range out {
		out[i] = f
	}
	return out
}

func facts(lists ...[]fact) (out []fact) {
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// TestConversion: 3 won, 1 lost and 4 open deals are 3 ÷ 4 = 75 %; the same rows as customers are 3 ÷ 8 = 37.5 %.
func TestConversion(t *testing.T) {
	list := facts(alike(3, fact{won: true}), alike(1, fact{lost: true}), alike(4, fact{}))
	for kind, want := range map[Records]float64{Deals: 75, People: 37.5, Tickets: 37.5} {
		if got, ok := conversion(list, kind); !ok || got != want {
			t.Errorf("%s: %g %v", kind, got, ok)
		}
	}
	if _, ok := conversion(alike(2, fact{}), Deals); ok {
		t.Error("open deals alone have no win rate")
	}
}

// TestMarks: 5, 4, 4 and one not asked have the mean 13 ÷ 3 = 4.33; of ten marks 4 promoters and 3 detractors make 10.
func TestMarks(t *testing.T) {
	list := func(marks ...float64) (out []fact) {
		for _, m := range marks {
			out = append(out, fact{score: m})
		}
		return out
	}
	if got, ok := satisfaction(list(5, 4, 4, math.NaN())); !ok || got != 4.33 {
		t.Error(got, ok)
	}
	if got, ok := promoters(list(10, 10, 9, 9, 8, 7, 7, 6, 3, 0)); !ok || got != 10 {
		t.Error(got, ok)
	}
	_, asked := satisfaction(list(math.NaN()))
	if _, ok := promoters(nil); ok || asked {
		t.Error("nobody was asked")
	}
}

// TestDuration: the good ends took 1, 2, 4 and 9 days, so the median is (2 + 4) ÷ 2 = 3; the open one does not count.
func TestDuration(t *testing.T) {
	list := []fact{{won: true, days: 9}, {won: true, days: 1}, {won: true, days: math.NaN()}, {won: true, days: 4}, {days: 90}, {won: true, days: 2}}
	if got, ok := duration(list); !ok || got != 3 {
		t.Error(got, ok)
	}
}

// TestFunnel: 4 rows stand in the first stage, 3 in the second, 1 in the third and 2 are won: 10, 6, 3 and 2 came so far,
// so 40 %, 50 % and 33.3 % went no further. Two lost ones are left out.
func TestFunnel(t *testing.T) {
	list := facts(alike(2, fact{stage: "Closed Won", won: true, likely: 100}), alike(3, fact{stage: "Odd B", likely: 30}),
		alike(4, fact{stage: "Odd A", likely: 10}), alike(1, fact{stage: "Odd C", likely: 60}), alike(2, fact{stage: "Closed Lost", lost: true, likely: 0}))
	check := func(steps []funnel, lost int) {
		t.Helper()
		want := []struct {
			reached int
			drop    float64
		}{{10, 0.4}, {6, 0.5}, {3, 0.333}}
		if len(steps) != 4 || lost != 2 || steps[3].reached != 2 || !math.IsNaN(steps[3].drop) {
			t.Fatal(steps, lost)
		}
		for i, w := range want {
			if steps[i].reached != w.reached || steps[i].drop != w.drop {
				t.Error(i, steps[i])
			}
		}
	}
	check(funnels(list))
	for i := range list { // without likelihoods the systems' own stages are known by name
		list[i].likely = math.NaN()
		list[i].stage = map[string]string{"Odd A": "Prospecting", "Odd B": "Needs analysis", "Odd C": "谈判审核"}[list[i].stage]
		if list[i].won {
			list[i].stage = "赢单"
		}
	}
	check(funnels(list))
	list[4].stage = "a stage of their own"
	if steps, _ := funnels(list); steps != nil {
		t.Error("an unknown order makes no funnel:", steps)
	}
}
