package plan

import (
	"strconv"

	"sojourn/canvas/scene"
	"sojourn/model/insight"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

const (
	mostMissing = 12 // of a step, before somebody asks for all
	stepName    = 230.0
	planBar     = 160.0
)

// Planning draws how far each phase is, and what is missing in it to be gone to. All are the steps that name all who lack what
// they ask for.
func Planning(p *sheet.Pen, l vm.Planning, all map[insight.PlanStep]bool, chosen func(id string) bool) {
	y := 16.0
	for i, ph := range l.Phases {
		y = phase(p, i+1, ph, y)
		for _, st := range ph.Steps {
			y = step(p, st, y, all[st.Step], chosen)
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
func step(p *sheet.Pen, st vm.PlanStep, y float64, all bool, chosen func(id string) bool) float64 {
	ink := p.Palette.Body
	if len(st.Items) == 0 {
		ink = p.Palette.Muted
		tick := new(scene.Path).MoveTo(edge+4, y+9).LineTo(edge+8, y+13).LineTo(edge+15, y+5)
		p.Draw(scene.Prim{Op: scene.OpPath, Path: tick, Stroke: p.Palette.Opportunity, Width: 2})
	}
	p.Text(st.Name, sheet.Plain(sheet.BodySize), edge+signWidth, y, stepName-60, ink, 2)
	p.Right(st.Count, sheet.Plain(sheet.SmallSize), edge+signWidth+stepName, y+1, 56, p.Palette.Muted)
	p.Ground(scene.Rect{Y: y, W: edge + signWidth + stepName, H: 40})
	high := flowLine
	if p.Measure(st.Name, sheet.Plain(sheet.BodySize)) > stepName-60 {
		high = 2 * sheet.LineHeight(sheet.BodySize)
	}
	const enough = 220 // below that who lacks it stands under what is asked for
	f := &flow{Pen: p, left: edge + signWidth + stepName + 16, top: y}
	if p.Width-edge-f.left < enough && len(st.Items) > 0 {
		f.left, f.top = edge+signWidth, y+high
	}
	f.x = f.left
	f.missing(st, all, chosen)
	return max(f.top+flowLine, y+high) + 4
}

const (
	flowLine = 26.0
	flowHigh = 20.0
)

// flow is where the next word of a row of words goes, which breaks at the edge of the sheet.
type flow struct {
	*sheet.Pen
	left, x, top float64
}

// place takes the room of the next word.
func (f *flow) place(width float64) scene.Rect {
	const gap = 6
	end := f.Width - edge
	width = min(width, end-f.left)
	if f.x > f.left && f.x+width > end {
		f.x, f.top = f.left, f.top+flowLine
	}
	r := scene.Rect{X: f.x, Y: f.top, W: width, H: flowHigh}
	f.x += width + gap
	return r
}

// missing names those who lack what a step asks for, under the name of their map where they are of several.
func (f *flow) missing(st vm.PlanStep, all bool, chosen func(id string) bool) {
	items := st.Items
	if !all && len(items) > mostMissing {
		items = items[:mostMissing]
	}
	for i, it := range items {
		if st.Apart && (i == 0 || it.Where != items[i-1].Where) {
			f.word(it.Where, f.Palette.Muted)
		}
		f.chip(it, chosen(it.ID))
	}
	if len(st.Items) <= mostMissing {
		return
	}
	text := f.Words("checks.all", "n", len(st.Items))
	if all {
		text = f.Words("checks.fewer")
	}
	f.Node(scene.Ref{ID: AllNode + string(st.Step)}, f.word(text, f.Palette.Accent), text)
}

// word writes a word between the chips and returns its place.
func (f *flow) word(text string, ink scene.Color) scene.Rect {
	r := f.place(f.Measure(text, sheet.Plain(sheet.SmallSize)) + 8)
	f.Text(text, sheet.Plain(sheet.SmallSize), r.X+2, r.Y+(flowHigh-sheet.LineHeight(sheet.SmallSize))/2, r.W, ink, 1)
	f.Ground(r)
	return r
}

func (f *flow) chip(it vm.PlanItem, chosen bool) {
	r := f.place(f.Measure(it.Name, sheet.Plain(sheet.TinySize)) + 18)
	ground, ink := f.Palette.Chip, f.Palette.Ink
	if chosen {
		ground, ink = f.Palette.Selected, f.Palette.OnSelected
	}
	f.Fill(r, ground, flowHigh/2)
	f.Text(it.Name, sheet.Plain(sheet.TinySize), r.X+9, r.Y+(flowHigh-sheet.LineHeight(sheet.TinySize))/2, r.W-14, ink, 1)
	f.Node(scene.Ref{Kind: scene.Card, ID: it.ID}, r, it.Spoken)
}
