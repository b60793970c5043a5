package model

import "slices"

// Card is a thing in a cell (lane × column). Without a lane or a column it lies in the map's tray.
// What a lane's kind adds to a card stands in the one detail that is not nil.
type Card struct {
	ID         ID        `json:"id"`
	Map        ID        `json:"map"`
	Lane       ID        `json:"lane,omitempty"`
	Column     ID        `json:"column,omitempty"` // stage or step; a stage with steps means its first step
	Span       int       `json:"span,omitempty"`   // columns it covers, 0 means 1
	Order      string    `json:"order,omitempty"`
	Type       CardType  `json:"type,omitempty"`
	Title      Text      `json:"title,omitzero"`
	Body       Text      `json:"body,omitzero"`
	Personas   []ID      `json:"personas,omitempty"` // empty means all
	Owner      Text      `json:"owner,omitzero"`
	Department Text      `json:"department,omitzero"`
	Status     Status    `json:"status,omitempty"`
	Evidence   Evidence  `json:"evidence,omitempty"`
	Source     Text      `json:"source,omitzero"`
	Tags       []string  `json:"tags,omitempty"`
	Color      string    `json:"color,omitempty"` // #RRGGBB, empty is the kind's own
	Picture    ID        `json:"picture,omitempty"`
	URL        string    `json:"url,omitempty"`
	Internal   bool      `json:"internal,omitempty"` // left out of client exports
	Locked     bool      `json:"locked,omitempty"`
	Comments   []Comment `json:"comments,omitempty"`
	Metrics    []Metric  `json:"metrics,omitempty"`
	Origin     ID        `json:"origin,omitempty"` // the card that it was derived from, which may be gone

	Touchpoint  *Touchpoint  `json:"touchpoint,omitempty"`
	Pain        *Pain        `json:"pain,omitempty"`
	Opportunity *Opportunity `json:"opportunity,omitempty"`
	Action      *Action      `json:"action,omitempty"`
	Quote       *Quote       `json:"quote,omitempty"`
	Extra       Extra        `json:"-"`
}

// InTray reports that the card has no cell yet.
func (c Card) InTray() bool { return c.Lane == "" || c.Column == "" }

// CardType is what a card is; empty means a text card.
type CardType string

// Types of cards.
const (
	TextCard        CardType = ""
	TouchpointCard  CardType = "touchpoint"
	PainCard        CardType = "pain"
	OpportunityCard CardType = "opportunity"
	ActionCard      CardType = "action"
	QuoteCard       CardType = "quote"
	MetricCard      CardType = "metric"
	PictureCard     CardType = "picture"
)

// Evidence is how well a card is founded; empty means nobody has said.
type Evidence string

// Levels of evidence.
const (
	Assumption Evidence = "assumption"
	Partial    Evidence = "partial"
	Verified   Evidence = "verified"
)

// Touchpoint is where customer and company meet.
type Touchpoint struct {
	Channel     Text     `json:"channel,omitzero"`
	Line        Line     `json:"line,omitempty"`
	Responder   Text     `json:"responder,omitzero"`    // who or which system answers
	Intent      Text     `json:"intent,omitzero"`       // what the customer wants here
	Behaviour   Text     `json:"behaviour,omitzero"`    // what the customer does
	Moment      bool     `json:"moment,omitempty"`      // moment of truth
	Emotion     *float64 `json:"emotion,omitempty"`     // on the map's scale
	Reason      Text     `json:"reason,omitzero"`       // why it feels so
	Expectation *float64 `json:"expectation,omitempty"` // 1 to 5
	Experience  *float64 `json:"experience,omitempty"`  // 1 to 5
	Importance  *float64 `json:"importance,omitempty"`  // 1 to 5
}

// Line is online or offline; empty means nobody has said.
type Line string

// Lines.
const (
	Online  Line = "online"
	Offline Line = "offline"
)

// Metric is something measured. Series holds earlier and later values of the same thing.
type Metric struct {
	Name     Text      `json:"name,omitzero"`
	Value    *float64  `json:"value,omitempty"`
	Unit     string    `json:"unit,omitempty"`
	Baseline *float64  `json:"baseline,omitempty"`
	Target   *float64  `json:"target,omitempty"`
	Date     string    `json:"date,omitempty"` // YYYY-MM-DD
	Source   Text      `json:"source,omitzero"`
	Series   []Reading `json:"series,omitempty"`
}

// Reading is one value of a metric on one day.
type Reading struct {
	Date  string  `json:"date"` // YYYY-MM-DD
	Value float64 `json:"value"`
}

// Measure gives a metric a newer value of a day (YYYY-MM-DD). What it was goes on among its readings; a value without a day
// is what the metric was at the start, if nobody has said, and one of the same day is corrected.
func (m *Metric) Measure(value float64, day string) {
	switch {
	case m.Value == nil || m.Date == day:
	case m.Date != "":
		m.Series = append(slices.Clone(m.Series), Reading{Date: m.Date, Value: *m.Value})
	case m.Baseline == nil:
		m.Baseline = m.Value
	}
	m.Value, m.Date = &value, day
}

// Pain is what hurts. Severity is 1 to 5.
type Pain struct {
	Severity  *float64 `json:"severity,omitempty"`
	Frequency Text     `json:"frequency,omitzero"`
	RootCause Text     `json:"rootCause,omitzero"`
}

// Opportunity is an answer to pains. Values are 0 to 100, Effort 0 to 5.
type Opportunity struct {
	HowMightWe    Text     `json:"howMightWe,omitzero"`
	CustomerValue *float64 `json:"customerValue,omitempty"`
	BusinessValue *float64 `json:"businessValue,omitempty"`
	Effort        *float64 `json:"effort,omitempty"`
}

// Action is what somebody will do, by when, to move which metric.
type Action struct {
	Helpers []Text      `json:"helpers,omitempty"` // departments that help
	Due     string      `json:"due,omitempty"`     // YYYY-MM-DD
	State   ActionState `json:"state,omitempty"`
	Metric  *Metric     `json:"metric,omitempty"` // now → goal: Value and Target
}

// ActionState is how far an action is; empty means to do.
type ActionState string

// States of an action.
const (
	Todo  ActionState = "todo"
	Doing ActionState = "doing"
	Done  ActionState = "done"
)

// Quote says who said the title of the card, and when.
type Quote struct {
	Speaker   Text     `json:"speaker,omitzero"`
	Date      string   `json:"date,omitempty"`      // YYYY-MM-DD
	Sentiment *float64 `json:"sentiment,omitempty"` // on the map's scale
	Question  Text     `json:"question,omitzero"`   // of the interview that it answers
}

// Comment is a remark on a card for colleagues.
type Comment struct {
	Author string `json:"author,omitempty"`
	Date   string `json:"date,omitempty"` // YYYY-MM-DD
	Body   Text   `json:"body,omitzero"`
	Closed bool   `json:"closed,omitempty"`
}

// Gap is expectation − experience in points of the 1 to 5 scale, and false while either is unknown.
func (t *Touchpoint) Gap() (float64, bool) {
	if t == nil || t.Expectation == nil || t.Experience == nil {
		return 0, false
	}
	return *t.Expectation - *t.Experience, true
}

// AsTouchpoint is what a card says as a touchpoint. One that was moved to a lane of another kind keeps that and is none.
func (r *Card) AsTouchpoint() *Touchpoint {
	if r.Type != TouchpointCard {
		return nil
	}
	return r.Touchpoint
}

func (r Card) Key() ID          { return r.ID }
func (r Card) Of() Kind         { return KindCard }
func (r Card) OrderKey() string { return r.Order }
