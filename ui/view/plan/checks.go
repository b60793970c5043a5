package plan

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model/insight"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// Ids of nodes begin so where pressing them does something: it helps against a finding, or shows all that a rule found or a step
// of planning misses. The finding, the rule or the step follows.
const (
	FixNode = "fix\x00"
	AllNode = "all\x00"
)

const (
	fewChecks   = 8 // of a rule, before somebody asks for all
	checkHeight = 32.0
	signWidth   = 22.0
)

// Checks draws the list of findings, rule by rule, and below it those that were dismissed. All are the rules that show all they
// found, chosen tells which findings are selected.
func Checks(p *sheet.Pen, l vm.CheckList, all map[insight.Rule]bool, chosen func(id string) bool) {
	c := &checks{Pen: p, chosen: chosen}
	y := 16.0
	if len(l.Groups) == 0 {
		p.Text(p.Words("checks.none"), sheet.Plain(sheet.BodySize), edge, y, p.Width-2*edge, p.Palette.Muted, 0)
		p.Ground(scene.Rect{Y: y, W: p.Width, H: 34})
		y += 34
	}
	for _, g := range l.Groups {
		y = c.group(g, y, all[g.Rule])
	}
	if len(l.Dismissed) > 0 {
		p.Heading(p.Words("checks.dismissed.head")+"  "+layout.Number(float64(len(l.Dismissed))), edge, y, p.Width-2*edge)
		p.Ground(scene.Rect{Y: y, W: p.Width, H: 30})
		y += 30
	}
	for _, it := range l.Dismissed {
		c.item(it, dismissedLine(p, it), p.Words("checks.back"), y)
		y += checkHeight
	}
	p.Ground(scene.Rect{Y: y, W: p.Width, H: 12})
}

// dismissedLine says of a finding that stands what it is and why it may.
func dismissedLine(p *sheet.Pen, it vm.CheckItem) string {
	return join(join(p.Words("checks."+string(it.Rule)), it.Where), it.Reason)
}

type checks struct {
	*sheet.Pen
	chosen func(id string) bool
}

func (c *checks) group(g vm.CheckGroup, y float64, all bool) float64 {
	c.head(g, y)
	y += 28
	shown := g.Items
	if !all && len(shown) > fewChecks {
		shown = shown[:fewChecks]
	}
	for _, it := range shown {
		c.item(it, it.Where, it.Fix, y)
		y += checkHeight
	}
	if len(g.Items) > fewChecks {
		text := c.Words("checks.all", "n", len(g.Items))
		if all {
			text = c.Words("checks.fewer")
		}
		w := c.Measure(text, sheet.Plain(sheet.SmallSize))
		c.Text(text, sheet.Plain(sheet.SmallSize), edge+signWidth, y+6, w+4, c.Palette.Accent, 1)
		c.Node(scene.Ref{ID: AllNode + string(g.Rule)}, scene.Rect{X: edge + signWidth - 8, Y: y + 2, W: w + 16, H: 26}, text)
		y += checkHeight
	}
	return y + 14
}

// head names a rule, with a triangle where it is to be seen to first and a ring where it is not, and says so in words.
func (c *checks) head(g vm.CheckGroup, y float64) {
	ink := c.Palette.Muted
	if g.Severe {
		ink = c.Palette.Pain
		c.Draw(scene.Prim{Op: scene.OpPath, Fill: ink,
			Path: new(scene.Path).MoveTo(edge+7, y+3).LineTo(edge+14, y+16).LineTo(edge, y+16).Close()})
	} else {
		c.Dot(edge+7, y+10, 5, scene.Color{}, c.Palette.Quote, 2)
	}
	text := g.Name + "  " + layout.Number(float64(len(g.Items)))
	width := min(c.Measure(text, sheet.Bold(sheet.HeadSize))+2, c.Width-2*edge-signWidth-110)
	c.Text(text, sheet.Bold(sheet.HeadSize), edge+signWidth, y, width, c.Palette.Ink, 1)
	c.Text(g.Sign, sheet.Plain(sheet.SmallSize), edge+signWidth+width+12, y+2, 100, ink, 1)
	c.Line(edge, y+25, c.Width-edge, y+25, c.Palette.Hairline, 1)
	c.Ground(scene.Rect{Y: y, W: c.Width, H: 26})
}

// item is a finding on one line, with what helps against it at the end.
func (c *checks) item(it vm.CheckItem, where, fix string, y float64) {
	end := c.Width - edge
	if fix != "" {
		end -= c.Measure(fix, sheet.Plain(sheet.TinySize)) + 18
	}
	r := scene.Rect{X: edge - 10, Y: y + 1, W: end - edge + 4, H: checkHeight - 2}
	ink, muted := c.Palette.Ink, c.Palette.Muted
	if c.chosen(it.ID) {
		c.Fill(r, c.Palette.Selected, 6)
		ink, muted = c.Palette.OnSelected, c.Palette.OnSelected
	}
	room := end - edge - signWidth - 16
	name := min(c.Measure(it.Name, sheet.Plain(sheet.BodySize))+2, room*0.6)
	c.Text(it.Name, sheet.Plain(sheet.BodySize), edge+signWidth, y+7, name, ink, 1)
	c.Text(where, sheet.Plain(sheet.SmallSize), edge+signWidth+name+14, y+7.5, room-name-14, muted, 1)
	c.Node(scene.Ref{Kind: scene.Card, ID: it.ID}, r, it.Spoken)
	if fix != "" {
		w := c.Chip(fix, end, y+6, c.Palette.Chip, c.Palette.Accent)
		c.Node(scene.Ref{ID: FixNode + it.ID}, scene.Rect{X: end, Y: y + 6, W: w, H: 20}, fix+" · "+it.Spoken)
	}
}
