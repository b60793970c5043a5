package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// Look are the colours of a profile.
type Look struct {
	Ink, Muted, Faint, Hairline, Panel, Card, Accent, Chip, ChipInk scene.Color
	Driver, Worry, Habit, Metric                                    scene.Color // of the cards
	Strong                                                          bool        // thick edges, and no colours of persons
}

// cardMuted is the ink of small words on a card of a profile.
var cardMuted = layout.Legible(muted, panel)

// Paper is how a profile looks in print.
var Paper = Look{
	Ink: ink, Muted: cardMuted, Faint: cardMuted, Hairline: hairline, Panel: white, Card: panel, Accent: accent, Chip: scene.RGB(0xE6ECF4), ChipInk: chipInk,
	Driver: layout.LaneColor(model.OpportunitiesLane), Worry: layout.LaneColor(model.PainsLane), Habit: layout.LaneColor(model.ThoughtsLane),
	Metric: layout.LaneColor(model.MetricsLane),
}

// Profile is a persona on one page: portrait and facts on the left, what drives the person on the right. Nodes are named by
// the field that they show, such as "quote" or "trait.0", beside the persona.
type Profile struct {
	Nodes  []scene.Node
	Height float64
	Tracks []scene.Rect // of the sliders: from the middle of 1 to the middle of 5, as high as a hand needs
}

// Measures of a profile in units.
const (
	profileGap  = 16.0 // between cards
	cardPad     = 16.0
	leastCard   = 196.0 // width
	band        = 92.0  // of colour above the portrait
	portraitRad = 62.0
)

// profiler lays out one profile.
type profiler struct {
	*book
	look   Look
	open   bool // on the screen: what is empty is there as well, with a hint
	linked bool // maps are pages of the same file
	who    *model.Persona
	out    Profile
	prims  []scene.Prim
}

// ScreenProfile lays out a persona for the window in a width and at least a height, with a place for everything that can be
// filled in.
func ScreenProfile(doc *model.Document, o layout.Options, id model.ID, look Look, size scene.Size, t *typeset.Typesetter) Profile {
	p, ok := model.Get[model.Persona](doc, id)
	if !ok {
		return Profile{}
	}
	b := &book{doc: doc, o: o, type_: t, maps: doc.Maps()}
	return (&profiler{book: b, look: look, open: true, who: &p}).lay(size.W, size.H)
}

// fitted lays a profile out as large as it stays readable and small enough for one page, and returns how large that is.
func (b *book) fitted(p *model.Persona, room scene.Size, linked bool) (Profile, float64) {
	const largest, step, wide = 1.18, 0.95, 856 // so wide it is on A4 landscape at its largest
	for k := max(largest, room.W/wide); ; k *= step {
		one := profiler{book: b, look: Paper, linked: linked, who: p}
		out := one.lay(room.W/k, room.H/k)
		if out.Height*k <= room.H+0.01 {
			return out, k
		}
	}
}

// ProfileHead returns how much of the place of a field its title takes.
func ProfileHead(field string) float64 {
	switch field {
	case "goals", "needs", "motivations", "worries", "behaviours", "channels":
		return cardPad + headHeight
	case "age", "job", "place", "share", "context":
		return smallText*leading + 2
	}
	return 0
}

// narrow is the width below which portrait and facts stand above the cards in the window, not beside them.
const narrow = 560.0

// lay places everything in a width; a height that it does not need is shared out.
func (p *profiler) lay(width, height float64) Profile {
	left := max(210, min(300, width*0.27))
	x, top := left+profileGap+8, 0.0
	side := p.measureSide(left)
	if p.open && width < narrow {
		left, x = width, 0
		side = p.measureSide(left)
		top = side + profileGap
	}
	right := width - x
	y := top + p.hero(right)
	rows := p.rows(right)
	need := y + heightOf(rows)
	total := max(height, need, side)
	if top == 0 {
		side = total
	}
	p.side(left, side)
	p.quote(x, top, right)
	fillUp(rows, total-need)
	for _, r := range rows {
		for i, c := range r.pieces {
			c.draw(p, scene.Rect{X: x + float64(i)*(r.width+profileGap), Y: y, W: r.width, H: r.height})
		}
		y += r.height + profileGap
	}
	p.out.Height = total
	return p.out
}

// node ends what was drawn since the last one as the place of a field.
func (p *profiler) node(field string, r scene.Rect, label string) {
	n := scene.Node{Ref: scene.Ref{Kind: scene.Passage, ID: field, Persona: string(p.who.ID)}, Layer: scene.Content, Bounds: r, Prims: p.prims, Label: label}
	if field == "" {
		n.Ref = scene.Ref{Kind: scene.Backdrop}
	}
	p.out.Nodes = append(p.out.Nodes, n)
	p.prims = nil
}

func (p *profiler) text(c cell, x, y float64) { p.prims = c.at(p.prims, x, y) }

// colour is the person's own.
func (p *profiler) colour() scene.Color {
	if c, ok := layout.ParseColor(p.who.Color); ok {
		return c
	}
	c, _ := layout.ParseColor(model.PersonaColors[0])
	return c
}

// tint is a colour as a ground.
func (p *profiler) tint(c scene.Color, share float64) scene.Color {
	of := func(a, b uint8) uint8 { return uint8(float64(a)*share + float64(b)*(1-share) + 0.5) }
	return scene.Color{R: of(c.R, p.look.Panel.R), G: of(c.G, p.look.Panel.G), B: of(c.B, p.look.Panel.B), A: 255}
}

// words is what the program says for a key: on paper in both languages.
func (p *profiler) words(key string) string {
	if p.open {
		return p.o.Words(key)
	}
	return p.twice(key)
}

// and adds to a cell on paper what a text says in the second language.
func (p *profiler) and(c cell, t model.Text, st typeset.Style, w float64) cell {
	if p.open {
		return c
	}
	return append(c, p.below(p.also(t), st, w)...)
}

// told is what a text says, on paper in both languages.
func (p *profiler) told(t model.Text) string {
	if p.open {
		return p.say(t)
	}
	return dotted(p.say(t), p.also(t))
}

// worded is what a field says, or on the screen what belongs there.
func (p *profiler) worded(t model.Text, field string, st typeset.Style, w float64, c scene.Color) cell {
	if s := p.say(t); s != "" {
		return p.and(p.set(s, st, w, c), t, st, w)
	}
	return p.hint(field, w)
}

// hint says what belongs into an empty field, in the window alone.
func (p *profiler) hint(field string, w float64) cell {
	if !p.open {
		return nil
	}
	return p.set(p.o.Words("profile.hint."+field), plain(bodyText), w, p.look.Faint)
}

// spokenField says a field in plain words; without a text its label alone.
func spokenField(label, text string) string {
	if text == "" {
		return label
	}
	return label + ": " + text
}

// centred puts each line into the middle of a width.
func centred(c cell, w float64) cell {
	for i := range c {
		wide := c[i].Width
		if c[i].chip.A > 0 {
			wide += 16
		}
		c[i].indent = max(0, (w-wide)/2)
	}
	return c
}
