package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model"
)

// headLines is the most that the title, what it rests on, or a line about the client, takes in a heading.
const headLines = 3

// longTitle is the type size in points of a title that takes more than one line.
const longTitle = 20.0

// heading is the title with what the map rests on, and for whom and when it was made.
func (b *builder) heading(left, right float64, sheet Sheet) scene.Node {
	prims, from, bottom := b.logo(left)
	var lines []block
	room, tall := right-from, 0.0
	for _, s := range []phrase{b.both((*teller).client), b.both(func(v *teller) string { return v.revision(sheet.Date) })} {
		if s.empty() {
			continue
		}
		t := b.phraseAtMost(headLines, s, plain(cardSize), (right-left)*0.25, b.pal.muted, scene.Near)
		lines, tall = append(lines, t), tall+t.height()
		room = min(room, right-from-t.width()-24)
	}
	named := b.both(b.headline)
	title := b.phraseAtMost(headLines, named, bold(titleSize), room, b.pal.ink, scene.Far)
	if len(title.lines) > 1 {
		title = b.phraseAtMost(headLines, named, bold(longTitle), room, b.pal.ink, scene.Far)
	}
	sub := b.phraseAtMost(headLines, b.line((*teller).subtitle), plain(bodySize), room, b.pal.muted, scene.Near)
	prims = title.at(prims, from, pageTop)
	prims = sub.at(prims, from, pageTop+title.height()+2)
	bottom = pageTop + max(bottom, title.height()+2+sub.height(), tall)
	y := bottom - tall
	for _, t := range lines {
		prims = t.aligned(prims, right, y, toLeft)
		y += t.height()
	}
	return scene.Node{Ref: scene.Ref{Kind: scene.Title, ID: string(b.m.ID)}, Layer: scene.Content, Prims: prims, Label: b.headline(&b.teller),
		Bounds: scene.Rect{X: left, Y: pageTop, W: right - left, H: bottom - pageTop}}
}

// running is the heading of the sheets after the first: one line, so that more of the map has room.
func (b *builder) running(left, right float64, sheet Sheet) scene.Node {
	made := b.atMost(1, b.made(sheet), plain(metaSize), (right-left)/2, b.pal.muted, scene.Near)
	title := b.atMost(1, b.mapTitle(), bold(nameSize), right-left-made.width()-20, b.pal.ink, scene.Far)
	prims := made.at(title.at(nil, left, pageTop), right-made.width(), pageTop+(title.height()-made.height())/2)
	return scene.Node{Ref: scene.Ref{Kind: scene.Title, ID: string(b.m.ID)}, Layer: scene.Content, Prims: prims, Label: b.mapTitle(),
		Bounds: scene.Rect{X: left, Y: pageTop, W: right - left, H: title.height()}}
}

// made says for whom and when the map was made, in one line.
func (b *builder) made(sheet Sheet) string {
	return joined([]string{b.client(), b.revision(sheet.Date)})
}

// headline is what a map is called; of one that is printed against another one, both, so that nobody takes it for the map itself.
func (b *builder) headline(v *teller) string {
	if a := b.o.Against; a != nil && b.o.Print {
		if from, ok := model.Get[model.Map](v.doc, a.From); ok {
			return v.words("poster.against", "from", v.name(from.Title, "untitled.map"), "to", v.mapTitle())
		}
	}
	return v.mapTitle()
}
