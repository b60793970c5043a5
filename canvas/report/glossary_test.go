package report

import (
	"strings"
	"testing"

	"sojourn/model"
)

// The report of a blueprint with a way back, a wide gap, a pain that hurts and an action that got somewhere explains all of them;
// a map without them leaves them out.
func TestTheTermsAreThoseThatTheReportUses(t *testing.T) {
	words := []string{"frontstage", "backstage", "lines", "loop", "frame", "severity", "promise", "nps"}
	plain, w := allWords(t, model.New()), wordsOf(t, "en")
	s := model.NewSession(sample(t), model.RandomIDs{})
	m := s.Doc().Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		for _, l := range []model.LaneType{model.FrontstageLane, model.BackstageLane, model.LineVisibilityLane} {
			if _, err := model.AddLane(tx, m, l, ""); err != nil {
				return err
			}
		}
		model.Put(tx, model.Link{ID: "back", Type: model.Loop, From: s.Doc().Cards(m)[3].ID, To: s.Doc().Cards(m)[0].ID})
		pain := model.Card{Title: model.Plain("Slow"), Type: model.PainCard, Pain: &model.Pain{Severity: f(4)}}
		wide := model.Card{Title: model.Plain("Till"), Type: model.TouchpointCard, Touchpoint: &model.Touchpoint{Expectation: f(5), Experience: f(2)}}
		act := model.Card{Title: model.Plain("Mend"), Type: model.ActionCard, Action: &model.Action{Metric: &model.Metric{Name: model.Plain("NPS"), Value: f(30), Baseline: f(10), Target: f(30)}}}
		act.Metrics = []model.Metric{*act.Action.Metric}
		for lane, c := range map[model.LaneType]model.Card{model.PainsLane: pain, model.TouchpointsLane: wide, model.OpportunitiesLane: act} {
			if _, err := add(tx, m, lane, 1, c); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	full := allWords(t, s.Doc())
	for _, word := range words {
		text := w("term." + word + ".text")
		if !strings.Contains(full, text) {
			t.Errorf("%q is not explained", word)
		}
		if strings.Contains(plain, text) {
			t.Errorf("%q is explained where nothing uses it", word)
		}
	}
}

// allWords are all that the English report of a project says.
func allWords(t *testing.T, d *model.Document) string {
	var out []string
	for _, p := range build(t, d, "en", a4) {
		for _, n := range p.Scene.Nodes {
			out = append(out, n.Label)
		}
	}
	return strings.Join(out, "\n")
}
