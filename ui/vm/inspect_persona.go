package vm

import "sojourn/model"

func (v view) persona(p model.Persona) Inspector {
	f := form[model.Persona]{view: v, all: []model.Persona{p}, do: "do.persona.edit"}
	text := func(key string, in Input, at func(*model.Persona) *model.Text) Field { return f.text(key, in, at) }
	name := text("title", Line, func(p *model.Persona) *model.Text { return &p.Name })
	name.Strong = true
	age := text("age", Line, func(p *model.Persona) *model.Text { return &p.Age })
	job := text("job", Line, func(p *model.Persona) *model.Text { return &p.Job })
	job.Beside = true
	return inspector(v.w("inspector.persona"), string(p.ID),
		Section{Fields: []Field{
			name,
			text("role.persona", Line, func(p *model.Persona) *model.Text { return &p.Role }),
			f.picture("photo", func(p *model.Persona) *model.ID { return &p.Photo }),
			text("quote.persona", Paragraph, func(p *model.Persona) *model.Text { return &p.Quote }),
			age, job,
			text("context", Paragraph, func(p *model.Persona) *model.Text { return &p.Context }),
			f.texts("motivations", func(p *model.Persona) *[]model.Text { return &p.Motivations }),
			f.texts("worries", func(p *model.Persona) *[]model.Text { return &p.Worries }),
			f.color(func(p *model.Persona) *string { return &p.Color }),
		}},
		v.section("profile", true,
			text("place", Line, func(p *model.Persona) *model.Text { return &p.Place }),
			f.texts("goals", func(p *model.Persona) *[]model.Text { return &p.Goals }),
			f.texts("needs", func(p *model.Persona) *[]model.Text { return &p.Needs }),
			f.texts("behaviours", func(p *model.Persona) *[]model.Text { return &p.Behaviours }),
			f.texts("channels", func(p *model.Persona) *[]model.Text { return &p.Channels }),
			traits(f),
			f.share("share", func(p *model.Persona) **float64 { return &p.Share }),
			metrics(f, "metrics", func(p *model.Persona) *[]model.Metric { return &p.Metrics })))
}

// traits are sliders between two words each.
func traits(f form[model.Persona]) Field {
	out := f.field("traits", Rows)
	list := func(p *model.Persona) *[]model.Trait { return &p.Traits }
	for i := range f.first().Traits {
		at := func(p *model.Persona) *model.Trait { return element(&p.Traits, i) }
		high := f.text("trait.high", Line, func(p *model.Persona) *model.Text { return &at(p).High })
		high.Beside = true
		value := f.field("trait.value", Bar)
		n := f.first().Traits[i].Value
		value.Label, value.Min, value.Max, value.Value.Number, value.Tone = "", 1, 5, &n, TouchpointTone
		value.Set = f.edit(func(p *model.Persona, v Value) {
			if to := within(v.Number, 1, 5); to != nil {
				at(p).Value = *to
			}
		})
		row := rowOf(f, "traits", i, f.text("trait.low", Line, func(p *model.Persona) *model.Text { return &at(p).Low }), high, value)
		row.Remove = removeAt(f, i, list)
		out.Rows = append(out.Rows, row)
	}
	out.Add = addTo(f, list, model.Trait{Value: 3})
	return out
}
