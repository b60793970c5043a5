package importer

import (
	"strings"
	"unicode/utf8"

	"sojourn/model"
	"sojourn/model/limits"
)

// ownField is a column of the program's own table of cards.
type ownField struct {
	key   string
	shown Field // the nearest of the fields that a person can choose
	set   func(*Pen, *model.Card, string) bool
}

// ownColumn returns the column of a head, a zero one for a column that somebody added.
func ownColumn(v vocabulary, head string) ownField {
	for _, f := range ownFields {
		if (f.key == ownID || f.key == ownHash) && head == f.key || v[f.key] == head && head != "" {
			return f
		}
	}
	return ownField{}
}

// ownFields are in the order of the sheet. Those without a setter say where a card stands, or are reckoned.
var ownFields = []ownField{
	{ownID, Skip, nil},
	{ownHash, Skip, nil},
	{"inspector.stage", StageName, nil},
	{"inspector.step", StepName, nil},
	{"inspector.lane", LaneName, nil},
	{"xlsx.type", Skip, nil},
	{"field.title", CardText, func(p *Pen, c *model.Card, s string) bool {
		return (utf8.RuneCountInString(s) <= limits.TitleRunes || p.Says(c.Title, s)) && p.words(&c.Title, s)
	}},
	{"field.body", Note, func(p *Pen, c *model.Card, s string) bool { return p.words(&c.Body, s) }},
	touching("field.channel", Channel, func(t *model.Touchpoint) *model.Text { return &t.Channel }),
	{"field.line", OnOff, func(p *Pen, c *model.Card, s string) bool {
		return Choose(p, &touch(c).Line, "line.", s, model.Online, model.Offline)
	}},
	touching("field.behaviour", Behaviour, func(t *model.Touchpoint) *model.Text { return &t.Behaviour }),
	touching("field.intent", Intent, func(t *model.Touchpoint) *model.Text { return &t.Intent }),
	touching("field.responder", Responder, func(t *model.Touchpoint) *model.Text { return &t.Responder }),
	{"field.moment", Moment, func(_ *Pen, c *model.Card, s string) bool { touch(c).Moment = s != ""; return true }},
	marked("field.emotion", Emotion, func(c *model.Card) **float64 { return &touch(c).Emotion }),
	touching("field.reason", EmotionReason, func(t *model.Touchpoint) *model.Text { return &t.Reason }),
	marked("field.expectation", ExpectationValue, func(c *model.Card) **float64 { return &touch(c).Expectation }),
	marked("field.experience", Experience, func(c *model.Card) **float64 { return &touch(c).Experience }),
	{"xlsx.gap", Skip, nil},
	marked("field.importance", Importance, func(c *model.Card) **float64 { return &touch(c).Importance }),
	{"field.department", Department, func(p *Pen, c *model.Card, s string) bool { return p.words(&c.Department, s) }},
	{"field.owner", Owner, func(p *Pen, c *model.Card, s string) bool { return p.words(&c.Owner, s) }},
	{"field.status", Note, func(p *Pen, c *model.Card, s string) bool {
		return Choose(p, &c.Status, "status.", s, model.Draft, model.Review, model.Approved, model.Archived)
	}},
	{"field.evidence", EvidenceText, func(p *Pen, c *model.Card, s string) bool {
		return Choose(p, &c.Evidence, "evidence.", s, model.Assumption, model.Partial, model.Verified)
	}},
	{"field.source", Source, func(p *Pen, c *model.Card, s string) bool { return p.words(&c.Source, s) }},
	{"field.tags", Note, func(_ *Pen, c *model.Card, s string) bool {
		next := tags(c.Tags, s)
		if !fits(s, ", ") || len(next) > limits.ListItems {
			return false
		}
		c.Tags = next
		return true
	}},
	{"field.metrics", MetricValue, func(p *Pen, c *model.Card, s string) (ok bool) {
		c.Metrics, ok = p.Metrics(c.Metrics, s)
		return ok
	}},
	marked("field.severity", Severity, func(c *model.Card) **float64 { return &pain(c).Severity }),
	{"field.frequency", Note, func(p *Pen, c *model.Card, s string) bool { return p.words(&pain(c).Frequency, s) }},
	{"field.cause", Note, func(p *Pen, c *model.Card, s string) bool { return p.words(&pain(c).RootCause, s) }},
	{"field.hmw", Note, func(p *Pen, c *model.Card, s string) bool { return p.words(&chance(c).HowMightWe, s) }},
	marked("field.value.customer", Note, func(c *model.Card) **float64 { return &chance(c).CustomerValue }),
	marked("field.value.business", Note, func(c *model.Card) **float64 { return &chance(c).BusinessValue }),
	marked("field.effort", Note, func(c *model.Card) **float64 { return &chance(c).Effort }),
	{"field.progress", Note, func(p *Pen, c *model.Card, s string) bool {
		return Choose(p, &action(c).State, "action.", s, model.Todo, model.Doing, model.Done)
	}},
	{"field.due", Note, func(_ *Pen, c *model.Card, s string) bool { return Day(&action(c).Due, s) }},
	{"field.helpers", Note, func(p *Pen, c *model.Card, s string) (ok bool) {
		action(c).Helpers, ok = p.Texts(action(c).Helpers, s)
		return ok
	}},
	{"field.metric.goal", Note, func(p *Pen, c *model.Card, s string) bool {
		var old []model.Metric
		if m := action(c).Metric; m != nil {
			old = append(old, *m)
		}
		all, ok := p.Metrics(old, s)
		if !ok || len(all) > 1 {
			return false
		}
		action(c).Metric = nil
		for i := range all {
			action(c).Metric = &all[i]
		}
		return true
	}},
	{"field.question", Note, func(p *Pen, c *model.Card, s string) bool { return p.words(&quote(c).Question, s) }},
	{"field.speaker", Note, func(p *Pen, c *model.Card, s string) bool { return p.words(&quote(c).Speaker, s) }},
	{"field.date", Note, func(_ *Pen, c *model.Card, s string) bool { return Day(&quote(c).Date, s) }},
	marked("field.sentiment", Note, func(c *model.Card) **float64 { return &quote(c).Sentiment }),
	{"field.url", Note, func(_ *Pen, c *model.Card, s string) bool {
		if !fits(s, "\n") {
			return false
		}
		c.URL = s
		return true
	}},
	{"field.internal", Note, func(_ *Pen, c *model.Card, s string) bool { c.Internal = s != ""; return true }},
	{"field.comments", Note, func(p *Pen, c *model.Card, s string) bool { return p.comment(c, s) }},
}

// fits reports that a map can hold a text, and a list of its parts.
func fits(s, between string) bool {
	return utf8.RuneCountInString(s) <= limits.BodyRunes && strings.Count(s, between) < limits.ListItems
}

// touching is a text of a touchpoint.
func touching(key string, shown Field, pick func(*model.Touchpoint) *model.Text) ownField {
	return ownField{key, shown, func(p *Pen, c *model.Card, s string) bool { return p.words(pick(touch(c)), s) }}
}

// marked is a number. One beyond its scale is not understood, and stays text.
func marked(key string, shown Field, pick func(*model.Card) **float64) ownField {
	return ownField{key, shown, func(_ *Pen, c *model.Card, s string) bool {
		old := *pick(c)
		if s == "" || Shows(old, s) {
			if s == "" {
				*pick(c) = nil
			}
			return true
		}
		v, ok := Number(s)
		if !ok {
			return false
		}
		*pick(c) = &v
		model.Scales(c, func(_ string, at *float64, lo, hi float64) {
			if at == &v && (v < lo || v > hi) {
				*pick(c) = old
			}
		})
		return *pick(c) == &v
	}}
}

// The parts that only some cards have are made when something is said about them.

func touch(c *model.Card) *model.Touchpoint {
	if c.Touchpoint == nil {
		c.Touchpoint = &model.Touchpoint{}
	}
	return c.Touchpoint
}

func pain(c *model.Card) *model.Pain {
	if c.Pain == nil {
		c.Pain = &model.Pain{}
	}
	return c.Pain
}

func chance(c *model.Card) *model.Opportunity {
	if c.Opportunity == nil {
		c.Opportunity = &model.Opportunity{}
	}
	return c.Opportunity
}

func action(c *model.Card) *model.Action {
	if c.Action == nil {
		c.Action = &model.Action{}
	}
	return c.Action
}

func quote(c *model.Card) *model.Quote {
	if c.Quote == nil {
		c.Quote = &model.Quote{}
	}
	return c.Quote
}
