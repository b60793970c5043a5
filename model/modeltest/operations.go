package modeltest

import (
	"fmt"
	"math/rand/v2"

	"sojourn/model"
)

// Start returns a document with one map of three stages and the default lanes.
func Start(ids model.IDs) *model.Document {
	s := model.NewSession(model.New(), ids)
	_, err := s.Do("start", func(tx *model.Tx) error {
		m := model.AddMap(tx, model.Map{Title: model.Plain("旅程")}, model.DefaultLanes)
		model.AddPersona(tx, model.Persona{Name: model.Plain("林悦")})
		for _, name := range []string{"接触", "购买", "忠诚"} {
			if _, err := model.AddStage(tx, m, model.Plain(name), ""); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		panic(err)
	}
	return s.Doc()
}

// Operate does one random operation, as a person might.
func Operate(r *rand.Rand, tx *model.Tx) error {
	d := tx.Doc()
	m, ok := pick(r, d.Maps())
	if !ok {
		model.AddMap(tx, model.Map{Title: model.Plain("M")}, model.DefaultLanes)
		return nil
	}
	stage, hasStage := pick(r, d.Stages(m.ID))
	lane, hasLane := pick(r, d.Lanes(m.ID))
	card, hasCard := pick(r, d.Cards(m.ID))
	columns := d.Columns(m.ID)
	hasColumn := len(columns) > 0
	var column model.Column
	if hasColumn {
		column = columns[r.IntN(len(columns))]
	}
	switch op := r.IntN(16); {
	case op < 4 && hasLane && hasColumn && lane.Type.TakesCards():
		before, _ := pick(r, d.Cell(lane.ID, column.ID))
		_, err := model.AddCard(tx, model.Card{Map: m.ID, Lane: lane.ID, Column: column.ID, Title: model.Plain(word(r))}, before.ID)
		return err
	case op < 6 && hasCard && hasLane && hasColumn && lane.Type.TakesCards():
		return model.MoveCards(tx, []model.ID{card.ID}, lane.ID, column.ID, "")
	case op == 6:
		_, err := model.AddStage(tx, m.ID, model.Plain(word(r)), stage.ID)
		return err
	case op == 7 && hasStage:
		_, err := model.AddStep(tx, stage.ID, model.Plain(word(r)), "")
		return err
	case op == 8 && hasStage:
		return model.MoveStage(tx, stage.ID, "")
	case op == 9 && hasLane:
		return model.MoveLane(tx, lane.ID, "")
	case op == 10 && hasCard:
		return model.Delete(tx, card.ID)
	case op == 11 && hasColumn && len(columns) > 2:
		return model.Delete(tx, column.ID)
	case op == 12 && hasColumn:
		return model.SetEmotion(tx, m.ID, column.ID, "", model.Current, r.Float64()*6-3)
	case op == 13 && hasCard:
		_, err := model.Duplicate(tx, card.ID)
		return err
	case op == 14 && hasCard:
		other, _ := pick(r, d.Cards(m.ID))
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), Type: model.Solves, From: card.ID, To: other.ID})
	case op == 15 && hasCard:
		c := card
		c.Title = model.Texts(map[string]string{"zh": word(r), "en": word(r)})
		model.Put(tx, c)
	}
	return nil
}

// pick returns a random element, and false with the zero value when there is none.
func pick[T any](r *rand.Rand, list []*T) (out T, ok bool) {
	if len(list) == 0 {
		return out, false
	}
	return *list[r.IntN(len(list))], true
}

func word(r *rand.Rand) string {
	return fmt.Sprintf("%s %d", []string{"结算页付款", "在线客服", "Try on", "开箱", "𠮷野家 😀", "Delivery"}[r.IntN(6)], r.IntN(100))
}

// Broken returns the first pointer of a document that leads nowhere, "" when there is none.
func Broken(d *model.Document) string {
	for k := range model.Kinds {
		for _, r := range d.Records(k) {
			for _, ref := range model.References(r) {
				if !d.Leads(ref) {
					return fmt.Sprintf("%s %s: %s → %q", k, r.Key(), ref.Field, ref.ID)
				}
			}
		}
	}
	return ""
}
