package layout

import (
	"math"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// course draws the values of a metric, if there are several, as a small line that ends in a dot: its lowest value at the
// bottom, its highest at the top.
func (b *builder) course(m *model.Metric, prims []scene.Prim, x, y, w float64) ([]scene.Prim, float64) {
	const high, widest, end = 18.0, 110.0, 2.5
	list := insight.Readings(m)
	if len(list) < 2 {
		return prims, y
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, r := range list {
		lo, hi = min(lo, r.Value), max(hi, r.Value)
	}
	y += 3
	at := scene.Point{}
	line := new(scene.Path)
	for i, r := range list {
		at = scene.Point{X: x + end + (min(w, widest)-2*end)*float64(i)/float64(len(list)-1), Y: y + high/2}
		if hi > lo {
			at.Y = y + high - end - (r.Value-lo)/(hi-lo)*(high-2*end)
		}
		if i == 0 {
			line.MoveTo(at.X, at.Y)
		} else {
			line.LineTo(at.X, at.Y)
		}
	}
	c := b.pal.tone(metricColor)
	return append(prims, scene.Prim{Op: scene.OpPath, Detail: scene.Near, Path: line, Stroke: c, Width: 1.5},
		scene.Prim{Op: scene.OpPath, Detail: scene.Near, Path: scene.Circle(at.X, at.Y, end), Fill: c}), y + high
}

// promise says whether the target of a metric was kept, by a sign and a word. The map itself knows no day: that an action is
// late is told where there is one.
func (b *builder) promise(m *model.Metric, prims []scene.Prim, x, y, w float64) ([]scene.Prim, float64) {
	p, ok := insight.Reached(m, "", "")
	if !ok {
		return prims, y
	}
	y += 2
	const room = 14.0
	c := b.pal.tone(PromiseColor(p.Promise))
	t := b.phrase(b.word("promise."+string(p.Promise)), bold(metaSize), w-room, b.inkOf(PromiseColor(p.Promise)), scene.Near)
	prims = append(prims, scene.Prim{Op: scene.OpPath, Detail: scene.Near, Path: promiseSign(p.Promise, x+5, y+metaSize*leading/2), Stroke: c, Width: 1.8})
	return t.at(prims, x+room, y), y + t.height()
}

// PromiseColor is the colour of what became of a target.
func PromiseColor(p insight.Promise) scene.Color {
	switch p {
	case insight.Kept:
		return opportunityColor
	case insight.Missed:
		return painColor
	}
	return quoteColor
}

// promiseSign is a tick, an arrow or a cross.
func promiseSign(p insight.Promise, x, y float64) *scene.Path {
	const a = 3.6
	s := new(scene.Path)
	switch p {
	case insight.Kept:
		return s.MoveTo(x-a, y).LineTo(x-a*0.2, y+a*0.8).LineTo(x+a, y-a*0.8)
	case insight.Missed:
		return s.MoveTo(x-a*0.8, y-a*0.8).LineTo(x+a*0.8, y+a*0.8).MoveTo(x-a*0.8, y+a*0.8).LineTo(x+a*0.8, y-a*0.8)
	}
	return s.MoveTo(x-a, y).LineTo(x+a, y).MoveTo(x+a*0.2, y-a*0.7).LineTo(x+a, y).LineTo(x+a*0.2, y+a*0.7)
}
