package layout

import (
	"math"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// course draws the values of a metric below what stands there, if there are several.
func (b *builder) course(m *model.Metric, prims []scene.Prim, x, y, w float64) ([]scene.Prim, float64) {
	const high, widest = 18.0, 110.0
	list := insight.Readings(m)
	if len(list) < 2 {
		return prims, y
	}
	y += 3
	return b.sparkline(list, prims, scene.Rect{X: x, Y: y, W: min(w, widest), H: high}), y + high
}

// sparkline is values as a small line that ends in a dot: the lowest one at the bottom, the highest at the top.
func (b *builder) sparkline(list []model.Reading, prims []scene.Prim, r scene.Rect) []scene.Prim {
	const end = 2.5
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, one := range list {
		lo, hi = min(lo, one.Value), max(hi, one.Value)
	}
	at := scene.Point{}
	line := new(scene.Path)
	for i, one := range list {
		at = scene.Point{X: r.X + end + (r.W-2*end)*float64(i)/float64(len(list)-1), Y: r.Center().Y}
		if hi > lo {
			at.Y = r.MaxY() - end - (one.Value-lo)/(hi-lo)*(r.H-2*end)
		}
		if i == 0 {
			line.MoveTo(at.X, at.Y)
		} else {
			line.LineTo(at.X, at.Y)
		}
	}
	c := b.pal.tone(metricColor)
	return append(prims, scene.Prim{Op: scene.OpPath, Detail: scene.Near, Path: line, Stroke: c, Width: 1.5},
		scene.Prim{Op: scene.OpPath, Detail: scene.Near, Path: scene.Circle(at.X, at.Y, end), Fill: c})
}

// courseRow shows on the card of a touchpoint what was measured there again: where it is now, what became of its target, its
// course, and below them what it is.
func (b *builder) courseRow(c *model.Card, prims []scene.Prim, x, y, w float64) ([]scene.Prim, float64) {
	const air = 7.0
	wide := min(60, w)
	var m *model.Metric
	if c.Type == model.TouchpointCard {
		m = insight.MeasuredAgain(c)
	}
	if m == nil {
		return prims, y
	}
	list := insight.Readings(m)
	now := *m
	now.Value = &list[len(list)-1].Value
	y += 3
	value := b.phrase(b.both(func(v *teller) string { return Quantity(now, v.words) }), bold(metaSize), w, b.pal.ink, scene.Near)
	prims = value.at(prims, x, y)
	left, high := x+value.width()+air, value.height()
	down := func() { left, y, high = x, y+high, 0 }
	if k, ok := b.promised(m, w); ok {
		if left+k.width() > x+w {
			down()
		}
		prims = k.at(prims, left, y)
		left, high = left+k.width()+air, max(high, k.words.height())
	}
	if left+wide > x+w {
		down()
		high = metaSize * leading
	}
	prims = b.sparkline(list, prims, scene.Rect{X: left, Y: y + 1, W: wide, H: metaSize*leading - 2})
	name := b.phrase(b.text(m.Name), plain(metaSize), w, b.pal.muted, scene.Near)
	return name.at(prims, x, y+high), y + high + name.height()
}

// promise says whether the target of a metric was kept. The map itself knows no day: that an action is late is told where
// there is one.
func (b *builder) promise(m *model.Metric, prims []scene.Prim, x, y, w float64) ([]scene.Prim, float64) {
	k, ok := b.promised(m, w)
	if !ok {
		return prims, y
	}
	y += 2
	return k.at(prims, x, y), y + k.words.height()
}

// kept is what became of a target, by a sign and a word.
type kept struct {
	promise insight.Promise
	sign    scene.Color
	words   block
}

const signRoom = 14.0 // of the sign before the word, in points

// promised returns false where nobody can say yet.
func (b *builder) promised(m *model.Metric, w float64) (kept, bool) {
	p, ok := insight.Reached(m, "", "")
	if !ok {
		return kept{}, false
	}
	c := PromiseColor(p.Promise)
	return kept{p.Promise, b.pal.tone(c), b.phrase(b.word("promise."+string(p.Promise)), bold(metaSize), w-signRoom, b.inkOf(c), scene.Near)}, true
}

func (k kept) width() float64 { return signRoom + k.words.width() }

func (k kept) at(prims []scene.Prim, x, y float64) []scene.Prim {
	sign := promiseSign(k.promise, x+5, y+metaSize*leading/2)
	return k.words.at(append(prims, scene.Prim{Op: scene.OpPath, Detail: scene.Near, Path: sign, Stroke: k.sign, Width: 1.8}), x+signRoom, y)
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
