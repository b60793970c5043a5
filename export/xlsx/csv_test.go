package xlsx_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/xlsx"
	"sojourn/model"
	"sojourn/model/importer"
)

func writeCSV(t *testing.T, j export.Job) string {
	t.Helper()
	var out bytes.Buffer
	if err := xlsx.WriteCSV(context.Background(), &out, j); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCSVIsTheTableOfCards(t *testing.T) {
	j := job(t, planned(t).doc())
	text := writeCSV(t, j)
	rest, marked := strings.CutPrefix(text, "\uFEFF")
	if !marked || strings.Count(rest, "\r\n") != 1+len(j.Doc.Cards(j.Map)) || !strings.HasSuffix(rest, "\r\n") {
		t.Errorf("no mark, or not a line for each card: %q", text[:40])
	}
	records, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, write(t, j))
	_, sheet, _ := sheetNames(t)
	head := rows(t, f, sheet)[0]
	if want := head[:len(head)-1]; !slices.Equal(records[0], want) {
		t.Errorf("heads %q, want %q", records[0], want)
	}
	gap, emotion := slices.Index(records[0], "差距"), slices.Index(records[0], "情绪")
	i := slices.IndexFunc(records, func(r []string) bool { return slices.Contains(r, "结算页付款") })
	if records[i][gap] != "3" || records[i][emotion] != "-1" {
		t.Errorf("numbers %q", records[i])
	}
}

func TestNumbersOfACSVHaveNoNoise(t *testing.T) {
	b := newBuilder(t, model.Map{Title: model.Plain("M")}, model.DefaultLanes, "购买")
	c := touchpoint("T", "", "", 0)
	c.Touchpoint.Expectation, c.Touchpoint.Experience = num(3), num(3.4)
	b.card(model.TouchpointsLane, 0, c)
	if text := writeCSV(t, job(t, b.doc())); !strings.Contains(text, `"3","3.4","-0.4"`) {
		t.Errorf("the gap is none of %q", text)
	}
}

// A CSV that is read again says of every card what it said before, whatever the texts.
func TestCSVComesBack(t *testing.T) {
	b := newBuilder(t, model.Map{Title: model.Plain("M")}, model.DefaultLanes, "购买")
	texts := append([]string{"'=1", "''+1", "it's", "a \"b\", c;d\nsecond line", "-5", "=1+1"}, hostile...)
	for _, s := range texts {
		b.card(model.ActionsLane, 0, titled("T", s))
	}
	j := job(t, b.doc())
	text := writeCSV(t, j)
	for _, record := range strings.Split(text, "\r\n") {
		for _, cell := range strings.Split(record, `","`) {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=@\t") {
				t.Errorf("a spreadsheet runs %q", cell)
			}
		}
	}
	tables, err := importer.Read("cards.csv", []byte(text), importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	body := slices.IndexFunc(tables[0].Rows[0], func(c importer.Cell) bool { return c.Text == "说明" })
	for i, s := range texts {
		want := strings.TrimSpace(strings.ReplaceAll(s, "\r", "\n"))
		if got := strings.TrimSpace(tables[0].At(i+1, tables[0].Rows[0][body].Column)); got != want {
			t.Errorf("%q came back as %q", s, got)
		}
	}
	_, p, err := importer.Pick(tables, "", nil)
	if err != nil || !p.Mapping.Own {
		t.Errorf("the table is not known as our own: %+v, %v", p, err)
	}
}

func TestClientsCSVSaysNothingInternal(t *testing.T) {
	client, colleagues, secrets, known := exporttest.Secret(t)
	shown := writeCSV(t, client)
	for _, s := range secrets {
		if strings.Contains(shown, s) {
			t.Errorf("%q is there", s)
		}
	}
	if !strings.Contains(shown, known) || !strings.Contains(writeCSV(t, colleagues), secrets[0]) {
		t.Error("what is to be there is not")
	}
}

func TestCSVSaysWhatIsWrong(t *testing.T) {
	j := job(t, shop(t).doc())
	j.Map = "nowhere"
	if err := xlsx.WriteCSV(context.Background(), io.Discard, j); !errors.Is(err, xlsx.ErrNoMap) {
		t.Errorf("unknown map: %v", err)
	}
}
