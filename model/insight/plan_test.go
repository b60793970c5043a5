package insight

import (
	"testing"

	"sojourn/model"
)

// By hand: gap 3 × importance 1 = 3, gap 2 × importance 4 = 8, gap −0.5 × the usual 3 = −1.5.
func TestGapsRankByGapTimesImportance(t *testing.T) {
	s, m := start(t)
	tp := func(title string, exp, is float64, imp *float64) model.Card {
		return model.Card{Title: model.Plain(title), Touchpoint: &model.Touchpoint{Expectation: &exp, Experience: &is, Importance: imp}}
	}
	put(t, s, m, model.TouchpointsLane, 0, tp("a", 5, 2, f(1)))
	put(t, s, m, model.TouchpointsLane, 1, tp("b", 4, 2, f(4)))
	put(t, s, m, model.TouchpointsLane, 2, tp("c", 3, 3.5, nil))
	put(t, s, m, model.TouchpointsLane, 2, model.Card{Title: model.Plain("unknown")})
	got := Gaps(s.Doc(), m)
	want := []struct {
		title       string
		gap, weight float64
	}{{"b", 2, 8}, {"a", 3, 3}, {"c", -0.5, -1.5}}
	if len(got) != len(want) {
		t.Fatalf("%d gaps", len(got))
	}
	for i, w := range want {
		if g := got[i]; g.Card.Title.In("") != w.title || g.Gap != w.gap || g.Weight != w.weight || g.Stage == nil {
			t.Errorf("%d: %+v", i, g)
		}
	}
}

func TestQuadrants(t *testing.T) {
	for _, c := range []struct {
		customer, business *float64
		effort             float64
		value              float64
		want               Quadrant
	}{
		{f(80), f(60), 2.5, 70, QuickWin}, {f(40), f(60), 2.6, 50, BigBet}, {f(40), f(58), 1, 49, FillIn},
		{f(0), f(10), 5, 5, TimeSink}, {nil, f(90), 0, 90, QuickWin},
	} {
		s, m := start(t)
		put(t, s, m, model.OpportunitiesLane, 0, model.Card{Opportunity: &model.Opportunity{CustomerValue: c.customer, BusinessValue: c.business, Effort: &c.effort}})
		got := Chances(s.Doc(), m)
		if len(got) != 1 || got[0].Value != c.value || got[0].Quadrant != c.want {
			t.Errorf("%v: %+v", c.want, got)
		}
	}
	s, m := start(t)
	put(t, s, m, model.OpportunitiesLane, 0, model.Card{Opportunity: &model.Opportunity{Effort: f(1)}})
	if got := Chances(s.Doc(), m); len(got) != 0 {
		t.Errorf("an opportunity of unknown value has a place: %+v", got)
	}
}

func TestTasksByDueDateWithTheirOpportunity(t *testing.T) {
	s, m := start(t)
	action := func(title, due string) model.ID {
		return put(t, s, m, model.GoalsLane, 0, model.Card{Title: model.Plain(title), Type: model.ActionCard, Action: &model.Action{Due: due}})
	}
	opp := put(t, s, m, model.OpportunitiesLane, 1, model.Card{Title: model.Plain("o")})
	action("some day", "")
	late := action("later", "2027-01-31")
	action("soon", "2026-12-01")
	s.Do("x", func(tx *model.Tx) error {
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), Type: model.Solves, From: opp, To: late})
		return nil
	})
	got := Tasks(s.Doc(), m)
	titles := ""
	for _, x := range got {
		titles += x.Card.Title.In("") + ","
	}
	if titles != "soon,later,some day," || got[1].Opportunity == nil || got[1].Opportunity.ID != opp || got[0].Opportunity != nil {
		t.Errorf("%s %+v", titles, got)
	}
}

// A touchpoint that was moved among the pains keeps its ratings for the day it comes back, and so does an opportunity.
func TestACardOfAnotherKindHasNoGapAndNoPlaceInTheMatrix(t *testing.T) {
	s, m := start(t)
	put(t, s, m, model.PainsLane, 0, model.Card{Title: model.Plain("a"), Type: model.PainCard, Touchpoint: &model.Touchpoint{Expectation: f(5), Experience: f(1)},
		Opportunity: &model.Opportunity{CustomerValue: f(80), Effort: f(1)}})
	if c := s.Doc().Cards(m)[0]; c.Touchpoint == nil || c.Type != model.PainCard {
		t.Fatalf("the test needs a pain that was a touchpoint: %+v", c)
	}
	if gaps, chances := Gaps(s.Doc(), m), Chances(s.Doc(), m); len(gaps)+len(chances) != 0 {
		t.Errorf("gaps %v, chances %v", gaps, chances)
	}
}
