package xlsx_test

import (
	"strconv"
	"testing"
)

// A few gaps follow the table of cards; thousands of ranks that look at each other would stop a spreadsheet at every
// change, so that they are reckoned once.
func TestLongRankingsOfGapsAreReckonedOnce(t *testing.T) {
	sheet := words(t, "zh")("xlsx.sheet.gaps")
	for cards, live := range map[int]bool{1_500: true, 1_600: false} {
		f := open(t, write(t, job(t, crowded(t, cards).doc())))
		for _, row := range []int{4, 200} {
			for _, column := range []string{"B", "F", "G", "H", "I", "J"} {
				at := column + strconv.Itoa(row)
				formula, err := f.GetCellFormula(sheet, at)
				if err != nil || (formula != "") != live {
					t.Errorf("%d cards: %s has the formula %q, %v", cards, at, formula, err)
				}
			}
			if rank, _ := f.GetCellValue(sheet, "B"+strconv.Itoa(row)); rank != strconv.Itoa(row-3) {
				t.Errorf("%d cards: the rank in row %d is %s", cards, row, rank)
			}
		}
		about, _ := f.GetCellValue(sheet, "B2")
		if once := words(t, "zh")("xlsx.reckoned.once", "sheet", words(t, "zh")("xlsx.sheet.cards")); (about == once) == live {
			t.Errorf("%d cards: the sheet says of itself %q", cards, about)
		}
	}
}
