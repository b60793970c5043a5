package report

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"sojourn/assets"
	"sojourn/canvas/layout"
	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/modeltest"
)

var (
	a3 = scene.Size{W: 1190.55, H: 841.89}
	a4 = scene.Size{W: 841.89, H: 595.28}
)

// wordsOf are the words of the program.
func wordsOf(t testing.TB, lang string) layout.Words {
	t.Helper()
	raw, err := assets.I18n.ReadFile("i18n/" + lang + ".json")
	table := map[string]string{}
	if err == nil {
		err = json.Unmarshal(raw, &table)
	}
	if err != nil {
		t.Fatal(err)
	}
	return func(key string, args ...any) string {
		s := table[key]
		if s == "" {
			t.Errorf("%s has no words for %q", lang, key)
		}
		if one, other, ok := strings.Cut(s, "|"); ok {
			s = other
			if i := slices.Index(args, any("n")); i >= 0 && args[i+1] == 1 {
				s = one
			}
		}
		for i := 0; i+1 < len(args); i += 2 {
			s = strings.ReplaceAll(s, "{"+args[i].(string)+"}", fmt.Sprint(args[i+1]))
		}
		return s
	}
}

func build(t testing.TB, d *model.Document, lang string, size scene.Size) []layout.Page {
	t.Helper()
	day := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	return Build(d, layout.Options{Lang: lang, Words: wordsOf(t, lang)}, Ask{Whole: true}, layout.Sheet{Size: size, Date: day}, typeset.Shared())
}

// inBoth is build with English below the Chinese.
func inBoth(t testing.TB, d *model.Document, size scene.Size) []layout.Page {
	t.Helper()
	o := layout.Options{Lang: "zh", Words: wordsOf(t, "zh"), Also: "en", AlsoWords: wordsOf(t, "en")}
	return Build(d, o, Ask{Whole: true}, layout.Sheet{Size: size}, typeset.Shared())
}

// Cards are told in both languages, on the cover, in the lists of gaps, opportunities and actions, and among the details.
func TestAReportTellsCardsInBothLanguages(t *testing.T) {
	both := func(zh, en string) model.Text { return model.Texts(map[string]string{"zh": zh, "en": en}) }
	five, one := 5.0, 1.0
	d := edited(t, func(tx *model.Tx, m model.ID) error {
		p := tx.Doc().Project()
		p.Title = both("网店", "Web shop")
		model.Put(tx, p)
		_, err := model.AddCard(tx, model.Card{Map: m, Lane: tx.Doc().Lanes(m)[2].ID, Column: tx.Doc().Columns(m)[0].ID, Type: model.TouchpointCard,
			Title: both("结算", "Checkout"), Body: both("太慢", "Too slow"), Owner: both("周工", "Mr Zhou"), Department: model.Plain("App"),
			Touchpoint: &model.Touchpoint{Expectation: &five, Experience: &one, Intent: both("付款", "To pay")}}, "")
		return err
	})
	said := map[string]int{}
	for _, p := range inBoth(t, d, a4) {
		for _, n := range p.Scene.Nodes {
			english := ""
			for _, prim := range n.Placed() {
				if prim.Run != nil && prim.Run.Lang == "en" && n.Ref.Kind != scene.Card {
					english += prim.Run.Text
				}
			}
			said[english]++
		}
	}
	for what, least := range map[string]int{"Web shop": 1, "Checkout": 2, "Too slow": 1, "To pay": 1, "Mr Zhou": 1} {
		if said[what] < least {
			t.Errorf("%q stands in %d places, want %d", what, said[what], least)
		}
	}
}

// edited is a fresh project after an edit of its only map.
func edited(t testing.TB, edit func(tx *model.Tx, m model.ID) error) *model.Document {
	t.Helper()
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error { return edit(tx, m) }); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}

// add puts a card into a lane and a column.
func add(tx *model.Tx, m model.ID, lane model.LaneType, column int, c model.Card) (model.ID, error) {
	c.Map, c.Column = m, tx.Doc().Columns(m)[column].ID
	for _, l := range tx.Doc().Lanes(m) {
		if l.Type == lane {
			c.Lane = l.ID
		}
	}
	return model.AddCard(tx, c, "")
}

// poster reports whether a page shows a map rather than rows.
func poster(p layout.Page) bool {
	return slices.ContainsFunc(p.Scene.Nodes, func(n scene.Node) bool { return n.Ref.Kind == scene.StageHead || n.Ref.Kind == scene.Title })
}

// passages are the rows of all pages in reading order.
func passages(pages []layout.Page) (out []scene.Node) {
	for _, p := range pages {
		for _, n := range p.Scene.Nodes {
			if n.Ref.Kind == scene.Passage || n.Ref.Kind == scene.Heading {
				out = append(out, n)
			}
		}
	}
	return out
}

// said is what nodes show, without blanks.
func said(nodes []scene.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		for _, p := range n.Prims {
			if p.Run != nil {
				b.WriteString(p.Run.Text)
			}
		}
	}
	return bare(b.String())
}

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// checkPages holds pages against what every report promises: nothing sticks out or lies over another thing, every
// place that a link names is there once, the contents are right about pages, and bookmarks nest.
func checkPages(t *testing.T, where string, pages []layout.Page) {
	t.Helper()
	anchors := map[string]int{}
	level := -1
	for i, p := range pages {
		at := fmt.Sprintf("%s, page %d of %d", where, i+1, len(pages))
		for _, n := range p.Scene.Nodes {
			if n.Anchor != "" && anchors[n.Anchor] != 0 {
				t.Errorf("%s: %s is the name of two places", at, n.Anchor)
			}
			if n.Anchor != "" {
				anchors[n.Anchor] = i + 1
			}
		}
		for _, m := range p.Marks {
			if m.Level > level+1 || m.Level < 0 || m.Title == "" || m.Y < 0 || m.Y > p.Size.H {
				t.Errorf("%s: bookmark %+v after level %d", at, m, level)
			}
			level = m.Level
		}
		if !poster(p) {
			checkPage(t, at, p)
		}
	}
	for i, p := range pages {
		for _, n := range p.Scene.Nodes {
			to, ok := strings.CutPrefix(n.Link, "#")
			switch {
			case ok && anchors[to] == 0:
				t.Errorf("%s, page %d: %q leads nowhere: %s", where, i+1, n.Label, n.Link)
			case strings.HasPrefix(n.Link, "#part-") && !strings.HasSuffix(n.Label, " · "+layout.Number(float64(anchors[to]))):
				t.Errorf("%s: the contents say %q, it is on page %d", where, n.Label, anchors[to])
			}
		}
	}
}

func checkPage(t *testing.T, at string, p layout.Page) {
	t.Helper()
	sheet := scene.Rect{W: p.Size.W, H: p.Size.H}.Inset(-0.3)
	var solid []scene.Node
	for _, n := range p.Scene.Nodes {
		if n.Bounds.Union(sheet) != sheet {
			t.Errorf("%s: %.40q sticks out: %v", at, n.Label, n.Bounds)
		}
		if n.Ref.Kind == scene.Heading && n.Label == "" {
			t.Errorf("%s: a heading without words", at)
		}
		if n.Ref.Kind == scene.Backdrop {
			continue
		}
		for _, o := range solid {
			dot := n.Ref.Kind == scene.Nothing && n.Link != "" && o.Ref.Kind == scene.Passage // of the matrix, on it
			if n.Bounds.Inset(0.2).Overlaps(o.Bounds.Inset(0.2)) && !(dot && o.Bounds.Contains(n.Bounds.Center())) {
				t.Errorf("%s: %.40q lies over %.40q", at, n.Label, o.Label)
			}
		}
		solid = append(solid, n)
	}
	for _, f := range layouttest.Faults(p.Scene) {
		t.Errorf("%s: %s", at, f)
	}
	rows := solid[:len(solid)-1] // all but the foot
	if last := rows[len(rows)-1]; last.Ref.Kind == scene.Heading && len(rows) > 2 && last.Bounds.H < p.Size.H/3 && !strings.HasPrefix(last.Anchor, "persona-") {
		t.Errorf("%s: the heading %q stands alone at the foot", at, last.Label)
	}
}

// For any project and sheet the report is sound; every touchpoint with a gap stands among the gaps of its map, every
// opportunity in its list and every action in its plan, and each of them once among the details. The later seeds were
// those of reports with a heading at the foot of a page.
func TestEveryReportIsSound(t *testing.T) {
	for _, seed := range []uint64{0, 1, 2, 3, 4, 5, 6, 10, 16, 25, 28, 37} {
		r := rand.New(rand.NewPCG(seed, 5))
		d := modeltest.Random(r, 10+int(seed)*12)
		for _, size := range []scene.Size{{}, a4, {W: 595.28, H: 841.89}, {W: 3000, H: 420}, {W: 200, H: 200}} {
			where := fmt.Sprintf("seed %d, sheet %v", seed, size)
			for _, pages := range [][]layout.Page{build(t, d, "zh", size), inBoth(t, modeltest.Bilingual(d), size)} {
				checkPages(t, where, pages)
				checkCards(t, where, d, pages)
				if t.Failed() {
					return
				}
			}
		}
	}
}

// Whoever a person is and however much is said about them, they have one sound page.
func TestEveryPersonaHasOneSoundPage(t *testing.T) {
	for seed := range uint64(8) {
		d := modeltest.Random(rand.New(rand.NewPCG(seed, 6)), 40+int(seed)*30)
		for _, size := range []scene.Size{a4, {W: 595.28, H: 841.89}, {W: 300, H: 200}} {
			pages := Personas(d, layout.Options{Lang: "zh", Words: wordsOf(t, "zh")}, true, layout.Sheet{Size: size}, typeset.Shared())
			if len(pages) != max(1, len(d.Personas())) {
				t.Fatalf("seed %d: %d pages for %d personas", seed, len(pages), len(d.Personas()))
			}
			checkPages(t, fmt.Sprintf("seed %d, sheet %v", seed, size), pages)
			if t.Failed() {
				return
			}
		}
	}
}

// A page says everything about a person, however long: text becomes smaller before any of it is lost.
func TestAPersonaPageLosesNothing(t *testing.T) {
	long := func(field string, n int) (out []model.Text) {
		for i := range n {
			out = append(out, model.Plain(fmt.Sprintf("%s %d %s", field, i, strings.Repeat("从手机上比价再去门店试穿 try it on first ", 4))))
		}
		return out
	}
	who := model.Persona{Name: model.Plain(strings.Repeat("名字很长的客户", 8)), Quote: model.Plain(strings.Repeat("我只想快一点。", 20)), Role: model.Plain(strings.Repeat("细分", 30)),
		Context: model.Plain(strings.Repeat("通勤路上下单 ", 40)), Goals: long("goal", 9), Needs: long("need", 1), Motivations: long("motive", 5), Worries: long("worry", 14),
		Behaviours: long("habit", 3), Channels: long("channel", 4), Metrics: []model.Metric{{Name: model.Plain(strings.Repeat("净推荐值", 12)), Value: f(12345678.9), Unit: "points"}}}
	for i := range 12 {
		who.Traits = append(who.Traits, model.Trait{Low: model.Plain(fmt.Sprint("low ", i, strings.Repeat(" 谨慎", 9))), High: model.Plain(fmt.Sprint("high ", i)), Value: float64(i%5 + 1)})
	}
	d := edited(t, func(tx *model.Tx, _ model.ID) error { model.AddPersona(tx, who); return nil })
	for _, size := range []scene.Size{a4, {W: 595.28, H: 841.89}, {W: 2000, H: 300}} {
		pages := Personas(d, layout.Options{Lang: "zh", Words: wordsOf(t, "zh")}, true, layout.Sheet{Size: size}, typeset.Shared())
		checkPages(t, fmt.Sprint(size), pages)
		all, want := said(passages(pages[len(pages)-1:])), []model.Text{who.Name, who.Quote, who.Role, who.Context, who.Metrics[0].Name}
		for _, list := range [][]model.Text{who.Goals, who.Needs, who.Motivations, who.Worries, who.Behaviours, who.Channels} {
			want = append(want, list...)
		}
		for _, x := range who.Traits {
			want = append(want, x.Low, x.High)
		}
		for _, x := range want {
			if s := bare(x.In("zh")); len(pages) != len(d.Personas()) || !strings.Contains(all, s) {
				t.Fatalf("%v: %d pages without %q", size, len(pages), s)
			}
		}
	}
}

func checkCards(t *testing.T, where string, d *model.Document, pages []layout.Page) {
	t.Helper()
	rows, entries := map[string]int{}, map[string]int{}
	for _, n := range passages(pages) {
		switch {
		case strings.HasPrefix(n.Anchor, "card-"):
			entries[n.Ref.ID]++
		case n.Ref.Kind == scene.Passage && n.Link == "#card-"+n.Ref.ID:
			rows[n.Ref.ID]++
		}
	}
	want := func(c *model.Card) {
		if rows[string(c.ID)] == 0 || entries[string(c.ID)] != 1 {
			t.Errorf("%s: %s %s has %d rows and %d entries", where, c.Type, c.ID, rows[string(c.ID)], entries[string(c.ID)])
		}
	}
	for _, m := range d.Maps() {
		for _, g := range insight.Gaps(d, m.ID) {
			want(g.Card)
		}
		for _, c := range insight.Chances(d, m.ID) {
			want(c.Card)
		}
		for _, x := range insight.Tasks(d, m.ID) {
			want(x.Card)
		}
	}
}
