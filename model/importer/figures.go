package importer

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// fact is one row of a list of customers, deals or requests, with nothing in it that names anyone.
type fact struct {
	segment, channel, stage string
	won, lost               bool
	score                   float64 // satisfaction on the scale of its column; NaN when nobody was asked
	days                    float64 // from the first day to the last; NaN when either is unknown
	likely                  float64 // percent; NaN when it does not say
}

// conversion is the share of facts with a good end, in percent: good ends ÷ all of them × 100 for customers and requests,
// won ÷ (won + lost) × 100 for deals, of which the open ones have no end yet. It is false when there is nothing to divide by.
func conversion(list []fact, kind Records) (float64, bool) {
	won, all := 0, 0
	for _, f := range list {
		if f.won {
			won++
		}
		if f.won || f.lost || kind != Deals {
			all++
		}
	}
	return percent(won, all), all > 0
}

func percent(part, all int) float64 { return math.Round(1000*float64(part)/float64(max(all, 1))) / 10 }

// satisfaction is the mean of the marks that were given, on their own scale, rounded to two decimals.
func satisfaction(list []fact) (float64, bool) {
	sum, n := 0.0, 0
	for _, f := range list {
		if !math.IsNaN(f.score) {
			sum, n = sum+f.score, n+1
		}
	}
	return math.Round(100*sum/float64(max(n, 1))) / 100, n > 0
}

// promoters is the net promoter score, −100 to 100: the share of marks 9 and 10 less the share of marks 0 to 6, in percent.
func promoters(list []fact) (float64, bool) {
	n, net := 0, 0
	for _, f := range list {
		switch {
		case math.IsNaN(f.score):
			continue
		case f.score >= 9:
			net++
		case f.score <= 6:
			net--
		}
		n++
	}
	return percent(net, n), n > 0
}

// duration is the median of days from opening to closing, of those facts that came to a good end; of an even number the
// mean of the two in the middle, rounded to one decimal.
func duration(list []fact) (float64, bool) {
	var days []float64
	for _, f := range list {
		if f.won && !math.IsNaN(f.days) {
			days = append(days, f.days)
		}
	}
	if len(days) == 0 {
		return 0, false
	}
	slices.Sort(days)
	return math.Round(10*(days[(len(days)-1)/2]+days[len(days)/2])/2) / 10, true
}

// funnel is one stage of a pipeline: how many facts came at least so far, and which share of those went no further yet.
type funnel struct {
	stage   string
	reached int
	drop    float64 // 0 to 1; NaN for the last stage
}

// funnels orders the stages of a list and counts who reached each: facts in that stage now or in a later one. Drop-off is
// 1 − reached(next) ÷ reached(this). Lost ones are left out and returned as a number, since a list of today does not say
// how far they came. Without a known order of stages there is no funnel.
func funnels(list []fact) (out []funnel, lost int) {
	count, likely := map[string]int{}, map[string][]float64{}
	for _, f := range list {
		switch {
		case f.lost:
			lost++
		case f.stage != "":
			count[f.stage]++
			if !math.IsNaN(f.likely) {
				likely[f.stage] = append(likely[f.stage], f.likely)
			}
		}
	}
	stages, ok := orderStages(count, likely)
	if !ok {
		return nil, lost
	}
	reached := 0
	for _, s := range slices.Backward(stages) {
		drop := math.NaN()
		if now := reached + count[s]; len(out) > 0 {
			drop = math.Round(1000*(1-float64(reached)/float64(now))) / 1000
		}
		reached += count[s]
		out = append(out, funnel{s, reached, drop})
	}
	slices.Reverse(out)
	return out, lost
}

// orderStages sorts stages by the mean likelihood of a good end, else by the usual order of the systems' own stages.
func orderStages(count map[string]int, likely map[string][]float64) ([]string, bool) {
	rank := map[string]float64{}
	for s := range count {
		if n := len(likely[s]); n > 0 && len(likely) == len(count) {
			for _, v := range likely[s] {
				rank[s] += v / float64(n)
			}
		} else if i, ok := recordTerms().rank[solid(fold(s))]; ok {
			rank[s] = float64(i)
		} else {
			return nil, false
		}
	}
	var out []string
	for s := range rank {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b)) })
	for i := 1; i < len(out); i++ {
		if rank[out[i]] == rank[out[i-1]] {
			return nil, false // nobody knows which of the two comes first
		}
	}
	return out, len(out) > 1
}

// between counts days, NaN when a date is missing or the end lies before the beginning.
func between(from, to time.Time) float64 {
	if from.IsZero() || to.IsZero() || to.Before(from) {
		return math.NaN()
	}
	return to.Sub(from).Hours() / 24
}
