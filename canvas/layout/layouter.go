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
	cards      cards
}

// NewLayouter returns a layouter that has laid out nothing yet.
func NewLayouter(t *typeset.Typesetter) *Layouter { return &Layouter{typesetter: t} }

// Build lays out one map. Words must be the same for the same language.
func (l *Layouter) Build(doc *model.Document, o Options) *scene.Scene {
	b := newBuilder(doc, o, l.typesetter)
	if b == nil {
		return empty(o)
	}
	if look := o.look(); !reflect.DeepEqual(look, l.look) || b.m.Scale != l.scale {
		l.look, l.scale, l.cards = look, b.m.Scale, cards{drawn: map[*model.Card]*drawnCard{}}
	}
	if len(l.cards.drawn) > 0 {
		b.piece = 0 // the little that is new must not hold a large piece of memory
	}
	l.cards.begin()
	b.cards = &l.cards
	s := b.build()
	l.cards.sweep()
	return s
}

// look is what the look of a card follows. Words go with the language; which cards are shown, in which lanes and how
// pale, is none of it.
func (o Options) look() Options {
	o.Words, o.States, o.Match, o.Only = nil, nil, nil, false
	return o
}

// drawnCard is how a card looks in a lane of this type in this width, from its top left corner.
type drawnCard struct {
	lane          model.LaneType
	picture       *byte // as bytesOf: it may come and go without the card
	width, height float64
	prims         []scene.Prim
	label         string
	turn          int // the last scene that showed it
}

// cards are those drawn, by their records. A record never changes, so it stands for all that a card says.
type cards struct {
	drawn map[*model.Card]*drawnCard
	turn  int
	shown int // in this turn
}

// begin starts another scene.
func (k *cards) begin() { k.turn, k.shown = k.turn+1, 0 }

// of returns a card as it is drawn; without a memory it is drawn every time.
func (k *cards) of(b *builder, c *model.Card, lane model.LaneType, w float64) *drawnCard {
	if k == nil {
		return b.drawCard(c, lane, w)
	}
	d := k.drawn[c]
	if d == nil || d.lane != lane || d.width != w || d.picture != b.bytesOf(c.Picture) {
		d = b.drawCard(c, lane, w)
		k.drawn[c] = d
	}
	if d.turn != k.turn {
		d.turn = k.turn
		k.shown++
	}
	return d
}

// spare is how many cards that are not shown are remembered, for those that undo brings back.
const spare = 256

// sweep forgets the cards that this scene has not shown, once they are many.
func (k *cards) sweep() {
	if len(k.drawn) <= k.shown+spare {
		return
	}
	for c, d := range k.drawn {
		if d.turn != k.turn {
			delete(k.drawn, c)
		}
	}
}
