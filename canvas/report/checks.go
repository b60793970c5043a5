package report

import (
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// checks lists what the map leaves open, kind by kind. It is for who works on the map.
func (b *book) checks() {
	found := b.findings()
	if len(found) == 0 {
		return
	}
	b.open(b.o.Words("report.checks"), b.o.Words("report.checks.note"))
	b.columns(b.wide(400), nil, func() (out []block) {
		for from := 0; from < len(found); {
			to := from + 1
			for to < len(found) && found[to].Rule == found[from].Rule {
				to++
			}
			out = append(out, b.rule(found[from:to])...)
			from = to
		}
		return out
	})
}

// findings are those about the maps of the report, or about the project if that is what the report is about.
func (b *book) findings() []insight.Finding {
	of := map[model.ID]bool{"": b.ask.Whole}
	for _, m := range b.maps {
		of[m.ID] = true
	}
	var out []insight.Finding
	for _, f := range insight.Open(insight.Check(b.doc)) {
		if of[f.Map] {
			out = append(out, f)
		}
	}
	return out
}

// rule is the findings of one kind below its name. A triangle marks those to be seen to first.
func (b *book) rule(found []insight.Finding) []block {
	kind := found[0].Rule
	left := 0.0
	if kind.Severe() {
		left = 20
	}
	name := b.name(found[0].Name, "untitled")
	words := b.set(b.o.Words("check."+string(kind), "n", len(found), "name", name), bold(bodyText), b.w-left, ink)
	r := row{kind: scene.Heading, cells: []cell{words}, xs: []float64{left}, below: 5, rule: true}
	if kind.Severe() {
		r.draw = func(at scene.Rect) []scene.Prim { return []scene.Prim{triangle(at.X+7, at.Y+10, 7)} }
	}
	out := []block{{gap: 20, rows: chain(r, b.finding(found[0]))}}
	for _, f := range found[1:] {
		out = append(out, block{rows: []row{b.finding(f)}, again: &r})
	}
	return out
}

func triangle(x, y, r float64) scene.Prim {
	p := new(scene.Path).MoveTo(x, y-r).LineTo(x+r, y+r*0.8).LineTo(x-r, y+r*0.8)
	return scene.Prim{Op: scene.OpPath, Path: p.Close(), Fill: bad}
}

// finding names what is at fault and where that stands.
func (b *book) finding(f insight.Finding) row {
	where, link := "", ""
	switch f.Rule {
	case insight.StageNoTouchpoints, insight.LowWithoutPain:
		link = "#map-" + string(f.Map)
	case insight.PersonaWithoutMap:
		link = "#" + personaAnchor(f.Subject)
	default:
		if c, ok := model.Get[model.Card](b.doc, f.Subject); ok {
			link, where = b.toCard(&c), b.place(&c)
		}
	}
	if f.Map != "" && len(b.maps) > 1 {
		m, _ := model.Get[model.Map](b.doc, f.Map)
		where = dotted(where, b.name(m.Title, "untitled.map"))
	}
	name := b.set(b.name(f.Name, "untitled"), plain(cellText), b.w*0.55-18, ink)
	name[0].dot = true
	return row{cells: []cell{name, b.set(where, plain(smallText), b.w*0.45-12, muted).spaced(1)}, xs: []float64{18, b.w*0.55 + 12}, above: 4, id: string(f.Subject), link: link}
}
