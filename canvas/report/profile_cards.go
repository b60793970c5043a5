package report

import (
	"fmt"
	"slices"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
)

// piece is a card of a profile.
type piece struct {
	height func(p *profiler, w float64) float64
	draw   func(p *profiler, r scene.Rect)
}

// shelf is a row of cards that are equally wide and equally high.
type shelf struct {
	pieces        []piece
	width, height float64
}

func heightOf(rows []*shelf) (h float64) {
	for i, r := range rows {
		if i > 0 {
			h += profileGap
		}
		h += r.height
	}
	return h
}

// fillUp shares out room that is left, as far as cards do not become empty boxes.
func fillUp(rows []*shelf, room float64) {
	const most = 0.45 // of its height
	if room <= 0 || len(rows) == 0 {
		return
	}
	sum := 0.0
	for _, r := range rows {
		sum += r.height
	}
	for _, r := range rows {
		r.height += min(r.height*most, room*r.height/sum)
	}
}

// rows puts the cards on shelves.
func (p *profiler) rows(width float64) []*shelf {
	var lists, rest []piece
	for _, l := range p.lists() {
		if len(l.items) > 0 || p.open {
			lists = append(lists, l.piece())
		}
	}
	if len(p.who.Traits) > 0 || p.open {
		rest = append(rest, piece{(*profiler).traitsHeight, (*profiler).traits})
	}
	if len(p.who.Metrics) > 0 || p.open {
		rest = append(rest, piece{(*profiler).metricsHeight, (*profiler).metrics})
	}
	if len(p.journeys()) > 0 {
		rest = append(rest, piece{(*profiler).journeysHeight, (*profiler).drawJourneys})
	}
	return append(p.shelves(lists, width, leastCard), p.shelves(rest, width, leastCard)...)
}

// shelves shares cards out evenly.
func (p *profiler) shelves(cards []piece, width, least float64) (out []*shelf) {
	cols := max(1, min(3, int((width+profileGap)/(least+profileGap))))
	n := (len(cards) + cols - 1) / cols
	for i := range n {
		r := &shelf{pieces: cards[i*len(cards)/n : (i+1)*len(cards)/n]}
		r.width = (width - profileGap*float64(len(r.pieces)-1)) / float64(len(r.pieces))
		for _, c := range r.pieces {
			r.height = max(r.height, c.height(p, r.width))
		}
		out = append(out, r)
	}
	return out
}

const headHeight = 30.0 // of the title of a card

// card draws the ground and the title of a card.
func (p *profiler) card(r scene.Rect, title string, c scene.Color) {
	ground := scene.Prim{Op: scene.OpRect, Rect: r, Radius: 10, Fill: p.look.Card}
	if p.look.Strong {
		ground.Rect, ground.Stroke, ground.Width = r.Inset(1), p.look.Ink, 2
	}
	p.prims = append(p.prims, ground, scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: r.X + cardPad, Y: r.Y + cardPad + 2, W: 4, H: 14}, Radius: 2, Fill: c})
	p.text(p.set(title, bold(14), r.W-2*cardPad-12, p.look.Ink), r.X+cardPad+12, r.Y+cardPad-1)
}

// titled ends the ground and the title of a card whose lines are things of their own.
func (p *profiler) titled(r scene.Rect, title string) {
	words := p.prims[2:]
	p.prims = p.prims[:2]
	p.node("", r, "")
	p.prims = words
	p.node("title", scene.Rect{X: r.X + cardPad, Y: r.Y + cardPad - 2, W: r.W - 2*cardPad, H: p.titleHeight(title, r.W) - 8}, title)
	p.out.Nodes[len(p.out.Nodes)-1].Ref.ID = "" // it is only read
}

// opened draws the ground and the title of such a card, and returns where its lines begin and how wide they are.
func (p *profiler) opened(r scene.Rect, title string, c scene.Color) (x, y, w float64) {
	p.card(r, title, c)
	p.titled(r, title)
	return r.X + cardPad, r.Y + cardPad + p.titleHeight(title, r.W), r.W - 2*cardPad
}

// titleHeight is how high a title comes out that may need several lines.
func (p *profiler) titleHeight(title string, w float64) float64 {
	return max(headHeight, p.set(title, bold(14), w-2*cardPad-12, p.look.Ink).height()+10)
}

// list is a card with lines.
type list struct {
	field string
	items []string
	also  []string // the same in the second language, on paper
	color scene.Color
	chips bool
}

func (p *profiler) lists() []list {
	of := func(field string, texts []model.Text, c scene.Color) list {
		l := list{field: field, color: c, chips: field == "channels"}
		for _, t := range texts {
			if s := p.say(t); s != "" {
				l.items, l.also = append(l.items, s), append(l.also, p.also(t))
			}
		}
		return l
	}
	return []list{
		of("goals", p.who.Goals, p.look.Accent), of("needs", p.who.Needs, p.look.Accent), of("motivations", p.who.Motivations, p.look.Driver),
		of("worries", p.who.Worries, p.look.Worry), of("behaviours", p.who.Behaviours, p.look.Habit), of("channels", p.who.Channels, p.look.Habit),
	}
}

// both are the items, on paper each with what it says in the second language.
func (l list) both(open bool) []string {
	out := slices.Clone(l.items)
	for i, s := range l.also {
		if !open && s != "" {
			out[i] += " " + s
		}
	}
	return out
}

func (l list) piece() piece {
	return piece{
		height: func(p *profiler, w float64) float64 {
			h, _ := p.items(l, scene.Rect{W: w})
			return h
		},
		draw: func(p *profiler, r scene.Rect) {
			title := p.words("field." + l.field)
			p.card(r, title, l.color)
			_, prims := p.items(l, r)
			p.prims = append(p.prims, prims...)
			p.node(l.field, r, spokenField(title, strings.Join(l.both(p.open), "; ")))
		},
	}
}

// items sets the lines of a list into its card.
func (p *profiler) items(l list, r scene.Rect) (height float64, prims []scene.Prim) {
	x, w := r.X+cardPad, r.W-2*cardPad
	top := cardPad + p.titleHeight(p.words("field."+l.field), r.W)
	y := r.Y + top
	switch {
	case len(l.items) == 0:
		c := p.hint(l.field, w)
		prims = c.at(prims, x, y)
		y += c.height()
	case l.chips:
		prims, y = p.chips(l.both(p.open), x, y, w)
	default:
		for i, s := range l.items {
			c := p.set(s, plain(14), w-14, p.look.Ink)
			if !p.open {
				c = append(c, p.below(l.also[i], plain(14), w-14)...)
			}
			prims = append(prims, disc(x+3, y+14*leading/2, 2.5, l.color))
			prims = c.at(prims, x+14, y)
			y += c.height() + 5
		}
	}
	return y - r.Y + cardPad - 4, prims
}

// chips sets words on grounds of their own one after the other. What is too long for a line goes on in the next.
func (p *profiler) chips(items []string, x, y, w float64) ([]scene.Prim, float64) {
	const high, pad, apart = 24.0, 10.0, 6.0
	var prims []scene.Prim
	at := x
	for _, s := range items {
		c := p.set(s, plain(bodyText), w-2*pad, p.look.ChipInk)
		wide, tall := c.width()+2*pad, c.height()+high-bodyText*leading
		if at > x && at+wide > x+w {
			at, y = x, y+high+apart
		}
		prims = append(prims, scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: at, Y: y, W: wide, H: tall}, Radius: high / 2, Fill: p.look.Chip})
		prims = c.at(prims, at+pad, y+(high-bodyText*leading)/2)
		if at += wide + apart; tall > high {
			at, y = x, y+tall-high
			y += high + apart
		}
	}
	if at > x {
		y += high
	}
	return prims, y
}

// Sliders.

const trackRoom = 28.0

func (p *profiler) traitWords(t model.Trait, w float64) (low, high cell) {
	half := w/2 - 8
	return p.worded(t.Low, "low", plain(bodyText), half, p.look.Ink), p.worded(t.High, "high", plain(bodyText), half, p.look.Ink)
}

func (p *profiler) traitsHeight(w float64) float64 {
	h := cardPad + p.titleHeight(p.words("field.traits"), w)
	w -= 2 * cardPad
	for _, t := range p.who.Traits {
		low, high := p.traitWords(t, w)
		h += max(low.height(), high.height()) + trackRoom + 8
	}
	return h + p.adding("traits", w).height() + cardPad
}

// adding is the line that adds to a list, in the window alone.
func (p *profiler) adding(field string, w float64) cell {
	if !p.open {
		return nil
	}
	return p.set("+ "+p.o.Words("profile.add."+field), plain(bodyText), w, p.look.Accent)
}

// add places that line.
func (p *profiler) add(field string, x, y, w float64) {
	if c := p.adding(field, w); len(c) > 0 {
		p.text(c, x, y)
		p.node(field+".add", scene.Rect{X: x - 4, Y: y - 1, W: min(w+8, c.width()+8), H: c.height() + 2}, c.words())
	}
}

func (p *profiler) traits(r scene.Rect) {
	x, y, w := p.opened(r, p.words("field.traits"), p.look.Habit)
	for i, t := range p.who.Traits {
		low, high := p.traitWords(t, w)
		words := max(low.height(), high.height())
		p.text(low, x, y)
		p.node(fmt.Sprintf("trait.%d.low", i), scene.Rect{X: x - 2, Y: y, W: w/2 - 4, H: words}, p.name(t.Low, "field.trait.low"))
		p.text(high, x+w-high.width(), y)
		p.node(fmt.Sprintf("trait.%d.high", i), scene.Rect{X: x + w/2 + 4, Y: y, W: w/2 - 2, H: words}, p.name(t.High, "field.trait.high"))
		y += words
		p.slider(i, t, scene.Rect{X: x + 8, Y: y, W: w - 16, H: trackRoom}, dotted(p.say(t.Low), p.say(t.High), layout.Number(t.Value)))
		y += trackRoom + 8
	}
	p.add("traits", x, y, w)
}

// slider draws a value from 1 to 5 on its line.
func (p *profiler) slider(i int, t model.Trait, r scene.Rect, label string) {
	mid := r.Center().Y
	at := r.X + r.W*(max(1, min(5, t.Value))-1)/4
	p.prims = append(p.prims, scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: r.X - 4, Y: mid - 2, W: r.W + 8, H: 4}, Radius: 2, Fill: p.look.Hairline})
	for n := range 5 {
		p.prims = append(p.prims, disc(r.X+r.W*float64(n)/4, mid, 2, p.look.Muted))
	}
	p.node("", r, "")
	knob := p.look.Accent
	p.prims = append(p.prims, disc(at, mid, 8, p.look.Card), disc(at, mid, 7, knob))
	p.node(fmt.Sprintf("trait.%d", i), scene.Rect{X: at - 11, Y: mid - 11, W: 22, H: 22}, label)
	p.out.Tracks = append(p.out.Tracks, r)
}

// Metrics.

func (p *profiler) metricText(m *model.Metric, w float64) cell {
	value := layout.Quantity(*m, p.o.Words)
	if value == "" {
		value = "–"
	}
	c := p.set(value, bold(22), w, p.look.Metric)
	c = append(c, p.and(p.set(p.name(m.Name, "untitled"), plain(bodyText), w, p.look.Ink), m.Name, plain(bodyText), w)...)
	return append(c, p.set(p.origin(m), plain(smallText), w, p.look.Muted)...)
}

// tiles says how many figures stand beside each other, and how wide each is.
func tiles(w float64) (n int, wide float64) {
	n = max(1, min(4, int((w+12)/(110+12))))
	return n, (w - 12*float64(n-1)) / float64(n)
}

// metricRows calls f for each figure with its place.
func (p *profiler) metricRows(w float64, f func(i int, c cell, x, y float64)) (h float64) {
	n, wide := tiles(w)
	row := 0.0
	for i := range p.who.Metrics {
		if i%n == 0 {
			h += row
			row = 0
		}
		c := p.metricText(&p.who.Metrics[i], wide)
		row = max(row, c.height()+12)
		if f != nil {
			f(i, c, float64(i%n)*(wide+12), h)
		}
	}
	return h + row
}

func (p *profiler) metricsHeight(w float64) float64 {
	top := cardPad + p.titleHeight(p.words("field.metrics"), w)
	w -= 2 * cardPad
	return top + p.metricRows(w, nil) + p.adding("metrics", w).height() + cardPad
}

func (p *profiler) metrics(r scene.Rect) {
	x, y, w := p.opened(r, p.words("field.metrics"), p.look.Metric)
	_, wide := tiles(w)
	h := p.metricRows(w, func(i int, c cell, dx, dy float64) {
		p.text(c, x+dx, y+dy)
		p.node(fmt.Sprintf("metric.%d", i), scene.Rect{X: x + dx - 4, Y: y + dy - 2, W: wide + 8, H: c.height() + 4}, c.words())
	})
	p.add("metrics", x, y+h, w)
}
