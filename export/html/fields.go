package html

import (
	"strings"

	"sojourn/canvas/layout"
	"sojourn/export/svg"
	"sojourn/model"
)

// lines gathers what is known about a card, without what nobody has said.
type lines struct {
	*book
	out []detail
}

func (l *lines) add(key, text string) {
	if strings.TrimSpace(text) != "" {
		l.out = append(l.out, detail{Name: l.job.Words(key), Text: text})
	}
}

func (l *lines) say(key string, t model.Text) {
	before := len(l.out)
	if l.add(key, l.book.say(t)); len(l.out) > before {
		l.out[before].Also = l.also(t)
	}
}

func (l *lines) number(key string, v *float64) {
	if v != nil {
		l.add(key, layout.Number(*v))
	}
}

// word adds the word for one of a short list.
func (l *lines) word(key, prefix, value string) {
	if value != "" {
		l.add(key, l.job.Words(prefix+value))
	}
}

// details lists the fields of a card as the inspector does.
func (b *book) details(c *model.Card) []detail {
	l := &lines{book: b}
	l.word("outline.type", "", typeKey(c.Type))
	l.say("field.body", c.Body)
	if c.Touchpoint != nil {
		l.touchpoint(c.Touchpoint)
	}
	if p := c.Pain; p != nil {
		l.number("field.severity", p.Severity)
		l.say("field.frequency", p.Frequency)
		l.say("field.cause", p.RootCause)
	}
	if o := c.Opportunity; o != nil {
		l.say("field.hmw", o.HowMightWe)
		l.number("field.value.customer", o.CustomerValue)
		l.number("field.value.business", o.BusinessValue)
		l.number("field.effort", o.Effort)
	}
	if c.Action != nil {
		l.action(c.Action)
	}
	if q := c.Quote; q != nil {
		l.say("field.speaker", q.Speaker)
		l.add("field.date", q.Date)
		if q.Sentiment != nil {
			l.add("field.sentiment", layout.Signed(*q.Sentiment))
		}
	}
	l.shared(c)
	return l.out
}

func typeKey(t model.CardType) string {
	if t == model.TextCard {
		return "card.text"
	}
	return "card." + string(t)
}

func (l *lines) touchpoint(t *model.Touchpoint) {
	l.say("field.channel", t.Channel)
	l.word("field.line", "line.", string(t.Line))
	l.say("field.intent", t.Intent)
	l.say("field.behaviour", t.Behaviour)
	l.say("field.responder", t.Responder)
	if t.Moment {
		l.add("field.moment", "★")
	}
	if t.Emotion != nil {
		l.add("field.emotion", layout.Signed(*t.Emotion))
	}
	l.say("field.reason", t.Reason)
	l.number("field.expectation", t.Expectation)
	l.number("field.experience", t.Experience)
	if gap, ok := t.Gap(); ok {
		l.add("outline.gap", layout.Number(gap))
	}
	l.number("field.importance", t.Importance)
}

func (l *lines) action(a *model.Action) {
	l.word("field.progress", "action.", string(a.State))
	l.add("field.due", a.Due)
	var helpers []string
	for _, h := range a.Helpers {
		helpers = append(helpers, l.book.say(h))
	}
	l.add("field.helpers", strings.Join(helpers, l.job.Words("list.comma")))
	if a.Metric != nil {
		l.add("field.metric.goal", l.metric(*a.Metric))
	}
}

// shared adds what every card may have.
func (l *lines) shared(c *model.Card) {
	var metrics []string
	for _, m := range c.Metrics {
		metrics = append(metrics, l.metric(m))
	}
	l.add("field.metrics", strings.Join(metrics, "\n"))
	l.say("field.department", c.Department)
	l.say("field.owner", c.Owner)
	l.word("field.status", "status.", string(c.Status))
	l.word("field.evidence", "evidence.", string(c.Evidence))
	l.say("field.source", c.Source)
	var personas []string
	for _, id := range c.Personas {
		if p, ok := model.Get[model.Persona](l.job.Doc, id); ok {
			personas = append(personas, l.book.say(p.Name))
		}
	}
	l.add("field.personas", strings.Join(personas, l.job.Words("list.comma")))
	l.add("field.tags", strings.Join(c.Tags, l.job.Words("list.comma")))
	if !l.job.Client {
		if c.Internal {
			l.add("field.internal", "✓")
		}
		for _, r := range c.Comments {
			l.add("field.comments", strings.Trim(strings.TrimSpace(r.Author+" "+r.Date)+": "+l.book.say(r.Body), ": "))
		}
	}
	switch {
	case svg.Web(c.URL):
		l.out = append(l.out, detail{Name: l.job.Words("field.url"), Text: c.URL, Href: c.URL})
	case !l.job.Client: // the path of a file is nothing to a client
		l.add("field.url", c.URL)
	}
	l.links(c)
}

// links adds the cards that this one leads to, and those that lead to it.
func (l *lines) links(c *model.Card) {
	for _, k := range l.ends[c.ID] {
		other, arrow := k.To, "→ "
		if k.To == c.ID {
			other, arrow = k.From, "← "
		}
		at, known := l.at[other]
		if !known {
			continue
		}
		key := "link." + string(k.Type)
		if k.Type == model.Leads {
			key = "link.leads"
		}
		name := l.book.say(k.Label)
		if name == "" {
			name = l.job.Words(key)
		}
		one := detail{Name: name, Text: arrow + l.cards[at].Title, Card: &at}
		if also := strings.TrimSpace(l.also(k.Label) + " " + l.cards[at].Also); also != "" {
			one.Also = arrow + also
		}
		l.out = append(l.out, one)
	}
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
	if m.Baseline != nil {
		more = append(more, b.job.Words("field.metric.baseline")+" "+b.quantity(*m.Baseline, m.Unit))
	}
	if m.Target != nil {
		more = append(more, b.job.Words("field.metric.target")+" "+b.quantity(*m.Target, m.Unit))
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
