package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
)

// hero returns how much room the quote above the cards takes.
func (p *profiler) hero(w float64) float64 {
	c := p.quoteText(w)
	if len(c) == 0 {
		return 0
	}
	return c.height() + 26
}

// quoteIn is the room left of a quote, for the mark.
const quoteIn = 46.0

func (p *profiler) quoteText(w float64) cell {
	if s := p.say(p.who.Quote); s != "" {
		return p.and(p.set(layout.Quoted(s), slanted(23), w-quoteIn, p.look.Ink), p.who.Quote, plain(bodyText), w-quoteIn)
	}
	return p.hint("quote", w-quoteIn)
}

func (p *profiler) quote(x, y, w float64) {
	c := p.quoteText(w)
	if len(c) == 0 {
		return
	}
	h := c.height() + 8
	mark := p.colour()
	if p.look.Strong {
		mark = p.look.Ink
	}
	p.prims = append(p.prims, scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: x, Y: y + 2, W: 6, H: h - 4}, Radius: 3, Fill: mark})
	p.text(c, x+24, y+4)
	p.node("quote", scene.Rect{X: x, Y: y, W: w, H: h}, spokenField(p.words("field.quote.persona"), p.told(p.who.Quote)))
}

// facts are the short fields with their labels, those without a value only on the screen.
func (p *profiler) facts(w float64) (out []note) {
	add := func(field, label string, text cell, said string) {
		if len(text) > 0 {
			out = append(out, note{field, p.set(label, plain(smallText), w, p.sideMuted()), text, spokenField(label, said)})
		}
	}
	short := func(field string, t model.Text) {
		add(field, p.words("field."+field), p.worded(t, field, plain(14), w, p.look.Ink), p.told(t))
	}
	short("age", p.who.Age)
	short("job", p.who.Job)
	short("place", p.who.Place)
	share, said := p.hint("share", w), ""
	if p.who.Share != nil {
		said = layout.Number(*p.who.Share*100) + "%"
		share = p.set(said, plain(14), w, p.look.Ink)
	}
	add("share", p.words("profile.share"), share, said)
	short("context", p.who.Context)
	return out
}

// note is a field below the portrait.
type note struct {
	field       string
	label, text cell
	said        string
}

func (f note) height() float64 { return f.label.height() + f.text.height() + 10 }

// titles of a person: the name, and the role on a label of its own.
func (p *profiler) called(w float64) (name, role cell) {
	name = centred(p.and(p.set(p.name(p.who.Name, "untitled.persona"), bold(26), w, p.look.Ink), p.who.Name, plain(14), w), w)
	if s := p.say(p.who.Role); s != "" {
		return name, centred(p.and(p.label(s, w, p.look.ChipInk, p.look.Panel), p.who.Role, plain(smallText), w), w)
	}
	return name, centred(p.hint("role", w), w)
}

const (
	sideTop = band + portraitRad + 14 // where the name begins
	sidePad = 20.0
)

// measureSide returns how high the left column is.
func (p *profiler) measureSide(w float64) float64 {
	w -= 2 * sidePad
	name, role := p.called(w)
	h := sideTop + name.height() + 6 + role.height() + 18
	for _, f := range p.facts(w) {
		h += f.height()
	}
	if p.open {
		h += 38
	}
	return h + 10
}

// side draws the left column.
func (p *profiler) side(w, h float64) {
	p.sideGround(w, h)
	p.prims = append(p.prims, p.face(w/2, band, portraitRad)...)
	p.node("photo", scene.Rect{X: w/2 - portraitRad, Y: band - portraitRad, W: 2 * portraitRad, H: 2 * portraitRad}, p.o.Words("field.photo"))
	inner := w - 2*sidePad
	name, role := p.called(inner)
	y := float64(sideTop)
	p.text(name, sidePad, y)
	p.node("name", scene.Rect{X: sidePad / 2, Y: y, W: w - sidePad, H: name.height()}, p.name(p.who.Name, "untitled.persona"))
	n := &p.out.Nodes[len(p.out.Nodes)-1]
	n.Ref.Kind, n.Anchor = scene.Heading, personaAnchor(p.who.ID)
	y += name.height() + 6
	if len(role) > 0 {
		p.text(role, sidePad, y)
		p.node("role", scene.Rect{X: sidePad / 2, Y: y, W: w - sidePad, H: role.height()}, spokenField(p.o.Words("field.role.persona"), p.say(p.who.Role)))
	}
	y += role.height() + 18
	for _, f := range p.facts(inner) {
		p.text(f.label, sidePad, y)
		p.text(f.text, sidePad, y+f.label.height())
		p.node(f.field, scene.Rect{X: sidePad / 2, Y: y - 2, W: w - sidePad, H: f.height() - 6}, f.said)
		y += f.height()
	}
	if p.open {
		p.colours(w, h-30)
	}
}

// sideMuted is the ink of small words on the side.
func (p *profiler) sideMuted() scene.Color {
	if p.look.Strong {
		return p.look.Muted
	}
	return layout.Legible(p.look.Muted, p.sideTint())
}

// sideTint is the ground of the side: a breath of the person's own colour.
func (p *profiler) sideTint() scene.Color { return p.tint(p.colour(), 0.2) }

func (p *profiler) sideGround(w, h float64) {
	all := scene.Rect{W: w, H: h}
	own := p.colour()
	if p.look.Strong {
		p.prims = append(p.prims, scene.Prim{Op: scene.OpRect, Rect: all.Inset(1), Radius: 12, Fill: p.look.Panel, Stroke: p.look.Ink, Width: 2})
	} else {
		top := scene.RoundRect(scene.Rect{W: w, H: band}, 12, 12, 0, 0)
		p.prims = append(p.prims, scene.Prim{Op: scene.OpRect, Rect: all, Radius: 12, Fill: p.sideTint()}, scene.Prim{Op: scene.OpPath, Path: top, Fill: own})
	}
	p.node("", all, "")
}

// face is the portrait in a ring.
func (p *profiler) face(cx, cy, r float64) []scene.Prim {
	if p.look.Strong && p.who.Photo == "" {
		initial := p.set(layout.Initial(p.say(p.who.Name)), bold(r*0.8), 2*r, p.look.Ink)
		ring := scene.Prim{Op: scene.OpPath, Path: scene.Circle(cx, cy, r), Fill: p.look.Panel, Stroke: p.look.Ink, Width: 2}
		return initial.at([]scene.Prim{ring}, cx-initial.width()/2, cy-initial.height()/2)
	}
	ring := p.sideTint()
	if p.look.Strong {
		ring = p.look.Ink
	}
	return append([]scene.Prim{disc(cx, cy, r, ring)}, p.portrait(p.who, cx, cy, r-5)...)
}

// colours offers those of personas.
func (p *profiler) colours(w, y float64) {
	n := len(model.PersonaColors)
	step := min(24, (w-2*sidePad)/float64(n))
	x := (w - step*float64(n-1)) / 2
	for i, hex := range model.PersonaColors {
		c, _ := layout.ParseColor(hex)
		at := scene.Rect{X: x + step*float64(i) - 8, Y: y - 8, W: 16, H: 16}
		dot := disc(at.Center().X, y, 6, c)
		if c == p.colour() {
			dot = scene.Prim{Op: scene.OpPath, Path: scene.Circle(at.Center().X, y, 7), Fill: c, Stroke: p.look.Ink, Width: 1.5}
		}
		p.prims = append(p.prims, dot)
		p.node("color."+hex, at, p.o.Words("field.color")+" "+layout.Number(float64(i+1)))
	}
}
