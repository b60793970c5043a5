package layout

import (
	"image"
	"slices"
	"testing"

	"sojourn/canvas/golden"
	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/template"
)

// rounding is what a picture may be off: processors round differently.
var rounding = golden.Tolerance{Channel: 8, Values: 10_000}

// paint draws a scene on a sheet of so many pixels.
func paint(s *scene.Scene, zoom float64, w, h int) image.Image {
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	raster.New(typeset.Shared()).Paint(dst, raster.Frame{Scene: s, Camera: viewport.Camera{Zoom: zoom}, Sticky: true})
	return dst
}

func sample(t *testing.T) *model.Document {
	t.Helper()
	d, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func refs(s *scene.Scene, k scene.Kind) (out []string) {
	for _, n := range s.Nodes {
		if n.Ref.Kind == k {
			out = append(out, n.Ref.ID)
		}
	}
	return out
}

// States show lanes and stages otherwise than the document says, and leave the numbers of the others alone.
func TestStatesShowOtherwiseThanTheDocument(t *testing.T) {
	d := sample(t)
	m := d.Maps()[0].ID
	stages, lanes := d.Stages(m), d.Lanes(m)
	o := options(d)
	before := Build(d, o, typeset.Shared())
	o.States = map[model.ID]State{stages[0].ID: Hidden, stages[1].ID: Folded, lanes[0].ID: Hidden, lanes[1].ID: Folded}
	s := Build(d, o, typeset.Shared())
	if got := refs(s, scene.StageHead); slices.Contains(got, string(stages[0].ID)) || len(got) != len(stages)-1 {
		t.Errorf("stages %v", got)
	}
	if got := refs(s, scene.LaneHead); slices.Contains(got, string(lanes[0].ID)) || len(got) != len(before.Lanes)-1 {
		t.Errorf("lanes %v", got)
	}
	if got, want := refs(s, scene.Opener), []string{string(lanes[1].ID), string(stages[1].ID)}; !slices.Equal(got, want) {
		t.Errorf("arrows on %v, want %v", got, want)
	}
	if s.Columns[0].Extent != foldedStage || s.Lanes[0].Extent != foldedLane {
		t.Errorf("folded to %v and %v", s.Columns[0].Extent, s.Lanes[0].Extent)
	}
	colors, _ := StageColors(len(stages), d.Maps()[0].Color)
	if n := s.Node(scene.Ref{Kind: scene.StageHead, ID: string(stages[2].ID)}); n.Prims[0].Fill != colors[2] {
		t.Error("a stage has the colour of another one")
	}
	o.Dark = true
	if n := Build(d, o, typeset.Shared()).Node(scene.Ref{Kind: scene.StageHead, ID: string(stages[2].ID)}); n.Prims[0].Fill != colors[2] {
		t.Error("in the dark a stage has another colour, and its white name is pale on it")
	}
	o.Dark = false
	golden.Compare(t, "folded", paint(s, 0.75, 900, 500), rounding)
	o.Print = true
	if got := refs(Build(d, o, typeset.Shared()), scene.Opener); got != nil {
		t.Errorf("arrows on paper: %v", got)
	}
	o.States = map[model.ID]State{}
	for _, st := range stages {
		o.States[st.ID] = Hidden
	}
	if s := Build(d, o, typeset.Shared()); len(s.Columns) != 0 {
		t.Errorf("with every stage hidden there are columns %v", s.Columns)
	}
}

// A card over three columns of which the middle one is hidden still ends at the third.
func TestACardOverAHiddenStageEndsWhereItDid(t *testing.T) {
	d := sample(t)
	m := d.Maps()[0].ID
	stages := d.Stages(m)
	s := model.NewSession(d, model.RandomIDs{})
	var id model.ID
	if _, err := s.Do("x", func(tx *model.Tx) (err error) {
		id, err = model.AddCard(tx, model.Card{Map: m, Lane: d.Lanes(m)[0].ID, Column: stages[0].ID, Title: model.Plain("三"), Span: 3}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	o := options(s.Doc())
	o.States = map[model.ID]State{stages[1].ID: Hidden}
	sc := Build(s.Doc(), o, typeset.Shared())
	n := sc.Node(scene.Ref{Kind: scene.Card, ID: string(id), Column: string(stages[0].ID)})
	if end := sc.Columns[1].End() - cardRight; n == nil || n.Bounds.MaxX() != end {
		t.Errorf("the card %+v does not end at %v", n, end)
	}
}

// Cards that are not looked for keep their places and are pale, or are left out and give their room to the others.
func TestAFilterFadesOrLeavesOut(t *testing.T) {
	d := sample(t)
	o := options(d)
	before := Build(d, o, typeset.Shared())
	o.Match = model.Filter{Type: model.TouchpointCard}.Match
	s := Build(d, o, typeset.Shared())
	for i, n := range s.Nodes {
		if n.Bounds != before.Nodes[i].Bounds {
			t.Fatalf("%+v has moved", n.Ref)
		}
		c, card := model.Get[model.Card](d, model.ID(n.Ref.ID))
		if want := card && c.Type != model.TouchpointCard; n.Faded != want {
			t.Errorf("%+v is faded: %v", n.Ref, n.Faded)
		}
	}
	golden.Compare(t, "faded", paint(s, 0.75, 900, 500), rounding)
	o.Only = true
	for _, id := range refs(Build(d, o, typeset.Shared()), scene.Card) {
		if c, _ := model.Get[model.Card](d, model.ID(id)); c.Type != model.TouchpointCard {
			t.Errorf("%s %s is there", c.Type, id)
		}
	}
}
