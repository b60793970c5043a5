package insight

import (
	"cmp"
	"slices"

	"sojourn/model"
)

// By is what touchpoints are put together by.
type By string

// Groups of touchpoints.
const (
	ByStage      By = "stage"
	ByChannel    By = "channel"
	ByDepartment By = "department"
)

// Mean is how a group of touchpoints does on the scale of 1 to 5. Every touchpoint counts the same.
type Mean struct {
	Name        model.Text // of the stage, channel or department
	Count       int        // touchpoints whose expectation and experience are known
	Expectation float64
	Experience  float64
	Gap         float64 // expectation − experience
}

// Means puts the gaps of a map together by stage, channel or department, the widest mean gap first. Touchpoints
// that name no channel or no department belong to none.
func Means(d *model.Document, m model.ID, by By) []Mean {
	var out []Mean
	at := map[string]int{}
	for _, g := range Gaps(d, m) {
		key, name := string(g.Stage.ID), g.Stage.Name
		switch by {
		case ByChannel:
			name = g.Card.Touchpoint.Channel
			key = name.In("")
		case ByDepartment:
			name = g.Card.Department
			key = name.In("")
		}
		if key == "" {
			continue
		}
		if _, known := at[key]; !known {
			at[key] = len(out)
			out = append(out, Mean{Name: name})
		}
		mean := &out[at[key]]
		mean.Count++
		mean.Expectation += g.Expectation
		mean.Experience += g.Experience
	}
	for i := range out {
		n := float64(out[i].Count)
		out[i].Expectation /= n
		out[i].Experience /= n
		out[i].Gap = out[i].Expectation - out[i].Experience
	}
	slices.SortStableFunc(out, func(a, b Mean) int { return cmp.Compare(b.Gap, a.Gap) })
	return out
}
