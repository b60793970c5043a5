package insight

import (
	"slices"
	"testing"

	"sojourn/model"
)

// derived makes a target map of the journey with the cards a to e and x.
func derived(t *testing.T) (s *model.Session, from, to model.ID) {
	s, from, _ = journey(t)
	do(t, s, func(tx *model.Tx) (err error) {
		to, err = model.DeriveMap(tx, from, model.Plain("目标"))
		return err
	})
	return s, from, to
}

func do(t *testing.T, s *model.Session, f func(tx *model.Tx) error) {
	t.Helper()
	if _, err := s.Do("x", f); err != nil {
		t.Fatal(err)
	}
}

func card(t *testing.T, d *model.Document, m model.ID, title string) model.Card {
	t.Helper()
	for _, c := range d.Cards(m) {
		if c.Title.In("") == title {
			return *c
		}
	}
	t.Fatalf("no card %s", title)
	return model.Card{}
}

func TestADerivedMapDiffersInNothing(t *testing.T) {
	s, from, to := derived(t)
	a := Compare(s.Doc(), from, to)
	if a.ByName || len(a.Changes) != 0 {
		t.Errorf("%+v", a.Changes)
	}
	if m, _ := model.Get[model.Map](s.Doc(), to); m.State != model.ToBe || m.Parent != from {
		t.Errorf("%+v", m)
	}
	if b := Compare(s.Doc(), to, from); b.ByName || len(b.Changes) != 0 {
		t.Errorf("the other way round: %+v", b.Changes)
	}
}

func TestWhatBecameOfADerivedMap(t *testing.T) {
	s, from, to := derived(t)
	put(t, s, to, model.GoalsLane, 2, model.Card{Title: model.Plain("n")})
	do(t, s, func(tx *model.Tx) error {
		stages, lane := s.Doc().Stages(to), s.Doc().Lanes(to)[0].ID
		b := card(t, s.Doc(), to, "b")
		b.Title = model.Plain("B")
		model.Put(tx, b)
		if err := model.MoveCards(tx, []model.ID{card(t, s.Doc(), to, "a").ID}, lane, stages[2].ID, ""); err != nil {
			return err
		}
		return model.Delete(tx, card(t, s.Doc(), to, "c").ID, stages[1].ID)
	})
	a := Compare(s.Doc(), from, to)
	if got, want := tell(a.Changes), []string{"-stage 购买", "*card B title", "-card c", "-card x", "+card n", ">card a"}; !slices.Equal(got, want) {
		t.Fatalf("%q, want %q", got, want)
	}
	if len(a.Doc.Stages(to)) != 3 || len(a.Doc.Cards(to)) != 7 || len(a.Doc.Cards(from)) != 0 {
		t.Errorf("%d stages and %d cards with what is gone", len(a.Doc.Stages(to)), len(a.Doc.Cards(to)))
	}
	c := card(t, a.Doc, to, "c")
	if b := card(t, a.Doc, to, "B"); c.ID != card(t, s.Doc(), from, "c").ID || c.Lane != b.Lane || c.Column != b.Column {
		t.Errorf("what is gone stands elsewhere: %+v", c)
	}
}

func TestMapsWithoutAnOriginAreComparedByName(t *testing.T) {
	s, from, _ := journey(t)
	var to model.ID
	do(t, s, func(tx *model.Tx) (err error) {
		for _, name := range []string{"看", "选"} {
			if _, err = model.AddStep(tx, s.Doc().Stages(from)[0].ID, model.Plain(name), ""); err != nil {
				return err
			}
		}
		return nil
	})
	do(t, s, func(tx *model.Tx) (err error) { to, err = model.DuplicateMap(tx, from); return err })
	do(t, s, func(tx *model.Tx) error { return model.Delete(tx, card(t, s.Doc(), to, "d").ID) })
	a := Compare(s.Doc(), from, to)
	if got := tell(a.Changes); !a.ByName || !slices.Equal(got, []string{"-card d"}) {
		t.Errorf("%q", got)
	}
	if Compare(s.Doc(), from, from) != nil || Compare(s.Doc(), from, "nothing") != nil {
		t.Error("a map is compared with itself, or with none")
	}
}

func TestTheCopyOfATargetMapIsComparedByWhereItCameFrom(t *testing.T) {
	s, from, to := derived(t)
	var second model.ID
	do(t, s, func(tx *model.Tx) (err error) { second, err = model.DuplicateMap(tx, to); return err })
	for _, pair := range [][2]model.ID{{from, second}, {to, second}} {
		if a := Compare(s.Doc(), pair[0], pair[1]); a.ByName || len(a.Changes) != 0 {
			t.Errorf("%v: %q", pair, tell(a.Changes))
		}
	}
}

// By hand: the current curve is −1, 0.5, −1 and the target of the first column is 1.2, which becomes the current one of
// the derived map: +2.2, 0, and 0 where nothing was aimed at. A value that the later map lacks makes no difference.
func TestCurveShifts(t *testing.T) {
	s, m, _ := journey(t)
	cols := s.Doc().Columns(m)
	do(t, s, func(tx *model.Tx) error {
		for i, v := range []float64{-1, 0.5, -1} {
			if err := model.SetEmotion(tx, m, cols[i].ID, "", model.Current, v); err != nil {
				return err
			}
		}
		return model.SetEmotion(tx, m, cols[0].ID, "", model.Target, 1.2)
	})
	var to model.ID
	do(t, s, func(tx *model.Tx) (err error) { to, err = model.DeriveMap(tx, m, model.Text{}); return err })
	a := Compare(s.Doc(), m, to)
	want := []float64{2.2, 0, 0}
	for i, c := range a.Curve[:3] {
		if c.Column != s.Doc().Columns(to)[i].ID || !c.Known() || !near(c.Diff, want[i]) {
			t.Errorf("column %d: %+v, want %g", i, c, want[i])
		}
	}
	last, _ := s.Doc().Point(to, s.Doc().Columns(to)[2].ID, "", model.Current)
	do(t, s, func(tx *model.Tx) error { return model.Delete(tx, last.ID) })
	if c := Compare(s.Doc(), m, to).Curve[2]; c.Known() || c.Diff != 0 {
		t.Errorf("%+v", c)
	}
	if p := s.Doc().Points(to); len(p) != 2 {
		t.Errorf("%d points of the derived map", len(p))
	}
}

func near(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }

// By hand: on a scale of 0 to 10, −1 of −2 … +2 is 2.5; 7.5 − 2.5 = 5.
func TestAShiftIsOnTheScaleOfTheLaterMap(t *testing.T) {
	s, from, to := derived(t)
	do(t, s, func(tx *model.Tx) error {
		m, _ := model.Get[model.Map](tx, to)
		m.Scale = model.Scale{Min: 0, Max: 10}
		model.Put(tx, m)
		if err := model.SetEmotion(tx, from, s.Doc().Columns(from)[0].ID, "", model.Current, -1); err != nil {
			return err
		}
		return model.SetEmotion(tx, to, s.Doc().Columns(to)[0].ID, "", model.Current, 7.5)
	})
	if c := Compare(s.Doc(), from, to).Curve[0]; !near(c.Diff, 5) || !near(c.Before.Value, 2.5) {
		t.Errorf("%+v", c)
	}
}

func TestAStepThatIsGoneIsPutBackAmongItsNeighbours(t *testing.T) {
	s, from, _ := journey(t)
	var steps [2]model.ID
	stage, lane := s.Doc().Stages(from)[0].ID, s.Doc().Lanes(from)[0].ID
	do(t, s, func(tx *model.Tx) (err error) {
		for i, name := range []string{"一", "二"} {
			if steps[i], err = model.AddStep(tx, stage, model.Plain(name), ""); err != nil {
				return err
			}
		}
		return model.MoveCards(tx, []model.ID{card(t, s.Doc(), from, "a").ID}, lane, steps[1], "")
	})
	var to model.ID
	do(t, s, func(tx *model.Tx) (err error) { to, err = model.DeriveMap(tx, from, model.Text{}); return err })
	first := s.Doc().Steps(s.Doc().Stages(to)[0].ID)[0].ID
	do(t, s, func(tx *model.Tx) error { return model.Delete(tx, first) })
	a := Compare(s.Doc(), from, to)
	back := a.Doc.Steps(a.Doc.Stages(to)[0].ID)
	if len(back) != 2 || back[0].Name.In("") != "一" {
		t.Fatalf("%d steps", len(back))
	}
	for _, c := range a.Doc.Cards(to) { // the cards of the step that stays are not drawn in the one that is gone
		if c.Title.In("") == "a" && c.Column != back[1].ID {
			t.Errorf("%+v", c)
		}
	}
	do(t, s, func(tx *model.Tx) error { return model.Delete(tx, s.Doc().Steps(s.Doc().Stages(to)[0].ID)[0].ID) })
	if d := Compare(s.Doc(), from, to).Doc; len(d.Steps(d.Stages(to)[0].ID)) != 0 {
		t.Error("a stage whose steps are gone is cut into columns again")
	}
}

func TestAMovedOrCopiedCardForgetsWhereItCameFrom(t *testing.T) {
	s, from, to := derived(t)
	id := card(t, s.Doc(), to, "a").ID
	do(t, s, func(tx *model.Tx) error { return model.MoveToMap(tx, id, from, "", "") })
	if c, _ := model.Get[model.Card](s.Doc(), id); c.Origin != "" {
		t.Errorf("%+v", c)
	}
}

// A target map that hides its plan is not told to lack the actions that lead to it; what it shows is compared as ever.
func TestWhatALaneHidesIsNoDifference(t *testing.T) {
	s, from, _ := journey(t)
	var to, gone model.ID
	put(t, s, from, model.PainsLane, 0, model.Card{Title: model.Plain("pain")})
	do(t, s, func(tx *model.Tx) (err error) {
		to, err = model.DeriveMap(tx, from, model.Plain("target"))
		return err
	})
	do(t, s, func(tx *model.Tx) error {
		gone = card(t, s.Doc(), to, "pain").ID
		return model.Delete(tx, gone)
	})
	if a := Compare(s.Doc(), from, to); len(a.Changes) != 1 {
		t.Fatalf("%+v", a.Changes)
	}
	do(t, s, func(tx *model.Tx) error {
		for _, l := range s.Doc().Lanes(to) {
			if l.Type == model.PainsLane {
				lane := *l
				lane.Hidden = true
				model.Put(tx, lane)
			}
		}
		return nil
	})
	a := Compare(s.Doc(), from, to)
	if len(a.Changes) != 0 {
		t.Errorf("%+v", a.Changes)
	}
	if len(a.Doc.Cards(to)) != len(s.Doc().Cards(to)) {
		t.Error("a card is put back where nobody sees it")
	}
	if b := Compare(s.Doc(), to, from); len(b.Changes) != 2 { // the lane, which that map shows, and its card
		t.Errorf("the other way round: %+v", b.Changes)
	}
}
