package vm

import (
	"slices"
	"strconv"

	"sojourn/model"
)

func (v view) scale(mapID model.ID) model.Scale {
	m, _ := model.Get[model.Map](v.doc, mapID)
	return m.Scale
}

// cardMore are the fields that every card has, folded away below those of its kind.
func (v view) cardMore(f form[model.Card]) Section {
	c := f.first()
	evidence, status := evidenceField(f), statusField(f)
	evidence.Beside = true
	var fields []Field
	switch c.Type {
	case model.TouchpointCard:
		fields = append(fields, touchpointMore(f)...)
	case model.MetricCard, model.PictureCard:
		fields = append(fields, f.text("body", Paragraph, func(c *model.Card) *model.Text { return &c.Body }))
	}
	if c.Type != model.ActionCard {
		fields = append(fields, f.text("owner", Line, func(c *model.Card) *model.Text { return &c.Owner }))
	}
	switch c.Type {
	case model.TouchpointCard, model.PainCard, model.OpportunityCard, model.ActionCard:
	default:
		fields = append(fields, department(f))
	}
	if c.Type != model.PictureCard && c.Picture == "" { // else it stands above, where it is seen
		fields = append(fields, cardPicture(f))
	}
	fields = append(fields, status, evidence,
		f.text("source", Line, func(c *model.Card) *model.Text { return &c.Source }))
	if len(v.doc.Personas()) > 1 {
		fields = append(fields, f.picks("personas", v.personaOptions(), func(c *model.Card) *[]model.ID { return &c.Personas }))
	}
	fields = append(fields,
		f.tags(func(c *model.Card) *[]string { return &c.Tags }),
		f.color(func(c *model.Card) *string { return &c.Color }),
		f.plain("url", Line, func(c *model.Card) *string { return &c.URL }),
		span(f))
	if c.Type != model.TouchpointCard && c.Type != model.MetricCard {
		fields = append(fields, metrics(f, "metrics", func(c *model.Card) *[]model.Metric { return &c.Metrics }))
	}
	fields = append(fields,
		f.toggle("internal", func(c *model.Card) *bool { return &c.Internal }),
		f.toggle("locked", func(c *model.Card) *bool { return &c.Locked }))
	return v.section("more", true, fields...)
}

func touchpointMore(f form[model.Card]) []Field {
	importance := f.number("importance", Bar, 1, 5, func(c *model.Card) **float64 { return &touchpoint(c).Importance })
	importance.Tone = TouchpointTone
	return []Field{
		f.text("intent", Paragraph, func(c *model.Card) *model.Text { return &touchpoint(c).Intent }),
		f.text("responder", Line, func(c *model.Card) *model.Text { return &touchpoint(c).Responder }),
		f.text("reason", Paragraph, func(c *model.Card) *model.Text { return &touchpoint(c).Reason }),
		importance,
		f.text("body", Paragraph, func(c *model.Card) *model.Text { return &c.Body }),
	}
}

func (v view) cardTalk(f form[model.Card]) Section {
	out := f.field("comments", Rows)
	out.Label = ""
	for i := range f.first().Comments {
		at := commentAt(i)
		author := f.plain("comment.author", Line, func(c *model.Card) *string { return &at(c).Author })
		day := f.date("date", func(c *model.Card) *string { return &at(c).Date })
		body := f.text("comment.body", Paragraph, func(c *model.Card) *model.Text { return &at(c).Body })
		closed := f.toggle("comment.closed", func(c *model.Card) *bool { return &at(c).Closed })
		day.Beside = true
		row := rowOf(f, "comments", i, author, day, body, closed)
		row.Remove = removeAt(f, i, func(c *model.Card) *[]model.Comment { return &c.Comments })
		out.Rows = append(out.Rows, row)
	}
	out.Add = addTo(f, func(c *model.Card) *[]model.Comment { return &c.Comments }, model.Comment{})
	return v.section("talk", true, out)
}

func commentAt(i int) func(*model.Card) *model.Comment {
	return func(c *model.Card) *model.Comment { return element(&c.Comments, i) }
}

// element returns the place of an element in a list that is a copy of its own from then on. Beyond the end it is a
// place that nobody reads.
func element[E any](list *[]E, i int) *E {
	if i >= len(*list) {
		return new(E)
	}
	*list = slices.Clone(*list)
	return &(*list)[i]
}

// rowOf makes a row of a list: its fields get keys of their own and carry their names as hints.
func rowOf[T model.Record](f form[T], list string, i int, fields ...Field) Row {
	key := f.prefix() + list + "." + strconv.Itoa(i)
	for n := range fields {
		fields[n].Key = key + "." + fields[n].Key
		if in := fields[n].Input; in != Toggle && in != Bar && in != Note {
			fields[n].Hint, fields[n].Label = fields[n].Label, ""
		}
	}
	return Row{Key: key, Fields: fields}
}

func addTo[T model.Record, E any](f form[T], at func(*T) *[]E, e E) Change {
	set := f.edit(func(r *T, _ Value) { l := at(r); *l = append(slices.Clone(*l), e) })
	return func(tx *model.Tx) error { return set(tx, Value{}) }
}

func removeAt[T model.Record, E any](f form[T], i int, at func(*T) *[]E) Change {
	set := f.edit(func(r *T, _ Value) {
		if l := at(r); i < len(*l) {
			*l = slices.Delete(slices.Clone(*l), i, i+1)
		}
	})
	return func(tx *model.Tx) error { return set(tx, Value{}) }
}

// metrics is a list of things measured.
func metrics[T model.Record](f form[T], key string, at func(*T) *[]model.Metric) Field {
	out := f.field(key, Rows)
	first := f.first()
	for i := range *at(&first) {
		m := func(r *T) *model.Metric { return element(at(r), i) }
		value := f.number("metric.value", Number, 0, 0, func(r *T) **float64 { return &m(r).Value })
		unit := f.plain("metric.unit", Line, func(r *T) *string { return &m(r).Unit })
		before := f.number("metric.baseline", Number, 0, 0, func(r *T) **float64 { return &m(r).Baseline })
		target := f.number("metric.target", Number, 0, 0, func(r *T) **float64 { return &m(r).Target })
		day := f.date("metric.date", func(r *T) *string { return &m(r).Date })
		value.Beside, unit.Beside, target.Beside, day.Beside = true, true, true, true
		unit.Short = true
		row := rowOf(f, key, i,
			f.text("metric.name", Line, func(r *T) *model.Text { return &m(r).Name }), value, unit,
			before, target, day,
			f.text("metric.source", Line, func(r *T) *model.Text { return &m(r).Source }))
		row.Fields = append(row.Fields, rowOf(f, key, i, measured(f, "", m)...).Fields...)
		row.Remove = removeAt(f, i, at)
		out.Rows = append(out.Rows, row)
	}
	out.Add = addTo(f, at, model.Metric{})
	return out
}

// suggest is a field of a text that other records say too. One of theirs is taken whole, with what it says in other languages:
// these would else go on to say what stood here before.
func (f form[T]) suggest(key string, at func(*T) *model.Text, theirs func() []model.Text) Field {
	out := f.text(key, Suggest, at)
	out.Offers = func() []Option { return f.offers(theirs()) }
	out.Set = f.edit(func(r *T, v Value) {
		t, known := at(r), theirs()
		if i := slices.IndexFunc(known, func(k model.Text) bool { return v.Text != "" && k.In(f.lang) == v.Text }); i >= 0 {
			*t = known[i]
			return
		}
		*t = t.Edit(f.lang, v.Text, f.spoken())
	})
	return out
}

// offers are texts to choose from.
func (v view) offers(texts []model.Text) (out []Option) {
	for _, t := range texts {
		out = append(out, Option{Text: t.In(v.lang)})
	}
	return out
}

func (v view) departments() []model.Text {
	return v.theirs(v.doc.Project().Departments, func(c *model.Card) model.Text { return c.Department })
}

func (v view) channels() []model.Text {
	return v.theirs(v.doc.Project().Channels, func(c *model.Card) model.Text {
		if c.Touchpoint == nil {
			return model.Text{}
		}
		return c.Touchpoint.Channel
	})
}

// theirs lists the project's own texts and, up to forty in all, those that cards already say.
func (v view) theirs(listed []model.Text, said func(*model.Card) model.Text) []model.Text {
	out := slices.Clone(listed)
	for _, m := range v.doc.Maps() {
		for _, c := range v.doc.Cards(m.ID) {
			if len(out) >= 40 {
				return out
			}
			t := said(c)
			s := t.In(v.lang)
			if s != "" && !slices.ContainsFunc(out, func(o model.Text) bool { return o.In(v.lang) == s }) {
				out = append(out, t)
			}
		}
	}
	return out
}
