package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model"
)

// Measures of the sheets with whole texts, in points.
const (
	textColumn = 230.0 // at least, where the sheet is that wide
	textGutter = 24.0
	textIndent = 12.0 // behind the bar of a card's colour
	textBar    = 3.0
	textAir    = 16.0 // between two cards
	textTitle  = 20.0 // size of the heading
	textLarge  = 13.0 // of the titles of cards
)

// largestText is the largest sheet that texts are set on: behind a larger poster they still are to be held in the hand.
var largestText = scene.Size{W: 1190.55, H: 841.89}

// longTexts are the whole texts of cards and personas that are ended on a map, on sheets of their own that follow it.
type longTexts struct {
	*builder
	page    scene.Size // of the paper
	size    scene.Size // of what is laid out, that is enlarged by k
	k       float64
	columns int
	wide    float64 // of a column
	leaves  []*textLeaf
	at      map[model.ID]int // on which of them something begins, from 0
}

// textLeaf is a sheet in the making: passages, and for each where it stands.
type textLeaf struct {
	passages []passage
	y        []float64
	x        []float64
}

// passage is a piece of a text in one column.
type passage struct {
	block
	kind  scene.Kind
	of    *subject
	head  bool    // the title, to which links lead
	back  bool    // one line that leads back to the map
	above float64 // left free, where it does not begin a column
	keep  float64 // lines that have to follow in the same column
}

// subject is what a text is about.
type subject struct {
	id    model.ID
	name  string
	color scene.Color
}

// newLongTexts lays out the texts of cards and personas, in the order given, for sheets of a size; k enlarges all of it.
func (b *builder) newLongTexts(ids []model.ID, size scene.Size, k float64) *longTexts {
	if long, most := max(size.W, size.H), largestText.W; long > most*1.001 {
		size = scene.Size{W: size.W * most / long, H: size.H * most / long}
	}
	t := &longTexts{builder: b.apart(), page: size, k: k * Sheet{Size: size}.shrunk(), at: map[model.ID]int{}}
	t.size = scene.Size{W: size.W / t.k, H: size.H / t.k}
	room := t.size.W - 2*pageMargin
	t.columns = max(1, int((room+textGutter)/(textColumn+textGutter)))
	t.wide = (room - textGutter*float64(t.columns-1)) / float64(t.columns)
	t.flow(ids)
	return t
}

// flow shares the texts out over columns and sheets. A title stands with the first lines below it, and no column begins or ends
// with a single line of a longer text, where there is room for two.
func (t *longTexts) flow(ids []model.ID) {
	column, y := t.columns, 0.0 // no sheet yet
	next := func() {
		if column++; column >= t.columns {
			t.leaves, column = append(t.leaves, &textLeaf{}), 0
		}
		y = t.top(len(t.leaves) - 1)
	}
	place := func(p passage) {
		l := t.leaves[len(t.leaves)-1]
		l.passages = append(l.passages, p)
		l.x, l.y = append(l.x, pageMargin+float64(column)*(t.wide+textGutter)), append(l.y, y)
		y += p.height()
	}
	next()
	for _, id := range ids {
		for i, p := range t.tell(id) {
			if need := p.above + p.height() + p.keep*metaSize*leading; p.keep > 0 && y > t.top(len(t.leaves)-1) && y+need > t.bottom() {
				next()
			}
			if y == t.top(len(t.leaves)-1) {
				p.above = 0
			}
			y += p.above
			if i == 0 {
				t.at[id] = len(t.leaves) - 1
			}
			for {
				first, rest := p.split(t.bottom() - y)
				if !first.empty() {
					place(first)
				}
				if rest.empty() {
					break
				}
				p = rest
				p.above = 0
				next()
			}
		}
	}
}

// split cuts a passage at a height, between lines and not behind the first nor before the last of several.
func (p passage) split(room float64) (first, rest passage) {
	first, rest = p, p
	n := len(p.lines)
	if h := p.size * leading; float64(n)*h > room+1e-6 {
		n = max(0, int(room/h+1e-6))
		if n == len(p.lines)-1 && n > 2 {
			n--
		}
		if n == 1 && len(p.lines) > 2 {
			n = 0
		}
	}
	first.lines, rest.lines, rest.head, rest.back = p.lines[:n], p.lines[n:], false, false
	return first, rest
}

// tell sets all that a card or a persona says on the map.
func (t *longTexts) tell(id model.ID) []passage {
	if p, ok := model.Get[model.Persona](t.doc, id); ok {
		return t.tellPersona(&p)
	}
	c, _ := model.Get[model.Card](t.doc, id)
	lane, _ := model.Get[model.Lane](t.doc, c.Lane)
	s := &telling{longTexts: t, subject: &subject{id, t.say(c.Title), t.pal.tone(CardColor(&c, lane.Type))}}
	s.open(t.named(c.Title, "untitled.card"), t.placeOf(&c))
	s.add(passage{above: 4}, t.text(c.Body))
	for _, said := range t.knownOf(&c) {
		s.add(passage{above: 3}, said)
	}
	return s.passages
}

// tellPersona sets what the strip of a persona says.
func (t *longTexts) tellPersona(p *model.Persona) []passage {
	color, ok := ParseColor(p.Color)
	if !ok {
		color, _ = ParseColor(model.PersonaColors[0])
	}
	s := &telling{longTexts: t, subject: &subject{p.ID, t.say(p.Name), color}}
	s.open(t.named(p.Name, "untitled.persona"), t.say(p.Role))
	s.add(passage{above: 4}, t.texts([]model.Text{p.Age, p.Job, p.Place, p.Context}))
	if quote := t.text(p.Quote); !quote.empty() {
		s.add(passage{above: 3}, quote.quoted())
	}
	for _, f := range t.drives(p) {
		if !f.body.empty() {
			s.set(passage{above: 6, keep: 2}, t.phrase(t.word(f.head), bold(metaSize), s.width(), t.pal.muted, scene.Near))
			s.add(passage{}, f.body)
		}
	}
	return s.passages
}

// telling sets texts about something, one below the other.
type telling struct {
	*longTexts
	*subject
	passages []passage
}

func (s *telling) width() float64 { return s.wide - textIndent }

// open begins with a title, what it is, and where it stands on the map.
func (s *telling) open(title phrase, what string) {
	s.set(passage{kind: scene.Heading, head: true, above: textAir, keep: 5}, s.phrase(title, bold(textLarge), s.width(), s.pal.ink, scene.Near))
	s.set(passage{above: 1}, s.block(what, plain(metaSize), s.width(), s.pal.muted, scene.Near))
	s.set(passage{back: true}, s.backTo(widestPage))
}

// add sets a text as it is read.
func (s *telling) add(p passage, said phrase) {
	s.set(p, s.phrase(said, plain(metaSize), s.width(), s.pal.ink, scene.Near))
}

// set adds a text, its languages one below the other.
func (s *telling) set(p passage, text block) {
	if p.kind == scene.Nothing {
		p.kind = scene.Passage
	}
	for at := &text; at != nil && !at.empty(); at = at.below {
		p.block, p.of = *at, s.subject
		p.below = nil
		s.passages = append(s.passages, p)
		p.above, p.head = 0, false
	}
}

// backTo names the page on which a card stands, in one line.
func (t *longTexts) backTo(page int) block {
	return t.atMost(1, t.o.Words("texts.back", "page", page), plain(metaSize), t.wide-textIndent, t.pal.label(t.pal.accent), scene.Near)
}

// placeOf says in which lane, stage and step a card stands.
func (b *builder) placeOf(c *model.Card) string {
	var parts []string
	if l, ok := model.Get[model.Lane](b.doc, c.Lane); ok {
		parts = append(parts, b.laneName(&l))
	}
	step, ok := model.Get[model.Step](b.doc, c.Column)
	if !ok {
		step.Stage = c.Column
	}
	if s, ok := model.Get[model.Stage](b.doc, step.Stage); ok {
		parts = append(parts, b.name(s.Name, "untitled.stage"))
	}
	return joined(append(parts, b.say(step.Name)))
}

// knownOf is what a card shows beside its title and its text.
func (b *builder) knownOf(c *model.Card) (out []phrase) {
	if p := c.AsTouchpoint(); p != nil {
		out = append(out, b.both(func(v *teller) string { return v.place(p) }))
	}
	if gap, has := c.AsTouchpoint().Gap(); has {
		out = append(out, b.gapWords(gap))
	}
	out = append(out, b.who(c))
	for _, m := range c.Metrics {
		out = append(out, b.both(func(v *teller) string { return joined([]string{v.say(m.Name), Quantity(m, v.words)}) }))
	}
	return keepIf(out, func(p phrase) bool { return !p.empty() })
}
