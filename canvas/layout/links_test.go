package layout

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// randomLinks makes a map of n random steps with cards over several columns, and links between any of its things.
func randomLinks(t testing.TB, seed uint64, n, links int) *model.Document {
	d := randomMap(t, seed, n)
	r := rand.New(rand.NewPCG(seed, 5))
	ids := make(testIDs, 0)
	s := model.NewSession(d, &ids)
	_, err := s.Do("links", func(tx *model.Tx) error {
		m := d.Maps()[0].ID
		var things []model.ID
		for _, c := range d.Cards(m) {
			card := *c
			if r.IntN(6) == 0 {
				card.Span = 1 + r.IntN(4)
				model.Put(tx, card)
			}
			things = append(things, c.ID)
		}
		for _, st := range d.Stages(m) {
			things = append(things, st.ID)
		}
		for range links {
			l := model.Link{ID: tx.NewID(model.KindLink), From: things[r.IntN(len(things))], To: things[r.IntN(len(things))]}
			l.Type = []model.LinkType{model.Leads, model.Solves, model.Branch, model.Loop}[r.IntN(4)]
			if r.IntN(3) == 0 {
				l.Label = model.Plain("因为 because")
			}
			model.Put(tx, l)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}

type testIDs []struct{}

func (i *testIDs) New(k model.Kind) model.ID {
	*i = append(*i, struct{}{})
	return model.ID(fmt.Sprintf("made-%d-%d", k, len(*i)))
}

func TestNoLinkRunsThroughWordsOrCards(t *testing.T) {
	drawn := 0
	for seed := range uint64(40) {
		d := randomLinks(t, seed, 40+int(seed)*8, 40)
		o := options(d)
		s := Build(d, o, typeset.Shared())
		for _, f := range layouttest.Faults(s) {
			t.Errorf("seed %d: %s", seed, f)
		}
		drawn += len(lines(s))
		if !reflect.DeepEqual(s, Build(d, o, typeset.Shared())) {
			t.Errorf("seed %d: another map the second time", seed)
		}
	}
	if drawn < 800 {
		t.Errorf("only %d links were drawn", drawn)
	}
}

func lines(s *scene.Scene) (out []scene.Node) {
	for _, n := range s.Nodes {
		if n.Ref.Kind == scene.LinkLine {
			out = append(out, n)
		}
	}
	return out
}

// Where a link may be left out, because an end of it is on another map or page, folded away or hidden, it is; all
// others are drawn, with an arrow head at their end and parts that can be hit along all of it.
func TestEveryLinkOnTheMapIsDrawnFromEndToEnd(t *testing.T) {
	for seed := range uint64(10) {
		d := randomLinks(t, seed, 200, 60)
		s := Build(d, options(d), typeset.Shared())
		at := map[string]scene.Rect{}
		for _, n := range s.Nodes {
			switch {
			case n.Ref.Kind == scene.Card && n.Ref.Column != "":
				at[n.Ref.ID] = n.Bounds
			case n.Ref.Kind == scene.StageHead || n.Ref.Kind == scene.StepHead:
				at[n.Ref.ID] = scene.Rect{X: n.Bounds.X, Y: s.Grid.Y, W: n.Bounds.W}
			}
		}
		want := 0
		for _, l := range d.Links() {
			if _, from := at[string(l.From)]; from && l.From != l.To {
				if _, to := at[string(l.To)]; to {
					want++
				}
			}
		}
		drawn := lines(s)
		if len(drawn) != want {
			t.Errorf("seed %d: %d links of %d are drawn", seed, len(drawn), want)
		}
		for _, n := range drawn {
			line, tip := n.Prims[0].Path.Points, n.Prims[1].Path.Points[0]
			if !touches(at[n.Ends[0]], line[0]) || !touches(at[n.Ends[1]], tip) {
				t.Errorf("seed %d: %q from %v to %v does not reach %v, %v", seed, n.Label, line[0], tip, at[n.Ends[0]], at[n.Ends[1]])
			}
			for _, p := range append(line, tip) {
				if !n.Covers(p) {
					t.Errorf("seed %d: %q cannot be hit at %v", seed, n.Label, p)
				}
			}
		}
	}
}

// touches reports that p lies on the edge of r.
func touches(r scene.Rect, p scene.Point) bool {
	return r.Inset(-0.01).Contains(p) && !r.Inset(0.01).Contains(p)
}

// linked lays out a pain with an opportunity below it and an action in the last column, and returns the links.
func linked(t *testing.T, change func(tx *model.Tx, m model.ID, cards []model.ID), o Options) []scene.Node {
	ids := &testIDs{}
	s := model.NewSession(model.New(), ids)
	_, err := s.Do("x", func(tx *model.Tx) error {
		m := model.AddMap(tx, model.Map{}, []model.LaneType{model.PainsLane, model.OpportunitiesLane, model.ActionPlanLane})
		var cards []model.ID
		for i, lane := range tx.Doc().Lanes(m) {
			stage, err := model.AddStage(tx, m, model.Plain("x"), "")
			if err != nil {
				return err
			}
			first := tx.Doc().Stages(m)[0].ID
			if i == 2 {
				first = stage
			}
			c, err := model.AddCard(tx, model.Card{Map: m, Lane: lane.ID, Column: first, Title: model.Plain(fmt.Sprint(i))}, "")
			if err != nil {
				return err
			}
			cards = append(cards, c)
		}
		change(tx, m, cards)
		o.Map, o.Lang, o.Words = m, "zh", words
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines(Build(s.Doc(), o, typeset.Shared()))
}

func put(tx *model.Tx, from, to model.ID, t model.LinkType, label string) {
	model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), From: from, To: to, Type: t, Label: model.Plain(label)})
}

func TestALinkToTheNextCardBelowIsStraight(t *testing.T) {
	n := linked(t, func(tx *model.Tx, m model.ID, c []model.ID) { put(tx, c[0], c[1], model.Solves, "") }, Options{})
	if len(n) != 1 || len(n[0].Parts) != 1 || n[0].Label != "0 → 1" || n[0].Prims[0].Stroke != opportunityColor {
		t.Errorf("%+v", n)
	}
}

func TestLinksLookByTheirType(t *testing.T) {
	looks := map[string]bool{}
	for _, dark := range []bool{false, true} {
		for _, k := range []model.LinkType{model.Leads, model.Solves, model.Branch, model.Loop} {
			n := linked(t, func(tx *model.Tx, m model.ID, c []model.ID) { put(tx, c[0], c[1], k, "") }, Options{Dark: dark})
			looks[fmt.Sprint(n[0].Prims[0].Stroke, n[0].Prims[0].Dash)] = true
		}
	}
	if len(looks) != 4 {
		t.Errorf("%d looks for four types: %v", len(looks), looks)
	}
}

func TestALabelStandsBetweenLanesWhereThereIsRoom(t *testing.T) {
	words := func(n scene.Node) (s string) {
		for _, p := range n.Prims {
			if p.Run != nil {
				s += p.Run.Text
			}
		}
		return s
	}
	for _, c := range []struct {
		from, to int
		want     string
	}{{0, 2, "因为"}, {0, 1, ""}} {
		n := linked(t, func(tx *model.Tx, m model.ID, cards []model.ID) {
			put(tx, cards[c.from], cards[c.to], model.Branch, "因为")
		}, Options{})
		if got := words(n[0]); got != c.want || n[0].Label != "因为" {
			t.Errorf("%d to %d: %q, %q", c.from, c.to, got, n[0].Label)
		}
	}
}

func TestALinkIsLeftOutWithItsEnd(t *testing.T) {
	for name, change := range map[string]func(tx *model.Tx, m model.ID, c []model.ID){
		"to itself": func(tx *model.Tx, m model.ID, c []model.ID) { put(tx, c[0], c[0], model.Leads, "") },
		"to a map":  func(tx *model.Tx, m model.ID, c []model.ID) { put(tx, c[0], m, model.Leads, "") },
		"a detail":  func(tx *model.Tx, m model.ID, c []model.ID) { put(tx, c[0], c[1], model.Detail, "") },
		"in the tray": func(tx *model.Tx, m model.ID, c []model.ID) {
			put(tx, c[0], c[1], model.Leads, "")
			card, _ := model.Get[model.Card](tx, c[0])
			card.Lane, card.Column = "", ""
			model.Put(tx, card)
		},
		"a hidden lane": func(tx *model.Tx, m model.ID, c []model.ID) {
			put(tx, c[0], c[1], model.Leads, "")
			lane := *tx.Doc().Lanes(m)[1]
			lane.Hidden = true
			model.Put(tx, lane)
		},
		"a folded stage": func(tx *model.Tx, m model.ID, c []model.ID) {
			put(tx, c[0], c[2], model.Leads, "")
			stage := *tx.Doc().Stages(m)[2]
			stage.Folded = true
			model.Put(tx, stage)
		},
	} {
		if n := linked(t, change, Options{}); len(n) != 0 {
			t.Errorf("%s: %d links are drawn", name, len(n))
		}
	}
}

// BenchmarkLinks lays out 5,000 cards, without links and with 1,000.
func BenchmarkLinks(b *testing.B) {
	for _, n := range []int{0, 1000} {
		d := randomLinks(b, 1, 5000, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Build(d, options(d), typeset.Shared())
			}
		})
	}
}

// A link of a stage to its only step, which stands right below it, has no way to go: it became an arrow without a place, and no
// file with the map could be written.
func TestALinkOfAStageToItsOnlyStepHasNoArrow(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	do(t, s, func(tx *model.Tx) {
		stage := tx.Doc().Stages(m)[0].ID
		step, err := model.AddStep(tx, stage, model.Plain("付款"), "")
		if err != nil {
			t.Fatal(err)
		}
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), From: stage, To: step, Type: model.Leads})
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), From: step, To: stage, Type: model.Solves})
	})
	for _, n := range Build(s.Doc(), options(s.Doc()), typeset.Shared()).Nodes {
		for _, p := range n.Prims {
			if p.Path == nil {
				continue
			}
			for _, at := range p.Path.Points {
				if math.IsNaN(at.X) || math.IsNaN(at.Y) {
					t.Fatalf("%q has a point at %v", n.Label, at)
				}
			}
		}
	}
}
