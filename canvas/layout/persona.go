package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// personas draws who travels, one strip for each persona of the map.
func (b *builder) personas() {
	b.wide = b.right
	if b.o.part != nil {
		if b.o.part.people == 0 {
			return
		}
		b.wide = max(b.right, b.o.part.people)
	}
	for _, id := range b.m.Personas {
		p, ok := model.Get[model.Persona](b.doc, id)
		if !ok || b.o.part != nil && b.o.part.who != nil && !b.o.part.who[id] {
			continue
		}
		b.y += b.strip(&p, scene.Rect{X: margin, Y: b.y, W: b.wide - margin}) + 8
	}
}

// strip draws a persona w points wide, and returns how high that is.
func (b *builder) strip(p *model.Persona, r scene.Rect) float64 {
	var prims []scene.Prim
	draw := func() float64 { prims, r.H = b.stripPrims(p, r); return r.H }
	if draw(); b.o.ends != nil && r.H > b.o.ends.tall {
		b.shortened(p.ID, r.W-stripLeft-stripPad, draw)
	}
	other := b.o.Persona != "" && b.o.Persona != p.ID // than the one who is looked for
	b.add(scene.Node{Ref: scene.Ref{Kind: scene.PersonaStrip, ID: string(p.ID)}, Layer: scene.Content, Bounds: r, Prims: prims, Label: b.say(p.Name), Faded: other})
	return r.H
}

// Measures of the strip of a persona, in points.
const (
	stripAvatar = 56.0
	stripPad    = 14.0
	stripAir    = 12.0 // above and below
	stripLeft   = stripPad + stripAvatar + stripPad
)

// stripPrims draws a strip with what stands free at its foot: avatar, name, a line about the person, the quote, and what drives
// and worries them.
func (b *builder) stripPrims(p *model.Persona, r scene.Rect) ([]scene.Prim, float64) {
	x, y := r.X+stripLeft, r.Y+stripAir
	var content []scene.Prim
	content = b.avatar(content, p, r.X+stripPad+stripAvatar/2, y+stripAvatar/2, stripAvatar/2)
	aboutWidth := 0.24 * (r.W - stripAvatar)
	content, bottom := b.about(content, p, x, y, aboutWidth)
	x += aboutWidth + 16
	room := r.MaxX() - stripPad - x
	for _, f := range b.drives(p) {
		w := room * f.share
		if !f.body.empty() {
			head := b.phrase(b.word(f.head), bold(metaSize), w-14, b.pal.muted, scene.Near)
			body := b.phrase(f.body, plain(bodySize), w-14, b.pal.ink, scene.Near)
			content = body.at(head.at(content, x, y), x, y+head.height()+4)
			bottom = max(bottom, y+head.height()+4+body.height())
		}
		x += w
	}
	r.H = max(stripHeight, bottom+b.foot+stripAir-r.Y)
	return append([]scene.Prim{{Op: scene.OpRect, Rect: r, Radius: 10, Fill: b.pal.panel, Stroke: b.pal.hairline, Width: 1}}, content...), r.H
}

// drive is what moves a persona, with its share of the width that there is for such things.
type drive struct {
	head  string
	body  phrase
	share float64
}

func (b *builder) drives(p *model.Persona) [3]drive {
	return [3]drive{
		{"persona.motivations", b.texts(p.Motivations), 0.34},
		{"persona.worries", b.texts(p.Worries), 0.36},
		{"persona.context", b.context(p), 0.30},
	}
}

func (b *builder) avatar(prims []scene.Prim, p *model.Persona, cx, cy, r float64) []scene.Prim {
	if m := b.picture(p.Photo); m != nil {
		return append(prims, roundPicture(m, cx, cy, r))
	}
	fill, ok := ParseColor(p.Color)
	if !ok {
		fill, _ = ParseColor(model.PersonaColors[0])
	}
	disc, ink := scene.Prim{Op: scene.OpPath, Path: scene.Circle(cx, cy, r), Fill: fill}, Legible(scene.RGB(0x5A3B00), fill)
	if b.pal.strong { // whatever colour a person has
		disc.Fill, disc.Stroke, disc.Width, ink = b.pal.panel, b.pal.ink, b.pal.edge(), b.pal.ink
	}
	prims = append(prims, disc)
	initial := b.block(Initial(b.say(p.Name)), bold(22), 2*r, ink, scene.Far)
	return initial.at(prims, cx-initial.width()/2, cy-initial.height()/2)
}

// Initial returns the letter that stands for a name on an avatar.
func Initial(name string) string {
	for _, r := range strings.TrimSpace(name) {
		return strings.ToUpper(string(r))
	}
	return "?"
}

// about draws name, role, the line about the person and the quote, and returns where they end.
func (b *builder) about(prims []scene.Prim, p *model.Persona, x, y, w float64) ([]scene.Prim, float64) {
	name := b.phrase(b.named(p.Name, "untitled.persona"), bold(nameSize), w, b.pal.ink, scene.Middle)
	prims = name.at(prims, x, y-2)
	if role := b.text(p.Role); !role.empty() {
		t := b.phrase(role, plain(chipSize), w-14, b.pal.chipInk, scene.Near)
		chip := scene.Rect{X: x + name.width() + 6, Y: y + 1, W: t.width() + 14, H: max(17, t.height()+2)}
		if len(name.lines) > 1 || chip.MaxX() > x+w+10 { // no room beside the name
			chip.X, chip.Y = x, y+name.height()
			y += chip.H + 3
		} else {
			y += max(0, chip.H+2-name.height())
		}
		prims = append(prims, scene.Prim{Op: scene.OpRect, Detail: scene.Near, Rect: chip, Radius: 8.5, Fill: b.pal.chip})
		prims = t.at(prims, chip.X+7, chip.Center().Y-t.height()/2)
	}
	y += name.height() + 1
	line := b.phrase(b.texts([]model.Text{p.Age, p.Job, p.Place, p.Context}), plain(cardSize), w, b.pal.muted, scene.Near)
	prims = line.at(prims, x, y)
	y += line.height() + 2
	if quote := b.text(p.Quote); !quote.empty() {
		t := b.phrase(quote.quoted(), slanted(cardSize), w, b.pal.chipInk, scene.Near)
		prims = t.at(prims, x, y)
		y += t.height()
	}
	return prims, y
}

// Quoted puts a quote into marks when its writer did not. The marks “ ” are as wide as a Chinese character in the
// embedded faces, so Latin text gets plain ones.
func Quoted(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("“「『\"‘'«", first) {
		return s
	}
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return "“" + s + "”"
	}
	return "\"" + s + "\""
}

func (b *builder) context(p *model.Persona) phrase {
	if s := b.texts([]model.Text{b.m.Scenario, b.m.Expectations}); !s.empty() {
		return s
	}
	return b.texts(p.Goals)
}
