package xlsx_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/model/modeltest"
	"sojourn/model/roundtrip"
	"sojourn/model/template"
)

// sampleOnce is the sample, which stays as it is, so that its workbook is written once.
var sampleOnce = sync.OnceValues(func() (*model.Document, error) {
	d, _, err := codec.Decode(template.Sample())
	return d, err
})

func sampleClient(t *testing.T) *client {
	t.Helper()
	sample, err := sampleOnce()
	if err != nil {
		t.Fatal(err)
	}
	return newClient(t, 1, sample, sample.Maps()[0].ID, "zh")
}

func (c *client) review(mine *model.Document) *roundtrip.Review {
	c.t.Helper()
	r, err := roundtrip.Read(c.tables, mine)
	if err != nil {
		c.t.Fatal(err)
	}
	return roundtrip.NewReview(r, mine, nil)
}

// at returns the row of a card in the table of cards, and the column of a field.
func (c *client) at(title, key string) (t *importer.Table, row, column int) {
	c.t.Helper()
	t = c.cards()
	name := c.column(t, c.word("field.title"))
	row = slices.IndexFunc(t.Rows, func(r importer.Row) bool { return r.At(name) == title })
	column = c.column(t, c.word(key))
	if row < 0 || column < 0 {
		c.t.Fatalf("no %q or no %q", title, key)
	}
	return t, row, column
}

// Somebody sorts what they see, and the hidden ids stay behind: every row is still the card that it says.
func TestSortedPastTheirIdsRowsAreStillTheirCards(t *testing.T) {
	c := sampleClient(t)
	cards := c.cards()
	last := c.column(cards, roundtrip.HashHead)
	var seen []importer.Row
	for _, row := range cards.Rows[1:] {
		seen = append(seen, slices.Clone(row))
	}
	slices.SortStableFunc(seen, func(a, b importer.Row) int { return len(b.At(4)) - len(a.At(4)) })
	for i := range seen {
		for column := 1; column < last; column++ {
			c.set(cards, i+1, column, seen[i].At(column))
		}
	}
	_, row, column := c.at("短视频测评", "field.owner")
	c.set(cards, row, column, "新负责人")
	v := c.review(c.doc)
	if len(v.Items) != 1 || v.Items[0].After != "新负责人" || v.Items[0].Field != "owner" {
		t.Errorf("%+v", found(v.Items))
	}
}

// Whoever copies the visible cells into a file of their own loses every id, and the rows are known by what they say.
func TestACopyWithoutIdsIsKnownByWhatItSays(t *testing.T) {
	c := sampleClient(t)
	copy := *c.cards()
	last := c.column(&copy, roundtrip.HashHead)
	for row := range copy.Rows {
		c.set(&copy, row, 0, "")
		c.set(&copy, row, last, "")
	}
	c.tables = []importer.Table{copy}
	title := c.column(&copy, c.word("field.title"))
	row := slices.IndexFunc(copy.Rows, func(r importer.Row) bool { return r.At(title) == "短视频测评" })
	c.set(&copy, row, title, "短视频测评与开箱")
	v := c.review(c.doc)
	if len(v.Items) != 1 || v.Items[0].After != "短视频测评与开箱" || !v.Blind || v.Items[0].Accept {
		t.Errorf("blind %v: %+v", v.Blind, found(v.Items))
	}
}

// Without its base a workbook is held against the project as it is, and rows that nobody touched undo nothing of what
// the consultant did since.
func TestWithoutItsBaseUntouchedRowsUndoNothing(t *testing.T) {
	c := sampleClient(t)
	c.tables = slices.DeleteFunc(c.tables, func(t importer.Table) bool { return t.Sheet == roundtrip.SheetName })
	cards, row, column := c.at("短视频测评", "field.title")
	c.set(cards, row, column, "客户改的")
	mine := model.NewSession(c.doc, &modeltest.IDs{})
	other := c.doc.Cards(c.id)[len(c.doc.Cards(c.id))-1]
	mine.Do("x", func(tx *model.Tx) error {
		n := *other
		n.Owner = model.Plain("顾问改的")
		model.Put(tx, n)
		return nil
	})
	v := c.review(mine.Doc())
	if len(v.Items) != 1 || v.Items[0].After != "客户改的" || !v.Items[0].Clash {
		t.Errorf("%+v", found(v.Items))
	}
}

// The same workbook twice brings nothing the second time: new cards are known again.
func TestTheSameWorkbookTwiceBringsNothing(t *testing.T) {
	for seed := range uint64(10) {
		sample := asking(t)
		c := edited(t, seed, sample)
		v := c.review(sample)
		for i := range v.Items {
			v.Decide(i, true)
		}
		again := c.review(v.Doc(sample))
		if len(again.Items) > 0 {
			t.Errorf("%d: %v", seed, found(again.Items))
		}
	}
}

// What a card cannot hold is told, and the card stays as it was.
func TestWhatACardCannotHoldIsToldAndNotTaken(t *testing.T) {
	c := sampleClient(t)
	for _, edit := range []struct{ key, text string }{
		{"field.expectation", "7"}, {"field.emotion", "很好"}, {"field.status", "差不多"}, {"xlsx.type", "别的"},
	} {
		cards, row, column := c.at("短视频测评", edit.key)
		c.set(cards, row, column, edit.text)
	}
	cards := c.cards()
	extra := c.column(cards, roundtrip.HashHead) - 1
	insertColumn(cards, extra)
	c.set(cards, 0, extra, "客户备注")
	c.set(cards, 3, extra, "请尽快")
	v := c.review(c.doc)
	if len(v.Items) > 0 {
		t.Errorf("%+v", found(v.Items))
	}
	var told []string
	for _, n := range v.Notes {
		told = append(told, n.Text+" "+string(n.Reason))
	}
	slices.Sort(told)
	want := []string{"7 value", "别的 value", "差不多 value", "很好 value", "请尽快 field"}
	slices.Sort(want)
	if !slices.Equal(told, want) {
		t.Errorf("%q", told)
	}
}

// A card whose row is deleted while its cell on the map is rewritten stays, and that is told.
func TestACardMissingHereAndChangedThereStays(t *testing.T) {
	c := sampleClient(t)
	cards, row, _ := c.at("短视频测评", "field.title")
	id := cards.At(row, 0)
	cards.Rows = slices.Delete(cards.Rows, row, row+1)
	g, heads := c.grid()
	for r := heads; r < len(g.Rows); r++ {
		for _, cell := range g.Rows[r] {
			if rest, ok := strings.CutPrefix(cell.Text, "短视频测评"); ok {
				c.set(g, r, cell.Column, "图上改的"+rest)
			}
		}
	}
	v := c.review(c.doc)
	same(t, "items", found(v.Items), map[string]string{"changed card " + id + " title": "图上改的"})
	if len(v.Notes) != 1 || v.Notes[0].Reason != roundtrip.Stays || string(v.Notes[0].Card) != id {
		t.Errorf("%+v", v.Notes)
	}
}

// What a client's workbook leaves out is not missing in it, and stays in the project.
func TestWhatTheClientNeverSawIsNotGone(t *testing.T) {
	sample, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	m := sample.Maps()[0].ID
	s := model.NewSession(sample, &modeltest.IDs{})
	s.Do("x", func(tx *model.Tx) error {
		cards := sample.Cards(m)
		internal, talked := *cards[0], *cards[1]
		internal.Internal, talked.Comments = true, []model.Comment{{Author: "王", Body: model.Plain("别给客户看")}}
		model.Put(tx, internal)
		model.Put(tx, talked)
		l := *sample.Lanes(m)[0]
		l.Hidden = true
		model.Put(tx, l)
		return nil
	})
	r, err := roundtrip.Read(sent(t, s.Doc(), m, "zh", true), s.Doc())
	if err != nil {
		t.Fatal(err)
	}
	v := roundtrip.NewReview(r, s.Doc(), nil)
	if len(v.Items) != 0 || len(insight.Changes(v.Doc(s.Doc()), s.Doc())) != 0 {
		t.Errorf("%+v", found(v.Items))
	}
}

// A workbook says the same after LibreOffice has saved it in any of its forms.
func TestLibreOfficeSavesTheWayBack(t *testing.T) {
	c := sampleClient(t)
	raw := write(t, job(t, c.doc))
	for _, form := range []string{"xlsx:Calc MS Excel 2007 XML", "ods", "xls:MS Excel 97"} {
		ending, _, _ := strings.Cut(form, ":")
		dir := convert(t, raw, form)
		data, err := os.ReadFile(filepath.Join(dir, "map."+ending))
		if err != nil {
			t.Fatal(err)
		}
		tables, err := importer.Read("map."+ending, data, importer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		unchanged(t, ending, c.doc, tables)
	}
}
