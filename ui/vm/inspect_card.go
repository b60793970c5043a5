package vm

import (
	"sojourn/canvas/layout"
	"sojourn/model"
)

func cardForm(v view, cards ...model.Card) form[model.Card] {
	return form[model.Card]{view: v, all: cards, do: "do.card.edit"}
}

func (v view) card(c model.Card) Inspector {
	f := cardForm(v, c)
	main := Section{Fields: v.cardHead(f)}
	if c.Type == model.PictureCard || c.Picture != "" {
		main.Fields = append(main.Fields, cardPicture(f))
	}
	switch c.Type {
	case model.TouchpointCard:
		main.Fields = append(main.Fields, touchpointFields(f)...)
	case model.PainCard:
		main.Fields = append(main.Fields, painFields(f)...)
	case model.OpportunityCard:
		main.Fields = append(main.Fields, opportunityFields(f)...)
	case model.ActionCard:
		main.Fields = append(main.Fields, actionFields(f)...)
	case model.QuoteCard:
		main.Fields = append(main.Fields, quoteFields(f)...)
	case model.MetricCard:
		main.Fields = append(main.Fields, metrics(f, "metrics", func(c *model.Card) *[]model.Metric { return &c.Metrics }))
	}
	return inspector(v.cardTitle(c), string(c.ID), main, v.cardMore(f), v.cardTalk(f))
}

func cardPicture(f form[model.Card]) Field {
	return f.picture("picture", func(c *model.Card) *model.ID { return &c.Picture })
}

// cardTitle names what kind of thing the card is: a text card is what its lane holds.
func (v view) cardTitle(c model.Card) string {
	if c.Type != model.TextCard {
		return v.w("card." + string(c.Type))
	}
	if l, ok := model.Get[model.Lane](v.doc, c.Lane); ok {
		return v.laneName(l)
	}
	return v.w("card.text")
}

func (v view) cardHead(f form[model.Card]) []Field {
	title := f.text("title", Line, func(c *model.Card) *model.Text { return &c.Title })
	switch f.first().Type {
	case model.TouchpointCard, model.MetricCard, model.PictureCard:
		title.Strong = true
		return []Field{title}
	}
	title.Input = Paragraph
	return []Field{title, f.text("body", Paragraph, func(c *model.Card) *model.Text { return &c.Body })}
}

// own returns what a pointer of a record leads to, to read from or write to; the record gets one of its own, since the
// records before an edit share theirs.
func own[T any](at **T) *T {
	var detail T
	if *at != nil {
		detail = **at
	}
	*at = &detail
	return &detail
}

func touchpoint(c *model.Card) *model.Touchpoint { return own(&c.Touchpoint) }

func pain(c *model.Card) *model.Pain { return own(&c.Pain) }

func opportunity(c *model.Card) *model.Opportunity { return own(&c.Opportunity) }

func act(c *model.Card) *model.Action { return own(&c.Action) }

func quote(c *model.Card) *model.Quote { return own(&c.Quote) }

func lineField(f form[model.Card]) Field {
	return f.choice("line", append([]Option{{"", f.w("line.none")}}, f.named("line.", "online", "offline")...),
		func(c model.Card) string { return string(touchpoint(&c).Line) },
		func(c *model.Card, s string) { touchpoint(c).Line = model.Line(s) })
}

func touchpointFields(f form[model.Card]) []Field {
	lo, hi := f.scale(f.first().Map).Range()
	line := lineField(f)
	channel := f.suggest("channel", func(c *model.Card) *model.Text { return &touchpoint(c).Channel }, f.channels)
	channel.Beside = true
	moment := f.toggle("moment", func(c *model.Card) *bool { return &touchpoint(c).Moment })
	moment.Tone = MomentTone
	fields := []Field{
		line, channel,
		f.text("behaviour", Paragraph, func(c *model.Card) *model.Text { return &touchpoint(c).Behaviour }),
		f.number("emotion", Faces, lo, hi, func(c *model.Card) **float64 { return &touchpoint(c).Emotion }),
	}
	fields = append(fields, gapFields(f)...)
	fields = append(fields,
		neighbour(f, "pain", model.PainsLane),
		neighbour(f, "opportunity", model.OpportunitiesLane),
		metrics(f, "metrics", func(c *model.Card) *[]model.Metric { return &c.Metrics }),
		department(f), moment,
		neighbour(f, "quote", model.QuotesLane))
	return fields
}

// gapFields shows expectation and experience as two bars under one line that names both, in this order, and their difference.
func gapFields(f form[model.Card]) []Field {
	expect := f.number("expectation", Bar, 1, 5, func(c *model.Card) **float64 { return &touchpoint(c).Expectation })
	expect.Label, expect.Tone = "", ExpectTone
	real := f.number("experience", Bar, 1, 5, func(c *model.Card) **float64 { return &touchpoint(c).Experience })
	real.Label, real.Tone = "", PainTone
	gap := f.field("gap", Note)
	gap.Label, gap.Tone = f.w("field.gap.none"), PainTone
	if e, r := expect.Value.Number, real.Value.Number; e != nil && r != nil {
		diff := *e - *r
		gap.Value.Text = layout.Number(diff)
		gap.Label = f.w("field.gap", "expectation", layout.Number(*e), "experience", layout.Number(*r), "gap", layout.Number(diff))
		if diff <= 0 {
			gap.Tone, real.Tone = OpportunityTone, OpportunityTone
		}
	}
	return []Field{gap, expect, real}
}

func painFields(f form[model.Card]) []Field {
	severity := f.number("severity", Bar, 1, 5, func(c *model.Card) **float64 { return &pain(c).Severity })
	severity.Tone = PainTone
	return []Field{
		severity,
		f.text("frequency", Line, func(c *model.Card) *model.Text { return &pain(c).Frequency }),
		f.text("cause", Paragraph, func(c *model.Card) *model.Text { return &pain(c).RootCause }),
		linked(f, "opportunities", model.OpportunityCard, onwards),
		department(f),
	}
}

func opportunityFields(f form[model.Card]) []Field {
	return []Field{
		f.text("hmw", Paragraph, func(c *model.Card) *model.Text { return &opportunity(c).HowMightWe }),
		f.number("value.customer", Slider, 0, 100, func(c *model.Card) **float64 { return &opportunity(c).CustomerValue }),
		f.number("value.business", Slider, 0, 100, func(c *model.Card) **float64 { return &opportunity(c).BusinessValue }),
		f.number("effort", Bar, 0, 5, func(c *model.Card) **float64 { return &opportunity(c).Effort }),
		linked(f, "pains", model.PainCard, backwards),
		linked(f, "actions", model.ActionCard, onwards),
		department(f),
	}
}

func actionFields(f form[model.Card]) []Field {
	fields := []Field{
		f.choice("progress", f.named("action.", "todo", "doing", "done"),
			func(c model.Card) string { return orElse(string(act(&c).State), "todo") },
			func(c *model.Card, s string) { act(c).State = model.ActionState(s) }),
		f.date("due", func(c *model.Card) *string { return &act(c).Due }),
		f.text("owner", Line, func(c *model.Card) *model.Text { return &c.Owner }),
		department(f),
		f.texts("helpers", func(c *model.Card) *[]model.Text { return &act(c).Helpers }),
	}
	fields[1].Beside = true
	fields = append(fields, goalFields(f)...)
	return append(fields, linked(f, "opportunities", model.OpportunityCard, backwards))
}

// goalFields are the metric an action shall move: its name, now and goal.
func goalFields(f form[model.Card]) []Field {
	goal := func(c *model.Card) *model.Metric { return own(&act(c).Metric) }
	now := f.number("metric.value", Number, 0, 0, func(c *model.Card) **float64 { return &goal(c).Value })
	target := f.number("metric.target", Number, 0, 0, func(c *model.Card) **float64 { return &goal(c).Target })
	target.Beside = true
	due := ""
	if c := f.first(); c.Action != nil {
		due = c.Action.Due
	}
	return append([]Field{f.text("metric.goal", Line, func(c *model.Card) *model.Text { return &goal(c).Name }), now, target}, measured(f, due, goal)...)
}

func quoteFields(f form[model.Card]) []Field {
	lo, hi := f.scale(f.first().Map).Range()
	date := f.date("date", func(c *model.Card) *string { return &quote(c).Date })
	date.Beside = true
	out := []Field{
		f.text("speaker", Line, func(c *model.Card) *model.Text { return &quote(c).Speaker }), date,
		f.number("sentiment", Faces, lo, hi, func(c *model.Card) **float64 { return &quote(c).Sentiment }),
	}
	if q := f.all[0].Quote; q != nil && !q.Question.Empty() {
		asked := f.field("question", Note)
		asked.Value.Text = q.Question.In(f.lang)
		out = append(out, asked)
	}
	return out
}
