package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/export"
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

// known is the column of something that is known of cards.
func known(key string, width float64) field {
	say := export.CardField(key)
	f := field{key: key, width: width, number: say.Number}
	switch {
	case say.Texts != nil:
		f.text = func(b *book, e entry) string { return strings.Join(b.list(say.Texts(e.card)), "\n") }
	case say.Day != nil:
		f.text = func(_ *book, e entry) string { return say.Day(e.card) }
	case say.Values != nil:
		f.text = func(b *book, e entry) string { return b.metrics(say.Values(e.card)) }
	case say.Choice != nil:
		f.text = func(b *book, e entry) string {
			if word := say.Choice(e.card); word != "" {
				return b.job.Words(word)
			}
			return ""
		}
	case say.Mark != nil:
		f.text = func(_ *book, e entry) string {
			if say.Mark(e.card) {
				return "★"
			}
			return ""
		}
	}
	return f
}

// choice is a column whose values come from a short list; prefix and value make the key of the word.
func choice[T ~string](key, prefix string, options ...T) field {
	f := known(key, 13)
	for _, o := range options {
		f.options = append(f.options, prefix+string(o))
	}
	return f
}

// score is a column of values from 1 to 5.
func score(key string) field { return known(key, 10).within(1, 5, "") }

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
		{key: "xlsx.type", width: 11, text: func(b *book, e entry) string { return b.job.Words(export.TypeWord(e.card.Type)) }},
		{key: "field.title", width: 28, text: func(b *book, e entry) string { return b.say(e.card.Title) }},
		{key: "field.body", width: 40, text: func(b *book, e entry) string { return b.say(e.card.Body) }},
	}
}

func touchpointFields(lo, hi float64) []field {
	return []field{
		known("field.channel", 14).offered(),
		choice("field.line", "line.", model.Online, model.Offline),
		known("field.behaviour", 28),
		known("field.intent", 24).seldom(),
		known("field.responder", 16).seldom(),
		known("field.moment", 10),
		known("field.emotion", 10).within(lo, hi, signedNumbers),
		known("field.reason", 28).seldom(),
		score(expectationField),
		score(experienceField),
		gapField(),
		score("field.importance"),
	}
}

// gapField reckons in the sheet, and holds the value as well.
func gapField() field {
	return field{key: "xlsx.gap", width: 10, format: signedNumbers, number: export.CardField("outline.gap").Number,
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
		known("field.department", 14).offered(),
		known("field.owner", 14).offered(),
		choice("field.status", "status.", model.Draft, model.Review, model.Approved, model.Archived),
		choice("field.evidence", "evidence.", model.Assumption, model.Partial, model.Verified),
		known("field.source", 20).seldom(),
		{key: "field.tags", width: 16, text: func(_ *book, e entry) string { return strings.Join(e.card.Tags, ", ") }},
		known("field.metrics", 28),
	}
}

func detailFields(lo, hi float64) []field {
	return []field{
		score("field.severity").seldom(),
		known("field.frequency", 14).seldom(),
		known("field.cause", 28).seldom(),
		known("field.hmw", 28).seldom(),
		known("field.value.customer", 10).within(0, 100, "").seldom(),
		known("field.value.business", 10).within(0, 100, "").seldom(),
		known("field.effort", 10).within(0, 5, "").seldom(),
		choice("field.progress", "action.", model.Todo, model.Doing, model.Done).seldom(),
		known("field.due", 13).seldom(),
		known("field.helpers", 18).seldom(),
		known("field.metric.goal", 24).seldom(),
		known("field.question", 28).seldom(),
		known("field.speaker", 16).seldom(),
		known("field.date", 13).seldom(),
		known("field.sentiment", 10).within(lo, hi, signedNumbers).seldom(),
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
