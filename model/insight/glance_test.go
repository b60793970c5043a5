package insight

import (
	"testing"

	"sojourn/model"
)

// Of two maps the heavier gap, the larger loss, the deeper point of the curve and the earlier day come first, wherever they
// stand. By hand: 20 on a scale of 0 to 100 is a fifth of the way up, −1 on one of −2 to 2 a quarter. 3 · 2 is more than 1 · 5.
func TestAtAGlanceTakesTheWorstOfAllMaps(t *testing.T) {
	s, a := start(t)
	var b model.ID
	if g := AtAGlance(s.Doc(), s.Doc().Maps(), "2026-12-01"); !g.Empty() {
		t.Fatalf("of an empty map: %+v", g)
	}
	do := func(f func(tx *model.Tx) error) {
		t.Helper()
		if _, err := s.Do("x", f); err != nil {
			t.Fatal(err)
		}
	}
	do(func(tx *model.Tx) error {
		b = model.AddMap(tx, model.Map{Scale: model.Scale{Min: 0, Max: 100}}, model.DefaultLanes)
		stage, err := model.AddStage(tx, b, model.Plain("付款"), "")
		if err != nil {
			return err
		}
		step, err := model.AddStep(tx, stage, model.Plain("运费"), "")
		if err != nil {
			return err
		}
		leaves, _ := model.Get[model.Step](tx, step)
		leaves.DropOff = f(0.5)
		model.Put(tx, leaves)
		first := *tx.Doc().Stages(a)[0]
		first.DropOff = f(0.4)
		model.Put(tx, first)
		if err := model.SetEmotion(tx, a, first.ID, "", model.Current, -1); err != nil {
			return err
		}
		return model.SetEmotion(tx, b, step, "", model.Current, 20)
	})
	touch := func(m model.ID, gap, importance float64) model.ID {
		return put(t, s, m, model.TouchpointsLane, 0, model.Card{Touchpoint: &model.Touchpoint{Expectation: f(4), Experience: f(4 - gap), Importance: &importance}})
	}
	light, heavy := touch(a, 1, 5), touch(b, 3, 2)
	touch(a, 0, 5)
	act := func(m model.ID, state model.ActionState, due string, now float64) model.ID {
		metric := &model.Metric{Baseline: f(1), Value: &now, Target: f(3)}
		return put(t, s, m, model.GoalsLane, 0, model.Card{Type: model.ActionCard, Action: &model.Action{State: state, Due: due, Metric: metric}})
	}
	missed, way, kept := act(a, model.Doing, "2026-11-30", 2), act(a, "", "2027-01-31", 2), act(b, model.Done, "2026-12-31", 3)
	g := AtAGlance(s.Doc(), s.Doc().Maps(), "2026-12-01")
	if len(g.Short) != 2 || g.Short[0].Card.ID != heavy || g.Short[1].Card.ID != light {
		t.Errorf("gaps %+v", g.Short)
	}
	if g.Loss == nil || g.Loss.Map.ID != b || g.Loss.Step == nil || *g.Loss.Phase.DropOff != 0.5 {
		t.Errorf("loss %+v", g.Loss)
	}
	if g.Low == nil || g.Low.Map.ID != b || g.Low.Value != 20 {
		t.Errorf("low %+v", g.Low)
	}
	if len(g.Open) != 2 || g.Open[0].Card.ID != missed || g.Open[1].Card.ID != way {
		t.Errorf("open %+v", g.Open)
	}
	if r := g.Results; len(r) != 3 || r[0].Card.ID != kept || r[1].Card.ID != way || r[2].Card.ID != missed || r[0].From != 1 {
		t.Errorf("results %+v", r)
	}
}
