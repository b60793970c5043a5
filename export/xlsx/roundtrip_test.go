package xlsx_test

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"sojourn/canvas/layout/layouttest"
	"sojourn/export"
	"sojourn/export/xlsx"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/model/modeltest"
	"sojourn/model/template"
)

// back exports a map and imports the workbook as a new map.
func back(t *testing.T, d *model.Document, m model.ID, lang string) (*model.Document, model.ID, importer.Counts) {
	t.Helper()
	var out bytes.Buffer
	job := export.Job{Doc: d, Map: m, Lang: lang, Words: words(t, lang)}
	if err := xlsx.Write(context.Background(), &out, job); err != nil {
		t.Fatal(err)
	}
	tables, err := importer.Read("map.xlsx", out.Bytes(), importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	at, guess, err := importer.Pick(tables, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := importer.Build(&tables[at], guess.Mapping, nil)
	if err != nil {
		t.Fatal(err)
	}
	var id model.ID
	s := model.NewSession(model.New(), &modeltest.IDs{})
	if _, err := s.Do("import", func(tx *model.Tx) (err error) { id, err = importer.Apply(tx, plan, ""); return err }); err != nil {
		t.Fatal(err)
	}
	return s.Doc(), id, plan.Counts()
}

// told writes a map as a reader of its workbook knows it: stages, lanes, and in each cell the cards with their fields.
func told(d *model.Document, m model.ID, lang string, word func(string, ...any) string) []string {
	var out []string
	line := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	say := func(t model.Text) string { return strings.TrimSpace(t.In(lang)) }
	number := func(v *float64) string {
		if v == nil {
			return "-"
		}
		return fmt.Sprintf("%.2f", *v)
	}
	lanes := d.Lanes(m)
	for _, l := range lanes {
		name := say(l.Name)
		if name == "" {
			name = word("lane." + string(l.Type))
		}
		line("lane %s %s", l.Type, name)
	}
	for _, col := range d.Columns(m) {
		step := ""
		if col.Step != nil {
			step = say(col.Step.Name)
		}
		line("column %s/%s %v", say(col.Stage.Name), step, col.Phase().Moment)
		for _, l := range lanes {
			for _, c := range d.Cell(l.ID, col.ID) {
				line("  %s: %q %q owner %q %q evidence %s %q tags %v metrics %d internal %v", c.Type, say(c.Title), say(c.Body), say(c.Owner), say(c.Department),
					c.Evidence, say(c.Source), c.Tags, len(c.Metrics), c.Internal)
				for _, k := range c.Metrics {
					line("    metric %q %s %s target %s %s", say(k.Name), number(k.Value), k.Unit, number(k.Target), k.Date)
				}
				if p := c.Touchpoint; p != nil {
					line("    touchpoint %q %s %q %q moment %v emotion %s %q %s %s %s", say(p.Channel), p.Line, say(p.Intent), say(p.Behaviour), p.Moment,
						number(p.Emotion), say(p.Reason), number(p.Expectation), number(p.Experience), number(p.Importance))
				}
				if p := c.Pain; p != nil {
					line("    pain %s", number(p.Severity))
				}
				if p := c.Opportunity; p != nil {
					line("    opportunity %s %s %s", number(p.CustomerValue), number(p.BusinessValue), number(p.Effort))
				}
			}
		}
	}
	for _, series := range []model.Series{model.Current, model.Target} {
		for i, v := range insight.Curve(d, m, "", series) {
			if v.Known {
				line("curve %q %d %.1f", series, i, math.Round(v.Value*10)/10)
			}
		}
	}
	return out
}

func TestSampleComesBackFromItsWorkbook(t *testing.T) {
	d, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"zh", "en"} {
		for _, m := range d.Maps() {
			got, id, counts := back(t, d, m.ID, lang)
			if counts.Lost != 0 || counts.Listed != 0 {
				t.Errorf("%s %s: %+v", lang, m.ID, counts)
			}
			compare(t, lang+" "+string(m.ID), told(d, m.ID, lang, words(t, lang)), told(got, id, lang, words(t, lang)))
			if n := len(got.Cards(id)); n != len(d.Cards(m.ID)) {
				t.Errorf("%s: %d cards of %d", lang, n, len(d.Cards(m.ID)))
			}
		}
	}
}

func compare(t *testing.T, name string, want, got []string) {
	t.Helper()
	for i := range max(len(want), len(got)) {
		w, g := "nothing", "nothing"
		if i < len(want) {
			w = want[i]
		}
		if i < len(got) {
			g = got[i]
		}
		if w != g {
			t.Fatalf("%s: line %d\nwant %s\ngot  %s", name, i, w, g)
		}
	}
}

// Hard maps lose nothing either: every cell is kept or listed, and every card comes back once.
func TestHardMapsComeBackFromTheirWorkbooks(t *testing.T) {
	for _, m := range layouttest.Maps() {
		got, id, counts := back(t, m.Doc, m.Map, "zh")
		if counts.Lost != 0 {
			t.Errorf("%s: %+v", m.Name, counts)
		}
		if n, want := len(got.Cards(id)), len(m.Doc.Cards(m.Map)); n != want {
			t.Errorf("%s: %d cards of %d", m.Name, n, want)
		}
	}
}

// The rows above the lanes stay in view, so that however long a title or a stage's name is, the map keeps most of the
// window.
func TestLongHeadsLeaveRoomForTheMap(t *testing.T) {
	for _, m := range layouttest.Maps() {
		f := open(t, write(t, export.Job{Doc: m.Doc, Map: m.Map, Lang: "zh", Words: words(t, "zh")}))
		sheet := f.GetSheetName(0)
		panes, err := f.GetPanes(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for row := 1; row <= panes.YSplit; row++ {
			h, err := f.GetRowHeight(sheet, row)
			if err != nil || h > 72 {
				t.Errorf("%s: row %d above the lanes is %g points high: %v", m.Name, row, h, err)
			}
		}
	}
}
