package insight

import (
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

func both(zh, en string) model.Text { return model.Texts(map[string]string{"zh": zh, "en": en}) }

func TestQuestionsAreThoseOfTheGuideThenOwnOnes(t *testing.T) {
	s := &model.Stage{Guide: &model.Guide{Questions: both("为什么？\n何时？", "Why?\nWhen?\n")}, Questions: []model.Text{model.Plain("How much?")}}
	got := Questions(s)
	want := []Question{{both("为什么？", "Why?"), -1}, {both("何时？", "When?"), -1}, {model.Plain("How much?"), 0}}
	if len(got) != len(want) {
		t.Fatal(got)
	}
	for i, q := range want {
		if got[i].Own != q.Own || got[i].Text.In("zh") != q.Text.In("zh") || got[i].Text.In("en") != q.Text.In("en") {
			t.Errorf("%d: %v, want %v", i, got[i], q)
		}
	}
	if len(Questions(&model.Stage{})) != 0 {
		t.Error("a stage without a guide has questions")
	}
}

func TestAReplyIsFoundByItsQuestion(t *testing.T) {
	s := model.NewSession(model.New(), &modeltest.IDs{})
	var m model.ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		m = model.AddMap(tx, model.Map{}, []model.LaneType{model.QuotesLane})
		stage, err := model.AddStage(tx, m, model.Plain("s"), "")
		if err != nil {
			return err
		}
		lane := tx.Doc().Lanes(m)[0].ID
		for _, q := range []model.Text{both("为什么？", "Why?"), model.Texts(map[string]string{"zh": "为什么？"}), both("何时？", "When?"), {}} {
			if _, err := model.AddCard(tx, model.Card{Map: m, Lane: lane, Column: stage, Quote: &model.Quote{Question: q}}, ""); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		ask  model.Text
		want int
	}{{both("为什么？", "Why?"), 2}, {model.Plain("When?"), 1}, {model.Texts(map[string]string{"en": "Why?"}), 1}, {model.Text{}, 0}} {
		if got := Replies(s.Doc(), m, c.ask); len(got) != c.want {
			t.Errorf("%v: %d replies, want %d", c.ask, len(got), c.want)
		}
	}
}
