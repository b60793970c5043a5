package insight

import "sojourn/model"

// PlanPhase is a part of planning a journey, in the order in which it is done.
type PlanPhase string

// Phases of planning. Improving is what comes afterwards: to carry out and to measure again.
const (
	DefineLifecycle PlanPhase = "lifecycle"
	FindTouchpoints PlanPhase = "touchpoints"
	AnalyseGaps     PlanPhase = "gaps"
	Improve         PlanPhase = "improve"
)

// PlanStep is something that a phase asks of every record of a kind.
type PlanStep string

// Steps, by what has them.
const (
	MapHasStages    PlanStep = "map-stages"       // two stages or more
	MapHasPersona   PlanStep = "map-persona"      // somebody travels it
	MapHasPurpose   PlanStep = "map-purpose"      // a scenario or a customer goal
	StageHasName    PlanStep = "stage-name"       //
	StageHasIntent  PlanStep = "stage-intent"     // what the customer wants there
	StageHasTouch   PlanStep = "stage-touchpoint" // one touchpoint or more
	TouchHasChannel PlanStep = "touchpoint-channel"
	TouchHasOwner   PlanStep = "touchpoint-owner" // a person or a department
	TouchIsRated    PlanStep = "touchpoint-rated" // expectation and experience
	PainHasChance   PlanStep = "pain-opportunity"
	ChanceHasAction PlanStep = "opportunity-action"
	ActionIsDone    PlanStep = "action-done"
	MeasuredTwice   PlanStep = "metric-again" // a metric of a card has values of two days or more
)

// PlanSteps are the steps of every phase.
var PlanSteps = []struct {
	Phase PlanPhase
	Steps []PlanStep
}{
	{DefineLifecycle, []PlanStep{MapHasStages, MapHasPersona, MapHasPurpose, StageHasName, StageHasIntent}},
	{FindTouchpoints, []PlanStep{StageHasTouch, TouchHasChannel, TouchHasOwner}},
	{AnalyseGaps, []PlanStep{TouchIsRated, PainHasChance, ChanceHasAction}},
	{Improve, []PlanStep{ActionIsDone, MeasuredTwice}},
}

// StepState is how far a step is: of All records that it asks for something, Done have it.
type StepState struct {
	Step    PlanStep
	Done    int
	All     int
	Missing []Missing // those that do not, in map and reading order
}

// Missing is a record that lacks what a step asks for.
type Missing struct {
	Map, Subject model.ID
	Name         model.Text
}

// PhaseState is how far a phase is. Its share is Done ÷ All over its steps, every record of every step counting the same; a
// phase that asks for nothing yet (All is 0) has not begun.
type PhaseState struct {
	Phase PlanPhase
	Steps []StepState
	Done  int
	All   int
}

// Planning tells how far the planning of a project is. Archived maps count as others do; cards in the tray do not count.
func Planning(d *model.Document) []PhaseState {
	p := planner{d: d, steps: map[PlanStep]*StepState{}, solved: map[model.ID]bool{}}
	for _, l := range d.Links() {
		if l.Type == model.Solves {
			p.solved[l.From] = true
		}
	}
	for _, m := range d.Maps() {
		p.ofMap(m)
	}
	var out []PhaseState
	for _, ph := range PlanSteps {
		s := PhaseState{Phase: ph.Phase}
		for _, step := range ph.Steps {
			st := StepState{Step: step}
			if p.steps[step] != nil {
				st = *p.steps[step]
			}
			s.Steps, s.Done, s.All = append(s.Steps, st), s.Done+st.Done, s.All+st.All
		}
		out = append(out, s)
	}
	return out
}

type planner struct {
	d      *model.Document
	steps  map[PlanStep]*StepState
	solved map[model.ID]bool
}

// ask counts a record for a step.
func (p *planner) ask(step PlanStep, has bool, m, subject model.ID, name model.Text) {
	s := p.steps[step]
	if s == nil {
		s = &StepState{Step: step}
		p.steps[step] = s
	}
	if s.All++; has {
		s.Done++
	} else {
		s.Missing = append(s.Missing, Missing{m, subject, name})
	}
}

func (p *planner) ofMap(m *model.Map) {
	stages := p.d.Stages(m.ID)
	p.ask(MapHasStages, len(stages) > 1, m.ID, m.ID, m.Title)
	p.ask(MapHasPersona, len(m.Personas) > 0, m.ID, m.ID, m.Title)
	p.ask(MapHasPurpose, !m.Scenario.Empty() || !m.Goal.Empty(), m.ID, m.ID, m.Title)
	touched := map[model.ID]bool{}
	eachCard(p.d, m.ID, func(c *model.Card, s *model.Stage) {
		touched[s.ID] = touched[s.ID] || c.Type == model.TouchpointCard
		p.ofCard(c)
	})
	for _, s := range stages {
		p.ask(StageHasName, !s.Name.Empty(), m.ID, s.ID, s.Name)
		p.ask(StageHasIntent, !s.Intent.Empty(), m.ID, s.ID, s.Name)
		if asksTouchpoints(p.d, m) {
			p.ask(StageHasTouch, touched[s.ID], m.ID, s.ID, s.Name)
		}
	}
}

func (p *planner) ofCard(c *model.Card) {
	ask := func(step PlanStep, has bool) { p.ask(step, has, c.Map, c.ID, c.Title) }
	switch c.Type {
	case model.TouchpointCard:
		_, rated := c.Touchpoint.Gap()
		ask(TouchHasChannel, c.Touchpoint != nil && !c.Touchpoint.Channel.Empty())
		ask(TouchHasOwner, !unowned(c))
		ask(TouchIsRated, rated)
	case model.PainCard:
		ask(PainHasChance, p.solved[c.ID])
	case model.OpportunityCard:
		ask(ChanceHasAction, p.solved[c.ID])
	case model.ActionCard:
		ask(ActionIsDone, c.Action != nil && c.Action.State == model.Done)
	}
	if len(c.Metrics) > 0 {
		ask(MeasuredTwice, again(c.Metrics))
	}
}

// again reports that some metric has values of two days or more.
func again(list []model.Metric) bool {
	for _, m := range list {
		days := map[string]bool{}
		if m.Value != nil {
			days[m.Date] = true
		}
		for _, r := range m.Series {
			days[r.Date] = true
		}
		if len(days) > 1 {
			return true
		}
	}
	return false
}
