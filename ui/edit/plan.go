package edit

import (
	"math"

	"sojourn/model"
)

// Rate puts an opportunity where it belongs in the matrix. Value (0 to 100) is the mean of customer and business value: both
// move by as much, as far as their scales let them; where neither is known, both become the value. Effort is 0 to 5. Values
// come out whole, effort in tenths.
func (e Editor) Rate(id model.ID, value, effort float64) error {
	_, err := e.Session.Do("do.card.rate", func(tx *model.Tx) error {
		return change(tx, id, func(c *model.Card) {
			o := model.Opportunity{}
			if c.Opportunity != nil {
				o = *c.Opportunity
			}
			effort = math.Round(max(0, min(5, effort))*10) / 10
			o.Effort = &effort
			rate(&o, math.Round(max(0, min(100, value))))
			c.Opportunity = &o
		})
	})
	return err
}

// Score sets what customers expect of a touchpoint, or what they get, 1 to 5.
func (e Editor) Score(id model.ID, expectation bool, v float64) error {
	_, err := e.Session.Do("do.touchpoint.score", func(tx *model.Tx) error {
		return change(tx, id, func(c *model.Card) {
			t := model.Touchpoint{}
			if c.Touchpoint != nil {
				t = *c.Touchpoint
			}
			if v = max(1, min(5, v)); expectation {
				t.Expectation = &v
			} else {
				t.Experience = &v
			}
			c.Touchpoint = &t
		})
	})
	return err
}

// rate makes the mean of the values known a value.
func rate(o *model.Opportunity, value float64) {
	customer, business := o.CustomerValue, o.BusinessValue
	switch {
	case customer == nil && business == nil:
		o.CustomerValue, o.BusinessValue = ptr(value), ptr(value)
	case customer == nil:
		o.BusinessValue = ptr(value)
	case business == nil:
		o.CustomerValue = ptr(value)
	default:
		by := value - (*customer+*business)/2
		c := max(0, min(100, *customer+by))
		b := max(0, min(100, 2*value-c)) // what one scale does not let it take, the other takes
		o.CustomerValue, o.BusinessValue = ptr(2*value-b), ptr(b)
	}
}

func ptr(v float64) *float64 { return &v }

// Progress says how far an action is.
func (e Editor) Progress(id model.ID, state model.ActionState) error {
	_, err := e.Session.Do("do.action.progress", func(tx *model.Tx) error { return progress(tx, id, state) })
	return err
}

// Assign gives an action to a department, and says how far it is, in one step. An empty department takes it from whoever has
// it.
func (e Editor) Assign(id model.ID, department model.Text, state model.ActionState) error {
	_, err := e.Session.Do("do.action.assign", func(tx *model.Tx) error {
		if err := change(tx, id, func(c *model.Card) { c.Department = department }); err != nil {
			return err
		}
		return progress(tx, id, state)
	})
	return err
}

func progress(tx *model.Tx, id model.ID, state model.ActionState) error {
	return change(tx, id, func(c *model.Card) {
		a := model.Action{}
		if c.Action != nil {
			a = *c.Action
		}
		a.State = state
		c.Action = &a
	})
}

// answers says what follows from a card, and in which lane that stands.
var answers = map[model.CardType]model.LaneType{model.TouchpointCard: model.PainsLane, model.PainCard: model.OpportunitiesLane, model.OpportunityCard: model.ActionPlanLane}

// Answer adds the card that follows from one, linked to it and in its column: a pain from a touchpoint, an opportunity from a
// pain, an action from an opportunity. For other cards it does nothing.
func (e Editor) Answer(id model.ID) (Result, error) {
	c, ok := model.Get[model.Card](e.Session.Doc(), id)
	lane, answered := answers[c.Type]
	if !ok || !answered {
		return Result{}, nil
	}
	on := e
	on.Map = c.Map
	mark := e.Session.Mark()
	res, err := on.AddCardTo(lane, c.Column)
	if err != nil || len(res.Selected) == 0 {
		return res, err
	}
	label := "do.answer." + string(c.Type)
	if _, err := e.Session.Do(label, func(tx *model.Tx) error { return e.link(tx, id, res.Selected[0]) }); err != nil {
		e.Session.Bail(mark)
		return Result{}, err
	}
	e.Session.SquashTo(mark, label)
	return res, nil
}
