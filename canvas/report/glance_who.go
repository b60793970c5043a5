package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
)

// whoRows name the first personas with what they say of themselves, and how many others there are.
func (g glancer) whoRows() (out []row) {
	const most = 3
	for i, p := range g.people {
		if i == most {
			return append(out, g.addition(g.o.Words("report.glance.others", "n", len(g.people)-most)))
		}
		out = append(out, g.whoRow(p))
	}
	return out
}

// whoRow is a persona beside its portrait.
func (g glancer) whoRow(p *model.Persona) row {
	const r, left = 19.0, 52.0
	w, name, role, quote := g.w-left, g.name(p.Name, "untitled.persona"), g.say(p.Role), ""
	text := append(g.most(g.lines(), dotted(name, role), bold(bodyText), w, ink), g.below(g.also(p.Name, p.Role), plain(bodyText), w)...)
	if said := g.say(p.Quote); said != "" {
		quote = layout.Quoted(said)
		text = append(text, g.most(g.lines(), quote, slanted(cellText), w, muted)...)
		text = append(text, g.below(g.also(p.Quote), plain(cellText), w)...)
	}
	return row{cells: []cell{text}, xs: []float64{left}, above: 5, below: 6, tall: 2*r + 12, rule: true, id: string(p.ID), link: "#" + personaAnchor(p.ID),
		label: dotted(name, role, quote), draw: func(at scene.Rect) []scene.Prim { return g.portrait(p, at.X+r, at.Center().Y, r) }}
}

// addition is what is to be added to a list.
func (g glancer) addition(s string) row {
	return row{cells: []cell{g.set(s, plain(cellText), g.w, muted)}, xs: []float64{0}, above: 6}
}
