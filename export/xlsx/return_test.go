package xlsx_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/canvas/layout/layouttest"
	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/xlsx"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/model/modeltest"
	"sojourn/model/roundtrip"
	"sojourn/model/template"
)

// sent writes the workbook of a map and returns its tables.
func sent(t testing.TB, d *model.Document, m model.ID, lang string, client bool) []importer.Table {
	t.Helper()
	var out bytes.Buffer
	if err := xlsx.Write(context.Background(), &out, export.Job{Doc: d, Map: m, Lang: lang, Words: words(t, lang), Client: client}); err != nil {
		t.Fatal(err)
	}
	return tablesOf(t, out.Bytes())
}

func tablesOf(t testing.TB, data []byte) []importer.Table {
	t.Helper()
	tables, err := importer.Read("map.xlsx", data, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// unchanged fails unless a workbook says what it was written with.
func unchanged(t *testing.T, name string, d *model.Document, tables []importer.Table) {
	t.Helper()
	r, err := roundtrip.Read(tables, d)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if r.Blind {
		t.Errorf("%s: the base is lost", name)
	}
	for i, c := range insight.Changes(r.Base, r.Theirs) {
		if i < 8 {
			t.Errorf("%s: %s %s %s %v", name, c.What, c.Kind, c.ID, c.Fields)
		}
	}
	if len(r.Lost) > 0 {
		t.Errorf("%s: %+v", name, r.Lost)
	}
	for i, n := range r.Notes {
		if i < 8 {
			t.Errorf("%s: %+v", name, n)
		}
	}
}

func TestAnUntouchedWorkbookBringsNothingBack(t *testing.T) {
	sample, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"zh", "en"} {
		for _, client := range []bool{false, true} {
			for _, m := range sample.Maps() {
				unchanged(t, lang+" "+string(m.ID), sample, sent(t, sample, m.ID, lang, client))
			}
			for _, m := range layouttest.Maps() {
				unchanged(t, lang+" "+m.Name, m.Doc, sent(t, m.Doc, m.Map, lang, client))
			}
		}
	}
}

// Whatever somebody does to the cells, reading ends without an error, and what is accepted of it leaves a sound project.
func TestMangledWorkbooksLeaveASoundProject(t *testing.T) {
	sample, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	hard := layouttest.Maps()
	modeltest.Seeds(t, modeltest.Times(60, 3_000), func(t *testing.T, seed uint64) {
		d, m := sample, sample.Maps()[int(seed)%3].ID
		if seed%4 == 3 {
			h := hard[int(seed)/4%len(hard)]
			d, m = h.Doc, h.Map
		}
		c := newClient(t, seed, d, m, "zh")
		for range 1 + c.IntN(40) {
			c.mangle()
		}
		r, err := roundtrip.Read(c.tables, d)
		if errors.Is(err, roundtrip.ErrNotOurs) {
			return
		}
		if err != nil {
			t.Fatalf("%d: %v", seed, err)
		}
		v := roundtrip.NewReview(r, d, nil)
		for i := range v.Items {
			v.Decide(i, c.IntN(4) > 0)
		}
		got := v.Doc(d)
		if broken := modeltest.Broken(got); broken != "" {
			t.Errorf("%d: %s", seed, broken)
		}
		if _, err := codec.Encode(got); err != nil {
			t.Errorf("%d: %v", seed, err)
		}
	})
}

// mangle does something senseless to a table.
func (c *client) mangle() {
	t := &c.tables[c.IntN(len(c.tables))]
	rows, columns := t.Size()
	if rows == 0 || columns == 0 {
		return
	}
	row, column := c.IntN(rows), c.IntN(columns)
	other := &c.tables[c.IntN(len(c.tables))]
	switch c.IntN(9) {
	case 0:
		c.set(t, row, column, "")
	case 1:
		c.set(t, row, column, []string{"x", "1e9", "-7", strings.Repeat("长", 25_000), "1　x ★", "a\nb\nc", "sojourn:1", "_id", "2026-13-45", "\x00\xff"}[c.IntN(10)])
	case 2:
		t.Rows = slices.Delete(t.Rows, row, row+1)
	case 3:
		t.Rows = slices.Insert(t.Rows, row, slices.Clone(t.Rows[c.IntN(rows)]))
	case 4:
		insertColumn(t, column)
	case 5: // a column goes
		for r := range t.Rows {
			c.set(t, r, column, "")
		}
	case 6:
		n, w := other.Size()
		if n > 0 && w > 0 {
			c.set(t, row, column, other.At(c.IntN(n), c.IntN(w)))
		}
	case 7:
		from := c.IntN(rows)
		a, b := t.At(row, column), t.At(from, column)
		c.set(t, row, column, b)
		c.set(t, from, column, a)
	case 8:
		t.Merges = append(t.Merges, importer.Merge{Top: row, Left: column, Bottom: row + c.IntN(3), Right: column + c.IntN(4)})
	}
}

// 5,000 cards come back with an edit in 2,000 rows, sorted, with 200 new ones.
func BenchmarkReview(b *testing.B) {
	d := exporttest.Crowd(b, 5_000)
	m := d.Maps()[0].ID
	tables := copied(sent(b, d, m, "zh", false))
	c := &client{Rand: rand.New(rand.NewPCG(1, 1)), doc: d, id: m, lang: "zh", word: words(b, "zh"), tables: tables, meant: map[string]string{}}
	cards := c.cards()
	title := c.column(cards, c.word("field.title"))
	for row := range cards.Rows[:2_201] {
		switch {
		case row > 2_000:
			cards.Rows = append(cards.Rows, slices.Clone(cards.Rows[row]))
		case row > 0:
			c.set(cards, row, title, fmt.Sprintf("客户改的 %d", row))
		}
	}
	c.sort()
	read := time.Duration(0)
	for b.Loop() {
		from := time.Now()
		r, err := roundtrip.Read(tables, d)
		if err != nil {
			b.Fatal(err)
		}
		read += time.Since(from)
		v := roundtrip.NewReview(r, d, nil)
		if len(v.Items) != 2_200 {
			b.Fatalf("%d items", len(v.Items))
		}
		v.Doc(d)
	}
	b.ReportMetric(float64(read.Milliseconds())/float64(b.N), "ms-read/op")
}
