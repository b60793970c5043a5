package layout

import (
	"bytes"
	"image"
	"image/png"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// For any history of edits, undo and other options the scene is the one that Build makes of the same state.
func TestLayouterMakesWhatBuildMakes(t *testing.T) {
	for seed := range uint64(24) {
		r := rand.New(rand.NewPCG(seed, 11))
		ids := &modeltest.IDs{}
		s := model.NewSession(modeltest.Start(ids), ids)
		l := NewLayouter(typeset.Shared())
		o := options(s.Doc())
		for step := range 80 {
			switch r.IntN(12) {
			case 0:
				s.Undo()
			case 1:
				s.Redo()
			case 2:
				o = otherOptions(r, s.Doc(), o)
			case 3:
				do(t, s, func(tx *model.Tx) { reshape(r, tx) })
			case 4:
				do(t, s, func(tx *model.Tx) { adorn(t, r, tx) })
			default:
				if _, err := s.Do("x", func(tx *model.Tx) error { return modeltest.Operate(r, tx) }); err != nil {
					t.Fatal(err)
				}
			}
			if got, want := l.Build(s.Doc(), o), Build(s.Doc(), o, typeset.Shared()); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, step %d: another scene than from scratch", seed, step)
			}
		}
	}
}

func do(t *testing.T, s *model.Session, f func(*model.Tx)) {
	t.Helper()
	if _, err := s.Do("x", func(tx *model.Tx) error { f(tx); return nil }); err != nil {
		t.Fatal(err)
	}
}

// reshape changes what cards lie in and not the cards: the width of a stage, or what a lane is for.
func reshape(r *rand.Rand, tx *model.Tx) {
	m := tx.Doc().Maps()
	if len(m) == 0 {
		return
	}
	stages, lanes := tx.Doc().Stages(m[0].ID), tx.Doc().Lanes(m[0].ID)
	if len(stages) > 0 && r.IntN(2) == 0 {
		s := *stages[r.IntN(len(stages))]
		s.Width, s.Folded = float64(100+r.IntN(200)), r.IntN(5) == 0
		model.Put(tx, s)
	} else if len(lanes) > 0 {
		l := *lanes[r.IntN(len(lanes))]
		l.Type = model.LaneTypes[r.IntN(len(model.LaneTypes))]
		model.Put(tx, l)
	}
}

// adorn gives a card a picture, puts another in place of a stored one, or joins two things.
func adorn(t *testing.T, r *rand.Rand, tx *model.Tx) {
	m := tx.Doc().Maps()
	if len(m) == 0 || len(tx.Doc().Cards(m[0].ID)) == 0 {
		return
	}
	cards, media := tx.Doc().Cards(m[0].ID), tx.Doc().Media()
	card := *cards[r.IntN(len(cards))]
	switch r.IntN(3) {
	case 0:
		card.Picture = stored(t, tx, 1+r.IntN(3), 1+r.IntN(3))
		model.Put(tx, card)
	case 1:
		if len(media) > 0 {
			other := model.Media{ID: media[r.IntN(len(media))].ID, Type: "image/png", Data: slices.Clone(pixel)}
			model.Put(tx, other)
		}
	default:
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), From: card.ID, To: cards[r.IntN(len(cards))].ID, Label: model.Plain("因为 because")})
	}
}

func otherOptions(r *rand.Rand, d *model.Document, o Options) Options {
	switch r.IntN(7) {
	case 0:
		o.Lang = []string{"zh", "en"}[r.IntN(2)]
	case 1:
		o.Dark = !o.Dark
	case 2:
		o.Print = !o.Print
	case 3:
		o.Contrast = !o.Contrast
		if o.Also = ""; o.Contrast {
			o = inBoth(o)
		}
	case 4:
		o.Only = r.IntN(2) == 0
		o.Match = [...]func(*model.Card) bool{nil, func(c *model.Card) bool { return len(c.Title.In("zh"))%2 == 0 }}[r.IntN(2)]
	case 5:
		o.States = map[model.ID]State{}
		for _, l := range d.Lanes(o.Map) {
			o.States[l.ID] = State(r.IntN(3))
		}
		for _, s := range d.Stages(o.Map) {
			o.States[s.ID] = State(r.IntN(3))
		}
	default:
		if maps := d.Maps(); len(maps) > 0 {
			o.Map = maps[r.IntN(len(maps))].ID
		}
	}
	return o
}

func TestEditDrawsOneCardAnew(t *testing.T) {
	d := randomMap(t, 4, 300)
	s := model.NewSession(d, &modeltest.IDs{})
	l := NewLayouter(typeset.Shared())
	drawn := func() map[string]*scene.Prim {
		out := map[string]*scene.Prim{}
		for _, n := range l.Build(s.Doc(), options(s.Doc())).Nodes {
			if n.Ref.Kind == scene.Card {
				out[n.Ref.ID] = &n.Prims[0]
			}
		}
		return out
	}
	before, first := drawn(), d.Cards(options(d).Map)[0].ID
	do(t, s, func(tx *model.Tx) {
		c, _ := model.Get[model.Card](tx, first)
		c.Title = model.Plain("另一个名字\n\n两行更高")
		model.Put(tx, c)
	})
	for id, p := range drawn() {
		if (p != before[id]) != (id == string(first)) {
			t.Errorf("card %s drawn anew: %v", id, p != before[id])
		}
	}
	if s.Undo(); !maps.Equal(drawn(), before) {
		t.Error("undo draws a card anew that was drawn before")
	}
}

// pixel is a picture of one pixel, upright one of two.
var pixel, upright = gray(1, 1), gray(1, 2)

func gray(w, h int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// What is filtered, folded or hidden changes, and no card is drawn anew for it: a pale one is the same card.
func TestAFilterAndAFoldDrawNoCardAnew(t *testing.T) {
	d := randomMap(t, 4, 300)
	l, o := NewLayouter(typeset.Shared()), options(d)
	first := map[string]*scene.Prim{}
	for _, n := range l.Build(d, o).Nodes {
		if n.Ref.Kind == scene.Card {
			first[n.Ref.ID] = &n.Prims[0]
		}
	}
	o.Match = func(c *model.Card) bool { return len(c.Title.In("zh"))%2 == 0 }
	o.States = map[model.ID]State{d.Lanes(o.Map)[0].ID: Folded}
	pale, same := 0, 0
	for _, n := range l.Build(d, o).Nodes {
		if n.Ref.Kind != scene.Card {
			continue
		}
		same++
		if n.Faded {
			pale++
		}
		if &n.Prims[0] != first[n.Ref.ID] {
			t.Errorf("card %s is drawn anew", n.Ref.ID)
		}
	}
	if pale == 0 || pale == same {
		t.Errorf("%d of %d cards are pale", pale, same)
	}
}

func TestScalesOfFacesAndPicturesThatComeAndGoAreSeen(t *testing.T) {
	ids := &modeltest.IDs{}
	start := modeltest.Start(ids)
	m := start.Maps()[0]
	low := -1.0
	at := model.Card{Map: m.ID, Lane: start.Lanes(m.ID)[2].ID, Column: start.Stages(m.ID)[0].ID, Type: model.TouchpointCard, Picture: "p", Touchpoint: &model.Touchpoint{Emotion: &low}}
	at.ID = "c-1"
	l, o := NewLayouter(typeset.Shared()), options(start)
	wide := *m
	wide.Scale = model.Scale{Min: -10, Max: 10}
	picture := &model.Media{ID: "p", Type: "image/png", Data: pixel}
	tall := &model.Media{ID: "p", Type: "image/png", Data: upright}
	for i, records := range [][]model.Record{{m, &at}, {&wide, &at}, {&wide, &at, picture}, {&wide, &at, tall}, {&wide, &at}} {
		all := records
		for _, k := range []model.Kind{model.KindStage, model.KindLane} {
			all = append(all, start.Records(k)...)
		}
		d := model.Assemble(all, model.Kept{})
		if got, want := l.Build(d, o), Build(d, o, typeset.Shared()); !reflect.DeepEqual(got, want) {
			t.Errorf("state %d: another scene than from scratch", i)
		}
	}
}

// Cards that are gone are forgotten some time after, not at once and not never.
func TestLayouterForgetsWhatIsGone(t *testing.T) {
	d := randomMap(t, 4, 300)
	s := model.NewSession(d, &modeltest.IDs{})
	l := NewLayouter(typeset.Shared())
	o := options(d)
	n := len(d.Cards(o.Map))
	for i := range 3 * spare {
		do(t, s, func(tx *model.Tx) {
			c, _ := model.Get[model.Card](tx, d.Cards(o.Map)[0].ID)
			c.Title = model.Plain(Number(float64(i)))
			model.Put(tx, c)
		})
		l.Build(s.Doc(), o)
		if got := len(l.drawn.cards.kept); got > n+spare {
			t.Fatalf("%d cards are remembered, %d are shown", got, n)
		}
	}
}
