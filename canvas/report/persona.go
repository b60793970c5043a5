package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// personas gives each persona a page of the report.
func (b *book) personas() {
	if len(b.people) == 0 {
		return
	}
	b.used["persona"] = true
	for i, p := range b.people {
		b.part = b.o.Words("report.personas")
		b.page()
		l := b.leaf()
		if i == 0 { // the part begins where its first page does
			b.entries = append(b.entries, entry{mark{title: b.part, anchor: personaAnchor(p.ID)}, len(b.leaves) - 1})
			l.marks = []layout.Bookmark{{Title: b.part}}
		}
		b.scores(p.Metrics)
		name := b.name(p.Name, "untitled.persona")
		b.entries = append(b.entries, entry{mark{title: name, level: 1, anchor: personaAnchor(p.ID)}, len(b.leaves) - 1})
		l.marks = append(l.marks, layout.Bookmark{Title: name, Level: 1, Y: b.k * headRoom})
		room := scene.Size{W: b.width, H: b.size.H - headRoom - footRoom}
		profile, k := b.fitted(p, room, true)
		l.nodes = (&scene.Scene{Nodes: profile.Nodes}).Place(k, b.left, headRoom).Nodes
	}
}

// Personas lays out a page for each persona of the project, or only for those of the map of the options. Of a project
// without any, one page says so.
func Personas(doc *model.Document, o layout.Options, whole bool, sheet layout.Sheet, t *typeset.Typesetter) []layout.Page {
	o.Print = true
	if sheet.Size.W <= 0 || sheet.Size.H <= 0 {
		sheet.Size = scene.Size{W: 841.89, H: 595.28} // A4
	}
	b := newBook(doc, o, Ask{Whole: whole}, sheet, t)
	b.maps = doc.Maps()
	for _, p := range b.people {
		b.part = b.name(p.Name, "untitled.persona")
		b.page()
		l := b.leaf()
		l.marks = []layout.Bookmark{{Title: b.part}}
		profile, k := b.fitted(p, scene.Size{W: b.width, H: b.size.H - headRoom - footRoom}, false)
		l.nodes = (&scene.Scene{Nodes: profile.Nodes}).Place(k, b.left, headRoom).Nodes
	}
	if len(b.people) == 0 {
		b.part = b.o.Words("report.personas")
		b.page()
		b.put(row{cells: []cell{b.set(b.o.Words("report.personas.none"), plain(bodyText), b.w, muted)}, xs: []float64{0}})
	}
	return b.sheets()
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
	initial := b.set(layout.Initial(b.say(p.Name)), bold(r*0.8), 2*r, layout.Legible(scene.RGB(0x5A3B00), fill))
	return initial.at([]scene.Prim{disc(cx, cy, r, fill)}, cx-initial.width()/2, cy-initial.height()/2)
}

// personaAnchor is the name by which links lead to the page of a persona.
func personaAnchor(id model.ID) string { return "persona-" + string(id) }
