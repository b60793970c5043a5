package plan

import (
	"strconv"

	"sojourn/canvas/scene"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

const (
	mostMissing = 12 // of a step; there are the checks and the inventory for more
	stepName    = 230.0
	planBar     = 160.0
)

// Planning draws how far each phase is, and what is missing in it to be gone to.
func Planning(p *sheet.Pen, l vm.Planning, chosen func(id string) bool) {
	y := 16.0
	for i, ph := range l.Phases {
		y = phase(p, i+1, ph, y)
		for _, st := range ph.Steps {
			y = step(p, st, y, chosen)
		}
		if len(ph.Steps) == 0 {
			p.Text(p.Words("plan.begun"), sheet.Plain(sheet.SmallSize), edge+signWidth, y, p.Width-2*edge, p.Palette.Muted, 1)
			p.Ground(scene.Rect{Y: y, W: p.Width, H: 26})
			y += 26
		}
		y += 16
	}
	p.Ground(scene.Rect{Y: y, W: p.Width, H: 8})
}

// phase heads a phase with a bar of how far it is and how much that is in words.
func phase(p *sheet.Pen, n int, ph vm.PlanPhase, y float64) float64 {
	ink := p.Palette.Accent
	if ph.Whole {
		ink = p.Palette.Opportunity
	}
	p.Dot(edge+9, y+10, 10, ink, scene.Color{}, 0)
	p.Centred(strconv.Itoa(n), sheet.Bold(sheet.SmallSize), edge, y+1.5, 18, p.Palette.OnAccent)
	width := max(60, p.Width-2*edge-signWidth-planBar-110)
	p.Text(ph.Name, sheet.Bold(sheet.HeadSize), edge+signWidth+6, y, width, p.Palette.Ink, 1)
	bar := scene.Rect{X: p.Width - edge - planBar, Y: y + 7, W: planBar, H: 7}
	p.Fill(bar, p.Palette.Track, 3.5)
	if ph.Share > 0 {
		done := bar
		done.W = max(7, bar.W*ph.Share)
		p.Fill(done, ink, 3.5)
	}
	p.Right(ph.Count, sheet.Plain(sheet.SmallSize), bar.X-12, y+1, 90, p.Palette.Muted)
	p.Line(edge, y+26, p.Width-edge, y+26, p.Palette.Hairline, 1)
	p.Ground(scene.Rect{Y: y, W: p.Width, H: 30})
	return y + 36
}

// step names what is asked for, and beside it who lacks it.
func step(p *sheet.Pen, st vm.PlanStep, y float64, chosen func(id string) bool) float64 {
	const line, gap = 26.0, 6.0
	ink := p.Palette.Body
	if len(st.Items) == 0 {
		ink = p.Palette.Muted
		tick := new(scene.Path).MoveTo(edge+4, y+9).LineTo(edge+8, y+13).LineTo(edge+15, y+5)
		p.Draw(scene.Prim{Op: scene.OpPath, Path: tick, Stroke: p.Palette.Opportunity, Width: 2})
	}
	p.Text(st.Name, sheet.Plain(sheet.BodySize), edge+signWidth, y, stepName-60, ink, 2)
	p.Right(st.Count, sheet.Plain(sheet.SmallSize), edge+signWidth+stepName, y+1, 56, p.Palette.Muted)
	p.Ground(scene.Rect{Y: y, W: edge + signWidth + stepName, H: 40})
	left := edge + signWidth + stepName + 16
	x, end := left, p.Width-edge
	top := y
	for i, it := range st.Items {
		if i == mostMissing {
			more := p.Words("plan.more", "n", len(st.Items)-mostMissing)
			p.Text(more, sheet.Plain(sheet.SmallSize), x+2, top+2, end-x, p.Palette.Muted, 1)
			p.Ground(scene.Rect{X: x, Y: top, W: 80, H: 20})
			break
		}
		w := min(p.Measure(it.Name, sheet.Plain(sheet.TinySize))+18, end-left)
		if x > left && x+w > end {
			x, top = left, top+line
		}
		ground, ink := p.Palette.Chip, p.Palette.Ink
		if chosen(it.ID) {
			ground, ink = p.Palette.Selected, p.Palette.OnSelected
		}
		r := scene.Rect{X: x, Y: top, W: w, H: 20}
		p.Fill(r, ground, 10)
		p.Text(it.Name, sheet.Plain(sheet.TinySize), x+9, top+(20-sheet.LineHeight(sheet.TinySize))/2, w-14, ink, 1)
		p.Node(scene.Ref{Kind: scene.Card, ID: it.ID}, r, it.Spoken)
		x += w + gap
	}
	high := line
	if p.Measure(st.Name, sheet.Plain(sheet.BodySize)) > stepName-60 {
		high = 2 * sheet.LineHeight(sheet.BodySize)
	}
	return max(top+line, y+high) + 4
}
