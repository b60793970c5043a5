package xlsx_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/layout/layouttest"
	"sojourn/export"
	"sojourn/export/xlsx"
	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/modeltest"
	"sojourn/model/roundtrip"
)

// twoLanguages is a job with heads in two languages, named as "zh+en".
func twoLanguages(t testing.TB, d *model.Document, m model.ID, langs string) export.Job {
	first, second, _ := strings.Cut(langs, "+")
	return export.Job{Doc: d, Map: m, Lang: first, Words: words(t, first), Also: second, AlsoWords: layout.Words(words(t, second))}
}

// bothClient has a workbook in two languages.
func bothClient(t *testing.T, seed uint64, d *model.Document, m model.ID, langs string) *client {
	c := newClient(t, seed, d, m, "zh")
	first, second, _ := strings.Cut(langs, "+")
	c.lang = first
	c.tables = tablesOf(t, write(t, twoLanguages(t, d, m, langs)))
	one, other := words(t, first), words(t, second)
	c.word = func(key string, args ...any) string {
		return importer.Both(key, one(key, args...), other(key, args...))
	}
	return c
}

func TestHeadsAreInBothLanguages(t *testing.T) {
	b := shop(t)
	f := open(t, write(t, twoLanguages(t, b.doc(), b.id, "zh+en")))
	sheets := f.GetSheetList()
	for _, want := range []string{"旅程图 Journey map", "卡片 Cards", "情绪曲线 Emotion curve"} {
		if !slices.Contains(sheets, want) {
			t.Errorf("no sheet %q in %q", want, sheets)
		}
	}
	heads := rows(t, f, "卡片 Cards")[0]
	for _, want := range []string{"阶段 Stage", "名称 Name", "负责人 Owner"} {
		if !slices.Contains(heads, want) {
			t.Errorf("no head %q in %q", want, heads)
		}
	}
	if _, row := find(t, f, "旅程图 Journey map", "触点 Touchpoints"); row == 0 {
		t.Error("lanes are in one language")
	}
}

// A workbook in two languages brings back no more than one in one, with its base and without.
func TestAnUntouchedWorkbookInTwoLanguagesBringsNothingBack(t *testing.T) {
	sample := asking(t)
	for _, langs := range []string{"zh+en", "en+zh"} {
		for _, m := range sample.Maps() {
			raw := write(t, twoLanguages(t, sample, m.ID, langs))
			unchanged(t, langs+" "+string(m.ID), sample, tablesOf(t, raw))
			c := bothClient(t, 1, sample, m.ID, langs)
			c.forgetBase()
			r, err := roundtrip.Read(c.tables, sample)
			if err != nil || !r.Blind || r.Lang != c.lang {
				t.Fatalf("%s: %v", langs, err)
			}
			same(t, langs+" without its base", found(roundtrip.NewReview(r, sample, nil).Items), map[string]string{})
		}
		for _, m := range layouttest.Maps() {
			d := modeltest.Bilingual(m.Doc)
			unchanged(t, langs+" "+m.Name, d, tablesOf(t, write(t, twoLanguages(t, d, m.Map, langs))))
		}
	}
}

// What a client did in two languages comes back as in one.
func TestAReviewInTwoLanguagesSaysWhatTheClientMeant(t *testing.T) {
	sample := asking(t)
	modeltest.Seeds(t, modeltest.Times(20, 1_000), func(t *testing.T, seed uint64) {
		maps := sample.Maps()
		c := bothClient(t, seed, sample, maps[int(seed)%len(maps)].ID, []string{"zh+en", "en+zh"}[seed/2%2])
		c.work()
		v := c.review(sample)
		same(t, fmt.Sprint(seed), found(v.Items), c.meant)
		for _, n := range v.Notes {
			t.Errorf("%d: %+v", seed, n)
		}
	})
}

// A map in two languages shows the second below the first: on its cards, and what its stages are called in a row of its
// own. Whoever writes there is told that it only repeats.
func TestTheMapShowsTheSecondLanguage(t *testing.T) {
	b := shop(t)
	d := modeltest.Bilingual(b.doc())
	f := open(t, write(t, twoLanguages(t, d, b.id, "zh+en")))
	sheet := f.GetSheetName(1)
	column, row := find(t, f, sheet, "结算页付款")
	if got, _ := f.GetCellValue(sheet, name(t, column, row)); got != "结算页付款 ★\nAs we say: 结算页付款\n线上 Online · 网店   不满 Poor\n差距 3  技术部" {
		t.Errorf("card %q", got)
	}
	if _, row := find(t, f, sheet, "As we say: 购买"); row == 0 {
		t.Error("stages are called in one language")
	}
	c := bothClient(t, 1, d, b.id, "zh+en")
	g, _ := c.grid()
	others := slices.IndexFunc(g.Rows, func(r importer.Row) bool { return r.At(0) == roundtrip.RowOthers })
	c.set(g, others, 3, "Buying")
	cell := slices.IndexFunc(g.Rows, func(r importer.Row) bool { return strings.HasPrefix(r.At(column-1), "结算页付款") })
	c.set(g, cell, column-1, strings.Replace(g.At(cell, column-1), "结算页付款 ★", "付款 ★", 1))
	v := c.review(d)
	pay := b.doc().Cards(b.id)[slices.IndexFunc(b.doc().Cards(b.id), func(k *model.Card) bool { return k.Title.In("zh") == "结算页付款" })]
	same(t, "items", found(v.Items), map[string]string{"changed card " + string(pay.ID) + " title": "付款"})
	if len(v.Notes) != 1 || v.Notes[0].Reason != roundtrip.Repeats || v.Notes[0].Text != "Buying" {
		t.Errorf("%+v", v.Notes)
	}
}

// Either language alone is understood, for people type what they know.
func TestEitherLanguageIsUnderstood(t *testing.T) {
	for _, alone := range []string{"zh", "en"} {
		b := shop(t)
		c := bothClient(t, 1, b.doc(), b.id, "zh+en")
		say := words(t, alone)
		cards := c.cards()
		cards.Rows = append(cards.Rows, nil)
		row := len(cards.Rows) - 1
		for key, text := range map[string]string{"inspector.stage": "购买", "inspector.lane": say("lane.pains"), "field.title": "新的", "xlsx.type": say("card.pain"), "field.evidence": say("evidence.verified")} {
			c.set(cards, row, c.column(cards, c.word(key)), text)
		}
		v := c.review(b.doc())
		same(t, alone, found(v.Items), map[string]string{"added card": "+"})
		got := v.Doc(b.doc())
		i := slices.IndexFunc(got.Cards(b.id), func(k *model.Card) bool { return k.Title.In("zh") == "新的" })
		if k := got.Cards(b.id)[i]; k.Type != model.PainCard || k.Lane != b.lane(model.PainsLane) || k.Evidence != model.Verified || len(v.Notes) > 0 {
			t.Errorf("%s: %+v, %+v", alone, k, v.Notes)
		}
	}
}

// The table as CSV has both heads as well, comes back, and is imported as a map.
func TestCSVInTwoLanguagesComesBack(t *testing.T) {
	sample := asking(t)
	m := sample.Maps()[0].ID
	var out bytes.Buffer
	if err := xlsx.WriteCSV(context.Background(), &out, twoLanguages(t, sample, m, "zh+en")); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), `"名称 Name"`) {
		t.Fatalf("heads %.200s", out.String())
	}
	tables, err := importer.Read("map.csv", out.Bytes(), importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := roundtrip.Read(tables, sample)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "csv", found(roundtrip.NewReview(r, sample, nil).Items), map[string]string{})
	at, guess, err := importer.Pick(tables, "", nil)
	if err != nil || !guess.Mapping.Own {
		t.Fatalf("%+v, %v", guess, err)
	}
	plan, err := importer.Build(&tables[at], guess.Mapping, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := plan.Counts(); n.Lost != 0 || n.Listed != 0 {
		t.Errorf("%+v", n)
	}
}
