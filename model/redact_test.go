package model_test

import (
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

func TestForClientLeavesNothingInternal(t *testing.T) {
	doc := model.Assemble([]model.Record{
		&model.Project{Title: model.Plain("A"), Dismissed: []model.Dismissal{{Rule: "card-without-evidence", Subject: "out"}}},
		&model.Map{ID: "m"},
		&model.Media{ID: "secret"}, &model.Media{ID: "both"}, &model.Media{ID: "logo"}, &model.Media{ID: "spare"},
		&model.Card{ID: "in", Map: "m", Internal: true, Picture: "secret"},
		&model.Card{ID: "in2", Map: "m", Internal: true, Picture: "both"},
		&model.Card{ID: "out", Map: "m", Picture: "both", Comments: []model.Comment{{Author: "周工"}}},
		&model.Card{ID: "out2", Map: "m"},
		&model.Link{ID: "k1", From: "out", To: "in"}, &model.Link{ID: "k2", From: "out", To: "out2"},
	}, model.Kept{Quarantine: []model.Quarantined{{Where: "cards/x", Reason: "orphan", Raw: []byte(`{"internal":true}`)}}})
	got := model.ForClient(doc)
	if _, there := model.Get[model.Card](got, "in"); there || len(got.Cards("m")) != 2 {
		t.Errorf("%d cards", len(got.Cards("m")))
	}
	if card, _ := model.Get[model.Card](got, "out"); len(card.Comments) != 0 || card.Picture != "both" {
		t.Errorf("%+v", card)
	}
	if _, there := model.Get[model.Media](got, "secret"); there || len(got.Media()) != 3 {
		t.Errorf("%d pictures, the internal one among them: %v", len(got.Media()), there)
	}
	if p := got.Project(); p.Dismissed != nil || p.Title.In("") != "A" {
		t.Errorf("%+v", p)
	}
	if len(got.Links()) != 1 || len(got.Kept().Quarantine) != 0 || modeltest.Broken(got) != "" {
		t.Errorf("%d links, %d in quarantine, %s", len(got.Links()), len(got.Kept().Quarantine), modeltest.Broken(got))
	}
	if len(doc.Cards("m")) != 4 || len(doc.Kept().Quarantine) != 1 || len(doc.Media()) != 4 {
		t.Error("the document itself was changed")
	}
	if plain := model.ForClient(got); !model.Compare(plain, got).Empty() {
		t.Error("what has nothing internal was changed")
	}
}
