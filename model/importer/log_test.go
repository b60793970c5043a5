package importer

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/limits"
)

// visits is a log of three customers: two come by the video, one by the advert, two reach the till, one pays; one goes
// back from the till to the page.
const visits = `客户ID,时间,触点,渠道,满意度,手机
K90001,2026-09-01 08:00:00,短视频,社媒,,13800000001
K90001,2026-09-01 08:01:00,商品页,网店,4,13800000001
K90001,2026-09-01 08:03:00,收银台,门店,2,13800000001
K90001,2026-09-01 08:04:00,商品页,网店,,13800000001
K90001,2026-09-01 08:09:00,收银台,门店,,13800000001
K90002,2026-09-02 08:00:00,短视频,社媒,,13800000002
K90002,2026-09-02 08:02:00,商品页,网店,5,13800000002
K90003,2026-09-03 08:00:00,搜索广告,搜索,,13800000003
K90003,2026-09-03 08:00:30,商品页,网店,,13800000003
K90003,2026-09-03 08:02:30,收银台,门店,3,13800000003
K90003,2026-09-03 10:02:30,支付,网店,,13800000003
`

func metric(c *model.Card, name string) *model.Metric {
	for i := range c.Metrics {
		if c.Metrics[i].Name.In("en") == name {
			return &c.Metrics[i]
		}
	}
	return &model.Metric{Value: new(float64)}
}

func cardCalled(d *model.Document, m model.ID, title string) *model.Card {
	for _, c := range d.Cards(m) {
		if c.Title.In("") == title {
			return c
		}
	}
	return &model.Card{Touchpoint: &model.Touchpoint{}}
}

func TestALogBecomesAJourney(t *testing.T) {
	got := importAll(t, "shop.csv", []byte(visits))
	if got.p.Mapping.Layout != Log || got.plan.Counts().Lost != 0 || got.plan.Counts().Withheld != 23 {
		t.Fatalf("%s, %+v", got.p.Mapping.Layout, got.plan.Counts())
	}
	var stages []string
	for _, s := range got.doc.Stages(got.m) {
		line := s.Name.In("") + " " + strconv.FormatFloat(*s.Volume, 'g', -1, 64)
		if s.DropOff != nil {
			line += " " + strconv.FormatFloat(*s.DropOff, 'g', -1, 64)
		}
		stages = append(stages, line)
	}
	if want := []string{"短视频 / 搜索广告 3 0", "商品页 3 0.333", "收银台 2 0.5", "支付 1"}; !slices.Equal(stages, want) {
		t.Errorf("%q, want %q", stages, want)
	}
	page := cardCalled(got.doc, got.m, "商品页")
	for name, want := range map[string]float64{"Customers": 3, "Go on": 66.7, "Dwell time (median)": 2, "Come back": 33.3, "Satisfaction": 4.5} {
		if v := *metric(page, name).Value; v != want {
			t.Errorf("%s is %v, want %v", name, v, want)
		}
	}
	if m := metric(page, "Dwell time (median)"); m.Unit != "min" || m.Date != "2026-09-03" || m.Source.In("") != "shop" {
		t.Errorf("%+v", m)
	}
	if touch := page.Touchpoint; *touch.Emotion != 1.5 || *touch.Experience != 4.5 || touch.Channel.In("") != "网店" || page.Evidence != model.Verified {
		t.Errorf("%+v", page)
	}
	var links []string
	for _, r := range got.doc.Records(model.KindLink) {
		l := r.(*model.Link)
		from, _ := model.Get[model.Card](got.doc, l.From)
		to, _ := model.Get[model.Card](got.doc, l.To)
		links = append(links, from.Title.In("")+">"+to.Title.In("")+string(l.Type)+l.Label.In(""))
	}
	slices.Sort(links)
	if want := []string{"商品页>收银台100%", "搜索广告>商品页100%", "收银台>商品页loop50%", "收银台>支付50%", "短视频>商品页100%"}; !slices.Equal(links, want) {
		t.Errorf("%q, want %q", links, want)
	}
	m, _ := model.Get[model.Map](got.doc, got.m)
	if about := m.Description.In("en"); !strings.Contains(about, "11 events of 3 customers, 2026-09-01 to 2026-09-03, who took 3 different ways") {
		t.Error(about)
	}
}

// Whoever is in a log stays in it.
func TestNobodyOfALogEntersAProject(t *testing.T) {
	got := importAll(t, "shop.csv", []byte(visits))
	saved, err := codec.Encode(got.doc)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(saved, []byte("K9000")) || bytes.Contains(saved, []byte("138000")) {
		t.Error("the file names customers")
	}
	if w := got.plan.Withheld; len(w) != 2 || w[0].Name != "客户ID" || w[1].Name != "手机" {
		t.Errorf("%+v", w)
	}
}

// A log that goes into a map sets figures on what is there: the same touchpoints, counted over the map's own stages.
func TestALogMeasuresTheMapThatIsThere(t *testing.T) {
	base := shop(t)
	sheet := table(t, visits)
	sheet.File = "September"
	p := Guess(&sheet, nil)
	p.Mapping = p.Mapping.Place(Channelled{Channel: "商品页", To: OnTouchpoint, ID: cardCalled(base.doc, base.m, "首页").ID, Touchpoint: "首页"})
	got := importAs(t, sheet, p, base.doc, base.m)
	if m, _ := model.Get[model.Map](got.doc, base.m); !m.Description.Empty() {
		t.Errorf("the map is said to be about %q", m.Description.In("en"))
	}
	if n, was := len(got.doc.Stages(base.m)), len(base.doc.Stages(base.m)); n != was || !got.plan.Measures(base.doc, base.m) {
		t.Errorf("%d stages of %d", n, was)
	}
	till := cardCalled(got.doc, base.m, "收银台")
	if *metric(till, "Customers").Value != 2 || *till.Touchpoint.Experience != 2.5 || *till.Touchpoint.Emotion != -0.5 || till.Touchpoint.Channel.In("") != "门店" {
		t.Errorf("%+v, %+v", till, till.Touchpoint)
	}
	stages := got.doc.Stages(base.m)
	if *stages[0].Volume != 3 || *stages[0].DropOff != 0.333 || *stages[1].Volume != 2 || stages[1].DropOff != nil || stages[2].Volume != nil {
		t.Errorf("%+v %+v %+v", stages[0].Phase, stages[1].Phase, stages[2].Phase)
	}
	if pay := cardCalled(got.doc, base.m, "支付"); !pay.InTray() || *metric(pay, "Customers").Value != 1 {
		t.Errorf("%+v", pay)
	}

	october := table(t, strings.NewReplacer("2026-09", "2026-10", "08:04", "10:02").Replace(visits))
	again := importAs(t, october, Guess(&october, nil), got.doc, base.m)
	now := metric(cardCalled(again.doc, base.m, "收银台"), "Dwell time (median)")
	if was := metric(till, "Dwell time (median)"); len(now.Series) != 1 || now.Series[0].Value != *was.Value || now.Unit != was.Unit || now.Date != "2026-10-03" {
		t.Errorf("%+v after %+v", now, was)
	}
	if *cardCalled(again.doc, base.m, "收银台").Touchpoint.Experience != 2.5 {
		t.Error("what was there gave way")
	}
}

// Logs of shops, apps and process mining, and what is none.
func TestLogsAreKnownByTheirHeaders(t *testing.T) {
	rows := func(head, a, b string) string {
		return head + "\n" + strings.Repeat(a+"\n"+b+"\n", 3)
	}
	for text, want := range map[string]Layout{
		rows("case:concept:name,concept:name,time:timestamp", "1,Submit,2012-01-01T10:00:00.500+02:00", "1,Pay,2012-01-01T11:00:00Z"): Log,
		rows("user_id;event_name;event_timestamp", "u1;open;1788249600", "u1;pay;1788249700"):                                         Log,
		rows("用户,页面,访问时间", "甲,首页,2026/9/1 8:00", "甲,结算,2026/9/1 8:05"):                                                                Log,
		rows("Customer,Activity,Date", "A,Call,31/12/2026 9:00 PM", "A,Visit,1/1/2027"):                                               Log,
		rows("Customer,Activity,Date", "A,Call,later", "A,Visit,soon"):                                                                "",
		"客户ID,时间,触点\nA,2026-09-01,看\nB,2026-09-01,买\nC,2026-09-01,问\n":                                                                "",
		"阶段,触点,行为,情绪,痛点\n购买,门店,排队,-1,太慢\n购买,官网,下单,1,\n":                                                                               Long,
	} {
		sheet := table(t, text)
		p := Guess(&sheet, nil)
		if got := p.Mapping.Layout; got != want && (want != "" || got == Log) {
			t.Errorf("%s is %s, want %s: %+v", text, got, want, p.Mapping.Fields)
		}
		if want != Log {
			continue
		}
		if plan, err := Build(&sheet, p.Mapping, nil); err != nil || plan.Flow.Events != 6 || plan.Flow.Customers != 1 {
			t.Errorf("%s: %v, %+v", text, err, plan.Flow)
		}
	}
}

func TestMoments(t *testing.T) {
	want := time.Date(2026, 9, 1, 8, 11, 38, 0, time.UTC)
	for s, off := range map[string]time.Duration{
		"2026-09-01 08:11:38": 0, "2026-09-01T08:11:38": 0, "2026-09-01T08:11:38Z": 0, "2026-09-01 08:11:38.25": 250 * time.Millisecond,
		"2026/9/1 8:11:38": 0, "2026年9月1日 8:11:38": 0, "2026-09-01 08:11": -38 * time.Second, "9/1/2026 8:11:38 AM": 0,
		"1788250298": 0, "1788250298500": 500 * time.Millisecond, "46266.3414120370": 0,
	} {
		if at, ok := (dates{}).moment(s); !ok || !at.Equal(want.Add(off)) {
			t.Errorf("%s is read as %v, %v", s, at, ok)
		}
	}
	for _, s := range []string{"", "soon", "2026-13-01 08:11:38", "2026-02-30 08:11:38", "2026-09-01 28:11:38", "20x6-09-01 08:11:38", "12"} {
		if at, ok := (dates{}).moment(s); ok {
			t.Errorf("%q is read as %v", s, at)
		}
	}
}

func TestRowsThatAreNoEventsAreTold(t *testing.T) {
	got := importAll(t, "x.csv", []byte(visits+"K90004,,商品页,网店,,\n,2026-09-03 08:00:00,商品页,网店,,\nK90004,soon,商品页,网店,,\n"))
	if f := got.plan.Flow; f.Unread != 3 || f.Customers != 3 || !slices.ContainsFunc(got.plan.Warnings, func(w Warning) bool { return w.Code == "unread" }) {
		t.Errorf("%+v, %+v", f, got.plan.Warnings)
	}
}

func TestAColumnOfSingleThingsIsNoTouchpoint(t *testing.T) {
	var b strings.Builder
	b.WriteString("客户ID,时间,触点\n")
	for i := range limits.LogTouchpoints + 1 {
		for range 2 {
			b.WriteString("A,2026-09-01 08:00:00,单号" + strconv.Itoa(i) + "\n")
		}
	}
	sheet := table(t, b.String())
	_, err := Build(&sheet, Guess(&sheet, nil).Mapping, nil)
	var e *Error
	if !errors.As(err, &e) || e.Code != BadMapping {
		t.Error(err)
	}
}

// Any sheet can be called a log; nothing is counted until a person says which columns are what.
func TestASheetCalledALogWaitsForItsColumns(t *testing.T) {
	sheet := table(t, "甲,乙,丙\n1,2026-09-01,看\n1,2026-09-02,买\n")
	p := GuessAs(&sheet, Log, nil)
	plan, err := Build(&sheet, p.Mapping, nil)
	if err != nil || plan.Flow.Events != 0 || !slices.ContainsFunc(plan.Warnings, func(w Warning) bool { return w.Code == "eventless" }) {
		t.Fatalf("%v, %+v", err, plan.Warnings)
	}
	for i, f := range []Field{CaseID, When, TouchpointText} {
		p.Mapping.Fields[i].Field = f
	}
	if plan, err = Build(&sheet, p.Mapping, nil); err != nil || plan.Flow.Events != 2 || len(plan.Stages) != 2 {
		t.Errorf("%v, %+v", err, plan.Flow)
	}
	if known := (Known{"甲": CaseID, "乙": When, "丙": TouchpointText}); Guess(&sheet, known).Mapping.Layout == Log {
		t.Error("things that never come again make a log")
	}
}

func TestTimeIsToldInUnitsOfPeople(t *testing.T) {
	for seconds, want := range map[float64]string{0: "0 s", 119: "119 s", 120: "2 min", 5400: "90 min", 7200: "2 h", 96319: "26.8 h", 172800: "2 d", 1e7: "115.7 d"} {
		v, unit := lasting(seconds)
		if got := strconv.FormatFloat(v, 'g', -1, 64) + " " + unit; got != want {
			t.Errorf("%v is %s, want %s", seconds, got, want)
		}
	}
	v := 90.0
	if m := inUnit(model.Metric{Value: &v, Unit: "s"}, "min"); *m.Value != 1.5 || m.Unit != "min" {
		t.Errorf("%v %s", *m.Value, m.Unit)
	}
	if m := inUnit(model.Metric{Value: &v, Unit: "%"}, "min"); *m.Value != 90 || m.Unit != "%" {
		t.Errorf("%v %s", *m.Value, m.Unit)
	}
	if got := (&Flow{Scale: Scale{0, 10}}).On(math.Pi, Scale{-2, 2}); got != -0.7 {
		t.Error(got)
	}
}
