package insight

import (
	"testing"

	"sojourn/model"
)

// Counted by hand on a map of three named stages without a persona, a purpose or intents: two touchpoints in the first stage,
// one of them whole; one pain answered and one not; one action done, one not; one of two metrics measured again.
func TestPlanningCountsWhatIsThereAndNamesWhatIsMissing(t *testing.T) {
	s, m := start(t)
	stages := len(s.Doc().Stages(m))
	whole := put(t, s, m, model.TouchpointsLane, 0, model.Card{Department: model.Plain("技术部"), Touchpoint: &model.Touchpoint{Channel: model.Plain("App"), Expectation: f(5), Experience: f(2)},
		Metrics: []model.Metric{{Value: f(2), Date: "2026-11-02", Series: []model.Reading{{Date: "2026-10-01", Value: 1}}}}})
	bare := put(t, s, m, model.TouchpointsLane, 0, model.Card{Touchpoint: &model.Touchpoint{Expectation: f(5)},
		Metrics: []model.Metric{{Value: f(2), Date: "2026-11-02", Series: []model.Reading{{Date: "2026-11-02", Value: 2}}}}})
	pain, alone := put(t, s, m, model.PainsLane, 0, model.Card{}), put(t, s, m, model.PainsLane, 1, model.Card{})
	chance := put(t, s, m, model.OpportunitiesLane, 0, model.Card{})
	s.Do("x", func(tx *model.Tx) error {
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), Type: model.Solves, From: pain, To: chance})
		return nil
	})
	put(t, s, m, model.GoalsLane, 0, model.Card{Type: model.ActionCard, Action: &model.Action{State: model.Done}})
	doing := put(t, s, m, model.GoalsLane, 0, model.Card{Type: model.ActionCard, Action: &model.Action{State: model.Doing}})
	want := map[PlanStep]struct {
		done, all int
		missing   model.ID // the first
	}{
		MapHasStages: {1, 1, ""}, MapHasPersona: {0, 1, m}, MapHasPurpose: {0, 1, m}, StageHasName: {stages, stages, ""},
		StageHasIntent: {0, stages, s.Doc().Stages(m)[0].ID}, StageHasTouch: {1, stages, s.Doc().Stages(m)[1].ID},
		TouchHasChannel: {1, 2, bare}, TouchHasOwner: {1, 2, bare}, TouchIsRated: {1, 2, bare},
		PainHasChance: {1, 2, alone}, ChanceHasAction: {0, 1, chance}, ActionIsDone: {1, 2, doing}, MeasuredTwice: {1, 2, bare},
	}
	seen := 0
	for _, ph := range Planning(s.Doc()) {
		done, all := 0, 0
		for _, st := range ph.Steps {
			w := want[st.Step]
			first := model.ID("")
			if len(st.Missing) > 0 {
				first = st.Missing[0].Subject
			}
			if st.Done != w.done || st.All != w.all || first != w.missing || len(st.Missing) != w.all-w.done {
				t.Errorf("%s: %d of %d, missing %+v", st.Step, st.Done, st.All, st.Missing)
			}
			done, all, seen = done+st.Done, all+st.All, seen+1
		}
		if ph.Done != done || ph.All != all {
			t.Errorf("%s: %d of %d", ph.Phase, ph.Done, ph.All)
		}
	}
	if _, ok := model.Get[model.Card](s.Doc(), whole); seen != len(want) || !ok {
		t.Errorf("%d steps", seen)
	}
}

func TestAnEmptyProjectHasNotBegun(t *testing.T) {
	for _, ph := range Planning(model.New()) {
		if ph.All != 0 || ph.Done != 0 {
			t.Errorf("%+v", ph)
		}
	}
}
