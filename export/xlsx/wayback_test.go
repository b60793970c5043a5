package xlsx_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/xlsx"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/roundtrip"

	"github.com/xuri/excelize/v2"
)

// carried returns the columns of the sheet of the way back.
func carried(t *testing.T, raw []byte) [4][]string {
	t.Helper()
	var out [4][]string
	for _, row := range rows(t, open(t, raw), roundtrip.SheetName) {
		for i := range out {
			if i < len(row) {
				out[i] = append(out[i], row[i])
			} else {
				out[i] = append(out[i], "")
			}
		}
	}
	for i := range out {
		for n := len(out[i]); n > 0 && out[i][n-1] == ""; n-- {
			out[i] = out[i][:n-1]
		}
	}
	return out
}

// base returns the document that travels in a workbook, as a file.
func base(t *testing.T, raw []byte) string {
	t.Helper()
	doc, err := roundtrip.Unpack(carried(t, raw)[0][6:])
	if err != nil {
		t.Fatal(err)
	}
	file, err := codec.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	return string(file)
}

func TestMapNamesItsRowsColumnsAndCards(t *testing.T) {
	b := shop(t)
	raw := write(t, job(t, b.doc()))
	f := open(t, raw)
	sheet, _, _ := sheetNames(t)
	grid := rows(t, f, sheet)
	if grid[0][0] != roundtrip.Mark {
		t.Fatalf("the first cell says %q", grid[0][0])
	}
	for i, c := range b.doc().Columns(b.id) {
		if grid[0][i+2] != string(c.ID) {
			t.Errorf("column %d is %q, not %q", i, grid[0][i+2], c.ID)
		}
	}
	if visible, err := f.GetRowVisible(sheet, 1); visible || err != nil {
		t.Error("the row of ids shows")
	}
	if visible, err := f.GetColVisible(sheet, "A"); visible || err != nil {
		t.Error("the column of ids shows")
	}
	var marks []string
	texts := map[string]string{} // hash → lane and column
	for _, row := range grid[1:] {
		if len(row) == 0 || row[0] == "" {
			continue
		}
		if !slices.Contains(marks, row[0]) {
			marks = append(marks, row[0])
		}
		for c := 2; c < len(row); c++ {
			texts[roundtrip.Hash(row[c:c+1])] = row[0] + "/" + grid[0][c]
		}
	}
	want := []string{roundtrip.RowTitle, roundtrip.RowStages}
	for _, l := range b.doc().Lanes(b.id) {
		want = append(want, string(l.ID))
		if l.Type == model.EmotionLane {
			want = append(want, string(l.ID)+" current")
		}
	}
	if !slices.Equal(marks, want) {
		t.Errorf("rows %q, want %q", marks, want)
	}
	all := carried(t, raw)
	if n := len(b.doc().Cards(b.id)); len(all[1]) != n {
		t.Errorf("%d cards are named, the map has %d", len(all[1]), n)
	}
	for i, id := range all[1] {
		c, _ := model.Get[model.Card](b.doc(), model.ID(id))
		if texts[all[2][i]] != string(c.Lane)+"/"+string(c.Column) {
			t.Errorf("%s: the cell of %q is not where it belongs", id, c.Title.In("zh"))
		}
	}
	pay := slices.IndexFunc(b.doc().Cards(b.id), func(c *model.Card) bool { return c.Title.In("zh") == "结算页付款" })
	if i := slices.Index(all[1], string(b.doc().Cards(b.id)[pay].ID)); all[3][i] != "twg" {
		t.Errorf("lines %q", all[3][i])
	}
}

func TestBaseIsWhatTheMapWas(t *testing.T) {
	b := shop(t)
	raw := write(t, job(t, b.doc()))
	head := carried(t, raw)[0][:6]
	_, export, err := roundtrip.Pack(b.doc(), b.id)
	if err != nil || !slices.Equal(head, []string{roundtrip.Mark, string(model.ProjectID), string(b.id), export, "zh", ""}) {
		t.Errorf("stamp %q, %v", head, err)
	}
	got, _, err := codec.Decode([]byte(base(t, raw)))
	if err != nil {
		t.Fatal(err)
	}
	say := words(t, "zh")
	compare(t, "base", told(b.doc(), b.id, "zh", say), told(got, b.id, "zh", say))
	f := open(t, raw)
	want := strings.Join([]string{roundtrip.Mark, string(model.ProjectID), string(b.id), export}, " ")
	props, err := f.GetCustomProps()
	if err != nil || len(props) != 1 || props[0].Value != want {
		t.Errorf("properties %v, %v", props, err)
	}
	names := f.GetDefinedName()
	if i := slices.IndexFunc(names, func(n excelize.DefinedName) bool { return n.Name == roundtrip.Name }); i < 0 || names[i].RefersTo != `"`+want+`"` {
		t.Errorf("names %v", names)
	}
}

var unescaped = strings.NewReplacer(`\\`, `\`)

// What is internal is not in any part of a client's workbook, packed or not.
func TestClientsWorkbookCarriesNothingInternal(t *testing.T) {
	client, colleagues, secrets, known := exporttest.Secret(t)
	for _, j := range []export.Job{client, colleagues} {
		var out bytes.Buffer
		if err := xlsx.Write(context.Background(), &out, j); err != nil {
			t.Fatal(err)
		}
		all := everyPart(t, out.Bytes()) + base(t, out.Bytes())
		for _, s := range secrets {
			if strings.Contains(unescaped.Replace(all), s) == j.Client {
				t.Errorf("client %v: %q is there: %v", j.Client, s, !j.Client)
			}
		}
		if strings.Count(all, known) < 3 {
			t.Error("what everybody sees is missing")
		}
	}
}

// Each row of cards carries its hash: of the texts between the id and the hash.
func TestRowsOfCardsCarryTheirHash(t *testing.T) {
	f := open(t, write(t, job(t, shop(t).doc())))
	_, sheet, _ := sheetNames(t)
	all, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	last := len(all[0]) - 1
	if all[0][last] != roundtrip.HashHead {
		t.Fatalf("the last head is %q", all[0][last])
	}
	for _, row := range all[1:] {
		if got := roundtrip.Hash(row[1:last]); row[last] != got {
			t.Errorf("%s: %s, want %s", row[0], row[last], got)
		}
	}
	if visible, _ := f.GetColVisible(sheet, strings.TrimRight(name(t, last+1, 1), "1")); visible {
		t.Error("the hash shows")
	}
}
