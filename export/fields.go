package export

import (
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
)

// Field is something that may be known of a card. Exactly one of its functions tells it; what nobody has said is empty or nil.
type Field struct {
	Key    string                             // of the word for it
	Texts  func(c *model.Card) []model.Text   // what people wrote
	Day    func(c *model.Card) string         // YYYY-MM-DD
	Choice func(c *model.Card) string         // the key of a word
	Number func(c *model.Card) *float64       // a value of a scale
	Signed bool                               // which runs below nought
	Mark   func(c *model.Card) bool           // that it is so
	Values func(c *model.Card) []model.Metric // measurements
}

// CardFields are the fields that files list of a card, in the order in which the inspector has them.
var CardFields = append(append(touchpointFields, answerFields...), sharedFields...)

// CardField is the one of CardFields with this key.
func CardField(key string) Field {
	for _, f := range CardFields {
		if f.Key == key {
			return f
		}
	}
	panic("no field of cards is called " + key)
}

var touchpointFields = []Field{
	touch("field.channel", func(t *model.Touchpoint) model.Text { return t.Channel }),
	{Key: "field.line", Choice: func(c *model.Card) string { return word("line.", detail(c.Touchpoint).Line) }},
	touch("field.intent", func(t *model.Touchpoint) model.Text { return t.Intent }),
	touch("field.behaviour", func(t *model.Touchpoint) model.Text { return t.Behaviour }),
	touch("field.responder", func(t *model.Touchpoint) model.Text { return t.Responder }),
	{Key: "field.moment", Mark: func(c *model.Card) bool { return detail(c.Touchpoint).Moment }},
	{Key: "field.emotion", Signed: true, Number: func(c *model.Card) *float64 { return detail(c.Touchpoint).Emotion }},
	touch("field.reason", func(t *model.Touchpoint) model.Text { return t.Reason }),
	{Key: "field.expectation", Number: func(c *model.Card) *float64 { return detail(c.Touchpoint).Expectation }},
	{Key: "field.experience", Number: func(c *model.Card) *float64 { return detail(c.Touchpoint).Experience }},
	{Key: "outline.gap", Number: gap},
	{Key: "field.importance", Number: func(c *model.Card) *float64 { return detail(c.Touchpoint).Importance }},
}

// answerFields are those of pains, of what answers them, and of quotes.
var answerFields = []Field{
	{Key: "field.severity", Number: func(c *model.Card) *float64 { return detail(c.Pain).Severity }},
	say("field.frequency", func(c *model.Card) model.Text { return detail(c.Pain).Frequency }),
	say("field.cause", func(c *model.Card) model.Text { return detail(c.Pain).RootCause }),
	say("field.hmw", func(c *model.Card) model.Text { return detail(c.Opportunity).HowMightWe }),
	{Key: "field.value.customer", Number: func(c *model.Card) *float64 { return detail(c.Opportunity).CustomerValue }},
	{Key: "field.value.business", Number: func(c *model.Card) *float64 { return detail(c.Opportunity).BusinessValue }},
	{Key: "field.effort", Number: func(c *model.Card) *float64 { return detail(c.Opportunity).Effort }},
	{Key: "field.progress", Choice: func(c *model.Card) string { return word("action.", detail(c.Action).State) }},
	{Key: "field.due", Day: func(c *model.Card) string { return detail(c.Action).Due }},
	{Key: "field.helpers", Texts: func(c *model.Card) []model.Text { return detail(c.Action).Helpers }},
	{Key: "field.metric.goal", Values: goal},
	say("field.question", func(c *model.Card) model.Text { return detail(c.Quote).Question }),
	say("field.speaker", func(c *model.Card) model.Text { return detail(c.Quote).Speaker }),
	{Key: "field.date", Day: func(c *model.Card) string { return detail(c.Quote).Date }},
	{Key: "field.sentiment", Signed: true, Number: func(c *model.Card) *float64 { return detail(c.Quote).Sentiment }},
}

var sharedFields = []Field{
	{Key: "field.metrics", Values: func(c *model.Card) []model.Metric { return c.Metrics }},
	say("field.department", func(c *model.Card) model.Text { return c.Department }),
	say("field.owner", func(c *model.Card) model.Text { return c.Owner }),
	{Key: "field.status", Choice: func(c *model.Card) string { return word("status.", c.Status) }},
	{Key: "field.evidence", Choice: func(c *model.Card) string { return word("evidence.", c.Evidence) }},
	say("field.source", func(c *model.Card) model.Text { return c.Source }),
}

func say(key string, pick func(*model.Card) model.Text) Field {
	return Field{Key: key, Texts: func(c *model.Card) []model.Text { return []model.Text{pick(c)} }}
}

func touch(key string, pick func(*model.Touchpoint) model.Text) Field {
	return say(key, func(c *model.Card) model.Text { return pick(detail(c.Touchpoint)) })
}

// detail is what a kind adds to a card, or an empty one.
func detail[T any](d *T) *T {
	if d == nil {
		return new(T)
	}
	return d
}

func word[T ~string](prefix string, value T) string {
	if value == "" {
		return ""
	}
	return prefix + string(value)
}

func gap(c *model.Card) *float64 {
	if gap, ok := c.Touchpoint.Gap(); ok {
		return &gap
	}
	return nil
}

func goal(c *model.Card) []model.Metric {
	if m := detail(c.Action).Metric; m != nil {
		return []model.Metric{*m}
	}
	return nil
}

// TypeWord is the key of the word for a type of cards.
func TypeWord(t model.CardType) string {
	if t == model.TextCard {
		return "card.text"
	}
	return "card." + string(t)
}

// Metric writes a measurement in the language of the job: name, value with its unit, and where it comes from and is to go.
func (j Job) Metric(m model.Metric) string {
	quantity := func(v *float64) string { return layout.Quantity(model.Metric{Value: v, Unit: m.Unit}, j.Words) }
	text := strings.TrimSpace(m.Name.In(j.Lang) + " " + quantity(m.Value))
	var more []string
	if m.Baseline != nil {
		more = append(more, j.Words("field.metric.baseline")+" "+quantity(m.Baseline))
	}
	if m.Target != nil {
		more = append(more, j.Words("field.metric.target")+" "+quantity(m.Target))
	}
	for _, s := range []string{layout.Day(j.Lang, m.Date), m.Source.In(j.Lang)} {
		if s != "" {
			more = append(more, s)
		}
	}
	if len(more) > 0 {
		text += " (" + strings.Join(more, ", ") + ")"
	}
	return strings.TrimSpace(text)
}

// Comment writes a remark in the language of the job: who made it when, and what it says.
func (j Job) Comment(c model.Comment) string {
	return strings.Trim(strings.TrimSpace(c.Author+" "+layout.Day(j.Lang, c.Date))+": "+c.Body.In(j.Lang), ": ")
}
