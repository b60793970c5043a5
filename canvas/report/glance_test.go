package report

import (
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/modeltest"
	"sojourn/model/template"
)

// glances are the pages that sum up.
func glances(t *testing.T, pages []layout.Page, lang string) []layout.Page {
	title := wordsOf(t, lang)("report.glance")
	return slices.DeleteFunc(slices.Clone(pages), func(p layout.Page) bool { return p.Title != title })
}

// linked are the lines of pages, each with where it leads, and a part of a title with nowhere.
func linked(pages []layout.Page) (out []string) {
	for _, n := range passages(pages) {
		link, _, _ := strings.Cut(strings.TrimPrefix(n.Link, "#"), "-")
		out = append(out, strings.TrimSpace(link+": "+n.Label))
	}
	return out
}

// storied is a map of which little is known, but of each thing that a summary tells: on 22 Nov 2026 one action is late, one has
// kept its promise, and one has been let down. What is on a map of what is to be says the same again and does not count.
func storied(t *testing.T) *model.Document {
	return edited(t, func(tx *model.Tx, m model.ID) error {
		who := *tx.Doc().Personas()[0]
		who.Role, who.Quote = model.Plain("首购买家"), model.Plain("别让我填第二遍地址")
		model.Put(tx, who)
		pay := *tx.Doc().Stages(m)[1]
		pay.Volume, pay.DropOff = f(1200), f(0.62)
		model.Put(tx, pay)
		for i, v := range []float64{1, -1.5, 0} {
			if err := model.SetEmotion(tx, m, tx.Doc().Columns(m)[i].ID, "", model.Current, v); err != nil {
				return err
			}
		}
		for _, c := range storyCards() {
			if _, err := add(tx, m, c.lane, c.column, c.Card); err != nil {
				return err
			}
		}
		_, err := model.DeriveMap(tx, m, model.Plain("目标"))
		return err
	})
}

type storyCard struct {
	lane   model.LaneType
	column int
	model.Card
}

func storyCards() (out []storyCard) {
	touch := func(name string, column int, expectation, experience, importance float64) {
		out = append(out, storyCard{model.TouchpointsLane, column, model.Card{Title: model.Plain(name),
			Touchpoint: &model.Touchpoint{Expectation: &expectation, Experience: &experience, Importance: &importance}}})
	}
	touch("广告", 0, 3, 4, 5) // exceeds what was expected
	touch("客服", 2, 4, 3, 2)
	touch("付款", 1, 5, 2, 5)
	touch("搜索", 0, 4, 2, 3)
	touch("物流", 2, 5, 4, 4)
	act := func(name, owner string, a model.Action) {
		out = append(out, storyCard{model.GoalsLane, 0, model.Card{Type: model.ActionCard, Title: model.Plain(name), Department: model.Plain(owner), Action: &a}})
	}
	act("哪天都行", "客服部", model.Action{})
	act("加钱包", "", model.Action{Due: "2026-11-20", Metric: &model.Metric{Name: model.Plain("转化"), Unit: "%", Baseline: f(41), Value: f(41.5), Target: f(60), Date: "2026-11-10"}})
	act("改文案", "市场部", model.Action{Due: "2027-01-31", State: model.Doing})
	act("少一步", "技术部", model.Action{Due: "2026-10-31", State: model.Done, Metric: &model.Metric{Name: model.Plain("步数"), Value: f(3), Target: f(3), Date: "2026-11-01",
		Series: []model.Reading{{Date: "2026-03-01", Value: 6}}}})
	act("第四", "x", model.Action{Due: "2027-02-01"})
	act("第五", "x", model.Action{Due: "2027-03-01"})
	return out
}

func TestTheSummarySaysWhatHurtsWhatComesNextAndWhatHasWorked(t *testing.T) {
	pages := build(t, storied(t), "zh", a4)
	checkPages(t, "storied", pages)
	want := []string{
		": 一页看懂", ": 依据 1 张现状旅程图 · 2026-11-22",
		": 谁在走这段旅程", "persona: 林悦 · 首购买家 · “别让我填第二遍地址”",
		": 哪里最痛",
		"card: 付款 · 购买 · 期望 5 · 实际 2 · 差距 3 · 差距 × 重要性 15",
		"card: 搜索 · 接触 · 期望 4 · 实际 2 · 差距 2 · 差距 × 重要性 6",
		"card: 物流 · 忠诚 · 期望 5 · 实际 4 · 差距 1 · 差距 × 重要性 4",
		"map: 流失最多：购买 · 人次 1200 · 流失率 62%",
		"map: 情绪最低：购买 · 很糟 · −1.5",
		": 接下来做什么",
		"card: 加钱包 · 无人负责 · 2026-11-20 已逾期",
		"card: 改文案 · 市场部 · 2027-01-31", "card: 第四 · x · 2027-02-01", "card: 第五 · x · 2027-03-01",
		": 未完成的行动 5 · 已逾期 1",
		": 效果如何",
		"card: 步数 · 6 → 3 · 目标 3 · 2026-11-01 · 少一步 · 已兑现",
		"card: 转化 · 41% → 41.5% · 目标 60% · 2026-11-10 · 加钱包 · 未兑现",
		": 已兑现 1 · 未兑现 1",
	}
	if got := linked(glances(t, pages, "zh")); !slices.Equal(got, want) {
		t.Errorf("it says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Of several maps a line says which it is about, and what is for colleagues only is not told to a client.
func TestTheSummaryOfSeveralMapsNamesThemAndKeepsSecrets(t *testing.T) {
	s := model.NewSession(storied(t), nil)
	if _, err := s.Do("x", func(tx *model.Tx) error {
		to := *tx.Doc().Maps()[1]
		to.State, to.Title = model.AsIs, model.Plain("门店")
		model.Put(tx, to)
		for _, c := range tx.Doc().Cards(to.ID) {
			if c.Title.In("zh") == "付款" {
				secret := *c
				secret.Internal = true
				model.Put(tx, secret)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	said := func(d *model.Document) string {
		return strings.Join(linked(glances(t, build(t, d, "zh", a4), "zh")), "\n")
	}
	const twin = "card: 付款 · 购买 · 门店 · "
	if all := said(s.Doc()); !strings.Contains(all, twin) || !strings.Contains(all, "card: 付款 · 购买 · 旅程 · ") || !strings.Contains(all, "未完成的行动 10 · 已逾期 2") {
		t.Errorf("two maps: %s", all)
	}
	if client := said(model.ForClient(s.Doc())); strings.Contains(client, twin) || !strings.Contains(client, "付款 · 购买 · 旅程") {
		t.Errorf("for a client: %s", client)
	}
}

// Nothing to say is no page, and a map of what is to be says nothing of how things are.
func TestNoSummaryOfNothing(t *testing.T) {
	s := model.NewSession(storied(t), nil)
	if _, err := s.Do("x", func(tx *model.Tx) error {
		now := *tx.Doc().Maps()[0]
		now.State = model.ToBe
		model.Put(tx, now)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]*model.Document{"nothing": model.New(), "an empty map": modeltest.Start(&modeltest.IDs{}), "goals": s.Doc()} {
		if n := len(glances(t, build(t, d, "zh", a4), "zh")); n != 0 {
			t.Errorf("%s: %d pages sum it up", name, n)
		}
	}
}

// The worked examples are summed up on one page, in every language, on the sheets that people use, and look as they did.
func TestTheWorkedExamplesAreSummedUpOnOnePage(t *testing.T) {
	for _, name := range template.Worked {
		data, _ := template.Example(name)
		d, _, err := codec.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []scene.Size{a4, a3, {W: a4.H, H: a4.W}} {
			zh, en, both := glances(t, build(t, d, "zh", size), "zh"), glances(t, build(t, d, "en", size), "en"), glances(t, inBoth(t, d, size), "zh")
			if len(zh) != 1 || len(en) != 1 || len(both) != 1 {
				t.Errorf("%s on %v: %d pages in Chinese, %d in English, %d in both", name, size, len(zh), len(en), len(both))
				continue
			}
			if size == a4 {
				compare(t, "glance-"+name+"-zh", zh[0])
			}
		}
	}
}
