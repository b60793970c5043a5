package exporttest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

// Crowd is a map of n cards with titles and bodies out of about 1,200 different characters, a third of them touchpoints.
func Crowd(t testing.TB, n int) *model.Document {
	t.Helper()
	chance := rand.New(rand.NewPCG(uint64(n), 9))
	words := func(n int) model.Text {
		out := make([]rune, n)
		for i := range out {
			out[i] = rune(0x4E00 + chance.IntN(1200))
		}
		return model.Plain(string(out))
	}
	s := model.NewSession(model.New(), &modeltest.IDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		m := tx.NewID(model.KindMap)
		model.Put(tx, model.Map{ID: m, Order: "a", Title: words(8)})
		stages, lanes := model.OrderSeries(12), model.OrderSeries(6)
		for i, order := range stages {
			model.Put(tx, model.Stage{ID: model.ID(fmt.Sprint("s", i)), Map: m, Order: order, Name: words(4)})
		}
		types := []model.LaneType{model.ActionsLane, model.TouchpointsLane, model.ThoughtsLane, model.EmotionLane, model.PainsLane, model.OpportunitiesLane}
		for i, order := range lanes {
			model.Put(tx, model.Lane{ID: model.ID(fmt.Sprint("l", i)), Map: m, Order: order, Type: types[i]})
		}
		homes := []int{0, 1, 2, 4, 5, 1}
		for i, order := range model.OrderSeries(n) {
			lane := homes[i%len(homes)]
			c := model.Card{ID: model.ID(fmt.Sprint("c", i)), Map: m, Lane: model.ID(fmt.Sprint("l", lane)), Column: model.ID(fmt.Sprint("s", i/len(homes)%12)),
				Order: order, Title: words(10), Body: words(28)}
			if lane == 1 {
				feeling, wanted, got := float64(chance.IntN(5)-2), 4.0, float64(1+chance.IntN(5))
				c.Type, c.Department = model.TouchpointCard, words(3)
				c.Touchpoint = &model.Touchpoint{Channel: words(2), Line: model.Online, Emotion: &feeling, Expectation: &wanted, Experience: &got}
			}
			model.Put(tx, c)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}
