package layout

import (
	"reflect"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// Layouter lays a map out again and again while it is edited. Its scenes are those of Build, but a card that is still
// the same record in the same width is not drawn anew: it is only put elsewhere. A Layouter belongs to one goroutine.
type Layouter struct {
	typesetter *typeset.Typesetter
	look       Options // that of the scene before
	scale      model.Scale
	drawn      drawings
}

// NewLayouter returns a layouter that has laid out nothing yet.
func NewLayouter(t *typeset.Typesetter) *Layouter { return &Layouter{typesetter: t} }

// Build lays out one map. Words must be the same for the same languages.
func (l *Layouter) Build(doc *model.Document, o Options) *scene.Scene {
	b := newBuilder(doc, o, l.typesetter)
	if b == nil {
		return empty(o)
	}
	if look := o.look(); !reflect.DeepEqual(look, l.look) || b.m.Scale != l.scale {
		l.look, l.scale, l.drawn = look, b.m.Scale, newDrawings()
	}
	if len(l.drawn.cards.kept) > 0 {
		b.piece = 0 // the little that is new must not hold a large piece of memory
	}
	l.drawn.cards.begin()
	l.drawn.cells.begin()
	b.drawn = &l.drawn
	s := b.build()
	l.drawn.cards.sweep()
	l.drawn.cells.sweep()
	return s
}

// look is what the look of a card follows. Words go with the languages; which cards are shown, in which lanes and how
// pale, is none of it.
func (o Options) look() Options {
	o.Words, o.AlsoWords, o.States, o.Match, o.Only, o.Persona, o.stop = nil, nil, nil, nil, false, "", nil
	return o
}

// drawings are what was drawn before. A record never changes, so it stands for all that a card says; and a document
// whose cell is as it was has the very same list of its cards, so the first place in the list stands for the cell.
type drawings struct {
	cards memory[*model.Card, *drawnCard]
	cells memory[**model.Card, *saidCell]
}

func newDrawings() drawings {
	return drawings{newMemory[*model.Card, *drawnCard](), newMemory[**model.Card, *saidCell]()}
}

// drawnCard is how a card looks in a lane of this type in this width, from its top left corner.
type drawnCard struct {
	lane          model.LaneType
	picture       *byte // as bytesOf: it may come and go without the card
	width, height float64
	prims         []scene.Prim
	label         string
}

// drawing returns a card as it is drawn.
func (b *builder) drawing(c *model.Card, lane model.LaneType, w float64) *drawnCard {
	draw := func() *drawnCard { return b.drawCard(c, lane, w) }
	if b.drawn == nil {
		return draw()
	}
	return b.drawn.cards.get(c, func(d *drawnCard) bool {
		return d.lane == lane && d.width == w && d.picture == b.bytesOf(c.Picture)
	}, draw)
}

// saidCell is what the cards of a cell say that other lanes show: the channels in use, card by card, and the
// departments that answer for them, each once.
type saidCell struct{ channels, departments []phrase }

var silent saidCell

// said returns what the cards of a cell say.
func (b *builder) said(l *model.Lane, column model.ID) *saidCell {
	cell := b.doc.Cell(l.ID, column)
	if len(cell) == 0 {
		return &silent
	}
	read := func() *saidCell { return b.readCell(cell) }
	if b.drawn == nil {
		return read()
	}
	return b.drawn.cells.get(&cell[0], func(*saidCell) bool { return true }, read)
}
