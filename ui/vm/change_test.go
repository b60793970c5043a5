package vm

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/modeltest"
	"sojourn/ui/i18n"
)

// lines tells all that changed while f ran.
func lines(t *testing.T, s *sample, lang string, f func(tx *model.Tx) error) []string {
	t.Helper()
	a := s.Doc()
	if _, err := s.Do("do.edit", f); err != nil {
		t.Fatal(err)
	}
	defer s.Undo()
	var out []string
	for _, c := range insight.Changes(a, s.Doc()) {
		out = append(out, TellChange(a, s.Doc(), c, lang, i18n.For(lang)).Line)
	}
	return out
}

func TestChangesInWords(t *testing.T) {
	s := newSample(t)
	touch, lanes := s.cards[model.TouchpointCard], s.Doc().Lanes(s.m)
	at := slices.IndexFunc(lanes, func(l *model.Lane) bool { return l.Type == model.TouchpointsLane })
	other := s.Doc().Maps()[1].ID
	set := func(tx *model.Tx, change func(*model.Card)) {
		c, _ := model.Get[model.Card](tx, touch)
		change(&c)
		model.Put(tx, c)
	}
	rate := func(c *model.Card) {
		one := 1.0
		c.Title, c.Touchpoint = model.Plain("结算\n页"), &model.Touchpoint{Expectation: &one, Intent: model.Plain("快")}
	}
	for _, c := range []struct {
		edit   func(tx *model.Tx) error
		zh, en string
	}{
		{func(tx *model.Tx) error {
			one := 1.0
			set(tx, func(c *model.Card) { c.Action = &model.Action{Metric: &model.Metric{Value: &one, Target: &one}} })
			return nil
		}, "修改卡片“结算页付款”：目标指标", `Card "结算页付款" changed: Metric to move`},
		{func(tx *model.Tx) error { set(tx, rate); return nil },
			"修改卡片“结算 页”：名称、客户意图、期望", `Card "结算 页" changed: Name, Customer's intent, Expectation`},
		{func(tx *model.Tx) error {
			return model.MoveCards(tx, []model.ID{touch}, lanes[at].ID, s.stages[1], "")
		}, "移动卡片“结算页付款”：触点/接触 → 触点/购买 · 付款", `Card "结算页付款" moved: Touchpoints/接触 → Touchpoints/购买 · 付款`},
		{func(tx *model.Tx) error {
			set(tx, func(c *model.Card) { c.Locked, c.Lane = true, "" })
			return nil
		}, "修改并移动卡片“结算页付款”：锁定\uff1b触点/接触 → 待整理", `Card "结算页付款" changed and moved: Locked; Touchpoints/接触 → Tray`},
		{func(tx *model.Tx) error {
			set(tx, func(c *model.Card) { c.Map, c.Lane = other, "" })
			return nil
		}, "移动卡片“结算页付款”：网店首购旅程/触点/接触 → 未命名旅程图/待整理", `Card "结算页付款" moved: 网店首购旅程/Touchpoints/接触 → Untitled journey/Tray`},
		{func(tx *model.Tx) error { return model.MoveStage(tx, s.stages[0], "") },
			"移动阶段“接触”：换了先后", `Stage "接触" moved: to another place in the row`},
		{func(tx *model.Tx) error { return model.Delete(tx, s.Doc().Maps()[2].ID) },
			"删除旅程图“售后换货”", `Journey map "售后换货" removed`},
		{func(tx *model.Tx) error {
			return model.SetEmotion(tx, s.m, s.stages[0], s.people[1], model.Target, 1)
		}, "新增情绪点“接触 · 周工 · 目标”", `Emotion point "接触 · 周工 · Target" added`},
		{func(tx *model.Tx) error {
			model.Put(tx, model.Link{ID: "k1", From: touch, To: other})
			return nil
		}, "新增关联“结算页付款 → 未命名”", `Link "结算页付款 → Untitled" added`},
		{func(tx *model.Tx) error {
			l := *lanes[at]
			l.Hidden = true
			model.Put(tx, l)
			return nil
		}, "修改泳道“触点”：隐藏", `Lane "Touchpoints" changed: Hidden`},
	} {
		if got := lines(t, s, "zh", c.edit); !slices.Equal(got, []string{c.zh}) {
			t.Errorf("%q, want %q", got, c.zh)
		}
		if got := lines(t, s, "en", c.edit); !slices.Equal(got, []string{c.en}) {
			t.Errorf("%q, want %q", got, c.en)
		}
	}
}

func TestACardMovedWithinItsCell(t *testing.T) {
	s := newSample(t)
	c := s.card(s.cards[model.TextCard])
	s.do(func(tx *model.Tx) error {
		_, err := model.AddCard(tx, model.Card{Map: s.m, Lane: c.Lane, Column: c.Column}, "")
		return err
	})
	move := func(tx *model.Tx) error { return model.MoveCards(tx, []model.ID{c.ID}, c.Lane, c.Column, "") }
	if got := lines(t, s, "zh", move); !slices.Equal(got, []string{"移动卡片“结算页付款”：在“目标/接触”里换了位置"}) {
		t.Errorf("%q", got)
	}
}

// Names may be of several lines; what is told of them is one.
func TestAChangeIsOneLine(t *testing.T) {
	s := newSample(t)
	touch := s.card(s.cards[model.TouchpointCard])
	s.do(func(tx *model.Tx) error {
		m, _ := model.Get[model.Map](tx, s.m)
		m.Title = model.Plain("网店\n首购")
		model.Put(tx, m)
		stage, _ := model.Get[model.Stage](tx, s.stages[0])
		stage.Name = model.Plain("接\n触")
		model.Put(tx, stage)
		touch.Title = model.Plain("结算\n页")
		model.Put(tx, touch)
		return nil
	})
	a := s.Doc()
	s.do(func(tx *model.Tx) error {
		return model.MoveCards(tx, []model.ID{touch.ID}, touch.Lane, s.stages[1], "")
	})
	told := TellChange(a, s.Doc(), insight.Changes(a, s.Doc())[0], "zh", i18n.For("zh"))
	if told.Map != "网店 首购" || told.Name != "结算 页" || told.From.Column != "接 触" || told.Line != "移动卡片“结算 页”：触点/接 触 → 触点/购买 · 付款" {
		t.Errorf("%+v", told)
	}
}

func TestAChangeNamesItsMap(t *testing.T) {
	s := newSample(t)
	a := s.Doc()
	s.do(func(tx *model.Tx) error { return model.Delete(tx, s.m) })
	list := insight.Changes(a, s.Doc())
	for _, c := range list {
		want := "网店首购旅程"
		if c.Kind == model.KindMap {
			want = ""
		}
		if got := TellChange(a, s.Doc(), c, "zh", i18n.For("zh")).Map; got != want {
			t.Errorf("%s: on %q, want %q", c.Kind, got, want)
		}
	}
	if len(list) < 30 {
		t.Errorf("only %d changes", len(list))
	}
}

// What the inspector or the map shows has a word; nothing is told as a newer version's but what is.
func TestEveryFieldThatCanChangeHasAWord(t *testing.T) {
	told := map[string]bool{}
	for seed := range uint64(60) {
		b := modeltest.Random(rand.New(rand.NewPCG(seed, 9)), 15)
		a := bare(b)
		for _, c := range insight.Changes(a, b) {
			for _, path := range c.Fields {
				key := fieldKey(c.Kind, path)
				if (key == "field.newer") != (path == "future") {
					t.Fatalf("seed %d: %s %s is told as %s", seed, c.Kind, path, key)
				}
				told[c.Kind.String()+"/"+path] = true
			}
			for _, lang := range i18n.Languages {
				if line := TellChange(a, b, c, lang, i18n.For(lang)).Line; strings.ContainsAny(line, "{}\n") {
					t.Fatalf("seed %d: %q", seed, line)
				}
			}
		}
	}
	if len(told) < 120 {
		t.Errorf("only %d fields were told", len(told))
	}
}

// bare is a document whose records hold nothing but where they stand.
func bare(d *model.Document) *model.Document {
	var all []model.Record
	for k := range model.Kinds {
		for _, rec := range d.Records(k) {
			from, to := reflect.ValueOf(rec).Elem(), reflect.New(reflect.TypeOf(rec).Elem())
			for _, name := range []string{"ID", "Map", "Stage", "Lane", "Column", "Order"} {
				if f := to.Elem().FieldByName(name); f.IsValid() {
					f.Set(from.FieldByName(name))
				}
			}
			all = append(all, to.Interface().(model.Record))
		}
	}
	return model.Assemble(all, model.Kept{})
}

func TestChangesCountedInWords(t *testing.T) {
	var n insight.Counts
	n[model.KindCard] = insight.Tally{Added: 2, Moved: 1}
	n[model.KindProject] = insight.Tally{Changed: 1}
	for lang, want := range map[string]string{
		"zh": "新增 2 张卡片 · 移动 1 张卡片 · 修改 项目资料", "en": "2 cards added · 1 card moved · project details changed",
	} {
		if got := ChangeCounts(n, i18n.For(lang)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for k := range model.Kinds {
		n = insight.Counts{}
		n[k].Removed = 1
		if got := ChangeCounts(n, i18n.For("en")); !strings.HasSuffix(got, " removed") || strings.Contains(got, ".") {
			t.Errorf("%s: %q", k, got)
		}
	}
	if got := ChangeCounts(insight.Counts{}, i18n.For("zh")); got != "" {
		t.Errorf("nothing is %q", got)
	}
}
