package xlsx_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
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

// A table that nobody can know any more without its ids is not passed over in silence.
func TestATableThatHasLostItsIdsIsTold(t *testing.T) {
	for name, pick := range map[string]func(*client) sheet{"opportunities": (*client).chances, "actions": (*client).tasks, "metrics": (*client).metrics} {
		c := sampleClient(t)
		deleteColumn(pick(c).Table, 0)
		c.only(name, map[string]string{}, roundtrip.Unread)
	}
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
