package layout

import (
	"cmp"
	"slices"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// voice is whose emotion a curve shows: the zero one is everybody's.
type voice struct {
	id     model.ID
	name   string      // stands at the end of the curve, if there are several
	color  scene.Color // of a persona among others; transparent for a curve in the colours of the scale
	dash   []float64   // of its line, which tells it from others without colours; nil is solid
	points bool        // columns without a value show where one can be set
}

// voices returns whose curves of a series are drawn. Of a persona that is looked for it is theirs alone; who travels
// alone has everybody's. Otherwise everybody's curve stands below those of the personas with values of their own. It is
// left out when all have their own and nobody has set any for all.
func (b *builder) voices(s model.Series) (out []voice) {
	if p := b.o.Persona; p != "" && (len(b.m.Personas) != 1 || b.m.Personas[0] != p || b.speaks(p, s)) {
		return []voice{{id: p, points: true}}
	}
	if b.o.Persona == "" {
		for _, id := range b.m.Personas {
			if p, ok := model.Get[model.Persona](b.doc, id); ok && b.speaks(id, s) {
				out = append(out, voice{id: id, name: b.name(p.Name, "untitled.persona"), color: b.voiceColor(p.Color), dash: voiceDashes[len(out)%len(voiceDashes)]})
			}
		}
	}
	if len(out) > 0 && len(out) == len(b.m.Personas) && !b.speaks("", s) {
		return out
	}
	all := voice{points: true}
	if len(out) > 0 {
		all.name = b.o.Words("emotion.everybody")
	}
	return append([]voice{all}, out...)
}

// voiceDashes are those of the curves of personas beside each other, none like that of a target.
var voiceDashes = [][]float64{nil, {14, 4}, {3, 3}, {14, 4, 3, 4}}

// speaks reports that somebody has set a value of a series for a persona, or for all, be it on another sheet.
func (b *builder) speaks(persona model.ID, s model.Series) bool {
	for _, c := range b.every {
		if _, ok := b.doc.Point(b.m.ID, c.ID, persona, s); ok {
			return true
		}
	}
	return false
}

// voiceColor is the colour of a persona, strong enough for a line.
func (b *builder) voiceColor(hex string) scene.Color {
	c, ok := ParseColor(hex)
	if !ok {
		c, _ = ParseColor(model.PersonaColors[0])
	}
	return mix(c, b.pal.ink, 0.4)
}

// ending is where a curve with a name ends.
type ending struct {
	voice
	at scene.Point
}

// voiceNames writes whose curve each is behind its last point, above the end of the lane.
func (b *builder) voiceNames(l *model.Lane, ends []ending, bottom float64) {
	for _, n := range b.curveNames(ends, metaSize, scene.Point{X: b.right, Y: bottom}) {
		ref := scene.Ref{Kind: scene.EmotionCurve, ID: string(l.ID), Persona: string(n.id)}
		ground := scene.Rect{X: n.at.X - 3, Y: n.at.Y, W: n.at.W + 6, H: n.at.H} // other curves run on below it
		prims := []scene.Prim{{Op: scene.OpRect, Detail: scene.Middle, Rect: ground, Radius: 4, Fill: b.pal.canvas}}
		b.add(scene.Node{Ref: ref, Layer: scene.Content, Bounds: n.at, Prims: n.words.at(prims, n.at.X, n.at.Y), Label: n.name})
	}
}

// curveName is the name of a curve and where it stands.
type curveName struct {
	voice
	words block
	at    scene.Rect
}

// curveNames sets the names of curves behind their last points. Where these are close together they stand below each
// other, in the order of the ends, and above the end of the room for them.
func (b *builder) curveNames(ends []ending, size float64, end scene.Point) []curveName {
	slices.SortStableFunc(ends, func(a, b ending) int { return cmp.Compare(a.at.Y, b.at.Y) })
	const off = 18.0
	free := 0.0
	var out []curveName
	for _, e := range ends {
		ink := b.pal.muted
		if e.color.A != 0 {
			ink = b.pal.label(e.color)
		}
		t := b.atMost(1, e.name, bold(size), max(24, end.X-e.at.X-off), ink, scene.Middle)
		r := scene.Rect{X: e.at.X + off, Y: max(free, e.at.Y-t.height()/2), W: t.width(), H: t.height()}
		free = r.MaxY()
		out = append(out, curveName{e.voice, t, r})
	}
	for i, y := len(out)-1, end.Y; i >= 0; i-- {
		out[i].at.Y = min(out[i].at.Y, y-out[i].at.H)
		y = out[i].at.Y
	}
	return out
}
