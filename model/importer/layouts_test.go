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

func TestStagesDownWithSeveralRowsEach(t *testing.T) {
	got := file(t, "clinic-transposed-zh.xlsx")
	if got.p.Mapping.Layout != Stages || got.p.Mapping.GroupRow != 0 || curve(got, model.Current) != "1 -1 2" {
		t.Error("one emotion for all rows of a stage is the stage's:", got.p.Mapping.Layout, curve(got, model.Current))
	}
	for _, c := range got.doc.Cards(got.m) {
		if c.Title.In("") == "窗口" && c.Department.In("") != "门诊部" {
			t.Error("a cell merged over three rows speaks of all three:", c.Department)
		}
	}
	alone := importAll(t, "x.csv", []byte("阶段,触点,渠道,情绪\n购买,门店,线下,2\n,官网,线上,\n售后,热线,电话,-1\n"))
	if alone.p.Mapping.Layout != Long {
		t.Error("without merged cells an emotion beside a channel is that touchpoint's:", alone.p.Mapping.Layout)
	}
}

func TestHeadersInTwoRows(t *testing.T) {
	got := file(t, "airline-groups-en.xlsx")
	if s := texts(got, model.TouchpointsLane) + curve(got, model.Current) + texts(got, model.ThoughtsLane); s !=
		"Airline app+Travel agency|Mobile boarding pass+Check-in desk|Seat screen+Cabin crew1 -1 2Is this the final price?|Will I make it?|Nice snack" {
		t.Error(s)
	}
	for _, c := range got.doc.Cards(got.m) {
		if c.Title.In("") == "Cabin crew" && c.Touchpoint.Line != model.Offline || c.Title.In("") == "Seat screen" && c.Touchpoint.Line != model.Online {
			t.Error("the lower header says which of them are online:", c.Touchpoint)
		}
	}
	var taught Memory
	taught.Learn(&got.table, got.p.Mapping)
	if _, p, ok := taught.Find([]Table{got.table}); !ok || p.Mapping.GroupRow != 1 || p.Mapping.at(Emotion) != 5 {
		t.Error(ok, p.Mapping)
	}
}

func TestNumberedColumns(t *testing.T) {
	got := file(t, "software-numbered-en.csv")
	if s := texts(got, model.TouchpointsLane) + " " + texts(got, model.PainsLane); s !=
		"Web site+Sales mail|Setup wizard|Invoice+Success call Form is long+No prices|Import fails|Price rise without notice" {
		t.Error(s)
	}
	for _, c := range got.doc.Cards(got.m) {
		switch c.Title.In("") {
		case "Web site":
			if c.Body.In("") != "Pain Point 1 Key Variable: 11 fields" || c.Evidence != model.Verified {
				t.Errorf("%+v", c)
			}
		case "NPS":
			if m := c.Metrics[0]; *m.Value != 31 || m.Name.In("") != "NPS" {
				t.Errorf("%+v", m)
			}
		}
	}
}

func TestSumsRepeatedHeadersAndSecondTablesAreNoStages(t *testing.T) {
	got := file(t, "shop-totals-en.csv")
	if c := columns(got); c != "Discover Buy" || got.plan.Counts().Listed != 2 {
		t.Error(c, got.plan.Leftovers)
	}
	got = file(t, "school-two-tables-zh.xlsx")
	if c := columns(got); c != "了解 报名 上课" || len(got.doc.Tray(got.m)) != 4 {
		t.Error(c, len(got.doc.Tray(got.m)))
	}
	got = importAll(t, "x.csv", []byte("阶段,触点\n了解,海报\n\n购买,门店\n\n使用\n售后,热线\n"))
	if c := columns(got); c != "了解 购买 使用 售后" {
		t.Error("empty rows alone do not end a table:", c)
	}
}

func TestASheetThatIsNoJourneySaysSo(t *testing.T) {
	got := file(t, "minutes-zh.csv")
	if got.p.Mapping.Layout != UnknownLayout || len(got.p.Warnings) != 1 || got.p.Warnings[0].Code != "no-journey" || got.p.Mapping.HeaderRow != 0 {
		t.Error(got.p)
	}
	if n := len(got.doc.Tray(got.m)); n != 7 {
		t.Error(n, "notes")
	}
}

func TestFreeLabels(t *testing.T) {
	got := file(t, "bank-free-labels-zh.csv")
	if s := texts(got, model.OpportunitiesLane) + " " + curve(got, model.Current); s != "讲人话|在线顾问|预约|推荐理财 1 -1 -1 1" {
		t.Error(s)
	}
}

func TestScalesOfEmotions(t *testing.T) {
	for name, want := range map[string]string{"mood-five-en.csv": "-2 0 1.6 1.2", "mood-hundred-zh.csv": "1.2 -0.6 0.4 1.8", "mood-nps-zh.csv": "-2 0.4 0.9 1.4",
		"mood-percent-en.csv": "1.4 -0.4 0.48 1.6", "hotel-words-zh.csv": "-1 -1 2 -1", "hotel-words-tw.csv": "0 -2 2"} {
		if got := curve(file(t, name), model.Current); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
