package importer

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"sojourn/model"
)

var update = flag.Bool("update", false, "write the golden table anew")

// fixtures are the files of testdata in the order of its README.
var fixtures = []string{"shop-matrix-zh.xlsx", "shop-long-zh.csv", "saas-long-en.xlsx", "gym-stages-gbk.csv", "journal-en.csv",
	"shop-de-1252.csv", "shop-tw-big5.tsv", "salon-utf16.txt", "open-quote.csv", "events-excerpt.csv", "shop-events.csv", "prices.csv",
	"free-lanes.csv", "stages-en.csv", "crm-hubspot-contacts.csv", "crm-hubspot-deals.csv", "crm-salesforce-opportunities.csv",
	"crm-salesforce-cases.csv", "crm-zoho-leads.csv", "crm-fenxiang-customers.csv", "crm-fenxiang-tickets.csv", "crm-xiaoshouyi-deals.csv",
	"cafe-preamble-zh.xlsx", "care-lens-en.csv", "quarter-stages-en.csv", "insurance-grid-en.xlsx", "visa-blueprint-zh.xlsx",
	"clinic-transposed-zh.xlsx", "airline-groups-en.xlsx", "software-numbered-en.csv", "gym-numbered-zh.csv", "mood-five-en.csv", "mood-hundred-zh.csv",
	"mood-nps-zh.csv", "mood-percent-en.csv", "hotel-words-zh.csv", "hotel-words-tw.csv", "saas-camel-en.csv", "school-two-tables-zh.xlsx",
	"shop-totals-en.csv", "board-copy-en.tsv", "bank-free-labels-zh.csv", "systems-zh.csv", "minutes-zh.csv",
	"clinic-transposed-zh.xls", "cafe-preamble-zh.ods", "crm-service-html.xls", "checkout.mmd"}

// built are sheets that need merges, hidden parts or styles.
func built(t testing.TB) map[string][]byte {
	nng := newBook(sheet(
		[]string{"Customer Journey Map"},
		[]string{"", "Title", "Onboarding"},
		[]string{"", "Persona", "Sarah, HR"},
		nil,
		[]string{"", "Phases of journey", "Awareness", "", "Purchase", "", "Use"},
		[]string{"", "", "1", "", "2", "", "3"},
		[]string{"", "Actions", "searches", "reads", "pays", "", "opens"},
		[]string{"", "", "compares"},
		[]string{"", "Thoughts", "is it good?", "", "too slow"},
		[]string{"", "Emotional experience", "", "", "😡"},
		[]string{"", "", "😐", "🙂"},
		[]string{"", "Opportunities", "faq", "", "one click"},
	)).merged("C5:D5", "E5:F5", "B7:B8", "B10:B11")
	hidden := newBook(strings.Replace(sheet(
		[]string{"阶段", "触点", "痛点", "内部备注"},
		[]string{"购买", "门店", "排队", "勿外传"},
		[]string{"", "收银台", "秘密的一行", ""},
		[]string{"售后", "客服", "转接", "x"},
	), `<row r="3">`, `<row r="3" hidden="1">`, 1))
	part := "xl/worksheets/sheet1.xml"
	hidden[part] = strings.Replace(hidden[part], "<sheetData>", `<cols><col min="4" max="4" hidden="1"/></cols><sheetData>`, 1)
	bank := newBook(sheet(
		[]string{"XX银行客户旅程图（2026版）"},
		[]string{"用户画像：张女士，35岁"},
		[]string{"阶段", "认知", "", "申请", "使用"},
		[]string{"用户目标", "了解产品", "", "快速办理", "方便还款"},
		[]string{"用户行为", "搜索\n比较", "咨询", "填表", "登录"},
		[]string{"接触点", "抖音", "网点", "App", "App"},
		[]string{"情绪", "3", "2", "-2", "4"},
		[]string{"痛点/问题", "信息太多", "", "材料多", ""},
		[]string{"机会点", "简化", "", "预填", ""},
		[]string{"责任部门", "市场部", "", "零售部", "科技部"},
	)).merged("A1:E1", "B3:C3")
	long := newBook(sheet(
		[]string{"Exported from the workshop"},
		[]string{"2026-01-05"},
		nil,
		[]string{"Stage", "Step", "Touchpoint", "Pain Point", "Opportunity", "Confidence", "Emotion", "情绪说明"},
		[]string{"Use", "Log in", "Portal", "Slow", "Cache", "High", "2", "waits"},
		[]string{"", "", "", "Ugly", "Redesign\n", "Low", "", ""},
		[]string{"", "Report", "Mail", "", "", "", "-3", "angry"},
	)).merged("A5:A7", "B5:B6", "C5:C6")
	curves := newBook(sheet(
		[]string{"阶段", "1. 了解", "", "2. 购买"},
		[]string{"步骤", "看", "比", "付"},
		[]string{"触点\n在哪里接触"},
		[]string{"", "海报\n线下 · 门店\n市场部", "官网\n客服", "收银台"},
		[]string{"渠道", "", "", "● 门店"},
		[]string{"情绪\n体验曲线"},
		[]string{"现状", "1", "-1.00", "0"},
		[]string{"目标", "2", "1", "2"},
		nil,
		[]string{"■ 触点 ■ 痛点"},
	)).merged("B1:C1")
	cards := newBook(sheet(
		[]string{"阶段", "步骤", "泳道", "名称", "备注", "负责人"},
		[]string{"购买", "付款", "触点", "收银台", "排队的地方", "李雷"},
		[]string{"购买", "付款", "痛点", "排队", "", ""},
		[]string{"购买", "选购", "天气", "下雨", "", ""},
		[]string{"售后", "", "机会", "自助退货", "", "韩梅梅"},
	))
	return map[string][]byte{"curves (built)": curves.zip(t), "cards (built)": cards.zip(t), "nng (built)": nng.zip(t), "hidden (built)": hidden.zip(t), "bank (built)": bank.zip(t), "long (built)": long.zip(t)}
}

var builtNames = []string{"nng (built)", "bank (built)", "long (built)", "hidden (built)",
	"curves (built)", "cards (built)"}

// imported is one file taken all the way.
type imported struct {
	table Table
	p     Proposal
	plan  Plan
	doc   *model.Document
	m     model.ID
}

func importAll(t testing.TB, name string, data []byte) imported {
	t.Helper()
	tables := mustRead(t, name, data)
	at, p, err := Pick(tables, "", nil)
	if err != nil {
		t.Fatal(name, err)
	}
	return importAs(t, tables[at], p, model.New(), "")
}

func importAs(t testing.TB, table Table, p Proposal, doc *model.Document, into model.ID) imported {
	t.Helper()
	plan, err := Build(&table, p.Mapping, doc)
	if err != nil {
		t.Fatal(err)
	}
	s := model.NewSession(doc, &counter{})
	got := imported{table: table, p: p, plan: plan}
	if _, err := s.Do("do.import", func(tx *model.Tx) (err error) {
		got.m, err = Apply(tx, plan, into)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	got.doc = s.Doc()
	if !s.Undo() || s.Undo() || s.Doc().Len() != doc.Len() {
		t.Error("an import must be one undoable step")
	}
	return got
}

// counter makes ids in order, so that what a test sees does not change from run to run.
type counter struct{ n int }

func (c *counter) New(k model.Kind) model.ID {
	c.n++
	return model.ID(fmt.Sprintf("%s%06d", k.String()[:2], c.n))
}

func load(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestGoldenTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("file | layout | sure | cells | kept | listed | withheld | lost | stages | steps | cards | tray | emotions | links\n")
	books := built(t)
	for _, name := range append(append([]string{}, fixtures...), builtNames...) {
		data := books[name]
		if data == nil {
			data = load(t, name)
		}
		got := importAll(t, name, data)
		c, m := got.plan.Counts(), got.plan.Made()
		fmt.Fprintf(&b, "%s | %s | %.2f | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d\n", name, got.p.Mapping.Layout,
			got.p.Confidence, c.Cells, c.Kept, c.Listed, c.Withheld, c.Lost, m.Stages, m.Steps, m.Cards, m.Tray, m.Emotions, m.Links)
		if c.Lost != 0 || c.Cells != got.table.Cells() || c.Listed != len(got.plan.Leftovers) {
			t.Errorf("%s: %+v with %d leftovers", name, c, len(got.plan.Leftovers))
		}
		if l := got.p.Mapping.Layout; l != Contacts && l != Log { // those are counted
			nothingLost(t, name, got)
		}
	}
	if *update {
		if err := os.WriteFile("testdata/golden.txt", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(load(t, "golden.txt")); b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

var pieces = regexp.MustCompile(`[\n/／·→,，、:：;；|"]+`)

// nothingLost looks for every piece of every cell in the document itself, or in the list of leftovers. It does not
// trust the counts: only what became a number or a mark is let pass.
func nothingLost(t *testing.T, name string, got imported) {
	t.Helper()
	var there strings.Builder
	for k := range model.Kinds {
		for _, r := range got.doc.Records(k) {
			line, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			there.Write(bytes.ReplaceAll(line, []byte(`\n`), []byte(" ")))
		}
	}
	for _, l := range got.plan.Leftovers {
		there.WriteString(l.Text)
	}
	named, labels := map[string]bool{}, map[string]bool{}
	columns := map[int]Field{}
	for _, f := range got.p.Mapping.Fields {
		named[f.Name] = f.Field != Unknown
		columns[f.At-1] = f.Field
		if f.Field == PainOpportunity {
			labels["痛点"], labels["机会"] = true, true
		}
	}
	for _, h := range got.p.Mapping.Head {
		label, _, _ := strings.Cut(got.table.At(h.Row-1, h.Column-1), h.Text) // its own words, which became the meaning
		labels[strings.Trim(label, ":： ")] = true
		if h.Text == "" {
			named[got.table.At(h.Row-1, h.Column-1)] = true
		}
	}
	for r, row := range got.table.Rows {
		for _, c := range row {
			m := got.p.Mapping
			label := m.Layout == Matrix && c.Column == m.LabelColumn-1 && (r == m.StageRow-1 || r == m.StepRow-1)
			lane := m.has(LaneName) && c.Column == m.at(LaneName)-1 && lanes[newMatcher(nil).find(c.Text).field] != ""
			header := m.Layout != Matrix && (r == m.HeaderRow-1 || r == m.GroupRow-1) && columns[c.Column] != Unknown
			if named[c.Text] || label || lane || header {
				continue // what became the meaning of a row, a column or a card
			}
			text := c.Text
			if name, _, _, ok := namedMeasure(text); ok && columns[c.Column] == MetricValue {
				text = name
			}
			for _, piece := range pieces.Split(text, -1) {
				piece = strings.TrimSpace(bullet.ReplaceAllString(piece, ""))
				_, mark := yes(piece)
				_, _, number := measure(piece)
				_, level := evidence(piece)
				if piece == "" || labels[piece] || mark || number || level || line(piece) != "" || levels[piece] > 0 {
					continue
				}
				if !strings.Contains(there.String(), piece) {
					t.Errorf("%s: %q of cell %s is nowhere", name, piece, Address(r, c.Column))
				}
			}
		}
	}
}
