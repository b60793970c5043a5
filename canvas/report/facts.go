package report

import (
	"net/url"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
)

// fact is a line about a card: what it is, and what it says.
type fact struct{ word, value, also, link string }

// factList gathers what is known.
type factList struct {
	b    *book
	list []fact
}

func (l *factList) add(key, value string) {
	if value != "" {
		l.list = append(l.list, fact{word: l.b.o.Words(key), value: value})
	}
}

// say adds texts of the project.
func (l *factList) say(key string, texts ...model.Text) {
	before := len(l.list)
	if l.add(key, l.b.joined(texts)); len(l.list) > before {
		l.list[before].also = l.b.also(texts...)
	}
}

// unsaid leaves out of the last value the words that its label says already: "How might we...".
func (l *factList) unsaid() {
	if len(l.list) == 0 {
		return
	}
	last := &l.list[len(l.list)-1]
	words := strings.TrimRight(last.word, ".…")
	if len(last.value) > len(words) && strings.EqualFold(last.value[:len(words)], words) {
		last.value = strings.TrimLeft(last.value[len(words):], " .…")
	}
}

// number writes a value of a scale that ends at most; 0 is a scale without an end.
func (l *factList) number(key string, v *float64, most float64) {
	switch {
	case v == nil:
	case most > 0:
		l.add(key, layout.Number(*v)+" / "+layout.Number(most))
	default:
		l.add(key, layout.Number(*v))
	}
}

// facts are all that is known of a card but title and body. What it kept from another kind says nothing now.
func (b *book) facts(m *model.Map, c *model.Card) []fact {
	l := &factList{b: b}
	l.touchpoint(m, c)
	if p := c.Pain; p != nil && c.Type == model.PainCard {
		if p.Severity != nil {
			b.use("severity")
		}
		l.number("field.severity", p.Severity, 5)
		l.say("field.frequency", p.Frequency)
		l.say("field.cause", p.RootCause)
	}
	if o := c.Opportunity; o != nil && c.Type == model.OpportunityCard {
		l.say("field.hmw", o.HowMightWe)
		l.unsaid()
		l.number("field.value.customer", o.CustomerValue, 100)
		l.number("field.value.business", o.BusinessValue, 100)
		l.number("field.effort", o.Effort, 5)
	}
	if q := c.Quote; q != nil && c.Type == model.QuoteCard {
		l.add("field.speaker", dotted(b.say(q.Speaker), b.date(q.Date)))
		l.say("field.question", q.Question)
	}
	l.action(c)
	l.ties(c)
	l.say("field.owner", c.Department, c.Owner)
	l.evidence(c)
	for i := range c.Metrics {
		l.add("field.metrics", dotted(b.say(c.Metrics[i].Name), b.measured(&c.Metrics[i])))
	}
	var people []model.Text
	for _, id := range c.Personas {
		if p, ok := model.Get[model.Persona](b.doc, id); ok {
			people = append(people, p.Name)
		}
	}
	l.say("field.personas", people...)
	l.add("field.tags", strings.Join(c.Tags, b.o.Words("list.comma")))
	if c.URL != "" {
		l.list = append(l.list, fact{word: b.o.Words("field.url"), value: c.URL, link: address(c.URL)})
	}
	return l.list
}

// address is what a click on a link may lead to: only what opens in a browser or writes a message.
func address(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto":
		return u.String()
	}
	return ""
}

func (l *factList) touchpoint(m *model.Map, c *model.Card) {
	t, b := c.Touchpoint, l.b
	if t == nil || c.Type != model.TouchpointCard {
		return
	}
	l.add("field.channel", b.channel(c))
	l.say("field.responder", t.Responder)
	l.say("field.intent", t.Intent)
	l.say("field.behaviour", t.Behaviour)
	if t.Moment {
		l.add("field.moment", b.o.Words("report.yes"))
		b.use("moment")
	}
	if t.Emotion != nil {
		b.use("emotion")
		face := b.o.Words("face." + faceKey(m.Scale.Face(*t.Emotion)))
		l.add("field.emotion", dotted(face, layout.Signed(*t.Emotion), b.say(t.Reason)))
	} else {
		l.say("field.emotion", t.Reason)
	}
	if gap, ok := t.Gap(); ok {
		l.add("report.gap", b.gapWords(*t.Expectation, *t.Experience, gap))
	} else {
		l.number("field.expectation", t.Expectation, 5)
		l.number("field.experience", t.Experience, 5)
	}
	l.number("field.importance", t.Importance, 5)
}

func faceKey(face int) string { return strings.Replace(layout.Number(float64(face)), "−", "-", 1) }

func (l *factList) action(c *model.Card) {
	a := c.Action
	if c.Type != model.ActionCard || a == nil {
		return
	}
	state := a.State
	if state == "" {
		state = model.Todo
	}
	l.add("report.state", l.b.o.Words("action."+string(state)))
	l.add("field.due", l.b.date(a.Due))
	l.say("field.helpers", a.Helpers...)
	l.add("field.metric.goal", l.b.goal(a.Metric))
}

// ties are the cards that pains, opportunities and actions belong to.
func (l *factList) ties(c *model.Card) {
	to := func(key string, kind model.CardType) { l.add(key, l.b.titles(insight.Answers(l.b.doc, c, kind))) }
	switch c.Type {
	case model.PainCard:
		to("field.opportunity", model.OpportunityCard)
	case model.OpportunityCard:
		to("report.answers", model.PainCard)
		to("report.actions.of", model.ActionCard)
	case model.ActionCard:
		to("field.opportunity", model.OpportunityCard)
	}
}

func (l *factList) evidence(c *model.Card) {
	level := ""
	if c.Evidence != "" {
		level = l.b.o.Words("evidence." + string(c.Evidence))
		l.b.use("evidence")
	}
	l.add("field.evidence", dotted(level, l.b.say(c.Source)))
}
