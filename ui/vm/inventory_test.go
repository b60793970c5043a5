package vm

import (
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
	"sojourn/ui/i18n"
)

// shop is a project of two maps with three touchpoints each, as the table of all touchpoints shows it.
func shop() (*model.Session, *Outline, func() *Outline) {
	s := model.NewSession(modeltest.Engagement(2, 6), &modeltest.IDs{})
	now := func() *Outline { return NewInventory(s.Doc(), "zh", i18n.For("zh")) }
	return s, now(), now
}

func (o *Outline) col(key string) int {
	return slices.IndexFunc(o.heads, func(c column) bool { return c.key == key })
}

func titles(o *Outline, lines []OutlineLine) (out []string) {
	for _, l := range lines {
		out = append(out, o.Cell(l.Card, 0))
	}
	return out
}

func TestTheInventoryHoldsTheTouchpointsOfAllMapsAndNothingElse(t *testing.T) {
	_, o, _ := shop()
	lines := o.Table(TableView{Sort: -1})
	if got := strings.Join(titles(o, lines), " "); got != "触点 1-1 触点 1-2 触点 1-3 触点 2-1 触点 2-2 触点 2-3" || o.Cards() != 6 {
		t.Errorf("%d: %s", o.Cards(), got)
	}
	if last := lines[5].Card; o.Cell(last, o.col("map")) != "旅程图 2" || o.Cell(last, o.col("stage")) != "阶段 3" {
		t.Errorf("%q, %q", o.Cell(last, o.col("map")), o.Cell(last, o.col("stage")))
	}
	if !strings.Contains(o.Label(lines[5]), "旅程图 2") {
		t.Errorf("reads %q", o.Label(lines[5]))
	}
	byStage := titles(o, o.Table(TableView{Sort: o.col("stage"), Down: true}))
	if byStage[0] != "触点 1-3" || byStage[1] != "触点 2-3" || byStage[5] != "触点 2-1" {
		t.Errorf("by stage %v", byStage)
	}
}

func TestOneValueIsSetForTouchpointsOfSeveralMapsInOneStep(t *testing.T) {
	s, o, now := shop()
	var cards []*model.Card
	for _, l := range o.Table(TableView{Sort: -1}) {
		cards = append(cards, l.Card)
	}
	set := func(key string, v Value) {
		f, ok := now().Field(o.col(key), cards...)
		if !ok {
			t.Fatalf("%s cannot be set", key)
		}
		if _, err := s.Do(f.Do, func(tx *model.Tx) error { return f.Set(tx, v) }); err != nil {
			t.Fatal(err)
		}
	}
	before := s.Doc()
	set("owner", Value{Text: "林悦"})
	for _, v := range now().Values(o.col("owner"), TableView{}) {
		if v.Text != "林悦" || v.Count != 6 {
			t.Errorf("%+v", v)
		}
	}
	set("moment", Value{Text: "on"})
	if v := now().Values(o.col("moment"), TableView{}); len(v) != 1 || v[0].Text != "是" {
		t.Errorf("%+v", v)
	}
	s.Undo()
	if s.Undo(); !model.Compare(before, s.Doc()).Empty() {
		t.Error("two values took more than two steps")
	}
}

// A stage is one of its map: the touchpoints of other maps stay where they are.
func TestAStageIsSetOnTheMapOfTheFirstTouchpointOnly(t *testing.T) {
	s, o, now := shop()
	lines := o.Table(TableView{Sort: -1})
	f, ok := o.Field(o.col("stage"), lines[3].Card, lines[0].Card)
	if !ok {
		t.Fatal("a stage cannot be set")
	}
	to := s.Doc().Stages(lines[3].Card.Map)[4].ID
	if _, err := s.Do(f.Do, func(tx *model.Tx) error { return f.Set(tx, Value{Text: string(to)}) }); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[model.ID]string{lines[3].ID: "阶段 5", lines[0].ID: "阶段 1"} {
		c, _ := model.Get[model.Card](s.Doc(), id)
		if got := now().Cell(&c, o.col("stage")); got != want {
			t.Errorf("%s stands in %q, not %q", c.Title.In(""), got, want)
		}
	}
}

func TestRowsAreFilteredByTheValuesOfColumns(t *testing.T) {
	_, o, _ := shop()
	v := TableView{Sort: -1}.Toggled("channel", "渠道 1")
	if got := titles(o, o.Table(v)); len(got) != 2 || got[1] != "触点 2-1" {
		t.Fatalf("%v", got)
	}
	if got := o.Values(o.col("channel"), v); len(got) != 3 {
		t.Errorf("the column itself offers %v", got)
	}
	if got := o.Values(o.col("map"), v); len(got) != 2 || got[0] != (CellValue{"旅程图 1", 1}) {
		t.Errorf("another column offers %v", got)
	}
	both := v.Toggled("channel", "渠道 2").Toggled("map", "旅程图 1")
	if got := titles(o, o.Table(both)); len(got) != 2 || len(o.Filters(both)) != 2 || o.Filters(v)[0].Text != "渠道：渠道 1" {
		t.Errorf("%v, %v", got, o.Filters(both))
	}
	if len(v.Only) != 1 || len(v.Only["channel"]) != 1 {
		t.Error("the view before has changed")
	}
	if got := v.Toggled("channel", "渠道 1"); len(got.Only) != 0 || len(both.Without("").Only) != 0 || len(both.Without("map").Only) != 1 {
		t.Errorf("%v", got.Only)
	}
	none := TableView{Sort: -1}.Toggled("owner", "")
	if got := titles(o, o.Table(none)); len(got) != 2 || o.Filters(none)[0].Text != "负责人：（空）" {
		t.Errorf("%v, %v", got, o.Filters(none))
	}
}

// All there is to make of 500 touchpoints over 20 maps when the page is opened: 100 ms are allowed.
func BenchmarkInventory(b *testing.B) {
	doc := modeltest.Engagement(20, 500)
	for b.Loop() {
		o := NewInventory(doc, "zh", i18n.For("zh"))
		o.Values(o.col("channel"), TableView{Filter: "触点"})
		if len(o.Table(TableView{Sort: o.col("gap"), Filter: "触点"})) != 500 {
			b.Fatal("rows are missing")
		}
	}
}
