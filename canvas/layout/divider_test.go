package layout

import (
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// A link between two cards of one column crosses the lines of a blueprint and empty cells straight, and goes around a card.
func TestLinksCrossTheLinesOfABlueprintStraight(t *testing.T) {
	for _, between := range []bool{false, true} {
		ids := &modeltest.IDs{}
		s := model.NewSession(model.New(), ids)
		var m model.ID
		if _, err := s.Do("x", func(tx *model.Tx) error {
			m = tx.NewID(model.KindMap)
			model.Put(tx, model.Map{ID: m, Type: model.Blueprint})
			stage, err := model.AddStage(tx, m, model.Plain("S"), "")
			if err != nil {
				return err
			}
			var cards []model.ID
			for i, l := range []model.LaneType{model.ActionsLane, model.LineInteractionLane, model.FrontstageLane, model.LineVisibilityLane, model.BackstageLane} {
				lane, err := model.AddLane(tx, m, l, "")
				if err != nil {
					return err
				}
				if i%4 == 0 || i == 2 && between {
					id, err := model.AddCard(tx, model.Card{Map: m, Lane: lane, Column: stage, Title: model.Plain("c"), Department: model.Plain("D")}, "")
					if err != nil {
						return err
					}
					cards = append(cards, id)
				}
			}
			model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), From: cards[0], To: cards[len(cards)-1]})
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		sc := Build(s.Doc(), Options{Map: m, Lang: "en", Words: words, Print: true}, typeset.Shared())
		for _, n := range sc.Nodes {
			if n.Ref.Kind == scene.LinkLine && (len(n.Parts) == 1) == between {
				t.Errorf("with a card between: %v, and the link has %d stretches", between, len(n.Parts))
			}
		}
	}
}

func TestTheLinesOfABlueprintDiffer(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range model.LaneTypes {
		if !l.Line() {
			continue
		}
		d := dividers[l]
		key := "solid"
		if len(d.dash) > 0 {
			key = Number(d.dash[0])
		}
		if d.width == 0 || seen[key] {
			t.Errorf("%s is %+v", l, d)
		}
		seen[key] = true
	}
}
