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
				out = append(out, voice{id: id, name: b.name(p.Name, "untitled.persona"), color: b.voiceColor(p.Color)})
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

// speaks reports that somebody has set a value of a series for a persona, or for all.
func (b *builder) speaks(persona model.ID, s model.Series) bool {
	for _, c := range b.cols {
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

// voiceNames writes whose curve each is behind its last point. Where curves end close together their names stand below
// each other, in the order of the ends.
func (b *builder) voiceNames(l *model.Lane, ends []ending) {
	slices.SortStableFunc(ends, func(a, b ending) int { return cmp.Compare(a.at.Y, b.at.Y) })
	const off = 18.0
	free := 0.0
	for _, e := range ends {
		ink := e.color
		if ink.A == 0 {
			ink = b.pal.muted
		}
		t := b.atMost(1, e.name, bold(metaSize), max(24, b.right-e.at.X-off), ink, scene.Middle)
		r := scene.Rect{X: e.at.X + off, Y: max(free, e.at.Y-t.height()/2), W: t.width(), H: t.height()}
		free = r.MaxY()
		ref := scene.Ref{Kind: scene.EmotionCurve, ID: string(l.ID), Persona: string(e.id)}
		b.add(scene.Node{Ref: ref, Layer: scene.Content, Bounds: r, Prims: t.at(nil, r.X, r.Y), Label: e.name})
	}
}
