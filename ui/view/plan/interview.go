package plan

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// Interview draws the questions of a map stage by stage, and below each what was answered.
func Interview(p *sheet.Pen, in vm.Interview) {
	if len(in.Parts) == 0 {
		p.Text(p.Words("interview.none"), sheet.Plain(sheet.BodySize), edge, 20, p.Width-2*edge, p.Palette.Muted, 0)
		p.Ground(scene.Rect{Y: 20, W: p.Width, H: 40})
		return
	}
	c := &asker{Pen: p, wide: min(p.Width-2*edge, 860)}
	y, n := 18.0, 0
	for _, part := range in.Parts {
		y += c.part(part, y)
		for _, a := range part.Asked {
			n++
			y += c.question(a, n, y)
			for _, r := range a.Answers {
				y += c.reply(r, y)
			}
		}
		if !part.Opening {
			y += c.more(part, y)
		}
		y += 16
	}
}

type asker struct {
	*sheet.Pen
	wide float64
}

func (c *asker) part(p vm.InterviewPart, y float64) float64 {
	h := c.Heading(p.Name, edge, y, c.wide)
	h += c.Text(p.Aims, sheet.Plain(sheet.SmallSize), edge+11, y+h+2, c.wide-11, c.Palette.Muted, 0) + 8
	c.Ground(scene.Rect{X: edge, Y: y, W: c.wide, H: h})
	return h
}

// more is the line that leads to another question about a stage.
func (c *asker) more(p vm.InterviewPart, y float64) float64 {
	const high = 28
	r := scene.Rect{X: edge, Y: y, W: c.wide, H: high}
	c.Text("+", sheet.Bold(sheet.BodySize), edge+number-18, y+5, number, c.Palette.Muted, 1)
	c.Text(c.Words("interview.add"), sheet.Plain(sheet.BodySize), edge+number, y+5, c.wide-number, c.Palette.Muted, 1)
	c.Node(scene.Ref{Kind: scene.Passage, ID: p.More()}, r, p.Name+c.Words("list.colon")+c.Words("interview.add"))
	return high
}

// number is the room for the number of a question.
const number = 34.0

func (c *asker) question(a vm.Asked, n int, y float64) float64 {
	const pad = 6
	measured := *c.Pen // measures without drawing
	room := c.wide - number - 8
	if a.Own >= 0 {
		room -= c.Measure(c.Words("interview.own"), sheet.Plain(sheet.TinySize)) + 30
	}
	h := measured.Text(a.Words, sheet.Bold(sheet.BodySize), 0, 0, room, c.Palette.Ink, 0) + 2*pad
	r := scene.Rect{X: edge, Y: y, W: c.wide, H: h}
	c.Right(layout.Number(float64(n)), sheet.Bold(sheet.BodySize), edge+number-10, y+pad, number-10, c.Palette.Accent)
	c.Text(a.Words, sheet.Bold(sheet.BodySize), edge+number, y+pad, room, c.Palette.Ink, 0)
	if a.Own >= 0 {
		c.Chip(c.Words("interview.own"), edge+number+room+4, y+pad-1, c.Palette.Chip, c.Palette.Muted)
	}
	c.Node(scene.Ref{Kind: scene.Passage, ID: a.ID}, r, a.Words)
	return h
}

func (c *asker) reply(p vm.InterviewReply, y float64) float64 {
	const pad = 6
	x, w := edge+number, c.wide-number
	measured := *c.Pen
	h := measured.Text(p.Words, sheet.Plain(sheet.BodySize), 0, 0, w-24, c.Palette.Ink, 0) + 2*pad
	if p.Note != "" {
		h += sheet.LineHeight(sheet.SmallSize)
	}
	r := scene.Rect{X: x, Y: y, W: w, H: h}
	c.Fill(scene.Rect{X: x, Y: y + 3, W: 3, H: h - 6}, c.Palette.Quote, 1.5)
	said := c.Text(p.Words, sheet.Plain(sheet.BodySize), x+12, y+pad, w-24, c.Palette.Ink, 0)
	c.Text(p.Note, sheet.Plain(sheet.SmallSize), x+12, y+pad+said, w-24, c.Palette.Muted, 1)
	c.Node(scene.Ref{Kind: scene.Card, ID: string(p.Card.ID), Column: string(p.Card.Column)}, r, p.Words)
	return h + 4
}
