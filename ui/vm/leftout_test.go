package vm

import (
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/ui/i18n"
)

func TestWhatAClientDoesNotSee(t *testing.T) {
	s := newSample(t)
	client := model.ForClient(s.Doc())
	if got := NewLeftOut(client, model.ForClient(client), "", "zh", i18n.For("zh")); got.Counts != "" || got.Lines != nil {
		t.Errorf("of what is for the client: %+v", got)
	}
	s.do(func(tx *model.Tx) error {
		for _, kind := range []model.CardType{model.PainCard, model.OpportunityCard} {
			c, _ := model.Get[model.Card](tx, s.cards[kind])
			c.Internal = true
			model.Put(tx, c)
		}
		return nil
	})
	for lang, want := range map[string][]string{"zh": {"2 张卡片", "条评论", "痛点：结算页付款"}, "en": {"2 cards", "comments", "Pain point: 结算页付款"}} {
		got := NewLeftOut(s.Doc(), model.ForClient(s.Doc()), s.m, lang, i18n.For(lang))
		if !strings.Contains(got.Counts, want[0]) || !strings.Contains(got.Counts, want[1]) || !slices.Contains(got.Lines, want[2]) {
			t.Errorf("%+v", got)
		}
	}
	other := s.Doc().Maps()[1].ID
	if got := NewLeftOut(s.Doc(), model.ForClient(s.Doc()), other, "zh", i18n.For("zh")); got.Counts != "" {
		t.Errorf("of another map: %+v", got)
	}
	damaged := model.Assemble(nil, model.Kept{Quarantine: []model.Quarantined{{Where: "cards/x"}}})
	if got := NewLeftOut(damaged, model.ForClient(damaged), "", "en", i18n.For("en")); got.Counts != "1 piece that could not be read" {
		t.Errorf("%+v", got)
	}
}
