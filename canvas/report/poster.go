package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
)

// takes is how many pages a map takes: one, unless its smallest text would be too small to read on that. Then it is as
// many as it needs at its natural size.
func (b *book) takes(m *model.Map) int {
	const enough = 0.01
	o := b.o
	o.Map = m.ID
	least := layout.SmallestText(layout.Poster(b.doc, o, b.sheet, b.type_))
	if least == 0 || least+enough >= b.sheet.Smallest {
		return 1
	}
	return len(layout.Pages(b.doc, o, b.sheet, b.type_))
}

// posters are the pages of a map, the first of them by its number. Its cards lead to what the report says about them.
func (b *book) posters(l *leaf, page, pages int) []layout.Page {
	m, sheet := l.poster, b.sheet
	doc, o := b.opposite(l, b.o)
	o.Map, sheet.Page, sheet.Pages = m.ID, page, pages
	var out []layout.Page
	if l.sheets > 1 {
		out = layout.Pages(doc, o, sheet, b.type_)
	} else {
		out = []layout.Page{layout.Poster(doc, o, sheet, b.type_)}
		out[0].Marks = out[0].Marks[:1] // its stages stand side by side
	}
	if l.against != nil {
		out[0].Marks = l.marks
	}
	title, anchor, first := b.name(m.Title, "untitled.map"), "map-"+string(m.ID), ""
	for i, p := range out {
		for j := range p.Scene.Nodes {
			n := &p.Scene.Nodes[j]
			switch {
			case n.Ref.Kind == scene.Title && i == 0 && l.against == nil:
				first, n.Anchor = n.Anchor, anchor
			case n.Ref.Kind == scene.Card && b.shown[model.ID(n.Ref.ID)]:
				n.Link = "#card-" + n.Ref.ID
			case n.Ref.Kind == scene.PersonaStrip:
				n.Link = "#persona-" + n.Ref.ID
			case n.Link == "#"+first && first != "":
				n.Link = "#" + anchor
			}
		}
		out[i].Title = title
	}
	return out
}
