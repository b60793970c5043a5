package xlsx_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/model/roundtrip"
)

// interviewed is a map with a guide: a stage with a question of its own, which one customer has answered.
func interviewed(t *testing.T) (c *client, stage, said model.ID) {
	t.Helper()
	b := shop(t)
	stage = b.doc().Stages(b.id)[3].ID
	b.do(func(tx *model.Tx) error {
		s, _ := model.Get[model.Stage](tx, stage)
		s.Guide = &model.Guide{Aims: model.Plain("内部提示"), Questions: model.Texts(map[string]string{"zh": "哪一步最麻烦？\n怎么付的款？", "en": "Which step was hardest?\nHow did you pay?"})}
		s.Questions = []model.Text{model.Plain("运费算得清楚吗？")}
		model.Put(tx, s)
		lane, err := model.AddLane(tx, b.id, model.QuotesLane, "")
		if err != nil {
			return err
		}
		said, err = model.AddCard(tx, model.Card{Map: b.id, Lane: lane, Column: stage, Type: model.QuoteCard, Title: model.Plain("到最后才看见运费"), Source: model.Plain("访谈"),
			Quote: &model.Quote{Speaker: model.Plain("顾客 A"), Date: "2026-11-02", Question: s.Questions[0]}}, "")
		return err
	})
	return newClient(t, 1, b.doc(), b.id, "zh"), stage, said
}

func (c *client) guide() sheet { return c.sheetOf(guideHas, guideLacks) }

const guideHas, guideLacks = "interview.answer", "field.hmw"

// row returns the row of an id.
func (s sheet) row(id string) int {
	i := slices.IndexFunc(s.Rows, func(r importer.Row) bool { return r.At(0) == id })
	if i < 0 {
		s.c.t.Fatalf("no row %q", id)
	}
	return i
}

// tell writes into a row under the heads of keys.
func (s sheet) tell(row int, cells map[string]string) {
	for key, text := range cells {
		s.c.set(s.Table, row, s.column(key), text)
	}
}

// quotes lists what was answered to whom, when and where from.
func quotes(d *model.Document, m model.ID) (out []string) {
	for _, k := range d.Cards(m) {
		if q := k.Quote; k.Type == model.QuoteCard && q != nil {
			out = append(out, strings.Join([]string{k.Title.In("zh"), q.Question.In("zh"), q.Speaker.In("zh"), q.Date, k.Source.In("zh"), string(k.Evidence), string(k.Column)}, "|"))
		}
	}
	slices.Sort(out)
	return out
}

func TestAnswersOnTheGuideComeBackAsQuotes(t *testing.T) {
	c, stage, said := interviewed(t)
	first := c.doc.Stages(c.id)[0].ID
	g := c.guide()
	g.tell(g.row(string(stage)+" 2"), map[string]string{"interview.answer": "用钱包", "field.speaker": "顾客 B", "field.date": "2026/11/3", "field.source": "电话"})
	g.tell(g.row(string(stage)+" 3"), map[string]string{"interview.answer": "不清楚"})
	g.tell(g.row(string(first)+" opening 1"), map[string]string{"interview.answer": "朋友推荐", "field.speaker": "顾客 B"})
	g.tell(g.row(string(said)), map[string]string{"field.speaker": "顾客甲"})
	v := c.review(c.doc)
	same(t, "items", found(v.Items), map[string]string{"added card": "+++", "changed card " + string(said) + " quote.speaker": "顾客甲"})
	if len(v.Notes) > 0 {
		t.Errorf("notes %+v", v.Notes)
	}
	got := v.Doc(c.doc)
	want := []string{
		"不清楚|运费算得清楚吗？|||访谈|verified|" + string(stage),
		"到最后才看见运费|运费算得清楚吗？|顾客甲|2026-11-02|访谈||" + string(stage),
		"朋友推荐|" + c.word("interview.opening.1") + "|顾客 B||访谈|verified|" + string(first),
		"用钱包|怎么付的款？|顾客 B|2026-11-03|电话|verified|" + string(stage),
	}
	slices.Sort(want)
	if q := quotes(got, c.id); !slices.Equal(q, want) {
		t.Errorf("got  %q\nwant %q", q, want)
	}
	s, _ := model.Get[model.Stage](got, stage)
	if s.Guide == nil || s.Guide.Aims.Empty() {
		t.Error("the guide has lost what no sheet shows")
	}
	for _, k := range got.Cards(c.id) {
		if k.Title.In("zh") == "用钱包" && k.Quote.Question.In("en") != "How did you pay?" {
			t.Errorf("the question is %v, in one language alone", k.Quote.Question)
		}
	}
	if again := c.review(got); len(again.Items) > 0 {
		t.Errorf("again %v", found(again.Items))
	}
}

// Somebody inserts a row below a question for the next customer, and writes questions of their own.
func TestRowsInsertedIntoTheGuideAnswerWhatStandsAbove(t *testing.T) {
	c, stage, said := interviewed(t)
	g := c.guide()
	at := g.row(string(stage) + " 3")
	g.Rows = slices.Insert(g.Rows, at+1, nil, nil, nil)
	g.tell(at+1, map[string]string{"interview.answer": "还行", "field.speaker": "顾客 C"})
	g.tell(at+2, map[string]string{"field.questions": "会再来吗？", "interview.answer": "会"})
	g.tell(at+3, map[string]string{"field.questions": "会推荐吗？"})
	g.tell(at, map[string]string{"field.questions": "运费在哪一步看到？"})
	v := c.review(c.doc)
	same(t, "items", found(v.Items), map[string]string{"added card": "++", "changed stage " + string(stage) + " questions": "运费在哪一步看到？ · 会再来吗？ · 会推荐吗？",
		"changed card " + string(said) + " quote.question": "运费在哪一步看到？"})
	got := v.Doc(c.doc)
	for text, want := range map[string]string{"还行": "运费在哪一步看到？", "会": "会再来吗？", "到最后才看见运费": "运费在哪一步看到？"} {
		if !slices.ContainsFunc(quotes(got, c.id), func(q string) bool { return strings.HasPrefix(q, text+"|"+want+"|") }) {
			t.Errorf("%q does not answer %q: %q", text, want, quotes(got, c.id))
		}
	}
	s, _ := model.Get[model.Stage](got, stage)
	if n := len(insight.Replies(got, c.id, s.Questions[0])); n != 2 {
		t.Errorf("%d answers to the reworded question", n)
	}
}

// A guide in a file of its own, or one that has lost its ids, says which answers there were by what they say.
func TestAGuideWithoutIDsKnowsWhatWasAnsweredBefore(t *testing.T) {
	c, _, said := interviewed(t)
	g := c.guide()
	for r := g.heads; r < len(g.Rows); r++ {
		c.set(g.Table, r, 0, "")
	}
	row := slices.IndexFunc(g.Rows, func(r importer.Row) bool { return r.At(g.column("interview.answer")) == "到最后才看见运费" })
	g.tell(row, map[string]string{"field.date": "2026-11-05"})
	g.tell(row+1, map[string]string{"interview.answer": "不清楚"})
	v := c.review(c.doc)
	same(t, "items", found(v.Items), map[string]string{"added card": "+", "changed card " + string(said) + " quote.date": "2026-11-05"})
	if len(v.Notes) > 0 {
		t.Errorf("notes %+v", v.Notes)
	}
}

// Two sheets for two customers are one answer each; what stands on both is one.
func TestACopiedGuideTellsNothingTwice(t *testing.T) {
	c, stage, _ := interviewed(t)
	g := c.guide()
	g.tell(g.row(string(stage)+" 1"), map[string]string{"interview.answer": "注册", "field.speaker": "顾客 B"})
	twin := copied([]importer.Table{*g.Table})[0]
	twin.Sheet = "访谈 2"
	c.tables = append(c.tables, twin)
	second := sheet{&c.tables[len(c.tables)-1], c, g.heads}
	second.tell(second.row(string(stage)+" 2"), map[string]string{"interview.answer": "用钱包", "field.speaker": "顾客 C"})
	same(t, "items", found(c.review(c.doc).Items), map[string]string{"added card": "++"})
}

// A missing question or row says nothing, and what no stage asks is told.
func TestTheGuideTakesNothingOut(t *testing.T) {
	c, stage, said := interviewed(t)
	g := c.guide()
	for _, id := range []string{string(stage) + " 3", string(said)} {
		g.Rows = slices.Delete(g.Rows, g.row(id), g.row(id)+1)
	}
	g.Rows = append(g.Rows, nil)
	g.tell(len(g.Rows)-1, map[string]string{"inspector.stage": "没有这个阶段", "field.questions": "为什么？", "interview.answer": "不知道"})
	v := c.review(c.doc)
	same(t, "items", found(v.Items), map[string]string{})
	if len(v.Notes) != 1 || v.Notes[0].Text != "不知道" || v.Notes[0].Reason != roundtrip.NoPlace {
		t.Errorf("%+v", v.Notes)
	}
}

// A long answer stands whole in the text of its card.
func TestALongAnswerIsKeptWhole(t *testing.T) {
	c, stage, _ := interviewed(t)
	g := c.guide()
	long := strings.Repeat("说来话长。", 400)
	g.tell(g.row(string(stage)+" 1"), map[string]string{"interview.answer": long})
	got := c.review(c.doc).Doc(c.doc)
	if !slices.ContainsFunc(got.Cards(c.id), func(k *model.Card) bool {
		return k.Body.In("zh") == long && strings.HasPrefix(long, strings.TrimSuffix(k.Title.In("zh"), "…"))
	}) {
		t.Error("the answer is cut")
	}
}

// A map that has no questions has no guide.
func TestAMapWithoutQuestionsHasNoGuide(t *testing.T) {
	b := newBuilder(t, model.Map{Title: model.Plain("M")}, model.DefaultLanes, "开票", "对账")
	f := open(t, write(t, job(t, b.doc())))
	if slices.Contains(f.GetSheetList(), words(t, "zh")("xlsx.sheet.guide")) {
		t.Errorf("sheets %v", f.GetSheetList())
	}
}

// answer writes an answer into an empty row of the guide.
func (c *client) answer() {
	g, asks := c.anySheetOf(guideHas, guideLacks)
	if !asks { // a map without questions has no guide
		return
	}
	var open []int
	for row := g.heads + 1; row < len(g.Rows); row++ {
		if strings.Contains(g.At(row, 0), " ") && g.At(row, g.column("interview.answer")) == "" {
			open = append(open, row)
		}
	}
	g.tell(open[c.IntN(len(open))], map[string]string{"interview.answer": fmt.Sprintf("回答 %d", c.IntN(1_000_000)), "field.speaker": "客户"})
	c.meant["added card"] += "+"
	if !c.quoted && !slices.ContainsFunc(c.doc.Lanes(c.id), func(l *model.Lane) bool { return l.Type == model.QuotesLane }) {
		c.meant["added lane"] += "+"
	}
	c.quoted = true
}

// A person types answers, with a day as their program understands it, and words of the map's sheet into a workbook in two
// languages, in LibreOffice, which saves it in each of three forms.
func TestAnswersTypedInLibreOfficeComeBack(t *testing.T) {
	first, stage, _ := interviewed(t)
	same(t, "untouched", found(bothClient(t, 1, first.doc, first.id, "zh+en").review(first.doc).Items), map[string]string{})
	o := &office{client: bothClient(t, 1, first.doc, first.id, "zh+en"), notes: map[string]roundtrip.Reason{}}
	enter := func(s sheet, row int, key, text string) {
		o.do("s.getCellByPosition(%d, %d).FormulaLocal = %q", s.column(key), row, text)
	}
	g := o.guide()
	o.on(g.Table)
	row := g.row(string(stage) + " 1")
	enter(g, row, "interview.answer", "注册")
	enter(g, row, "field.speaker", "顾客 B")
	enter(g, row, "field.date", "2026-11-03")
	o.do("s.Rows.insertByIndex(%d, 1)", row+1)
	enter(g, row+1, "interview.answer", "验证码")
	a := o.about()
	o.on(a.Table)
	o.do("s.getCellByPosition(2, %d).String = %q", a.row("field.goal"), "一次买对")
	o.do("s.getCellByPosition(2, %d).String = %q", a.row("field.state"), "To-be")
	meant := map[string]string{"added card": "++", "changed map " + string(o.id) + " goal": "一次买对", "changed map " + string(o.id) + " state": "to-be"}
	for ending, data := range o.save(write(t, twoLanguages(t, o.doc, o.id, "zh+en"))) {
		tables, err := importer.Read("back."+ending, data, importer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		o.tables = tables
		v := o.review(o.doc)
		same(t, ending, found(v.Items), meant)
		for _, n := range v.Notes {
			t.Errorf("%s: %+v", ending, n)
		}
		all := quotes(v.Doc(o.doc), o.id)
		for _, want := range []string{"注册|哪一步最麻烦？|顾客 B|2026-11-03|访谈|verified|", "验证码|哪一步最麻烦？|||访谈|verified|", "到最后才看见运费|运费算得清楚吗？|顾客 A|2026-11-02|访谈||"} {
			if !slices.Contains(all, want+string(stage)) {
				t.Errorf("%s: no %q in %q", ending, want, all)
			}
		}
	}
}
