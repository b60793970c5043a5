package plan

import (
	"math"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

const (
	edge      = 20.0
	gapHeight = 40.0
	nameShare = 0.34 // of the width
	gapWidth  = 50.0 // of a gap in figures, right of its dumbbell
)

// Gaps draws the dumbbells of a map: a ring for what is expected, a disc for what is got, on the scale of 1 to 5.
func Gaps(p *sheet.Pen, g vm.Gaps) {
	c := &gapChart{Pen: p, left: edge + p.Width*nameShare, weight: p.Measure(p.Words("report.weight"), sheet.Plain(sheet.SmallSize)) + 4}
	c.right = max(c.left+80, p.Width-edge-c.weight-gapWidth)
	y := c.scale(14)
	if len(g.Rows) == 0 {
		p.Text(p.Words("report.gaps.none"), sheet.Plain(sheet.BodySize), edge, y+8, p.Width-2*edge, p.Palette.Muted, 0)
		p.Ground(scene.Rect{Y: y, W: p.Width, H: gapHeight})
		y += gapHeight
	}
	for _, r := range g.Rows {
		c.row(r, y)
		y += gapHeight
	}
	y += 6
	top := y
	for _, key := range []string{"report.gaps.note", "gaps.digits"} {
		y += p.Text(p.Words(key), sheet.Plain(sheet.SmallSize), edge, y, p.Width-2*edge, p.Palette.Muted, 0)
	}
	y += 16
	p.Ground(scene.Rect{Y: top, W: p.Width, H: y - top})
	if len(g.Unrated) > 0 {
		c.unrated(g.Unrated, y)
	}
}

type gapChart struct {
	*sheet.Pen
	left, right float64 // of the scale
	weight      float64 // how wide the last column is, what the rows are ranked by
}

// x is where a value stands.
func (c *gapChart) x(v float64) float64 {
	return c.left + (c.right-c.left)*(max(1, min(5, v))-1)/4
}

// scale numbers the chart and says what the signs mean.
func (c *gapChart) scale(y float64) float64 {
	p, small := c.Pen, sheet.Plain(sheet.SmallSize)
	c.ring(edge+6, y+9, 5)
	x := edge + 18.0
	p.Text(p.Words("report.expectation"), small, x, y, 200, p.Palette.Muted, 1)
	x += p.Measure(p.Words("report.expectation"), small) + 24
	p.Dot(x, y+9, 5, p.Palette.Muted, scene.Color{}, 0)
	p.Text(p.Words("report.experience"), small, x+11, y, c.left-x-20, p.Palette.Muted, 1)
	for v := 1.0; v <= 5; v++ {
		p.Centred(layout.Number(v), small, c.x(v)-20, y, 40, p.Palette.Muted)
	}
	p.Right(p.Words("report.weight"), small, p.Width-edge, y, c.weight, p.Palette.Muted)
	p.Ground(scene.Rect{Y: y, W: p.Width, H: 24})
	return y + 26
}

func (c *gapChart) ring(x, y, r float64) {
	c.Dot(x, y, r, c.Palette.Panel, c.Palette.Accent, 2.5)
}

func (c *gapChart) row(r vm.GapRow, y float64) {
	p := c.Pen
	for v := 1.0; v <= 5; v++ {
		p.Fill(scene.Rect{X: c.x(v) - 0.5, Y: y, W: 1, H: gapHeight}, p.Palette.Hairline, 0)
	}
	c.name(r, y)
	color, said := p.Palette.Opportunity, p.Palette.Muted
	switch {
	case r.Gap > 1:
		color, said = p.Palette.Pain, p.Palette.Pain
	case r.Gap > 0:
		color = p.Palette.Quote
	}
	mid := y + gapHeight/2
	lo, hi := min(r.Expectation, r.Experience), max(r.Expectation, r.Experience)
	bar := color
	bar.A = 128
	p.Fill(scene.Rect{X: c.x(lo), Y: mid - 2, W: c.x(hi) - c.x(lo), H: 4}, bar, 0)
	c.ring(c.x(r.Expectation), mid, 7)
	p.Dot(c.x(r.Experience), mid, 6.5, color, scene.Color{}, 0)
	p.Text(layout.Signed(-math.Round(r.Gap*10)/10), sheet.Bold(sheet.BodySize), c.x(hi)+14, mid-9, gapWidth, said, 1)
	if r.Weight != "" {
		p.Right(r.Weight, sheet.Plain(sheet.SmallSize), p.Width-edge, mid-8, c.weight, p.Palette.Muted)
	}
	p.Node(refOf(r), scene.Rect{X: edge - 10, Y: y, W: p.Width - 2*edge + 20, H: gapHeight}, r.Spoken)
}

// name writes what a row is about left of the chart.
func (c *gapChart) name(r vm.GapRow, y float64) {
	p := c.Pen
	w := c.left - edge - 24
	top := y + 2
	if r.Note == "" {
		top = y + (gapHeight-18)/2
	}
	p.Text(r.Name, sheet.Bold(sheet.BodySize), edge, top, w, p.Palette.Ink, 1)
	p.Text(r.Note, sheet.Plain(sheet.TinySize), edge, top+18, w, p.Palette.Muted, 1)
}

func refOf(r vm.GapRow) scene.Ref {
	if r.Card == nil {
		return scene.Ref{}
	}
	return scene.Ref{Kind: scene.Card, ID: string(r.Card.ID), Column: string(r.Card.Column)}
}

// unrated lists the touchpoints that wait for their numbers: the inspector takes them.
func (c *gapChart) unrated(rows []vm.GapRow, y float64) {
	p := c.Pen
	p.Heading(p.Words("gaps.unrated"), edge, y, p.Width-2*edge)
	p.Ground(scene.Rect{Y: y, W: p.Width, H: 30})
	y += 32
	for _, r := range rows {
		c.name(r, y)
		p.Node(refOf(r), scene.Rect{X: edge - 10, Y: y, W: p.Width - 2*edge + 20, H: gapHeight}, r.Spoken)
		y += gapHeight
	}
	p.Ground(scene.Rect{Y: y, W: p.Width, H: 16})
}
