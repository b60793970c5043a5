package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/limits"
)

// texts returns the titles of a lane's cards, column by column.
func texts(got imported, t model.LaneType) string {
	var out []string
	for _, l := range got.doc.Lanes(got.m) {
		if l.Type != t {
			continue
		}
		for _, c := range got.doc.Columns(got.m) {
			var cell []string
			for _, card := range got.doc.Cell(l.ID, c.ID) {
				cell = append(cell, card.Title.In("zh"))
			}
			out = append(out, strings.Join(cell, "+"))
		}
	}
	return strings.Join(out, "|")
}

func columns(got imported) string {
	var out []string
	for _, c := range got.doc.Columns(got.m) {
		name := c.Stage.Name.In("zh")
		if c.Step != nil {
			name += "/" + c.Step.Name.In("zh")
		}
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

func TestMatrixKeepsItsShape(t *testing.T) {
	got := importAll(t, "shop-matrix-zh.xlsx", load(t, "shop-matrix-zh.xlsx"))
	if c := columns(got); c != "接触/刷到测评 接触/搜索比价 互动/问客服 决策/看评价 决策/门店试穿 购买/加购 购买/结算付款 使用/收货试穿 忠诚/写评价 忠诚/推荐朋友" {
		t.Error(c)
	}
	if p := texts(got, model.PainsLane); p != "||重复问订单号|||运费最后才出现|付款方式少||入口难找|" {
		t.Error(p)
	}
	m, _ := model.Get[model.Map](got.doc, got.m)
	if m.Title.In("zh") != "网店首购旅程" || len(m.Personas) != 1 {
		t.Error(m)
	}
	who := got.doc.Personas()[0]
	if who.Name.In("zh") != "林悦" || who.Age.In("zh") != "29 岁" || who.Role.In("zh") != "内容运营" {
		t.Error(who)
	}
	var lanes []string
	for _, l := range got.doc.Lanes(got.m) {
		lanes = append(lanes, string(l.Type))
	}
	if s := strings.Join(lanes, " "); s != "actions touchpoints channels thoughts emotion pains opportunities ownership" {
		t.Error("lanes must stand as in the sheet:", s)
	}
	shop := got.doc.Cell(got.doc.Lanes(got.m)[1].ID, got.doc.Columns(got.m)[4].ID)[0]
	if shop.Touchpoint.Line != model.Offline || shop.Touchpoint.Channel.In("zh") != "门店" || shop.Department.In("zh") != "零售部" {
		t.Errorf("%+v %+v", shop, shop.Touchpoint)
	}
	if p, ok := got.doc.Point(got.m, got.doc.Columns(got.m)[6].ID, "", model.Current); !ok || p.Value != -2 {
		t.Error(p)
	}
}

func TestMapsAreCalledAfterTheirSheetOrFile(t *testing.T) {
	rows := []Row{{{0, "阶段"}, {1, "触点"}}, {{0, "购买"}, {1, "门店"}}}
	for want, table := range map[string]Table{"会员旅程": {File: "a", Sheet: "会员旅程", Rows: rows}, "a": {File: "a", Sheet: "Sheet1", Rows: rows},
		"b": {File: "b", Rows: rows}} {
		if got := importAs(t, table, Guess(&table, nil), model.New(), ""); got.doc.Maps()[0].Title.In("") != want {
			t.Error(got.doc.Maps()[0].Title, want)
		}
	}
	if got := mustRead(t, "/x/店铺 旅程.csv", []byte("a,b\n"))[0].File; got != "店铺 旅程" {
		t.Error(got)
	}
}

func TestLongRowsKeepTheirDetails(t *testing.T) {
	got := importAll(t, "shop-long-zh.csv", load(t, "shop-long-zh.csv"))
	if c := columns(got); c != "接触 互动 决策 购买 使用 忠诚" {
		t.Error("blank stages must go on with the one above:", c)
	}
	if s := texts(got, model.TouchpointsLane); s != "短视频+搜索广告|在线客服|评价页+门店|购物车+结算页|快递员|评价入口+分享卡片" {
		t.Error(s)
	}
	var pay *model.Card
	for _, c := range got.doc.Cards(got.m) {
		if c.Title.In("zh") == "结算页" {
			pay = c
		}
	}
	if gap, ok := pay.Touchpoint.Gap(); !ok || gap != 2 || *pay.Touchpoint.Importance != 3 || *pay.Touchpoint.Emotion != -2 ||
		pay.Touchpoint.Line != model.Online || pay.Department.In("zh") != "技术部" || !pay.Touchpoint.Reason.Empty() {
		t.Errorf("%+v", pay.Touchpoint)
	}
	if m := pay.Metrics; len(m) != 2 || m[0].Name.In("zh") != "停留时长" || *m[0].Value != 181 || m[0].Unit != "秒" || m[1].Unit != "%" {
		t.Errorf("%+v", m)
	}
	for _, l := range got.doc.Links() {
		from, _ := model.Get[model.Card](got.doc, l.From)
		to, _ := model.Get[model.Card](got.doc, l.To)
		if l.Type != model.Solves || from.Type != model.PainCard || to.Type != model.OpportunityCard || from.Column != to.Column {
			t.Errorf("%+v: %s → %s", l, from.Title.In(""), to.Title.In(""))
		}
	}
	if n := len(got.doc.Links()); n != 4 {
		t.Error(n, "links")
	}
}

func TestRepeatedStagesAndTouchpointsMerge(t *testing.T) {
	got := importAll(t, "x.csv", []byte("阶段,触点,渠道,痛点,机会\n购买,门店,线下,排队,加人\n售后,客服,电话,慢,\n购买,门店,线下,太贵,\n购买,门店,,吵,\n购买,门店,线上,卡顿,提速\n"))
	if c := columns(got); c != "购买 售后" {
		t.Error(c)
	}
	if s := texts(got, model.TouchpointsLane); s != "门店+门店|客服" {
		t.Error("the same touchpoint on the same channel is one card:", s)
	}
	if s := texts(got, model.PainsLane); s != "排队+太贵+吵+卡顿|慢" {
		t.Error(s)
	}
}

func TestLabelsOfTwoLinesAndBothCurves(t *testing.T) {
	got := importAll(t, "x.xlsx", built(t)["curves (built)"])
	if c := columns(got); c != "了解/看 了解/比 购买/付" {
		t.Error(c)
	}
	if s := texts(got, model.TouchpointsLane); s != "海报|官网+客服|收银台" {
		t.Error(s)
	}
	var values []string
	for _, c := range got.doc.Columns(got.m) {
		now, _ := got.doc.Point(got.m, c.ID, "", model.Current)
		goal, _ := got.doc.Point(got.m, c.ID, "", model.Target)
		values = append(values, fmt.Sprintf("%g→%g", now.Value, goal.Value))
	}
	if s := strings.Join(values, " "); s != "1→2 -1→1 0→2" {
		t.Error(s)
	}
}

func TestOneRowPerCard(t *testing.T) {
	got := importAll(t, "x.xlsx", built(t)["cards (built)"])
	for lane, want := range map[model.LaneType]string{model.TouchpointsLane: "收银台||", model.PainsLane: "排队||",
		model.TextLane: "|下雨|", model.OpportunitiesLane: "||自助退货"} {
		if s := texts(got, lane); s != want {
			t.Errorf("%s: %s, want %s", lane, s, want)
		}
	}
}

func TestHiddenCellsAreListedUntilAskedFor(t *testing.T) {
	table := mustRead(t, "x.xlsx", built(t)["hidden (built)"])[0]
	p := Guess(&table, nil)
	got := importAs(t, table, p, model.New(), "")
	if s := texts(got, model.PainsLane); s != "排队|转接" || len(got.doc.Tray(got.m)) != 0 {
		t.Error("hidden rows must stay out of the map and its tray:", s)
	}
	p.Mapping.Hidden = true
	if s := texts(importAs(t, table, p, model.New(), ""), model.PainsLane); s != "排队+秘密的一行|转接" {
		t.Error(s)
	}
}

func TestMappingIsPlainData(t *testing.T) {
	table := mustRead(t, "x.csv", []byte("阶段,怪列,触点,情绪\n购买,排队,门店,5\n售后,慢,客服,1\n"))[0]
	m := Guess(&table, nil).Mapping
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var back Mapping
	if err := json.Unmarshal(b, &back); err != nil || !reflect.DeepEqual(m, back) {
		t.Errorf("%v\n%+v\n%+v", err, m, back)
	}
	back.Fields[1].Field = PainText
	back.Fields[3].Scale = &Scale{1, 10}
	back.Language = "zh"
	got := importAs(t, table, Proposal{Mapping: back}, model.New(), "")
	if s := texts(got, model.PainsLane); s != "排队|慢" {
		t.Error("a person's correction must count:", s)
	}
	if l := got.doc.Cards(got.m)[0].Title.Languages(); len(l) != 1 || l[0] != "zh" {
		t.Error(l)
	}
	other := mustRead(t, "y.csv", []byte("触点,情绪,新列,阶段,怪列\n门店,10,?,购买,排队\n"))[0]
	got = importAs(t, other, Proposal{Mapping: back}, model.New(), "")
	if s := texts(got, model.PainsLane) + texts(got, model.TouchpointsLane); s != "排队门店" || got.plan.Counts().Lost != 0 {
		t.Error("a mapping must follow its headers to other columns:", s)
	}
}

func TestBadMappings(t *testing.T) {
	table := Table{Sheet: "S", Rows: []Row{{{0, "a"}}}}
	for name, m := range map[string]Mapping{
		"layout": {Layout: "spiral"}, "matrix without rows": {Layout: Matrix}, "header": {Layout: Long, HeaderRow: -1},
		"step above stage": {Layout: Matrix, StageRow: 2, StepRow: 1, LabelColumn: 1},
		"place":            {Layout: Long, Fields: []FieldAt{{At: 0, Field: Note}}},
		"twice":            {Layout: Long, Fields: []FieldAt{{At: 1, Field: Note}, {At: 1, Field: Note}}},
		"field":            {Layout: Long, Fields: []FieldAt{{At: 1, Field: "fields"}}},
		"scale":            {Layout: Long, Fields: []FieldAt{{At: 1, Field: Emotion, Scale: &Scale{5, 1}}}},
		"sheet":            {Layout: Long, Sheet: "T"},
	} {
		_, err := Build(&table, m, nil)
		var e *Error
		if !errors.As(err, &e) || e.Code != BadMapping || e.Do == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, m := range []Mapping{{}, {Layout: Long, HeaderRow: 99, Fields: []FieldAt{{At: 999, Field: StageName}}},
		{Layout: Matrix, StageRow: 50, StepRow: 60, LabelColumn: 70, Fields: []FieldAt{{At: 80, Field: PainText}}}} {
		p, err := Build(&table, m, nil)
		if err != nil || p.Counts() != (Counts{Cells: 1, Listed: 1}) {
			t.Errorf("%v: %v %+v", m, err, p.Counts())
		}
	}
}

func TestIntoAnExistingMap(t *testing.T) {
	first := importAll(t, "shop-long-zh.csv", load(t, "shop-long-zh.csv"))
	scaled, _ := model.Get[model.Map](first.doc, first.m)
	scaled.Scale = model.Scale{Min: 0, Max: 10}
	s := model.NewSession(first.doc, &counter{n: 5000})
	if _, err := s.Do("x", func(tx *model.Tx) error { model.Put(tx, scaled); return nil }); err != nil {
		t.Fatal(err)
	}
	table := mustRead(t, "x.csv", []byte("阶段,触点,渠道,情绪,爽点\n购买,退款页,App,-2,快\n流失,卸载页,App,2,\n"))[0]
	got := importAs(t, table, Guess(&table, nil), s.Doc(), first.m)
	if got.m != first.m || len(got.doc.Maps()) != 1 {
		t.Error("a new map was made")
	}
	if c := columns(got); c != "接触 互动 决策 购买 使用 忠诚 流失" {
		t.Error(c)
	}
	if c := texts(got, model.TouchpointsLane); c != "短视频+搜索广告|在线客服|评价页+门店|购物车+结算页+退款页|快递员|评价入口+分享卡片|卸载页" {
		t.Error(c)
	}
	if c := texts(got, model.GainsLane); c != "|||快|||" {
		t.Error(c)
	}
	if n := len(got.doc.Lanes(got.m)); n != len(model.DefaultLanes)+1 {
		t.Error(n, "lanes")
	}
	for _, c := range got.doc.Cards(got.m) {
		if c.Title.In("") == "退款页" && *c.Touchpoint.Emotion != 0 || c.Title.In("") == "卸载页" && *c.Touchpoint.Emotion != 10 {
			t.Error("emotions must be on the map's scale:", *c.Touchpoint.Emotion)
		}
	}
	var missing *model.MissingError
	_, err := s.Do("x", func(tx *model.Tx) error { _, err := Apply(tx, got.plan, "nowhere"); return err })
	if !errors.As(err, &missing) {
		t.Error(err)
	}
}

func TestPickAndReport(t *testing.T) {
	b := newBook(sheet([]string{"产品", "单价"}, []string{"茶", "3"}))
	b["xl/workbook.xml"] = strings.Replace(b["xl/workbook.xml"], "</sheets>", `<sheet name="旅程" r:id="rId2"/></sheets>`, 1)
	b["xl/_rels/workbook.xml.rels"] = strings.Replace(b["xl/_rels/workbook.xml.rels"], "</Rel",
		`<Relationship Id="rId2" Type="`+relType+`worksheet" Target="worksheets/sheet2.xml"/></Rel`, 1)
	b["xl/worksheets/sheet2.xml"] = newBook(sheet([]string{"阶段", "触点", "痛点"}, []string{"购买", "门店", "排队"}))["xl/worksheets/sheet1.xml"]
	tables := mustRead(t, "x.xlsx", b.zip(t))
	at, p, err := Pick(tables, "", nil)
	if err != nil || at != 1 || p.Mapping.Sheet != "旅程" {
		t.Fatal(at, p, err)
	}
	if _, _, err := Pick(tables, "nein", nil); err == nil || !strings.Contains(err.Error(), "S, 旅程") {
		t.Error("an unknown sheet must name those there are:", err)
	}
	plan, err := Build(&tables[at], p.Mapping, nil)
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(NewReport("x.xlsx", tables, at, p.Mapping, plan, p.Warnings))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"counts":{"cells":6,"kept":6,"listed":0,"lost":0}`, `"leftovers":[]`, `"warnings":[]`,
		`"otherSheets":[{"sheet":"S","cells":4}]`, `"layout":"stages"`} {
		if !strings.Contains(string(out), want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
}

func TestDetailsFindTheirCards(t *testing.T) {
	got := importAll(t, "x.csv", []byte("阶段,步骤,触点,用户画像,痛点,严重程度,关键时刻,数据来源,情绪,期望\n"+
		"购买,付款,收银台,林悦、陈航,排队,高,是,访谈,开心,高\n"+
		"购买,取货,,林悦,,,★,,,5\n"+
		"售后,退货,,,太慢,4/5,否,问卷,-1,希望快\n"))
	byTitle := map[string]*model.Card{}
	for _, c := range got.doc.Cards(got.m) {
		byTitle[c.Title.In("")] = c
	}
	till, queue, slow := byTitle["收银台"], byTitle["排队"], byTitle["太慢"]
	if !till.Touchpoint.Moment || len(till.Personas) != 2 || till.Source.In("") != "访谈" || *till.Touchpoint.Emotion != 1 || *till.Touchpoint.Expectation != 5 {
		t.Errorf("%+v %+v", till, till.Touchpoint)
	}
	if *queue.Pain.Severity != 5 || *slow.Pain.Severity != 4 || slow.Source.In("") != "问卷" {
		t.Errorf("%+v %+v", queue.Pain, slow.Pain)
	}
	cols := got.doc.Columns(got.m)
	if !cols[1].Step.Moment || cols[2].Step.Moment || len(got.doc.Personas()) != 2 {
		t.Error("a moment of truth without a touchpoint belongs to the step")
	}
	if p, ok := got.doc.Point(got.m, cols[2].ID, "", model.Current); !ok || p.Value != -1 {
		t.Error("an emotion without a touchpoint belongs to the curve")
	}
	if texts(got, model.ExpectationsLane) != "||希望快" || got.plan.Counts().Listed != 1 || got.plan.Leftovers[0].Cell != "J3" {
		t.Error(texts(got, model.ExpectationsLane), got.plan.Leftovers)
	}
	again := importAs(t, got.table, got.p, got.doc, got.m)
	if len(again.doc.Personas()) != 2 || columns(again) != columns(got) || len(again.doc.Tray(again.m)) != 2 {
		t.Error("people, stages and steps of the same name must be met again, the tray filled on")
	}
}

func TestDetailsSpeakOfTheTouchpointsElseOfAll(t *testing.T) {
	r := record{touch: []int{1}, pains: []int{2}, chances: []int{3}, others: []int{4}}
	if got := r.about(); !slices.Equal(got, []int{1}) {
		t.Error(got)
	}
	r.touch = nil
	if got := r.about(); !slices.Equal(got, []int{2, 3, 4}) {
		t.Error(got)
	}
}

func TestTheFirstOfEqualHeadersWins(t *testing.T) {
	table := mustRead(t, "x.csv", []byte("阶段,触点,痛点\n阶段,触点,痛点\n购买,门店,排队\n"))[0]
	if row := Guess(&table, nil).Mapping.HeaderRow; row != 1 {
		t.Errorf("row %d", row)
	}
}

func TestEveryLayoutCanBeChosen(t *testing.T) {
	for _, name := range fixtures {
		table := mustRead(t, name, load(t, name))[0]
		for _, l := range []Layout{Long, Stages, Matrix, Contacts, UnknownLayout} {
			p := GuessAs(&table, l, nil)
			plan, err := Build(&table, p.Mapping, nil)
			if err != nil || plan.Counts().Lost != 0 || p.Mapping.Layout != l {
				t.Errorf("%s as %s: %v %+v", name, l, err, plan.Counts())
			}
		}
	}
}

func TestTooManyRecords(t *testing.T) {
	var b strings.Builder
	b.WriteString("阶段,触点,痛点,机会\n")
	for i := range limits.Records / 2 {
		fmt.Fprintf(&b, "购买,t%d,p%d,o%d\n", i, i, i)
	}
	data := strings.TrimSuffix(b.String(), "\n")
	data = data[:strings.LastIndex(data, "\n")] // with the header 50,000 rows, the most a sheet may have
	table := mustRead(t, "x.csv", []byte(data))[0]
	_, err := Build(&table, Guess(&table, nil).Mapping, model.New())
	var e *Error
	if !errors.As(err, &e) || e.Code != TooLarge || !strings.Contains(err.Error(), "100000 records") {
		t.Error(err)
	}
}

func TestLongTextsStayWhole(t *testing.T) {
	long := strings.Repeat("长", limits.BodyRunes+5000)
	got := importAll(t, "x.csv", []byte("阶段,触点,行为,备注,怪列\n购买,门店,"+long+","+long+","+long+"\n"))
	total := 0
	for _, c := range got.doc.Cards(got.m) {
		total += strings.Count(c.Body.In(""), "长")
	}
	if total < 3*(limits.BodyRunes+5000) || got.plan.Counts().Lost != 0 {
		t.Errorf("%d characters of %d", total, 3*(limits.BodyRunes+5000))
	}
}

func TestEveryFieldHasAPlace(t *testing.T) {
	for f := range lanes {
		if !slices.Contains(Fields, f) {
			t.Errorf("%q is in no menu", f)
		}
	}
	for f := range dictionary {
		if !slices.Contains(Fields, f) && f != eventName {
			t.Errorf("%q is in no menu", f)
		}
	}
}
