package plan

import (
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// Compare lists what differs between two maps, stage by stage.
func Compare(p *sheet.Pen, c vm.Comparison) {
	const left = 12.0
	width := p.Width - 2*left
	y := 10.0
	say := func(text string) {
		y += p.Text(text, sheet.Plain(sheet.SmallSize), left, y, width, p.Palette.Muted, 0) + 10
	}
	say(c.Note)
	if c.Against != nil && len(c.Parts) == 0 {
		say(p.Words("compare.counts.same"))
	}
	p.Ground(scene.Rect{W: p.Width, H: y})
	for _, part := range c.Parts {
		if part.Name != "" {
			p.Heading(part.Name, left, y, width)
			p.Ground(scene.Rect{Y: y, W: p.Width, H: 28})
			y += 28
		}
		for _, r := range part.Rows {
			y += compareRow(p, r, y)
		}
		y += 12
	}
	p.Ground(scene.Rect{Y: y, W: p.Width, H: 8})
}

// compareRow draws one difference and returns how high it is.
func compareRow(p *sheet.Pen, r vm.CompareRow, y float64) float64 {
	const left, indent, above = 6.0, 24.0, 4.0
	color := r.Mark.Color()
	if r.Mark == 0 {
		if color = scene.Color(p.Palette.Opportunity); r.Diff < 0 {
			color = scene.Color(p.Palette.Pain)
		}
	}
	p.Dot(left+12, y+above+sheet.LineHeight(sheet.BodySize)/2, 5, color, scene.Color{}, 0)
	high := p.Text(r.Line, sheet.Plain(sheet.BodySize), left+indent, y+above, p.Width-left-indent-16, p.Palette.Ink, 0) + 2*above
	p.Node(compareRef(r), scene.Rect{X: left, Y: y, W: p.Width - 2*left, H: high}, r.Line)
	return high
}

var compareKinds = map[model.Kind]scene.Kind{model.KindStage: scene.StageHead, model.KindStep: scene.StepHead, model.KindLane: scene.LaneHead, model.KindCard: scene.Card}

// compareRef is what a difference is about, on the map. A difference of the curve is about its column.
func compareRef(r vm.CompareRow) scene.Ref {
	if r.Mark == 0 {
		return scene.Ref{Kind: scene.StageHead, ID: string(r.Column)}
	}
	return scene.Ref{Kind: compareKinds[r.Change.Kind], ID: string(r.Change.ID), Column: string(r.Change.To.Column)}
}
