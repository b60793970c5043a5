package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/roundtrip"
)

// field is a column of the card table: a text or a number of each card.
type field struct {
	key      string // of the words for its head
	width    float64
	text     func(*book, entry) string
	number   func(*model.Card) *float64
	format   string
	formula  func(fields []field, row int) string
	options  []string // keys of the words to choose from
	low      float64
	high     float64 // above low: what a number may be
	open     bool    // words that were used are offered, others may be typed
	rare     bool    // stands only where some card has it
	internal bool    // never for the client
}

// idField is the hidden column that names each card, so that an edited sheet can find its way back.
const idField = roundtrip.IDHead

// hashField is the last column, hidden as well: what the row said when it was written.
const hashField = roundtrip.HashHead

// Columns that others reckon with or link from.
const (
	expectationField = "field.expectation"
	experienceField  = "field.experience"
	urlField         = "field.url"
)

// indexOf returns where a column stands, -1 when it is not there.
func indexOf(fields []field, key string) int {
	return slices.IndexFunc(fields, func(f field) bool { return f.key == key })
}

func say(key string, width float64, pick func(*model.Card) model.Text) field {
	return field{key: key, width: width, text: func(b *book, e entry) string { return b.say(pick(e.card)) }}
}

func touch(key string, width float64, pick func(*model.Touchpoint) model.Text) field {
	return say(key, width, func(c *model.Card) model.Text {
		if c.Touchpoint == nil {
			return model.Text{}
		}
		return pick(c.Touchpoint)
	})
}

func score(key string, pick func(*model.Touchpoint) *float64) field {
	return field{key: key, width: 10, low: 1, high: 5, number: func(c *model.Card) *float64 {
		if c.Touchpoint == nil {
			return nil
		}
		return pick(c.Touchpoint)
	}}
}

// choice is a column whose values come from a short list; prefix and value make the key of the word.
func choice(key, prefix string, options []string, pick func(*model.Card) string) field {
	f := field{key: key, width: 13, text: func(b *book, e entry) string {
		if v := pick(e.card); v != "" {
			return b.job.Words(prefix + v)
		}
		return ""
	}}
	for _, o := range options {
		f.options = append(f.options, prefix+o)
	}
	return f
}

func sign(key string, is func(*model.Card) bool) field {
	return field{key: key, width: 10, text: func(_ *book, e entry) string {
		if is(e.card) {
			return "★"
		}
		return ""
	}}
}

func (f field) seldom() field { f.rare = true; return f }

func (f field) offered() field { f.open = true; return f }

func (f field) within(low, high float64, format string) field {
	f.low, f.high, f.format = low, high, format
	return f
}

// fieldsFor returns the columns of the table for these cards.
func (b *book) fieldsFor(all []entry) []field {
	lo, hi := b.m.Scale.Range()
	fields := slices.Concat(placeFields(), touchpointFields(lo, hi), workFields(), detailFields(lo, hi), []field{{key: hashField, width: 10}})
	return slices.DeleteFunc(fields, func(f field) bool {
		return f.internal && b.job.Client || f.rare && !slices.ContainsFunc(all, func(e entry) bool {
			if f.number != nil {
				return f.number(e.card) != nil
			}
			return f.text(b, e) != ""
		})
	})
}

func placeFields() []field {
	return []field{
		{key: idField, width: 10, text: func(_ *book, e entry) string { return string(e.card.ID) }},
		{key: "inspector.stage", width: 12, open: true, text: func(_ *book, e entry) string { return e.stage }},
		{key: "inspector.step", width: 14, rare: true, open: true, text: func(_ *book, e entry) string { return e.step }},
		{key: "inspector.lane", width: 12, open: true, text: func(_ *book, e entry) string { return e.lane }},
		{key: "xlsx.type", width: 11, text: func(b *book, e entry) string { return b.job.Words(typeKey(e.card.Type)) }},
		say("field.title", 28, func(c *model.Card) model.Text { return c.Title }),
		say("field.body", 40, func(c *model.Card) model.Text { return c.Body }),
	}
}

func typeKey(t model.CardType) string {
	if t == model.TextCard {
		return "card.text"
	}
	return "card." + string(t)
}

func touchpointFields(lo, hi float64) []field {
	return []field{
		touch("field.channel", 14, func(t *model.Touchpoint) model.Text { return t.Channel }).offered(),
		choice("field.line", "line.", []string{string(model.Online), string(model.Offline)}, func(c *model.Card) string {
			if c.Touchpoint == nil {
				return ""
			}
			return string(c.Touchpoint.Line)
		}),
		touch("field.behaviour", 28, func(t *model.Touchpoint) model.Text { return t.Behaviour }),
		touch("field.intent", 24, func(t *model.Touchpoint) model.Text { return t.Intent }).seldom(),
		touch("field.responder", 16, func(t *model.Touchpoint) model.Text { return t.Responder }).seldom(),
		sign("field.moment", func(c *model.Card) bool { return c.Touchpoint != nil && c.Touchpoint.Moment }),
		score("field.emotion", func(t *model.Touchpoint) *float64 { return t.Emotion }).within(lo, hi, signedNumbers),
		touch("field.reason", 28, func(t *model.Touchpoint) model.Text { return t.Reason }).seldom(),
		score(expectationField, func(t *model.Touchpoint) *float64 { return t.Expectation }),
		score(experienceField, func(t *model.Touchpoint) *float64 { return t.Experience }),
		gapField(),
		score("field.importance", func(t *model.Touchpoint) *float64 { return t.Importance }),
	}
}

// gapField reckons in the sheet, and holds the value as well.
func gapField() field {
	return field{key: "xlsx.gap", width: 10, format: signedNumbers,
		number: func(c *model.Card) *float64 {
			if gap, ok := c.Touchpoint.Gap(); ok {
				return &gap
			}
			return nil
		},
		formula: func(fields []field, row int) string {
			cell := func(key string) string {
				return at(indexOf(fields, key)+1, row)
			}
			wanted, got := cell(expectationField), cell(experienceField)
			return fmt.Sprintf(`IF(OR(%s="",%s=""),"",%s-%s)`, wanted, got, wanted, got)
		}}
}

func workFields() []field {
	return []field{
		say("field.department", 14, func(c *model.Card) model.Text { return c.Department }).offered(),
		say("field.owner", 14, func(c *model.Card) model.Text { return c.Owner }).offered(),
		choice("field.status", "status.", []string{string(model.Draft), string(model.Review), string(model.Approved), string(model.Archived)},
			func(c *model.Card) string { return string(c.Status) }),
		choice("field.evidence", "evidence.", []string{string(model.Assumption), string(model.Partial), string(model.Verified)},
			func(c *model.Card) string { return string(c.Evidence) }),
		say("field.source", 20, func(c *model.Card) model.Text { return c.Source }).seldom(),
		{key: "field.tags", width: 16, text: func(_ *book, e entry) string { return strings.Join(e.card.Tags, ", ") }},
		{key: "field.metrics", width: 28, text: func(b *book, e entry) string { return b.metrics(e.card.Metrics) }},
	}
}

func detailFields(lo, hi float64) []field {
	pain := func(key string, width float64, pick func(*model.Pain) model.Text) field {
		return say(key, width, func(c *model.Card) model.Text {
			if c.Pain == nil {
				return model.Text{}
			}
			return pick(c.Pain)
		}).seldom()
	}
	worth := func(key string, high float64, pick func(*model.Opportunity) *float64) field {
		return field{key: key, width: 10, rare: true, high: high, number: func(c *model.Card) *float64 {
			if c.Opportunity == nil {
				return nil
			}
			return pick(c.Opportunity)
		}}
	}
	return append([]field{
		{key: "field.severity", width: 10, rare: true, low: 1, high: 5, number: func(c *model.Card) *float64 {
			if c.Pain == nil {
				return nil
			}
			return c.Pain.Severity
		}},
		pain("field.frequency", 14, func(p *model.Pain) model.Text { return p.Frequency }),
		pain("field.cause", 28, func(p *model.Pain) model.Text { return p.RootCause }),
		say("field.hmw", 28, func(c *model.Card) model.Text {
			if c.Opportunity == nil {
				return model.Text{}
			}
			return c.Opportunity.HowMightWe
		}).seldom(),
		worth("field.value.customer", 100, func(o *model.Opportunity) *float64 { return o.CustomerValue }),
		worth("field.value.business", 100, func(o *model.Opportunity) *float64 { return o.BusinessValue }),
		worth("field.effort", 5, func(o *model.Opportunity) *float64 { return o.Effort }),
	}, actionFields(lo, hi)...)
}

func actionFields(lo, hi float64) []field {
	action := func(pick func(*book, *model.Action) string) func(*book, entry) string {
		return func(b *book, e entry) string {
			if e.card.Action == nil {
				return ""
			}
			return pick(b, e.card.Action)
		}
	}
	quote := func(pick func(*book, *model.Quote) string) func(*book, entry) string {
		return func(b *book, e entry) string {
			if e.card.Quote == nil {
				return ""
			}
			return pick(b, e.card.Quote)
		}
	}
	progress := choice("field.progress", "action.", []string{string(model.Todo), string(model.Doing), string(model.Done)}, func(c *model.Card) string {
		if c.Action == nil {
			return ""
		}
		return string(c.Action.State)
	})
	return []field{
		progress.seldom(),
		{key: "field.due", width: 13, rare: true, text: action(func(_ *book, a *model.Action) string { return a.Due })},
		{key: "field.helpers", width: 18, rare: true, text: action(func(b *book, a *model.Action) string { return strings.Join(b.list(a.Helpers), "\n") })},
		{key: "field.metric.goal", width: 24, rare: true, text: action(func(b *book, a *model.Action) string {
			if a.Metric == nil {
				return ""
			}
			return b.metric(*a.Metric)
		})},
		{key: "field.question", width: 28, rare: true, text: quote(func(b *book, q *model.Quote) string { return b.say(q.Question) })},
		{key: "field.speaker", width: 16, rare: true, text: quote(func(b *book, q *model.Quote) string { return b.say(q.Speaker) })},
		{key: "field.date", width: 13, rare: true, text: quote(func(_ *book, q *model.Quote) string { return q.Date })},
		{key: "field.sentiment", width: 10, rare: true, format: signedNumbers, low: lo, high: hi, number: func(c *model.Card) *float64 {
			if c.Quote == nil {
				return nil
			}
			return c.Quote.Sentiment
		}},
		{key: urlField, width: 28, rare: true, text: address},
		{key: "field.internal", width: 11, internal: true, text: internalSign},
		{key: "field.comments", width: 36, rare: true, internal: true, text: comments},
	}
}

// address is where a card links to. A client gets no path of somebody's disc.
func address(b *book, e entry) string {
	if _, ok := link(e.card.URL); b.job.Client && !ok {
		return ""
	}
	return e.card.URL
}

func internalSign(b *book, e entry) string {
	if e.card.Internal {
		return b.job.Words("field.internal")
	}
	return ""
}

func comments(b *book, e entry) string {
	var lines []string
	for _, c := range e.card.Comments {
		lines = append(lines, strings.Trim(strings.TrimSpace(c.Author+" "+c.Date)+": "+b.say(c.Body), ": "))
	}
	return strings.Join(lines, "\n")
}

// metrics writes measurements, one in a line.
func (b *book) metrics(all []model.Metric) string {
	lines := make([]string, len(all))
	for i, m := range all {
		lines[i] = b.metric(m)
	}
	return strings.Join(lines, "\n")
}

func (b *book) quantity(v float64, unit string) string {
	return layout.Quantity(model.Metric{Value: &v, Unit: unit}, b.job.Words)
}

// metric writes a measurement: name, value with its unit, and where it comes from and is to go.
func (b *book) metric(m model.Metric) string {
	text := b.say(m.Name)
	if m.Value != nil {
		text = strings.TrimSpace(text + " " + b.quantity(*m.Value, m.Unit))
	}
	var more []string
	for _, v := range []struct {
		key   string
		value *float64
	}{{"field.metric.baseline", m.Baseline}, {"field.metric.target", m.Target}} {
		if v.value != nil {
			more = append(more, b.job.Words(v.key)+" "+b.quantity(*v.value, m.Unit))
		}
	}
	for _, s := range []string{m.Date, b.say(m.Source)} {
		if s != "" {
			more = append(more, s)
		}
	}
	if len(more) > 0 {
		text += " (" + strings.Join(more, ", ") + ")"
	}
	return strings.TrimSpace(text)
}
