package vm

import (
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
	"sojourn/model/roundtrip"
	"sojourn/ui/i18n"
)

// Whoever is to accept a returned answer reads what it answers, who said it, when and where from.
func TestAReturnedAnswerIsToldWithItsQuestion(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	base := s.Doc()
	m := base.Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		_, err := model.AddCard(tx, model.Card{Map: m, Type: model.QuoteCard, Title: model.Plain("搜了三天"), Source: model.Plain("访谈"),
			Quote: &model.Quote{Question: model.Plain("您怎么找的？"), Speaker: model.Plain("客户 K"), Date: "2026-11-20"}}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	v := roundtrip.NewReview(&roundtrip.Returned{Stamp: roundtrip.Stamp{Lang: "zh"}, Base: base, Theirs: s.Doc()}, base, nil)
	if len(v.Items) != 1 {
		t.Fatalf("%+v", v.Items)
	}
	if got, want := TellItem(v, v.Items[0], "zh", i18n.For("zh")).Whole, "搜了三天\n您怎么找的？\n客户 K · 2026-11-20 · 访谈"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
