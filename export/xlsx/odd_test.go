package xlsx_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/roundtrip"
)

// deleteColumn deletes a column, as a person does who sees one that means nothing to them.
func deleteColumn(t *importer.Table, at int) {
	for r := range t.Rows {
		row := slices.DeleteFunc(slices.Clone(t.Rows[r]), func(c importer.Cell) bool { return c.Column == at })
		for i := range row {
			if row[i].Column > at {
				row[i].Column--
			}
		}
		t.Rows[r] = row
	}
}

// hire writes an owner into the row of a card, which is what the careless clients below mean.
func (c *client) hire() map[string]string {
	cards, row, column := c.at("短视频测评", "field.owner")
	c.set(cards, row, column, "新负责人")
	return map[string]string{"changed card " + cards.At(row, 0) + " owner": "新负责人"}
}

// only fails unless a review brings just what was meant, with as many notes.
func (c *client) only(name string, meant map[string]string, notes ...roundtrip.Reason) {
	c.t.Helper()
	v := c.review(c.doc)
	same(c.t, name, found(v.Items), meant)
	var told []roundtrip.Reason
	for _, n := range v.Notes {
		told = append(told, n.Reason)
	}
	if !slices.Equal(told, notes) {
		c.t.Errorf("%s: told %+v", name, v.Notes)
	}
}

// A client deletes the hidden columns. The other sheets still have their ids; the rows of cards are known by what they
// say.
func TestTheColumnOfIdsIsDeletedWhileOtherSheetsHaveTheirs(t *testing.T) {
	c := sampleClient(t)
	meant := c.hire()
	cards := c.cards()
	deleteColumn(cards, c.column(cards, roundtrip.HashHead))
	c.only("hash", meant)
	deleteColumn(cards, 0)
	c.only("ids", meant)
}

// A table without its ids is known by its titles, those of metrics by what they are of and are called, and what is
// missing there says nothing.
func TestATableWithoutIDsIsKnownByItsTitles(t *testing.T) {
	for _, x := range []struct {
		name                   string
		pick                   func(*client) sheet
		key, text, path, after string
	}{
		{"opportunities", (*client).chances, "field.effort", "4.5", "opportunity.effort", "4.5"},
		{"actions", (*client).tasks, "field.owner", "客户自己", "owner", "客户自己"},
		{"metrics", (*client).metrics, "field.metric.source", "后台", "metrics", ""},
	} {
		c := sampleClient(t)
		s := x.pick(c)
		id, _, _ := strings.Cut(string(s.first()), " ")
		s.say(x.key, x.text)
		deleteColumn(s.Table, 0)
		s.Rows = slices.Delete(s.Rows, s.heads+2, s.heads+3)
		v := c.review(c.doc)
		got := found(v.Items)
		key := "changed card " + id + " " + x.path
		if after, ok := got[key]; !ok || len(got) != 1 || x.after != "" && after != x.after || !strings.Contains(after, x.text) || len(v.Notes) > 0 {
			t.Errorf("%s: %v, %+v", x.name, got, v.Notes)
		}
	}
}

// Readings are known by their day.
func TestReadingsWithoutIDsAreKnownByTheirDay(t *testing.T) {
	c, card, _ := measured(t)
	s := c.readings()
	s.tell(s.row(string(card)+" 1 2"), map[string]string{"field.metric.value": "42"})
	deleteColumn(s.Table, 0)
	c.only("readings", map[string]string{"changed card " + string(card) + " metrics": "转化 · 41 · % · 2026-01-31 · 38 · 2026-02-28 · 42 · 停留 · 7 · min"})
}

// The curve is known by its columns.
func TestTheCurveWithoutIDsIsKnownByItsColumns(t *testing.T) {
	b := shop(t)
	c := newClient(t, 1, b.doc(), b.id, "zh")
	s := c.sheetOf("series.current", "field.title")
	row := s.heads + 2
	s.tell(row, map[string]string{"series.current": "1.5"})
	point, _ := b.doc().Point(b.id, model.ID(s.At(row, 0)), "", model.Current)
	deleteColumn(s.Table, 0)
	c.only("curve", map[string]string{"changed emotion " + string(point.ID) + " value": "1.5"})
}

// Two that are called the same, and one that nothing is called, are told.
func TestRowsThatMayBeAnythingsAreTold(t *testing.T) {
	b := shop(t)
	stage := b.doc().Columns(b.id)[1].Stage.Name.In("zh")
	for range 2 {
		b.card(model.OpportunitiesLane, 2, titled("两个同名", ""))
	}
	b.card(model.OpportunitiesLane, 1, titled("两个同名", ""))
	c := newClient(t, 1, b.doc(), b.id, "zh")
	s := c.chances()
	title, hmw := s.column("field.title"), s.column("field.hmw")
	seen := 0
	for row := s.heads + 1; row < len(s.Rows); row++ {
		switch s.At(row, title) {
		case "两个同名":
			seen++
			c.set(s.Table, row, hmw, "怎么办"+s.At(row, s.column("inspector.stage")))
		case "购物车先显示运费":
			c.set(s.Table, row, title, "改了名")
		}
	}
	deleteColumn(s.Table, 0)
	v := c.review(b.doc())
	for _, i := range v.Items {
		if i.Field != "opportunity.howMightWe" || i.After != "怎么办"+stage {
			t.Errorf("%+v", i)
		}
	}
	told := 0
	for _, n := range v.Notes {
		if n.Reason == roundtrip.Unknown && (n.Text == "两个同名" || n.Text == "改了名") {
			told++
		}
	}
	if seen != 3 || len(v.Items) != 1 || told != 3 || len(v.Notes) != 3 {
		t.Errorf("%d rows, %d items, notes %+v", seen, len(v.Items), v.Notes)
	}
}

// A list of a client's own that has some of the heads is no table of ours.
func TestAClientsOwnListIsNoTableOfOurs(t *testing.T) {
	c := sampleClient(t)
	s := c.tasks()
	title := s.At(s.heads+1, s.column("field.title"))
	c.tables = append(c.tables, importer.Table{Sheet: "我们的清单", Rows: []importer.Row{
		{{Column: 0, Text: c.word("field.title")}, {Column: 1, Text: c.word("field.owner")}, {Column: 2, Text: c.word("field.progress")}},
		{{Column: 0, Text: title}, {Column: 1, Text: "老李"}}}})
	c.only("list", map[string]string{})
}

// Cells that are alike are merged in the table of cards: every row still stands where the merged cell says.
func TestCellsMergedInTheTableOfCardsMoveNothing(t *testing.T) {
	c := sampleClient(t)
	meant := c.hire()
	cards := c.cards()
	stage := c.column(cards, c.word("inspector.stage"))
	for top := 1; top < len(cards.Rows); {
		name, end := cards.At(top, stage), top
		for end+1 < len(cards.Rows) && cards.At(end+1, stage) == name && name != "" {
			end++
			c.set(cards, end, stage, "")
		}
		cards.Merges = append(cards.Merges, importer.Merge{Top: top, Left: stage, Bottom: end, Right: stage})
		top = end + 1
	}
	c.only("merged", meant)
}

// A formula that fails overwrites nothing.
func TestAFormulaThatFailsIsToldAndNotTaken(t *testing.T) {
	c, _, _ := measured(t)
	cards, row, column := c.at("短视频测评", "field.title")
	c.set(cards, row, column, "#REF!")
	_, row, column = c.at("搜索广告", "inspector.stage")
	c.set(cards, row, column, "#N/A")
	c.chances().say("field.hmw", "#NAME?")
	c.metrics().say("field.metric.name", "Err:508")
	c.set(c.people(), 2, 2, "#VALUE!")
	v := c.review(c.doc)
	same(t, "failed", found(v.Items), map[string]string{})
	if n := len(v.Notes); n != 5 || slices.ContainsFunc(v.Notes, func(n roundtrip.Note) bool { return n.Reason != roundtrip.Failed }) {
		t.Errorf("%+v", v.Notes)
	}
}

// Heads in the other language, and heads in words of the client's own, mean what they meant.
func TestRewordedHeadsMeanWhatTheyMeant(t *testing.T) {
	c := sampleClient(t)
	meant := c.hire()
	en := words(t, "en")
	for _, s := range []sheet{{c.cards(), c, 0}, c.tasks(), c.metrics()} {
		for _, key := range []string{"field.title", "field.owner", "inspector.stage", "inspector.lane", "xlsx.type", "field.due", "field.metric.name", "field.metric.value", "field.metric.source"} {
			if at := s.column(key); at >= 0 {
				c.set(s.Table, s.heads, at, en(key))
			}
		}
	}
	c.only("English", meant)

	c = sampleClient(t)
	meant = c.hire()
	cards := c.cards()
	for key, head := range map[string]string{"field.title": "卡片内容", "inspector.stage": "走到哪一步", "field.channel": "在哪里"} {
		c.set(cards, 0, c.column(cards, c.word(key)), head)
	}
	c.only("the client's words", meant)
}

// A sheet that is deleted says nothing about what stood on it.
func TestADeletedSheetTakesNothingAway(t *testing.T) {
	for _, pick := range []func(*client) *importer.Table{
		(*client).cards, (*client).people, func(c *client) *importer.Table { g, _ := c.grid(); return g },
		func(c *client) *importer.Table { return c.metrics().Table }, func(c *client) *importer.Table { return c.tasks().Table },
	} {
		c := sampleClient(t)
		name := pick(c).Sheet
		c.tables = slices.DeleteFunc(c.tables, func(t importer.Table) bool { return t.Sheet == name })
		c.only(name, map[string]string{})
	}
}

// Days come back however they are written, unless they could be two.
func TestDaysComeBackAsTexts(t *testing.T) {
	for text, ok := range map[string]bool{"2027年3月5日": true, "2027/3/5": true, "2027.03.05": true, "5 Mar 2027": true, "March 5, 2027": true,
		"2027-03-05 00:00:00": true, "46451": true, "3月5日": false, "05/03/2027": false, "明天": false, "2027-13-05": false, "12": false} {
		c := sampleClient(t)
		id := c.tasks().first()
		c.tasks().say("field.due", text)
		if ok {
			c.only(text, map[string]string{"changed card " + string(id) + " action.due": "2027-03-05"})
		} else {
			c.only(text, map[string]string{}, roundtrip.Unreadable)
		}
	}
}

// A sheet that is saved as text and comes back alone is still known by its ids.
func TestASheetSavedAsTextComesBack(t *testing.T) {
	c := sampleClient(t)
	dir := convert(t, write(t, job(t, c.doc)), everySheet)
	for _, key := range []string{"xlsx.sheet.cards", "xlsx.sheet.chances", "xlsx.sheet.actions", "xlsx.sheet.metrics", "xlsx.sheet.personas"} {
		name := "map-" + c.word(key) + ".csv"
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if c.tables, err = importer.Read(name, data, importer.Options{}); err != nil {
			t.Fatal(err)
		}
		c.only(name, map[string]string{})
		edited := bytes.Replace(data, []byte("林悦"), []byte("林月"), 1)
		if key != "xlsx.sheet.personas" {
			continue
		}
		if c.tables, err = importer.Read(name, edited, importer.Options{}); err != nil {
			t.Fatal(err)
		}
		m, _ := model.Get[model.Map](c.doc, c.id)
		c.only(name, map[string]string{"changed persona " + string(m.Personas[0]) + " name": "林月"})
	}
}

// Programs that do not reckon save formulas without what they give. The table of gaps is all formulas and is not read,
// be they blank or not.
func TestFormulasWithoutAValueEmptyNothing(t *testing.T) {
	c := sampleClient(t)
	gaps := c.sheetOf("xlsx.gap", "field.owner")
	for row := gaps.heads + 1; row < len(gaps.Rows); row++ {
		for _, cell := range slices.Clone(gaps.Rows[row]) {
			if cell.Column > 0 {
				c.set(gaps.Table, row, cell.Column, "")
			}
		}
	}
	gaps.say("report.number", "1")
	c.only("with its base", map[string]string{})
	c.forgetBase()
	c.only("without", map[string]string{})
}
