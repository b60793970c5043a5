package insight

import (
	"cmp"
	"slices"

	"sojourn/model"
)

// Gap is how far experience falls short of expectation at one touchpoint, on the scale of 1 to 5.
type Gap struct {
	Card        *model.Card
	Stage       *model.Stage
	Expectation float64
	Experience  float64
	Gap         float64 // expectation − experience; below zero the experience exceeds what was expected
	Weight      float64 // gap × importance (1 to 5, 3 where unknown): what the ranking goes by
}

// Gaps ranks the touchpoints of a map whose expectation and experience are known, the heaviest gap first. A card that
// was moved to a lane of another kind keeps what it said as a touchpoint and is none.
func Gaps(d *model.Document, m model.ID) []Gap {
	var out []Gap
	eachCard(d, m, func(c *model.Card, s *model.Stage) {
		gap, ok := c.AsTouchpoint().Gap()
		if !ok {
			return
		}
		importance := float64(usualImportance)
		if c.Touchpoint.Importance != nil {
			importance = *c.Touchpoint.Importance
		}
		out = append(out, Gap{c, s, *c.Touchpoint.Expectation, *c.Touchpoint.Experience, gap, gap * importance})
	})
	slices.SortStableFunc(out, func(a, b Gap) int { return cmp.Compare(b.Weight, a.Weight) })
	return out
}

// Quadrant is where an opportunity stands between value and effort.
type Quadrant string

// Quadrants: value counts as high from 50, effort as low up to 2.5.
const (
	QuickWin Quadrant = "quick-win"
	BigBet   Quadrant = "big-bet"
	FillIn   Quadrant = "fill-in"
	TimeSink Quadrant = "time-sink"
)

// Chance is an opportunity with its place in the matrix.
type Chance struct {
	Card     *model.Card
	Stage    *model.Stage
	Value    float64 // mean of customer and business value, 0 to 100; of one of them where the other is unknown
	Effort   float64 // 0 to 5
	Quadrant Quadrant
}

// Chances lists the opportunities of a map whose value and effort are known, the most valuable first.
func Chances(d *model.Document, m model.ID) []Chance {
	var out []Chance
	eachCard(d, m, func(c *model.Card, s *model.Stage) {
		if c.Type != model.OpportunityCard || c.Opportunity == nil || c.Opportunity.Effort == nil {
			return
		}
		value, ok := mean(c.Opportunity.CustomerValue, c.Opportunity.BusinessValue)
		if !ok {
			return
		}
		out = append(out, Chance{c, s, value, *c.Opportunity.Effort, quadrant(value, *c.Opportunity.Effort)})
	})
	slices.SortStableFunc(out, func(a, b Chance) int { return cmp.Compare(b.Value, a.Value) })
	return out
}

func mean(values ...*float64) (float64, bool) {
	sum, n := 0.0, 0.0
	for _, v := range values {
		if v != nil {
			sum, n = sum+*v, n+1
		}
	}
	if n == 0 {
		return 0, false
	}
	return sum / n, true
}

func quadrant(value, effort float64) Quadrant {
	switch {
	case value >= 50 && effort <= 2.5:
		return QuickWin
	case value >= 50:
		return BigBet
	case effort <= 2.5:
		return FillIn
	}
	return TimeSink
}

// Task is an action with what it is for.
type Task struct {
	Card        *model.Card
	Stage       *model.Stage
	Opportunity *model.Card // nil when no link says which
}

// Tasks lists the actions of a map by due date, those without one last.
func Tasks(d *model.Document, m model.ID) []Task {
	from := map[model.ID]model.ID{}
	for _, l := range d.Links() {
		if l.Type == model.Solves {
			from[l.To] = l.From
		}
	}
	var out []Task
	eachCard(d, m, func(c *model.Card, s *model.Stage) {
		if c.Type != model.ActionCard {
			return
		}
		t := Task{Card: c, Stage: s}
		if o, ok := model.Get[model.Card](d, from[c.ID]); ok {
			t.Opportunity = &o
		}
		out = append(out, t)
	})
	slices.SortStableFunc(out, func(a, b Task) int { return cmp.Compare(due(a.Card), due(b.Card)) })
	return out
}

func due(c *model.Card) string {
	if c.Action == nil || c.Action.Due == "" {
		return "9999"
	}
	return c.Action.Due
}

// InOrder lists the cards of a map in reading order, column by column, the tray left out.
func InOrder(d *model.Document, m model.ID) (out []*model.Card) {
	eachCard(d, m, func(c *model.Card, _ *model.Stage) { out = append(out, c) })
	return out
}

// eachCard calls f for the cards of a map in reading order, column by column, the tray left out.
func eachCard(d *model.Document, m model.ID, f func(*model.Card, *model.Stage)) {
	lanes := d.Lanes(m)
	for _, col := range d.Columns(m) {
		for _, l := range lanes {
			for _, c := range d.Cell(l.ID, col.ID) {
				f(c, col.Stage)
			}
		}
	}
}

// Unowned reports that neither a person nor a department answers for the action.
func (t Task) Unowned() bool { return unowned(t.Card) }

func unowned(c *model.Card) bool { return c.Owner.Empty() && c.Department.Empty() }

// Overdue reports that the action should have been done before day (YYYY-MM-DD) and is not; an action without a date
// never is, nor any of them on an unknown day.
func (t Task) Overdue(day string) bool {
	a := t.Card.Action
	return a != nil && a.Due != "" && a.Due < day && a.State != model.Done
}

// Answers lists what of one kind of card is tied to c by links of solving: the pains that an opportunity answers, the
// opportunities that answer a pain, the actions that carry an opportunity out.
func Answers(d *model.Document, c *model.Card, kind model.CardType) []*model.Card {
	var out []*model.Card
	for _, l := range d.Links() {
		other := l.To
		switch {
		case l.Type != model.Solves || l.From != c.ID && l.To != c.ID:
			continue
		case l.To == c.ID:
			other = l.From
		}
		if o, ok := model.Get[model.Card](d, other); ok && o.Type == kind {
			out = append(out, &o)
		}
	}
	return out
}
