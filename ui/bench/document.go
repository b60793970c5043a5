package main

import (
	"math/rand/v2"

	"sojourn/model"
	"sojourn/model/modeltest"
)

// lanes are those of a map that is in use: everyday lanes, the curve, and what is computed from them.
var lanes = []model.LaneType{
	model.GoalsLane, model.ActionsLane, model.TouchpointsLane, model.ThoughtsLane, model.EmotionLane, model.PainsLane,
	model.OpportunitiesLane, model.QuotesLane, model.MetricsLane, model.ActionPlanLane, model.ChannelsLane, model.OwnershipLane,
}

// journey returns a project with one map of n cards on 12 lanes and 10 to 12 stages, the same in every run.
func journey(n int) (*model.Document, error) { return journeyIn(n, 0) }

// journeyIn is journey with so many steps in every stage.
func journeyIn(n, steps int) (*model.Document, error) {
	b := &builder{Rand: rand.New(rand.NewPCG(uint64(n), 7)), steps: steps}
	s := model.NewSession(model.New(), &modeltest.IDs{})
	_, err := s.Do("bench", func(tx *model.Tx) error {
		b.tx = tx
		b.build(n)
		return nil
	})
	return s.Doc(), err
}

type builder struct {
	*rand.Rand
	tx      *model.Tx
	m       model.ID
	steps   int        // in a stage
	columns []model.ID // the stages, or their steps
	lanes   map[model.LaneType]model.ID
}

func (b *builder) build(cards int) {
	project, _ := model.Get[model.Project](b.tx, model.ProjectID)
	project.Title, project.Client, project.Languages = both(0), both(1), []string{"zh", "en"}
	model.Put(b.tx, project)
	who := b.persona()
	b.m = b.tx.NewID(model.KindMap)
	model.Put(b.tx, model.Map{ID: b.m, Order: model.OrderSeries(1)[0], Title: both(2), Scenario: both(3), Personas: []model.ID{who}})
	b.grid(min(12, 9+cards/50))
	var homes []model.LaneType
	for _, l := range lanes {
		if l.TakesCards() {
			homes = append(homes, l)
		}
	}
	for _, order := range model.OrderSeries(cards) {
		b.card(homes[b.IntN(len(homes))], order)
	}
}

func (b *builder) persona() model.ID {
	id := b.tx.NewID(model.KindPersona)
	model.Put(b.tx, model.Persona{
		ID: id, Order: model.OrderSeries(1)[0], Name: model.Texts(map[string]string{"zh": "林悦", "en": "Lin Yue"}), Role: both(4), Quote: both(5),
		Goals: []model.Text{both(6), both(7)}, Worries: []model.Text{both(8), both(9)}, Motivations: []model.Text{both(10)}, Color: "#F3C969",
	})
	return id
}

// grid makes the stages, each second with a value of the curve set by hand, and the lanes.
func (b *builder) grid(stages int) {
	for i, order := range model.OrderSeries(stages) {
		id := b.tx.NewID(model.KindStage)
		if b.steps == 0 {
			b.columns = append(b.columns, id)
		}
		for _, order := range model.OrderSeries(b.steps) {
			step := b.tx.NewID(model.KindStep)
			b.columns = append(b.columns, step)
			model.Put(b.tx, model.Step{ID: step, Stage: id, Order: order, Name: b.text(1)})
		}
		model.Put(b.tx, model.Stage{ID: id, Map: b.m, Order: order, Name: stageName(i), Phase: model.Phase{Moment: i%5 == 2}})
		if i%2 == 0 {
			model.Put(b.tx, model.Point{ID: b.tx.NewID(model.KindPoint), Map: b.m, Column: id, Value: float64(b.IntN(9))/2 - 2})
		}
	}
	b.lanes = map[model.LaneType]model.ID{}
	for i, order := range model.OrderSeries(len(lanes)) {
		b.lanes[lanes[i]] = b.tx.NewID(model.KindLane)
		model.Put(b.tx, model.Lane{ID: b.lanes[lanes[i]], Map: b.m, Order: order, Type: lanes[i]})
	}
}

func (b *builder) card(lane model.LaneType, order string) {
	c := model.Card{
		ID: b.tx.NewID(model.KindCard), Map: b.m, Lane: b.lanes[lane], Column: b.columns[b.IntN(len(b.columns))], Order: order,
		Type: lane.CardType(), Title: b.title(), Evidence: []model.Evidence{"", model.Assumption, model.Partial, model.Verified}[b.IntN(4)],
	}
	if b.IntN(4) == 0 {
		c.Body = b.text(2)
	}
	if b.IntN(2) == 0 {
		c.Owner, c.Department = department(b.IntN(5)), department(b.IntN(5))
	}
	switch c.Type {
	case model.TouchpointCard:
		c.Touchpoint = b.touchpoint()
	case model.PainCard:
		c.Pain = &model.Pain{Severity: b.scale(1, 5)}
	case model.OpportunityCard:
		c.Opportunity = &model.Opportunity{CustomerValue: b.scale(0, 100), BusinessValue: b.scale(0, 100), Effort: b.scale(0, 5)}
	case model.ActionCard:
		c.Action = &model.Action{Due: "2026-09-30", State: model.Doing}
	case model.QuoteCard:
		c.Quote = &model.Quote{Speaker: model.Plain("林悦"), Sentiment: b.scale(-2, 2)}
	case model.MetricCard:
		c.Metrics = []model.Metric{{Name: b.text(1), Value: b.scale(1, 100), Unit: "%", Target: b.scale(1, 100)}}
	}
	model.Put(b.tx, c)
}

func (b *builder) touchpoint() *model.Touchpoint {
	return &model.Touchpoint{
		Channel: channel(b.IntN(6)), Line: []model.Line{model.Online, model.Offline}[b.IntN(2)], Moment: b.IntN(9) == 0,
		Emotion: b.scale(-2, 2), Expectation: b.scale(1, 5), Experience: b.scale(1, 5), Importance: b.scale(1, 5),
	}
}

// scale returns a whole number of a scale.
func (b *builder) scale(from, to int) *float64 {
	v := float64(from + b.IntN(to-from+1))
	return &v
}
