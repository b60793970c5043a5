package insight

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

// journey is a map of three stages with the cards a, b, c, d and e in the first cell and x in the second column.
func journey(t *testing.T) (s *model.Session, m model.ID, cards map[string]model.ID) {
	s, m = start(t)
	cards = map[string]model.ID{}
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		cards[name] = put(t, s, m, model.GoalsLane, 0, model.Card{Title: model.Plain(name)})
	}
	cards["x"] = put(t, s, m, model.TouchpointsLane, 1, model.Card{Title: model.Plain("x"), Tags: []string{"one", "two"}, Touchpoint: &model.Touchpoint{Expectation: f(5)}})
	return s, m, cards
}

// tell writes changes short: "+card a" added, "-" removed, ">" moved, "*" changed, "*>" both, with the fields.
func tell(list []Change) []string {
	signs := map[What]string{Added: "+", Removed: "-", Changed: "*", Moved: ""}
	var out []string
	for _, c := range list {
		line := signs[c.What]
		if c.Moved {
			line += ">"
		}
		line += strings.TrimSuffix(c.Kind.String(), "s")
		for _, s := range append([]string{c.Name.In("zh"), c.Other.In("zh")}, c.Fields...) {
			if s != "" {
				line += " " + s
			}
		}
		out = append(out, line)
	}
	return out
}

func TestWhatBecameOfAJourney(t *testing.T) {
	type world struct {
		*model.Session
		m      model.ID
		cards  map[string]model.ID
		stages []*model.Stage
		lanes  []*model.Lane
	}
	set := func(tx *model.Tx, id model.ID, change func(*model.Card)) {
		c, _ := model.Get[model.Card](tx, id)
		change(&c)
		model.Put(tx, c)
	}
	for name, c := range map[string]struct {
		edit func(w world, tx *model.Tx) error
		want []string
	}{
		"nothing": {func(world, *model.Tx) error { return nil }, nil},
		"a title and an expectation": {func(w world, tx *model.Tx) error {
			set(tx, w.cards["x"], func(c *model.Card) {
				c.Title, c.Touchpoint = model.Plain("y"), &model.Touchpoint{Expectation: f(4)}
			})
			return nil
		}, []string{"*card y title touchpoint.expectation"}},
		"a list with one other word": {func(w world, tx *model.Tx) error {
			set(tx, w.cards["x"], func(c *model.Card) { c.Tags = []string{"one", "2"} })
			return nil
		}, []string{"*card x tags"}},
		"all but a list, written anew": {func(w world, tx *model.Tx) error {
			set(tx, w.cards["x"], func(c *model.Card) { c.Title, c.Tags = model.Plain("z"), []string{"one", "two"} })
			return nil
		}, []string{"*card z title"}},
		"a card to another cell": {func(w world, tx *model.Tx) error {
			return model.MoveCards(tx, []model.ID{w.cards["b"]}, w.lanes[0].ID, w.stages[2].ID, "")
		}, []string{">card b"}},
		"a card to a lane of another kind": {func(w world, tx *model.Tx) error {
			return model.MoveCards(tx, []model.ID{w.cards["b"]}, w.lanes[5].ID, w.stages[0].ID, "")
		}, []string{"*>card b type"}},
		"the first card to the end": {func(w world, tx *model.Tx) error {
			return model.MoveCards(tx, []model.ID{w.cards["a"]}, w.lanes[0].ID, w.stages[0].ID, "")
		}, []string{">card a"}},
		"a card one down": {func(w world, tx *model.Tx) error {
			return model.MoveCards(tx, []model.ID{w.cards["b"]}, w.lanes[0].ID, w.stages[0].ID, w.cards["d"])
		}, []string{">card b"}},
		"a card one up": {func(w world, tx *model.Tx) error {
			return model.MoveCards(tx, []model.ID{w.cards["c"]}, w.lanes[0].ID, w.stages[0].ID, w.cards["b"])
		}, []string{">card c"}},
		"another key in the same order": {func(w world, tx *model.Tx) error {
			b, _ := model.Get[model.Card](tx, w.cards["b"])
			c, _ := model.Get[model.Card](tx, w.cards["c"])
			set(tx, w.cards["b"], func(x *model.Card) { x.Order = model.OrderBetween(b.Order, c.Order) })
			return nil
		}, nil},
		"a card among others, another gone": {func(w world, tx *model.Tx) error {
			if _, err := model.AddCard(tx, model.Card{Map: w.m, Lane: w.lanes[0].ID, Column: w.stages[0].ID, Title: model.Plain("n")}, w.cards["b"]); err != nil {
				return err
			}
			return model.Delete(tx, w.cards["d"])
		}, []string{"+card n", "-card d"}},
		"the first card to the end, the second gone": {func(w world, tx *model.Tx) error {
			if err := model.MoveCards(tx, []model.ID{w.cards["a"]}, w.lanes[0].ID, w.stages[0].ID, ""); err != nil {
				return err
			}
			return model.Delete(tx, w.cards["b"])
		}, []string{"-card b", ">card a"}},
		"a card with a later key and another title, the next one gone": {func(w world, tx *model.Tx) error {
			b, _ := model.Get[model.Card](tx, w.cards["b"])
			set(tx, w.cards["a"], func(c *model.Card) { c.Order, c.Title = b.Order, model.Plain("A") })
			return model.Delete(tx, w.cards["b"])
		}, []string{"*card A title", "-card b"}},
		"a list": {func(w world, tx *model.Tx) error {
			set(tx, w.cards["a"], func(c *model.Card) { c.Tags = []string{"付款"} })
			return nil
		}, []string{"*card a tags"}},
		"a new card in the tray, another in a later cell": {func(w world, tx *model.Tx) error {
			if _, err := model.AddCard(tx, model.Card{Map: w.m, Title: model.Plain("t")}, ""); err != nil {
				return err
			}
			return model.Delete(tx, w.cards["x"])
		}, []string{"-card x", "+card t"}},
		"a card into the tray": {func(w world, tx *model.Tx) error {
			set(tx, w.cards["a"], func(c *model.Card) { c.Lane, c.Column = "", "" })
			return nil
		}, []string{">card a"}},
		"a stage to the end, its cards with it": {func(w world, tx *model.Tx) error { return model.MoveStage(tx, w.stages[0].ID, "") },
			[]string{">stage 接触"}},
		"the first lane to the end, its cards with it": {func(w world, tx *model.Tx) error { return model.MoveLane(tx, w.lanes[0].ID, "") },
			[]string{">lane"}},
		"a first step, which takes the stage's cards": {func(w world, tx *model.Tx) error {
			_, err := model.AddStep(tx, w.stages[0].ID, model.Plain("看"), "")
			return err
		}, []string{"+step 看"}},
		"a stage gone with its cards": {func(w world, tx *model.Tx) error { return model.Delete(tx, w.stages[1].ID) },
			[]string{"-stage 购买", "-card x"}},
		"an emotion": {func(w world, tx *model.Tx) error {
			return model.SetEmotion(tx, w.m, w.stages[1].ID, "", model.Current, 1)
		}, []string{"+emotion 购买"}},
		"a link": {func(w world, tx *model.Tx) error {
			model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), From: w.cards["a"], To: w.stages[2].ID})
			return nil
		}, []string{"+link a 忠诚"}},
		"head, persona, map and lane": {func(w world, tx *model.Tx) error {
			p := tx.Doc().Project()
			p.Client = model.Plain("网店")
			model.Put(tx, p)
			model.AddPersona(tx, model.Persona{Name: model.Plain("周工")})
			mp, _ := model.Get[model.Map](tx, w.m)
			mp.Scale = model.Scale{Min: 0, Max: 10}
			model.Put(tx, mp)
			lane := *w.lanes[0]
			lane.Folded = true
			model.Put(tx, lane)
			model.Put(tx, model.Media{ID: "i1", Name: "p.png", Data: []byte{1}})
			return nil
		}, []string{"*project client", "+persona 周工", "*map 旅程 scale", "*lane folded", "+media p.png"}},
		"what nobody can see": {func(w world, tx *model.Tx) error {
			set(tx, w.cards["a"], func(c *model.Card) {
				c.Status, c.Span, c.Tags, c.Pain, c.Action = model.Draft, 1, []string{}, &model.Pain{}, &model.Action{State: model.Todo}
			})
			mp, _ := model.Get[model.Map](tx, w.m)
			mp.Scale, mp.State, mp.Type = model.Scale{Min: -2, Max: 2}, model.AsIs, model.Journey
			model.Put(tx, mp)
			return nil
		}, nil},
		"what a newer version wrote": {func(w world, tx *model.Tx) error {
			set(tx, w.cards["a"], func(c *model.Card) { c.Extra = model.Extra{"mood": json.RawMessage(`1`)} })
			return nil
		}, []string{"*card a mood"}},
	} {
		s, m, cards := journey(t)
		w := world{s, m, cards, s.Doc().Stages(m), s.Doc().Lanes(m)}
		before := s.Doc()
		if _, err := s.Do("x", func(tx *model.Tx) error { return c.edit(w, tx) }); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := tell(Changes(before, s.Doc())); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAMovedCardTellsWhereFromAndWhereTo(t *testing.T) {
	s, m, cards := journey(t)
	a, lanes, stages := s.Doc(), s.Doc().Lanes(m), s.Doc().Stages(m)
	var step model.ID
	s.Do("x", func(tx *model.Tx) (err error) {
		if step, err = model.AddStep(tx, stages[2].ID, model.Plain("看"), ""); err != nil {
			return err
		}
		return model.MoveCards(tx, []model.ID{cards["a"]}, lanes[1].ID, stages[2].ID, "")
	})
	s.Do("x", func(tx *model.Tx) error {
		return model.SetEmotion(tx, m, stages[2].ID, "", model.Current, 1)
	})
	got := Changes(a, s.Doc())
	if p := got[len(got)-1]; p.Kind != model.KindPoint || p.To != (Place{Map: m, Column: step}) || p.Name.In("") != "看" {
		t.Errorf("%+v", p)
	}
	if len(got) != 3 || got[1].From != (Place{m, lanes[0].ID, stages[0].ID}) || got[1].To != (Place{m, lanes[1].ID, step}) || got[1].Map != m {
		t.Errorf("%+v", got)
	}
}

func TestACardInItsStagesOnlyStepHasNotMovedWhenTheStepGoes(t *testing.T) {
	s, m, cards := journey(t)
	stage := s.Doc().Stages(m)[0].ID
	var steps [2]model.ID
	s.Do("x", func(tx *model.Tx) (err error) {
		for i := range steps {
			if steps[i], err = model.AddStep(tx, stage, model.Plain("看"), ""); err != nil {
				return err
			}
		}
		return model.MoveCards(tx, []model.ID{cards["a"]}, s.Doc().Lanes(m)[0].ID, steps[0], cards["b"])
	})
	two := s.Doc()
	s.Do("x", func(tx *model.Tx) error { return model.Delete(tx, steps[1]) })
	one := s.Doc()
	s.Do("x", func(tx *model.Tx) error { return model.Delete(tx, steps[0]) })
	if got := tell(Changes(one, s.Doc())); !slices.Equal(got, []string{"-step 看"}) {
		t.Errorf("%q", got)
	}
	s.Do("x", func(tx *model.Tx) error {
		var err error
		_, err = model.AddStep(tx, stage, model.Plain("问"), "")
		return err
	})
	if got := tell(Changes(one, s.Doc()))[:2]; !slices.Equal(got, []string{"+step 问", "-step 看"}) && !slices.Equal(got, []string{"-step 看", "+step 问"}) {
		t.Errorf("%q", got)
	}
	// A step that comes before the first takes the cards that name only the stage: to the eye they moved.
	b := two
	var first model.ID
	t2 := model.NewSession(b, &modeltest.IDs{})
	t2.Do("x", func(tx *model.Tx) (err error) {
		first, err = model.AddStep(tx, stage, model.Plain("先"), steps[0])
		return err
	})
	for _, c := range Changes(b, t2.Doc()) {
		if c.Kind == model.KindCard && (c.What != Moved || c.From.Column != steps[0] || c.To.Column != first || c.ID == cards["a"]) {
			t.Errorf("%+v", c)
		}
	}
}

func TestWhatGoesToAnotherMap(t *testing.T) {
	s, m, cards := journey(t)
	var other, t1, t2 model.ID
	stage := *s.Doc().Stages(m)[2]
	s.Do("x", func(tx *model.Tx) (err error) {
		other = model.AddMap(tx, model.Map{Title: model.Plain("另一张")}, nil)
		tray := model.Card{Map: m, Title: model.Plain("t")}
		if cards["t"], err = model.AddCard(tx, tray, ""); err != nil {
			return err
		}
		if t1, err = model.AddStep(tx, stage.ID, model.Plain("看"), ""); err != nil {
			return err
		}
		t2, err = model.AddStep(tx, stage.ID, model.Plain("问"), "")
		return err
	})
	a := s.Doc()
	_, err := s.Do("x", func(tx *model.Tx) error {
		stage.Map = other
		model.Put(tx, stage)
		c, _ := model.Get[model.Card](tx, cards["t"])
		c.Map = other
		model.Put(tx, c)
		model.Put(tx, model.Link{ID: "k1", From: other, To: m})
		model.Put(tx, model.Link{ID: "k2", From: m, To: other})
		model.Put(tx, model.Link{ID: "k3", From: stage.ID, To: m})
		model.Put(tx, model.Link{ID: "k4", From: t1, To: m})
		return model.Delete(tx, t2)
	})
	if err != nil {
		t.Fatal(err)
	}
	got := Changes(a, s.Doc())
	want := []string{"-step 问", "+link 旅程 另一张", ">stage 忠诚", ">card t", "+link 另一张 旅程", "+link 忠诚 旅程", "+link 看 旅程"}
	if !slices.Equal(tell(got), want) {
		t.Fatalf("%q, want %q", tell(got), want)
	}
	for i, c := range got {
		if on := map[bool]model.ID{true: m, false: other}[i < 2]; c.Map != on {
			t.Errorf("%s is on %s, not %s", tell(got[i:i+1]), c.Map, on)
		}
	}
}

func TestChangesComeStepByStep(t *testing.T) {
	s, m, _ := journey(t)
	stages, lane := s.Doc().Stages(m), s.Doc().Lanes(m)[0].ID
	a := s.Doc()
	s.Do("x", func(tx *model.Tx) error {
		for i := range 2 {
			step, err := model.AddStep(tx, stages[2].ID, model.Plain(fmt.Sprint(i)), "")
			if err != nil {
				return err
			}
			for _, at := range []model.ID{stages[1].ID, step} {
				if _, err := model.AddCard(tx, model.Card{Map: m, Lane: lane, Column: at, Title: model.Plain(fmt.Sprint(i))}, ""); err != nil {
					return err
				}
			}
		}
		return model.Delete(tx, stages[0].ID)
	})
	// The cards of the stage that is gone come first, those of its neighbour next, and last those of the steps.
	want := []string{"-stage 接触", "+step 0", "+step 1", "-card a", "-card b", "-card c", "-card d", "-card e", "+card 0", "+card 1", "+card 0", "+card 1"}
	if got := tell(Changes(a, s.Doc())); !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	for i, c := range Changes(a, s.Doc())[8:] {
		if on := c.To.Column == stages[1].ID; on != (i < 2) {
			t.Errorf("card %d stands in %s", i, c.To.Column)
		}
	}
}

func TestAMapIsOnItself(t *testing.T) {
	s, m, _ := journey(t)
	if got := Changes(model.New(), s.Doc()); got[1].Kind != model.KindMap || got[1].Map != m || got[0].Map != "" {
		t.Errorf("%+v", got[:2])
	}
}

func TestChangesComeAsAMapIsRead(t *testing.T) {
	s, m, _ := journey(t)
	put(t, s, m, model.PainsLane, 2, model.Card{Title: model.Plain("p")})
	before := s.Doc()
	s.Do("x", func(tx *model.Tx) error {
		for _, id := range []model.ID{before.Stages(m)[1].ID, before.Lanes(m)[0].ID} {
			if err := model.Delete(tx, id); err != nil {
				return err
			}
		}
		return nil
	})
	put(t, s, m, model.PainsLane, 1, model.Card{Title: model.Plain("q")})
	put(t, s, m, model.TouchpointsLane, 0, model.Card{Title: model.Plain("n")})
	s.Do("x", func(tx *model.Tx) error {
		other := model.AddMap(tx, model.Map{Title: model.Plain("另一张")}, nil)
		_, err := model.AddStage(tx, other, model.Plain("始"), "")
		return err
	})
	want := []string{"-stage 购买", "-lane", "-card a", "-card b", "-card c", "-card d", "-card e", "+card n", "-card x", "+card q", "+map 另一张", "+stage 始"}
	if got := tell(Changes(before, s.Doc())); !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	want = []string{"+stage 购买", "+lane", "+card a", "+card b", "+card c", "+card d", "+card e", "-card n", "+card x", "-card q", "-map 另一张", "-stage 始"}
	if got := tell(Changes(s.Doc(), before)); !slices.Equal(got, want) {
		t.Errorf("back: %q\nwant %q", got, want)
	}
}

func TestCount(t *testing.T) {
	n := Count([]Change{{What: Added, Kind: model.KindCard}, {What: Changed, Moved: true, Kind: model.KindCard}, {What: Moved, Kind: model.KindCard},
		{What: Removed, Kind: model.KindCard}, {What: Removed, Kind: model.KindLane}, {What: Removed, Kind: model.KindLane}})
	if n[model.KindCard] != (Tally{1, 1, 1, 1}) || n[model.KindLane] != (Tally{Removed: 2}) || n.Cards() != 4 {
		t.Errorf("%+v", n)
	}
}
