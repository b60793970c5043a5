package insight

import (
	"slices"
	"testing"

	"sojourn/model"
)

// By hand. Shop: (5 + 4)/2 = 4.5 expected, (2 + 3)/2 = 2.5 met, gap 2; Service: 3 − 3.5 = −0.5. The stages hold a; b and c,
// (4 + 3)/2 − (3 + 3.5)/2 = 0.25; the fourth touchpoint has no gap and counts nowhere, the third no department.
func TestMeansOfGroups(t *testing.T) {
	s, m := start(t)
	tp := func(title, channel, department string, exp, is *float64) model.Card {
		return model.Card{Title: model.Plain(title), Department: model.Plain(department),
			Touchpoint: &model.Touchpoint{Channel: model.Plain(channel), Expectation: exp, Experience: is, Importance: f(5)}}
	}
	put(t, s, m, model.TouchpointsLane, 0, tp("a", "Shop", "Product", f(5), f(2)))
	put(t, s, m, model.TouchpointsLane, 1, tp("b", "Shop", "Service", f(4), f(3)))
	put(t, s, m, model.TouchpointsLane, 1, tp("c", "Service", "", f(3), f(3.5)))
	put(t, s, m, model.TouchpointsLane, 2, tp("d", "Shop", "Product", f(5), nil))
	type row struct {
		name         string
		count        int
		exp, is, gap float64
	}
	stages := s.Doc().Stages(m)
	for by, want := range map[By][]row{
		ByChannel:    {{"Shop", 2, 4.5, 2.5, 2}, {"Service", 1, 3, 3.5, -0.5}},
		ByDepartment: {{"Product", 1, 5, 2, 3}, {"Service", 1, 4, 3, 1}},
		ByStage:      {{stages[0].Name.In(""), 1, 5, 2, 3}, {stages[1].Name.In(""), 2, 3.5, 3.25, 0.25}},
	} {
		var got []row
		for _, x := range Means(s.Doc(), m, by) {
			got = append(got, row{x.Name.In(""), x.Count, x.Expectation, x.Experience, x.Gap})
		}
		if !slices.Equal(got, want) {
			t.Errorf("by %s: %v, want %v", by, got, want)
		}
	}
}

func TestHowWellLanesAreFounded(t *testing.T) {
	s, m := start(t)
	card := func(lane model.LaneType, title, source string, e model.Evidence, metrics ...model.Metric) {
		put(t, s, m, lane, 0, model.Card{Title: model.Plain(title), Evidence: e, Source: model.Plain(source), Metrics: metrics})
	}
	log := model.Metric{Source: model.Plain("log")}
	card(model.TouchpointsLane, "a", "interviews", model.Verified, log, log)
	card(model.TouchpointsLane, "b", "", model.Partial)
	card(model.TouchpointsLane, "c", "interviews", model.Verified)
	card(model.TouchpointsLane, "d", "", "")
	card(model.PainsLane, "e", "log", model.Assumption)
	got := Bases(s.Doc(), m)
	if len(got) != 2 || got[0].Lane.Type != model.TouchpointsLane || got[1].Lane.Type != model.PainsLane {
		t.Fatalf("%+v", got)
	}
	if b := got[0]; b.Verified != 2 || b.Partial != 1 || b.Assumption != 0 || b.Unknown != 1 || b.Cards() != 4 {
		t.Errorf("%+v", b)
	}
	if b := got[1]; b.Assumption != 1 || b.Cards() != 1 {
		t.Errorf("%+v", b)
	}
	said := ""
	for _, x := range Sources(s.Doc(), m) {
		said += x.Name.In("") + ":"
		for _, c := range x.Cards {
			said += " " + c.Title.In("")
		}
		said += "; "
	}
	if said != "interviews: a c; log: a e; " {
		t.Errorf("sources %q", said)
	}
}

func TestOverdueAndUnowned(t *testing.T) {
	for _, c := range []struct {
		action *model.Action
		day    string
		want   bool
	}{
		{&model.Action{Due: "2026-12-01"}, "2026-12-02", true},
		{&model.Action{Due: "2026-12-01", State: model.Doing}, "2027-01-01", true},
		{&model.Action{Due: "2026-12-01"}, "2026-12-01", false},
		{&model.Action{Due: "2026-12-01", State: model.Done}, "2026-12-02", false},
		{&model.Action{Due: "2026-12-01"}, "", false},
		{&model.Action{}, "2026-12-02", false},
		{nil, "2026-12-02", false},
	} {
		if got := (Task{Card: &model.Card{Action: c.action}}).Overdue(c.day); got != c.want {
			t.Errorf("%+v on %q: %v", c.action, c.day, got)
		}
	}
	for name, c := range map[string]struct {
		card model.Card
		want bool
	}{"nobody": {model.Card{}, true}, "a person": {model.Card{Owner: model.Plain("x")}, false}, "a department": {model.Card{Department: model.Plain("x")}, false}} {
		if got := (Task{Card: &c.card}).Unowned(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAnswersFollowLinksOfSolvingBothWays(t *testing.T) {
	s, m := start(t)
	pain := put(t, s, m, model.PainsLane, 0, model.Card{Title: model.Plain("p")})
	opp := put(t, s, m, model.OpportunitiesLane, 0, model.Card{Title: model.Plain("o")})
	other := put(t, s, m, model.PainsLane, 0, model.Card{Title: model.Plain("q")})
	s.Do("x", func(tx *model.Tx) error {
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), Type: model.Solves, From: pain, To: opp})
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), Type: model.Leads, From: other, To: opp})
		return nil
	})
	for _, c := range []struct {
		of   model.ID
		kind model.CardType
		want string
	}{{opp, model.PainCard, "p"}, {pain, model.OpportunityCard, "o"}, {opp, model.ActionCard, ""}, {other, model.OpportunityCard, ""}} {
		card, _ := model.Get[model.Card](s.Doc(), c.of)
		got := ""
		for _, a := range Answers(s.Doc(), &card, c.kind) {
			got += a.Title.In("")
		}
		if got != c.want {
			t.Errorf("%s → %s: %q, want %q", card.Title.In(""), c.kind, got, c.want)
		}
	}
}
