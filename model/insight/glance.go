package insight

import (
	"cmp"
	"slices"

	"sojourn/model"
)

// Glance is what somebody asks first of journeys: where they hurt, what is to be done, and what has worked.
type Glance struct {
	Short   []Gap    // touchpoints whose experience falls short, over all maps, the heaviest gap first
	Loss    *Loss    // nil where nobody is known to leave
	Low     *Low     // nil where no curve falls below the middle of its scale
	Open    []Task   // actions that are not done, by due date, those without one last
	Results []Result // of actions, those kept first, then those on the way, then those missed, each by due date
}

// Loss is the stage or step that the largest share of customers leaves at.
type Loss struct {
	Map   *model.Map
	Stage *model.Stage
	Step  *model.Step  // nil when it is the stage
	Phase *model.Phase // of the step or the stage; its DropOff is known
}

// Low is the lowest point of a curve, of everybody as things are.
type Low struct {
	Map    *model.Map
	Column model.Column
	Value  float64 // on the map's scale
}

// Result is what became of the metric that an action is to move.
type Result struct {
	Card     *model.Card
	From     float64 // where the metric started, in its unit
	Progress Progress
}

// AtAGlance gathers what is known of maps on a day (YYYY-MM-DD, "" is none). Curves are compared by how far they go down
// their scales; of equals the first counts.
func AtAGlance(d *model.Document, maps []*model.Map, day string) Glance {
	var g Glance
	for _, m := range maps {
		g.Short = append(g.Short, slices.DeleteFunc(Gaps(d, m.ID), func(x Gap) bool { return x.Gap <= 0 })...)
		g.leave(d, m)
		g.sink(d, m)
		for _, t := range Tasks(d, m.ID) {
			g.act(t, day)
		}
	}
	slices.SortStableFunc(g.Short, func(a, b Gap) int { return cmp.Compare(b.Weight, a.Weight) })
	slices.SortStableFunc(g.Open, func(a, b Task) int { return cmp.Compare(due(a.Card), due(b.Card)) })
	slices.SortStableFunc(g.Results, func(a, b Result) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(due(a.Card), due(b.Card)))
	})
	return g
}

// Empty reports that there is nothing to say.
func (g Glance) Empty() bool {
	return len(g.Short) == 0 && g.Loss == nil && g.Low == nil && len(g.Open) == 0 && len(g.Results) == 0
}

// leave looks for a larger loss among the stages and steps of a map.
func (g *Glance) leave(d *model.Document, m *model.Map) {
	for _, s := range d.Stages(m.ID) {
		g.lose(Loss{m, s, nil, &s.Phase})
		for _, step := range d.Steps(s.ID) {
			g.lose(Loss{m, s, step, &step.Phase})
		}
	}
}

func (g *Glance) lose(l Loss) {
	if share := l.Phase.DropOff; share != nil && *share > 0 && (g.Loss == nil || *share > *g.Loss.Phase.DropOff) {
		g.Loss = &l
	}
}

// sink looks for a lower point on the curve of a map.
func (g *Glance) sink(d *model.Document, m *model.Map) {
	curve := Curve(d, m.ID, "", model.Current)
	for i, col := range d.Columns(m.ID) {
		v := curve[i]
		if height := onScale(m, v.Value); v.Known && height < 0.5 && (g.Low == nil || height < onScale(g.Low.Map, g.Low.Value)) {
			g.Low = &Low{m, col, v.Value}
		}
	}
}

// onScale is where a value stands between the ends of its map's scale, 0 to 1.
func onScale(m *model.Map, v float64) float64 {
	lo, hi := m.Scale.Range()
	return (m.Scale.Clamp(v) - lo) / (hi - lo)
}

// act keeps what an action still asks for and what it has come to.
func (g *Glance) act(t Task, day string) {
	if a := t.Card.Action; a == nil || a.State != model.Done {
		g.Open = append(g.Open, t)
	}
	if p, ok := ActionProgress(t.Card, day); ok {
		g.Results = append(g.Results, Result{t.Card, *Start(t.Card.Action.Metric), p})
	}
}

// rank orders results by what became of them.
func (r Result) rank() int {
	return slices.Index([]Promise{Kept, OnTheWay, Missed}, r.Progress.Promise)
}
