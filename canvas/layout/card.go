package layout

import (
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// card draws a card with its top left corner at x, y and returns its height in points.
func (b *builder) card(c *model.Card, lane model.LaneType, column string, x, y, w float64) float64 {
	d := b.drawing(c, lane, w)
	n := scene.Node{
		Ref: scene.Ref{Kind: scene.Card, ID: string(c.ID), Column: column}, Layer: scene.Content,
		Bounds: scene.Rect{X: x, Y: y, W: w, H: d.height}, Origin: scene.Point{X: x, Y: y}, Prims: d.prims, Label: d.label, Faded: b.faded(c),
	}
	if b.o.Print && c.URL != "" {
		n.Link, _ = Address(c.URL)
	}
	b.add(n)
	return d.height
}

// drawCard makes the primitives of a card w points wide, from its top left corner.
func (b *builder) drawCard(c *model.Card, lane model.LaneType, w float64) *drawnCard {
	e, look := b.o.ends, cardLook{c, lane, w}
	if e != nil && e.done[look] != nil {
		return e.done[look]
	}
	d := &drawnCard{lane: lane, picture: b.bytesOf(c.Picture), width: w, label: b.say(c.Title)}
	b.compose(d, c)
	if e != nil && d.height > e.tall {
		b.shortened(c.ID, w-2*cardPadX-3, func() float64 { b.compose(d, c); return d.height })
		e.done[look] = d
	}
	return d
}

// compose puts a card together, with what stands free at its foot.
func (b *builder) compose(d *drawnCard, c *model.Card) {
	w := d.width
	if d.lane == model.MetricsLane {
		d.prims, d.height = b.metricCell(c, 0, 0, w)
		d.height += b.foot
		return
	}
	content, h := b.cardContent(b.scratch[:0], c, d.lane, cardPadX+3, cardPadY, w-2*cardPadX-3)
	b.scratch = content
	d.height = h + b.foot + 2*cardPadY
	var frame [4]scene.Prim
	d.prims = b.keep(b.cardFrame(frame[:0], c, d.lane, scene.Rect{W: w, H: d.height}), content)
}

// cardFrame appends the white sheet with the bar that tells the kind.
func (b *builder) cardFrame(prims []scene.Prim, c *model.Card, lane model.LaneType, r scene.Rect) []scene.Prim {
	color := b.pal.tone(CardColor(c, lane))
	border, over := b.cardEdge(c, r)
	if !b.o.Print {
		prims = append(prims, scene.Prim{Op: scene.OpShadow, Detail: scene.Near, Rect: r.Move(0, 1), Radius: corner, Fill: b.pal.shadow, Width: 2})
	}
	prims = append(prims,
		scene.Prim{Op: scene.OpRect, Rect: r, Radius: corner, Fill: b.pal.panel, Stroke: border, Width: b.pal.edge()},
		scene.Prim{Op: scene.OpPath, Path: accent(r), Fill: color}) // the first path, by which others know its colour
	return append(prims, over...)
}

// WideGap is where a gap between expectation and experience stands out, in points of the 1 to 5 scale.
const WideGap = 2

// accent is the bar along the left edge, following the card's round corners.
func accent(r scene.Rect) *scene.Path {
	bar := scene.Rect{X: r.X, Y: r.Y, W: accentBar, H: r.H}
	const k = 4.0
	x0, y0, x1, y1 := bar.X, bar.Y, bar.MaxX(), bar.MaxY()
	return &scene.Path{Verbs: accentVerbs, Points: []scene.Point{
		{X: x1, Y: y0 + 0.6}, {X: x0 + k*0.55, Y: y0 + 1.6}, {X: x0, Y: y0 + k*0.75}, {X: x0, Y: y0 + corner},
		{X: x0, Y: y1 - corner}, {X: x0, Y: y1 - k*0.75}, {X: x0 + k*0.55, Y: y1 - 1.6}, {X: x1, Y: y1 - 0.6},
	}}
}

// accentVerbs are the same for every card and so stand once.
var accentVerbs = []scene.Verb{scene.MoveTo, scene.CubeTo, scene.LineTo, scene.CubeTo, scene.Close}

// CardColor is the colour of a card's own, else that of its kind, else that of its lane.
func CardColor(c *model.Card, lane model.LaneType) scene.Color {
	if own, ok := ParseColor(c.Color); ok {
		return own
	}
	switch c.Type {
	case model.TouchpointCard:
		return touchpointColor
	case model.PainCard:
		return painColor
	case model.OpportunityCard, model.ActionCard:
		return opportunityColor
	case model.QuoteCard:
		return quoteColor
	case model.MetricCard:
		return metricColor
	}
	return LaneColor(lane)
}

// TitleStyle is bold where a card names a thing, regular where it says something, and slanted where it quotes.
func TitleStyle(c *model.Card, lane model.LaneType) typeset.Style {
	switch {
	case c.Type == model.QuoteCard:
		return slanted(cardSize)
	case lane == model.ThoughtsLane, c.Type == model.PainCard, c.Type == model.OpportunityCard, lane == model.ExpectationsLane:
		return plain(cardSize)
	}
	return bold(cardSize)
}

// cardContent appends the inside of a card and returns its height.
func (b *builder) cardContent(prims []scene.Prim, c *model.Card, lane model.LaneType, x, y, w float64) ([]scene.Prim, float64) {
	top := y
	prims, y = b.cardPicture(c, prims, x, y, w)
	moment := c.AsTouchpoint() != nil && c.Touchpoint.Moment
	tw := w
	if moment {
		prims = append(prims, Star(x+w-3, y+8, 6.2, b.pal.gold))
		tw -= 16
	}
	title := b.phrase(b.text(c.Title), TitleStyle(c, lane), tw, b.pal.ink, scene.Middle)
	if title.empty() && c.Body.Empty() && !b.o.finished() && y == top { // a picture speaks for itself
		title = b.block(b.o.Words("untitled.card"), plain(cardSize), tw, b.pal.pale(0.6), scene.Middle)
	}
	prims = title.at(prims, x, y)
	y += title.height()
	body := b.phrase(b.text(c.Body), plain(metaSize), w, b.pal.muted, scene.Near)
	if !body.empty() {
		y += title.air()
		prims = body.at(prims, x, y)
		y += body.height()
	}
	prims, y = b.chipRow(c, prims, x, y, w)
	prims, y = b.gapRow(c, prims, x, y, w)
	prims, y = b.courseRow(c, prims, x, y, w)
	prims, y = b.taskRow(c, prims, x, y, w)
	prims, y = b.roleRow(c, lane, prims, x, y, w)
	return prims, max(y-top, cardSize*leading)
}

// taskRow shows who does an action by when and how far it is, and what became of the figure that it is to move.
func (b *builder) taskRow(c *model.Card, prims []scene.Prim, x, y, w float64) ([]scene.Prim, float64) {
	if c.Type != model.ActionCard || c.Action == nil {
		return prims, y
	}
	if task := b.phrase(b.both(func(v *teller) string { return v.task(c) }), plain(metaSize), w, b.pal.muted, scene.Near); !task.empty() {
		y += 2
		prims = task.at(prims, x, y)
		y += task.height()
	}
	if c.Action.Metric != nil {
		prims, y = b.promise(c.Action.Metric, prims, x, y, w)
	}
	return prims, y
}

// chipRow shows where a touchpoint happens and how it feels.
func (b *builder) chipRow(c *model.Card, prims []scene.Prim, x, y, w float64) ([]scene.Prim, float64) {
	t := c.AsTouchpoint()
	if t == nil {
		return prims, y
	}
	label := b.both(func(v *teller) string { return v.place(t) })
	if label.empty() && t.Emotion == nil {
		return prims, y
	}
	y += 3
	right := x
	height := chipHeight
	if !label.empty() {
		room := w
		if t.Emotion != nil {
			room -= 24
		}
		var chip scene.Rect
		prims, chip = b.chip(label, prims, x, y, room)
		height, right = chip.H, chip.MaxX()+6
	}
	if t.Emotion != nil {
		prims = append(prims, b.o.Face(b.m.Scale.Face(*t.Emotion), right+8, y+height/2, 7, scene.Near)...)
	}
	return prims, y + height
}

// chipHeight is how high a chip of one line is, in points.
const chipHeight = 17.0

// chip draws words on a rounded ground, no wider than w.
func (b *builder) chip(words phrase, prims []scene.Prim, x, y, w float64) ([]scene.Prim, scene.Rect) {
	text := b.phrase(words, plain(chipSize), w-14, b.pal.chipInk, scene.Near)
	r := scene.Rect{X: x, Y: y, W: text.width() + 14, H: max(chipHeight, text.height()+2)}
	prims = append(prims, scene.Prim{Op: scene.OpRect, Detail: scene.Near, Rect: r, Radius: chipHeight / 2, Fill: b.pal.chip})
	return text.at(prims, x+7, y+(r.H-text.height())/2), r
}

// who is who answers for a card.
func (b *builder) who(c *model.Card) phrase {
	return b.both(func(v *teller) string { return v.answers(c) })
}

// roleRow shows who acts on a card of a blueprint: the department, else the person.
func (b *builder) roleRow(c *model.Card, lane model.LaneType, prims []scene.Prim, x, y, w float64) ([]scene.Prim, float64) {
	if lane != model.FrontstageLane && lane != model.BackstageLane && lane != model.SupportLane || c.Type != model.TextCard {
		return prims, y
	}
	who := b.who(c)
	if who.empty() {
		return prims, y
	}
	prims, chip := b.chip(who, prims, x, y+3, w)
	return prims, chip.MaxY()
}

// gapRow shows the gap between expectation and experience, and who answers for it.
func (b *builder) gapRow(c *model.Card, prims []scene.Prim, x, y, w float64) ([]scene.Prim, float64) {
	gap, has := c.AsTouchpoint().Gap()
	if !has && c.Type == model.TextCard {
		return prims, y
	}
	who := b.who(c)
	if !has && who.empty() {
		return prims, y
	}
	y += 3
	left, high := x, 0.0
	if has {
		color := b.pal.muted
		if gap > 0 {
			color = b.inkOf(painColor)
		} else if gap < 0 {
			color = b.inkOf(opportunityColor)
		}
		t := b.phrase(b.gapWords(gap), bold(metaSize), w, color, scene.Near)
		prims = t.at(prims, x, y)
		left, high = left+t.width()+6, t.height()
		if who.empty() {
			return prims, y + high
		}
	}
	t := b.phrase(who, plain(metaSize), w-(left-x), b.pal.muted, scene.Near)
	if left > x && (w-(left-x) < 40 || t.rows() > 1) { // no room beside the gap
		y += high
		t = b.phrase(who, plain(metaSize), w, b.pal.muted, scene.Near)
		left, high = x, 0
	}
	return t.at(prims, left, y), y + max(high, t.height())
}

// gapWords names a gap. A map has few different ones, so each is put into words once.
func (b *builder) gapWords(gap float64) phrase {
	s, ok := b.gaps[gap]
	if !ok {
		s = b.word("card.gap", "gap", Number(gap))
		b.gaps[gap] = s
	}
	return s
}

// metricCell shows numbers large and their names small, without a sheet below. A card without a number shows its
// title in the place of one.
func (b *builder) metricCell(c *model.Card, x, y, w float64) ([]scene.Prim, float64) {
	top := y
	x, w = x+2, w-2
	var prims []scene.Prim
	line := func(s phrase, st typeset.Style, color scene.Color, d scene.Detail) {
		t := b.phrase(s, st, w, color, d)
		prims, y = t.at(prims, x, y), y+t.height()
	}
	title := b.text(c.Title)
	for i, m := range c.Metrics {
		if b.most > 0 && i >= b.most {
			b.cut = true
			break
		}
		if i > 0 {
			y += 4
		}
		value, name := b.both(func(v *teller) string { return Quantity(m, v.words) }), b.text(m.Name)
		if value.empty() {
			value.first = "–"
		}
		if name.empty() && i == 0 {
			name = title
		}
		if name == title {
			title = phrase{}
		}
		line(value, bold(bodySize), b.pal.ink, scene.Middle)
		line(name, plain(metaSize), b.pal.muted, scene.Near)
		prims, y = b.course(&m, prims, x, y, w)
		prims, y = b.promise(&m, prims, x, y, w)
	}
	if len(c.Metrics) == 0 {
		line(title, bold(bodySize), b.pal.ink, scene.Middle)
		title = phrase{}
	}
	line(title, plain(metaSize), b.pal.ink, scene.Near)
	line(b.text(c.Body), plain(metaSize), b.pal.muted, scene.Near)
	return prims, max(y-top, 20)
}
