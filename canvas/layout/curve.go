package layout

import (
	"math"
	"slices"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// curves draws the emotion lane: the midline, a curve per series and voice, and the faces that can be dragged.
func (b *builder) curves(l *model.Lane, top, h float64) {
	mid := top + h/2
	b.add(scene.Node{Bounds: scene.Rect{X: gridLeft - 4, Y: mid - 1, W: b.right - gridLeft + 4, H: 2}, Prims: []scene.Prim{{
		Op: scene.OpPath, Path: new(scene.Path).MoveTo(gridLeft-4, mid).LineTo(b.right, mid), Stroke: b.pal.dashed, Width: 1, Dash: []float64{4, 4}}}})
	drawn, ends := false, []ending(nil)
	for _, series := range []model.Series{model.Target, model.Current} {
		for _, v := range b.voices(series) {
			all := insight.Curve(b.doc, b.m.ID, v.id, series)
			values := b.shown(all)
			pts, known := b.curvePoints(values, top, h)
			if series == model.Current && v.points {
				b.openPoints(l, v, values, mid)
			}
			way := b.beyond(all, pts, top, h)
			if len(way) == 0 {
				continue
			}
			drawn = drawn || series == model.Current
			b.curve(l, series, v, way, top, h)
			if series == model.Current && len(b.voices(series)) == 1 {
				b.peakAndEnd(all, known, pts)
			}
			for i, p := range pts {
				b.curveFace(l, series, v, known[i], p)
			}
			if series == model.Current && v.name != "" && len(pts) > 0 {
				ends = append(ends, ending{v, pts[len(pts)-1]})
			}
		}
	}
	b.voiceNames(l, ends, top+h)
	if !drawn {
		b.hint(l, top+CurveInset/2)
	}
}

// beyond adds to the points of a curve the next one on either side of the sheet, where it stands on others: the curve
// comes from there and goes on to there.
func (b *builder) beyond(all []insight.Value, pts []scene.Point, top, h float64) []scene.Point {
	if len(b.every) == len(b.cols) || len(b.cols) == 0 {
		return pts
	}
	known := map[model.ID]float64{}
	for _, v := range all {
		if v.Known {
			known[v.Column] = v.Value
		}
	}
	first := slices.IndexFunc(b.every, func(c model.Column) bool { return c.ID == b.cols[0].ID })
	x := b.scene.Grid.X
	for i := first - 1; i >= 0; i-- {
		x -= b.width(b.every[i])
		if v, ok := known[b.every[i].ID]; ok {
			pts = append([]scene.Point{{X: x + b.width(b.every[i])/2 - 2, Y: b.curveHeight(v, top, h)}}, pts...)
			break
		}
	}
	x = b.right
	for _, c := range b.every[first+len(b.cols):] {
		if v, ok := known[c.ID]; ok {
			return append(pts, scene.Point{X: x + b.width(c)/2 - 2, Y: b.curveHeight(v, top, h)})
		}
		x += b.width(c)
	}
	return pts
}

// curveHeight is where a value stands in an emotion lane.
func (b *builder) curveHeight(value, top, h float64) float64 {
	lo, hi := b.m.Scale.Range()
	return top + h - CurveInset - (b.m.Scale.Clamp(value)-lo)/(hi-lo)*(h-2*CurveInset)
}

// shown returns the values of the columns that are laid out, in their order.
func (b *builder) shown(values []insight.Value) []insight.Value {
	if len(values) == len(b.cols) {
		return values
	}
	return keepIf(values, func(v insight.Value) bool { return b.scene.Column(string(v.Column)) >= 0 })
}

// curvePoints returns where the known values of a curve stand, in the middle of their columns.
func (b *builder) curvePoints(values []insight.Value, top, h float64) (pts []scene.Point, known []insight.Value) {
	for i, v := range values {
		if !v.Known {
			continue
		}
		t := b.scene.Columns[i]
		pts = append(pts, scene.Point{X: t.At + (t.Extent-4)/2, Y: b.curveHeight(v.Value, top, h)})
		known = append(known, v)
	}
	return pts, known
}

// openPoints shows a ring on the midline of every column that has no value yet, to be taken and dragged; on paper
// there is nothing to take.
func (b *builder) openPoints(l *model.Lane, who voice, values []insight.Value, mid float64) {
	const r = 6.0
	for i, v := range values {
		if v.Known || b.o.finished() {
			continue
		}
		t := b.scene.Columns[i]
		x := t.At + (t.Extent-4)/2
		b.add(scene.Node{Ref: scene.Ref{Kind: scene.EmotionPoint, ID: string(l.ID), Column: string(v.Column), Persona: string(who.id)}, Layer: scene.Content,
			Bounds: scene.Rect{X: x - r, Y: mid - r, W: 2 * r, H: 2 * r}.Inset(-4),
			Prims:  []scene.Prim{{Op: scene.OpPath, Path: scene.Circle(x, mid, r), Fill: b.pal.canvas, Stroke: b.pal.muted, Width: 1, Dash: []float64{2, 2}}}})
	}
}

// curve draws the line through the points, flat at each of them, so that it never swings past a value that
// somebody measured.
func (b *builder) curve(l *model.Lane, series model.Series, who voice, pts []scene.Point, top, h float64) {
	line := curveBetween(pts, b.scene.Grid.X, b.right)
	if len(line.Verbs) == 0 {
		return // one point is its face and nothing else
	}
	mid := top + h/2
	area := &scene.Path{Verbs: append([]scene.Verb(nil), line.Verbs...), Points: append([]scene.Point(nil), line.Points...)}
	area.LineTo(line.Points[len(line.Points)-1].X, mid).LineTo(line.Points[0].X, mid).Close()
	ramp := b.pal.emotionRamp(top+CurveInset, top+h-CurveInset)
	stroke := scene.Prim{Op: scene.OpPath, Path: line, Stroke: opaque, Width: 3, Ramp: ramp}
	prims := []scene.Prim{{Op: scene.OpPath, Path: area, Fill: alpha(opaque, 0.10), Ramp: ramp}, stroke}
	if who.color.A != 0 { // among others: a thinner line in a colour of its own
		stroke.Stroke, stroke.Width, stroke.Ramp, stroke.Dash = who.color, 2, nil, who.dash
		prims = []scene.Prim{stroke}
	}
	if series == model.Target {
		stroke.Width, stroke.Dash = 2, []float64{6, 5}
		prims = []scene.Prim{stroke}
	}
	b.add(scene.Node{Ref: scene.Ref{Kind: scene.Nothing, ID: string(l.ID)}, Layer: scene.Content, Bounds: area.Bounds().Inset(-3), Prims: prims})
}

// curveBetween returns the stretch of the curve through some points, which go to the right, that lies from one x to
// another.
func curveBetween(pts []scene.Point, from, to float64) *scene.Path {
	line := new(scene.Path)
	for i := 1; i < len(pts); i++ {
		a, z := pts[i-1], pts[i]
		if z.X <= from || a.X >= to {
			continue
		}
		c := bend(a, z).between(max(from, a.X), min(to, z.X))
		if len(line.Verbs) == 0 {
			line.MoveTo(c[0].X, c[0].Y)
		}
		line.CubeTo(c[1].X, c[1].Y, c[2].X, c[2].Y, c[3].X, c[3].Y)
	}
	return line
}

// cubic is a curve that goes to the right all the way, by its ends and the controls between them.
type cubic [4]scene.Point

// bend is the curve from one point to the next.
func bend(a, z scene.Point) cubic {
	middle := (a.X + z.X) / 2
	return cubic{a, {X: middle, Y: a.Y}, {X: middle, Y: z.Y}, z}
}

// between returns the stretch from one x to another.
func (c cubic) between(from, to float64) cubic {
	if to < c[3].X {
		c, _ = c.split(c.time(to))
	}
	if from > c[0].X {
		_, c = c.split(c.time(from))
	}
	return c
}

// time returns at which share of its parameter, from 0 to 1, the curve passes an x.
func (c cubic) time(x float64) float64 {
	lo, hi := 0.0, 1.0
	for range 40 {
		t := (lo + hi) / 2
		if left, _ := c.split(t); left[3].X < x {
			lo = t
		} else {
			hi = t
		}
	}
	return (lo + hi) / 2
}

// split cuts the curve in two.
func (c cubic) split(t float64) (left, right cubic) {
	at := func(a, b scene.Point) scene.Point { return scene.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t} }
	ab, bc, cd := at(c[0], c[1]), at(c[1], c[2]), at(c[2], c[3])
	abc, bcd := at(ab, bc), at(bc, cd)
	middle := at(abc, bcd)
	return cubic{c[0], ab, abc, middle}, cubic{middle, bcd, cd, c[3]}
}

var opaque = scene.Color{A: 255}

// emotionRamp runs from the best value's colour at y0 to the worst one's at y1.
func (p palette) emotionRamp(y0, y1 float64) *scene.Ramp {
	r := &scene.Ramp{From: scene.Point{Y: y0}, To: scene.Point{Y: y1}}
	for i := range emotionColors {
		r.Stops = append(r.Stops, scene.Stop{At: float64(i) / 4, Color: p.tone(emotionColors[4-i])})
	}
	return r
}

func (b *builder) curveFace(l *model.Lane, series model.Series, who voice, v insight.Value, p scene.Point) {
	const r = 12.0
	radius := r
	if series == model.Target {
		radius = 8
	}
	prims := []scene.Prim(nil)
	if who.color.A != 0 {
		radius = 8
		prims = append(prims, scene.Prim{Op: scene.OpPath, Path: scene.Circle(p.X, p.Y, radius+2), Fill: who.color})
	}
	prims = append(prims, b.o.Face(b.m.Scale.Face(v.Value), p.X, p.Y, radius, scene.Far)...)
	ref := scene.Ref{Kind: scene.EmotionPoint, ID: string(l.ID), Column: string(v.Column), Persona: string(who.id), Series: string(series)}
	b.add(scene.Node{Ref: ref, Layer: scene.Content, Bounds: scene.Rect{X: p.X - radius, Y: p.Y - radius, W: 2 * radius, H: 2 * radius}.Inset(-3),
		Prims: prims, Label: Signed(v.Value)})
}

// Signed writes an emotion value with its sign and one decimal at most.
func Signed(v float64) string {
	s := Number(math.Round(v*10) / 10)
	if v > 0 && s != "0" {
		s = "+" + s
	}
	return s
}
