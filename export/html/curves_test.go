package html_test

import (
	"bytes"
	"testing"

	"sojourn/export/exporttest"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// Curves of several people and the target curve are told apart in the tables and to a screen reader, with their reasons.
func TestEveryCurveIsTold(t *testing.T) {
	s := model.NewSession(model.New(), &modeltest.IDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		m := model.AddMap(tx, model.Map{ID: "m", Personas: []model.ID{"p1", "p2"}}, []model.LaneType{model.EmotionLane})
		model.Put(tx, model.Stage{ID: "s", Map: m, Order: "a", Name: model.Plain("buying")})
		for i, name := range []string{"Lin", "Wang"} {
			model.Put(tx, model.Persona{ID: []model.ID{"p1", "p2"}[i], Order: model.OrderSeries(2)[i], Name: model.Plain(name)})
		}
		for i, p := range []model.Point{{Value: 1}, {Persona: "p2", Value: -2, Label: model.Plain("low"), Reason: model.Plain("no way to pay")}, {Series: model.Target, Value: 2}} {
			p.ID, p.Map, p.Column = []model.ID{"a", "b", "c"}[i], m, "s"
			model.Put(tx, p)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	page := write(t, exporttest.Job(s.Doc()))
	for _, want := range []string{">emotion.everybody &#43;1</p>", ">Wang −2 · low · no way to pay</p>", ">emotion.everybody series.target &#43;2</p>",
		`"lane.emotion · buying: emotion.everybody +1"`, `"lane.emotion · buying: Wang −2"`, `"lane.emotion · buying: emotion.everybody series.target +2"`} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("%s is not there", want)
		}
	}
}
