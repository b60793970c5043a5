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

// longTexts are the whole texts of cards that are ended on a map, on sheets of their own that follow it.
type longTexts struct {
	*builder
	page    scene.Size // of the paper
	size    scene.Size // of what is laid out, that is enlarged by k
	k       float64
	columns int
	wide    float64 // of a column
	leaves  []*textLeaf
	at      map[model.ID]int // on which of them a card begins, from 0
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
	card  *model.Card
	head  bool    // the title, to which links lead
	back  bool    // one line that leads back to the card on the map
	above float64 // left free, where it does not begin a column
}

// newLongTexts lays out the texts of cards, in the order given, for sheets of a size; k enlarges all of it.
func (b *builder) newLongTexts(cards []*model.Card, size scene.Size, k float64) *longTexts {
	if long, most := max(size.W, size.H), largestText.W; long > most*1.001 {
		size = scene.Size{W: size.W * most / long, H: size.H * most / long}
	}
	t := &longTexts{builder: b.apart(), page: size, k: k * Sheet{Size: size}.shrunk(), at: map[model.ID]int{}}
	t.size = scene.Size{W: size.W / t.k, H: size.H / t.k}
	room := t.size.W - 2*pageMargin
	t.columns = max(1, int((room+textGutter)/(textColumn+textGutter)))
	t.wide = (room - textGutter*float64(t.columns-1)) / float64(t.columns)
	t.flow(cards)
	return t
}

// flow shares the texts out over columns and sheets. A title stands with the first lines below it, and no column begins or ends
// with a single line of a longer text, where there is room for two.
func (t *longTexts) flow(cards []*model.Card) {
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
	const keep = 5 // lines that have to follow a title
	next()
	for _, c := range cards {
		for i, p := range t.tell(c) {
			if need := p.above + p.height() + keep*metaSize*leading; p.head && y > t.top(len(t.leaves)-1) && y+need > t.bottom() {
				next()
			}
			if y == t.top(len(t.leaves)-1) {
				p.above = 0
			}
			y += p.above
			if i == 0 {
				t.at[c.ID] = len(t.leaves) - 1
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

// tell sets what a card says: its title, where it stands, its text, and what else is known of it on the map.
func (t *longTexts) tell(c *model.Card) (out []passage) {
	w := t.wide - textIndent
	add := func(p passage, text block) {
		for ; !text.empty(); p.above, p.head = 0, false { // languages one below the other
			below := text.below
			text.below = nil
			p.block, p.card = text, c
			out = append(out, p)
			if below == nil {
				break
			}
			text = *below
		}
	}
	add(passage{kind: scene.Heading, head: true, above: textAir}, t.phrase(t.named(c.Title, "untitled.card"), bold(textLarge), w, t.pal.ink, scene.Near))
	add(passage{kind: scene.Passage, above: 1}, t.block(t.placeOf(c), plain(metaSize), w, t.pal.muted, scene.Near))
	add(passage{kind: scene.Passage, back: true}, t.backTo(widestPage))
	add(passage{kind: scene.Passage, above: 4}, t.phrase(t.text(c.Body), plain(metaSize), w, t.pal.ink, scene.Near))
	for _, said := range t.knownOf(c) {
		add(passage{kind: scene.Passage, above: 3}, t.phrase(said, plain(metaSize), w, t.pal.ink, scene.Near))
	}
	return out
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
