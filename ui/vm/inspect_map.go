package vm

import (
	"slices"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/template"
	"sojourn/ui/i18n"
)

func (v view) journey(m model.Map) Inspector {
	f := form[model.Map]{view: v, all: []model.Map{m}, do: "do.map.edit"}
	title := f.text("map.title", Line, func(m *model.Map) *model.Text { return &m.Title })
	title.Strong = true
	kind := f.choice("map.type", v.named("type.", string(model.Journey), string(model.Blueprint)),
		func(m model.Map) string { return orElse(string(m.Type), string(model.Journey)) },
		func(m *model.Map, s string) { m.Type = model.MapType(s) })
	kind.Beside = true
	main := Section{Fields: []Field{
		title,
		f.choice("state", v.named("state.", journeyStates...),
			func(m model.Map) string { return orElse(string(m.State), string(model.AsIs)) },
			func(m *model.Map, s string) { m.State = model.MapState(s) }), kind,
		f.text("scenario", Paragraph, func(m *model.Map) *model.Text { return &m.Scenario }),
		f.text("goal", Paragraph, func(m *model.Map) *model.Text { return &m.Goal }),
		f.text("expectations", Paragraph, func(m *model.Map) *model.Text { return &m.Expectations }),
		f.text("scope.start", Line, func(m *model.Map) *model.Text { return &m.ScopeStart }),
		f.text("scope.end", Line, func(m *model.Map) *model.Text { return &m.ScopeEnd }),
	}}
	if people := v.personaOptions(); len(people) > 0 {
		main.Fields = append(main.Fields, f.picks("travellers", people, func(m *model.Map) *[]model.ID { return &m.Personas }))
	}
	return inspector(v.w("inspector.map"), string(m.ID), main, v.journeyMore(f), v.project())
}

func (v view) journeyMore(f form[model.Map]) Section {
	lo, hi := f.first().Scale.Range()
	low := scaleEnd(f, "scale.min", lo, func(s *model.Scale, n float64) { s.Min = n })
	high := scaleEnd(f, "scale.max", hi, func(s *model.Scale, n float64) { s.Max = n })
	high.Beside = true
	return v.section("more", true,
		f.text("description", Paragraph, func(m *model.Map) *model.Text { return &m.Description }),
		f.text("owner", Line, func(m *model.Map) *model.Text { return &m.Owner }),
		f.choice("status", v.statuses(),
			func(m model.Map) string { return orElse(string(m.Status), string(model.Draft)) },
			func(m *model.Map, s string) { m.Status = model.Status(s) }),
		f.text("research", Paragraph, func(m *model.Map) *model.Text { return &m.Research }),
		f.choice("parent", v.mapOptions(f.first().ID),
			func(m model.Map) string { return string(m.Parent) },
			func(m *model.Map, s string) { m.Parent = model.ID(s) }),
		f.tags(func(m *model.Map) *[]string { return &m.Tags }),
		f.color(func(m *model.Map) *string { return &m.Color }),
		f.picture("logo", func(m *model.Map) *model.ID { return &m.Logo }),
		low, high)
}

// scaleEnd is one end of the emotion scale. An end that would turn the scale round is not taken.
func scaleEnd(f form[model.Map], key string, now float64, set func(*model.Scale, float64)) Field {
	out := f.field(key, Number)
	out.Value.Number = &now
	out.Set = f.edit(func(m *model.Map, v Value) {
		if v.Number == nil {
			return
		}
		var s model.Scale
		s.Min, s.Max = m.Scale.Range()
		if set(&s, *v.Number); s.Min < s.Max {
			m.Scale = s
		}
	})
	return out
}

// languages chooses which languages the content is written in. With more than one, what is typed belongs to the language
// of the window.
func languages(f form[model.Project]) Field {
	out := f.field("languages", Picks)
	for _, l := range i18n.Languages {
		out.Options = append(out.Options, Option{ID: l, Text: f.w("view.language." + l)})
	}
	out.Value.List = f.first().Languages
	out.Set = f.edit(func(p *model.Project, v Value) { p.Languages = chosen(p.Languages, v.List, f.lang) })
	return out
}

// chosen returns the languages after a choice: those that stay keep their order, and what was written so far counts as
// written in the language of the window when nobody had said.
func chosen(old, picked []string, lang string) []string {
	if len(old) == 0 {
		old = []string{lang}
	}
	var out []string
	for _, l := range append(slices.Clone(old), picked...) {
		offered := slices.Contains(i18n.Languages, l)
		if !slices.Contains(out, l) && (slices.Contains(picked, l) || !offered) {
			out = append(out, l)
		}
	}
	return out
}

func (v view) project() Section {
	f := form[model.Project]{view: v, all: []model.Project{v.doc.Project()}, do: "do.project.edit"}
	revision := f.field("revision", Number)
	n := float64(f.first().Revision)
	revision.Max, revision.Value.Number = 1e6, &n
	revision.Set = f.edit(func(p *model.Project, v Value) {
		if to := within(v.Number, 0, 1e6); to != nil {
			p.Revision = int(*to)
		}
	})
	return v.section("project", true,
		f.text("project", Line, func(p *model.Project) *model.Text { return &p.Title }),
		f.text("client", Line, func(p *model.Project) *model.Text { return &p.Client }),
		f.text("consultant", Line, func(p *model.Project) *model.Text { return &p.Consultant }),
		revision,
		f.picture("logo.project", func(p *model.Project) *model.ID { return &p.Logo }),
		languages(f),
		f.texts("departments", func(p *model.Project) *[]model.Text { return &p.Departments }),
		f.texts("channels.all", func(p *model.Project) *[]model.Text { return &p.Channels }))
}

func (v view) stage(s model.Stage) Inspector {
	f := form[model.Stage]{view: v, all: []model.Stage{s}, do: "do.stage.edit"}
	name := f.text("title", Line, func(s *model.Stage) *model.Text { return &s.Name })
	name.Strong = true
	fields := append([]Field{name}, phaseFields(f, func(s *model.Stage) *model.Phase { return &s.Phase })...)
	fields = append(fields, f.toggle("folded", func(s *model.Stage) *bool { return &s.Folded }))
	return inspector(v.w("inspector.stage"), string(s.ID), Section{Fields: fields}, v.guide(s))
}

func (v view) step(s model.Step) Inspector {
	f := form[model.Step]{view: v, all: []model.Step{s}, do: "do.step.edit"}
	name := f.text("title", Line, func(s *model.Step) *model.Text { return &s.Name })
	name.Strong = true
	fields := append([]Field{name}, phaseFields(f, func(s *model.Step) *model.Phase { return &s.Phase })...)
	return inspector(v.w("inspector.step"), string(s.ID), Section{Fields: fields})
}

// phaseFields are what stages and steps share.
func phaseFields[T model.Record](f form[T], at func(*T) *model.Phase) []Field {
	dropoff := f.share("dropoff", func(r *T) **float64 { return &at(r).DropOff })
	dropoff.Beside = true
	moment := f.toggle("moment", func(r *T) *bool { return &at(r).Moment })
	moment.Tone = MomentTone
	fields := []Field{
		f.text("intent", Paragraph, func(r *T) *model.Text { return &at(r).Intent }),
		f.text("duration", Line, func(r *T) *model.Text { return &at(r).Duration }),
		f.number("volume", Number, 0, 1e12, func(r *T) **float64 { return &at(r).Volume }), dropoff,
		moment, f.picture("picture", func(r *T) *model.ID { return &at(r).Picture }),
	}
	if maps := f.mapOptions(""); len(maps) > 2 {
		fields = append(fields, f.choice("linked", maps,
			func(r T) string { return string(at(&r).Linked) },
			func(r *T, s string) { at(r).Linked = model.ID(s) }))
	}
	return fields
}

// guide shows the help of a template while nothing stands in the stage yet.
func (v view) guide(own model.Stage) Section {
	s := template.Guided(v.doc, &own)
	if s.Guide == nil || v.used(own) {
		return Section{}
	}
	f := form[model.Stage]{view: v, all: []model.Stage{own}}
	var notes []Field
	for _, n := range []struct {
		key  string
		text model.Text
	}{{"aims", s.Guide.Aims}, {"before", s.Guide.Before}, {"now", s.Guide.Now}, {"questions", s.Guide.Questions}, {"tactics", s.Guide.Tactics}} {
		if n.text.Empty() {
			continue
		}
		note := f.field("guide."+n.key, Note)
		note.Label, note.Value.Text = v.w("guide."+n.key), n.text.In(v.lang)
		notes = append(notes, note)
	}
	return v.section("guide", false, notes...)
}

func (v view) used(s model.Stage) bool {
	columns := map[model.ID]bool{s.ID: true}
	for _, step := range v.doc.Steps(s.ID) {
		columns[step.ID] = true
	}
	for _, c := range v.doc.Cards(s.Map) {
		if columns[c.Column] && !c.InTray() {
			return true
		}
	}
	return false
}

func (v view) laneName(l model.Lane) string {
	if s := l.Name.In(v.lang); s != "" {
		return s
	}
	return v.w("lane." + string(l.Type))
}

func (v view) lane(l model.Lane) Inspector {
	f := form[model.Lane]{view: v, all: []model.Lane{l}, do: "do.lane.edit"}
	name := f.text("title", Line, func(l *model.Lane) *model.Text { return &l.Name })
	name.Strong, name.Hint = true, v.w("lane."+string(l.Type))
	note := f.text("note", Line, func(l *model.Lane) *model.Text { return &l.Note })
	note.Hint = v.w("lane." + string(l.Type) + ".note")
	fields := []Field{name, note}
	switch l.Type {
	case model.PhysicalLane, model.FrontstageLane, model.BackstageLane, model.SupportLane:
		fields = append(fields, f.text("role", Line, func(l *model.Lane) *model.Text { return &l.Role }))
	}
	if basis := v.basis(l); basis != "" {
		note := f.field("evidence", Note)
		note.Value.Text = basis
		fields = append(fields, note)
	}
	if !l.Type.Line() {
		fields = append(fields, f.toggle("folded", func(l *model.Lane) *bool { return &l.Folded }))
	}
	fields = append(fields, f.toggle("hidden", func(l *model.Lane) *bool { return &l.Hidden }))
	return inspector(v.w("inspector.lane"), string(l.ID), Section{Fields: fields})
}

// basis counts how well the cards of a lane are founded, "" where nobody has said.
func (v view) basis(l model.Lane) string {
	for _, b := range insight.Bases(v.doc, l.Map) {
		if b.Lane.ID == l.ID {
			return layout.BasisWords(b, layout.Words(v.w))
		}
	}
	return ""
}

func (v view) point(p model.Point) Inspector {
	f := form[model.Point]{view: v, all: []model.Point{p}, do: "do.emotion"}
	lo, hi := v.scale(p.Map).Range()
	value := func(in Input) Field {
		out := f.field("emotion", in)
		out.Min, out.Max, out.Value.Number = lo, hi, &p.Value
		out.Set = f.edit(func(p *model.Point, v Value) {
			if n := within(v.Number, lo, hi); n != nil {
				p.Value = *n
			}
		})
		return out
	}
	exact := value(Slider)
	exact.Key, exact.Label = exact.Key+".exact", ""
	title := v.w("inspector.point")
	if who, ok := model.Get[model.Persona](v.doc, p.Persona); ok {
		title = dots(title, v.name(who.Name, "untitled.persona"))
	}
	return inspector(title, string(p.ID), Section{Fields: []Field{
		value(Faces), exact,
		f.text("point.label", Line, func(p *model.Point) *model.Text { return &p.Label }),
		f.text("reason", Paragraph, func(p *model.Point) *model.Text { return &p.Reason }),
	}})
}
