package xlsx_test

import (
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/modeltest"
	"sojourn/model/roundtrip"
)

// sheet is a table of the workbook, with the row of its heads.
type sheet struct {
	*importer.Table
	c     *client
	heads int
}

// sheetOf returns the table with ids, other than that of all cards, that has a head and lacks another.
func (c *client) sheetOf(has, lacks string) sheet {
	c.t.Helper()
	s, ok := c.anySheetOf(has, lacks)
	if !ok {
		c.t.Fatalf("no table with %q", has)
	}
	return s
}

func (c *client) anySheetOf(has, lacks string) (sheet, bool) {
	for i := range c.tables {
		s := sheet{&c.tables[i], c, 0}
		s.heads = slices.IndexFunc(s.Rows, func(r importer.Row) bool { return r.At(0) == roundtrip.IDHead })
		if s.heads >= 0 && c.column(s.Table, roundtrip.HashHead) < 0 && s.column(has) >= 0 && s.column(lacks) < 0 {
			return s, true
		}
	}
	return sheet{}, false
}

func (s sheet) column(key string) int {
	for _, cell := range s.Rows[s.heads] {
		if cell.Text == s.c.word(key) {
			return cell.Column
		}
	}
	return -1
}

// first is the id of its first row.
func (s sheet) first() model.ID { return model.ID(s.At(s.heads+1, 0)) }

// say writes into its first row.
func (s sheet) say(key, text string) { s.c.set(s.Table, s.heads+1, s.column(key), text) }

func (c *client) chances() sheet  { return c.sheetOf("field.hmw", "field.progress") }
func (c *client) tasks() sheet    { return c.sheetOf("field.progress", "field.hmw") }
func (c *client) metrics() sheet  { return c.sheetOf("field.metric.source", "field.title") }
func (c *client) readings() sheet { return c.sheetOf("field.metric.unit", "field.metric.source") }

func (c *client) people() *importer.Table {
	i := slices.IndexFunc(c.tables, func(t importer.Table) bool { return t.At(1, 0) == "field.title" })
	return &c.tables[i]
}

func (c *client) forgetBase() {
	c.tables = slices.DeleteFunc(c.tables, func(t importer.Table) bool { return t.Sheet == roundtrip.SheetName })
}

// measured is a project with two metrics on a card, one of them with two readings, and one on its persona.
func measured(t *testing.T) (c *client, card, persona model.ID) {
	t.Helper()
	d := sampleClient(t).doc
	m := *d.Maps()[0]
	card, persona = d.Cards(m.ID)[0].ID, m.Personas[0]
	s := model.NewSession(d, &modeltest.IDs{})
	num := func(v float64) *float64 { return &v }
	s.Do("x", func(tx *model.Tx) error {
		k, _ := model.Get[model.Card](tx, card)
		k.Metrics = []model.Metric{
			{Name: model.Plain("转化"), Value: num(41), Unit: "%", Series: []model.Reading{{Date: "2026-01-31", Value: 38}, {Date: "2026-02-28", Value: 41}}},
			{Name: model.Plain("停留"), Value: num(7), Unit: "min"}}
		model.Put(tx, k)
		p, _ := model.Get[model.Persona](tx, persona)
		p.Metrics = []model.Metric{{Name: model.Plain("满意度"), Value: num(4.1)}}
		model.Put(tx, p)
		return nil
	})
	return newClient(t, 1, s.Doc(), m.ID, "zh"), card, persona
}

// cut takes the row of an id out of a table.
func cut(t *testing.T, table sheet, id string) {
	t.Helper()
	n := len(table.Rows)
	table.Rows = slices.DeleteFunc(table.Rows, func(r importer.Row) bool { return r.At(0) == id })
	if len(table.Rows) != n-1 {
		t.Fatalf("%d rows of %q", n-len(table.Rows), id)
	}
}

// A unit that somebody has written as the program's own word for another stays as it is written.
func TestAUnitWrittenAsAWordStays(t *testing.T) {
	b := shop(t) // a metric of it is in 秒, the word for s
	unchanged(t, "seconds", b.doc(), sent(t, b.doc(), b.id, "zh", false))
	c := newClient(t, 1, b.doc(), b.id, "zh")
	i := slices.IndexFunc(b.doc().Cards(b.id), func(k *model.Card) bool { return k.Title.In("zh") == "响应" })
	k := b.doc().Cards(b.id)[i]
	cards := c.cards()
	row := slices.IndexFunc(cards.Rows, func(r importer.Row) bool { return r.At(0) == string(k.ID) })
	c.set(cards, row, c.column(cards, c.word("field.metrics")), "响应 90秒")
	same(t, "items", found(c.review(b.doc()).Items), map[string]string{"changed card " + string(k.ID) + " metrics": "响应 · 90 · 秒"})
}

// A text that no metric holds is told, and the rest of the workbook is read.
func TestAMetricsTextThatIsTooLongIsTold(t *testing.T) {
	for _, key := range []string{"field.metric.name", "field.metric.source", "field.metric.unit"} {
		c, _, _ := measured(t)
		c.metrics().say(key, strings.Repeat("长", 25_000))
		c.only(key, map[string]string{}, roundtrip.Unreadable)
	}
}
