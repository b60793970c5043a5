package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
)

// fit lays out a map on one page, unless its smallest text would be too small to read on that. Then it takes as many as it
// needs at its natural size.
func (b *book) fit(m *model.Map) layout.Fitted {
	o := b.o
	o.Map = m.ID
	return layout.Fit(b.doc, o, b.sheet, b.type_)
}

// posters are the pages of a map, the first of them by its number. Its cards lead to what the report says about them.
func (b *book) posters(l *leaf, page, pages int) []layout.Page {
	m := l.poster
	out := b.drawn(l, page, pages)
	if len(out) == 1 {
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
			case n.Ref.Kind == scene.Title && i == 0:
				n.Anchor = againstAnchor(m.ID)
			case n.Ref.Kind == scene.Card && b.shown[model.ID(n.Ref.ID)]:
				n.Link = "#" + cardAnchor(model.ID(n.Ref.ID))
			case n.Ref.Kind == scene.PersonaStrip:
				n.Link = "#" + personaAnchor(model.ID(n.Ref.ID))
			case n.Link == "#"+first && first != "":
				n.Link = "#" + anchor
			}
		}
		out[i].Title = title
	}
	return out
}

// drawn are the pages of a map with their numbers.
func (b *book) drawn(l *leaf, page, pages int) []layout.Page {
	if l.against == nil {
		return l.fitted.Numbered(page, pages, b.detailOf)
	}
	o, sheet := b.o, b.sheet
	o.Map, o.Against, sheet.Page, sheet.Pages = l.poster.ID, l.against, page, pages
	return []layout.Page{layout.Poster(l.against.Doc, o, sheet, b.type_)}
}

// detailOf says where the report tells all of a card or a persona.
func (b *book) detailOf(id model.ID) (page int, anchor string) {
	if anchor = cardAnchor(id); !b.shown[id] {
		anchor = personaAnchor(id)
	}
	for i, l := range b.leaves {
		for _, n := range l.nodes {
			if n.Anchor == anchor {
				return i + 1, anchor
			}
		}
	}
	return 0, anchor
}
