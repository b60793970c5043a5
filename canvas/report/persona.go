package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
)

// personas writes a page for each persona.
func (b *book) personas() {
	if len(b.people) == 0 {
		return
	}
	b.used["persona"] = true
	for i, p := range b.people {
		b.part = b.o.Words("report.personas")
		b.page()
		if i == 0 { // the part begins where its first page does
			b.entries = append(b.entries, entry{mark{title: b.part, anchor: "persona-" + string(p.ID)}, len(b.leaves) - 1})
			b.leaf().marks = []layout.Bookmark{{Title: b.part}}
		}
		b.who(p)
		b.y += 26
		b.columns(b.wide(300), nil, func() []block { return b.profile(p) })
		b.onTheWay(p)
	}
}

// who draws portrait, name, a line about the person and the quote.
func (b *book) who(p *model.Persona) {
	const r = 64.0
	left := 2*r + 28
	w := b.w - left
	c := b.most(2, b.name(p.Name, "untitled.persona"), bold(34), w, ink)
	if role := b.say(p.Role); role != "" {
		c = append(c, b.label(role, w, chipInk, chip).spaced(2)...)
	}
	about := dotted(b.say(p.Age), b.say(p.Job), b.say(p.Place))
	if p.Share != nil {
		about = dotted(about, b.o.Words("report.share", "percent", layout.Number(*p.Share*100)+"%"))
	}
	c = append(c, b.set(about, plain(15), w, muted).spaced(8)...)
	name := b.name(p.Name, "untitled.persona")
	b.put(row{kind: scene.Heading, cells: []cell{c}, xs: []float64{left}, tall: 2 * r, mark: mark{title: name, level: 1}, anchor: "persona-" + string(p.ID),
		draw: func(at scene.Rect) []scene.Prim { return b.portrait(p, at.X+r, at.Y+r, r) }})
	if quote := b.say(p.Quote); quote != "" {
		b.put(row{cells: []cell{b.set(layout.Quoted(quote), slanted(22), min(b.w, 1100)-24, ink)}, xs: []float64{24}, above: 26})
	}
	if context := b.say(p.Context); context != "" {
		b.put(row{cells: []cell{b.set(context, plain(15), min(b.w, 1100)-24, ink)}, xs: []float64{24}, above: 14})
	}
}

// portrait is the photo, or the initial on a disc.
func (b *book) portrait(p *model.Persona, cx, cy, r float64) []scene.Prim {
	if image, _, ok := layout.Picture(b.doc, p.Photo); ok {
		return []scene.Prim{{Op: scene.OpImage, Cover: true, Rect: scene.Rect{X: cx - r, Y: cy - r, W: 2 * r, H: 2 * r}, Radius: r, Image: image}}
	}
	fill, ok := layout.ParseColor(p.Color)
	if !ok {
		fill, _ = layout.ParseColor(model.PersonaColors[0])
	}
	initial := b.set(layout.Initial(b.say(p.Name)), bold(r*0.8), 2*r, scene.RGB(0x5A3B00))
	return initial.at([]scene.Prim{disc(cx, cy, r, fill)}, cx-initial.width()/2, cy-initial.height()/2)
}

// profile lists what drives a person, in columns.
func (b *book) profile(p *model.Persona) (out []block) {
	list := func(key string, rows []row) {
		if len(rows) > 0 {
			out = append(out, block{gap: 18, rows: append(chain(b.subhead(b.o.Words(key)), rows[0]), rows[1:]...)})
		}
	}
	for _, f := range []struct {
		key  string
		list []model.Text
	}{
		{"field.goals", p.Goals}, {"field.needs", p.Needs}, {"field.motivations", p.Motivations}, {"field.worries", p.Worries},
		{"field.behaviours", p.Behaviours}, {"field.channels", p.Channels},
	} {
		var rows []row
		for _, t := range f.list {
			if s := b.say(t); s != "" {
				item := b.set(s, plain(15), b.w-18, ink)
				item[0].dot = true
				rows = append(rows, row{cells: []cell{item}, xs: []float64{18}, below: 4})
			}
		}
		list(f.key, rows)
	}
	var traits []row
	for _, t := range p.Traits {
		traits = append(traits, b.trait(t))
	}
	list("field.traits", traits)
	var metrics []row
	for i := range p.Metrics {
		metrics = append(metrics, b.personaMetric(&p.Metrics[i]))
	}
	list("field.metrics", metrics)
	return out
}

// trait is a slider between two words.
func (b *book) trait(t model.Trait) row {
	half := b.w/2 - 10
	low, high := b.set(b.say(t.Low), plain(smallText), half, muted), b.set(b.say(t.High), plain(smallText), half, muted)
	value := max(1, min(5, t.Value))
	words := max(low.height(), high.height())
	return row{cells: []cell{low, high}, xs: []float64{0, b.w - high.width()}, below: 22, label: dotted(low.words(), high.words(), layout.Number(t.Value)),
		draw: func(r scene.Rect) []scene.Prim {
			y := r.Y + words + 8
			at := r.X + 7 + (r.W-14)*(value-1)/4
			prims := []scene.Prim{{Op: scene.OpRect, Rect: scene.Rect{X: r.X, Y: y - 2, W: r.W, H: 4}, Radius: 2, Fill: hairline}}
			for i := range 5 {
				prims = append(prims, disc(r.X+7+(r.W-14)*float64(i)/4, y, 2, muted))
			}
			return append(prims, disc(at, y, 7, accent))
		}}
}

// personaMetric is a number that says something about a persona, and where it comes from.
func (b *book) personaMetric(m *model.Metric) row {
	half := b.w/2 - 8
	value := b.set(layout.Quantity(*m, b.o.Words), bold(15), half, ink)
	value = append(value, b.set(b.origin(m), plain(smallText), half, muted)...)
	return row{cells: []cell{b.set(b.name(m.Name, "untitled"), plain(15), half, ink), value}, xs: []float64{0, half + 16}, below: 6}
}

// onTheWay names the maps that a persona travels on.
func (b *book) onTheWay(p *model.Persona) {
	for _, m := range b.maps {
		for _, id := range m.Personas {
			if id != p.ID {
				continue
			}
			b.gap(14)
			b.put(row{cells: []cell{b.set(b.o.Words("report.travels", "map", b.name(m.Title, "untitled.map")), plain(15), b.w, accent)}, xs: []float64{0}, link: "#map-" + string(m.ID)})
			break
		}
	}
}
