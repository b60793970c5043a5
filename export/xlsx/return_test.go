package xlsx_test

import (
	"bytes"
	"context"
	"testing"

	"sojourn/canvas/layout/layouttest"
	"sojourn/export"
	"sojourn/export/xlsx"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/importer"
	"sojourn/model/insight"
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
