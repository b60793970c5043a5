package report

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/canvas/layout"
	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/insight"
	"sojourn/model/modeltest"
	"sojourn/model/template"
)

func sample(t testing.TB) *model.Document {
	t.Helper()
	d, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func f(v float64) *float64 { return &v }

// parts are the titles of the outermost bookmarks, in order.
func parts(pages []layout.Page) (out []string) {
	for _, p := range pages {
		for _, m := range p.Marks {
			if m.Level == 0 {
				out = append(out, m.Title)
			}
		}
	}
	return out
}

func TestAReportOfTheWholeProjectHasEveryPart(t *testing.T) {
	d := sample(t)
	pages := build(t, d, "zh", a3)
	checkPages(t, "sample", pages)
	checkCards(t, "sample", d, pages)
	want := []string{"网店首购", "目录", "一页看懂", "用户画像", "网店首购旅程", "门店到线上复购", "售后换货", "检查", "卡片详情", "研究依据", "术语"}
	if got := parts(pages); !slices.Equal(got, want) {
		t.Errorf("parts %q, want %q", got, want)
	}
	all := said(passages(pages))
	for _, s := range []string{"结算页付款", "−3", "速赢", "转化41%（目标60%）", "2026-12-15", "进行中", "已验证·访谈3、7、9", "客户：××零售", "2个触点没有负责人", "目标"} {
		if !strings.Contains(all, s) {
			t.Errorf("%q is missing", s)
		}
	}
}

func TestAReportOfOneMapKeepsToIt(t *testing.T) {
	d := sample(t)
	o := layout.Options{Map: d.Maps()[1].ID, Lang: "zh", Words: wordsOf(t, "zh")}
	pages := Build(d, o, Ask{}, layout.Sheet{Size: a4}, typeset.Shared())
	checkPages(t, "one map", pages)
	all := said(passages(pages))
	if strings.Contains(all, "结算页付款") || strings.Contains(all, "林悦") || !strings.Contains(all, "周工") || !strings.Contains(all, "对账邮件") {
		t.Errorf("the report of %s says %s", d.Maps()[1].Title.In("zh"), all)
	}
}

// Checks are for who works on the map.
func TestAClientsReportHasNoChecks(t *testing.T) {
	d := model.ForClient(sample(t))
	o := layout.Options{Lang: "en", Words: wordsOf(t, "en")}
	pages := Build(d, o, Ask{Whole: true, Client: true}, layout.Sheet{}, typeset.Shared())
	checkPages(t, "client", pages)
	if got := parts(pages); slices.Contains(got, "Checks") || !slices.Contains(got, "Evidence") {
		t.Errorf("parts %q", got)
	}
}

// A project without anything is a cover and what is missing, and one without maps is still a file.
func TestAReportOfAnEmptyProjectSaysWhatIsMissing(t *testing.T) {
	pages := build(t, model.New(), "zh", a4)
	checkPages(t, "nothing", pages)
	if len(pages) != 1 || !strings.Contains(said(passages(pages)), "未命名项目") {
		t.Errorf("%d pages: %s", len(pages), said(passages(pages)))
	}
	pages = build(t, modeltest.Start(&modeltest.IDs{}), "zh", a4)
	checkPages(t, "empty map", pages)
	w, all := wordsOf(t, "zh"), said(passages(pages))
	for _, key := range []string{"report.gaps.none", "report.matrix.none", "report.actions.none"} {
		if !strings.Contains(all, bare(w(key))) {
			t.Errorf("it does not say %q", w(key))
		}
	}
	if got := parts(pages); slices.Contains(got, "卡片详情") || slices.Contains(got, "研究依据") {
		t.Errorf("empty parts: %q", got)
	}
}

// However long a text is, all of it stands in the report, one piece after the other.
// Gaps, opportunities and actions of a blueprint may stand on the journeys that it details.
func TestABlueprintIsNotToldWhatItLacks(t *testing.T) {
	for kind, want := range map[model.MapType]bool{model.Journey: true, model.Blueprint: false} {
		d := edited(t, func(tx *model.Tx, m model.ID) error {
			one, _ := model.Get[model.Map](tx.Doc(), m)
			one.Type = kind
			model.Put(tx, one)
			return nil
		})
		o := layout.Options{Map: d.Maps()[0].ID, Lang: "zh", Words: wordsOf(t, "zh")}
		all := said(passages(Build(d, o, Ask{}, layout.Sheet{Size: a3}, typeset.Shared())))
		if got := strings.Contains(all, bare(wordsOf(t, "zh")("report.actions.none"))); got != want {
			t.Errorf("%s: told that there are no actions: %v", kind, got)
		}
	}
}

func TestLongTextsGoOnAndAreNotLost(t *testing.T) {
	long := strings.Repeat("付款方式太少，运费到最后一步才出现；客户停下来找别的卡，", 180) // 5,040 characters
	d := edited(t, func(tx *model.Tx, m model.ID) error {
		for i, text := range append([]string{long}, layouttest.Texts...) {
			for _, lane := range []model.LaneType{model.TouchpointsLane, model.PainsLane, model.OpportunitiesLane} {
				c := model.Card{Title: model.Plain(text), Body: model.Plain(text), Touchpoint: &model.Touchpoint{Expectation: f(5), Experience: f(1)},
					Opportunity: &model.Opportunity{CustomerValue: f(50), Effort: f(2)}, Source: model.Plain(text)}
				if _, err := add(tx, m, lane, i%3, c); err != nil {
					return err
				}
			}
		}
		id := model.AddPersona(tx, model.Persona{Name: model.Plain("林悦"), Context: model.Plain(long), Goals: []model.Text{model.Plain(long), model.Plain("快")}})
		one, _ := model.Get[model.Map](tx, m)
		one.Personas = []model.ID{id}
		model.Put(tx, one)
		return nil
	})
	pages := build(t, d, "zh", a4)
	checkPages(t, "long texts", pages)
	checkCards(t, "long texts", d, pages)
	all := said(passages(pages))
	if n := strings.Count(all, bare(long)); n < 2+3+3 { // context and goal, bodies, titles of entries
		t.Errorf("the long text stands %d times", n)
	}
}

func TestTwoHundredActionsBreakOverPagesBelowTheirHead(t *testing.T) {
	d := edited(t, func(tx *model.Tx, m model.ID) error {
		for i := range 200 {
			c := model.Card{Type: model.ActionCard, Title: model.Plain(fmt.Sprintf("行动 %03d", i+1)), Action: &model.Action{Due: "2026-12-01", State: model.Doing}}
			if _, err := add(tx, m, model.GoalsLane, i%3, c); err != nil {
				return err
			}
		}
		return nil
	})
	pages := build(t, d, "zh", a4)
	checkPages(t, "200 actions", pages)
	checkCards(t, "200 actions", d, pages)
	w := wordsOf(t, "zh")
	tables, heads := 0, 0
	for _, p := range pages {
		row, head := false, false
		for _, n := range p.Scene.Nodes {
			row = row || n.Ref.ID != "" && n.Ref.Kind == scene.Passage && n.Anchor == "" && strings.Contains(n.Label, "行动") && strings.Contains(n.Label, w("action.doing"))
			head = head || strings.HasPrefix(n.Label, w("report.number")+" · "+w("report.action"))
		}
		if row {
			tables++
		}
		if head {
			heads++
		}
	}
	if tables < 4 || heads != tables {
		t.Errorf("%d pages with actions, %d with the head of the table", tables, heads)
	}
}

func TestLateAndUnownedActionsAreMarkedAndCounted(t *testing.T) {
	d := edited(t, func(tx *model.Tx, m model.ID) error {
		for title, c := range map[string]model.Card{
			"late":  {Owner: model.Plain("x"), Action: &model.Action{Due: "2026-11-21"}},
			"done":  {Owner: model.Plain("x"), Action: &model.Action{Due: "2026-11-21", State: model.Done}},
			"alone": {Action: &model.Action{Due: "2026-11-22"}},
		} {
			c.Type, c.Title = model.ActionCard, model.Plain(title)
			if _, err := add(tx, m, model.GoalsLane, 0, c); err != nil {
				return err
			}
		}
		return nil
	})
	w, rows, tally := wordsOf(t, "en"), 0, false
	pages := slices.DeleteFunc(build(t, d, "en", a4), func(p layout.Page) bool { return p.Title == w("report.glance") }) // says it in its own words
	for _, n := range passages(pages) {
		tally = tally || n.Label == "To do 2 · Done 1 — of these Overdue 1 · No owner 1"
		if !strings.Contains(n.Label, " Nov 2026") || !strings.HasPrefix(n.Link, "#card-") {
			continue
		}
		rows++
		late, alone := strings.Contains(n.Label, w("report.overdue")), strings.Contains(n.Label, w("report.unowned"))
		if late != strings.Contains(n.Label, "late") || alone != strings.Contains(n.Label, "alone") {
			t.Errorf("%q: overdue %v, unowned %v", n.Label, late, alone)
		}
	}
	if rows != 3 || !tally {
		t.Errorf("%d rows for three actions, counted above them: %v", rows, tally)
	}
}

// However close opportunities are, every dot stands in its own quadrant and keeps its number and its name to itself.
func TestOpportunitiesInTheMatrixNeverOverlap(t *testing.T) {
	b := newBook(model.New(), layout.Options{Words: wordsOf(t, "zh")}, Ask{Whole: true}, layout.Sheet{Size: a4}, typeset.Shared())
	at := scene.Rect{X: 100, Y: 100, W: 660, H: 330}
	rnd := rand.New(rand.NewPCG(1, 2))
	var list []insight.Chance
	for i := range 40 {
		c := insight.Chance{Card: &model.Card{Title: model.Plain(fmt.Sprintf("机会 %d", i+1))}, Value: 50 + 4*rnd.Float64(), Effort: 2.5, Quadrant: insight.QuickWin}
		list = append(list, c)
	}
	prims, dots := b.matrix(at, list)
	n := scene.Node{Bounds: at, Prims: prims}
	for _, d := range dots {
		n.Prims = append(n.Prims, d.Prims...)
	}
	for _, fault := range layouttest.Faults(&scene.Scene{Size: scene.Size{W: 900, H: 600}, Nodes: []scene.Node{n}}) {
		t.Error(fault)
	}
	field := scene.Rect{X: at.X, Y: at.Y, W: at.W / 2, H: at.H / 2}
	for _, d := range dots {
		if d.Bounds.Union(field) != field {
			t.Errorf("a quick win stands at %v, out of %v", d.Bounds, field)
		}
	}
	if len(dots) != len(list) {
		t.Errorf("%d dots for %d opportunities", len(dots), len(list))
	}
}

// A name in the matrix is cut only where there is no room for it: in one line or two, beside its dot.
func TestNamesInTheMatrixUseTheRoomThereIs(t *testing.T) {
	b := newBook(model.New(), layout.Options{Words: wordsOf(t, "zh")}, Ask{Whole: true}, layout.Sheet{Size: a4}, typeset.Shared())
	at := scene.Rect{X: 100, Y: 100, W: 660, H: 330}
	names := []string{"在购物车里先显示运费和预计到货的日期，不等到最后一步", "Show shipping cost and the date of delivery in the basket, not on the very last page", "短"}
	chance := func(i int, value, effort float64, q insight.Quadrant) insight.Chance {
		return insight.Chance{Card: &model.Card{Title: model.Plain(names[i])}, Value: value, Effort: effort, Quadrant: q}
	}
	prims, _ := b.matrix(at, []insight.Chance{chance(0, 90, 0.5, insight.QuickWin), chance(1, 60, 4.8, insight.BigBet), chance(2, 20, 1, insight.FillIn)})
	n := scene.Node{Bounds: at, Prims: prims}
	for _, name := range names {
		if !strings.Contains(said([]scene.Node{n}), bare(name)) {
			t.Errorf("%q is cut", name)
		}
	}
	for _, p := range prims {
		if p.Run != nil && p.Run.X < at.Center().X && p.Run.X+p.Run.Width > at.Center().X {
			t.Errorf("%q leaves its quadrant, which has room", p.Run.Text)
		}
	}
}

// A click on a dot of the matrix leads to the card in detail, as its row in the list below does.
func TestDotsOfTheMatrixLeadToTheirCards(t *testing.T) {
	d := sample(t)
	pages := build(t, d, "zh", a4)
	checkPages(t, "sample", pages)
	for _, m := range d.Maps() {
		for _, c := range insight.Chances(d, m.ID) {
			link, dots := "#card-"+string(c.Card.ID), 0
			for _, p := range pages {
				for _, n := range p.Scene.Nodes {
					if n.Link == link && n.Ref.Kind == scene.Nothing && n.Bounds.W == n.Bounds.H && n.Label == c.Card.Title.In("zh") {
						dots++
					}
				}
			}
			if dots != 1 {
				t.Errorf("%s has %d dots that lead to it", c.Card.Title.In("zh"), dots)
			}
		}
	}
}

func TestAGapIsAlarmingOnlyBeyondOne(t *testing.T) {
	b := newBook(model.New(), layout.Options{Words: wordsOf(t, "zh")}, Ask{Whole: true}, layout.Sheet{Size: a4}, typeset.Shared())
	for gap, want := range map[float64]scene.Color{-1: good, 0: good, 0.5: middling, 1: middling, 1.5: bad} {
		prims := b.dumbbell(scene.Rect{H: 40}, func(v float64) float64 { return v * 100 }, 20, insight.Gap{Expectation: 3 + gap, Experience: 3, Gap: gap})
		if !slices.ContainsFunc(prims, func(p scene.Prim) bool { return p.Op == scene.OpPath && p.Fill == want }) {
			t.Errorf("a gap of %v has no dot in %v", gap, want)
		}
	}
}

func TestAddressesLeadOnlyWhereABrowserOrAMessageGoes(t *testing.T) {
	for in, want := range map[string]string{
		"https://shop.example/x?a=1": "https://shop.example/x?a=1", "HTTP://shop.example": "http://shop.example", "mailto:a@b.example": "mailto:a@b.example",
		"javascript:alert(1)": "", "file:///etc/passwd": "", "shop.example": "", "": "", "http://[": "",
	} {
		if got := address(in); got != want {
			t.Errorf("%q leads to %q, want %q", in, got, want)
		}
	}
}

func TestTheSameProjectGivesTheSameReport(t *testing.T) {
	d := sample(t)
	print := func() string {
		var b strings.Builder
		for _, p := range build(t, d, "zh", a4) {
			for _, n := range p.Scene.Nodes {
				fmt.Fprintln(&b, n.Label, n.Bounds, n.Link, n.Anchor, len(n.Prims))
			}
		}
		return b.String()
	}
	if a, b := print(), print(); a != b || len(a) < 10_000 {
		t.Errorf("two reports of one project differ, or say little: %d and %d", len(a), len(b))
	}
}

func BenchmarkReportOf500Cards(b *testing.B) {
	d := modeltest.Random(rand.New(rand.NewPCG(1, 1)), 500)
	words := wordsOf(b, "zh")
	for b.Loop() {
		Build(d, layout.Options{Lang: "zh", Words: words}, Ask{Whole: true}, layout.Sheet{Size: a4, Date: time.Unix(0, 0)}, typeset.Shared())
	}
}

// A table of stages has the columns of which anything is known, and a step below its stage.
func TestStagesAreListedWhenMoreIsKnownThanTheMapShows(t *testing.T) {
	d := edited(t, func(tx *model.Tx, m model.ID) error {
		stages := tx.Doc().Stages(m)
		one := *stages[0]
		one.Name, one.Intent, one.DropOff, one.Moment = model.Plain("搜索"), model.Plain("找到同款"), f(0.125), true
		model.Put(tx, one)
		step, err := model.AddStep(tx, stages[1].ID, model.Plain("付款"), "")
		if err != nil {
			return err
		}
		return model.SetEmotion(tx, m, step, "", model.Current, -1)
	})
	w := wordsOf(t, "zh")
	var rows []string
	for _, n := range passages(build(t, d, "zh", a4)) {
		if strings.Contains(n.Label, w("field.intent")) || strings.HasPrefix(n.Label, "1 · 搜索") || strings.HasPrefix(n.Label, "付款 · ") {
			rows = append(rows, n.Label)
		}
	}
	want := []string{"# · 阶段 · 客户意图 · 流失率 · 情绪", "1 · 搜索 · 找到同款 · 12.5% · 关键时刻", "付款 · 不满 · −1"}
	if !slices.Equal(rows, want) {
		t.Errorf("rows %q, want %q", rows, want)
	}
	for _, n := range passages(build(t, modeltest.Start(&modeltest.IDs{}), "zh", a4)) {
		if strings.Contains(n.Label, w("report.stages")) {
			t.Error("stages of which nothing is known have a table")
		}
	}
}

// A ranking that leaves some out says so: it would look complete.
func TestAListOfRatedCardsSaysHowManyItLeavesOut(t *testing.T) {
	d := edited(t, func(tx *model.Tx, m model.ID) error {
		for _, c := range []model.Card{{Touchpoint: &model.Touchpoint{Expectation: f(5), Experience: f(2)}}, {}, {}} {
			if _, err := add(tx, m, model.TouchpointsLane, 0, c); err != nil {
				return err
			}
		}
		_, err := add(tx, m, model.OpportunitiesLane, 0, model.Card{Opportunity: &model.Opportunity{CustomerValue: f(80), Effort: f(1)}})
		return err
	})
	w, all := wordsOf(t, "en"), said(passages(build(t, d, "en", a4)))
	if !strings.Contains(all, bare(w("report.gaps.unrated", "n", 2))) || strings.Contains(all, bare("more opportunit")) {
		t.Errorf("left out are two touchpoints and no opportunity: %s", all)
	}
}

// A lane that somebody has hidden keeps what only it says.
func TestPlainCardsOfHiddenLanesHaveNoEntry(t *testing.T) {
	for _, hidden := range []bool{false, true} {
		d := edited(t, func(tx *model.Tx, m model.ID) error {
			id, err := add(tx, m, model.ThoughtsLane, 0, model.Card{Title: model.Plain("只在这里"), Body: model.Plain("说明")})
			if err != nil {
				return err
			}
			c, _ := model.Get[model.Card](tx, id)
			lane, _ := model.Get[model.Lane](tx, c.Lane)
			lane.Hidden = hidden
			model.Put(tx, lane)
			return nil
		})
		entries := slices.DeleteFunc(passages(build(t, d, "zh", a4)), func(n scene.Node) bool { return !strings.HasPrefix(n.Anchor, "card-") })
		if hidden != (len(entries) == 0) {
			t.Errorf("hidden %v: entries %v", hidden, entries)
		}
	}
}
