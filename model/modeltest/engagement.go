package modeltest

import (
	"fmt"

	"sojourn/model"
)

// Engagement returns a project of so many maps with so many touchpoints in all, as a consultant leaves it: pains and
// opportunities beside them, half of everything rated, owned and founded. It is the same every time.
func Engagement(maps, touchpoints int) *model.Document {
	s := model.NewSession(model.New(), &IDs{})
	each := touchpoints / maps
	if _, err := s.Do("x", func(tx *model.Tx) error {
		p := tx.Doc().Project()
		for i := range 6 {
			p.Departments = append(p.Departments, department(i))
		}
		model.Put(tx, p)
		who := model.AddPersona(tx, model.Persona{Name: model.Plain("林悦")})
		for m := range maps {
			journey(tx, m, each, who)
		}
		return nil
	}); err != nil {
		panic(err)
	}
	return s.Doc()
}

func department(i int) model.Text { return model.Plain(fmt.Sprintf("第%d部门", i%6+1)) }

func journey(tx *model.Tx, m, touchpoints int, who model.ID) {
	const stages = 5
	id := tx.NewID(model.KindMap)
	model.Put(tx, model.Map{ID: id, Order: model.OrderSeries(m + 1)[m], Title: model.Plain(fmt.Sprintf("旅程图 %d", m+1)), Personas: []model.ID{who}})
	var columns []model.ID
	for i, order := range model.OrderSeries(stages) {
		s := model.Stage{ID: tx.NewID(model.KindStage), Map: id, Order: order, Name: model.Plain(fmt.Sprintf("阶段 %d", i+1))}
		model.Put(tx, s)
		columns = append(columns, s.ID)
	}
	lanes := map[model.LaneType]model.ID{}
	types := []model.LaneType{model.TouchpointsLane, model.EmotionLane, model.PainsLane, model.OpportunitiesLane, model.ActionPlanLane, model.ChannelsLane}
	for i, order := range model.OrderSeries(len(types)) {
		lanes[types[i]] = tx.NewID(model.KindLane)
		model.Put(tx, model.Lane{ID: lanes[types[i]], Map: id, Order: order, Type: types[i]})
	}
	orders := model.OrderSeries(touchpoints)
	for n := range touchpoints {
		put := func(lane model.LaneType, c model.Card) model.ID {
			c.ID, c.Map, c.Lane, c.Column, c.Order, c.Type = tx.NewID(model.KindCard), id, lanes[lane], columns[n%stages], orders[n], lane.CardType()
			model.Put(tx, c)
			return c.ID
		}
		put(model.TouchpointsLane, touchpoint(m, n))
		if n%2 == 0 {
			pain, chance := put(model.PainsLane, model.Card{Title: model.Plain(fmt.Sprintf("痛点 %d", n))}), put(model.OpportunitiesLane, model.Card{Title: model.Plain(fmt.Sprintf("机会 %d", n))})
			model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), Type: model.Solves, From: pain, To: chance})
		}
	}
}

func touchpoint(m, n int) model.Card {
	v := func(x int) *float64 { f := float64(x); return &f }
	c := model.Card{Title: model.Plain(fmt.Sprintf("触点 %d-%d", m+1, n+1)),
		Touchpoint: &model.Touchpoint{Channel: model.Plain(fmt.Sprintf("渠道 %d", n%7+1)), Line: model.Online, Moment: n%9 == 0, Emotion: v(n%5 - 2)}}
	if n%2 == 0 {
		c.Touchpoint.Expectation, c.Touchpoint.Experience, c.Touchpoint.Importance = v(n%5+1), v(n%3+1), v(n%5+1)
		c.Owner, c.Department, c.Evidence = model.Plain("周工"), department(n), model.Verified
	}
	return c
}
