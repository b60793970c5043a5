package importer

import (
	"fmt"
	"strings"
	"testing"

	"sojourn/model"
)

// curve returns the values of a curve, column by column.
func curve(got imported, s model.Series) string {
	var out []string
	for _, c := range got.doc.Columns(got.m) {
		v := "-"
		if p, ok := got.doc.Point(got.m, c.ID, "", s); ok {
			v = fmt.Sprintf("%.4g", p.Value)
		}
		out = append(out, v)
	}
	return strings.Join(out, " ")
}

func file(t *testing.T, name string) imported { return importAll(t, name, load(t, name)) }

func TestAStageRowIsKnownByItsLabelWhateverStandsAbove(t *testing.T) {
	got := file(t, "cafe-preamble-zh.xlsx")
	m, _ := model.Get[model.Map](got.doc, got.m)
	if c := columns(got); c != "想喝/打开手机 点单/选门店 点单/付款 等待/看进度 喝到/取餐" {
		t.Error(c)
	}
	if m.Scenario.In("") != "加班时点一杯咖啡" || m.Goal.In("") != "十五分钟内喝到" || m.Description.In("") != "团队: 产品、运营、门店\n日期: 2026-03-05\n版本: V2.1" {
		t.Errorf("%+v", m)
	}
}

func TestAStageRowIsKnownByTheNamesOfStages(t *testing.T) {
	if c := columns(file(t, "care-lens-en.csv")); c != "Stage 1: Order Review Stage 2: Delivery Stage 3: First use" {
		t.Error(c)
	}
	got := file(t, "quarter-stages-en.csv")
	if s := texts(got, model.ActionsLane) + columns(got); s != "Sees a poster|Visits|Signs|Comes twice a weekAwareness Consideration Purchase Retention" {
		t.Error(s)
	}
	if m, _ := model.Get[model.Map](got.doc, got.m); m.Owner.In("") != "Nadia" {
		t.Error("a label with its text in one cell is no lane:", m.Owner)
	}
}

func TestEmotionsMayBeToldByTheirHeight(t *testing.T) {
	got := file(t, "insurance-grid-en.xlsx")
	if c := curve(got, model.Current); c != "1 0 -0.67" {
		t.Error("a word counts before its height, a mark stands on the fourth and the fifth of seven rows:", c)
	}
	if s := texts(got, model.ActionsLane); s != "calls the hotline+takes photos|waits at home+shows the damage|reads the letter+calls again+accepts" {
		t.Error(s)
	}
}

func TestBlueprintLinesAreLanes(t *testing.T) {
	got := file(t, "visa-blueprint-zh.xlsx")
	var lanes []string
	for _, l := range got.doc.Lanes(got.m) {
		lanes = append(lanes, string(l.Type))
	}
	if s := strings.Join(lanes, " "); s != "physical actions line-interaction frontstage line-visibility backstage line-internal support" {
		t.Error(s)
	}
}

func TestBothCurvesRunOnOneScale(t *testing.T) {
	got := importAll(t, "x.csv", []byte(",了解,购买,使用\n触点,海报,门店,App\n情绪,1,2,1\n目标情绪,4,5,5\n"))
	if a, b := curve(got, model.Current), curve(got, model.Target); a != "-2 -1 -2" || b != "1 2 2" {
		t.Error(a, b)
	}
}
