package vm

import (
	"strings"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/ui/i18n"
)

// What is internal, faded or folded away is no stop; notes are what the cards say.
func TestStopsLeaveOutWhatAnAudienceMustNotSee(t *testing.T) {
	doc, m := stopsDoc(t)
	w := i18n.For("en")
	client := model.ForClient(doc)
	s := layout.Build(client, layout.Options{Map: m, Lang: "en", Words: layout.Words(w), Audience: true}, typeset.Shared())
	stops := NewStops(client, m, s, "en", w)
	var cards []string
	for _, c := range stops.Cards[1:] {
		cards = append(cards, c.Title+"|"+c.Notes)
	}
	if got := strings.Join(cards, " "); got != "first|said 1 second|" {
		t.Errorf("%q", got)
	}
	if len(stops.Stages) != 2 || stops.Stages[1].Title != "Open" || stops.Stages[1].Notes != "to look" {
		t.Errorf("%+v", stops.Stages)
	}
	if stops.Cards[1].Stage != stops.Stages[1].ID {
		t.Errorf("%+v", stops.Cards[1])
	}
}

func stopsDoc(t *testing.T) (*model.Document, model.ID) {
	t.Helper()
	s := model.NewSession(model.New(), model.RandomIDs{})
	var m model.ID
	_, err := s.Do("x", func(tx *model.Tx) error {
		m = tx.NewID(model.KindMap)
		model.Put(tx, model.Map{ID: m, Title: model.Plain("M")})
		open, folded, lane := tx.NewID(model.KindStage), tx.NewID(model.KindStage), tx.NewID(model.KindLane)
		model.Put(tx, model.Stage{ID: open, Map: m, Order: "a", Name: model.Plain("Open"), Phase: model.Phase{Intent: model.Plain("to look")}})
		model.Put(tx, model.Stage{ID: folded, Map: m, Order: "b", Name: model.Plain("Folded"), Folded: true})
		model.Put(tx, model.Lane{ID: lane, Map: m, Order: "a", Type: model.ActionsLane})
		for i, c := range []model.Card{
			{Column: open, Order: "b", Title: model.Plain("second")},
			{Column: open, Order: "a", Title: model.Plain("first"), Body: model.Plain("said 1")},
			{Column: open, Order: "c", Title: model.Plain("secret"), Internal: true},
			{Column: folded, Order: "a", Title: model.Plain("away")},
			{Title: model.Plain("tray")},
		} {
			c.ID, c.Map = tx.NewID(model.KindCard), m
			if i < 4 {
				c.Lane = lane
			}
			model.Put(tx, c)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s.Doc(), m
}
