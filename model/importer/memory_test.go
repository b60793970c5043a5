package importer

import (
	"encoding/json"
	"reflect"
	"testing"

	"sojourn/model"
)

func table(t testing.TB, csv string) Table { return mustRead(t, "x.csv", []byte(csv))[0] }

// correct gives the field of a header or label.
func correct(m *Mapping, name string, f Field) {
	for i := range m.Fields {
		if m.Fields[i].Name == name {
			m.Fields[i].Field = f
		}
	}
}

func TestAFormIsFoundAgain(t *testing.T) {
	filled := table(t, "阶段,怪列,触点,情绪\n购买,排队,门店,5\n售后,慢,客服,1\n")
	m := Guess(&filled, nil).Mapping
	correct(&m, "怪列", PainText)
	var taught Memory
	taught.Learn(&filled, m)
	b, err := json.Marshal(taught)
	if err != nil {
		t.Fatal(err)
	}
	var back Memory
	if err := json.Unmarshal(b, &back); err != nil || !reflect.DeepEqual(back, taught) {
		t.Fatalf("%v\n%+v\n%+v", err, back, taught)
	}
	tables := []Table{table(t, "产品,单价\n茶,3\n"), table(t, "客户旅程\n场景:周末\n情绪,触点,怪列,阶段\n4,网店,卡顿,购买\n")}
	at, p, ok := back.Find(tables)
	if !ok || at != 1 || p.Mapping.HeaderRow != 3 {
		t.Fatal("the same form two rows lower and with its columns turned round must be found:", at, p, ok)
	}
	got := importAs(t, tables[1], p, model.New(), "")
	if s := texts(got, model.PainsLane) + texts(got, model.TouchpointsLane); s != "卡顿网店" {
		t.Error(s)
	}
	if g := model.Map(*got.doc.Maps()[0]); g.Scenario.In("") != "周末" || g.Title.In("") != "客户旅程" {
		t.Error("what stands above belongs to this sheet and not to the one before:", g)
	}
	if _, _, ok := back.Find([]Table{table(t, "阶段,触点,情绪\n购买,门店,5\n")}); ok {
		t.Error("a form with other headers is another form")
	}
}

func TestAMatrixFormIsFoundAgain(t *testing.T) {
	filled := table(t, ",认知,购买\n行为,搜索,付款\n怪行,排队,\n,吵,\n情绪,1,-1\n")
	m := Guess(&filled, nil).Mapping
	correct(&m, "怪行", PainText)
	var taught Memory
	taught.Learn(&filled, m)
	again := table(t, "四季酒店\n\n,到店,入住,离店\n情绪,2,0,-2\n怪行,远,,\n行为,打车,登记,付款\n")
	_, p, ok := taught.Find([]Table{again})
	if !ok || p.Mapping.StageRow != 3 {
		t.Fatal(p, ok)
	}
	got := importAs(t, again, p, model.New(), "")
	if s := texts(got, model.PainsLane) + columns(got) + texts(got, model.ActionsLane); s != "远||到店 入住 离店打车|登记|付款" {
		t.Error(s)
	}
	if pt, ok := got.doc.Point(got.m, got.doc.Columns(got.m)[2].ID, "", model.Current); !ok || pt.Value != -2 {
		t.Error(pt)
	}
}

func TestTheLatestMappingOfAFormCounts(t *testing.T) {
	filled := table(t, "阶段,怪列,触点\n购买,排队,门店\n")
	m := Guess(&filled, nil).Mapping
	var taught Memory
	for _, f := range []Field{PainText, GainText} {
		correct(&m, "怪列", f)
		taught.Learn(&filled, m)
	}
	_, p, ok := taught.Find([]Table{filled})
	if !ok || len(taught.Forms) != 1 || p.Mapping.at(GainText) != 2 || taught.Known["怪列"] != GainText {
		t.Error(taught, p)
	}
}

func TestFitGivesTwoColumnsOfOneNameTheirOwn(t *testing.T) {
	m := Mapping{Layout: Long, HeaderRow: 1, Fields: []FieldAt{{At: 1, Name: "阶段", Field: StageName}, {At: 2, Name: "痛点", Field: PainText},
		{At: 3, Name: "痛点", Field: GainText}}}
	moved := table(t, "痛点,阶段,痛点\na,购买,b\n")
	got := m.Fit(&moved).Fields
	want := []FieldAt{{At: 2, Name: "阶段", Field: StageName}, {At: 1, Name: "痛点", Field: PainText}, {At: 3, Name: "痛点", Field: GainText}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}

func TestLeftoversCanBeListedAlone(t *testing.T) {
	sheet := table(t, "阶段,触点,颜色,情绪\n购买,门店,红,看海报\n,,,\n,,,,一句话\n")
	p := Guess(&sheet, nil)
	for _, c := range []struct {
		listOnly bool
		field    Field
		tray     int
		body     string
	}{{false, Unknown, 1, "情绪: 看海报\n颜色: 红"}, {true, Unknown, 0, ""}, {true, Note, 0, "颜色: 红"}} {
		m := p.Mapping
		m.Fields = append([]FieldAt(nil), m.Fields...)
		m.ListOnly = c.listOnly
		correct(&m, "颜色", c.field)
		got := importAs(t, sheet, Proposal{Mapping: m}, model.New(), "")
		if n := len(got.doc.Tray(got.m)); n != c.tray || got.plan.Counts().Lost != 0 {
			t.Errorf("%+v: %d in the tray, %+v", c, n, got.plan.Counts())
		}
		for _, card := range got.doc.Cards(got.m) {
			if card.Title.In("") == "门店" && card.Body.In("") != c.body {
				t.Errorf("%+v: %q", c, card.Body.In(""))
			}
		}
	}
}
