package roundtrip

import (
	"reflect"
	"testing"

	"sojourn/model/importer"
)

// Cells merged downwards say their text in each of their rows that says something, and nowhere else.
func TestMergedCellsReachAsFarAsTheyAreMerged(t *testing.T) {
	row := func(texts ...string) (r importer.Row) {
		for i, s := range texts {
			if s != "" {
				r = append(r, importer.Cell{Column: i, Text: s})
			}
		}
		return r
	}
	got := filled(&importer.Table{
		Rows:   []importer.Row{row(IDHead, "阶段"), row("a"), row("b", "购买"), row("c"), row(), row("d"), row("e")},
		Merges: []importer.Merge{{Top: 0, Left: 1, Bottom: 1, Right: 1}, {Top: 2, Left: 1, Bottom: 5, Right: 1}},
	})
	want := []importer.Row{row(IDHead, "阶段"), row("a"), row("b", "购买"), row("c", "购买"), row(), row("d", "购买"), row("e")}
	if !reflect.DeepEqual(got.Rows, want) {
		t.Errorf("%v, want %v", got.Rows, want)
	}
}
