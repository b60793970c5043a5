package report

import (
	"slices"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// journeys are the maps that a persona travels on; in the window all of them, to be put onto.
func (p *profiler) journeys() []*model.Map {
	return slices.DeleteFunc(slices.Clone(p.maps), func(m *model.Map) bool { return !p.open && !p.travels(m) })
}

func (p *profiler) travels(m *model.Map) bool { return slices.Contains(m.Personas, p.who.ID) }

const curveRoom = 40.0

// journey is a map in a line, and how the person feels on it.
func (p *profiler) journey(m *model.Map, w float64) (text cell, curve []scene.Point) {
	text = p.and(p.set(p.name(m.Title, "untitled.map"), plain(14), w-26, p.look.Ink), m.Title, plain(14), w-26)
	text = append(text, p.set(dotted(p.o.Words("poster.state."+string(state(m))), p.o.Words("profile.stages", "n", len(p.doc.Stages(m.ID)))), plain(smallText), w-26, p.look.Muted)...)
	if p.travels(m) {
		curve = p.mood(m)
	}
	return text, curve
}

// mood is the curve of a person in a unit square, left to right and best on top; nil when it is no line.
func (p *profiler) mood(m *model.Map) (out []scene.Point) {
	all, own := insight.Curve(p.doc, m.ID, "", model.Current), insight.Curve(p.doc, m.ID, p.who.ID, model.Current)
	lo, hi := m.Scale.Range()
	for i, v := range own {
		if !v.ByHand && all[i].ByHand { // nobody has said that this person feels otherwise
			v = all[i]
		}
		if v.Known {
			out = append(out, scene.Point{X: (float64(i) + 0.5) / float64(len(own)), Y: (hi - m.Scale.Clamp(v.Value)) / (hi - lo)})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

func (p *profiler) journeysHeight(w float64) float64 {
	h := cardPad + p.titleHeight(p.words("profile.journeys"), w)
	for _, m := range p.journeys() {
		text, curve := p.journey(m, w-2*cardPad)
		if h += text.height() + 8; curve != nil {
			h += curveRoom
		}
	}
	return h + cardPad - 4
}

func (p *profiler) drawJourneys(r scene.Rect) {
	x, y, w := p.opened(r, p.words("profile.journeys"), p.look.Accent)
	for _, m := range p.journeys() {
		text, curve := p.journey(m, w)
		p.tick(x+8, y+10, p.travels(m))
		p.text(text, x+26, y)
		h := text.height()
		if curve != nil {
			p.line(curve, scene.Rect{X: x + 26, Y: y + h + 8, W: w - 26, H: curveRoom - 14}, m)
			h += curveRoom
		}
		p.node("map."+string(m.ID), scene.Rect{X: x - 6, Y: y - 3, W: w + 12, H: h + 6}, p.spoken(m))
		if p.linked {
			p.out.Nodes[len(p.out.Nodes)-1].Link = "#map-" + string(m.ID)
		}
		y += h + 8
	}
}

func (p *profiler) spoken(m *model.Map) string {
	said := dotted(p.name(m.Title, "untitled.map"), p.o.Words("poster.state."+string(state(m))))
	if !p.open {
		return said
	}
	if p.travels(m) {
		return dotted(said, p.o.Words("profile.travels"))
	}
	return dotted(said, p.o.Words("profile.travels.not"))
}

// tick says whether the person travels on a map: on paper a way, in the window a box.
func (p *profiler) tick(cx, cy float64, on bool) {
	if !p.open {
		p.prims = append(p.prims, scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(cx-7, cy-5).LineTo(cx+2, cy-5).LineTo(cx+7, cy).LineTo(cx+2, cy+5).LineTo(cx-7, cy+5).LineTo(cx-3, cy).Close(), Fill: p.look.Accent})
		return
	}
	box := scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: cx - 7, Y: cy - 7, W: 14, H: 14}, Radius: 3, Stroke: p.look.Muted, Width: 1.5, Fill: p.look.Panel}
	if !on {
		p.prims = append(p.prims, box)
		return
	}
	box.Fill, box.Stroke = p.look.Accent, p.look.Accent
	mark := new(scene.Path).MoveTo(cx-3.5, cy).LineTo(cx-1, cy+3).LineTo(cx+4, cy-3)
	p.prims = append(p.prims, box, scene.Prim{Op: scene.OpPath, Path: mark, Stroke: p.look.Panel, Width: 2})
}

// line draws a curve of moods with a dot of its colour at each value.
func (p *profiler) line(pts []scene.Point, r scene.Rect, m *model.Map) {
	at := func(q scene.Point) scene.Point { return scene.Point{X: r.X + q.X*r.W, Y: r.Y + q.Y*r.H} }
	first := at(pts[0])
	way := new(scene.Path).MoveTo(first.X, first.Y)
	for i := 1; i < len(pts); i++ {
		a, b := at(pts[i-1]), at(pts[i])
		half := (b.X - a.X) / 2
		way.CubeTo(a.X+half, a.Y, b.X-half, b.Y, b.X, b.Y)
	}
	mid := r.Y + r.H/2
	p.prims = append(p.prims,
		scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(r.X, mid).LineTo(r.MaxX(), mid), Stroke: p.look.Hairline, Width: 1, Dash: []float64{3, 3}},
		scene.Prim{Op: scene.OpPath, Path: way, Stroke: p.look.Muted, Width: 1.5})
	lo, hi := m.Scale.Range()
	for _, q := range pts {
		d := at(q)
		p.prims = append(p.prims, disc(d.X, d.Y, 3.5, layout.EmotionColor(m.Scale.Face(hi-q.Y*(hi-lo)))))
	}
}
