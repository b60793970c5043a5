package vm

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
	"sojourn/ui/i18n"
)

func (s *sample) outline() *Outline { return NewOutline(s.Doc(), s.m, "zh", s.words) }

// lines writes the tree as an indented text.
func written(o *Outline, v TreeView) string {
	var b strings.Builder
	for _, l := range o.Tree(v) {
		name, _ := o.Within(l.LineKey, v.ByLanes)
		b.WriteString(strings.Repeat(" ", l.Level) + name + "\n")
	}
	return b.String()
}

// small is a map with a stage, a stage of two steps, three lanes and a card in the tray.
func small(t *testing.T) *sample {
	s := &sample{Session: model.NewSession(model.New(), &modeltest.IDs{}), t: t, missing: map[string]bool{}}
	s.do(func(tx *model.Tx) error {
		s.m = model.AddMap(tx, model.Map{Title: model.Plain("首购")}, []model.LaneType{model.TouchpointsLane, model.EmotionLane, model.PainsLane})
		s.stages = nil
		for _, name := range []string{"接触", "购买"} {
			id, err := model.AddStage(tx, s.m, model.Plain(name), "")
			if err != nil {
				return err
			}
			s.stages = append(s.stages, id)
		}
		for _, name := range []string{"选", "付"} {
			if _, err := model.AddStep(tx, s.stages[1], model.Plain(name), ""); err != nil {
				return err
			}
		}
		return nil
	})
	lanes := s.Doc().Lanes(s.m)
	for _, c := range []model.Card{
		{Lane: lanes[0].ID, Column: s.stages[0], Title: model.Plain("广告"), Owner: model.Plain("王")},
		{Lane: lanes[0].ID, Column: s.stages[0], Title: model.Plain("门店")},
		{Lane: lanes[2].ID, Column: s.stages[1], Title: model.Plain("太慢")},
		{Title: model.Plain("散落")},
	} {
		s.do(func(tx *model.Tx) error {
			c.Map = s.m
			_, err := model.AddCard(tx, c, "")
			return err
		})
	}
	return s
}

func TestTreeReadsByStagesAndByLanes(t *testing.T) {
	o := small(t).outline()
	for _, c := range []struct {
		v    TreeView
		want string
	}{
		{TreeView{}, "首购\n 接触\n  触点\n   广告\n   门店\n  情绪\n  痛点\n 购买\n  选\n   触点\n   情绪\n   痛点\n    太慢\n  付\n   触点\n   情绪\n   痛点\n 待整理\n  散落\n"},
		{TreeView{ByLanes: true}, "首购\n 触点\n  接触\n   广告\n   门店\n  购买 · 选\n  购买 · 付\n 情绪\n  接触\n  购买 · 选\n  购买 · 付\n 痛点\n  接触\n  购买 · 选\n   太慢\n  购买 · 付\n 待整理\n  散落\n"},
		{TreeView{Filter: " 慢 "}, "首购\n 购买\n  选\n   痛点\n    太慢\n"},
		{TreeView{Filter: "慢", ByLanes: true}, "首购\n 痛点\n  购买 · 选\n   太慢\n"},
		{TreeView{Filter: "没有"}, "首购\n"},
	} {
		if got := written(o, c.v); got != c.want {
			t.Errorf("%+v:\n%s", c.v, got)
		}
	}
}

// Whatever is folded, unfolding what stands above a card brings it back.
func TestFoldedLinesComeBack(t *testing.T) {
	o := small(t).outline()
	for _, byLanes := range []bool{false, true} {
		v := TreeView{ByLanes: byLanes, Folded: map[LineKey]bool{}}
		all := o.Tree(v)
		for _, l := range all {
			if l.Folds {
				v.Folded[l.LineKey] = true
			}
		}
		for _, l := range all {
			folded := map[LineKey]bool{}
			for k := range v.Folded {
				folded[k] = true
			}
			for _, k := range o.Above(l.LineKey, byLanes) {
				if !folded[k] {
					t.Errorf("%v is below %v, which does not fold", l.LineKey, k)
				}
				delete(folded, k)
			}
			now := o.Tree(TreeView{ByLanes: byLanes, Folded: folded})
			if !slices.ContainsFunc(now, func(x OutlineLine) bool { return x.LineKey == l.LineKey }) {
				t.Errorf("%v stays hidden", l.LineKey)
			}
		}
	}
}

func titlesOf(lines []OutlineLine) string {
	var out []string
	for _, l := range lines {
		out = append(out, l.Card.Title.In("zh"))
	}
	return strings.Join(out, " ")
}

func TestTableSortsAndFilters(t *testing.T) {
	o := small(t).outline()
	col := func(key string) int {
		return slices.IndexFunc(o.Headings(), func(h Heading) bool { return h.Key == key })
	}
	for _, c := range []struct {
		v    TableView
		want string
	}{
		{TableView{Sort: -1}, "广告 门店 太慢 散落"}, {TableView{Sort: -1, Down: true}, "散落 太慢 门店 广告"},
		{TableView{Sort: col("owner")}, "广告 门店 太慢 散落"}, {TableView{Sort: col("owner"), Down: true}, "广告 门店 太慢 散落"},
		{TableView{Sort: col("stage"), Down: true}, "太慢 广告 门店 散落"}, {TableView{Sort: col("lane")}, "广告 门店 太慢 散落"},
		{TableView{Sort: -1, Filter: "王"}, "广告"}, {TableView{Sort: -1, Filter: "购买"}, "太慢"}, {TableView{Sort: 99, Filter: "王痛点"}, ""},
	} {
		if got := titlesOf(o.Table(c.v)); got != c.want {
			t.Errorf("%+v: %s, want %s", c.v, got, c.want)
		}
	}
}

// Steps have a column only where there are steps.
func TestTableHasAColumnForStepsOnlyWhereThereAreSome(t *testing.T) {
	s := small(t)
	if n := len(s.outline().Headings()); n != len(columns) {
		t.Errorf("%d columns", n)
	}
	s.do(func(tx *model.Tx) error { return model.Delete(tx, s.stages[1]) })
	if n := len(s.outline().Headings()); n != len(columns)-1 {
		t.Errorf("%d columns without steps", n)
	}
}

// Every column that can be set shows what was set, on one card and on several; the others are left as they are.
func TestEveryColumnTakesAValue(t *testing.T) {
	s := newSample(t)
	for _, kind := range []model.CardType{model.TouchpointCard, model.PainCard} {
		for col, h := range s.outline().Headings() {
			o := s.outline()
			c := s.card(s.cards[kind])
			f, ok := o.Field(col, &c)
			if !ok {
				continue
			}
			if h.Key == "lane" || h.Key == "stage" {
				f.Options = f.Options[1:]
			}
			v := trial(f)
			s.set(f, v)
			now := s.card(c.ID)
			if again, _ := s.outline().Field(col, &now); FieldText(again) == FieldText(f) {
				t.Errorf("%s of a %s took %+v and shows %q", h.Key, kind, show(v), FieldText(again))
			}
			s.Undo()
		}
	}
	for key := range s.missing {
		t.Errorf("%s is not written", key)
	}
}

func TestSeveralCardsAreSetInTheTable(t *testing.T) {
	s := newSample(t)
	o := s.outline()
	a, b := s.card(s.cards[model.TouchpointCard]), s.card(s.cards[model.PainCard])
	at := func(key string) int {
		return slices.IndexFunc(o.Headings(), func(h Heading) bool { return h.Key == key })
	}
	for _, c := range []struct{ key, a, b string }{{"owner", "客服", "客服"}, {"expectation", "4", ""}, {"title", "客服", "结算页付款"}} {
		f, ok := o.Field(at(c.key), &a, &b)
		v, read := ReadField(f, map[bool]string{true: "4", false: "客服"}[c.key == "expectation"])
		if !ok || !read {
			t.Fatal(c.key)
		}
		s.set(f, v)
		now := s.outline()
		x, y := s.card(a.ID), s.card(b.ID)
		if now.Cell(&x, at(c.key)) != c.a || now.Cell(&y, at(c.key)) != c.b {
			t.Errorf("%s: %q and %q", c.key, now.Cell(&x, at(c.key)), now.Cell(&y, at(c.key)))
		}
	}
	a.Locked = true
	if _, ok := o.Field(at("title"), &a, &b); ok {
		t.Error("a locked card can be renamed")
	}
}

func TestChoicesAreReadAsTyped(t *testing.T) {
	s := newSample(t)
	o, c := s.outline(), s.card(s.cards[model.TouchpointCard])
	for _, x := range []struct {
		key, text, want string
		ok              bool
	}{
		{"line", "线下", "offline", true}, {"line", "", "", true}, {"line", "线", "", false}, {"line", "电话", "", false},
		{"status", "草", "draft", true}, {"expectation", "4", "4", true}, {"expectation", "", "", true}, {"expectation", "高", "", false},
		{"emotion", "−1", "-1", true}, {"emotion", s.words("face.2"), "2", true}, {"owner", " 王 ", "王", true},
	} {
		col := slices.IndexFunc(o.Headings(), func(h Heading) bool { return h.Key == x.key })
		f, _ := o.Field(col, &c)
		v, ok := ReadField(f, x.text)
		got := v.Text
		if v.Number != nil {
			got = strconv.FormatFloat(*v.Number, 'g', -1, 64)
		}
		if ok != x.ok || got != x.want {
			t.Errorf("%s %q: %q, %v", x.key, x.text, got, ok)
		}
	}
}

func TestCopiedRowsAreASpreadsheet(t *testing.T) {
	s := small(t)
	s.do(func(tx *model.Tx) error {
		c := *s.Doc().Cards(s.m)[0]
		c.Body = model.Plain("一行\n“又” \"一行\"")
		model.Put(tx, c)
		return nil
	})
	o := s.outline()
	if got := o.TSV(o.Table(TableView{Sort: -1})[:2], 0, 5); got != "名称\t说明\n广告\t\"一行\n“又” \"\"一行\"\"\"\n门店\t\n" {
		t.Errorf("%q", got)
	}
	if got := o.TSV(o.Table(TableView{Sort: -1})[:2], 0); got != "广告\n门店\n" {
		t.Errorf("%q", got)
	}
}

func TestEveryLineReadsAloud(t *testing.T) {
	s := small(t)
	s.do(func(tx *model.Tx) error {
		c := *s.Doc().Cards(s.m)[0]
		four, low := 4.0, -1.0
		c.Touchpoint = &model.Touchpoint{Line: model.Online, Expectation: &four, Emotion: &low}
		model.Put(tx, c)
		return nil
	})
	o := s.outline()
	for _, byLanes := range []bool{false, true} {
		for _, l := range o.Tree(TreeView{ByLanes: byLanes}) {
			if text := o.Label(l); text == "" || strings.Contains(text, "{") {
				t.Errorf("%v reads %q", l.LineKey, text)
			}
		}
	}
	if got := o.Label(o.Table(TableView{Sort: -1})[0]); got != "触点“广告”，位于接触，触点，第 1 张，共 2 张；线上或线下：线上；期望：4；情绪：不满 −1；负责人：王" {
		t.Error(got)
	}
	for key := range s.missing {
		t.Errorf("%s is not written", key)
	}
}

// A map of any shape can be looked at, and the table has each of its cards exactly once.
func TestOutlineOfAnyDocument(t *testing.T) {
	modeltest.Seeds(t, 40, func(t *testing.T, seed uint64) {
		d := modeltest.Random(rand.New(rand.NewPCG(seed, 9)), 60)
		for _, m := range d.Maps() {
			o := NewOutline(d, m.ID, "en", i18n.For("en"))
			table := o.Table(TableView{Sort: int(seed) % len(columns)})
			seen := map[model.ID]int{}
			for _, l := range table {
				seen[l.ID]++
				o.Label(l)
			}
			for _, c := range d.Cards(m.ID) {
				if seen[c.ID] != 1 {
					t.Errorf("%s stands %d times in the table", c.ID, seen[c.ID])
				}
			}
			for _, byLanes := range []bool{false, true} {
				n := 0
				for _, l := range o.Tree(TreeView{ByLanes: byLanes}) {
					if o.Label(l); l.Card != nil {
						n++
					}
				}
				if n != len(table) {
					t.Errorf("the tree has %d cards of %d", n, len(table))
				}
			}
		}
	})
}

// big is a map of n cards.
func big(n int) (*model.Document, model.ID) {
	s := model.NewSession(model.New(), &modeltest.IDs{})
	var m model.ID
	s.Do("x", func(tx *model.Tx) error {
		m = model.AddMap(tx, model.Map{}, model.DefaultLanes)
		var cols []model.ID
		for range 12 {
			id, err := model.AddStage(tx, m, model.Plain("阶段"), "")
			if err != nil {
				return err
			}
			cols = append(cols, id)
		}
		lanes, keys := tx.Doc().Lanes(m), model.OrderSeries(n)
		for i := range n {
			l := lanes[[]int{0, 1, 2, 3, 5, 6}[i%6]]
			v := float64(i%5 + 1)
			model.Put(tx, model.Card{ID: tx.NewID(model.KindCard), Map: m, Lane: l.ID, Column: cols[i%12], Order: keys[i], Type: l.Type.CardType(),
				Title: model.Plain("卡片 " + strconv.Itoa(i)), Owner: model.Plain("王工"), Touchpoint: &model.Touchpoint{Expectation: &v}})
		}
		return nil
	})
	return s.Doc(), m
}

func BenchmarkOutline(b *testing.B) {
	doc, m := big(5000)
	w := i18n.For("zh")
	for name, look := range map[string]func(*Outline){
		"tree":   func(o *Outline) { o.Tree(TreeView{}) },
		"table":  func(o *Outline) { o.Table(TableView{Sort: -1}) },
		"sort":   func(o *Outline) { o.Table(TableView{Sort: 0}) },
		"filter": func(o *Outline) { o.Table(TableView{Sort: -1, Filter: "77"}) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				look(NewOutline(doc, m, "zh", w))
			}
		})
	}
}
