package xlsx_test

import (
	"slices"
	"strings"
	"testing"

	"sojourn/model"

	"github.com/xuri/excelize/v2"
)

// planned is the shop with opportunities, actions and metrics that say everything.
func planned(t testing.TB) *builder {
	b := shop(t)
	chance := titled("购物车先算运费", "")
	chance.Type, chance.Opportunity = model.OpportunityCard, &model.Opportunity{HowMightWe: model.Plain("怎样不让人算错"), CustomerValue: num(90), BusinessValue: num(60), Effort: num(2)}
	opportunity := b.card(model.OpportunitiesLane, 3, chance)
	half := titled("只有一个价值", "")
	half.Opportunity = &model.Opportunity{BusinessValue: num(40)}
	b.card(model.OpportunitiesLane, 0, half)
	b.do(func(tx *model.Tx) error {
		_, err := model.AddLane(tx, b.id, model.ActionPlanLane, "")
		return err
	})
	task := titled("改购物车", "")
	task.Type, task.Owner, task.Department = model.ActionCard, model.Plain("李娜"), model.Plain("产品部")
	task.Action = &model.Action{Due: "2026-01-31", State: model.Doing, Helpers: []model.Text{model.Plain("技术部"), model.Plain("财务部")},
		Metric: &model.Metric{Name: model.Plain("转化"), Value: num(41), Target: num(60), Unit: "%"}}
	action := b.card(model.ActionPlanLane, 3, task)
	b.do(func(tx *model.Tx) error {
		model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), Type: model.Solves, From: opportunity, To: action})
		return nil
	})
	measured := titled("退货率", "")
	measured.Type = model.MetricCard
	measured.Metrics = []model.Metric{{Name: model.Plain("退货率"), Value: num(15), Unit: "%", Baseline: num(20), Target: num(10), Date: "2026-10-31", Source: model.Plain("仓库"),
		Series: []model.Reading{{Date: "2026-08-31", Value: 19}, {Date: "2026-09-30", Value: 17.5}}}}
	b.card(model.MetricsLane, 4, measured)
	return b
}

// body returns the rows of the table of a sheet, as values and not as they look.
func body(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	all, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	head := slices.IndexFunc(all, func(r []string) bool { return len(r) > 0 && r[0] == "_id" })
	if head < 0 {
		t.Fatalf("%s has no table", sheet)
	}
	if visible, err := f.GetColVisible(sheet, "A"); visible || err != nil {
		t.Errorf("%s: the ids show", sheet)
	}
	if tables, err := f.GetTables(sheet); err != nil || len(tables) != 1 || tables[0].Range != name(t, 1, head+1)+":"+name(t, len(all[head]), len(all)) {
		t.Errorf("%s: tables %+v, %v", sheet, tables, err)
	}
	return all[head+1:]
}

func TestTablesSayWhatThePlanSays(t *testing.T) {
	b := planned(t)
	f := open(t, write(t, job(t, b.doc())))
	say := words(t, "zh")
	for key, want := range map[string][]string{
		"xlsx.sheet.gaps":    {"1", "结算页付款", "购买", "技术部", "5", "2", "3", "5", "15"},
		"xlsx.sheet.chances": {"购物车先算运费", "购买", "怎样不让人算错", "", "90", "60", "75", "2", "速赢", "改购物车"},
		"xlsx.sheet.actions": {"改购物车", "购买", "购物车先算运费", "产品部", "技术部\n财务部", "李娜", "转化 41% (目标 60%)", "46053", "进行中"},
		"xlsx.sheet.series":  {"退货率", "退货率", "%", "20", "10", "46265", "19"},
	} {
		rows := body(t, f, say(key))
		if got := rows[0][1:]; !slices.Equal(got, want) {
			t.Errorf("%s:\n%q, want\n%q", say(key), got, want)
		}
		id, _, _ := strings.Cut(rows[0][0], " ")
		if _, ok := model.Get[model.Card](b.doc(), model.ID(id)); !ok {
			t.Errorf("%s: %q is no card", say(key), rows[0][0])
		}
	}
	metrics := body(t, f, say("xlsx.sheet.metrics"))
	i := slices.IndexFunc(metrics, func(r []string) bool { return r[3] == "退货率" })
	if want := []string{"退货率", "使用", "退货率", "15", "%", "20", "10", "0.5", "46326", "仓库"}; !slices.Equal(metrics[i][1:], want) || !strings.HasSuffix(metrics[i][0], " 1") {
		t.Errorf("metrics %q, want %q", metrics[i], want)
	}
	chances := body(t, f, say("xlsx.sheet.chances"))
	if i := slices.IndexFunc(chances, func(r []string) bool { return r[1] == "只有一个价值" }); i < 0 || chances[i][7] != "40" || len(chances[i]) > 9 && chances[i][9] != "" {
		t.Errorf("an opportunity with half its value: %q", chances)
	}
}

func TestLateActionsStandOut(t *testing.T) {
	f := open(t, write(t, job(t, planned(t).doc())))
	say := words(t, "zh")
	rules, err := f.GetConditionalFormats(say("xlsx.sheet.actions"))
	if err != nil || len(rules["I4:J4"]) != 1 || rules["I4:J4"][0].Criteria != `AND(ISNUMBER($I4),$I4<TODAY(),$J4<>"已完成")` {
		t.Errorf("rules %+v, %v", rules, err)
	}
	choices, err := f.GetDataValidations(say("xlsx.sheet.actions"))
	if err != nil || !slices.ContainsFunc(choices, func(v *excelize.DataValidation) bool { return v.Type == "list" && strings.HasPrefix(v.Sqref, "J4:") }) {
		t.Errorf("the state of an action has no list: %v", err)
	}
}

func TestCoverLeadsToEverySheet(t *testing.T) {
	raw := write(t, job(t, planned(t).doc()))
	f := open(t, raw)
	say := words(t, "zh")
	cover := f.GetSheetList()[0]
	if cover != say("xlsx.sheet.cover") {
		t.Fatalf("the first sheet is %s", cover)
	}
	said := strings.Join(slices.Concat(rows(t, f, cover)...), "\x00")
	for _, want := range []string{"网店首购旅程", "××零售", "2026-11-22", "第 3 版", "林", "林悦   首购买家\n“别让我填第二遍地址。”", say("xlsx.howto")} {
		if !strings.Contains(said, want) {
			t.Errorf("the cover lacks %q", want)
		}
	}
	for _, sheet := range f.GetSheetList()[1:] {
		visible, err := f.GetSheetVisible(sheet)
		if err != nil {
			t.Fatal(err)
		}
		linked := false
		for r, row := range rows(t, f, cover) {
			if len(row) > 1 && row[1] == sheet {
				ok, target, err := f.GetCellHyperLink(cover, name(t, 2, r+1))
				linked = linked || ok && err == nil && target == "'"+sheet+"'!A1"
			}
		}
		if linked != visible {
			t.Errorf("%s: visible %v, linked %v", sheet, visible, linked)
		}
	}
}

// People may type names of their own, and choose codes only.
func TestListsLeaveNamesOpen(t *testing.T) {
	f := open(t, write(t, job(t, planned(t).doc())))
	_, sheet, _ := sheetNames(t)
	say, head := words(t, "zh"), rows(t, f, sheet)[0]
	choices, err := f.GetDataValidations(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for key, strict := range map[string]bool{"inspector.stage": false, "inspector.lane": false, "field.owner": false, "field.channel": false, "field.department": false,
		"field.evidence": true, "field.status": true, "field.line": true, "field.progress": true} {
		column := strings.TrimRight(name(t, slices.Index(head, say(key))+1, 1), "1")
		i := slices.IndexFunc(choices, func(v *excelize.DataValidation) bool { return strings.HasPrefix(v.Sqref, column+"2:") })
		if i < 0 || choices[i].Type != "list" || choices[i].ShowErrorMessage != strict {
			t.Errorf("%s: a list that refuses other words: want %v", say(key), strict)
		}
	}
	lists := rows(t, f, say("xlsx.sheet.lists"))
	at := slices.Index(lists[0], say("field.owner"))
	if at < 0 || lists[1][at] != "王强" || lists[2][at] != "李娜" {
		t.Errorf("owners on offer: %q", lists)
	}
}
