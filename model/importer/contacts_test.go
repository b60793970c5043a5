package importer

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sojourn/model"
	"sojourn/model/codec"
)

// lists are the fixtures of customers, deals and requests, with the system each stands for.
var lists = map[string]string{"crm-hubspot-contacts.csv": "HubSpot", "crm-hubspot-deals.csv": "HubSpot", "crm-salesforce-opportunities.csv": "Salesforce",
	"crm-salesforce-cases.csv": "Salesforce", "crm-zoho-leads.csv": "Zoho CRM", "crm-fenxiang-customers.csv": "纷享销客",
	"crm-fenxiang-tickets.csv": "纷享销客", "crm-xiaoshouyi-deals.csv": "销售易",
	"crm-service-html.xls": ""}

// shop is a small map for figures to be set on.
func shop(t *testing.T) imported {
	return importAll(t, "x.csv", []byte("阶段,触点,渠道,用户画像\n接触,首页,官网,林悦\n购买,收银台,门店,林悦\n使用,微信客服,微信,林悦\n使用,热线,电话,林悦\n使用,退货,热线,林悦\n"))
}

func TestNobodysNameEntersAProject(t *testing.T) {
	for name, system := range lists {
		base := shop(t)
		sheet := mustRead(t, name, load(t, name))[0]
		p := Guess(&sheet, nil)
		if p.Mapping.Layout != Contacts || p.System != system {
			t.Errorf("%s: %s from %q", name, p.Mapping.Layout, p.System)
		}
		got := importAs(t, sheet, p, base.doc, base.m)
		saved, err := codec.Encode(got.doc)
		if err != nil {
			t.Fatal(err)
		}
		report := fmt.Sprint(NewReport(name, []Table{sheet}, 0, p.Mapping, got.plan, p.Warnings))
		c := got.plan.Counts()
		if c.Lost != 0 || c.Listed != 0 || c.Withheld == 0 || c.Kept == 0 {
			t.Errorf("%s: %+v", name, c)
		}
		kept := keptColumns(p.Mapping)
		for r, row := range sheet.Rows {
			for _, cell := range row {
				secret := r != p.Mapping.HeaderRow-1 && !kept[cell.Column] && utf8.RuneCountInString(cell.Text) > 3
				if secret && (bytes.Contains(saved, []byte(cell.Text)) || strings.Contains(report, cell.Text)) {
					t.Errorf("%s: %q of %s is in the file or the report", name, cell.Text, Address(r, cell.Column))
				}
			}
		}
		for _, card := range got.doc.Cards(base.m) {
			if card.InTray() && (card.Type != model.MetricCard || len(card.Metrics) == 0) {
				t.Errorf("%s makes the card %q", name, card.Title.In(""))
			}
		}
	}
}

func keptColumns(m Mapping) map[int]bool {
	out := map[int]bool{}
	for _, f := range m.Fields {
		if f.Field != Skip && f.Field != Unknown {
			out[f.At-1] = true
		}
	}
	return out
}

func TestFiguresFindTheirPlaces(t *testing.T) {
	base := shop(t)
	sheet := table(t, "工单编号,受理渠道,工单状态,创建时间,完成时间,满意度,联系人\n"+
		"G1,微信,已完成,2026-05-01,2026-05-02,5,林悦\nG2,微信,处理中,2026-05-03,,,陈航\nG3,微信,已完成,2026-05-03,2026-05-06,4,王芳\n"+
		"G4,电话,已完成,2026-05-04,2026-05-04,3,李雷\nG5,官网,处理中,2026-05-09,,,赵敏\nG6,邮件,已完成,2026-05-05,2026-05-08,2,周涛\n"+
		"合计,6,,,,,\n")
	p := Guess(&sheet, nil)
	plan, err := Build(&sheet, p.Mapping, base.doc)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, s := range plan.Settings(base.doc, base.m) {
		on := ""
		if c, ok := model.Get[model.Card](base.doc, s.ID); ok {
			on = c.Title.In("")
		}
		said = append(said, s.Group.Name+" "+string(s.Target)+" "+on)
	}
	if got := strings.Join(said, "|"); got != "微信 touchpoint 微信客服|官网 touchpoint 首页|电话 touchpoint 热线|邮件 tray " {
		t.Error(got)
	}
	got := importAs(t, sheet, p, base.doc, base.m)
	for _, c := range got.doc.Cards(base.m) {
		if c.Title.In("") == "微信客服" {
			// 3 requests of which 2 are resolved: 66.7 %; marks 5 and 4; 1 and 3 days.
			if s := metrics(c.Metrics); s != "Requests=3|Resolved=66.7%|Satisfaction=4.5/5|Days to close (median)=2" || c.Metrics[0].Date != "2026-05-09" ||
				c.Metrics[0].Source.In("") != "x" {
				t.Error(s, c.Metrics[0])
			}
		}
	}
	if n := len(got.doc.Tray(base.m)); n != 1 || len(got.doc.Stages(base.m)) != 3 || len(got.doc.Personas()) != 1 {
		t.Error(n, "cards in the tray; nothing else may be made")
	}
}

func metrics(list []model.Metric) string {
	var out []string
	for _, m := range list {
		out = append(out, fmt.Sprintf("%s=%g%s", m.Name.In("en"), *m.Value, m.Unit))
	}
	return strings.Join(out, "|")
}

func TestSegmentsBecomeThePersonasOfTheirRole(t *testing.T) {
	base := shop(t)
	lin := base.doc.Personas()[0]
	s := model.NewSession(base.doc, &counter{n: 900})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		p := *lin
		p.Role = model.Plain("VIP 客户")
		model.Put(tx, p)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	sheet := func(day string) Table {
		return table(t, "姓名,客户类型,客户来源,成交状态,创建时间\n甲某人,VIP客户,官网,已成交,"+day+"\n乙某人,普通客户,官网,未成交,2026-01-02\n"+
			"丙某人,普通客户,展会,已成交,2026-01-03\n丁某人,普通客户,展会,未成交,2026-01-03\n戊某人,VIP客户,门店,未成交,2026-01-01\n")
	}
	may := sheet("2026-05-31")
	got := importAs(t, may, Guess(&may, nil), s.Doc(), base.m)
	people := got.doc.Personas()
	if len(people) != 2 || people[0].Name.In("") != "林悦" || *people[0].Share != 0.4 || people[1].Name.In("") != "普通客户" || !people[1].Role.Empty() || *people[1].Share != 0.6 {
		t.Fatal(len(people), *people[0], *people[1])
	}
	if m := metrics(people[1].Metrics); m != "Customers=3|Conversion=33.3%" {
		t.Error(m)
	}
	if m, _ := model.Get[model.Map](got.doc, base.m); len(m.Personas) != 1 {
		t.Error("a segment is no reason to put a persona on this map")
	}
	june := sheet("2026-06-30")
	again := importAs(t, june, Guess(&june, nil), got.doc, base.m)
	m := again.doc.Personas()[0].Metrics[0]
	if len(again.doc.Personas()) != 2 || m.Date != "2026-06-30" || !slices.Equal(m.Series, []model.Reading{{Date: "2026-05-31", Value: 2}}) {
		t.Errorf("next month's list goes on with the figures: %+v", m)
	}
}

func TestAPipelineMakesTheStagesOfANewMap(t *testing.T) {
	name := "crm-hubspot-contacts.csv"
	got := importAll(t, name, load(t, name))
	if c := columns(got); c != "Subscriber Lead Marketing Qualified Lead Sales Qualified Lead Opportunity Customer" {
		t.Error(c)
	}
	first := got.doc.Stages(got.m)[0]
	if *first.Volume != 40 || *first.DropOff != 0.125 {
		t.Error(*first.Volume, *first.DropOff)
	}
}

func TestNamesAreNoGroups(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("姓名,客户类型,渠道,创建时间\n")
	for i := range 9 {
		fmt.Fprintf(&rows, "甲%d,某某%d,%s,2026-01-01\n", i, i, []string{"a@example.com", "13800138000", "门店"}[i%3])
	}
	sheet := table(t, rows.String())
	plan, err := Build(&sheet, Guess(&sheet, nil).Mapping, nil)
	if err != nil || len(plan.Groups) != 1 || plan.Groups[0].Name != "门店" || plan.Warnings[0].Code != "names" {
		t.Error(err, plan.Groups, plan.Warnings)
	}
}

func TestAListOfPeopleMakesNoNotes(t *testing.T) {
	got := importAll(t, "x.csv", []byte("姓名,手机,备注\n甲某人,13800138000,爱喝茶\n乙某人,13900139000,\n"))
	if got.plan.Counts().Withheld != 8 || len(got.doc.Cards(got.m)) != 0 || got.plan.Warnings[0].Code != "nothing" {
		t.Error(got.plan.Counts(), got.plan.Warnings)
	}
}

func TestLogsAndJourneysAreNoLists(t *testing.T) {
	for csv, want := range map[string]Layout{
		"客户编号,事件,时间,渠道\nK1,浏览,2026-01-01,App\nK1,下单,2026-01-02,App\nK2,浏览,2026-01-02,App\n": Log,
		"编号,阶段,触点,渠道,痛点,负责人,电话\n1,购买,门店,线下,排队,李雷,12345\n":                                   Long,
	} {
		sheet := table(t, csv)
		if got := Guess(&sheet, nil).Mapping.Layout; got != want {
			t.Errorf("%s: %s, want %s", csv, got, want)
		}
	}
}

// Where a person says that the figures of a channel go they go, this time and whenever the list comes again.
func TestFiguresOfAChannelGoWhereAPersonPlacesThem(t *testing.T) {
	base := shop(t)
	card := func(d *model.Document, m model.ID, title string) *model.Card {
		for _, c := range d.Cards(m) {
			if c.Title.In("") == title && c.Touchpoint != nil {
				return c
			}
		}
		return &model.Card{}
	}
	sheet := table(t, "工单编号,受理渠道,工单状态,创建时间,联系人\nG1,微信,已完成,2026-05-01,林悦\nG2,电话,已完成,2026-05-03,陈航\nG3,邮件,已完成,2026-05-03,王芳\nG4,官网,已完成,2026-05-04,李雷\n"+
		"G5,微信,已完成,2026-05-01,赵敏\nG6,官网,已完成,2026-05-04,周涛\nG7,电话,已完成,2026-05-04,孙立\n")
	p := Guess(&sheet, nil)
	till := card(base.doc, base.m, "收银台")
	m := p.Mapping.Place(Channelled{Channel: "微信", To: OnTray}).
		Place(Channelled{Channel: "微信", To: OnTouchpoint, ID: till.ID, Touchpoint: "收银台"}).
		Place(Channelled{Channel: "邮件", To: OnTouchpoint}).Place(Channelled{Channel: "电话", To: OnTray})
	if err := m.Check(); err != nil || len(m.Channels) != 3 || len(p.Mapping.Channels) != 0 {
		t.Fatalf("%v, %+v", err, m.Channels)
	}
	if m.Place(Channelled{Channel: "x", To: OnStage}).Check() == nil {
		t.Error("a channel on a stage")
	}
	var memory Memory
	memory.Learn(&sheet, m)
	_, again, ok := memory.Find([]Table{sheet})
	if !ok {
		t.Fatal("the form is not known again")
	}
	got := importAs(t, sheet, again, base.doc, base.m)
	if c := card(got.doc, base.m, "收银台"); metrics(c.Metrics) == "" || metrics(card(got.doc, base.m, "微信客服").Metrics) != "" {
		t.Errorf("the till has %q", metrics(c.Metrics))
	}
	if c := card(got.doc, base.m, "邮件"); !c.InTray() || c.Type != model.TouchpointCard || c.Touchpoint.Channel.In("") != "邮件" || metrics(c.Metrics) == "" {
		t.Errorf("the new one is %+v", c)
	}
	if c := card(got.doc, base.m, "首页"); metrics(c.Metrics) == "" {
		t.Error("what nobody has placed goes nowhere")
	}
	if n := len(got.doc.Tray(base.m)); n != 2 {
		t.Errorf("%d cards in the tray", n)
	}
	twice := importAs(t, sheet, again, got.doc, base.m)
	if n := len(twice.doc.Tray(base.m)); n != 3 { // the card without a place is another one each time, the touchpoint is not
		t.Errorf("%d cards in the tray the second time", n)
	}
	other := shop(t) // another project, with ids of its own
	elsewhere := again.Mapping
	elsewhere.Channels = nil
	elsewhere = elsewhere.Place(Channelled{Channel: "微信", To: OnTouchpoint, ID: "elsewhere", Touchpoint: "收银台"}).
		Place(Channelled{Channel: "官网", To: OnTouchpoint, ID: "elsewhere", Touchpoint: "那里没有"})
	done := importAs(t, sheet, Proposal{Mapping: elsewhere}, other.doc, other.m)
	if metrics(card(done.doc, other.m, "收银台").Metrics) == "" || metrics(card(done.doc, other.m, "首页").Metrics) == "" {
		t.Error("a touchpoint is not found by its name, or the guess does not stand in for one that is not there")
	}
}

// Of two channels on one touchpoint neither figure takes the place of the other.
func TestFiguresOfTwoChannelsStandBesideEachOther(t *testing.T) {
	base := shop(t)
	sheet := table(t, "工单编号,受理渠道,工单状态,创建时间,联系人\nG1,微信,已完成,2026-05-01,林悦\nG2,电话,已完成,2026-05-03,陈航\nG3,微信,已完成,2026-05-03,王芳\n")
	p := Guess(&sheet, nil)
	var chat *model.Card
	for _, c := range base.doc.Cards(base.m) {
		if c.Title.In("") == "微信客服" {
			chat = c
		}
	}
	p.Mapping = p.Mapping.Place(Channelled{Channel: "电话", To: OnTouchpoint, ID: chat.ID, Touchpoint: "微信客服"})
	got := importAs(t, sheet, p, base.doc, base.m)
	c, _ := model.Get[model.Card](got.doc, chat.ID)
	if s := metrics(c.Metrics); !strings.HasPrefix(s, "Requests · 微信=2|") || !strings.Contains(s, "|Requests · 电话=1|") {
		t.Error(s)
	}
	sheet.Rows = append(sheet.Rows, sheet.Rows[1]) // next month's list
	again := importAs(t, sheet, p, got.doc, base.m)
	if now, _ := model.Get[model.Card](again.doc, chat.ID); len(now.Metrics) != len(c.Metrics) {
		t.Errorf("%d metrics the second time, %d the first", len(now.Metrics), len(c.Metrics))
	}
}
