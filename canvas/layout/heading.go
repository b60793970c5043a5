package layout

import (
	"strings"
	"time"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// headLines is the most that the title, what it rests on, or a line about the client, takes in a heading.
const headLines = 3

// longTitle is the type size in points of a title that takes more than one line.
const longTitle = 20.0

// heading is the title with what the map rests on, and for whom and when it was made.
func (b *builder) heading(left, right float64, sheet Sheet) scene.Node {
	p := b.doc.Project()
	var made []string
	if client := b.say(p.Client); client != "" {
		made = append(made, b.o.Words("poster.for", "client", client))
	}
	if when := b.revision(p.Revision, sheet.Date); when != "" {
		made = append(made, when)
	}
	prims, from, bottom := b.logo(left)
	var lines []block
	room, tall := right-from, 0.0
	for _, s := range made {
		t := b.atMost(headLines, s, plain(cardSize), (right-left)*0.25, b.pal.muted, scene.Near)
		lines, tall = append(lines, t), tall+t.height()
		room = min(room, right-from-t.width()-24)
	}
	title := b.block(b.mapTitle(), bold(titleSize), room, b.pal.ink, scene.Far)
	if len(title.lines) > 1 {
		title = b.atMost(headLines, b.mapTitle(), bold(longTitle), room, b.pal.ink, scene.Far)
	}
	sub := b.atMost(headLines, b.subtitle(), plain(bodySize), room, b.pal.muted, scene.Near)
	prims = title.at(prims, from, pageTop)
	prims = sub.at(prims, from, pageTop+title.height()+2)
	bottom = pageTop + max(bottom, title.height()+2+sub.height(), tall)
	y := bottom - tall
	for _, t := range lines {
		for i, l := range t.lines { // to the right
			one := t
			one.lines = t.lines[i : i+1]
			prims = one.at(prims, right-l.Width, y+float64(i)*t.size*leading)
		}
		y += t.height()
	}
	return scene.Node{Ref: scene.Ref{Kind: scene.Title, ID: string(b.m.ID)}, Layer: scene.Content, Prims: prims, Label: b.mapTitle(),
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
	p := b.doc.Project()
	var parts []string
	if client := b.say(p.Client); client != "" {
		parts = append(parts, b.o.Words("poster.for", "client", client))
	}
	if when := b.revision(p.Revision, sheet.Date); when != "" {
		parts = append(parts, when)
	}
	return strings.Join(parts, " · ")
}

func (b *builder) mapTitle() string { return b.name(b.m.Title, "untitled.map") }

// subtitle says what the map covers, which reality it shows and what it rests on.
func (b *builder) subtitle() string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	start, end := b.say(b.m.ScopeStart), b.say(b.m.ScopeEnd)
	switch {
	case start != "" && end != "":
		add(b.o.Words("poster.scope", "start", start, "end", end))
	default:
		add(start + end)
	}
	if start == "" && end == "" {
		add(b.say(b.m.Description))
	}
	state := b.m.State
	if state == "" {
		state = model.AsIs
	}
	add(b.o.Words("poster.state." + string(state)))
	if research := b.say(b.m.Research); research != "" {
		add(b.o.Words("poster.evidence", "text", research))
	}
	return strings.Join(parts, " · ")
}

func (b *builder) revision(n int, date time.Time) string {
	day := ""
	if !date.IsZero() {
		day = date.Format("2006-01-02")
	}
	switch {
	case n > 0 && day != "":
		return b.o.Words("poster.revision", "date", day, "n", n)
	default:
		return day
	}
}
