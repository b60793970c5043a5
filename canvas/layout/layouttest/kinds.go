package layouttest

import "sojourn/model"

// KindsTag is on the cards of the first three columns of Kinds; a filter by it fades the fourth.
const KindsTag = "seen"

// Kinds is a map of four narrow columns with a card of every kind in each, in Chinese and in English: as they look by
// themselves, selected, below the pointer and not among those looked for.
func Kinds() Named {
	return build("kinds", func(b *Builder) {
		names := []model.Text{two("普通", "Plain"), two("选中", "Selected"), two("悬停", "Hovered"), two("淡出", "Faded")}
		for _, name := range names {
			id, err := model.AddStage(b.tx, b.m, name, "")
			b.must(err)
			st, _ := model.Get[model.Stage](b.tx, id)
			st.Width = 150
			model.Put(b.tx, st)
		}
		for _, k := range b.kinds() {
			b.lanes(k.lane)
			for i := range names {
				k.Card.Tags = nil
				if i < 3 {
					k.Card.Tags = []string{KindsTag}
				}
				b.card(k.lane, i, k.Card)
			}
		}
	})
}

// kind is a card with all that its kind can show, and where it lies.
type kind struct {
	lane model.LaneType
	model.Card
}

func (b *Builder) kinds() []kind {
	return []kind{
		{model.ActionsLane, model.Card{Title: two("点开测评视频", "Opens the review"), Body: two("在地铁上，没有声音", "On the underground, without sound")}},
		{model.TouchpointsLane, model.Card{Title: two("结算页付款", "Pays at the checkout"), Department: two("支付组", "Payments"), Touchpoint: &model.Touchpoint{
			Channel: two("网店", "Web shop"), Line: model.Online, Moment: true, Emotion: value(-2), Expectation: value(5), Experience: value(2)}}},
		{model.ThoughtsLane, model.Card{Title: two("为什么还要再填一次？", "Why do I fill it in again?")}},
		{model.PainsLane, model.Card{Title: two("运费末步才出现", "Shipping shows up last"), Owner: two("陈工", "Ms Chen")}},
		{model.OpportunitiesLane, model.Card{Title: two("首屏给出到手价", "Show the full price first"), Color: "#7A5AF0"}},
		{model.ActionPlanLane, model.Card{Title: two("接入两种钱包", "Add two wallets"), Owner: two("陈工", "Ms Chen"), Action: &model.Action{Due: "2026-03-31", State: model.Doing}}},
		{model.QuotesLane, model.Card{Title: two("差一步就买了", "One step from buying"), Quote: &model.Quote{Speaker: two("林悦", "Lin Yue")}}},
		{model.MetricsLane, model.Card{Title: two("转化率", "Conversion"), Metrics: []model.Metric{{Name: two("转化率", "Conversion"), Value: value(41), Unit: "%"}}}},
		{model.StoryboardLane, model.Card{Title: two("在路上", "On the way"), Picture: b.picture(false, 120, 60)}},
	}
}

func two(zh, en string) model.Text { return model.Text{}.With("zh", zh).With("en", en) }
