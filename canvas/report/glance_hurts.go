package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// hurtRows name the widest gaps, where most customers leave, and where they feel worst.
func (g glancer) hurtRows() (out []row) {
	const most = 3
	for _, x := range g.Short[:min(most, len(g.Short))] {
		out = append(out, g.shortRow(x))
	}
	if g.Loss != nil {
		out = append(out, g.lossRow(g.Loss))
	}
	if g.Low != nil {
		out = append(out, g.lowRow(g.Low))
	}
	return out
}

// on is the title of a map, where there are several.
func (g glancer) on(id model.ID) string {
	if m, ok := model.Get[model.Map](g.doc, id); ok && g.several {
		return g.name(m.Title, "untitled.map")
	}
	return ""
}

// shortRow is a touchpoint that falls short. The figure is the experience less the expectation, as in the list of gaps.
func (g glancer) shortRow(x insight.Gap) row {
	g.use("gap", "importance")
	weight := g.o.Words("report.weight") + " " + layout.Number(x.Weight)
	out := g.cardBrief(x.Card, dotted(g.name(x.Stage.Name, "untitled.stage"), g.on(x.Card.Map)), g.gapWords(x.Expectation, x.Experience, x.Gap))
	out.figure = append(g.figure(layout.Signed(-x.Gap), badInk), g.set(weight, plain(smallText), figureRoom, muted)...)
	out.said = weight
	return g.briefRow(out)
}

// lossRow is the stage or step that most customers leave at.
func (g glancer) lossRow(l *insight.Loss) row {
	volume := ""
	if l.Phase.Volume != nil {
		volume = g.o.Words("field.volume") + " " + number(l.Phase.Volume)
	}
	x := g.stageBrief("report.glance.loss", l.Map, l.Stage, l.Step, volume, g.on(l.Map.ID))
	x.figure, x.said = g.figure(share(l.Phase.DropOff), badInk), g.o.Words("report.dropoff")+" "+share(l.Phase.DropOff)
	return g.briefRow(x)
}

// lowRow is where the curve is lowest, with the face that it has there.
func (g glancer) lowRow(l *insight.Low) row {
	const r = 9.0
	g.use("emotion")
	face := l.Map.Scale.Face(l.Value)
	x := g.stageBrief("report.glance.low", l.Map, l.Column.Stage, l.Column.Step, g.o.Words("face."+faceKey(face)), g.on(l.Map.ID))
	x.figure = g.figure(layout.Signed(l.Value), badInk)
	for i := range x.figure {
		x.figure[i].indent = 2*r + 8
	}
	out := g.briefRow(x)
	out.draw = func(at scene.Rect) []scene.Prim {
		return layout.Face(face, at.X+out.xs[1]+r, at.Y+out.above+15*leading/2, r, white, scene.Far)
	}
	return out
}

// stageBrief is about a stage or a step, and leads to its map.
func (g glancer) stageBrief(key string, m *model.Map, s *model.Stage, step *model.Step, known ...string) brief {
	name, id := g.name(s.Name, "untitled.stage"), s.ID
	if step != nil {
		name, id = g.name(step.Name, "untitled.step"), step.ID
	}
	return brief{name: g.o.Words(key, "stage", name), known: []string{dotted(known...)}, id: string(id), link: "#map-" + string(m.ID)}
}
