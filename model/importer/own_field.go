package importer

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"sojourn/model"
	"sojourn/model/limits"
)

// ownField is a column of the program's own table of cards.
type ownField struct {
	key   string
	shown Field // the nearest of the fields that a person can choose
	set   func(*owned, *model.Card, string) bool
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
	{"field.title", CardText, func(o *owned, c *model.Card, s string) bool {
		return utf8.RuneCountInString(s) <= limits.TitleRunes && o.words(&c.Title, s)
	}},
	{"field.body", Note, func(o *owned, c *model.Card, s string) bool { return o.words(&c.Body, s) }},
	touching("field.channel", Channel, func(t *model.Touchpoint) *model.Text { return &t.Channel }),
	{"field.line", OnOff, func(o *owned, c *model.Card, s string) bool {
		l, ok := o.v.key("line.", s, "online", "offline")
		touch(c).Line = model.Line(l)
		return ok
	}},
	touching("field.behaviour", Behaviour, func(t *model.Touchpoint) *model.Text { return &t.Behaviour }),
	touching("field.intent", Intent, func(t *model.Touchpoint) *model.Text { return &t.Intent }),
	touching("field.responder", Responder, func(t *model.Touchpoint) *model.Text { return &t.Responder }),
	{"field.moment", Moment, func(_ *owned, c *model.Card, s string) bool { touch(c).Moment = s != ""; return true }},
	marked("field.emotion", Emotion, func(c *model.Card) **float64 { return &touch(c).Emotion }),
	touching("field.reason", EmotionReason, func(t *model.Touchpoint) *model.Text { return &t.Reason }),
	marked("field.expectation", ExpectationValue, func(c *model.Card) **float64 { return &touch(c).Expectation }),
	marked("field.experience", Experience, func(c *model.Card) **float64 { return &touch(c).Experience }),
	{"xlsx.gap", Skip, nil},
	marked("field.importance", Importance, func(c *model.Card) **float64 { return &touch(c).Importance }),
	{"field.department", Department, func(o *owned, c *model.Card, s string) bool { return o.words(&c.Department, s) }},
	{"field.owner", Owner, func(o *owned, c *model.Card, s string) bool { return o.words(&c.Owner, s) }},
	{"field.status", Note, func(o *owned, c *model.Card, s string) bool {
		k, ok := o.v.key("status.", s, "draft", "review", "approved", "archived")
		c.Status = model.Status(k)
		return ok
	}},
	{"field.evidence", EvidenceText, func(o *owned, c *model.Card, s string) bool {
		k, ok := o.v.key("evidence.", s, "assumption", "partial", "verified")
		c.Evidence = model.Evidence(k)
		return ok
	}},
	{"field.source", Source, func(o *owned, c *model.Card, s string) bool { return o.words(&c.Source, s) }},
	{"field.tags", Note, func(_ *owned, c *model.Card, s string) bool {
		if !fits(s, ", ") {
			return false
		}
		c.Tags = strings.Split(s, ", ")
		return true
	}},
	{"field.metrics", MetricValue, func(o *owned, c *model.Card, s string) bool {
		if !fits(s, "\n") {
			return false
		}
		for _, line := range strings.Split(s, "\n") {
			c.Metrics = append(c.Metrics, o.metric(line))
		}
		return true
	}},
	marked("field.severity", Severity, func(c *model.Card) **float64 { return &pain(c).Severity }),
	{"field.frequency", Note, func(o *owned, c *model.Card, s string) bool { return o.words(&pain(c).Frequency, s) }},
	{"field.cause", Note, func(o *owned, c *model.Card, s string) bool { return o.words(&pain(c).RootCause, s) }},
	{"field.hmw", Note, func(o *owned, c *model.Card, s string) bool { return o.words(&chance(c).HowMightWe, s) }},
	marked("field.value.customer", Note, func(c *model.Card) **float64 { return &chance(c).CustomerValue }),
	marked("field.value.business", Note, func(c *model.Card) **float64 { return &chance(c).BusinessValue }),
	marked("field.effort", Note, func(c *model.Card) **float64 { return &chance(c).Effort }),
	{"field.progress", Note, func(o *owned, c *model.Card, s string) bool {
		k, ok := o.v.key("action.", s, "todo", "doing", "done")
		action(c).State = model.ActionState(k)
		return ok
	}},
	{"field.due", Note, func(_ *owned, c *model.Card, s string) bool { return dated(&action(c).Due, s) }},
	{"field.helpers", Note, func(o *owned, c *model.Card, s string) bool {
		if !fits(s, "\n") {
			return false
		}
		for _, line := range strings.Split(s, "\n") {
			action(c).Helpers = append(action(c).Helpers, o.builder.text(line))
		}
		return true
	}},
	{"field.metric.goal", Note, func(o *owned, c *model.Card, s string) bool {
		if !fits(s, "\n") {
			return false
		}
		m := o.metric(s)
		action(c).Metric = &m
		return true
	}},
	{"field.speaker", Note, func(o *owned, c *model.Card, s string) bool { return o.words(&quote(c).Speaker, s) }},
	{"field.date", Note, func(_ *owned, c *model.Card, s string) bool { return dated(&quote(c).Date, s) }},
	marked("field.sentiment", Note, func(c *model.Card) **float64 { return &quote(c).Sentiment }),
	{"field.url", Note, func(_ *owned, c *model.Card, s string) bool {
		if !fits(s, "\n") {
			return false
		}
		c.URL = s
		return true
	}},
	{"field.internal", Note, func(_ *owned, c *model.Card, _ string) bool { c.Internal = true; return true }},
	{"field.comments", Note, func(o *owned, c *model.Card, s string) bool {
		var body model.Text
		if !o.words(&body, s) {
			return false
		}
		c.Comments = append(c.Comments, model.Comment{Body: body})
		return true
	}},
}

// fits reports that a map can hold a text, and a list of its parts.
func fits(s, between string) bool {
	return utf8.RuneCountInString(s) <= limits.BodyRunes && strings.Count(s, between) < limits.ListItems
}

var day = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// dated sets a day and reports false for what is none.
func dated(to *string, s string) bool {
	if day.MatchString(s) {
		*to = s
	}
	return *to == s
}

// touching is a text of a touchpoint.
func touching(key string, shown Field, pick func(*model.Touchpoint) *model.Text) ownField {
	return ownField{key, shown, func(o *owned, c *model.Card, s string) bool { return o.words(pick(touch(c)), s) }}
}

// marked is a number. One beyond its scale is not understood, and stays text.
func marked(key string, shown Field, pick func(*model.Card) **float64) ownField {
	return ownField{key, shown, func(_ *owned, c *model.Card, s string) bool {
		v, err := strconv.ParseFloat(minus.Replace(s), 64)
		if err != nil || v-v != 0 {
			return false
		}
		*pick(c) = &v
		model.Scales(c, func(_ string, at *float64, lo, hi float64) {
			if at == &v && (v < lo || v > hi) {
				*pick(c) = nil
			}
		})
		return *pick(c) != nil
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

var (
	measured  = regexp.MustCompile(`^(.*?)\s*([-−]?\d[\d,]*(?:\.\d+)?) ?(\S*)$`)
	bracketed = regexp.MustCompile(`^(.*?) ?\(([^()]*)\)$`)
)

// metric reads "转化 41% (目标 60%, 2026-10-31, 来源)".
func (o *owned) metric(s string) model.Metric {
	var m model.Metric
	said := s
	if got := bracketed.FindStringSubmatch(s); got != nil {
		said = got[1]
		for _, part := range strings.Split(got[2], ", ") {
			switch {
			case day.MatchString(part):
				m.Date = part
			case o.value(&m.Baseline, part, "field.metric.baseline"), o.value(&m.Target, part, "field.metric.target"):
			default:
				m.Source = o.builder.text(part)
			}
		}
	}
	if got := measured.FindStringSubmatch(said); got != nil {
		if v, err := strconv.ParseFloat(strings.ReplaceAll(minus.Replace(got[2]), ",", ""), 64); err == nil {
			m.Value, m.Unit, said = &v, o.unit(got[3]), got[1]
		}
	}
	m.Name = o.builder.text(strings.TrimSpace(said))
	return m
}

// value reads "目标 60%" under the word of a key.
func (o *owned) value(to **float64, part, key string) bool {
	rest, ok := strings.CutPrefix(part, o.v[key]+" ")
	got := measured.FindStringSubmatch(rest)
	if !ok || got == nil {
		return false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(minus.Replace(got[2]), ",", ""), 64)
	*to = &v
	return err == nil
}

// unit turns the word of a unit of time back into its sign.
func (o *owned) unit(s string) string {
	if k, ok := o.v.key("unit.", s, "s", "min", "h", "d"); ok && s != "" {
		return k
	}
	return s
}
