package insight

import (
	"math"
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

func start(t *testing.T) (*model.Session, model.ID) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	return s, s.Doc().Maps()[0].ID
}

func put(t *testing.T, s *model.Session, m model.ID, lane model.LaneType, col int, c model.Card) model.ID {
	t.Helper()
	c.Map = m
	for _, l := range s.Doc().Lanes(m) {
		if l.Type == lane {
			c.Lane = l.ID
		}
	}
	c.Column = s.Doc().Columns(m)[col].ID
	if _, err := s.Do("x", func(tx *model.Tx) (err error) { c.ID, err = model.AddCard(tx, c, ""); return err }); err != nil {
		t.Fatal(err)
	}
	return c.ID
}

func f(v float64) *float64 { return &v }

// By hand: (2·5 + −1·1) / 6 = 1.5; without an importance 3 is usual: (1·3 + −2·3) / 6 = −0.5.
func TestCurveIsTheWeightedMeanUnlessSetByHand(t *testing.T) {
	s, m := start(t)
	tp := func(emotion float64, importance *float64) model.Card {
		return model.Card{Touchpoint: &model.Touchpoint{Emotion: &emotion, Importance: importance}}
	}
	put(t, s, m, model.TouchpointsLane, 0, tp(2, f(5)))
	put(t, s, m, model.TouchpointsLane, 0, tp(-1, f(1)))
	put(t, s, m, model.TouchpointsLane, 1, tp(1, nil))
	put(t, s, m, model.TouchpointsLane, 1, tp(-2, nil))
	got := Curve(s.Doc(), m, "", model.Current)
	if got[0].Value != 1.5 || got[1].Value != -0.5 || got[2].Known {
		t.Fatalf("%+v", got)
	}
	s.Do("x", func(tx *model.Tx) error {
		return model.SetEmotion(tx, m, got[0].Column, "", model.Current, -1)
	})
	if got := Curve(s.Doc(), m, "", model.Current)[0]; got.Value != -1 || !got.ByHand {
		t.Fatalf("%+v", got)
	}
	if got := Curve(s.Doc(), m, "", model.Target)[0]; got.Known {
		t.Fatal("a target that nobody set is known")
	}
}

func TestCurveOfAPersonaLeavesOutWhatConcernsOthers(t *testing.T) {
	s, m := start(t)
	her := s.Doc().Personas()[0].ID
	var him model.ID
	s.Do("x", func(tx *model.Tx) error { him = model.AddPersona(tx, model.Persona{}); return nil })
	for _, c := range []struct {
		emotion *float64
		who     []model.ID
	}{{nil, nil}, {f(2), []model.ID{her}}, {f(-2), []model.ID{him}}, {f(1), nil}} {
		put(t, s, m, model.TouchpointsLane, 1, model.Card{Personas: c.who, Touchpoint: &model.Touchpoint{Emotion: c.emotion}})
	}
	s.Do("x", func(tx *model.Tx) error {
		return model.SetEmotion(tx, m, s.Doc().Columns(m)[0].ID, her, model.Current, -1)
	})
	for persona, want := range map[model.ID]float64{her: 1.5, him: -0.5, "": 1.0 / 3} {
		got := Curve(s.Doc(), m, persona, model.Current)
		if math.Abs(got[1].Value-want) > 1e-9 || got[0].ByHand != (persona == her) {
			t.Errorf("%q: %+v, want %v in the second column", persona, got, want)
		}
	}
}

func rules(s *model.Session) map[Rule]int {
	n := map[Rule]int{}
	for _, f := range Check(s.Doc()) {
		n[f.Rule]++
	}
	return n
}

func TestEveryRuleFindsItsCaseAndLetsTheCureGo(t *testing.T) {
	name := func(s string) model.Card { return model.Card{Title: model.Plain(s)} }
	channel := func(s string) *model.Touchpoint { return &model.Touchpoint{Channel: model.Plain(s)} }
	for _, c := range []struct {
		rule Rule
		bad  func(s *model.Session, m model.ID)
		cure func(s *model.Session, m model.ID)
	}{
		{StageNoTouchpoints, func(*model.Session, model.ID) {}, func(s *model.Session, m model.ID) {
			for i := range 3 {
				put(t, s, m, model.TouchpointsLane, i, name("x"))
			}
		}},
		{PersonaWithoutMap, func(*model.Session, model.ID) {}, func(s *model.Session, m model.ID) {
			s.Do("x", func(tx *model.Tx) error {
				mp, _ := model.Get[model.Map](tx, m)
				mp.Personas = []model.ID{s.Doc().Personas()[0].ID}
				model.Put(tx, mp)
				return nil
			})
		}},
		{LowWithoutPain, func(s *model.Session, m model.ID) {
			s.Do("x", func(tx *model.Tx) error {
				return model.SetEmotion(tx, m, s.Doc().Columns(m)[1].ID, "", model.Current, -1)
			})
		}, func(s *model.Session, m model.ID) { put(t, s, m, model.PainsLane, 1, name("p")) }},
		{TouchpointNoOwner, func(s *model.Session, m model.ID) { put(t, s, m, model.TouchpointsLane, 0, name("x")) },
			func(s *model.Session, m model.ID) {
				edit(s, m, func(c *model.Card) { c.Owner = model.Plain("周工") })
			}},
		{TouchpointNoGap, func(s *model.Session, m model.ID) { put(t, s, m, model.TouchpointsLane, 0, name("x")) },
			func(s *model.Session, m model.ID) {
				edit(s, m, func(c *model.Card) { c.Touchpoint = &model.Touchpoint{Expectation: f(5), Experience: f(2)} })
			}},
		{MomentWithoutMetric, func(s *model.Session, m model.ID) {
			put(t, s, m, model.TouchpointsLane, 0, model.Card{Touchpoint: &model.Touchpoint{Moment: true}})
		}, func(s *model.Session, m model.ID) {
			edit(s, m, func(c *model.Card) { c.Metrics = []model.Metric{{Value: f(1)}} })
		}},
		{PainWithoutOpp, func(s *model.Session, m model.ID) { put(t, s, m, model.PainsLane, 0, name("p")) },
			func(s *model.Session, m model.ID) { solve(s, m, put(t, s, m, model.OpportunitiesLane, 0, name("o"))) }},
		{OppWithoutAction, func(s *model.Session, m model.ID) { put(t, s, m, model.OpportunitiesLane, 0, name("o")) },
			func(s *model.Session, m model.ID) { solve(s, m, put(t, s, m, model.ActionsLane, 0, name("a"))) }},
		{ActionWithoutOwner, func(s *model.Session, m model.ID) {
			put(t, s, m, model.GoalsLane, 0, model.Card{Type: model.ActionCard})
		}, func(s *model.Session, m model.ID) {
			edit(s, m, func(c *model.Card) { c.Department = model.Plain("技术部") })
		}},
		{ActionWithoutDue, func(s *model.Session, m model.ID) {
			put(t, s, m, model.GoalsLane, 0, model.Card{Type: model.ActionCard})
		}, func(s *model.Session, m model.ID) {
			edit(s, m, func(c *model.Card) { c.Action = &model.Action{Due: "2026-12-01"} })
		}},
		{DuplicateTitle, func(s *model.Session, m model.ID) {
			put(t, s, m, model.GoalsLane, 0, name("x"))
			put(t, s, m, model.GoalsLane, 1, name("x"))
		}, func(s *model.Session, m model.ID) {
			edit(s, m, func(c *model.Card) { c.Title = model.Plain(string(c.ID)) })
		}},
		{CardNoEvidence, func(s *model.Session, m model.ID) { put(t, s, m, model.GoalsLane, 0, name("x")) },
			func(s *model.Session, m model.ID) { edit(s, m, func(c *model.Card) { c.Evidence = model.Assumption }) }},
		{ChannelOnce, func(s *model.Session, m model.ID) {
			put(t, s, m, model.TouchpointsLane, 0, model.Card{Touchpoint: channel("邮件")})
		}, func(s *model.Session, m model.ID) {
			put(t, s, m, model.TouchpointsLane, 1, model.Card{Touchpoint: channel("邮件")})
		}},
		{DepartmentOwnsNothing, func(s *model.Session, m model.ID) {
			s.Do("x", func(tx *model.Tx) error {
				p, _ := model.Get[model.Project](tx, model.ProjectID)
				p.Departments = []model.Text{model.Plain("技术部")}
				model.Put(tx, p)
				return nil
			})
		}, func(s *model.Session, m model.ID) {
			put(t, s, m, model.GoalsLane, 0, model.Card{Department: model.Plain("技术部")})
		}},
	} {
		s, m := start(t)
		c.bad(s, m)
		if rules(s)[c.rule] == 0 {
			t.Errorf("%s finds nothing", c.rule)
		}
		c.cure(s, m)
		if n := rules(s)[c.rule]; n != 0 {
			t.Errorf("%s still finds %d after the cure", c.rule, n)
		}
	}
}

func TestEveryRuleIsListed(t *testing.T) {
	seen := map[Rule]bool{}
	for _, r := range Rules {
		if seen[r] {
			t.Errorf("%s twice", r)
		}
		seen[r] = true
	}
	if len(seen) != 14 {
		t.Errorf("%d rules", len(seen))
	}
}

// What stops work from getting done is shown before what is worth a look.
func TestSevereRules(t *testing.T) {
	for _, r := range []Rule{PainWithoutOpp, ActionWithoutOwner, ActionWithoutDue, TouchpointNoOwner, LowWithoutPain} {
		if !r.Severe() {
			t.Errorf("%s is not severe", r)
		}
	}
	if DuplicateTitle.Severe() || CardNoEvidence.Severe() {
		t.Error("a matter of taste is severe")
	}
}

func edit(s *model.Session, m model.ID, f func(*model.Card)) {
	s.Do("x", func(tx *model.Tx) error {
		for _, c := range tx.Doc().Cards(m) {
			n := *c
			f(&n)
			model.Put(tx, n)
		}
		return nil
	})
}

// solve links every other card to this one.
func solve(s *model.Session, m, to model.ID) {
	s.Do("x", func(tx *model.Tx) error {
		for _, c := range tx.Doc().Cards(m) {
			if c.ID != to {
				model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), Type: model.Solves, From: c.ID, To: to})
			}
		}
		return nil
	})
}

// A touchpoint that was moved to a lane of another kind keeps what it said, and neither the curve nor the checks of
// channels hear it any more.
func TestAMovedTouchpointIsNone(t *testing.T) {
	s, m := start(t)
	said := &model.Touchpoint{Channel: model.Plain("邮件"), Emotion: f(-2)}
	id := put(t, s, m, model.TouchpointsLane, 0, model.Card{Touchpoint: said})
	persona := model.ID("")
	known := func() bool { return Curve(s.Doc(), m, persona, model.Current)[0].Known }
	if !known() || rules(s)[ChannelOnce] != 1 {
		t.Fatal("a touchpoint is not heard")
	}
	edit(s, m, func(c *model.Card) {
		if c.ID == id {
			c.Type = model.TextCard
		}
	})
	if known() || rules(s)[ChannelOnce] != 0 {
		t.Errorf("the curve knows a value: %v; channels: %d findings", known(), rules(s)[ChannelOnce])
	}
}

// A blueprint says by its lanes where customers are met: no stage of it wants a touchpoint, unless it has a lane for them.
func TestABlueprintIsAskedForTouchpointsOnlyWhereItHasALaneForThem(t *testing.T) {
	s, m := start(t)
	stages := len(s.Doc().Stages(m))
	found := func() (checks, steps int) {
		for _, ph := range Planning(s.Doc()) {
			for _, st := range ph.Steps {
				if st.Step == StageHasTouch {
					steps = st.All
				}
			}
		}
		return rules(s)[StageNoTouchpoints], steps
	}
	turn := func(kind model.MapType) {
		do(t, s, func(tx *model.Tx) error {
			one := *s.Doc().Maps()[0]
			one.Type = kind
			model.Put(tx, one)
			return nil
		})
	}
	turn(model.Blueprint)
	if checks, steps := found(); checks != stages || steps != stages {
		t.Errorf("with a lane for touchpoints %d findings and %d of %d stages", checks, steps, stages)
	}
	do(t, s, func(tx *model.Tx) error {
		for _, l := range s.Doc().Lanes(m) {
			if l.Type == model.TouchpointsLane {
				return model.Delete(tx, l.ID)
			}
		}
		return nil
	})
	if checks, steps := found(); checks != 0 || steps != 0 {
		t.Errorf("without one %d findings and %d stages", checks, steps)
	}
	turn(model.Journey)
	if checks, steps := found(); checks != stages || steps != stages {
		t.Errorf("of a journey %d findings and %d of %d stages", checks, steps, stages)
	}
}
