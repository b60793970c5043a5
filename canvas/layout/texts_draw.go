package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model"
)

// rest says where the texts stand whose first sheet is a page by its number.
func (t *longTexts) rest(first int) Rest {
	return func(id model.ID) (int, string) { return first + t.at[id], textAnchor(id) }
}

// heading is what stands above the columns: on the first sheet what these texts are.
func (t *longTexts) heading(leaf int, sheet Sheet) []scene.Node {
	right := t.size.W - pageMargin
	head := t.running(pageMargin, right, sheet)
	out := []scene.Node{head}
	if leaf > 0 {
		return out
	}
	title := t.phrase(t.word("texts.title"), bold(textTitle), right-pageMargin, t.pal.ink, scene.Near)
	note := t.phrase(t.word("texts.note"), plain(metaSize), right-pageMargin, t.pal.muted, scene.Near)
	y := head.Bounds.MaxY() + 8
	return append(out,
		scene.Node{Ref: scene.Ref{Kind: scene.Heading}, Layer: scene.Content, Prims: title.at(nil, pageMargin, y), Label: t.o.Words("texts.title"),
			Bounds: scene.Rect{X: pageMargin, Y: y, W: right - pageMargin, H: title.height()}},
		scene.Node{Ref: scene.Ref{Kind: scene.Passage}, Layer: scene.Content, Prims: note.at(nil, pageMargin, y+title.height()), Label: t.o.Words("texts.note"),
			Bounds: scene.Rect{X: pageMargin, Y: y + title.height(), W: right - pageMargin, H: note.height()}})
}

// top is where the columns of a sheet begin, and bottom where they end.
func (t *longTexts) top(leaf int) float64 {
	head := t.heading(leaf, Sheet{})
	return head[len(head)-1].Bounds.MaxY() + 12
}

func (t *longTexts) bottom() float64 { return t.size.H - pageBottom - posterFoot - metaSize*leading }

// pages draws the sheets. Places tells on which page of the document something stands on the map, and sheet which page the first
// of them is, of how many.
func (t *longTexts) pages(places map[model.ID]int, sheet Sheet) []Page {
	out := make([]Page, len(t.leaves))
	for i, l := range t.leaves {
		now := sheet.as(sheet.Page+i, sheet.Pages)
		s := &scene.Scene{Ground: scene.RGB(0xFFFFFF), Nodes: t.heading(i, now)}
		s.Nodes[0].Again, s.Nodes[0].Anchor = true, pageAnchor(now.Page-1)
		for k, p := range l.passages {
			s.Nodes = append(s.Nodes, t.passage(p, l.x[k], l.y[k], places[p.of.id]))
		}
		s.Nodes = append(s.Nodes, t.count(now))
		out[i] = Page{Size: t.page, Scene: s.Place(t.k, 0, 0), Title: t.mapTitle() + " · " + t.o.Words("texts.title")}
		out[i].Scene.Size = t.page
	}
	out[0].Marks = []Bookmark{{Title: t.o.Words("texts.title"), Level: 1}}
	return out
}

// passage draws a piece of text with a bar in the colour of what it is about.
func (t *longTexts) passage(p passage, x, y float64, page int) scene.Node {
	r := scene.Rect{X: x, Y: y, W: t.wide, H: p.height()}
	top := y
	if !p.head {
		top -= p.above
	}
	bar := scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: x, Y: top, W: textBar, H: r.MaxY() - top}, Fill: p.of.color}
	n := scene.Node{Ref: scene.Ref{Kind: p.kind}, Layer: scene.Content, Bounds: r, Label: p.of.name}
	switch {
	case p.head:
		n.Anchor = textAnchor(p.of.id)
	case p.back:
		p.block = t.backTo(page)
		n.Link, n.Label = "#"+placeAnchor(p.of.id), t.o.Words("texts.back", "page", page)
	}
	n.Prims = p.at([]scene.Prim{bar}, x+textIndent, y)
	return n
}

// count says at the foot which page this is.
func (t *longTexts) count(sheet Sheet) scene.Node {
	right, y := t.size.W-pageMargin, t.size.H-pageBottom-metaSize*leading
	count := t.block(t.o.Words("page.of", "page", max(1, sheet.Page), "pages", max(1, sheet.Pages)), plain(metaSize), 100, t.pal.muted, scene.Near)
	rule := scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: pageMargin, Y: y - 8, W: right - pageMargin, H: 1}, Fill: t.pal.hairline}
	return scene.Node{Ref: scene.Ref{Kind: scene.Running}, Layer: scene.Content, Prims: count.at([]scene.Prim{rule}, right-count.width(), y),
		Bounds: scene.Rect{X: pageMargin, Y: y - 8, W: right - pageMargin, H: metaSize*leading + 8}}
}

// placesOf says on which page of a document cards and personas stand; the first of the pages has a number.
func placesOf(pages []Page, first int) map[model.ID]int {
	out := map[model.ID]int{}
	for i := range pages {
		for _, n := range pages[i].Scene.Nodes {
			if goesOn(n.Ref.Kind) && out[model.ID(n.Ref.ID)] == 0 {
				out[model.ID(n.Ref.ID)] = first + i
			}
		}
	}
	return out
}
