package layouttest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"

	"sojourn/model"
	"sojourn/model/modeltest"
)

// Texts are what is hard to set: long, without blanks, of many scripts and of signs that fonts forget.
var Texts = []string{
	"结算页付款",
	strings.Repeat("付款方式太少，运费到最后一步才出现；客户停下来找别的卡，", 40),
	strings.Repeat("The basket shows shipping only on the very last page. ", 60),
	strings.Repeat("在 checkout 页面（v2.3）等了 118 秒，转化率 41%，", 30),
	"https://shop.example/checkout/step-4?session=" + strings.Repeat("8f3a9c27", 30) + "&next=/pay",
	strings.Repeat("无空格超长标题", 70),
	"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
	"一行\n两行\n\n第四行",
	"𠮷野家 龘 㐀 魑魅魍魎 𪚥",
	"カートに戻る ボタンが見つからない",
	"العميل لا يجد طريقة الدفع المناسبة",
	"לקוח מחפש shipping cost בעגלה",
	"😀 很满意 👍🏽 👨‍👩‍👧 ❤️",
	"“为什么不能用我的钱包？”",
	"a", "，", "1/2 · ½ · № 5 · ±3 °C",
}

// Named is a hard map: a document with one map, and what is hard about it.
type Named struct {
	Name string
	Doc  *model.Document
	Map  model.ID
}

// Maps returns the hard maps, equal ones each time.
func Maps() []Named {
	return []Named{
		build("texts", everyText),
		build("lanes", everyLane),
		build("people", people),
		build("pictures", pictures),
		build("wide", func(b *Builder) { b.stages(60); b.lanes(model.DefaultLanes...); b.fill(Texts[0], Texts[8]) }),
		build("one-stage", func(b *Builder) { b.stages(1); b.lanes(model.DefaultLanes...); b.fill(Texts[1]) }),
		build("no-stage", func(b *Builder) { b.lanes(model.DefaultLanes...) }),
		build("names", longNames),
		build("curve", curve),
		build("links", links),
		build("shut", shut),
	}
}

// Builder builds a map; an operation that fails panics, because the maps are fixed.
type Builder struct {
	tx *model.Tx
	m  model.ID
}

func build(name string, make func(*Builder)) Named {
	s := model.NewSession(model.New(), &modeltest.IDs{})
	b := &Builder{}
	_, err := s.Do("build", func(tx *model.Tx) error {
		b.tx = tx
		b.m = model.AddMap(tx, model.Map{Title: model.Plain("网店首购旅程"), ScopeStart: model.Plain("第一次刷到"), ScopeEnd: model.Plain("第一次推荐")}, nil)
		make(b)
		return nil
	})
	b.must(err)
	return Named{name, s.Doc(), b.m}
}

func (b *Builder) must(err error) {
	if err != nil {
		panic(err)
	}
}

func (b *Builder) stages(n int) {
	for i := range n {
		_, err := model.AddStage(b.tx, b.m, model.Plain(fmt.Sprintf("阶段 %d", i+1)), "")
		b.must(err)
	}
}

func (b *Builder) steps(stage int, names ...string) {
	for _, name := range names {
		_, err := model.AddStep(b.tx, b.tx.Doc().Stages(b.m)[stage].ID, model.Plain(name), "")
		b.must(err)
	}
}

func (b *Builder) lanes(types ...model.LaneType) {
	for _, t := range types {
		_, err := model.AddLane(b.tx, b.m, t, "")
		b.must(err)
	}
}

// card puts a card into a column of the first lane of a type.
func (b *Builder) card(t model.LaneType, column int, c model.Card) {
	for _, l := range b.tx.Doc().Lanes(b.m) {
		if l.Type == t {
			c.Map, c.Lane, c.Column = b.m, l.ID, b.tx.Doc().Columns(b.m)[column].ID
			if c.Type == model.TextCard {
				c.Type = t.CardType()
			}
			_, err := model.AddCard(b.tx, c, "")
			b.must(err)
			return
		}
	}
}

// fill puts a card with each text into every column of every lane that takes cards.
func (b *Builder) fill(texts ...string) {
	for _, l := range b.tx.Doc().Lanes(b.m) {
		for i := range b.tx.Doc().Columns(b.m) {
			if l.Type.TakesCards() {
				b.card(l.Type, i, model.Card{Title: model.Plain(texts[i%len(texts)])})
			}
		}
	}
}

func everyText(b *Builder) {
	b.stages(6)
	b.lanes(model.DefaultLanes...)
	for i, s := range Texts {
		e := float64(i%5) - 2
		b.card(model.ActionsLane, i%6, model.Card{Title: model.Plain(s), Body: model.Plain(Texts[(i+3)%len(Texts)]), Department: model.Plain(s)})
		b.card(model.TouchpointsLane, i%6, model.Card{Title: model.Plain(s), Body: model.Plain(Texts[(i+5)%len(Texts)]), Department: model.Plain(Texts[(i+1)%len(Texts)]),
			Touchpoint: &model.Touchpoint{Channel: model.Plain(Texts[(i+2)%len(Texts)]), Line: model.Online, Moment: i%2 == 0, Emotion: &e, Expectation: value(5), Experience: value(4.6)}})
		b.card(model.PainsLane, i%6, model.Card{Title: model.Plain(s), Owner: model.Plain(s)})
	}
}

func value(v float64) *float64 { return &v }

func everyLane(b *Builder) {
	b.stages(4)
	b.steps(1, "找到商品", "问客服", Texts[5])
	b.steps(2, "比价")
	b.lanes(model.LaneTypes...)
	b.fill(Texts[0], Texts[7], Texts[13], Texts[12])
	d := b.tx.Doc()
	for i, l := range d.Lanes(b.m) {
		lane := *l
		switch {
		case lane.Type == model.GainsLane:
			lane.Folded = true
		case lane.Type == model.EvidenceLane:
			lane.Hidden = true
		case i%5 == 0:
			lane.Height = 150
		}
		lane.Role = model.Plain("客服")
		model.Put(b.tx, lane)
	}
	for i, col := range d.Columns(b.m) {
		b.card(model.TouchpointsLane, i, model.Card{Title: model.Plain("触点"), Department: model.Plain("客服部"),
			Touchpoint: &model.Touchpoint{Channel: model.Plain([]string{"网店", "门店", "电话", Texts[5]}[i%4]), Line: model.Offline, Emotion: value(float64(i%5) - 2)}})
		if col.Step != nil {
			step := *col.Step
			step.Width = 90 + 60*float64(i)
			model.Put(b.tx, step)
		}
	}
	b.card(model.ActionsLane, 0, model.Card{Title: model.Plain("横跨三列"), Body: model.Plain(Texts[1]), Span: 3})
	b.card(model.ActionsLane, 2, model.Card{Title: model.Plain("横跨到底"), Span: 99})
	b.card(model.ActionsLane, 1, model.Card{Title: model.Plain("机密"), Internal: true})
	b.card(model.MetricsLane, 1, model.Card{Title: model.Plain("多项指标"), Metrics: []model.Metric{
		{Name: model.Plain("转化率"), Value: value(41), Unit: "%"}, {Name: model.Plain("停留时长"), Value: value(118), Unit: "s"},
		{Name: model.Plain(Texts[3]), Value: value(1234567.891), Unit: "人次"}, {Name: model.Plain("还没有数")}}})
	tray := model.Card{Map: b.m, Title: model.Plain(Texts[2])}
	for range 5 {
		_, err := model.AddCard(b.tx, tray, "")
		b.must(err)
	}
}

func people(b *Builder) {
	b.stages(3)
	b.lanes(model.DefaultLanes...)
	b.fill(Texts[0])
	var ids []model.ID
	long := model.Plain(Texts[1])
	for i, p := range []model.Persona{
		{Name: model.Plain("林悦"), Role: model.Plain("首购买家"), Quote: model.Plain("别让我填第二遍地址。"), Motivations: []model.Text{model.Plain("省时间")}},
		{Name: model.Plain("林悦"), Role: model.Plain(Texts[3]), Age: model.Plain("29"), Quote: long, Motivations: []model.Text{long, long}, Worries: []model.Text{model.Plain(Texts[4])}, Goals: []model.Text{long}},
		{Name: model.Plain(Texts[5]), Role: model.Plain("企业采购"), Context: model.Plain(Texts[2]), Quote: model.Plain("\"again?\"")},
		{Name: model.Plain("😀"), Role: model.Plain(Texts[10])},
		{},
	} {
		if i == 0 {
			p.Photo = b.picture(true, 40, 90)
		}
		ids = append(ids, model.AddPersona(b.tx, p))
	}
	m, _ := model.Get[model.Map](b.tx, b.m)
	m.Personas = ids
	model.Put(b.tx, m)
}

// picture stores a striped picture and returns its id.
func (b *Builder) picture(jpg bool, w, h int) model.ID {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, color.RGBA{uint8(x * 255 / w), uint8(y * 255 / h), 128, 255})
		}
	}
	var buf bytes.Buffer
	kind := "image/png"
	if jpg {
		kind = "image/jpeg"
		b.must(jpeg.Encode(&buf, img, nil))
	} else {
		b.must(png.Encode(&buf, img))
	}
	id := b.tx.NewID(model.KindMedia)
	model.Put(b.tx, model.Media{ID: id, Type: kind, Data: buf.Bytes()})
	return id
}

func pictures(b *Builder) {
	b.stages(4)
	b.lanes(model.StoryboardLane, model.TouchpointsLane, model.QuotesLane)
	for i, p := range []model.ID{b.picture(false, 320, 200), b.picture(true, 90, 240), b.picture(false, 1, 1), b.picture(true, 900, 30)} {
		b.card(model.StoryboardLane, i, model.Card{Picture: p})
		b.card(model.StoryboardLane, i, model.Card{Picture: p, Title: model.Plain("在地铁上刷到"), Body: model.Plain(Texts[3])})
		b.card(model.TouchpointsLane, i, model.Card{Picture: p, Title: model.Plain("付款"), Touchpoint: &model.Touchpoint{Moment: true, Emotion: value(-2)}})
	}
	for i, s := range b.tx.Doc().Stages(b.m) {
		stage := *s
		stage.Picture, stage.Moment = b.picture(i%2 == 0, 80, 50), i == 1
		model.Put(b.tx, stage)
	}
	m, _ := model.Get[model.Map](b.tx, b.m)
	m.Logo = b.picture(true, 500, 60)
	model.Put(b.tx, m)
	broken := b.tx.NewID(model.KindMedia)
	model.Put(b.tx, model.Media{ID: broken, Type: "image/png", Data: []byte("no picture")})
	b.card(model.QuotesLane, 0, model.Card{Picture: broken, Title: model.Plain("差一步就买了")})
}

func longNames(b *Builder) {
	b.stages(5)
	b.steps(0, Texts[5], Texts[6], "a")
	b.lanes(model.DefaultLanes...)
	b.lanes(model.LineInteractionLane, model.TextLane)
	b.fill(Texts[0])
	d := b.tx.Doc()
	for i, s := range d.Stages(b.m) {
		stage := *s
		stage.Name, stage.Moment = model.Plain([]string{Texts[1], Texts[6], Texts[10], Texts[12], Texts[2]}[i]), i%2 == 0
		model.Put(b.tx, stage)
	}
	for i, l := range d.Lanes(b.m) {
		lane := *l
		lane.Name = model.Plain(Texts[(i*3+2)%len(Texts)])
		lane.Note = model.Plain(Texts[(i*5+4)%len(Texts)])
		lane.Folded = i == 3
		model.Put(b.tx, lane)
	}
	m, _ := model.Get[model.Map](b.tx, b.m)
	m.Title, m.Research, m.ScopeEnd = model.Plain(Texts[1]), model.Plain(Texts[2]), model.Plain(Texts[5])
	m.Color = "#7A1F5C"
	model.Put(b.tx, m)
	p := b.tx.Doc().Project()
	p.Client, p.Revision = model.Plain(Texts[3]), 3
	model.Put(b.tx, p)
}

func curve(b *Builder) {
	b.stages(8)
	b.lanes(model.EmotionLane)
	for i, v := range []float64{-2, 2, 2, -2, 9, -9, 0, 0.4} {
		col := b.tx.Doc().Columns(b.m)[i].ID
		b.must(model.SetEmotion(b.tx, b.m, col, "", model.Current, v))
		b.must(model.SetEmotion(b.tx, b.m, col, "", model.Target, 2-v/4))
	}
}

// links joins cards of every lane with cards near and far, and with stages and steps.
func links(b *Builder) {
	b.stages(5)
	b.steps(1, "一", "二")
	b.lanes(model.LaneTypes...)
	b.fill(Texts[0], Texts[7], Texts[13])
	b.fill(Texts[9])
	b.card(model.ActionsLane, 1, model.Card{Title: model.Plain("横跨三列"), Span: 3})
	d := b.tx.Doc()
	cards := d.Cards(b.m)
	types := []model.LinkType{model.Leads, model.Solves, model.Branch, model.Loop}
	for i, c := range cards {
		b.link(c.ID, cards[(i*37+11)%len(cards)].ID, types[i%4], Texts[i%len(Texts)])
	}
	b.link(d.Stages(b.m)[0].ID, cards[3].ID, model.Leads, "")
	b.link(cards[5].ID, d.Steps(d.Stages(b.m)[1].ID)[1].ID, model.Branch, "然后")
	b.link(d.Stages(b.m)[4].ID, d.Stages(b.m)[0].ID, model.Loop, "再来")
}

// shut has cards that others over several columns shut in from above and below.
func shut(b *Builder) {
	b.stages(5)
	b.lanes(model.ActionsLane, model.QuotesLane, model.PainsLane)
	for range 3 {
		b.card(model.ActionsLane, 0, model.Card{Title: model.Plain("横跨"), Span: 3})
		b.card(model.ActionsLane, 1, model.Card{Title: model.Plain("关在里面"), Body: model.Plain(Texts[3])})
		b.card(model.ActionsLane, 0, model.Card{Title: model.Plain("左边")})
		b.card(model.ActionsLane, 1, model.Card{Title: model.Plain("横跨"), Span: 4})
		b.card(model.ActionsLane, 3, model.Card{Title: model.Plain("关在里面")})
	}
	b.card(model.ActionsLane, 0, model.Card{Title: model.Plain("横跨到底"), Span: 5})
	b.card(model.PainsLane, 2, model.Card{Title: model.Plain("痛点")})
	cards := b.tx.Doc().Cards(b.m)
	for _, c := range cards {
		for _, o := range cards {
			b.link(c.ID, o.ID, model.Leads, "")
		}
	}
}

func (b *Builder) link(from, to model.ID, t model.LinkType, label string) {
	model.Put(b.tx, model.Link{ID: b.tx.NewID(model.KindLink), From: from, To: to, Type: t, Label: model.Plain(label)})
}
