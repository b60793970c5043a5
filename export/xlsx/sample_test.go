package xlsx_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"sojourn/assets"
	"sojourn/export"
	"sojourn/export/xlsx"
	"sojourn/model"
	"sojourn/model/modeltest"

	"github.com/xuri/excelize/v2"
)

// words reads the program's own words, so that a workbook of a test says what a user's says.
func words(t testing.TB, lang string) func(string, ...any) string {
	t.Helper()
	raw, err := assets.I18n.ReadFile("i18n/" + lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	table := map[string]string{}
	if err := json.Unmarshal(raw, &table); err != nil {
		t.Fatal(err)
	}
	return func(key string, args ...any) string {
		text, ok := table[key]
		if !ok {
			return key
		}
		for i := 0; i+1 < len(args); i += 2 {
			text = strings.ReplaceAll(text, "{"+fmt.Sprint(args[i])+"}", fmt.Sprint(args[i+1]))
		}
		return text
	}
}

func job(t testing.TB, d *model.Document) export.Job {
	return export.Job{Doc: d, Map: d.Maps()[0].ID, Lang: "zh", Words: words(t, "zh"), Date: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
}

func write(t testing.TB, j export.Job) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := xlsx.Write(context.Background(), &out, j); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func open(t testing.TB, raw []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// builder makes documents as a person would, step by step.
type builder struct {
	t  testing.TB
	s  *model.Session
	id model.ID
}

func newBuilder(t testing.TB, m model.Map, lanes []model.LaneType, stages ...string) *builder {
	b := &builder{t: t, s: model.NewSession(model.New(), &modeltest.IDs{})}
	b.do(func(tx *model.Tx) error {
		b.id = model.AddMap(tx, m, lanes)
		for _, name := range stages {
			if _, err := model.AddStage(tx, b.id, model.Plain(name), ""); err != nil {
				return err
			}
		}
		return nil
	})
	return b
}

func (b *builder) do(f func(*model.Tx) error) {
	b.t.Helper()
	if _, err := b.s.Do("test", f); err != nil {
		b.t.Fatal(err)
	}
}

func (b *builder) doc() *model.Document { return b.s.Doc() }

func (b *builder) lane(t model.LaneType) model.ID {
	for _, l := range b.doc().Lanes(b.id) {
		if l.Type == t {
			return l.ID
		}
	}
	b.t.Fatalf("no lane %s", t)
	return ""
}

func (b *builder) card(lane model.LaneType, column int, c model.Card) model.ID {
	b.t.Helper()
	c.Map, c.Lane, c.Column = b.id, b.lane(lane), b.doc().Columns(b.id)[column].ID
	if c.Type == model.TextCard {
		c.Type = lane.CardType()
	}
	var id model.ID
	b.do(func(tx *model.Tx) (err error) {
		id, err = model.AddCard(tx, c, "")
		return err
	})
	return id
}

func num(v float64) *float64 { return &v }

func titled(title, body string) model.Card {
	return model.Card{Title: model.Plain(title), Body: model.Plain(body)}
}

func touchpoint(title, channel string, line model.Line, emotion float64) model.Card {
	return model.Card{Title: model.Plain(title), Touchpoint: &model.Touchpoint{Channel: model.Plain(channel), Line: line, Emotion: &emotion}}
}

// shop is the map of the design's pictures.
func shop(t testing.TB) *builder {
	lanes := []model.LaneType{model.ActionsLane, model.TouchpointsLane, model.ThoughtsLane, model.EmotionLane, model.PainsLane, model.OpportunitiesLane, model.MetricsLane}
	b := newBuilder(t, model.Map{Title: model.Plain("网店首购旅程"), Scenario: model.Plain("周五前收到一双跑鞋"), ScopeStart: model.Plain("第一次刷到"),
		ScopeEnd: model.Plain("第一次推荐"), Research: model.Plain("12 次访谈，41,230 条行为记录")}, lanes, "接触", "互动", "决策", "购买", "使用", "忠诚")
	b.do(func(tx *model.Tx) error {
		who := model.AddPersona(tx, model.Persona{Name: model.Plain("林悦"), Role: model.Plain("首购买家"), Age: model.Plain("29 岁"), Job: model.Plain("内容运营"),
			Context: model.Plain("通勤时用手机下单"), Quote: model.Plain("别让我填第二遍地址。"), Color: "#F3C969", Share: num(0.32),
			Motivations: []model.Text{model.Plain("省时间"), model.Plain("退换不麻烦"), model.Plain("有真实评价")},
			Worries:     []model.Text{model.Plain("隐藏运费"), model.Plain("付款失败"), model.Plain("不合身")},
			Traits:      []model.Trait{{Low: model.Plain("冲动"), High: model.Plain("谨慎"), Value: 4}}})
		m, _ := model.Get[model.Map](tx.Doc(), b.id)
		m.Personas = []model.ID{who}
		model.Put(tx, m)
		p := tx.Doc().Project()
		p.Client, p.Revision = model.Plain("××零售"), 3
		model.Put(tx, p)
		return nil
	})
	for i, c := range [][2]string{{"刷到测评短视频", "手机 · 通勤"}, {"问客服尺码", "等待 2 分钟"}, {"比三家价格", "看 40 条评价"}, {"结算付款", "找付款方式"}, {"开箱试穿", "当晚"}, {"写评价", "第 5 天"}} {
		b.card(model.ActionsLane, i, titled(c[0], c[1]))
	}
	b.card(model.TouchpointsLane, 0, touchpoint("短视频测评", "社媒", model.Online, 0.5))
	b.card(model.TouchpointsLane, 0, touchpoint("搜索广告", "搜索", model.Online, 0))
	b.card(model.TouchpointsLane, 1, touchpoint("在线客服", "客服", model.Online, -0.3))
	b.card(model.TouchpointsLane, 1, touchpoint("商品页", "网店", model.Online, 0.8))
	b.card(model.TouchpointsLane, 2, touchpoint("评价页", "网店", model.Online, 2))
	b.card(model.TouchpointsLane, 2, touchpoint("门店试穿", "门店", model.Offline, 1))
	pay := touchpoint("结算页付款", "网店", model.Online, -1)
	pay.Touchpoint.Expectation, pay.Touchpoint.Experience, pay.Touchpoint.Importance, pay.Touchpoint.Moment = num(5), num(2), num(5), true
	pay.Department, pay.Owner, pay.Status, pay.Evidence, pay.Tags = model.Plain("技术部"), model.Plain("王强"), model.Review, model.Verified, []string{"支付", "移动端"}
	pay.Metrics = []model.Metric{{Name: model.Plain("付款成功率"), Value: num(86.5), Unit: "%", Target: num(95)}}
	b.card(model.TouchpointsLane, 3, pay)
	b.card(model.TouchpointsLane, 4, touchpoint("快递员送货", "物流", model.Offline, 1))
	for i, s := range []string{"“真有这么轻？”", "", "“大家都说偏小半码”", "“为什么不能用我的钱包”", "“比图片好看”"} {
		if s != "" {
			b.card(model.ThoughtsLane, i, titled(s, ""))
		}
	}
	for i, s := range map[int][2]string{1: {"客服重复问订单号", "进线即带商品与尺码"}, 3: {"付款方式少；运费末步才出现", "购物车先显示运费"}, 5: {"评价入口难找", "到货第 3 天一键评价"}} {
		b.card(model.PainsLane, i, titled(s[0], ""))
		b.card(model.OpportunitiesLane, i, titled(s[1], ""))
	}
	for i, m := range []model.Metric{{Name: model.Plain("点击率"), Value: num(4.1), Unit: "%"}, {Name: model.Plain("响应"), Value: num(118), Unit: "秒"}, {Name: model.Plain("停留"), Value: num(6), Unit: "分"},
		{Name: model.Plain("转化"), Value: num(41), Unit: "%"}, {Name: model.Plain("满意度"), Value: num(4.4)}, {Name: model.Plain("复购"), Value: num(18), Unit: "%"}} {
		b.card(model.MetricsLane, i, model.Card{Title: m.Name, Metrics: []model.Metric{m}})
	}
	for i, v := range []float64{0.3, -0.2, 1, -1.2, 0.8, 0.2} {
		b.do(func(tx *model.Tx) error {
			return model.SetEmotion(tx, b.id, b.doc().Columns(b.id)[i].ID, "", model.Current, v)
		})
	}
	return b
}
