package xlsx_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"sojourn/export/xlsx"
	"sojourn/model"

	"github.com/xuri/excelize/v2"
)

const (
	mapSheet   = "xlsx.sheet.map"
	cardSheet  = "xlsx.sheet.cards"
	curveSheet = "xlsx.sheet.curve"
)

// sheetNames returns what a job's words make of the three sheets' names.
func sheetNames(t *testing.T) (matrix, cards, curve string) {
	say := words(t, "zh")
	return say(mapSheet), say(cardSheet), say(curveSheet)
}

func rows(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	all, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// find returns the cell that holds text, with column and row from 1.
func find(t *testing.T, f *excelize.File, sheet, text string) (column, row int) {
	t.Helper()
	for r, cells := range rows(t, f, sheet) {
		for c, cell := range cells {
			if strings.HasPrefix(cell, text) {
				return c + 1, r + 1
			}
		}
	}
	t.Fatalf("%s: no cell begins with %q", sheet, text)
	return 0, 0
}

func name(t *testing.T, column, row int) string {
	t.Helper()
	n, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func styleOf(t *testing.T, f *excelize.File, sheet string, column, row int) *excelize.Style {
	t.Helper()
	id, err := f.GetCellStyle(sheet, name(t, column, row))
	if err != nil {
		t.Fatal(err)
	}
	s, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMatrixLooksLikeTheMap(t *testing.T) {
	f := open(t, write(t, job(t, shop(t).doc())))
	sheet, _, _ := sheetNames(t)
	if f.GetSheetList()[1] != sheet {
		t.Fatalf("sheets %v, the map comes after the cover", f.GetSheetList())
	}
	if title, _ := f.GetCellValue(sheet, "B2"); title != "网店首购旅程" {
		t.Errorf("title %q", title)
	}
	buy, head := find(t, f, sheet, "4　购买")
	if s := styleOf(t, f, sheet, buy, head); s.Font.Color != "FFFFFF" || !s.Font.Bold || s.Fill.Color[0] != "207F9F" {
		t.Errorf("stage head %v on %v", s.Font, s.Fill)
	}
	column, row := find(t, f, sheet, "结算页付款")
	if column != buy {
		t.Errorf("the card stands in column %d, its stage in %d", column, buy)
	}
	if got, _ := f.GetCellValue(sheet, name(t, column, row)); got != "结算页付款 ★\n线上 · 网店   不满\n差距 3  技术部" {
		t.Errorf("card %q", got)
	}
	if !slices.ContainsFunc(styleOf(t, f, sheet, column, row).Border, func(b excelize.Border) bool {
		return b.Type == "left" && b.Color == "2F6FED" && b.Style == 5
	}) {
		t.Error("the card has no bar in its kind's colour")
	}
	_, second := find(t, f, sheet, "商品页")
	if second != row+1 {
		t.Errorf("the second card of a cell stands in row %d, the first in %d", second, row)
	}
	_, number := find(t, f, sheet, "现状")
	if v, _ := f.GetCellValue(sheet, name(t, buy, number), excelize.Options{RawCellValue: true}); v != "-1.2" {
		t.Errorf("emotion %q", v)
	}
	if _, metric := find(t, f, sheet, "41%"); metric <= number {
		t.Error("metrics stand below the curve")
	}
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.XSplit != 2 || panes.YSplit != head {
		t.Errorf("panes %+v, %v", panes, err)
	}
	if size, err := f.GetPageLayout(sheet); err != nil || *size.Size != 8 || *size.Orientation != "landscape" || *size.FitToWidth != 1 {
		t.Errorf("page %+v, %v", size, err)
	}
	if view, err := f.GetSheetView(sheet, -1); err != nil || *view.ShowGridLines {
		t.Errorf("gridlines %v", err)
	}
	if !slices.ContainsFunc(f.GetDefinedName(), func(n excelize.DefinedName) bool {
		return n.Name == "_xlnm.Print_Titles" && n.Scope == sheet && strings.HasSuffix(n.RefersTo, "$6:$6")
	}) {
		t.Errorf("print titles: %v", f.GetDefinedName())
	}
}

func TestOnlyAWideGapHasARedBorder(t *testing.T) {
	b := newBuilder(t, model.Map{Title: model.Plain("M")}, model.DefaultLanes, "购买")
	for title, experience := range map[string]float64{"narrow": 4, "wide": 3, "better": 5} {
		c := touchpoint(title, "网店", model.Online, 0)
		c.Touchpoint.Expectation, c.Touchpoint.Experience = num(5), num(experience)
		b.card(model.TouchpointsLane, 0, c)
	}
	b.card(model.TouchpointsLane, 0, touchpoint("unknown", "网店", model.Online, 0))
	b.card(model.PainsLane, 0, titled("a pain", ""))
	f := open(t, write(t, job(t, b.doc())))
	sheet, _, _ := sheetNames(t)
	for title, want := range map[string]bool{"narrow": false, "wide": true, "better": false, "unknown": false, "a pain": false} {
		column, row := find(t, f, sheet, title)
		red := slices.ContainsFunc(styleOf(t, f, sheet, column, row).Border, func(b excelize.Border) bool { return b.Type == "right" && b.Color == "D64545" })
		if red != want {
			t.Errorf("%s: a red border is %v", title, red)
		}
	}
}

func TestColumnsAreAsWideAsOnTheMap(t *testing.T) {
	b := newBuilder(t, model.Map{Title: model.Plain("M")}, model.DefaultLanes, "a", "b", "c", "d")
	b.do(func(tx *model.Tx) error {
		for i, w := range []float64{0, 344, 1, 5000} {
			s := *tx.Doc().Stages(b.id)[i]
			s.Width = w
			model.Put(tx, s)
		}
		return nil
	})
	f := open(t, write(t, job(t, b.doc())))
	sheet, _, _ := sheetNames(t)
	for column, want := range map[string]float64{"C": 31, "D": 62, "E": 12, "F": 120} {
		if got, err := f.GetColWidth(sheet, column); err != nil || math.Abs(got-want) > 1e-9 {
			t.Errorf("column %s is %v wide, want %v, %v", column, got, want, err)
		}
	}
}

func TestStageIsMergedOverItsSteps(t *testing.T) {
	b := newBuilder(t, model.Map{Title: model.Plain("M")}, model.DefaultLanes, "购买", "使用")
	b.do(func(tx *model.Tx) error {
		for _, s := range []string{"选择", "付款"} {
			if _, err := model.AddStep(tx, tx.Doc().Stages(b.id)[0].ID, model.Plain(s), ""); err != nil {
				return err
			}
		}
		return nil
	})
	wide := titled("横跨两列", "")
	wide.Span = 2
	b.card(model.ActionsLane, 0, wide)
	b.card(model.ActionsLane, 1, titled("在下面", ""))
	f := open(t, write(t, job(t, b.doc())))
	sheet, _, _ := sheetNames(t)
	merged, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	_, head := find(t, f, sheet, "1　购买")
	column, row := find(t, f, sheet, "横跨两列")
	for _, want := range []string{name(t, 3, head) + ":" + name(t, 4, head), name(t, column, row) + ":" + name(t, column+1, row)} {
		if !slices.ContainsFunc(merged, func(m excelize.MergeCell) bool { return m[0] == want }) {
			t.Errorf("%s is not merged: %v", want, merged)
		}
	}
	if _, below := find(t, f, sheet, "在下面"); below != row+1 {
		t.Errorf("a card under a wide one stands in row %d, not %d", below, row+1)
	}
	if _, step := find(t, f, sheet, "付款"); step != head+1 {
		t.Errorf("steps stand in row %d", step)
	}
}

// table returns the rows of the card sheet as maps from head to value.
func table(t *testing.T, f *excelize.File) []map[string]string {
	t.Helper()
	_, sheet, _ := sheetNames(t)
	all := rows(t, f, sheet)
	var out []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[all[0][i]] = cell
		}
		out = append(out, row)
	}
	return out
}

func TestEveryCardIsARow(t *testing.T) {
	b := shop(t)
	f := open(t, write(t, job(t, b.doc())))
	_, sheet, _ := sheetNames(t)
	got := table(t, f)
	if len(got) != len(b.doc().Cards(b.id)) {
		t.Fatalf("%d rows for %d cards", len(got), len(b.doc().Cards(b.id)))
	}
	i := slices.IndexFunc(got, func(r map[string]string) bool { return r["名称"] == "结算页付款" })
	say := words(t, "zh")
	for head, want := range map[string]string{"阶段": "购买", "泳道": "触点", say("xlsx.type"): "触点", "渠道": "网店", "线上或线下": "线上", "情绪": "-1.0",
		"期望": "5", "实际": "2", say("xlsx.gap"): "+3.0", "负责部门": "技术部", "负责人": "王强", "状态": "评审中", "证据": "已验证", "标签": "支付, 移动端", "关键时刻": "★"} {
		if got[i][head] != want {
			t.Errorf("%s: %q, want %q", head, got[i][head], want)
		}
	}
	if !strings.HasPrefix(got[i]["指标"], "付款成功率 86.5%") {
		t.Errorf("metrics %q", got[i]["指标"])
	}
	head := rows(t, f, sheet)[0]
	gap := name(t, slices.Index(head, say("xlsx.gap"))+1, i+2)
	if formula, _ := f.GetCellFormula(sheet, gap); !strings.HasPrefix(formula, "IF(OR(") {
		t.Errorf("gap formula %q", formula)
	}
	if shown, _ := f.GetColVisible(sheet, "A"); shown || head[0] != "_id" {
		t.Error("the ids are not in a hidden first column")
	}
	tables, err := f.GetTables(sheet)
	if err != nil || len(tables) != 1 || tables[0].Range != "A1:"+name(t, len(head), len(got)+1) {
		t.Errorf("tables %v, %v", tables, err)
	}
	lists := 0
	choices, err := f.GetDataValidations(sheet)
	for _, c := range choices {
		if c.Type == "list" {
			lists++
		}
	}
	if err != nil || lists != 3+5 {
		t.Errorf("%d drop-down lists, %v", lists, err)
	}
}

func TestCurveHasItsNumbersAndAChart(t *testing.T) {
	b := shop(t)
	b.do(func(tx *model.Tx) error {
		return model.SetEmotion(tx, b.id, b.doc().Columns(b.id)[3].ID, "", model.Target, 1.5)
	})
	raw := write(t, job(t, b.doc()))
	f := open(t, raw)
	_, _, sheet := sheetNames(t)
	got, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got[4][1:], []string{"购买", "-1.2", "1.5"}) || len(got) != 7 {
		t.Errorf("curve %v", got)
	}
	chart := part(t, raw, "xl/charts/chart1.xml")
	for _, want := range []string{"<lineChart>", `<smooth val="1">`, `<min val="-2">`, `<max val="2">`, "$D$2:$D$7"} {
		if !strings.Contains(chart, want) {
			t.Errorf("the chart lacks %s", want)
		}
	}
}

// ours reports that a formula is one of the program's own, in whatever row it stands: none of it is anybody's text.
func ours(say func(string, ...any) string, formula string) bool {
	known := []string{`IF(OR(#="",#=""),"",#-#)`, `IF(#="","",RANK(#,#:#))`, `IF(#="","",#*IF(#="",3,#))`,
		`IF(COUNT(#:#)=0,"",AVERAGE(#:#))`, `IF(COUNT(#,#,#)<3,"",IF(#=#,"",(#-#)/(#-#)))`,
		`IFERROR(IF(INDEX(@,MATCH(#,@,0))="","",INDEX(@,MATCH(#,@,0))),"")`,
		`IF(OR(#="",#=""),"",IF(#>=50,IF(#<=2.5,"` + say("quadrant.quick-win") + `","` + say("quadrant.big-bet") + `"),IF(#<=2.5,"` +
			say("quadrant.fill-in") + `","` + say("quadrant.time-sink") + `")))`}
	formula = regexp.MustCompile(`'`+say(cardSheet)+`'!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?`).ReplaceAllString(formula, "@")
	return slices.Contains(known, regexp.MustCompile(`\$?\b[A-Z]{1,2}\$?\d+\b`).ReplaceAllString(formula, "#"))
}

// hostile texts are formulas to whoever types them.
var hostile = []string{"=1+1", "+1", "-2+3", "@SUM(1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"http://x\",\"y\")", "＝1+1", "=cmd|' /C calc'!A0"}

func TestChartDrawsTheTargetOnlyWhenThereIsOne(t *testing.T) {
	for series, want := range map[model.Series]bool{model.Current: false, model.Target: true} {
		b := shop(t)
		b.do(func(tx *model.Tx) error {
			return model.SetEmotion(tx, b.id, tx.Doc().Columns(b.id)[0].ID, "", series, 1)
		})
		_, _, sheet := sheetNames(t)
		all := everyPart(t, write(t, job(t, b.doc())))
		for cells, shown := range map[string]bool{"$C$1": true, "$B$2:$B$7": true, "$C$2:$C$7": true, "$D$1": want, "$D$2:$D$7": want} {
			if got := strings.Contains(all, sheet+"&#39;!"+cells+"<") || strings.Contains(all, sheet+"'!"+cells+"<"); got != shown {
				t.Errorf("%s: a chart draws %s: %v", series, cells, got)
			}
		}
	}
}

func TestTextIsNeverAFormula(t *testing.T) {
	b := newBuilder(t, model.Map{Title: model.Plain("=1+1"), Description: model.Plain("@x"), Scenario: model.Plain("+1")}, model.DefaultLanes, hostile...)
	for _, s := range hostile {
		p := model.Plain(s)
		b.card(model.TouchpointsLane, 0, model.Card{Title: p, Body: p, Owner: p, Department: p, Source: p, Tags: []string{s}, URL: s, Color: s,
			Comments: []model.Comment{{Author: s, Body: p}}, Metrics: []model.Metric{{Name: p, Unit: s, Value: num(1)}},
			Touchpoint: &model.Touchpoint{Channel: p, Behaviour: p, Intent: p, Reason: p, Responder: p}})
	}
	b.do(func(tx *model.Tx) error {
		who := model.AddPersona(tx, model.Persona{Name: model.Plain("=1+1"), Role: model.Plain("-1"), Quote: model.Plain("@a"), Goals: []model.Text{model.Plain("=2")}})
		m, _ := model.Get[model.Map](tx.Doc(), b.id)
		m.Personas = []model.ID{who}
		model.Put(tx, m)
		l, _ := model.Get[model.Lane](tx.Doc(), b.doc().Lanes(b.id)[0].ID)
		l.Name = model.Plain("=SUM(A1)")
		model.Put(tx, l)
		return nil
	})
	raw := write(t, job(t, b.doc()))
	_, cards, _ := sheetNames(t)
	f := open(t, raw)
	for _, sheet := range f.GetSheetList() {
		for r, cells := range rows(t, f, sheet) {
			for c := range len(cells) + 1 {
				formula, err := f.GetCellFormula(sheet, name(t, c+1, r+1))
				if err != nil {
					t.Fatal(err)
				}
				if formula != "" && !ours(words(t, "zh"), formula) {
					t.Errorf("%s %s is a formula: %s", sheet, name(t, c+1, r+1), formula)
				}
			}
		}
	}
	for i, row := range table(t, f) {
		if want := strings.ReplaceAll(hostile[i], "\r", "\n"); row["名称"] != want {
			t.Errorf("title %q became %q", want, row["名称"])
		}
	}
	column, row := find(t, f, cards, "=1+1")
	id, _ := f.GetCellStyle(cards, name(t, column, row))
	if xf := f.Styles.CellXfs.Xf[id]; xf.QuotePrefix == nil || !*xf.QuotePrefix {
		t.Error("editing the cell would make it a formula")
	}
}

func TestOddCharactersArrive(t *testing.T) {
	b := newBuilder(t, model.Map{Title: model.Plain("M")}, model.DefaultLanes, "A")
	odd := map[string]string{"_x0041_": "_x0041_", "<b>&amp;": "<b>&amp;", " 前后 ": " 前后 ", "👩‍🚀 𠮷": "👩‍🚀 𠮷", "a\r\nb": "a\nb", "x\x01y": "x\uFFFDy", "": ""}
	for s := range odd {
		b.card(model.ActionsLane, 0, titled(s, s))
	}
	got := table(t, open(t, write(t, job(t, b.doc()))))
	for s, want := range odd {
		if !slices.ContainsFunc(got, func(r map[string]string) bool { return r["名称"] == want && r["说明"] == want }) {
			t.Errorf("%q did not arrive as %q", s, want)
		}
	}
}

func TestOnlyLinksOfWebAndMail(t *testing.T) {
	b := newBuilder(t, model.Map{Title: model.Plain("M")}, model.DefaultLanes, "A")
	for _, url := range []string{"https://example.com/a?b=c", "mailto:a@example.com", "file:///etc/passwd", "javascript:alert(1)", "\\\\host\\share", "https:", "http://example.com/ x\x01"} {
		c := titled("t", "")
		c.URL = url
		b.card(model.ActionsLane, 0, c)
	}
	raw := write(t, job(t, b.doc()))
	_, cards, _ := sheetNames(t)
	rels := part(t, raw, "xl/worksheets/_rels/"+sheetPart(t, raw, cards)+".rels")
	if n := strings.Count(rels, "relationships/hyperlink"); n != 2 {
		t.Errorf("%d links in %s", n, rels)
	}
	if len(table(t, open(t, raw))) != 7 {
		t.Error("a card with a refused link is still a card")
	}
}

func TestClientSeesNothingInternal(t *testing.T) {
	b := shop(t)
	c := titled("给同事看的卡片", "机密")
	c.Internal = true
	b.card(model.PainsLane, 0, c)
	c = titled("公开卡片", "")
	c.Comments = []model.Comment{{Author: "王强", Body: model.Plain("别给客户看")}}
	b.card(model.PainsLane, 1, c)
	b.do(func(tx *model.Tx) error {
		_, err := model.AddCard(tx, model.Card{Map: b.id, Title: model.Plain("待整理的卡片")}, "")
		return err
	})
	j := job(t, b.doc())
	secrets := []string{"给同事看的卡片", "机密", "别给客户看", "待整理的卡片", "仅内部可见"}
	for _, client := range []bool{false, true} {
		j.Client = client
		raw := write(t, j)
		all := everyPart(t, raw) + base(t, raw)
		for _, s := range secrets {
			if strings.Contains(all, s) == client {
				t.Errorf("client %v: %q is there: %v", client, s, !client)
			}
		}
		if !strings.Contains(all, "公开卡片") {
			t.Error("a card that is not internal is missing")
		}
	}
}

func TestLongTextGoesOn(t *testing.T) {
	b := newBuilder(t, model.Map{Title: model.Plain("M")}, model.DefaultLanes, "A")
	body := strings.Repeat("客户😀😀😀😀😀😀😀😀", 1_990) // 35,820 units of UTF-16
	b.card(model.ActionsLane, 0, titled("长", body))
	f := open(t, write(t, job(t, b.doc())))
	say := words(t, "zh")
	cell := ""
	for _, r := range table(t, f) {
		cell = r["说明"]
	}
	head, note, _ := strings.Cut(cell, "\n")
	if note == "" {
		t.Error("no note says where the text goes on")
	}
	found := false
	for _, r := range rows(t, f, say("xlsx.sheet.long")) {
		found = found || head+strings.Join(r[min(2, len(r)):], "") == body
	}
	if !found {
		t.Error("the parts do not make the whole")
	}
}

// ExcelJS knows names by the prefixes that Excel writes, and refuses a file with others.
func TestNamesHaveThePrefixesOfExcel(t *testing.T) {
	b := shop(t)
	b.do(func(tx *model.Tx) error {
		m, _ := model.Get[model.Map](tx, b.id)
		m.Title = model.Plain("<lastModifiedBy> & Co.")
		model.Put(tx, m)
		return nil
	})
	raw := write(t, job(t, b.doc()))
	core := part(t, raw, "docProps/core.xml")
	for _, name := range regexp.MustCompile(`</?([^ >/?]+)`).FindAllStringSubmatch(core, -1) {
		if prefix, _, _ := strings.Cut(name[1], ":"); prefix != "cp" && prefix != "dc" && prefix != "dcterms" {
			t.Errorf("%s has no prefix: %s", name[1], core)
		}
	}
	props, err := open(t, raw).GetDocProps()
	if err != nil || props.LastModifiedBy != "Sojourn" || props.Title != "<lastModifiedBy> & Co." {
		t.Errorf("%+v %v", props, err)
	}
	drawings := 0
	for _, tag := range regexp.MustCompile(`<worksheet [^>]*>|<drawing [^>]*>`).FindAllString(everyPart(t, raw), -1) {
		switch {
		case strings.HasPrefix(tag, "<worksheet") && !strings.Contains(tag, " xmlns:r="):
			t.Errorf("a sheet does not say what r: is: %s", tag)
		case strings.HasPrefix(tag, "<drawing"):
			if drawings++; !strings.HasPrefix(tag, "<drawing r:id=") {
				t.Error(tag)
			}
		}
	}
	if drawings == 0 {
		t.Error("no chart")
	}
}

func TestEqualJobsGiveEqualBytes(t *testing.T) {
	b := shop(t)
	first := write(t, job(t, b.doc()))
	for range 5 {
		if !bytes.Equal(first, write(t, job(t, b.doc()))) {
			t.Fatal("a second workbook differs")
		}
	}
	j := job(t, b.doc())
	j.Date = time.Time{}
	if !bytes.Equal(write(t, j), write(t, j)) {
		t.Fatal("workbooks without a date differ")
	}
}

// cancelling is a context that ends when it has been asked a number of times.
type cancelling struct {
	context.Context
	left int
}

func (c *cancelling) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestStopsWhenCancelled(t *testing.T) {
	j := job(t, shop(t).doc())
	for left := range 60 {
		if err := xlsx.Write(&cancelling{context.Background(), left}, io.Discard, j); !errors.Is(err, context.Canceled) {
			t.Fatalf("after %d questions: %v", left, err)
		}
	}
}

func TestSaysWhatIsWrong(t *testing.T) {
	j := job(t, shop(t).doc())
	j.Map = "nowhere"
	if err := xlsx.Write(context.Background(), io.Discard, j); !errors.Is(err, xlsx.ErrNoMap) {
		t.Errorf("unknown map: %v", err)
	}
	j = job(t, shop(t).doc())
	j.Words = func(string, ...any) string { panic("no words") }
	if err := xlsx.Write(context.Background(), io.Discard, j); err == nil || !strings.Contains(err.Error(), "no words") {
		t.Errorf("a panic below: %v", err)
	}
	full := errors.New("disk full")
	if err := xlsx.Write(context.Background(), failing{full}, job(t, shop(t).doc())); !errors.Is(err, full) {
		t.Errorf("a writer that fails: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestEveryMapMakesAWorkbook(t *testing.T) {
	say := words(t, "en")
	maps := map[string]*builder{
		"empty":     newBuilder(t, model.Map{}, nil),
		"no stages": newBuilder(t, model.Map{Title: model.Plain("M")}, model.LaneTypes),
		"no lanes":  newBuilder(t, model.Map{Title: model.Plain("M & <N>")}, nil, "A", "B"),
		"all lanes": newBuilder(t, model.Map{Title: model.Plain("M"), Color: "#AA3300", Scale: model.Scale{Min: 1, Max: 9}}, model.LaneTypes, "A", "B", "C", "D"),
	}
	for title, b := range maps {
		for n := range 4 {
			j := job(t, b.doc())
			j.Lang, j.Words = "en", say
			f := open(t, write(t, j))
			if len(f.GetSheetList()) < 4 {
				t.Errorf("%s: sheets %v", title, f.GetSheetList())
			}
			b.do(func(tx *model.Tx) error { // more and more people
				who := model.AddPersona(tx, model.Persona{Name: model.Plain("P" + strconv.Itoa(n))})
				m, _ := model.Get[model.Map](tx.Doc(), b.id)
				m.Personas = append(slices.Clone(m.Personas), who)
				model.Put(tx, m)
				return nil
			})
		}
	}
}

func TestSheetNamesAreWhatExcelTakes(t *testing.T) {
	b := shop(t)
	j := job(t, b.doc())
	for _, word := range []string{"a/b:c*[d]?\\", "", "History", "'quoted'", "an unreasonably long name for one single sheet", "旅程图旅程图旅程图旅程图旅程图旅程图旅程图旅程图旅程图旅程图旅程图旅程图", "it's"} {
		j.Words = func(key string, args ...any) string { return word }
		names := open(t, write(t, j)).GetSheetList()
		seen := map[string]bool{}
		for _, n := range names {
			if n == "" || len([]rune(n)) > 31 || strings.ContainsAny(n, `:\/?*[]`) || seen[strings.ToLower(n)] {
				t.Errorf("%q gives the names %q", word, names)
			}
			seen[strings.ToLower(n)] = true
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{50, 500, 5_000, 49_999} {
		b.Run(fmt.Sprintf("%d cards", n), func(b *testing.B) {
			j := job(b, crowded(b, n).doc())
			b.ReportAllocs()
			for b.Loop() {
				if err := xlsx.Write(context.Background(), io.Discard, j); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
